package mention

import (
	"slices"
	"unicode/utf8"

	"gloss/generator/text"
)

// A window is what stands around a name, without case.
type window struct {
	before, after []seen // outward
	part          []rune // of a key that is compared
}

// A seen is a character beside a name.
type seen struct {
	r       rune
	at      int     // the offset at which it ends, going outward; nowhere in the middle of ß
	letters letters // of all up to here
}

const nowhere = -1

// look fills the window around a name, as far as its containers reach.
func (s *search) look(at text.Range, all []container) {
	before, after := 0, 0
	for _, c := range all {
		before, after = max(before, c.before.reach()), max(after, c.after.reach())
	}
	w := &s.around
	w.before, w.after = w.before[:0], w.after[:0]
	var buffer [utf8.UTFMax]byte
	for i := at.Start; i > s.block.Start && len(w.before) < before; {
		r, size := utf8.DecodeLastRuneInString(s.k[:i])
		i -= size
		w.before = see(w.before, s.appendFolded(buffer[:0], r), i)
	}
	for i := at.End; i < s.block.End && len(w.after) < after; {
		r, size := utf8.DecodeRuneInString(s.k[i:])
		i = s.skipDropped(i + size)
		w.after = see(w.after, s.appendFolded(buffer[:0], r), i)
	}
}

// see appends a folded character of K.
func see(all []seen, folded []byte, at int) []seen {
	var known letters
	if len(all) > 0 {
		known = all[len(all)-1].letters
	}
	for len(folded) > 0 {
		r, size := utf8.DecodeRune(folded)
		folded = folded[size:]
		known = known.with(r)
		end := nowhere
		if len(folded) == 0 {
			end = at
		}
		all = append(all, seen{r, end, known})
	}
	return all
}

// missing returns how many of the letters of a remnant are not among what is seen, as far as the remnant can reach with
// so many edits: at least so many edits lead from the one to the other.
func missing(part remnant, all []seen, edits int) int {
	far := min(int(part.bytes)+edits, len(all))
	if far == 0 {
		return part.letters.without(0)
	}
	return part.letters.without(all[far-1].letters)
}

// editsBefore returns the fewest edits that lead from a part of a key to whole words that end at an offset, and where
// these begin; near says that there are at most so many.
func (s *search) editsBefore(part string, at, most int) (edits, start int, near bool) {
	w := &s.around
	w.setPart(part)
	slices.Reverse(w.part)
	return least(w.part, w.before, at, most, s.startsWord)
}

// editsAfter is editsBefore for whole words that begin at an offset, and where they end.
func (s *search) editsAfter(part string, at, most int) (edits, end int, near bool) {
	w := &s.around
	w.setPart(part)
	return least(w.part, w.after, at, most, s.endsWord)
}

func (w *window) setPart(part string) {
	w.part = w.part[:0]
	for _, r := range part {
		w.part = append(w.part, r)
	}
}

// A row is a row of the table of edit distances between a part of a key (down) and what is seen (across), as far as it
// can come to no more than maxEdits: the cells maxEdits to the left of the diagonal to maxEdits to the right.
type row [2*maxEdits + 1]int

const tooMany = maxEdits + 1

// least returns the fewest edits, at most so many, that lead from a part of a key to a beginning of what is seen from an
// offset on, and where that ends: where a word may.
func least(part []rune, seen []seen, at, most int, mayEnd func(at int) bool) (edits, end int, near bool) {
	if len(part)-len(seen) > most {
		return 0, 0, false
	}
	r := firstRow(len(seen))
	for i, want := range part {
		if r = r.next(i+1, most, want, seen); slices.Min(r[:]) > most {
			return 0, 0, false
		}
	}
	edits = most + 1
	for cell, cost := range r {
		length := len(part) + cell - maxEdits
		if cost >= edits || length < 0 || length > len(seen) {
			continue
		}
		reached := at
		if length > 0 {
			reached = seen[length-1].at
		}
		if reached != nowhere && mayEnd(reached) {
			edits, end = cost, reached
		}
	}
	return edits, end, edits <= most
}

func firstRow(seen int) row {
	var r row
	for cell := range r {
		r[cell] = tooMany
		if length := cell - maxEdits; length >= 0 && length <= seen {
			r[cell] = length
		}
	}
	return r
}

// next returns the row of the i-th character of the part, as far as it can come to no more than most.
func (r row) next(i, most int, want rune, seen []seen) row {
	next := row{tooMany, tooMany, tooMany, tooMany, tooMany, tooMany, tooMany}
	for cell := maxEdits - most; cell <= maxEdits+most; cell++ {
		length := i + cell - maxEdits
		if length < 0 || length > len(seen) {
			continue
		}
		if length > 0 {
			cost := r[cell]
			if seen[length-1].r != want {
				cost++
			}
			next[cell] = min(next[cell], cost)
		}
		if cell > 0 {
			next[cell] = min(next[cell], next[cell-1]+1)
		}
		if cell+1 < len(r) {
			next[cell] = min(next[cell], r[cell+1]+1)
		}
	}
	return next
}
