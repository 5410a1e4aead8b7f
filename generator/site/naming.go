package site

import (
	"slices"
	"strings"

	"gloss/generator/markdown"
	"gloss/generator/source"
	"gloss/generator/text"
)

// A finding is a name found in a text.
type finding struct {
	verdict
	k, p text.Range
	// text is the name as it stands there, source where it was written; both for names in prose alone.
	text   string
	source source.Span
	// linkable says that a link may stand there; wiki, that the writer has made one.
	linkable, wiki bool
}

// A wikiName is a reference of a text that leads to an entity.
type wikiName struct {
	reference int
	entity    *Entity
}

// findings decides whom the names of a scene mean and joins them with the links that the writer has made, in the order of
// the text. A link decides for the name that it shows.
func (r *reading) findings(s *scene) []finding {
	t, blocks, written := s.text, s.text.Blocks(), s.written
	found := make([]finding, 0, len(s.matches)+len(written))
	for _, m := range s.matches {
		for len(written) > 0 && written[0].k.End <= m.K.Start {
			found = append(found, r.introduce(written[0]))
			written = written[1:]
		}
		for blocks[0].End < m.K.End {
			blocks = blocks[1:]
		}
		r.here = s.position(m.K)
		f := finding{verdict: r.decide(m, newSetting(t.K, blocks[0], m.K)), k: m.K}
		if len(written) > 0 && written[0].k.Overlaps(m.K) {
			if written[0].decidesFor(&f) {
				continue
			}
			if written[0].k.Start <= m.K.Start {
				found = append(found, r.introduce(written[0]))
				written = written[1:]
			}
		}
		f.p = t.Published(m.K)
		found = append(found, f)
	}
	for _, w := range written {
		found = append(found, r.introduce(w))
	}
	if s.body != nil {
		findPlaces(s.body, found)
	}
	return found
}

// findPlaces says of the names in a body which may become links. Of what stands within a link nothing could be written to
// decide it.
func findPlaces(b *markdown.Body, found []finding) {
	links := b.References
	for i := range found {
		f := &found[i]
		f.linkable = f.status == Linked && !f.wiki && b.Linkable(f.p)
		for len(links) > 0 && links[0].End <= f.p.Start {
			links = links[1:]
		}
		if f.doubt != noDoubt && len(links) > 0 && links[0].Overlaps(f.p) {
			f.doubt = noDoubt
		}
	}
}

// decidesFor reports whether a link of the writer's says all about a name in it: that it is the same, or is no other's
// name for sure.
func (w *finding) decidesFor(f *finding) bool {
	whole := f.k.Start <= w.k.Start && w.k.End <= f.k.End
	return whole || f.entity == nil || f.entity == w.entity || slices.Contains(f.candidates, w.entity)
}

// introduce takes note of a link to an entity: whoever reads on knows whom it means.
func (r *reading) introduce(f finding) finding {
	r.here = f.k.Start
	r.note(r.introduced, f.entity)
	r.note(r.spoken, f.entity)
	return f
}

// A linkPolicy says which of the names in a text become links.
type linkPolicy struct {
	mode   string // section, first, all or none
	self   *Entity
	linked map[*Entity]bool
}

func (l *linker) policy(self *Entity) *linkPolicy {
	mode := l.site.Settings.LinkNames.Value
	if mode == "" {
		mode = "section"
	}
	return &linkPolicy{mode, self, map[*Entity]bool{}}
}

// section begins a new section.
func (p *linkPolicy) section() {
	if p.mode == "section" {
		clear(p.linked)
	}
}

// status says what becomes of a name that has an entity.
func (p *linkPolicy) status(f *finding) Status {
	switch {
	case f.entity == nil || f.status == Counted:
		return f.status
	case f.wiki:
		p.linked[f.entity] = true
		return Linked
	case !f.linkable || f.entity == p.self:
		return Zone
	case p.mode == "none", p.mode != "all" && p.linked[f.entity]:
		return Repeat
	}
	p.linked[f.entity] = true
	return Linked
}

// place gives every finding of a body its status.
func (p *linkPolicy) place(b *markdown.Body, found []finding) {
	blocks := b.Blocks
	for i := range found {
		f := &found[i]
		for len(blocks) > 0 && blocks[0].P.End <= f.p.Start {
			blocks = blocks[1:]
			if len(blocks) > 0 && blocks[0].Heading {
				p.section()
			}
		}
		f.status = p.status(f)
	}
}

// prose finds the names in the text of a record, and which of them become links.
func (r *reading) prose(p *Prose, file *source.File, policy *linkPolicy) (found []finding, links []NameLink) {
	if p.isEmpty() {
		return nil, nil
	}
	s, found := r.read(p, file, policy)
	for i := range found {
		f := &found[i]
		f.text = s.text.Shown(f.k)
		f.source = s.span(f.p)
		if f.status == Linked && !f.wiki {
			links = append(links, NameLink{f.p, f.entity})
		}
	}
	return found, links
}

// read finds the names in the text of a record and gives each its status.
func (r *reading) read(p *Prose, file *source.File, policy *linkPolicy) (*scene, []finding) {
	b := p.Body(markdown.Labels{})
	s := r.table.bodyScene(b, p.wikis, file)
	r.survey(s)
	found := r.findings(s)
	policy.place(b, found)
	return s, found
}

// A sentenceReader gives the sentences of one text in which names stand.
type sentenceReader struct {
	text  *text.Text
	all   text.Sentences
	at    text.Range // the sentence read last
	shown string
}

func newSentenceReader(t *text.Text) *sentenceReader {
	return &sentenceReader{text: t, all: t.Sentences()}
}

// Of a very long sentence (a block of code, a table that is one) no more is shown than this many bytes before and
// behind the name.
const sentenceSide = 400

// around returns the sentence that holds a name, and where in it the name stands.
func (s *sentenceReader) around(name text.Range) (sentence string, at text.Range) {
	k := s.all.At(name.Start)
	k.Start, k.End = min(k.Start, name.Start), max(k.End, name.End)
	before, after := "", ""
	if name.Start-k.Start > sentenceSide {
		k.Start, before = s.cutAt(name.Start-sentenceSide), "…"
	}
	if k.End-name.End > sentenceSide {
		k.End, after = s.cutAt(name.End+sentenceSide), "…"
	}
	if k != s.at {
		s.at, s.shown = k, before+s.text.Shown(k)+after
	}
	own := s.text.Shown(name)
	from := len(before) + len(s.text.Shown(text.Range{Start: k.Start, End: name.Start}))
	from += max(0, strings.Index(s.shown[min(from, len(s.shown)):], own))
	return s.shown, text.Range{Start: from, End: from + len(own)}
}

// cutAt is a place near an offset of K at which a word ends, or at least a character.
func (s *sentenceReader) cutAt(at int) int {
	if i := strings.IndexByte(s.text.K[at:min(len(s.text.K), at+40)], ' '); i >= 0 {
		return at + i
	}
	return s.text.Keyed(s.text.Widen(s.text.Published(text.Range{Start: at, End: at + 1}))).Start
}
