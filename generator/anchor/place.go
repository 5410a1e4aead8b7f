package anchor

import (
	"slices"

	"gloss/generator/text"
)

const (
	// maxPlaces is how many places of an ambiguous quotation are told.
	maxPlaces = 20
	// maxRivals is the most equal passages among which contexts are looked for. What occurs more often needs a longer
	// quotation, not a context.
	maxRivals = 200
	// maxApproximate is the longest folded key in which contexts are tried for a quotation found approximately.
	maxApproximate = 1 << 16
)

// A Place is one of several passages that a quotation may be, and the shortest context of whole words that tells it from
// the others: of 8 characters or more, and such as no other passage fits, where there is one.
type Place struct {
	// At is the passage, a range of P.
	At text.Range
	// Prefix or Suffix, in place of what was given, makes the quotation stand here alone. One of the two is empty; both are
	// where no context of up to 128 characters can tell, or the passages are more than 200.
	Prefix, Suffix string
}

// tellApart returns the first of the places, each with its context.
func (m match) tellApart(places []text.Range, q Quotation) []Place {
	told := make([]Place, 0, min(len(places), maxPlaces))
	for _, at := range places[:cap(told)] {
		place := Place{At: at}
		if m.canTell() {
			place.Prefix, place.Suffix = m.tell(at, q)
		}
		told = append(told, place)
	}
	return told
}

// canTell reports whether contexts are looked for: where the quotation stands in few places, and where the searches that
// try each context take little time.
func (m match) canTell() bool {
	switch m.how {
	case rewritten:
		return false
	case approximately:
		return len(m.all) <= maxPlaces && len(m.in.s) <= maxApproximate
	}
	return len(m.all) <= maxRivals
}

// tell returns the shortest context that tells the passage at a range of P from all that are equal to it.
func (m match) tell(at text.Range, q Quotation) (prefix, suffix string) {
	own, rivals := m.rivals(at)
	for _, d := range m.sought.demands() {
		for most := minContext; most <= maxContext; most *= 2 {
			contexts := append(m.contexts(own, rivals, before, most, d), m.contexts(own, rivals, after, most, d)...)
			slices.SortStableFunc(contexts, func(a, b context) int { return a.length - b.length })
			for _, c := range contexts {
				if tried := c.of(q); m.findsOnly(tried, at) {
					return tried.Prefix, tried.Suffix
				}
			}
		}
	}
	return "", ""
}

// findsOnly reports whether a quotation is found at a range of P and nowhere else. The search itself has the last word:
// in another context another wording of the quotation may be found.
func (m match) findsOnly(q Quotation, at text.Range) bool {
	places := read(q).search(m.in.text).places()
	return len(places) == 1 && places[0] == at
}

// rivals returns the passage at a range of P, all of it, and the equal ones that stand elsewhere.
func (m match) rivals(at text.Range) (own text.Range, rivals []text.Range) {
	for _, r := range m.all {
		switch {
		case m.in.published(r) != at:
			rivals = append(rivals, r)
		case own.Len() == 0:
			own = r
		default:
			own.End = r.End
		}
	}
	return own, rivals
}
