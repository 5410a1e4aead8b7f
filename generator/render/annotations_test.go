package render

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/piprate/json-gold/ld"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/net/html"

	"gloss/generator/content"
)

// noted is a site with a note of every kind, and passages in every state.
func noted(t *testing.T) built {
	t.Helper()
	return build(t, unpacked(t, "testdata/annotations.txtar"))
}

// sample is the site of this repository.
func sample(t *testing.T) built {
	t.Helper()
	all, root := files{}, os.DirFS("../..")
	err := fs.WalkDir(root, content.Dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return build(t, all)
}

// collections are the annotations of every article, by their file.
func (b built) collections(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, a := range b.site.Articles {
		name := b.site.OutputPath(a.Beside("annotations.jsonld"))
		found[name] = b.page(t, name)
	}
	return found
}

// A quoted is what the tests read of an annotation.
type quoted struct {
	ID, Motivation, Created string
	Creator                 []struct{ ID, Type, Name string }
	Body                    struct{ Value, Format, Language string }
	Target                  struct {
		Source   string
		Selector *foundBy
		State    struct{ SourceDate string }
	}
}

// A foundBy is a selector of any type.
type foundBy struct {
	Type, Value, Exact, Prefix, Suffix string
	Start, End                         *int
	RefinedBy                          []foundBy
}

func annotationsOf(t *testing.T, data string) []quoted {
	t.Helper()
	var c struct{ First struct{ Items []quoted } }
	if err := json.Unmarshal([]byte(data), &c); err != nil {
		t.Fatal(err)
	}
	return c.First.Items
}

// passage tells of what is selected: its text in brackets, with its context and place, or the words quoted alone.
func (s *foundBy) passage() string {
	switch {
	case s == nil:
		return "the article"
	case s.Type == "TextQuoteSelector":
		return "quoted: " + s.Exact
	}
	q, p := s.RefinedBy[0], s.RefinedBy[1]
	return fmt.Sprintf("%s[%s]%s %d-%d", q.Prefix, q.Exact, q.Suffix, *p.Start, *p.End)
}

func TestPassagesAreSelectedByTheirWordsAndTheirPlace(t *testing.T) {
	all := noted(t).collections(t)
	for id, want := range map[string][]string{
		"faces": {"all: the article", "spoke: 🤔🤔 [Kim spoke], and   for AT&T *x* then.\n 3-12", "wire: 🤔🤔 Kim spoke, and   for [AT&T *x*] then.\n 24-32"},
		"equal": {
			"first: [He said yes.] She left. He said yes.\nOn the w 0-12",
			"friday: iday the whole of the harbour’s office [voted for it] at last, and nobody was against it the 216-228",
		},
		"ends": {
			"start: [Both sides met.]\nIn between it rained.1\nThey par 0-15",
			"across: Both sides met.\nIn between it [rained.1\nThey parted] as friends.\n\n\n\nA footnote ends  30-50",
			"end: ed.1\nThey parted as friends.\n\n\n\n[A footnote ends it.] ↩︎\n\n\n\n 66-85",
		},
		"short": {"every: [One line.]\n 0-9"},
		"marks": {"name: قال [الوزير \u200fKim Minsu\u200e إن] ذلك مرجح.\n 4-25"},
		"gone": {
			"edited:  It rained. Later on it rained. [The visitors who came in the morning, and left in the evening, were pleased with it.]\n 74-158",
			"ambiguous: quoted: rained.", "changed: quoted: The deal is not acceptable to Seoul this year.",
			"lost: quoted: nobody ever wrote this passage down",
		},
		"quiet": nil,
		"한국":    {"말: [김민수가] 말했다.\n 0-4"},
	} {
		var got []string
		for _, a := range annotationsOf(t, all["articles/"+id+"/annotations.jsonld"]) {
			got = append(got, nameOf(a)+": "+a.Target.Selector.passage())
		}
		compare(t, got, want)
	}
}

func TestAnnotationsTellWhoSaysWhatAndWhen(t *testing.T) {
	all := noted(t).collections(t)
	told := map[string]quoted{}
	for _, data := range all {
		for _, a := range annotationsOf(t, data) {
			told[nameOf(a)] = a
		}
	}
	for name, want := range map[string]string{
		"spoke": "describing", "start": "describing", "all": "describing", "wire": "linking", "ambiguous": "questioning",
		"every": "assessing", "name": "commenting",
	} {
		compare(t, told[name].Motivation, want)
	}
	compare(t, told["말"].ID, "https://example.org/base/articles/%ED%95%9C%EA%B5%AD/#note-%EB%A7%90")
	compare(t, []string{told["spoke"].Created, told["wire"].Created, told["start"].Created, told["spoke"].Target.State.SourceDate},
		[]string{"2024-10-08T15:00:00Z", "2024-10-08T00:30:00Z", "2024-10-07T15:00:00Z", "2024-10-08T00:30:00Z"})
	compare(t, fmt.Sprint(told["spoke"].Creator, told["all"].Creator), "[{ Person Ada Kim} {https://example.org/base/#publisher Organization The desk}] []")
	for name, want := range map[string]string{
		"spoke":     "<p><strong>Who &amp; how</strong></p>\n<p>He did.</p>\n",
		"every":     "<p>Judgement (“highly likely”): the ship is found.</p>\n<p>All of it.</p>\n",
		"name":      "<p>Kim Minsu denies that it was &lt;so&gt;.</p>\n<p>اسم.</p>\n",
		"ambiguous": "<p>Which?</p>\n<p>Answered <time datetime=\"2024-10-10\">10 October 2024</time>: Both &amp; all</p>\n",
		"wire": `<p>See <a href="https://example.org/base/articles/faces/#note-spoke">the minutes</a> and ` +
			`<a href="https://example.org/base/entities/kim/">Kim Minsu</a>.</p>` + "\n" +
			`<p>Source: <a href="https://example.com/minutes">The minutes</a></p>` + "\n",
	} {
		compare(t, told[name].Body.Value, want)
	}
	compare(t, told["name"].Body.Language+" "+told["all"].Body.Language, "ar ko")
}

// nameOf is the id of the note that an annotation was.
func nameOf(a quoted) string {
	_, id, _ := strings.Cut(a.ID, "#note-")
	return strings.NewReplacer("%EB%A7%90", "말").Replace(id)
}

func TestAnArticleLeadsToItsAnnotations(t *testing.T) {
	b := noted(t)
	want(t, b.page(t, "articles/faces/index.html"), `<link rel="alternate" type="application/ld+json; profile=&quot;http://www.w3.org/ns/anno.jsonld&quot;" href="/base/articles/faces/annotations.jsonld">`)
	if strings.Contains(b.page(t, "articles/quiet/index.html"), "anno.jsonld") {
		t.Error("an article without notes leads to some")
	}
}

// textWithoutNotes is the text of an element as whoever uses the data takes it.
func textWithoutNotes(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Data != "aside":
			b.WriteString(textWithoutNotes(c))
		}
	}
	return b.String()
}

