package anchor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gloss/generator/text"
)

// gaps returns what stands between something like the prefix and something like the suffix, in whole words: what is
// empty holds no letter. The quotation is folded, and h the folded key.
//
// Like is what 15 % of edits lead to, near is up to twice the quotation and 40 characters. Of several prefixes before
// one suffix the last counts.
func (s sought) gaps(h string) (filled, empty []text.Range) {
	most := 2*s.rendered.characters() + 40
	suffixes := newPattern([]rune(s.suffix)).likesWithin(h, 15)
	prefixes := newPattern([]rune(s.prefix)).likesWithin(h, 15)
	for i, prefix := range prefixes {
		for len(suffixes) > 0 && suffixes[0].Start < prefix.End {
			suffixes = suffixes[1:]
		}
		if len(suffixes) == 0 {
			break
		}
		gap := text.Range{Start: prefix.End, End: suffixes[0].Start}
		isLast := i+1 == len(prefixes) || prefixes[i+1].End > gap.End
		if !isLast || utf8.RuneCountInString(gap.In(h)) > most {
			continue
		}
		if whole := wholeWords(h, gap); strings.ContainsFunc(whole.In(h), isLetter) {
			filled = append(filled, whole)
			continue
		}
		empty = append(empty, gap)
	}
	return filled, empty
}

// likesWithin returns the passages of h to which so many edits, in percent of its length, lead from the pattern.
func (p *pattern) likesWithin(h string, percent int) []likeness {
	return disjoint(p.likes(h, p.size*percent/100))
}

// mayBeRewritten reports whether both contexts are long enough to say where the passage was.
func (s sought) mayBeRewritten() bool {
	return utf8.RuneCountInString(s.prefix) >= minRejecting && utf8.RuneCountInString(s.suffix) >= minRejecting
}

// place decides between what was found and what stands where the quotation stood: found is the exact or folded match,
// alike the approximate one, and the quotation folded as that is.
//
// Where the gap holds what was found, even with words put in beside it, this is the passage. What else stands there is the
// rewritten passage; where nothing does, the passage was deleted, and what was found elsewhere is another.
func (s sought) place(found, alike match) match {
	if len(s.wordings) == 0 {
		return found
	}
	filled, empty := s.gaps(alike.in.s)
	if len(filled)+len(empty) == 0 {
		return found.or(alike)
	}
	keyed := make([]text.Range, len(filled))
	for i, gap := range filled {
		keyed[i] = alike.in.keyed(gap)
	}
	if m := found.within(keyed, found.all); len(m.kept) > 0 {
		return m
	}
	if m := alike.within(keyed, alike.kept); len(m.kept) > 0 {
		return m
	}
	if len(filled) == 0 {
		found.kept = nil
		return found
	}
	return match{
		in: alike.in, how: rewritten, sought: phrase{written: s.wordings[0].written},
		all: filled, kept: filled, elsewhere: found.outside(keyed),
	}
}

// or returns the match, or another where it kept nothing.
func (m match) or(other match) match {
	if len(m.kept) > 0 || len(other.kept) == 0 {
		return m
	}
	return other
}

// within keeps those passages that lie within one of the ranges of K, which ascend, and take up a third of it: an "of"
// stands in much that is not the passage.
func (m match) within(keyed, passages []text.Range) match {
	var kept []text.Range
	var parts [][]text.Range
	for i, r := range passages {
		k := m.in.keyed(r)
		at, _ := slices.BinarySearchFunc(keyed, k.Start+1, func(o text.Range, start int) int { return o.Start - start })
		if at == 0 || k.End > keyed[at-1].End || 3*k.Len() < keyed[at-1].Len() {
			continue
		}
		kept = append(kept, r)
		if m.parts != nil {
			parts = append(parts, m.parts[i])
		}
	}
	m.kept, m.parts = kept, parts
	return m
}

// outside returns the first places of the passages that overlap none of the ranges of K, which ascend.
func (m match) outside(keyed []text.Range) []text.Range {
	var places []text.Range
	for _, r := range m.all {
		k := m.in.keyed(r)
		at, _ := slices.BinarySearchFunc(keyed, k.Start+1, func(o text.Range, start int) int { return o.End - start })
		if at < len(keyed) && keyed[at].Overlaps(k) {
			continue
		}
		places = append(places, m.in.published(r))
		if len(places) == maxPlaces {
			break
		}
	}
	return slices.Compact(places)
}
