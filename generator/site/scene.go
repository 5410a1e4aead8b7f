package site

import (
	"math"
	"slices"
	"strings"

	"gloss/generator/markdown"
	"gloss/generator/mention"
	"gloss/generator/source"
	"gloss/generator/text"
)

// A scene is a text that is read for names: a body, or the title or the summary.
type scene struct {
	text    *text.Text
	matches []mention.Match
	written []finding      // the links that the writer has made to entities, in the order of the text
	body    *markdown.Body // nil for the title and the summary
	file    *source.File
	// field is where the title or the summary is written, places where each byte of it is; these are worked out where they
	// are asked for, since that reads the file once more.
	field  source.Span
	places []int
}

// lineScene is the title or the summary.
func (t *nameTable) lineScene(line string, field source.Span) *scene {
	s := &scene{text: text.Of(line), field: field, file: field.File}
	s.matches = t.finder.Find(s.text)
	return s
}

// bodyScene is a body. A reference of it that leads to an entity is a link that the writer has made.
func (t *nameTable) bodyScene(b *markdown.Body, wikis []wikiName, file *source.File) *scene {
	s := &scene{text: b.Text, body: b, file: file, matches: t.finder.Find(b.Text), written: make([]finding, 0, len(wikis))}
	for _, w := range wikis {
		p := b.References[w.reference]
		if p.Len() == 0 {
			continue
		}
		s.written = append(s.written, finding{
			verdict: verdict{entity: w.entity, rule: Wiki}, k: b.Text.Keyed(p), p: p, wiki: true,
		})
	}
	slices.SortStableFunc(s.written, func(a, b finding) int { return a.k.Start - b.k.Start })
	return s
}

// span is where a range of P is written.
func (s *scene) span(p text.Range) source.Span {
	if s.body != nil {
		written, _ := s.text.Source(p)
		return s.file.At(written.Start, written.End)
	}
	if s.places == nil {
		s.places = writtenAt(s.field, s.text.P)
	}
	if len(s.places) == 0 {
		return s.field
	}
	return s.file.At(s.places[p.Start], s.places[p.End-1]+1)
}

// A naming is how an entity is first named in a text by more than a family name.
type naming struct {
	scene *scene
	k     text.Range
	// at and own are where it is first named at all, and by a name that only it has: offsets in K, before the text for the
	// title and the summary, never for what does not occur.
	at, own int
}

// p is where it is first named at all, in P.
func (n *naming) p() text.Range { return n.scene.text.Published(n.k) }

const (
	beforeText = -1
	never      = math.MaxInt
)

// position is where a place of the scene stands among all that is read.
func (s *scene) position(k text.Range) int {
	if s.body == nil {
		return beforeText
	}
	return k.Start
}

// survey enters those whom texts name, before any of them is read: whom a family name means depends on the whole.
func (r *reading) survey(scenes ...*scene) {
	for _, s := range scenes {
		written := s.written
		for _, w := range written {
			r.name(w.entity, s, w.k, true)
		}
		for _, m := range s.matches {
			for len(written) > 0 && written[0].k.End <= m.K.Start {
				written = written[1:]
			}
			b := r.bearersOf(m)
			if len(written) > 0 && written[0].k.Overlaps(m.K) && holds(b.whole, written[0].entity) {
				continue // the link says which
			}
			r.surveyName(b, s, m.K)
		}
	}
	for _, b := range r.bearers {
		b.learn(r)
	}
}

// after is what stands behind a name in its line.
func (s *scene) after(k text.Range) string {
	line, _, _ := strings.Cut(s.text.K[k.End:min(len(s.text.K), k.End+settingReach)], "\n")
	return line
}

// surveyName enters those whom a place names, or may name.
func (r *reading) surveyName(b *bearers, s *scene, k text.Range) {
	name := k.In(s.text.K)
	own := r.override(b, name)
	if len(b.short) > 0 {
		man, woman := courtesy(s.text.K[max(0, k.Start-settingReach):k.Start])
		b.man, b.woman = b.man || man, b.woman || woman
	}
	switch {
	case len(b.whole) == 0, own != nil && own.entity == nil, b.isPerson && own == nil && isOfGeneration(s.after(k)), b.surveyed:
	case own != nil:
		r.name(own.entity, s, k, false)
	case len(b.whole) == 1:
		r.name(b.whole[0].entity, s, k, true)
	default:
		for _, c := range r.meant(b, name) {
			r.name(c.entity, s, k, false)
		}
		b.surveyed = true
	}
}

// meant are those of the bearers of a name whom it may mean, whatever else is named in the text.
func (r *reading) meant(b *bearers, name string) []candidate {
	if c, one := only(b.whole, func(c candidate) bool { return slices.Contains(r.about, c.entity) }); one {
		return []candidate{c}
	}
	if c, found := find(b.whole, r.preferred(b, name)); found {
		return []candidate{c}
	}
	return b.whole
}

// name enters that an entity is named at a place, by a name of its own or by one that it shares.
func (r *reading) name(e *Entity, s *scene, k text.Range, own bool) {
	at := s.position(k)
	n, known := r.named[e]
	if !known {
		n = naming{s, k, at, never}
	}
	if own {
		n.own = min(n.own, at)
	}
	r.named[e] = n
}
