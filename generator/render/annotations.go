package render

import (
	"html/template"
	"strings"
	"time"

	"gloss/generator/markdown"
	"gloss/generator/site"
)

// The annotations of an article stand beside it as a collection of the Web Annotation Data Model (W3C Recommendation of
// 23 February 2017). Its types and keys are those of the Recommendation, its addresses are whole.

const (
	annotationContext = "http://www.w3.org/ns/anno.jsonld"
	// textID is the id of the element that holds the text of an article.
	textID = "page-text"
	// htmlFragments is the specification of the fragments that lead to the ids of HTML, as section 4.2.1 names it.
	htmlFragments = "http://tools.ietf.org/rfc/rfc3236"
	// contextPoints is how many code points a passage is quoted with on either side, where that tells it from others.
	contextPoints = 32
)

// motivations say by its kind why a note was written, in the terms of section 3.3.5.
var motivations = map[string]string{
	"context": "describing", "definition": "describing", "translation": "describing", "evidence": "linking",
	"question": "questioning", "claim": "commenting", "judgement": "assessing",
}

// An annotationCollection is all annotations of an article. One without any has no page, since a page may not be empty.
type annotationCollection struct {
	Context string          `json:"@context"`
	ID      string          `json:"id"`
	Type    string          `json:"type"`
	Label   string          `json:"label"`
	Total   int             `json:"total"`
	First   *annotationPage `json:"first,omitempty"`
	Last    string          `json:"last,omitempty"`
}

// An annotationPage is the one page of a collection.
type annotationPage struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	PartOf     string       `json:"partOf"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

// An annotation is a note and what it is on. Its moments are in UTC, as the Recommendation wants them.
type annotation struct {
	ID         string            `json:"id"` // the address of the note
	Type       string            `json:"type"`
	Motivation string            `json:"motivation"`
	Created    string            `json:"created"`
	Creator    []annotationAgent `json:"creator,omitempty"`
	Body       textualBody       `json:"body"`
	Target     annotationTarget  `json:"target"`
}

// An annotationAgent is an author: a schemaRef under the keys of the Recommendation.
type annotationAgent struct {
	Type string `json:"type"`
	ID   string `json:"id,omitempty"`
	Name string `json:"name"`
}

type textualBody struct {
	Type     string `json:"type"`
	Value    string `json:"value"`
	Format   string `json:"format"`
	Language string `json:"language"`
}

// An annotationTarget is the article as it was at a time. Its selector is left out for a note on the whole of it.
type annotationTarget struct {
	Source   string    `json:"source"`
	Selector any       `json:"selector,omitempty"`
	State    timeState `json:"state"`
}

type timeState struct {
	Type       string `json:"type"`
	SourceDate string `json:"sourceDate"`
}

// A fragmentSelector is an element by its id. What refines it are two ways to the same passage.
type fragmentSelector struct {
	Type       string `json:"type"`
	ConformsTo string `json:"conformsTo"`
	Value      string `json:"value"`
	RefinedBy  [2]any `json:"refinedBy"`
}

type textQuoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// A textPositionSelector counts code points in the text without the notes.
type textPositionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// annotationFile is the annotations of an article, whose finished body is given.
func (r *renderer) annotationFile(s *scratch, a *site.Article, b *markdown.Body, notes articleNotes) (file, error) {
	address := a.Beside("annotations.jsonld")
	id := r.site.Absolute(address)
	view := annotationCollection{Context: annotationContext, ID: id, Type: "AnnotationCollection", Label: a.Title}
	page := annotationPage{ID: id + "#page-1", Type: "AnnotationPage", PartOf: id}
	for _, n := range notes.all() {
		one, err := r.annotation(n, b)
		if err != nil {
			return file{}, err
		}
		page.Items = append(page.Items, one)
	}
	if view.Total = len(page.Items); view.Total > 0 {
		view.First, view.Last = &page, page.ID
	}
	data, err := encode(s, view)
	return file{r.site.OutputPath(address), data}, err
}

func (r *renderer) annotation(n shownNote, b *markdown.Body) (annotation, error) {
	a := n.note.Article
	text, err := r.annotationText(n)
	return annotation{
		ID: r.site.Origin + place(a.Address, n.view.ID), Type: "Annotation", Motivation: motivations[n.view.Kind],
		Created: annotationMoment(n.note.Day(r.site.Zone)), Creator: r.annotationAuthors(n.note),
		Body: textualBody{"TextualBody", text, "text/html", n.note.Language},
		Target: annotationTarget{
			r.site.Absolute(a.Address), annotationSelector(n.note, b), timeState{"TimeState", annotationMoment(a.Date)},
		},
	}, err
}

func annotationMoment(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// annotationAuthors are the note's own authors; those of its article may never have seen it.
func (r *renderer) annotationAuthors(n *site.Note) []annotationAgent {
	return each(r.schemaAuthors(n.Source.Authors), func(author schemaRef) annotationAgent { return annotationAgent(author) })
}

// annotationText is what a note says, as HTML with whole addresses: its title, what is claimed or judged, its text, the
// answer to a question, and its own source.
func (r *renderer) annotationText(n shownNote) (string, error) {
	var own, whole strings.Builder
	paragraph := func(html template.HTML) { own.WriteString("<p>" + string(html) + "</p>\n") }
	if title := n.view.Title; title != nil {
		paragraph("<strong>" + title.HTML + "</strong>")
	}
	if statement := r.statement(n.note); statement != "" {
		paragraph(newText(statement, tongue{}).HTML)
	}
	if n.view.Body != nil {
		own.WriteString(string(n.view.Body.HTML))
	}
	if q := n.view.Question; q != nil && q.Answer != nil {
		paragraph(r.wordHTML("answered") + " " + q.Answer.Date.HTML + ": " + q.Answer.Text.HTML)
	}
	if from := n.view.Source; from != nil && !n.view.FromArticle {
		paragraph(r.wordHTML("source") + ": " + newLink(from.Name, from.Href, tongue{}).HTML)
	}
	err := wholeAddresses(&whole, own.String(), r.site.Absolute(n.note.Article.Address))
	return whole.String(), err
}

func (r *renderer) wordHTML(word string) template.HTML {
	return newText(r.words.Text(word), tongue{}).HTML
}

// annotationSelector is how a passage is found again: within the article's text by its words and by its place. Of one
// that has no place any more there are only the words that the note was written for: a reader that did not find them
// would otherwise take the whole text for the passage. It is nil for a note on the whole article.
func annotationSelector(n *site.Note, b *markdown.Body) any {
	switch {
	case n.Quotation == nil:
		return nil
	case !n.IsPlaced():
		return textQuoteSelector{Type: "TextQuoteSelector", Exact: n.Quoted}
	}
	t, at := b.Text, n.Passage
	prefix, suffix := t.Context(at, contextPoints)
	return fragmentSelector{"FragmentSelector", htmlFragments, textID, [2]any{
		textQuoteSelector{"TextQuoteSelector", at.In(t.P), prefix.In(t.P), suffix.In(t.P)},
		textPositionSelector{"TextPositionSelector", t.Points(at.Start), t.Points(at.End)},
	}}
}
