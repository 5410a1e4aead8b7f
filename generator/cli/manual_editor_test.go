package cli

import (
	"encoding/json"
	"regexp"
	"slices"
	"testing"
)

// TestTheEditorsTaskReadsReports tries the pattern that the manual gives VS Code on what gloss check prints.
func TestTheEditorsTaskReadsReports(t *testing.T) {
	blocks, _ := fences(t, "docs/commands.md")
	i := slices.IndexFunc(blocks, func(b fenced) bool { return b.path == ".vscode/tasks.json" })
	if i < 0 {
		t.Fatal("the manual has no task")
	}
	var tasks struct {
		Tasks []struct {
			Command        string
			ProblemMatcher struct {
				Pattern struct {
					Regexp                                      string
					File, Line, Column, Severity, Message, Code int
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(blocks[i].text), &tasks); err != nil {
		t.Fatal(err)
	}
	site := t.TempDir()
	if err := writeSettings(site); err != nil {
		t.Fatal(err)
	}
	put(t, site, "content/articles/talks.md", "---\ntitle: Talks [draft]: one\ndate: 2024-10-08\n---\nIt has a <b>tag</b>.\n")
	out, err := program(t, site, "check").CombinedOutput()
	if err == nil {
		t.Fatal("nothing is wrong")
	}
	p := tasks.Tasks[0].ProblemMatcher.Pattern
	var got [][]string
	for _, m := range regexp.MustCompile("(?m)"+p.Regexp).FindAllStringSubmatch(string(out), -1) {
		got = append(got, []string{m[p.File], m[p.Line], m[p.Column], m[p.Severity], m[p.Code]})
	}
	want := [][]string{
		{"content/articles/talks.md", "2", "8", "error", "text-colon"},
		{"content/articles/talks.md", "5", "10", "warning", "raw-html"},
	}
	if tasks.Tasks[0].Command != "gloss check" || !slices.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("of\n%s\nthe task reads %q", out, got)
	}
}
