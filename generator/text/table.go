package text

import "slices"

// A table leads from the offsets of one text to those of another. Its pieces stand in the order of the first text and
// cover it; a piece lasts until the next one begins.
type table struct {
	pieces []piece
	size   int32 // the length of the first text
}

// A piece says where a stretch stands in the other text. Both are the same byte for byte, or the piece is whole: it has
// no inner places. Where there is nothing on the other side, to is none.
type piece struct {
	from, to, end int32
	whole         bool
}

const none = -1

// add appends a piece of n bytes that stand at to. Adjoining pieces that are no wholes become one.
func (t *table) add(n int, to Range, whole bool) {
	if n == 0 {
		return
	}
	from := t.size
	t.size += int32(n)
	if !whole && len(t.pieces) > 0 {
		last := &t.pieces[len(t.pieces)-1]
		if !last.whole && (last.end == int32(to.Start) && last.to != none || last.to == none && to.Start == none) {
			last.end = int32(to.End)
			return
		}
	}
	t.pieces = append(t.pieces, piece{from, int32(to.Start), int32(to.End), whole})
}

// find returns the index of the piece that holds the byte at from.
func (t *table) find(from int) int {
	i, found := slices.BinarySearchFunc(t.pieces, int32(from), func(p piece, from int32) int { return int(p.from) - int(from) })
	if found {
		return i
	}
	return i - 1
}

// lead returns the range of the other text for a range of the first.
func (t *table) lead(r Range) Range {
	if len(t.pieces) == 0 {
		return Range{}
	}
	start := t.start(r.Start)
	if r.End <= r.Start {
		return Range{start, start}
	}
	return Range{start, max(start, t.stop(r.End))}
}

// start returns where the character that begins at from begins; at the very end, where the text ends.
func (t *table) start(from int) int {
	if from >= int(t.size) {
		return int(t.pieces[len(t.pieces)-1].end)
	}
	p := t.pieces[t.find(max(from, 0))]
	if p.whole {
		return int(p.to)
	}
	return int(p.to) + max(from, 0) - int(p.from)
}

// stop returns where the character that ends at from ends; from must be above 0.
func (t *table) stop(from int) int {
	from = min(from, int(t.size))
	p := t.pieces[t.find(from-1)]
	if p.whole {
		return int(p.end)
	}
	return int(p.to) + from - int(p.from)
}

// back returns the range of the first text that a range of the other leads to, for a table that is monotone.
func (t *table) back(r Range) Range {
	first, _ := slices.BinarySearchFunc(t.pieces, int32(r.Start), func(p piece, at int32) int {
		if p.end > at {
			return 1
		}
		return -1
	})
	if first == len(t.pieces) {
		return Range{int(t.size), int(t.size)}
	}
	p := t.pieces[first]
	start := int(p.from)
	if !p.whole {
		start += max(0, r.Start-int(p.to))
	}
	after, _ := slices.BinarySearchFunc(t.pieces, int32(r.End), func(p piece, at int32) int {
		if p.to >= at {
			return 1
		}
		return -1
	})
	if after <= first {
		return Range{start, start}
	}
	end := t.from(after)
	if p := t.pieces[after-1]; !p.whole {
		end = min(end, int(p.from)+r.End-int(p.to))
	}
	return Range{start, max(start, end)}
}

// from returns where piece i begins, or the length of the first text behind the last one.
func (t *table) from(i int) int {
	if i < len(t.pieces) {
		return int(t.pieces[i].from)
	}
	return int(t.size)
}

// hull returns the stretch of the other text from the first place of a range to its last, as far as the places follow
// one another.
func (t *table) hull(r Range) (Range, bool) {
	found := false
	var hull Range
	if len(t.pieces) == 0 || r.Start >= int(t.size) {
		return hull, false
	}
	for i := t.find(max(r.Start, 0)); i < len(t.pieces) && int(t.pieces[i].from) < r.End; i++ {
		p := t.pieces[i]
		if p.to == none {
			continue
		}
		start, end := int(p.to), int(p.end)
		if !p.whole {
			start += max(0, r.Start-int(p.from))
			end -= max(0, t.from(i+1)-r.End)
		}
		if !found {
			hull, found = Range{start, end}, true
			continue
		}
		if start < hull.Start || start < hull.End && end > hull.End {
			break
		}
		hull.End = max(hull.End, end)
	}
	return hull, found
}
