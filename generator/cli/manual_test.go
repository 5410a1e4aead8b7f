package cli

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The manual is README.md, CONTRIBUTING.md and the pages of docs. Two sorts of fenced block in it are more than text:
// one with a file's path behind its language is that file of the page's own scratch site, and a console block holds
// commands, each behind "$ ", and what they print: exactly, but that … stands for anything in a line and a line … for
// any lines. They are taken in the order of the page.

// repository is where the manual lies, seen from this package.
const repository = "../.."

// notRun are the commands that the manual shows and that no test runs, with the reason.
var notRun = map[string]string{
	"go test ./...":                   "it runs this test; .ci/run ends with it, which is tested",
	"go install ./generator/gloss":    "it writes into the folder of the user's programs",
	"go test ./generator/cli -update": "it rewrites files of the repository",
	"go doc ./generator":              "it prints a comment of the source",
	"go test ./generator/mention -run none -bench . -benchtime 3x":           "it measures",
	"go test ./generator/site -run none -bench Passages -cpu 1":              "it measures",
	"go run ./generator/bench/compare -n 10000":                              "it measures for minutes",
	"go run ./generator/bench/preview -n 10000":                              "it measures for minutes",
	"go test ./generator/serve -run LeaveNothing -soak 10000 -timeout 2h -v": "it measures for half an hour",
	".ci/run": "it runs this test",
}

// manualPages are the pages of the manual by their path in the repository.
func manualPages(t *testing.T) []string {
	t.Helper()
	docs, err := filepath.Glob(repository + "/docs/*.md")
	if err != nil || len(docs) < 6 {
		t.Fatalf("the manual's pages are %v: %v", docs, err)
	}
	pages := []string{"README.md", "CONTRIBUTING.md"}
	for _, name := range docs {
		pages = append(pages, "docs/"+filepath.Base(name))
	}
	return pages
}

func manualPage(t *testing.T, page string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(repository, page))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A fenced is a fenced block of a page: language and path are the words behind its fence.
type fenced struct {
	line           int
	language, path string
	text           string
}

// fences returns the fenced blocks of a page, and the page's text without them.
func fences(t *testing.T, page string) (blocks []fenced, prose string) {
	t.Helper()
	fence, text := "", []string(nil)
	for i, line := range strings.Split(manualPage(t, page), "\n") {
		mark := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch {
		case fence == "" && len(mark) >= 3:
			language, file, _ := strings.Cut(line[len(mark):], " ")
			fence, blocks = mark, append(blocks, fenced{line: i + 1, language: language, path: file})
		case fence != "" && line == fence:
			fence = ""
		case fence != "":
			blocks[len(blocks)-1].text += line + "\n"
		case strings.HasPrefix(strings.TrimLeft(line, " >-*"), "```"):
			t.Errorf("%s:%d: a fenced block is not at the start of the line, and so not tested", page, i+1)
		default:
			text = append(text, line)
		}
	}
	if fence != "" {
		t.Errorf("%s: the last fenced block never closes", page)
	}
	return blocks, strings.Join(text, "\n")
}

// A reading is a page of the manual being followed in a scratch site.
type reading struct {
	*testing.T
	page, folder string
	status       int // of the last command
	put, ran     int
}

func TestTheManualShowsWhatTheProgramDoes(t *testing.T) {
	ran := 0
	for _, page := range manualPages(t) {
		t.Run(page, func(t *testing.T) {
			r := &reading{T: t, page: page, folder: t.TempDir()}
			if err := writeSettings(r.folder); err != nil {
				t.Fatal(err)
			}
			blocks, _ := fences(t, page)
			for _, b := range blocks {
				r.follow(b)
			}
			if out, _ := r.run("gloss check --strict"); r.put > 0 && r.status != exitClean {
				t.Errorf("%s: its examples are not right in the end:\n%s", page, out)
			}
			ran += r.ran
		})
	}
	if ran < 10 {
		t.Errorf("only %d commands of the manual were run", ran)
	}
}