// elementOf is the element of a page that has an id.
func (b built) elementOf(t *testing.T, page, id string) *html.Node {
	t.Helper()
	tree, err := html.Parse(strings.NewReader(b.page(t, page)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range tree.Descendants() {
		if n.Type == html.ElementNode && attribute(n, "id") == id {
			return n
		}
	}
	t.Fatalf("%s has no element %q", page, id)
	return nil
}

func TestSelectorsHoldOnThePages(t *testing.T) {
	for _, b := range []built{noted(t), sample(t)} {
		checked := 0
		for name, data := range b.collections(t) {
			page := path.Dir(name) + "/index.html"
			for _, a := range annotationsOf(t, data) {
				selector := a.Target.Selector
				if selector == nil || selector.Type != "FragmentSelector" {
					continue
				}
				p := textWithoutNotes(b.elementOf(t, page, selector.Value))
				q, place := selector.RefinedBy[0], selector.RefinedBy[1]
				points, whole := []rune(p), q.Prefix+q.Exact+q.Suffix
				if got := string(points[*place.Start:*place.End]); got != q.Exact {
					t.Errorf("%s: %q stands where %q should", a.ID, got, q.Exact)
				}
				if before, behind := string(points[:*place.Start]), string(points[*place.End:]); !strings.HasSuffix(before, q.Prefix) || !strings.HasPrefix(behind, q.Suffix) {
					t.Errorf("%s: %q stands between other words than its context", a.ID, q.Exact)
				}
				if times := occurrences(p, whole); times != 1 {
					t.Errorf("%s: %q stands in the text %d times", a.ID, whole, times)
				}
				b.elementOf(t, page, "note-"+nameOf(a))
				checked++
			}
		}
		if checked < 10 {
			t.Errorf("only %d passages were looked for", checked)
		}
	}
}

// occurrences counts how often a text stands in another one, overlapping ones too.
func occurrences(in, s string) (times int) {
	for at := range in {
		if strings.HasPrefix(in[at:], s) {
			times++
		}
	}
	return times
}

func parsed(t *testing.T, data string) map[string]any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value.(map[string]any)
}

func TestAnnotationsKeepTheirSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile("testdata/annotations.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	all := noted(t).collections(t)
	maps.Copy(all, sample(t).collections(t))
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if err := schema.Validate(parsed(t, all[name])); err != nil {
			t.Errorf("%s: %v\n%s", name, err, all[name])
		}
	}
	for from, to := range map[string]string{
		`"@context":"http:`:                  `"@context":"https:`,
		`"total":3`:                          `"total":0`,
		`"total":`:                           `"totals":`,
		`"first":`:                           `"second":`,
		`"type":"AnnotationPage"`:            `"type":"Page"`,
		`"items":[`:                          `"items":[{},`,
		`"motivation":"linking"`:             `"motivation":"evidence"`,
		`"created":"2024-10-08T15:00:00Z"`:   `"created":"2024-10-09"`,
		`"sourceDate":"2024-10-08T00:30:00Z`: `"sourceDate":"2024-10-08T09:30:00+09:00`,
		`"type":"TextualBody"`:               `"type":"Text"`,
		`"source":"https://example.org`:      `"source":"`,
		`"exact":"Kim spoke"`:                `"exactly":"Kim spoke"`,
		`"suffix":" then.\n"`:                `"suffix":""`,
		`"start":3`:                          `"start":-3`,
		`"end":12`:                           `"end":"12"`,
	} {
		data := all["articles/faces/annotations.jsonld"]
		broken := strings.Replace(data, from, to, 1)
		if broken == data || schema.Validate(parsed(t, broken)) == nil {
			t.Errorf("nobody notices that %s is %s", from, to)
		}
	}
}

