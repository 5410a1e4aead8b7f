package anchor

import (
	"slices"
	"strings"

	"gloss/generator/text"
)

// approximate looks for passages that are like the quotation, until a wording has an acceptable one. The quotation and
// the haystack are folded.
func (s sought) approximate(h haystack) match {
	for _, p := range s.wordings {
		all := s.alike(h.s, p.wording)
		if p.isElided() {
			// As text, a sign of omission is like any few letters.
			all = slices.DeleteFunc(all, func(l likeness) bool { return !strings.Contains(l.In(h.s), text.Elision) })
		}
		if m := s.choose(h, all, p); len(m.kept) > 0 {
			return m
		}
	}
	return match{in: h}
}

// choose keeps the passage that is most like the quotation and those that it does not clearly beat.
//
// Acceptable is what the context fits to a half; where the quotation, or a part of it, is so short that only a context
// lets it be looked for approximately, to four fifths. Of those within 0.1 of the best context the one with the fewest
// edits wins. It must beat every other acceptable one by the margin of edits or by 0.15 of the context.
func (s sought) choose(h haystack, all []likeness, p phrase) match {
	m := match{in: h, how: approximately, sought: p}
	given, edits := s.given(), s.edits(h.s, ranges(all))
	inContext := 0 // the fewest edits of a context
	var fits []int
	for i := range all {
		if s.isAcceptable(edits[i], p) {
			if len(fits) == 0 || edits[i] < inContext {
				inContext = edits[i]
			}
			fits = append(fits, i)
		}
	}
	if len(fits) == 0 {
		return m
	}
	won := -1
	for _, i := range fits {
		if 10*(edits[i]-inContext) <= given && (won < 0 || all[i].edits < all[won].edits) {
			won = i
		}
	}
	least := margin(p.wording.characters())
	for _, i := range fits {
		m.all = append(m.all, all[i].Range)
		beaten := all[i].edits-all[won].edits >= least || given > 0 && 100*(edits[i]-edits[won]) >= 15*given
		if i == won || !beaten {
			m.kept, m.parts = append(m.kept, all[i].Range), append(m.parts, all[i].parts)
		}
	}
	m.fittest, m.strange = all[won].Range, edits[won]
	return m
}

func (s sought) isAcceptable(edits int, p phrase) bool {
	for _, part := range p.wording {
		if text.Units(part) < tellingUnits && s.mostEdits(part) > 0 {
			return 5*edits <= s.given()
		}
	}
	return s.fits(edits, p)
}

func ranges(all []likeness) []text.Range {
	ranges := make([]text.Range, len(all))
	for i, l := range all {
		ranges[i] = l.Range
	}
	return ranges
}
