package cli

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// recipes holds the files that the manual's page on publishing offers to copy.
const recipes = repository + "/docs/publishing/"

func recipe(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(recipes + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// shell runs a script in a folder as a host's machine does, with gloss and what else is in bin at hand, and returns what
// it prints.
func shell(t testing.TB, folder, bin string, env []string, command ...string) string {
	t.Helper()
	c := exec.Command(command[0], command[1:]...)
	c.Dir = folder
	c.Env = append(os.Environ(), asProgram+"=1", "PATH="+bin+":"+os.Getenv("PATH"),
		"GIT_AUTHOR_NAME=Anna", "GIT_AUTHOR_EMAIL=anna@harbour.example", "GIT_COMMITTER_NAME=Anna", "GIT_COMMITTER_EMAIL=anna@harbour.example")
	c.Env = append(c.Env, env...)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
	}
	return string(out)
}

// binaries is a folder with gloss in it.
func binaries(t testing.TB) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.Symlink(self, filepath.Join(bin, "gloss")); err != nil {
		t.Fatal(err)
	}
	return bin
}

// A workflow is one of GitHub's, as far as a test looks at it.
type workflow struct {
	Env  map[string]string `yaml:"env"`
	Jobs map[string]struct {
		Steps []struct {
			Name, Uses, Run string
			Env             map[string]string
		} `yaml:"steps"`
	} `yaml:"jobs"`
}

// script is what a step of a workflow runs.
func (w workflow) script(t testing.TB, step string) string {
	t.Helper()
	for _, job := range w.Jobs {
		for _, s := range job.Steps {
			if s.Name == step {
				return s.Run
			}
		}
	}
	t.Fatalf("there is no step %q", step)
	return ""
}

func readWorkflow(t testing.TB, name string) (w workflow) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(recipe(t, name)), &w); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return w
}

// TestTheWorkflowsPublishWhatIsNew runs the steps of both workflows: the first build is published, and the next one only
// once a record is due.
func TestTheWorkflowsPublishWhatIsNew(t *testing.T) {
	for file, step := range map[string]string{"github-pages.yml": "Build", "cloudflare-pages.yml": "Publish"} {
		t.Run(file, func(t *testing.T) {
			w, folder, live, scratch := readWorkflow(t, file), copySample(t), t.TempDir(), t.TempDir()
			host := httptest.NewServer(http.FileServer(http.Dir(live)))
			defer host.Close()
			bin := binaries(t)
			put(t, bin, "npx", "#!/bin/sh\necho \"$@\" > "+scratch+"/npx\n")
			if err := os.Chmod(bin+"/npx", 0o755); err != nil {
				t.Fatal(err)
			}
			publishes := func() bool {
				t.Helper()
				return publishes(t, w.script(t, step), folder, bin, scratch, host.URL)
			}
			if !publishes() {
				t.Error("a host without the site does not get it")
			}
			if err := os.CopyFS(live, os.DirFS(filepath.Join(folder, "public"))); err != nil {
				t.Fatal(err)
			}
			if publishes() {
				t.Error("a site that the host has is published again")
			}
			put(t, folder, "content/articles/new.md", "---\ntitle: New\ndate: 2024-10-10\npublish: 2124-10-10\n---\nNew.\n")
			if publishes() {
				t.Error("a site is published again although nothing is due")
			}
			put(t, folder, "content/articles/new.md", "---\ntitle: New\ndate: 2024-10-10\npublish: 2024-10-10\n---\nNew.\n")
			if !publishes() {
				t.Error("what is due is not published")
			}
			if file == "github-pages.yml" {
				if list := shell(t, scratch, bin, nil, "tar", "--list", "--file", "artifact.tar"); !strings.Contains(list, "./.gloss\n") || !strings.Contains(list, "./articles/new/index.html\n") {
					t.Errorf("the artifact holds\n%s", list)
				}
			}
		})
	}
}

// publishes runs a step of a workflow, and reports whether it publishes: itself, or by the step behind it.
func publishes(t testing.TB, script, folder, bin, scratch, site string) bool {
	t.Helper()
	output := filepath.Join(scratch, "output")
	_, _ = os.Remove(output), os.Remove(scratch+"/npx")
	shell(t, folder, bin, []string{"SITE=" + site, "PROJECT=briefing", "RUNNER_TEMP=" + scratch, "GITHUB_OUTPUT=" + output},
		"bash", "-e", "-o", "pipefail", "-c", script)
	told, _ := os.ReadFile(output)
	called, _ := os.ReadFile(scratch + "/npx")
	return string(told) == "publish=yes\n" || strings.HasPrefix(string(called), "--yes wrangler@4 pages deploy public ")
}

// TestTheWorkflowsInstallGlossAsThePipelineDoes compares the commands.
func TestTheWorkflowsInstallGlossAsThePipelineDoes(t *testing.T) {
	var lines []string
	for line := range strings.Lines(recipe(t, "gitlab-ci.yml")) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "git clone ") || strings.HasPrefix(line, "go -C ") {
			lines = append(lines, strings.NewReplacer("$clone", "$RUNNER_TEMP/gloss", `"$PWD/.tools/gloss"`, "~/go/bin/gloss").Replace(line))
		}
	}
	for _, file := range []string{"github-pages.yml", "cloudflare-pages.yml"} {
		if script := readWorkflow(t, file).script(t, "Install Gloss"); len(lines) != 2 || strings.TrimSpace(script) != strings.Join(lines, "\n") {
			t.Errorf("%s installs Gloss by\n%s", file, script)
		}
	}
}

