package markdown

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

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

// labels are those of every body in the tests.
var labels = Labels{Footnotes: "Notes", Backlink: "Back to"}

// asWritten returns a target for each reference that is what was written.
func asWritten(d *Doc) []Target {
	to := make([]Target, len(d.References))
	for i, r := range d.References {
		to[i] = Target{Href: r.Href(), Text: r.Target}
	}
	return to
}

// The exceptions to the specification: schemes of links that a site does not allow, and raw HTML. Of the examples that
// hold some, TestCommonMark compares the text. A processing instruction and a CDATA section have none here; a browser
// takes them for comments that end at the first >.
var (
	refusedSchemes = []int{596, 598, 599, 601}
	withoutRest    = map[int]string{180: "okay", 629: "foo"}
)

var (
	headingID = regexp.MustCompile(`(<h[1-6]) id="[^"]*">`)
	xhtml     = regexp.MustCompile(`<(br|hr|img [^>]*) />`)
)

// loading is how a browser is to load an image.
var loading = strings.NewReplacer(` loading="lazy"`, "", ` decoding="async"`, "")

// normalise takes from HTML what differs on purpose: the ids of headings, how images are loaded, and the slash of XHTML.
func normalise(html string) string {
	return xhtml.ReplaceAllString(headingID.ReplaceAllString(loading.Replace(html), "$1>"), "<$1>")
}

func hasProblem(d *Doc, kind ProblemKind) bool {
	return slices.ContainsFunc(d.Problems, func(p Problem) bool { return p.Kind == kind })
}

func TestCommonMark(t *testing.T) {
	plain := newParser(dialect{})
	for _, x := range specExamples(t) {
		d := parseWith(plain, source.New("a.md", []byte(x.Markdown)), 0, Options{})
		body := d.Finish(asWritten(d), labels)
		got := normalise(body.HTML)
		switch {
		case hasProblem(d, RawHTML):
			want, found := withoutRest[x.Example]
			if !found {
				want = letters(visibleText(x.HTML))
			}
			if got := letters(body.Text.P); got != want {
				t.Errorf("%d %s\n%q\n got text %q\nwant text %q", x.Example, x.Section, x.Markdown, got, want)
			}
		case slices.Contains(refusedSchemes, x.Example):
			if !hasProblem(d, LinkRefused) || letters(body.Text.P) != letters(visibleText(x.HTML)) {
				t.Errorf("%d: the link is not refused, or its text not shown: %q", x.Example, got)
			}
		case got != normalise(x.HTML):
			t.Errorf("%d %s\n%q\n got %q\nwant %q", x.Example, x.Section, x.Markdown, got, x.HTML)
		}
	}
}

// visibleText returns the text of HTML without that of script and style elements.
func visibleText(s string) string {
	var b strings.Builder
	inside := ""
	tokens := html.NewTokenizer(strings.NewReader(s))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		token := tokens.Token()
		switch {
		case kind == html.TextToken && inside == "":
			b.WriteString(token.Data)
		case kind == html.StartTagToken && isDropped(token.Data):
			inside = token.Data
		case kind == html.EndTagToken && token.Data == inside:
			inside = ""
		}
	}
	return b.String()
}

// letters returns a text without its white space.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }

// The examples that the full dialect renders otherwise, by what does it.
var dialectExamples = map[string][]int{
	"typographic punctuation": {14, 46, 55, 87, 91, 106, 197, 209, 210, 352, 359, 363, 380, 385, 395, 508, 619, 620, 622, 624, 650},
	"wiki links":              {548, 559, 590},
	"bare addresses":          {608, 611, 612},
	"figures":                 {517, 520, 531, 572, 573, 574, 575, 576, 577, 578, 580, 581, 582, 583, 584, 585, 586, 588, 589, 591},
}

func TestCommonMarkInFullDialect(t *testing.T) {
	differs := map[int]bool{}
	for _, examples := range dialectExamples {
		for _, n := range examples {
			differs[n] = true
		}
	}
	plain := newParser(dialect{})
	for _, x := range specExamples(t) {
		file := source.New("a.md", []byte(x.Markdown))
		d, full := parseWith(plain, file, 0, Options{}), Parse(file, 0, Options{})
		if hasProblem(d, RawHTML) {
			continue
		}
		got, want := full.Finish(asWritten(full), labels).HTML, d.Finish(asWritten(d), labels).HTML
		if (got != want) != differs[x.Example] {
			t.Errorf("%d %q\n got %q\nwant %q", x.Example, x.Markdown, got, want)
		}
	}
}
