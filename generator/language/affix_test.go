package language

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestParticlesAreHangul(t *testing.T) {
	longest := 0
	for p := range particles {
		longest = max(longest, utf8.RuneCountInString(p))
		for _, r := range p {
			if !unicode.Is(unicode.Hangul, r) {
				t.Errorf("%q holds %q", p, r)
			}
		}
	}
	if longest != MaxParticle {
		t.Errorf("the longest particle has %d syllables, MaxParticle is %d", longest, MaxParticle)
	}
}

func TestNeighboursAreHan(t *testing.T) {
	for r := range hanNeighbours {
		if !unicode.Is(unicode.Han, r) {
			t.Errorf("%q", r)
		}
	}
}
