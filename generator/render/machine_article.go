package render

import (
	"time"
	"unicode/utf8"

	"gloss/generator/markdown"
	"gloss/generator/site"
)

// A machineArticle is the index.json of an article. All offsets count code points.
type machineArticle struct {
	Gloss int    `json:"gloss"`
	ID    string `json:"id"`
	*machineArticleHead
	Mentions     []machineMention `json:"mentions,omitzero"`
	HeadMentions []machineMention `json:"headMentions,omitzero"`
	Annotations  []machineNote    `json:"annotations,omitzero"`
	Topics       []string         `json:"topics,omitzero"`
	Related      []string         `json:"related,omitzero"`
	Next         string           `json:"next,omitempty"`
}

// A machineArticleHead is what only the first part of an article has.
type machineArticleHead struct {
	URL      string `json:"url"`
	Title    string `json:"title"`
	Date     string `json:"date"`
	Language string `json:"language"`
	Summary  string `json:"summary,omitempty"`
	// Text is the text of the article's body, as a browser's textContent gives it.
	Text string `json:"text"`
}

// A machineMention is a place at which somebody or something is named, or may be. Entity and Rule are null where
// nothing decides whom the name means, or where it means nobody; of very many Candidates there are some. A name in the title or the summary has the place of
// that. Line and Column are left out for what is written in no file.
type machineMention struct {
	Entity     *string  `json:"entity"`
	Text       string   `json:"text"`
	Start      int      `json:"start"`
	End        int      `json:"end"`
	In         string   `json:"in,omitempty"` // title or summary, whose code points are then counted
	Paragraph  string   `json:"paragraph"`
	File       string   `json:"file"`
	Line       int      `json:"line,omitempty"`
	Column     int      `json:"column,omitempty"`
	Rule       *string  `json:"rule"`
	Status     string   `json:"status"`
	Candidates []string `json:"candidates"`
}

// A machineNote is an annotation and what became of its passage. Quote is null for a note on the whole article; Found,
// Start and End are null where the passage has no place.
type machineNote struct {
	ID     string  `json:"id"`
	Kind   string  `json:"kind"`
	State  string  `json:"state"`
	Quote  *string `json:"quote"`
	Found  *string `json:"found"`
	Start  *int    `json:"start"`
	End    *int    `json:"end"`
	File   string  `json:"file"`
	Line   int     `json:"line"`
	Column int     `json:"column"`
}

// articleFiles are the data of an article, made of its finished body.
func (r *renderer) articleFiles(s *scratch, a *site.Article, b *markdown.Body) ([]file, error) {
	longest := max(len(a.Mentions), len(a.HeadMentions), len(a.Notes), len(a.Topics), len(a.Related))
	return r.parts(s, a.Beside("index.json"), longest, func(p part) any {
		view := machineArticle{
			Gloss: machineFormat, ID: a.ID, Next: p.next,
			Mentions: cutEach(a.Mentions, p, func(m site.Mention) machineMention {
				return newMachineMention(a, &m, b.Text.Points)
			}),
			HeadMentions: cutEach(a.HeadMentions, p, func(m site.Mention) machineMention { return headMention(a, &m) }),
			Annotations:  cutEach(a.Notes, p, func(n *site.Note) machineNote { return r.machineNote(n, b) }),
			Topics:       cutEach(a.Topics, p, func(t *site.Topic) string { return t.ID }),
			Related:      cutEach(a.Related, p, func(to site.Related) string { return to.Article.ID }),
		}
		if p.isFirst() {
			view.machineArticleHead = &machineArticleHead{
				URL: href(a.Address), Title: a.Title, Date: a.Date.Format(time.DateOnly), Language: a.Language,
				Summary: a.Source.Summary.Value, Text: b.Text.P,
			}
		}
		return view
	})
}

// newMachineMention tells of a mention in a text; points counts the code points before an offset of it.
func newMachineMention(a *site.Article, m *site.Mention, points func(int) int) machineMention {
	view := machineMention{
		Text: m.Text(), Start: points(m.At().Start), End: points(m.At().End), Paragraph: m.Paragraph,
		File: a.Source.File.Path, Line: int(m.Line), Column: int(m.Column), Status: m.Status.String(), Candidates: entityIDs(m.Candidates),
	}
	if m.Entity != nil && m.Status.Counts() {
		view.Entity, view.Rule = &m.Entity.ID, given(m.Rule.String())
	}
	return view
}

// headMention tells of a mention in the title or the summary.
func headMention(a *site.Article, m *site.Mention) machineMention {
	line := a.Title
	if m.Paragraph == "summary" {
		line = a.Source.Summary.Value
	}
	view := newMachineMention(a, m, func(at int) int { return utf8.RuneCountInString(line[:at]) })
	view.In = m.Paragraph
	return view
}

func entityIDs(entities []*site.Entity) []string {
	return each(entities, func(e *site.Entity) string { return e.ID })
}

func (r *renderer) machineNote(n *site.Note, b *markdown.Body) machineNote {
	view := machineNote{ID: n.ID, Kind: n.Source.Kind.Value, State: "whole"}
	if n.Quotation != nil {
		view.State = n.State.String()
		view.Quote = &n.Quoted
	}
	if n.IsPlaced() {
		view.Found = new(oneLine(n.Found))
		view.Start, view.End = new(b.Text.Points(n.Passage.Start)), new(b.Text.Points(n.Passage.End))
	}
	view.File, view.Line, view.Column = n.Source.File.Path, n.At.Line, n.At.Column
	return view
}
