package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A ternary is true, false or not yet known.
type ternary uint8

const (
	unknown ternary = iota
	no
	yes
)

// inCapitals reports whether the block is mostly capitals.
func (s *search) inCapitals() bool {
	if s.capitalled == unknown {
		s.capitalled = no
		if s.f.isShouted(s.block.In(s.k)) {
			s.capitalled = yes
		}
	}
	return s.capitalled == yes
}

// isShouted reports whether a text has more capitals than small letters. Words that a name has in capitals do not
// count: a cell that says “US, DPRK” is not shouted.
func (f *Finder) isShouted(k string) bool {
	over, start := 0, 0
	capitals, small := 0, 0 // in the word that begins at start
	for i, r := range k {
		switch {
		case isSmall(r):
			small++
			continue
		case isCapital(r):
			capitals++
			continue
		case f.class(r) != noWord:
			continue
		case small > 0 || capitals > 0 && !f.capitals[k[start:i]]:
			over += capitals - small
		}
		if over+len(k)-i <= 0 {
			return false // whatever follows
		}
		start, capitals, small = i+utf8.RuneLen(r), 0, 0
	}
	if small > 0 || capitals > 0 && !f.capitals[k[start:]] {
		over += capitals - small
	}
	return over > 0
}

func isSmall(r rune) bool { return 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r) }

func isCapital(r rune) bool {
	return 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && (unicode.IsUpper(r) || unicode.IsTitle(r))
}

// addCapitals notes the words of a name that are in capitals.
func (f *Finder) addCapitals(key string) {
	for word := range strings.FieldsFuncSeq(key, func(r rune) bool { return f.class(r) == noWord }) {
		if strings.ContainsFunc(word, isCapital) && !strings.ContainsFunc(word, isSmall) {
			f.capitals[word] = true
		}
	}
}