// TestTheGitLabPipelinePublishes runs the pipeline's jobs on this machine, where Gloss is installed already.
func TestTheGitLabPipelinePublishes(t *testing.T) {
	needs(t, "rsync")
	node, local := needs(t, "node"), needsModule(t, "gitlab-ci-local/src/index.js")
	folder, bin := copySample(t), binaries(t)
	put(t, folder, ".gitlab-ci.yml", recipe(t, "gitlab-ci.yml"))
	put(t, folder, ".gitignore", "/public/\n/.tools/\n/.gitlab-ci-local/\n")
	for _, command := range []string{"init --quiet --initial-branch main", "add .", "commit --quiet --message site", "remote add origin https://git.example/desk/briefing.git"} {
		shell(t, folder, bin, nil, append([]string{"git"}, strings.Fields(command)...)...)
	}
	if err := os.Rename(bin, filepath.Join(folder, ".tools")); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) string {
		args = append([]string{local, "--force-shell-executor", "--no-shell-isolation"}, args...)
		return shell(t, folder, bin, []string{"HOME=" + t.TempDir()}, append([]string{node}, args...)...)
	}
	run("pages")
	html := filepath.Join(folder, "public/index.html")
	for _, file := range []string{html, html + ".gz"} {
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
	out := run("--variable", "PREVIEWS=yes", "--variable", "CI_PIPELINE_SOURCE=merge_request_event", "--variable", "CI_PAGES_URL=https://desk.pages.example/briefing/mr-1", "check", "preview")
	if !strings.Contains(out, "in 8 articles, 65 entities, 1 topic and 2 pages") {
		t.Errorf("the check says\n%s", out)
	}
	if page, err := os.ReadFile(html); err != nil || !strings.Contains(string(page), `href="/briefing/mr-1/articles/"`) {
		t.Errorf("the preview does not stand at its address: %v", err)
	}
}

// TestAServerRebuildsWhatWasPushed runs the script for cron on a clone, with gloss where Go installs it and in none of the
// places where cron looks.
func TestAServerRebuildsWhatWasPushed(t *testing.T) {
	path := filepath.Dir(needs(t, "git")) + ":/usr/bin:/bin"
	bin, desk, server, home := binaries(t), copySample(t), filepath.Join(t.TempDir(), "briefing"), t.TempDir()
	if err := errors.Join(os.Mkdir(home+"/go", 0o755), os.Symlink(bin, home+"/go/bin")); err != nil {
		t.Fatal(err)
	}
	cron := []string{"HOME=" + home, "PATH=" + path}
	git := func(folder, command string) {
		t.Helper()
		shell(t, folder, bin, nil, append([]string{"git"}, strings.Fields(command)...)...)
	}
	put(t, desk, ".gitignore", "/public/\n")
	git(desk, "init --quiet --initial-branch main")
	git(desk, "add .")
	git(desk, "commit --quiet --message site")
	git(desk, "clone --quiet . "+server)
	script, err := filepath.Abs(recipes + "rebuild.sh")
	if err != nil {
		t.Fatal(err)
	}
	rebuild := func() string { return shell(t, desk, bin, cron, "sh", script, server) }
	if said := rebuild(); said != "" {
		t.Errorf("it says %q", said)
	}
	first := outputOf(t, filepath.Join(server, "public"))
	put(t, desk, "content/articles/new.md", "---\ntitle: New\ndate: 2024-10-10\n---\nNew.\n")
	git(desk, "add .")
	git(desk, "commit --quiet --message new")
	if said := rebuild(); said != "" || !slices.Contains(differ(first, outputOf(t, filepath.Join(server, "public"))), "articles/new/index.html") {
		t.Errorf("what was pushed is not built: %q", said)
	}
	put(t, desk, "content/articles/new.md", "---\ntitel: New\n---\nNew.\n")
	git(desk, "commit --quiet --all --message broken")
	c := exec.Command("sh", script, server)
	c.Env = append(append(os.Environ(), asProgram+"=1"), cron...)
	if out, err := c.CombinedOutput(); err == nil || !strings.Contains(string(out), "content/articles/new.md:2:1: error:") {
		t.Errorf("of a mistake it says %q, %v", out, err)
	}
}

// answerOf asks an address, and returns the answer with its body.
func answerOf(t testing.TB, address string, header ...string) (*http.Response, string) {
	t.Helper()
	ask, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		ask.Header.Set(header[i], header[i+1])
	}
	answer, err := (&http.Transport{DisableCompression: true}).RoundTrip(ask)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

// wantHeaders compares the status and some headers of an answer; an empty header must be absent.
func wantHeaders(t testing.TB, answer *http.Response, status int, want map[string]string) {
	t.Helper()
	if answer.StatusCode != status {
		t.Errorf("%s: %s", answer.Request.URL, answer.Status)
	}
	for name, value := range want {
		if got := answer.Header.Get(name); got != value {
			t.Errorf("%s: %s is %q, want %q", answer.Request.URL, name, got, value)
		}
	}
}
