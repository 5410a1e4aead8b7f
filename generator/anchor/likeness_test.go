package anchor

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gloss/generator/text"
)

func TestLikesAgreeWithTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pattern, h := few(1, 150).Draw(t, "pattern"), few(0, 300).Draw(t, "text")
		if at := rapid.IntRange(0, len(h)).Draw(t, "at"); rapid.Bool().Draw(t, "alike") {
			h = slices.Insert(h, at, pattern[:rapid.IntRange(0, len(pattern)).Draw(t, "length")]...)
		}
		limit := rapid.IntRange(0, len(pattern)*2/5).Draw(t, "limit")
		s, ends := string(h), distances(pattern, h, anywhere)
		least := limit + 1
		for _, l := range newPattern(pattern).likes(s, limit) {
			least = min(least, l.edits)
			got := []rune(l.In(s))
			if want := distances(pattern, got, atOnce)[len(got)]; l.edits != want || l.edits > limit {
				t.Fatalf("%d edits at %v, want %d of %d", l.edits, l.Range, want, limit)
			}
		}
		if want := min(slices.Min(ends), limit+1); least != want {
			t.Fatalf("at best %d edits, want %d", least, want)
		}
	})
}

func TestAlignedWordsAreTheMostThatAreEqual(t *testing.T) {
	words := rapid.Custom(func(t *rapid.T) version {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "B", "b", "c", ","}), 0, 12).Draw(t, "words"), " ")
		return newVersion(s, text.Range{End: len(s)}, guard{})
	})
	rapid.Check(t, func(t *rapid.T) {
		old, new := words.Draw(t, "old"), words.Draw(t, "new")
		a, b := old.folded(), new.folded()
		pairs := align(old, new)
		for i, p := range pairs {
			if a[p.old] != b[p.new] || i > 0 && (p.old <= pairs[i-1].old || p.new <= pairs[i-1].new) {
				t.Fatalf("%v of %v and %v", pairs, a, b)
			}
		}
		if want := longest(a, b); len(pairs) != want {
			t.Fatalf("%d pairs of %v and %v, want %d", len(pairs), a, b, want)
		}
	})
}

// longest is the length of the longest common subsequence.
func longest(a, b []string) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return 0
	case a[0] == b[0]:
		return 1 + longest(a[1:], b[1:])
	}
	return max(longest(a[1:], b), longest(a, b[1:]))
}
