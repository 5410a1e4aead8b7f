package anchor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gloss/generator/text"
)

const (
	// minRejecting is how many characters of context must be given for a passage that they do not fit to be rejected.
	minRejecting = 8
	// shortUnits is below what length a quotation is not looked for approximately: a few edits make any word of another.
	shortUnits = 16
	// tellingUnits is below what length a quotation says little about where it stands. In 32,000 revisions of articles
	// (TestRandomEdits) 18 quotations of a name or a phrase moved to the next place at which it stands where half of the
	// context had to fit, and none where four fifths had to; one harmless edit in 300 more loses its passage.
	tellingUnits = 32
)

// judge returns the passages of h that the given context leaves, the one that it fits best, and how many edits lead from
// the context to what stands around that.
//
// The context scores c = 1 - edits / its length. A passage below 0.5, of a quotation below 32 units 0.8, is rejected; of the
// others those are kept that are within 0.1 of the best.
func (s sought) judge(h string, all []text.Range, p phrase) (kept []text.Range, fittest text.Range, strange int) {
	length := s.given()
	if length == 0 {
		return all, all[0], 0
	}
	edits := s.edits(h, all)
	least := slices.Min(edits)
	fittest = all[slices.Index(edits, least)]
	for i, e := range edits {
		if s.fits(e, p) && 10*(e-least) <= length {
			kept = append(kept, all[i])
		}
	}
	return kept, fittest, least
}

// fits reports whether a passage is acceptable with so many edits of the context.
func (s sought) fits(edits int, p phrase) bool {
	given := s.given()
	return given < minRejecting || p.rejecting()*edits <= given
}

// rejecting returns of how many parts of a context one may differ.
func (p phrase) rejecting() int {
	if p.isShort() {
		return 5
	}
	return 2
}

// given returns how many characters of context are given.
func (s sought) given() int {
	return utf8.RuneCountInString(s.prefix) + utf8.RuneCountInString(s.suffix)
}

// edits returns how many edits lead from the given context to what stands around each passage.
func (s sought) edits(h string, all []text.Range) []int {
	edits := make([]int, len(all))
	if s.prefix != "" {
		ends := make([]int, len(all))
		for i, r := range all {
			ends[i] = r.Start
		}
		addEdits(edits, h, s.prefix, ends)
	}
	if s.suffix != "" {
		// Read backwards, a suffix is a prefix.
		ends := make([]int, len(all))
		for i, r := range all {
			ends[len(all)-1-i] = len(h) - r.End
		}
		slices.Reverse(edits)
		addEdits(edits, reverse(h), reverse(s.suffix), ends)
		slices.Reverse(edits)
	}
	return edits
}

// addEdits adds to each of the edits how many lead from a context to what stands before an offset in h: the least for
// any length of it, so that a word put in far from the passage is no more than that word. A space before the offset
// does not count. The ends ascend.
//
// The text before an end is read from twice the length of the context on, since any more would make more edits than the
// context has characters; what lies between two ends is read once.
func addEdits(edits []int, h, context string, ends []int) {
	p := newPattern([]rune(context))
	reach := 2 * p.size
	c, at := p.column(anywhere), 0
	for i, end := range ends {
		end = len(strings.TrimSuffix(h[:end], " "))
		if end-at > reach {
			if from := end - len(lastRunes(h[:end], reach)); from > at {
				c, at = p.column(anywhere), from
			}
		}
		for at < end {
			r, size := utf8.DecodeRuneInString(h[at:])
			c.next(r)
			at += size
		}
		edits[i] += c.edits
	}
}

func reverse(s string) string {
	out := make([]byte, 0, len(s))
	for len(s) > 0 {
		_, size := utf8.DecodeLastRuneInString(s)
		out = append(out, s[len(s)-size:]...)
		s = s[:len(s)-size]
	}
	return string(out)
}
