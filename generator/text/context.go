package text

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Context returns what stands in P before and behind a range of it that is not empty: at least so many code points on
// either side, and as many more, the same number on both, as it takes for the whole to stand in P once. Where P begins
// or ends it is less. One search of P is enough unless the whole stands there again.
func (t *Text) Context(p Range, least int) (prefix, suffix Range) {
	around := t.around(p, least)
	if !t.isAlone(around) {
		more := sort.Search(t.Points(len(t.P))-least, func(n int) bool { return t.isAlone(t.around(p, least+n)) })
		around = t.around(p, least+more)
	}
	return Range{around.Start, p.Start}, Range{p.End, around.End}
}

// around is a range of P with n code points more on either side, as far as P goes.
func (t *Text) around(p Range, n int) Range {
	for range n {
		_, before := utf8.DecodeLastRuneInString(t.P[:p.Start])
		_, behind := utf8.DecodeRuneInString(t.P[p.End:])
		p = Range{p.Start - before, p.End + behind}
	}
	return p
}

// isAlone reports whether what a range of P holds stands nowhere else in it. Equal texts may overlap.
func (t *Text) isAlone(p Range) bool {
	s := p.In(t.P)
	return strings.Index(t.P, s) == p.Start && !strings.Contains(t.P[p.Start+1:], s)
}
