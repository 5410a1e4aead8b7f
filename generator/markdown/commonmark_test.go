package markdown

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"testing"

	"gloss/generator/source"
)

type specExample struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Example  int    `json:"example"`
	Section  string `json:"section"`
}

func specExamples(t testing.TB) []specExample {
	data, err := os.ReadFile("testdata/spec.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []specExample
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	return examples
}

// asWritten returns a target for each reference that is what was written.
func asWritten(d *Doc) []Target {
	to := make([]Target, len(d.References))
	for i, r := range d.References {
		to[i] = Target{Href: r.Href(), Text: r.Target}
	}
	return to
}

var headingID = regexp.MustCompile(`(<h[1-6]) id="[^"]*">`)

var xhtml = regexp.MustCompile(`<(br|hr|img [^>]*) />`)

func TestCommonMark(t *testing.T) {
	plain := newParser(dialect{})
	bad := 0
	for _, x := range specExamples(t) {
		d := parseWith(plain, source.New("a.md", []byte(x.Markdown)), 0, Options{})
		got := d.Finish(asWritten(d)).HTML
		got = headingID.ReplaceAllString(got, "$1>")
		x.HTML = xhtml.ReplaceAllString(x.HTML, "<$1>")
		if slices.ContainsFunc(d.Problems, func(p Problem) bool { return p.Kind == RawHTML }) {
			continue
		}
		if got != x.HTML {
			bad++
			t.Errorf("%d %s\n%q\n got %q\nwant %q", x.Example, x.Section, x.Markdown, got, x.HTML)
		}
	}
	t.Log(bad)
}
