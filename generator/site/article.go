package site

import (
	"bytes"
	"strings"

	"gloss/generator/markdown"
	"gloss/generator/mention"
	"gloss/generator/source"
)

// An articleReader reads one article with its notes: whom it names, and where the passages stand that its notes quote.
type articleReader struct {
	*doubts
	l       *linker
	article *Article
	reading *reading
	names   []string // as they stand in the text; nil until a quotation asks for them
}

// readArticle reads an article. Nothing outside of it is changed, so that articles can be read at once.
func (l *linker) readArticle(a *Article) *doubts {
	r := &articleReader{doubts: &doubts{article: true}, l: l, article: a, reading: l.articleReading(a)}
	body := a.Prose.Body(markdown.Labels{})
	a.Headings = body.Headings
	title := l.names.lineScene(a.Title, a.Source.Title.At)
	summary := l.names.lineScene(a.Source.Summary.Value, a.Source.Summary.At)
	text := l.names.bodyScene(body, a.Prose.wikis, a.Source.File)
	r.reading.survey(title, summary, text)
	r.head("title", title)
	r.head("summary", summary)
	r.body(text)
	r.passages(body)
	r.reportUnused()
	return r.doubts
}

// articleReading is an article before it is read.
func (l *linker) articleReading(a *Article) *reading {
	r := l.newReading(a.About)
	r.on = dayOf(a.Date)
	for _, own := range a.overrides {
		if r.overrides == nil {
			r.overrides = map[string]*override{}
		}
		r.overrides[mention.Key(own.choice.Name.Value)] = &own
	}
	return r
}

// head reads the title or the summary. What is named there counts and is no link.
func (r *articleReader) head(where string, s *scene) {
	sentences := newSentenceReader(s.text)
	for _, f := range r.reading.head(s) {
		m := r.mention(&f, sentences)
		m.Paragraph, m.InHead = where, true
		m.setPosition(s.field)
		r.article.HeadMentions = append(r.article.HeadMentions, m)
		if f.doubt != noDoubt {
			r.doubt(&f, m.Text(), true, s.span(f.p))
		}
	}
}

// head finds the names in the title or the summary, which hold no links.
func (r *reading) head(s *scene) []finding {
	found := r.findings(s)
	for i := range found {
		if f := &found[i]; f.entity != nil && f.status == Linked {
			f.status = Zone
		}
	}
	return found
}

// body reads the text.
func (r *articleReader) body(s *scene) {
	found := r.reading.findings(s)
	r.l.policy(nil).place(s.body, found)
	if len(found) == 0 {
		return
	}
	sentences, blocks, sharer := newSentenceReader(s.text), s.body.Blocks, r.article.Prose.doc.Sharer()
	r.article.Mentions = make([]Mention, 0, len(found))
	for i := range found {
		f := &found[i]
		for len(blocks) > 1 && blocks[0].P.End <= f.p.Start {
			blocks = blocks[1:]
		}
		m := r.mention(f, sentences)
		m.Paragraph = blocks[0].ID
		at := s.span(f.p)
		if _, found := s.text.Source(f.p); found {
			m.setPosition(at)
		}
		m.Sentence = sharer.Share(m.Sentence)
		r.article.Mentions = append(r.article.Mentions, m)
		r.doubt(f, m.Text(), false, at)
	}
}

// Written are the places in the files at which what bears an id on the article's page is written: the blocks of its text,
// and its notes.
func (a *Article) Written() map[string]source.Span {
	places := map[string]source.Span{}
	body := a.Prose.Body(markdown.Labels{})
	for _, b := range body.Blocks {
		if at, found := body.Text.Source(b.P); found && b.ID != "" {
			places[b.ID] = a.Source.File.At(at.Start, at.End)
		}
	}
	for _, n := range a.Notes {
		at := n.Source.Top()
		if q := n.Source.Quotation; q != nil {
			at = q.At
		}
		places["note-"+n.ID] = at
	}
	return places
}

// writtenAt is where each byte of a field's value is written in its file; empty where YAML writes it in another way than
// it reads, folded lines aside. The span of a folded value is its sign alone: the value follows.
func writtenAt(field source.Span, value string) []int {
	written := field.File.Data()
	first, _, _ := strings.Cut(value, " ")
	at := min(field.Start, len(written))
	at += max(0, bytes.Index(written[at:], []byte(first)))
	places := make([]int, len(value))
	for i := range len(value) {
		if at == len(written) {
			return []int{}
		}
		places[i] = at
		switch rest := bytes.TrimLeft(written[at:], " \r\n"); {
		case value[i] == ' ' && len(rest) < len(written)-at:
			at = len(written) - len(rest)
		case value[i] == written[at]:
			at++
		default:
			return []int{}
		}
	}
	return places
}

// mention is a finding as the site keeps it.
func (r *articleReader) mention(f *finding, sentences *sentenceReader) Mention {
	m := Mention{Entity: f.entity, Candidates: f.candidates, at: placeOf(f.p), Rule: f.rule, Status: f.status}
	if f.entity != nil && len(f.candidates) < 2 {
		m.Candidates = nil
	}
	sentence, name := sentences.around(f.k)
	m.Sentence, m.name = sentence, placeOf(name)
	return m
}

func (m *Mention) setPosition(at source.Span) {
	from := at.Position()
	m.Line, m.Column = int32(from.Line), int32(from.Column)
}
