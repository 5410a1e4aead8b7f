package anchor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/language"
	"gloss/generator/text"
)

const (
	// maxContext is the most characters of a context that is proposed, a power of two times minContext, up to which the
	// first ones are looked for.
	minContext = 16
	maxContext = 128
	// maxContexts is how many contexts of one length are tried on each side of a place.
	maxContexts = 3
)

// A demand is what a context is asked for: a least length, and how many edits lead from it to what stands around any
// equal passage, in parts of its length more than one of so many.
type demand struct{ length, part int }

// demands returns what is asked for in turn. A context that rejects all other passages keeps the note from moving to one
// of them when its own is deleted; one long enough to reject may yet do so when more has changed; the rest tells at least.
func (p phrase) demands() []demand {
	return []demand{{minRejecting, p.rejecting()}, {minRejecting, 10}, {1, 10}}
}

// A side is the side of a passage on which a context stands.
type side int

const (
	before side = iota
	after
)

// A context is what stands on one side of a passage and tells it from all equal ones.
type context struct {
	side      side
	length    int // in code points
	published string
}

// of returns the quotation in this context alone.
func (c context) of(q Quotation) Quotation {
	if c.side == before {
		return Quotation{Text: q.Text, Raw: q.Raw, Prefix: c.published}
	}
	return Quotation{Text: q.Text, Raw: q.Raw, Suffix: c.published}
}

// contexts returns the shortest contexts of up to so many characters on one side that tell a passage from its rivals,
// the shortest first. Up to a tenth of their length in edits leaves two passages equal, as in judge.
func (m match) contexts(own text.Range, rivals []text.Range, on side, most int, d demand) []context {
	around := on.outward(m.in.s, own, most+1)
	margin := most / d.part
	least := slices.Repeat([]int{margin + 1}, min(len(around), most)+1)
	for _, rival := range rivals {
		lowerEdits(least, around, on.outward(m.in.s, rival, most+margin), margin)
	}
	var found []context
	size := 0
	for n := 1; n < len(least) && len(found) < maxContexts; n++ {
		size += utf8.RuneLen(around[n-1])
		if n < d.length || d.part*least[n] <= n || !on.isCut(around, n) || !slices.ContainsFunc(around[:n], isLetter) {
			continue
		}
		if published, ok := m.in.pasted(on.next(m.in.s, own, size)); ok {
			found = append(found, context{on, n, published})
		}
	}
	return found
}

// junction returns the range between a passage and what stands before or after it: one space, or nothing.
func (on side) junction(s string, r text.Range) text.Range {
	if on == before {
		return text.Range{Start: len(strings.TrimSuffix(s[:r.Start], " ")), End: r.Start}
	}
	return text.Range{Start: r.End, End: len(s) - len(strings.TrimPrefix(s[r.End:], " "))}
}

// next returns the range of so many bytes that stand next to a passage.
func (on side) next(s string, r text.Range, size int) text.Range {
	j := on.junction(s, r)
	if on == before {
		return text.Range{Start: j.Start - size, End: j.Start}
	}
	return text.Range{Start: j.End, End: j.End + size}
}

// outward returns up to n code points next to a passage, the nearest first.
func (on side) outward(s string, r text.Range, n int) []rune {
	j := on.junction(s, r)
	if on == before {
		around := []rune(lastRunes(s[:j.Start], n))
		slices.Reverse(around)
		return around
	}
	return []rune(firstRunes(s[j.End:], n))
}

// isCut reports whether whole words end after n of the code points around a passage.
func (on side) isCut(around []rune, n int) bool {
	last := around[n-1]
	if last == ' ' || on == before && unicode.IsMark(last) {
		return false
	}
	if n == len(around) || around[n] == ' ' {
		return true
	}
	next := around[n]
	return (language.IsUnspaced(last) || language.IsUnspaced(next)) && (on == before || !unicode.IsMark(next))
}

// pasted returns a range of s as an editor may paste it: as published, or else as the key has it, where something
// hidden stands within or a break has no white space. It must have the form of the range again.
func (h haystack) pasted(r text.Range) (string, bool) {
	k := h.keyed(r)
	p := h.text.Published(k)
	for _, form := range []string{strings.Join(strings.Fields(h.text.P[p.Start:p.End]), " "), h.text.K[k.Start:k.End]} {
		if h.form(form) == h.s[r.Start:r.End] {
			return form, true
		}
	}
	return "", false
}

// lowerEdits lowers least[n] to the number of edits that lead from the first n of own to the beginning of other, where
// that is less. Numbers above margin are not told apart.
//
// This is the table of edit distances, row by row, in a band: a cell farther than margin from the diagonal is more than
// margin (Ukkonen 1985, Algorithms for approximate string matching).
func lowerEdits(least []int, own, other []rune, margin int) {
	row := make([]int, len(other)+1)
	for i := range row {
		row[i] = i
	}
	for n := 1; n < len(least); n++ {
		from, to := max(1, n-margin), min(len(other), n+margin)
		diagonal := row[from-1]
		lowest := margin + 1
		if from == 1 {
			lowest = n
		}
		row[from-1] = lowest
		for i := from; i <= to; i++ {
			cell := min(row[i], row[i-1], diagonal) + 1
			if own[n-1] == other[i-1] {
				cell = min(cell, diagonal)
			}
			diagonal, row[i] = row[i], cell
			lowest = min(lowest, cell)
		}
		if lowest > margin {
			return
		}
		least[n] = min(least[n], lowest)
	}
}
