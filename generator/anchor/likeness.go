package anchor

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"gloss/generator/text"
)

// maxAlike is the longest quotation, in characters, that is looked for approximately: the time that this takes grows
// with the length of both texts multiplied.
const maxAlike = 4096

// A likeness is a passage that is like a quotation, and how many edits lead from one to the other.
type likeness struct {
	text.Range
	edits int
	parts []text.Range // where each part of the quotation stands
}

// mostEdits returns how many edits may lead from a part of the quotation to a passage, 0 where it must stand there as it
// is. Unrelated English matches 10 characters within 30 %, but 200 never within 62 %: one limit for all lengths would
// accept nonsense, or lose what was hardly edited.
func (s sought) mostEdits(part string) int {
	characters, inContext := utf8.RuneCountInString(part), s.given() >= minRejecting
	percent := 40
	switch units := text.Units(part); {
	case units < shortUnits || units < tellingUnits && !inContext:
		return 0
	case units < tellingUnits:
		percent = 15
	case units < 64 && !inContext:
		percent = 12
	case units < 64:
		percent = 25
	case units < 128:
		percent = 35
	}
	return characters * percent / 100
}

// alike returns the shortest passages of h that hold something like each part of a wording in order, disjoint and
// ascending.
func (s sought) alike(h string, w wording) []likeness {
	if w.characters() > maxAlike {
		return nil
	}
	parts := make([][]likeness, len(w))
	approximate := false
	for i, part := range w {
		limit := s.mostEdits(part)
		if limit == 0 && len(w) == 1 {
			return nil // found exactly, or not at all
		}
		approximate = approximate || limit > 0
		if parts[i] = passagesLike(h, part, limit); len(parts[i]) == 0 {
			return nil
		}
	}
	switch {
	case !approximate:
		return nil
	case len(w) == 1:
		return parts[0]
	}
	for i := range parts {
		parts[i] = best(parts[i], margin(utf8.RuneCountInString(w[i])))
	}
	return chain(parts)
}

// characters returns the length of all parts.
func (w wording) characters() int {
	n := 0
	for _, part := range w {
		n += utf8.RuneCountInString(part)
	}
	return n
}

// passagesLike returns the passages of h, in whole words, to which up to so many edits lead from a part.
func passagesLike(h, part string, limit int) []likeness {
	if limit == 0 {
		var found []likeness
		for _, r := range (wording{part}).passages(h) {
			found = append(found, likeness{Range: r, parts: []text.Range{r}})
		}
		return found
	}
	p := newPattern([]rune(part))
	found := p.likes(h, limit)
	for i, l := range found {
		whole := wholeWords(h, l.Range)
		found[i] = likeness{whole, l.edits, []text.Range{whole}}
		if whole != l.Range {
			found[i].edits = p.distance(whole.In(h))
		}
	}
	return disjoint(slices.DeleteFunc(found, func(l likeness) bool { return l.edits > limit || l.Len() == 0 }))
}

// likes returns passages of h to which up to so many edits lead from the pattern: of those that end within half a
// pattern of one another, the one with the fewest edits.
func (p *pattern) likes(h string, limit int) []likeness {
	backward := p.backward()
	var found []likeness
	end, edits, endAt := 0, limit+1, 0
	keep := func() {
		if edits <= limit {
			r := text.Range{Start: backward.bestStart(h[:end], edits), End: end}
			found = append(found, likeness{Range: r, edits: edits})
		}
		edits = limit + 1
	}
	c, at := p.column(anywhere), 0 // at counts characters
	for i, r := range h {
		c.next(r)
		if at++; edits <= limit && at-endAt > p.size/2 {
			keep()
		}
		if c.edits < edits {
			end, edits, endAt = i+utf8.RuneLen(r), c.edits, at
		}
	}
	keep()
	return found
}

// disjoint leaves out each passage that overlaps one of fewer edits which is left itself. The result ascends.
func disjoint(all []likeness) []likeness {
	slices.SortFunc(all, func(a, b likeness) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	byEdits, longest := make([]int, len(all)), 0
	for i, l := range all {
		byEdits[i], longest = i, max(longest, l.Len())
	}
	slices.SortStableFunc(byEdits, func(i, j int) int { return all[i].edits - all[j].edits })
	out := make([]bool, len(all))
	for _, i := range byEdits {
		if out[i] {
			continue
		}
		for j := i - 1; j >= 0 && all[j].Start+longest > all[i].Start; j-- {
			out[j] = out[j] || all[j].Overlaps(all[i].Range)
		}
		for j := i + 1; j < len(all) && all[j].Start < all[i].End; j++ {
			out[j] = true
		}
	}
	left := all[:0]
	for i, l := range all {
		if !out[i] {
			left = append(left, l)
		}
	}
	return left
}

// margin is by how many edits the passage that is most like a quotation of so many characters must beat the others.
func margin(characters int) int { return max(3, characters/10) }

// best leaves out the passages that the best beats clearly: one without an edit all that have any.
func best(all []likeness, margin int) []likeness {
	least := slices.MinFunc(all, func(a, b likeness) int { return a.edits - b.edits }).edits
	if least == 0 {
		margin = 1
	}
	return slices.DeleteFunc(all, func(l likeness) bool { return l.edits-least >= margin })
}

// chain returns the shortest passages that hold one of each part in order, none overlapping the next, as
// [wording.passages] does. The passages of each part ascend.
func chain(parts [][]likeness) []likeness {
	var found []likeness
	next := make([]int, len(parts))
	for _, first := range parts[0] {
		l := likeness{first.Range, first.edits, []text.Range{first.Range}}
		for i, part := range parts[1:] {
			for next[i] < len(part) && part[next[i]].Start < l.End {
				next[i]++
			}
			if next[i] == len(part) {
				return found
			}
			later := part[next[i]]
			l.End, l.edits, l.parts = later.End, l.edits+later.edits, append(l.parts, later.Range)
		}
		if n := len(found); n > 0 && found[n-1].End == l.End {
			found = found[:n-1]
		}
		found = append(found, l)
	}
	return found
}
