package anchor

import "math/bits"

const wordBits = 64

// A pattern is prepared for the bit-vector search of Myers (1999), A fast bit-vector algorithm for approximate string
// matching based on dynamic programming, in the form that Hyyrö (2003) gave it. The table of edit distances between the
// pattern (down) and a text (across) is computed column by column, 64 cells at a time: neighbours differ by at most one,
// so a cell is two bits.
type pattern struct {
	runes  []rune
	size   int // in code points
	blocks int // of 64 rows each
	last   uint
	// rows holds, for each code point of the pattern, the bits of the places at which it stands; first the empty row.
	rows []uint64
	// pages lead from a code point, 256 to a page, to the number of its row. They end with the last page in use.
	pages []*[256]uint32
}

// newPattern prepares a pattern, which must not be empty.
func newPattern(runes []rune) *pattern {
	size := len(runes)
	p := &pattern{runes: runes, size: size, blocks: (size + wordBits - 1) / wordBits, last: uint(size-1) % wordBits}
	p.rows = make([]uint64, p.blocks)
	for i, r := range runes {
		page := int(r >> 8)
		if page >= len(p.pages) {
			p.pages = append(p.pages, make([]*[256]uint32, page+1-len(p.pages))...)
		}
		if p.pages[page] == nil {
			p.pages[page] = new([256]uint32)
		}
		number := &p.pages[page][r&0xff]
		if *number == 0 {
			*number = uint32(len(p.rows) / p.blocks)
			p.rows = append(p.rows, make([]uint64, p.blocks)...)
		}
		p.rows[int(*number)*p.blocks+i/wordBits] |= 1 << (i % wordBits)
	}
	return p
}

// row returns the bits of the places at which a code point stands.
func (p *pattern) row(r rune) []uint64 {
	number := 0
	if page := int(r >> 8); page < len(p.pages) && p.pages[page] != nil {
		number = int(p.pages[page][r&0xff])
	}
	return p.rows[number*p.blocks:][:p.blocks]
}

// A start says where in the text a match of the pattern begins.
type start uint64

const (
	anywhere start = 0 // with the text passed over for nothing
	atOnce   start = 1 // at the first code point read
)

// A column is the last one computed of the table.
type column struct {
	// edits is the least number of edits that lead from the pattern to the text read so far, or to any end of it.
	edits int

	pattern *pattern
	start   start
	cells   []cells
}

// A cells is 64 cells of a column: whether each is one more, or one less, than the cell above it.
type cells struct{ more, less uint64 }

// column returns the column before any text.
func (p *pattern) column(s start) *column {
	c := &column{edits: p.size, pattern: p, start: s, cells: make([]cells, p.blocks)}
	for i := range c.cells {
		c.cells[i].more = ^uint64(0)
	}
	return c
}

// next reads one code point of the text. The blocks are one long number: a sum carries from each to the next, and what is
// shifted left goes on there.
func (c *column) next(r rune) {
	cells := c.cells
	row := c.pattern.row(r)[:len(cells)]
	var carry, more, less uint64
	// What the top cell is more, or less, than the one to its left.
	inMore, inLess := uint64(c.start), uint64(0)
	for i := range cells {
		v, equal := &cells[i], row[i]
		var sum uint64
		sum, carry = bits.Add64(equal&v.more, v.more, carry)
		horizontal := (sum ^ v.more) | equal
		vertical := equal | v.less
		more = v.less | ^(horizontal | v.more)
		less = v.more & horizontal
		rightMore, rightLess := more<<1|inMore, less<<1|inLess
		inMore, inLess = more>>(wordBits-1), less>>(wordBits-1)
		v.more, v.less = rightLess|^(vertical|rightMore), rightMore&vertical
	}
	c.edits += int(more>>c.pattern.last&1) - int(less>>c.pattern.last&1)
}
