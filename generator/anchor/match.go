package anchor

import (
	"slices"

	"gloss/generator/text"
)

// A haystack is a text in the form in which it is searched: its key, or its folded key.
type haystack struct {
	s      string
	text   *text.Text
	folded *text.Folded // nil where s is the key
}

// published returns the range of P for a range of s that neither begins nor ends with a space: the ends are moved outward
// to where no grapheme is cut. Other white space they never reach.
func (h haystack) published(r text.Range) text.Range {
	return h.text.Widen(h.text.Published(h.keyed(r)))
}

func (h haystack) keyed(r text.Range) text.Range {
	if h.folded == nil {
		return r
	}
	return h.folded.Keyed(r)
}

// form returns a string in the form of the haystack.
func (h haystack) form(s string) string {
	if h.folded == nil {
		return text.Key(s)
	}
	return fold(text.Key(s))
}

// A match is what a search came to.
type match struct {
	in haystack
	// all are the passages that are equal to the wording found, kept those of them that the given context leaves. Both
	// stand in the order of the text. Where nothing is kept, all are those of the first wording that stands in the text.
	all, kept []text.Range
	// fittest is the one of all that the given context fits best.
	fittest text.Range
}

// search looks for the quotation, and only where no wording of it stands in the text without case and diacritics.
func (s sought) search(t *text.Text) (m match, folded bool) {
	m = s.in(haystack{s: t.K, text: t})
	if len(m.all) > 0 || len(s.wordings) == 0 {
		return m, false
	}
	f := text.Fold(t.K)
	return s.fold().in(haystack{s: f.F, text: t, folded: &f}), true
}

// in looks for the wordings in turn, until one has an acceptable passage.
func (s sought) in(h haystack) match {
	none := match{in: h}
	for _, w := range s.wordings {
		all := w.passages(h.s)
		if len(all) == 0 {
			continue
		}
		kept, fittest := s.judge(h.s, all)
		if len(kept) > 0 {
			return match{in: h, all: all, kept: kept, fittest: fittest}
		}
		if len(none.all) == 0 {
			none.all, none.fittest = all, fittest
		}
	}
	return none
}

// places returns the ranges of P of what was kept. Passages that begin in the same character are one (two dots of an
// ellipsis stand in it twice).
func (m match) places() []text.Range {
	places := make([]text.Range, 0, len(m.kept))
	for _, r := range m.kept {
		places = append(places, m.in.published(r))
	}
	return slices.Compact(places)
}
