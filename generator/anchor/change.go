package anchor

import (
	"slices"
	"unicode/utf8"

	"gloss/generator/text"
)

// A Change is words of a quotation and what stands in their place in the passage.
type Change struct {
	// Old is the words of the quotation, as its key has them; empty where the passage has more.
	Old string
	// At is the words of the passage, a range of P; empty, between its neighbours, where the passage has less.
	At text.Range
	// Grave says that the meaning may be another: a number, a negation or a name is not the same.
	Grave bool
}

// maxTable is the most cells of the table that compares two texts word by word. What needs more is one change.
const maxTable = 1 << 22

// A difference is what leads from a quotation to a passage.
type difference struct {
	changes []Change
	// length is how many characters the words of the quotation have, gone how many of them are not in the passage, come how
	// many characters the words have that the passage has instead, or more.
	length, gone, come int
}

// isGrave reports whether the meaning may be another: a change says so, or more than a third of the words is not the
// same. In 32,000 revisions (TestRandomEdits) six passages lost a clause and were found by the other, beside foreign
// words.
func (d *difference) isGrave() bool {
	return 3*max(d.gone, d.come) > d.length || d.hasGrave()
}

func (d *difference) hasGrave() bool {
	return slices.ContainsFunc(d.changes, func(c Change) bool { return c.Grave })
}

// compare adds what leads from a part of the quotation to the passage at a range of K. What is equal but for case and
// diacritics is a change, too, but its words are there.
func (d *difference) compare(t *text.Text, part string, k text.Range, g guard) {
	old, new := newVersion(part, text.Range{End: len(part)}, g), newVersion(t.K, k, g)
	pairs := align(old, new)
	d.length += old.length()
	d.gone += old.length()
	d.come += new.length()
	i, j := 0, 0
	for _, p := range append(pairs, pair{len(old.words), len(new.words)}) {
		isEnd := p.old == len(old.words)
		if !isEnd {
			d.gone -= old.characters(p.old)
			d.come -= new.characters(p.new)
		}
		if !isEnd && old.words[p.old].In(part) != new.words[p.new].In(t.K) {
			continue
		}
		if i < p.old || j < p.new {
			before, after := old.stretch(i, p.old), new.stretch(j, p.new)
			grave := isGrave(old, new, before, after)
			d.changes = append(d.changes, Change{before.In(part), publishedBetween(t, after), grave})
		}
		i, j = p.old+1, p.new+1
	}
}

// publishedBetween returns the range of P for a range of K, which may be empty.
func publishedBetween(t *text.Text, k text.Range) text.Range {
	if k.Len() > 0 {
		return t.Widen(t.Published(k))
	}
	at := t.Published(k).Start
	for !t.IsBoundary(at) {
		at--
	}
	return text.Range{Start: at, End: at}
}

// A version is the words of the quotation or of the passage.
type version struct {
	s     string
	words []text.Range
	names []text.Range // what names hold
	cut   bool         // it may end inside words
}

func newVersion(s string, r text.Range, g guard) version {
	return version{s, words(s, r), nameRanges(s, r, g.names), g.cut}
}

func (v version) characters(i int) int { return utf8.RuneCountInString(v.words[i].In(v.s)) }

func (v version) length() int {
	n := 0
	for i := range v.words {
		n += v.characters(i)
	}
	return n
}

// stretch returns the range of the words from one to before another; an empty one stands where the word before ends.
func (v version) stretch(from, to int) text.Range {
	switch {
	case from < to:
		return text.Range{Start: v.words[from].Start, End: v.words[to-1].End}
	case from > 0:
		return text.Range{Start: v.words[from-1].End, End: v.words[from-1].End}
	case len(v.words) > 0:
		return text.Range{Start: v.words[0].Start, End: v.words[0].Start}
	}
	return text.Range{}
}

// A pair is a word of the quotation and the same word, but for case and diacritics, of the passage.
type pair struct{ old, new int }

// align returns the most pairs of equal words in their order: a longest common subsequence.
func align(old, new version) []pair {
	a, b := old.folded(), new.folded()
	start, end := 0, 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	pairs := make([]pair, 0, min(len(a), len(b)))
	for i := range start {
		pairs = append(pairs, pair{i, i})
	}
	for _, p := range common(a[start:len(a)-end], b[start:len(b)-end]) {
		pairs = append(pairs, pair{start + p.old, start + p.new})
	}
	for i := end; i > 0; i-- {
		pairs = append(pairs, pair{len(a) - i, len(b) - i})
	}
	return pairs
}

// common returns a longest common subsequence by the table of its lengths, from the ends backward; nothing where that
// would be too large.
func common(a, b []string) []pair {
	width := len(b) + 1
	if len(a) == 0 || len(b) == 0 || len(a)+1 > maxTable/width {
		return nil
	}
	lengths := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			length := max(lengths[(i+1)*width+j], lengths[i*width+j+1])
			if a[i] == b[j] {
				length = max(length, lengths[(i+1)*width+j+1]+1)
			}
			lengths[i*width+j] = length
		}
	}
	var pairs []pair
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch here := lengths[i*width+j]; {
		case a[i] == b[j] && here == lengths[(i+1)*width+j+1]+1:
			pairs = append(pairs, pair{i, j})
			i, j = i+1, j+1
		case here == lengths[(i+1)*width+j]:
			i++
		default:
			j++
		}
	}
	return pairs
}

func (v version) folded() []string {
	folded := make([]string, len(v.words))
	for i, w := range v.words {
		folded[i] = text.Fold(w.In(v.s)).F
	}
	return folded
}
