package anchor

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// distances is the last row of the table of edit distances between a pattern and each beginning of a text, computed
// cell by cell.
func distances(pattern, text []rune, from start) []int {
	column := make([]int, len(pattern)+1)
	for i := range column {
		column[i] = i
	}
	last := []int{len(pattern)}
	for j, r := range text {
		next := make([]int, len(column))
		if from == atOnce {
			next[0] = j + 1
		}
		for i := 1; i < len(column); i++ {
			next[i] = 1 + min(column[i], next[i-1], column[i-1])
			if pattern[i-1] == r {
				next[i] = min(next[i], column[i-1])
			}
		}
		column, last = next, append(last, next[len(pattern)])
	}
	return last
}

// few draws runes of which many are equal: of several pages, and one beyond the first plane.
func few(least, most int) *rapid.Generator[[]rune] {
	return rapid.OneOf(
		rapid.SliceOfN(rapid.SampledFrom([]rune("ab")), least, most),
		rapid.SliceOfN(rapid.SampledFrom([]rune("abc дж평양金正🤔")), least, most),
	)
}

func TestMyersAgreesWithTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pattern, text := few(1, 200).Draw(t, "pattern"), few(0, 300).Draw(t, "text")
		// Patterns and texts that have much in common are the ones that are looked for.
		if at := rapid.IntRange(0, len(text)).Draw(t, "at"); rapid.Bool().Draw(t, "alike") {
			text = slices.Insert(text, at, pattern[:rapid.IntRange(0, len(pattern)).Draw(t, "length")]...)
		}
		for _, from := range []start{anywhere, atOnce} {
			want := distances(pattern, text, from)
			c := newPattern(pattern).column(from)
			for i := 0; ; i++ {
				if c.edits != want[i] {
					t.Fatalf("start %d, after %d characters: %d edits, want %d", from, i, c.edits, want[i])
				}
				if i == len(text) {
					break
				}
				c.next(text[i])
			}
		}
	})
}

func TestPatternsOfWholeBlocks(t *testing.T) {
	for _, size := range []int{1, 63, 64, 65, 127, 128, 129, 1024} {
		pattern := make([]rune, size)
		for i := range pattern {
			pattern[i] = rune('a' + i%7)
		}
		text := slices.Concat([]rune("xyz"), pattern[:size/2], []rune("x"), pattern[size/2:], []rune("xyz"))
		want := distances(pattern, text, anywhere)
		c := newPattern(pattern).column(anywhere)
		for i, r := range text {
			if c.next(r); c.edits != want[i+1] {
				t.Fatalf("%d characters, after %d: %d edits, want %d", size, i+1, c.edits, want[i+1])
			}
		}
	}
}

func TestBandAgreesWithTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		margin := rapid.IntRange(0, maxContext/10).Draw(t, "margin")
		own := few(1, maxContext).Draw(t, "own")
		other := few(0, maxContext+margin).Draw(t, "other")
		if rapid.Bool().Draw(t, "alike") {
			other = slices.Clone(own)
			for range rapid.IntRange(0, 20).Draw(t, "changes") {
				at := rapid.IntRange(0, len(other)).Draw(t, "at")
				other = slices.Insert(other, at, 'z')
			}
		}
		least := slices.Repeat([]int{margin + 1}, len(own)+1)
		lowerEdits(least, own, other, margin)
		for n := 1; n <= len(own); n++ {
			if want := min(slices.Min(distances(own[:n], other, atOnce)), margin+1); least[n] != want {
				t.Fatalf("the first %d: %d edits, want %d", n, least[n], want)
			}
		}
	})
}

func TestEditsOfContextsAgreeWithTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Characters of several bytes, so that twice as many bytes are not twice as many characters.
		wide := func(least, most int) string {
			return string(rapid.SliceOfN(rapid.SampledFrom([]rune("aд평 양")), least, most).Draw(t, "wide"))
		}
		h := wide(30, 300)
		part := string([]rune(h)[10:11])
		s := sought{prefix: wide(0, 12), suffix: wide(0, 12)}
		all := wording{part}.passages(h)
		for i, edits := range s.edits(h, all) {
			r := all[i]
			left := []rune(reverse(h[:before.junction(h, r).Start]))
			right := []rune(h[after.junction(h, r).End:])
			want := slices.Min(distances([]rune(reverse(s.prefix)), left, atOnce)) + slices.Min(distances([]rune(s.suffix), right, atOnce))
			if edits != want {
				t.Fatalf("%v: %d edits, want %d", r, edits, want)
			}
		}
	})
}
