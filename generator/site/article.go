package site

import (
	"bytes"
	"strings"

	"gloss/generator/markdown"
	"gloss/generator/mention"
	"gloss/generator/source"
	"gloss/generator/text"
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
	if len(r.reading.overrides) > 0 {
		for _, line := range []string{a.Title, a.Source.Summary.Value} {
			r.reading.nameAll(l.names.finder.Find(text.Of(line)))
		}
	}
	a.Headings = body.Headings
	r.head("title", a.Title, a.Source.Title.At)
	r.head("summary", a.Source.Summary.Value, a.Source.Summary.At)
	r.body(body)
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

func (l *linker) newReading(about []*Entity) *reading {
	return &reading{
		table: &l.names, about: about, prefer: l.prefer,
		introduced: map[*Entity]int{}, named: map[*Entity]bool{},
	}
}

// head reads the title or the summary. What is named there counts and is no link.
func (r *articleReader) head(where, line string, at source.Span) {
	if line == "" {
		return
	}
	t, found := r.reading.line(line)
	sentences := newSentenceReader(t)
	var places []int // worked out for a doubt alone: it reads the file once more
	for i := range found {
		f := &found[i]
		if f.entity != nil && f.status == Linked {
			f.status = Zone
		}
		m := r.mention(f, sentences)
		m.Paragraph, m.InHead = where, true
		m.setPosition(at)
		r.article.HeadMentions = append(r.article.HeadMentions, m)
		if f.doubt == noDoubt {
			continue
		}
		if places == nil {
			places = writtenAt(at, line)
		}
		exactly := at
		if len(places) > 0 {
			exactly = at.File.At(places[f.p.Start], places[f.p.End-1]+1)
		}
		r.doubt(f, m.Text(), true, exactly)
	}
}

// body reads the text.
func (r *articleReader) body(b *markdown.Body) {
	found := r.reading.body(b, r.article.Prose.wikis)
	r.l.policy(nil).place(b, found)
	if len(found) == 0 {
		return
	}
	sentences, blocks := newSentenceReader(b.Text), b.Blocks
	r.article.Mentions = make([]Mention, 0, len(found))
	for i := range found {
		f := &found[i]
		for len(blocks) > 1 && blocks[0].P.End <= f.p.Start {
			blocks = blocks[1:]
		}
		m := r.mention(f, sentences)
		m.Paragraph = blocks[0].ID
		written, found := b.Text.Source(f.p)
		at := r.article.Source.File.At(written.Start, written.End)
		if found {
			m.setPosition(at)
		}
		m.Sentence = r.article.Prose.doc.Share(m.Sentence)
		r.article.Mentions = append(r.article.Mentions, m)
		r.doubt(f, m.Text(), false, at)
	}
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
