package cli

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// program is the command line of this test run as the program, in a folder.
func program(t testing.TB, folder string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Dir = folder
	c.Env = append(os.Environ(), asProgram+"=1")
	return c
}

// run runs the program and fails the test where it does not exit as it should.
func run(t testing.TB, folder string, status int, args ...string) string {
	t.Helper()
	c := program(t, folder, args...)
	out, _ := c.CombinedOutput()
	if got := c.ProcessState.ExitCode(); got != status {
		t.Fatalf("gloss %s exits with %d:\n%s", strings.Join(args, " "), got, out)
	}
	return string(out)
}

// needs finds a program on this machine. Without it the test is skipped, but on the gate it fails.
func needs(t testing.TB, name string) string {
	t.Helper()
	file, err := exec.LookPath(name)
	skipWithout(t, err)
	return file
}

// needsModule finds a file among the gate's tools from npm, as needs does a program.
func needsModule(t testing.TB, name string) string {
	t.Helper()
	file, err := filepath.Abs(repository + "/.ci/tools/node_modules/" + name)
	if err == nil {
		_, err = os.Stat(file)
	}
	skipWithout(t, err)
	return file
}

func skipWithout(t testing.TB, err error) {
	t.Helper()
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skip(err)
	}
}

// copySample copies the sample's content into a new folder, in random order.
func copySample(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	var files []string
	sample := os.DirFS("../..")
	err := fs.WalkDir(sample, "content", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	rand.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	for _, name := range files {
		data, err := fs.ReadFile(sample, name)
		if err != nil {
			t.Fatal(err)
		}
		put(t, folder, name, string(data))
	}
	return folder
}

func put(t testing.TB, folder, name, text string) {
	t.Helper()
	name = filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// outputOf returns the files of a folder by path, with their bytes' sums.
func outputOf(t testing.TB, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		files[name] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// differ lists the files that two outputs do not share.
func differ(a, b map[string]string) (list []string) {
	for name, sum := range a {
		if b[name] != sum {
			list = append(list, name)
		}
	}
	for name := range b {
		if _, also := a[name]; !also {
			list = append(list, name)
		}
	}
	return list
}

func TestSameContentGivesTheSameBytesEverywhere(t *testing.T) {
	var first map[string]string
	for i, env := range [][]string{
		{"TZ=UTC", "LC_ALL=C", "GOMAXPROCS=1"},
		{"TZ=Asia/Seoul", "LC_ALL=ko_KR.UTF-8", "GOMAXPROCS=8"},
		{"TZ=America/St_Johns", "LANG=tr_TR.UTF-8", "GOMAXPROCS=8"},
	} {
		folder := copySample(t)
		c := program(t, folder, "build", "--now", "2026-11-01T12:00Z")
		c.Env = append(c.Env, env...)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		output := outputOf(t, filepath.Join(folder, "public"))
		if i == 0 {
			first = output
		}
		if diff := differ(first, output); len(diff) > 0 {
			t.Errorf("with %v other bytes stand in %v", env, diff)
		}
	}
}

func TestASecondBuildTouchesNoFile(t *testing.T) {
	folder := copySample(t)
	run(t, folder, exitClean, "build")
	times := modified(t, filepath.Join(folder, "public"))
	out := run(t, folder, exitClean, "build")
	if !strings.Contains(out, ": 0 files written,") || !strings.Contains(out, " 0 removed") {
		t.Error(out)
	}
	for name, at := range modified(t, filepath.Join(folder, "public")) {
		if name != ".gloss" && !at.Equal(times[name]) {
			t.Errorf("%s was written anew", name)
		}
	}
}

func modified(t *testing.T, folder string) map[string]time.Time {
	t.Helper()
	times := map[string]time.Time{}
	for name := range outputOf(t, folder) {
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		times[name] = info.ModTime()
	}
	return times
}

// TestAKilledBuildLeavesOneOfTheTwoSites kills builds that lead from one content to another, and back.
func TestAKilledBuildLeavesOneOfTheTwoSites(t *testing.T) {
	folder := copySample(t)
	public := filepath.Join(folder, "public")
	settings, err := os.ReadFile(filepath.Join(folder, "content/site.md"))
	if err != nil {
		t.Fatal(err)
	}
	contents := [2]string{string(settings), strings.Replace(string(settings), "title: ", "title: New ", 1)}
	var sites [2]map[string]string
	var took time.Duration
	for i := range contents {
		put(t, folder, "content/site.md", contents[i])
		begin := time.Now()
		run(t, folder, exitClean, "build")
		took = time.Since(begin)
		sites[i] = outputOf(t, public)
	}
	if len(differ(sites[0], sites[1])) < len(sites[0])/2 {
		t.Fatal("the two sites are too alike for the test to mean anything")
	}
	kept, rounds := 0, 50
	if testing.Short() {
		rounds = 6
	}
	for i := range rounds {
		put(t, folder, "content/site.md", contents[i%2])
		c := program(t, folder, "build")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		delay := time.Duration(rand.Int64N(int64(took) * 11 / 10))
		time.Sleep(delay)
		_ = c.Process.Kill() // it may have ended already
		_ = c.Wait()
		left := outputOf(t, public)
		switch {
		case len(differ(left, sites[i%2])) == 0:
		case len(differ(left, sites[1-i%2])) == 0:
			kept++
		default:
			t.Fatalf("killed after %v, the build left neither site: %v", delay, differ(left, sites[i%2]))
		}
	}
	t.Logf("of %d killed builds %d left the old site, %d the new one", rounds, kept, rounds-kept)
	put(t, folder, "content/site.md", contents[0])
	run(t, folder, exitClean, "build")
	if diff := differ(outputOf(t, public), sites[0]); len(diff) > 0 {
		t.Errorf("the build after the killed ones differs in %v", diff)
	}
	if rest, _ := filepath.Glob(filepath.Join(folder, ".gloss-next*")); len(rest) > 0 {
		t.Errorf("%v is left behind", rest)
	}
}

func TestServeShowsTheBuiltSiteAndWritesNothing(t *testing.T) {
	folder := copySample(t)
	put(t, folder, "content/articles/a-draft.md", "---\ntitle: A draft\ndate: 2024-10-08\ndraft: true\n---\nSeoul.\n")
	run(t, folder, exitClean, "build", "--out", "built", "--drafts")
	c, address := startServer(t, folder)
	for name, sum := range outputOf(t, filepath.Join(folder, "built")) {
		if name == ".gloss" {
			continue
		}
		got := previewScript.ReplaceAll(fetch(t, address+"/"+strings.TrimSuffix(name, "index.html"), http.StatusOK), nil)
		if fmt.Sprintf("%x", sha256.Sum256(got)) != sum {
			t.Errorf("%s is not served as it is built", name)
		}
	}
	if got := fetch(t, address+"/nowhere/", http.StatusNotFound); !bytes.Contains(got, []byte("<html")) {
		t.Errorf("what is not there is answered by %q", got)
	}
	refuseOtherHosts(t, address)
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("interrupted, serve ends with %v", err)
	}
	if _, err := os.Stat(filepath.Join(folder, "public")); err == nil {
		t.Error("serve wrote a public folder")
	}
}

// previewScript is what a preview adds to a page.
var previewScript = regexp.MustCompile(`<script type="module" src="/\.gloss/preview\.js"[^>]*></script>`)

// addressIn finds the address in what a server says.
var addressIn = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// startServer starts the program as a server of a folder's site, and returns its address without a slash at the end.
func startServer(t *testing.T, folder string, args ...string) (*exec.Cmd, string) {
	t.Helper()
	c := program(t, folder, append([]string{"serve", "--port", "0"}, args...)...)
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	lines := bufio.NewReader(said)
	for {
		line, err := lines.ReadString('\n')
		address := addressIn.FindString(line)
		if address != "" {
			go func() { _, _ = io.Copy(io.Discard, lines) }()
			return c, address
		}
		if err != nil {
			t.Fatalf("serve says %q: %v", line, err)
		}
	}
}

// refuseOtherHosts asks as a page of another site would whose name was made to lead to this machine.
func refuseOtherHosts(t *testing.T, address string) {
	t.Helper()
	ask, err := http.NewRequest(http.MethodGet, address+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	ask.Host = "evil.example"
	r, err := http.DefaultClient.Do(ask)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusForbidden {
		t.Errorf("asked as evil.example, serve answers with status %d", r.StatusCode)
	}
}

func fetch(t *testing.T, address string, status int) []byte {
	t.Helper()
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != status {
		t.Errorf("%s: status %d, %v", address, r.StatusCode, err)
	}
	return data
}