// follow does what a block shows.
func (r *reading) follow(b fenced) {
	r.Helper()
	if b.path != "" {
		put(r, r.folder, b.path, b.text)
		r.put++
	}
	if b.language != "console" {
		return
	}
	for _, shown := range strings.Split("\n"+b.text, "\n$ ")[1:] {
		command, want, _ := strings.Cut(shown, "\n")
		if notRun[command] != "" {
			continue
		}
		got, known := r.run(command)
		if !known {
			r.Errorf("%s:%d: “%s” is neither run nor listed as not run", r.page, b.line, command)
			continue
		}
		r.ran++
		if want != "" && !strings.HasSuffix(want, "\n") {
			want += "\n"
		}
		if !shows(want, got) {
			r.Errorf("%s:%d: “%s” prints\n%s", r.page, b.line, command, got)
		}
	}
}

// wordForm is a word of a command, or several in quotation marks.
var wordForm = regexp.MustCompile(`'[^']*'|\S+`)

// run runs a command that the manual shows and returns what it prints, on either stream.
func (r *reading) run(command string) (out string, known bool) {
	r.Helper()
	words := wordForm.FindAllString(command, -1)
	for i, word := range words {
		words[i] = strings.Trim(word, "'")
	}
	switch {
	case command == "go run ./generator/gloss serve":
		return serveRepository(r), true
	case command == "echo $?":
		return fmt.Sprintln(r.status), true
	case words[0] == "gloss":
		c := program(r, r.folder, words[1:]...)
		data, _ := c.CombinedOutput()
		r.status = c.ProcessState.ExitCode()
		return string(data), true
	}
	return "", false
}

// shows reports whether an output is the one shown.
func shows(want, got string) bool {
	var form strings.Builder
	for line := range strings.Lines(want) {
		if line == "…\n" {
			form.WriteString(`(?:.*\n)*`)
			continue
		}
		form.WriteString(strings.ReplaceAll(regexp.QuoteMeta(line), "…", ".*"))
	}
	return regexp.MustCompile(`\A` + form.String() + `\z`).MatchString(got)
}

// serveRepository serves the repository's own site at a free port, visits it once, and returns what the command says,
// with the port that it takes where none is given.
func serveRepository(t testing.TB) string {
	t.Helper()
	c := program(t, repository, "serve", "--port", "0")
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Wait()
	defer c.Process.Kill()
	out, lines := "", bufio.NewScanner(said)
	for lines.Scan() {
		out += lines.Text() + "\n"
		address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(lines.Text())
		if address == "" {
			continue
		}
		answer, err := http.Get(address + "/articles/")
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Errorf("the site that is served answers with %v, %v", answer, err)
		}
		return strings.ReplaceAll(out, address, "http://127.0.0.1:8080")
	}
	return out
}

// TestTheGateEndsWithTheManualsTest compares README's second command with the script that guards every change.
func TestTheGateEndsWithTheManualsTest(t *testing.T) {
	gate := strings.Split(strings.TrimSpace(manualPage(t, ".ci/run")), "\n")
	if last := gate[len(gate)-1]; last != "go test ./..." || !strings.Contains(manualPage(t, "README.md"), "\n$ "+last+"\n") {
		t.Errorf(".ci/run ends with %q", last)
	}
}

var (
	linkForm    = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	codeForm    = regexp.MustCompile("`[^`]*`")
	headingForm = regexp.MustCompile(`(?m)^#+ (.+)$`)
)

func TestTheManualsLinksResolve(t *testing.T) {
	for _, page := range manualPages(t) {
		_, prose := fences(t, page)
		for _, link := range linkForm.FindAllStringSubmatch(codeForm.ReplaceAllString(prose, ""), -1) {
			file, fragment, _ := strings.Cut(link[1], "#")
			if strings.Contains(file, ":") {
				continue
			}
			target := page
			if file != "" {
				target = path.Join(path.Dir(page), file)
			}
			if _, err := os.Stat(filepath.Join(repository, target)); err != nil {
				t.Errorf("%s links to %s, which is not there", page, link[1])
				continue
			}
			if fragment != "" && !slices.Contains(headingIDs(t, target), fragment) {
				t.Errorf("%s links to %s, a heading that is not there", page, link[1])
			}
		}
	}
}

// headingIDs are the ids that code hosts give the headings of a page.
func headingIDs(t *testing.T, page string) (ids []string) {
	_, prose := fences(t, page)
	for _, heading := range headingForm.FindAllStringSubmatch(prose, -1) {
		text := regexp.MustCompile(`[^\p{L}\p{N}\- ]`).ReplaceAllString(strings.ToLower(heading[1]), "")
		ids = append(ids, strings.ReplaceAll(text, " ", "-"))
	}
	return ids
}