// terms are those of the context of the Web Annotation Data Model that are in use, with what their values are: names of
// things, names from the vocabulary itself, or plain. “assessing” is in the vocabulary, though the context lacks it.
var terms = map[string]any{
	"id": "@id", "type": "@type",
	"body": idTerm, "target": idTerm, "source": idTerm, "selector": idTerm, "state": idTerm, "refinedBy": idTerm,
	"creator": idTerm, "conformsTo": idTerm, "partOf": idTerm, "first": idTerm, "last": idTerm,
	"items":      map[string]any{"@type": "@id", "@container": "@list"},
	"motivation": map[string]any{"@type": "@vocab"},
	"created":    momentTerm, "sourceDate": momentTerm,
	"start": numberTerm, "end": numberTerm, "total": numberTerm, "startIndex": numberTerm,
	"label": plainTerm, "name": plainTerm, "value": plainTerm, "format": plainTerm, "language": plainTerm,
	"exact": plainTerm, "prefix": plainTerm, "suffix": plainTerm,
	"AnnotationCollection": plainTerm, "AnnotationPage": plainTerm, "Annotation": plainTerm, "TextualBody": plainTerm,
	"Person": plainTerm, "Organization": plainTerm, "FragmentSelector": plainTerm, "TextQuoteSelector": plainTerm,
	"TextPositionSelector": plainTerm, "TimeState": plainTerm,
	"assessing": plainTerm, "commenting": plainTerm, "describing": plainTerm, "linking": plainTerm, "questioning": plainTerm,
}

var (
	plainTerm  = map[string]any{}
	idTerm     = map[string]any{"@type": "@id"}
	momentTerm = map[string]any{"@type": "http://www.w3.org/2001/XMLSchema#dateTime"}
	numberTerm = map[string]any{"@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}
)

// annotationTerms stands in for the published context, which is not asked for.
type annotationTerms struct{}

func (annotationTerms) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if address != annotationContext {
		return nil, fmt.Errorf("%s is asked for", address)
	}
	context := map[string]any{}
	for term, is := range terms {
		context[term] = is
		if is, isOwn := is.(map[string]any); isOwn {
			is = maps.Clone(is)
			is["@id"] = "http://www.w3.org/ns/oa#" + term
			context[term] = is
		}
	}
	return &ld.RemoteDocument{DocumentURL: address, Document: map[string]any{"@context": context}}, nil
}

// alone is a value with every list of one value replaced by that: to JSON-LD they are the same.
func alone(value any) any {
	switch v := value.(type) {
	case []any:
		for i := range v {
			v[i] = alone(v[i])
		}
		if len(v) == 1 {
			return v[0]
		}
	case map[string]any:
		for key := range v {
			v[key] = alone(v[key])
		}
	}
	return value
}

// TestAnnotationsAreTheSameAfterExpansion would lose whatever the context does not know.
func TestAnnotationsAreTheSameAfterExpansion(t *testing.T) {
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = annotationTerms{}
	processor := ld.NewJsonLdProcessor()
	for name, data := range noted(t).collections(t) {
		var written any
		if err := json.Unmarshal([]byte(data), &written); err != nil {
			t.Fatal(err)
		}
		expanded, err := processor.Expand(written, options)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		compacted, err := processor.Compact(expanded, map[string]any{"@context": annotationContext}, options)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(alone(written), alone(any(compacted))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
