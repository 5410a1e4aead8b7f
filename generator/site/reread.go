package site

import (
	"iter"

	"gloss/generator/markdown"
	"gloss/generator/source"
	"gloss/generator/text"
)

// A NamedText is one text of the site with the names in it: a title, a summary, a body or a note.
type NamedText struct {
	Text     *text.Text
	File     *source.File
	Language string
	// Article is the article whose text this is, or at whose side it stands as a note. It is nil for any other text.
	Article *Article
	InHead  bool // it is a title or a summary
	Names   []Name

	l     *linker
	scene *scene
	self  *Entity // the entity on whose page the text stands
}

// A Name is a place of a text at which an entity is named, or may be. Nobody is meant by one that is in doubt, but those
// who may be are its Candidates.
type Name struct {
	K          text.Range
	At         source.Span
	Text       string
	Entity     *Entity
	Candidates []*Entity // by id
	Rule       Rule
	Status     Status

	verdict verdict
}

// NamedTexts reads the texts of the site once more, for what it does not keep of all of them: those of its articles, each
// with its notes, of its entities, topics and pages, and of its front page.
func (s *Site) NamedTexts() iter.Seq[*NamedText] {
	return func(yield func(*NamedText) bool) {
		for _, texts := range s.rereadings() {
			for _, t := range texts.read() {
				if !yield(t) {
					return
				}
			}
		}
	}
}

// NamedTextsOf reads the texts of one file once more. It is not found where it is none of a public record.
func (s *Site) NamedTextsOf(path string) (texts []*NamedText, found bool) {
	for _, r := range s.rereadings() {
		if !r.holds(path) {
			continue
		}
		for _, t := range r.read() {
			if t.File.Path == path {
				texts = append(texts, t)
			}
		}
		return texts, true
	}
	return nil, false
}

// A rereading is a record, or an article with its notes, to be read once more.
type rereading struct {
	files []*source.File
	read  func() []*NamedText
}

func (r *rereading) holds(path string) bool {
	for _, f := range r.files {
		if f.Path == path {
			return true
		}
	}
	return false
}

// rereadings are all that can be read, in the order of the site's lists.
func (s *Site) rereadings() (all []rereading) {
	l := s.relinker()
	for _, a := range s.Articles {
		files := []*source.File{a.Source.File}
		for _, n := range a.Notes {
			files = append(files, n.Source.File)
		}
		all = append(all, rereading{files, func() []*NamedText { return l.rereadArticle(a) }})
	}
	prose := func(p *Prose, f *source.File, language string, about []*Entity, self *Entity) {
		all = append(all, rereading{[]*source.File{f}, func() []*NamedText {
			if p.isEmpty() {
				return nil
			}
			t := l.rereadProse(l.proseReading(about, self), p, f, l.policy(self))
			t.Language, t.self = language, self
			return []*NamedText{t}
		}})
	}
	for _, e := range s.Entities {
		prose(e.Prose, e.Source.File, e.Language, nil, e)
	}
	for _, t := range s.Topics {
		prose(t.Prose, t.Source.File, t.Language, t.About, nil)
	}
	for _, p := range s.Pages {
		prose(p.Prose, p.Source.File, p.Language, nil, nil)
	}
	prose(s.Intro, s.Settings.File, s.Settings.Language.Value, nil, nil)
	return all
}

// relinker is a linker that knows the names of the site's entities, to read texts by. What it reports was reported when the
// site was linked.
func (s *Site) relinker() *linker {
	l := &linker{site: s, entities: map[string]*Entity{}, bearing: bearing{}}
	for _, e := range s.Entities {
		l.entities[e.ID] = e
	}
	l.indexNames()
	l.prefer = l.preferences()
	l.declareNames()
	return l
}

// rereadArticle reads an article as it was read first, with its notes where they stand now.
func (l *linker) rereadArticle(a *Article) (texts []*NamedText) {
	reading, body := l.articleReading(a), a.Prose.Body(markdown.Labels{})
	title := l.names.lineScene(a.Title, a.Source.Title.At)
	summary := l.names.lineScene(a.Source.Summary.Value, a.Source.Summary.At)
	main := l.names.bodyScene(body, a.Prose.wikis, a.Source.File)
	reading.survey(title, summary, main)
	for _, head := range []*scene{title, summary} {
		if head.text.P != "" {
			t := l.namedText(head, reading.head(head))
			t.InHead = true
			texts = append(texts, t)
		}
	}
	found := reading.findings(main)
	l.policy(nil).place(body, found)
	texts = append(texts, l.namedText(main, found))
	for _, n := range a.Notes {
		if !n.Prose.isEmpty() {
			t := l.rereadProse(reading.ofNote(n, body), n.Prose, n.Source.File, l.policy(nil))
			t.Language = n.Language
			texts = append(texts, t)
		}
	}
	for _, t := range texts {
		t.Article = a
		if t.Language == "" {
			t.Language = a.Language
		}
	}
	return texts
}

func (l *linker) rereadProse(r *reading, p *Prose, file *source.File, policy *linkPolicy) *NamedText {
	return l.namedText(r.read(p, file, policy))
}

func (l *linker) namedText(s *scene, found []finding) *NamedText {
	t := &NamedText{Text: s.text, File: s.file, l: l, scene: s, Names: make([]Name, len(found))}
	for i, f := range found {
		t.Names[i] = Name{
			K: f.k, At: s.span(f.p), Text: s.text.Shown(f.k),
			Entity: f.entity, Candidates: f.candidates, Rule: f.rule, Status: f.status, verdict: f.verdict,
		}
	}
	return t
}

// Place is where a range of K is written in the text's file.
func (t *NamedText) Place(k text.Range) source.Span { return t.scene.span(t.Text.Published(k)) }

// Zones are the ranges of P in which no name is linked: links, code and headings, and the whole of a title or summary. They
// ascend and do not overlap.
func (t *NamedText) Zones() []text.Range {
	if t.InHead {
		return []text.Range{{End: len(t.Text.P)}}
	}
	return t.scene.body.Zones
}
