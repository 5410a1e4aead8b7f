package anchor

import (
	"slices"
	"unicode/utf8"

	"gloss/generator/text"
)

// maxLooked is how many characters of a lost quotation are looked for: its beginning finds the place.
const maxLooked = 1024

// nearest returns the range of P that is most like the quotation: where it stands in another context, that; or else the
// words that are most like it.
func (m match) nearest(s sought) text.Range {
	if len(m.all) > 0 {
		return m.in.published(m.fittest)
	}
	r := nearestWords(m.in.s, firstRunes(m.in.form(s.rendered.longest()), maxLooked))
	if r.Len() == 0 {
		return text.Range{}
	}
	return m.in.published(r)
}

// nearestWords returns the words of h that are most like a quotation, an empty range where nothing is near.
func nearestWords(h, quote string) text.Range {
	runes := []rune(quote)
	limit := maxEdits(quote, len(runes))
	if limit == 0 || h == "" {
		return text.Range{}
	}
	p := newPattern(runes)
	end, edits := p.bestEnd(h)
	if edits > limit {
		return text.Range{}
	}
	r := wholeWords(h, text.Range{Start: p.backward().bestStart(h[:end], edits), End: end})
	// To be near, the whole words must be: "hines" is more like Linus than machines are.
	if p.distance(h[r.Start:r.End]) > limit {
		return text.Range{}
	}
	return r
}

// maxEdits returns how many edits may lead from a quotation of so many characters to the passage nearest to it.
// Unrelated English is found within 30 % of 10 characters, but never within 60 % of 200, so the limit grows with the
// length, up to less than half.
func maxEdits(quote string, characters int) int {
	switch units := text.Units(quote); {
	case units < 16:
		return characters / 5
	case units < 32:
		return characters / 4
	case units < 64:
		return characters * 35 / 100
	case units < 128:
		return characters * 42 / 100
	}
	return (characters - 1) / 2
}

// bestEnd returns where the passage of h ends that the fewest edits make of the pattern, and their number.
func (p *pattern) bestEnd(h string) (end, edits int) {
	c := p.column(anywhere)
	edits = c.edits
	for i, r := range h {
		c.next(r)
		if c.edits < edits {
			end, edits = i+utf8.RuneLen(r), c.edits
		}
	}
	return end, edits
}

// backward returns the pattern read from its end.
func (p *pattern) backward() *pattern {
	runes := slices.Clone(p.runes)
	slices.Reverse(runes)
	return newPattern(runes)
}

// bestStart returns where the passage begins that ends h and that so many edits make of the quotation whose characters
// the pattern has backward.
func (p *pattern) bestStart(h string, edits int) int {
	c := p.column(atOnce)
	at := len(h)
	for at > 0 && c.edits > edits {
		r, size := utf8.DecodeLastRuneInString(h[:at])
		c.next(r)
		at -= size
	}
	return at
}

// distance returns how many edits lead from the pattern to s.
func (p *pattern) distance(s string) int {
	c := p.column(atOnce)
	for _, r := range s {
		c.next(r)
	}
	return c.edits
}
