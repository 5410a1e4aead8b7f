package text

import (
	"slices"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// IsBoundary reports whether the byte offset p of P is the start of a grapheme (UAX 29), or the end of the text: a
// place at which the text may be cut.
func (t *Text) IsBoundary(p int) bool {
	if p <= 0 || p >= len(t.P) {
		return true
	}
	_, inner := slices.BinarySearch(t.inner, int32(p))
	return !inner && utf8.RuneStart(t.P[p])
}

// Widen moves the ends of a range of P outward until they cut no grapheme. An empty range stays empty.
func (t *Text) Widen(p Range) Range {
	if p.End <= p.Start {
		return p
	}
	for !t.IsBoundary(p.Start) {
		p.Start--
	}
	for !t.IsBoundary(p.End) {
		p.End++
	}
	return p
}

// innerPlaces returns the offsets that begin a code point inside a grapheme. They are few, and looked for only where
// the text is not ASCII.
func innerPlaces(s string) []int32 {
	var inner []int32
	for at := nextJoinable(s, 0); at < len(s); at = nextJoinable(s, at) {
		_, before := utf8.DecodeLastRuneInString(s[:at]) // a mark belongs to the character before it
		start, end := at-before, asciiPair(s, at)
		for clusters := graphemes.FromString(s[start:end]); clusters.Next(); {
			for i := start + clusters.Start() + 1; i < start+clusters.End(); i++ {
				if utf8.RuneStart(s[i]) {
					inner = append(inner, int32(i))
				}
			}
		}
		at = end
	}
	return inner
}

// nextJoinable returns the offset of the next byte that may belong to a grapheme of several code points: the line
// feed of a CR LF, or any byte beyond ASCII.
func nextJoinable(s string, at int) int {
	for ; at < len(s); at++ {
		if s[at] >= utf8.RuneSelf || s[at] == '\n' && at > 0 && s[at-1] == '\r' {
			return at
		}
	}
	return at
}

// asciiPair returns the next offset from at on that stands between two ASCII characters: certainly a boundary.
func asciiPair(s string, at int) int {
	for at++; at < len(s); at++ {
		if s[at] < utf8.RuneSelf && s[at-1] < utf8.RuneSelf && s[at] != '\n' {
			return at
		}
	}
	return len(s)
}
