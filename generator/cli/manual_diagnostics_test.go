package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gloss/generator/diag"
)

const diagnosticsPage = "docs/diagnostics.md"

// generatedFrom is the heading of the page of diagnostics from which on it is made of the fixtures.
const generatedFrom = "## The codes\n"

// TestTheManualsDiagnosticsAreThoseOfTheFixtures compares the page with the fixtures of testdata/err; with -update it
// rewrites both, the fixtures first.
func TestTheManualsDiagnosticsAreThoseOfTheFixtures(t *testing.T) {
	if *update {
		t.Run("fixtures", func(t *testing.T) { runScripts(t, "testdata/err") })
	}
	page := manualPage(t, diagnosticsPage)
	head, _, found := strings.Cut(page, generatedFrom)
	if !found {
		t.Fatalf("%s has no heading %q", diagnosticsPage, generatedFrom)
	}
	want := head + generatedFrom + ruleTable() + ruleSections(t)
	if *update {
		put(t, repository, diagnosticsPage, want)
		return
	}
	if page != want {
		t.Errorf("%s is not what the fixtures say: run go test ./generator/cli -update", diagnosticsPage)
	}
}

// ruleTable lists all rules with their levels.
func ruleTable() string {
	var b strings.Builder
	b.WriteString("\n| code | check | build | set by the site |\n|---|---|---|---|\n")
	for _, rule := range diag.Rules() {
		own := "yes"
		if rule.Fixed {
			own = "no"
		}
		fmt.Fprintf(&b, "| [%s](#%[1]s) | %v | %v | %s |\n", rule.Code, rule.Check, rule.Build, own)
	}
	return b.String()
}

// ruleSections explain all rules, each by its fixtures.
func ruleSections(t *testing.T) string {
	var b strings.Builder
	for _, rule := range diag.Rules() {
		fixtures := readFixtures(t, rule.Code)
		if !slices.ContainsFunc(fixtures, func(f *fixture) bool { return f.shows(rule.Code) }) {
			t.Errorf("no fixture in testdata/err shows what %s says", rule.Code)
		}
		fmt.Fprintf(&b, "\n### %s\n\n%s\n", rule.Code, levels(rule))
		for _, f := range fixtures {
			b.WriteString(f.section())
		}
	}
	return b.String()
}

func levels(rule diag.Rule) string {
	switch {
	case rule.Fixed:
		return "Always an error."
	case rule.Check == rule.Build:
		return fmt.Sprintf("A %v. A site can set another level.", rule.Check)
	}
	if rule.Build == diag.Off {
		return fmt.Sprintf("A remark (%v) of `gloss check`; `gloss build` says nothing. A site can set another level.", rule.Check)
	}
	return fmt.Sprintf("For `gloss check` an %v, for `gloss build` a %v. A site can set another level.", rule.Check, rule.Build)
}

// A fixture is one of testdata/err: a tiny site, what is wrong with it, and what is said of it.
type fixture struct {
	explanation string
	command     string
	files       []txtar.File
	want        string
}

// readFixtures returns the fixtures of a code: CODE.txtar, then CODE--VARIANT.txtar by name.
func readFixtures(t *testing.T, code diag.Code) (fixtures []*fixture) {
	t.Helper()
	variants, err := filepath.Glob("testdata/err/" + string(code) + "--*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append([]string{"testdata/err/" + string(code) + ".txtar"}, variants...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
			continue
		}
		fixtures = append(fixtures, newFixture(txtar.Parse(data)))
	}
	return fixtures
}

func newFixture(archive *txtar.Archive) *fixture {
	f := &fixture{command: commandForm.FindString(string(archive.Comment))}
	for line := range strings.Lines(string(archive.Comment)) {
		text, isComment := strings.CutPrefix(line, "# ")
		if !isComment {
			break
		}
		f.explanation += text
	}
	for _, file := range archive.Files {
		if file.Name == "want" {
			f.want = summaryForm.ReplaceAllString(string(file.Data), "")
			continue
		}
		f.files = append(f.files, file)
	}
	return f
}

var (
	commandForm = regexp.MustCompile(`gloss check.*`)
	// summaryForm is the last line of what a command says.
	summaryForm = regexp.MustCompile(`(?m)^gloss: .*\n\z`)
	// findingForm is the first line of a finding, or a note with a place: its file and line.
	findingForm = regexp.MustCompile(`(?m)^(\S[^:\n]*):(\d+):\d+: (?:error|warning|info|note): `)
)

func (f *fixture) shows(code diag.Code) bool {
	return strings.Contains(f.want, " ["+string(code)+"]\n")
}

// section is the explanation, the files that the messages name, and the messages.
func (f *fixture) section() string {
	last := map[string]int{}
	for _, finding := range findingForm.FindAllStringSubmatch(f.want, -1) {
		line, _ := strconv.Atoi(finding[2])
		last[finding[1]] = max(last[finding[1]], line)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s", f.explanation)
	for _, file := range f.files {
		if last[file.Name] > 0 {
			fmt.Fprintf(&b, "\n`%s`:\n\n%s", file.Name, fence(languageOf(file.Name), trimFile(string(file.Data), last[file.Name])))
		}
	}
	fmt.Fprintf(&b, "\n`%s` says:\n\n%s", f.command, fence("text", f.want))
	return b.String()
}

func languageOf(name string) string {
	return cmp.Or(map[string]string{".md": "markdown", ".html": "html"}[filepath.Ext(name)], "text")
}

// fence makes a fenced block of a text, with a fence that does not stand in it.
func fence(language, text string) string {
	mark := "```"
	for strings.Contains(text, mark) {
		mark += "`"
	}
	return mark + language + "\n" + text + mark + "\n"
}

// trimFile leaves out the text of a record of which only the front matter is meant, up to the given line.
func trimFile(text string, last int) string {
	front, _, _ := strings.Cut(text, "\n\n")
	opening, rest, opened := strings.Cut(front, "---\n")
	fields, _, closed := strings.Cut(rest, "\n---\n")
	trimmed := "---\n" + fields + "\n---\n"
	if opening != "" || !opened || !closed || strings.Count(trimmed, "\n") < last {
		return text
	}
	return trimmed
}
