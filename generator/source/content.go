package source

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"io/fs"
	"slices"
	"sort"
	"sync"
	"unicode/utf8"
	"weak"
)

// A text is the content of a file that is text. It is held until [File.Rest]; from then on it may be dropped when memory
// is short, and is read again when somebody asks for it.
type text struct {
	held *content

	mu   sync.Mutex
	rest weak.Pointer[content]
	sum  [sha256.Size]byte
	// fsys is where it is read again, nil for a text that stands in no folder. It is no Tree: that would hold all files of
	// the snapshot in which the file was first read.
	fsys fs.FS
	// What tells positions, kept while the text is at rest: the lines, and the offsets of the bytes that begin no code
	// point. These are few in most texts; where they are not, places is nil and the text is read again.
	places *places
}

// A content is what a file holds, and what leads to its lines and columns.
type content struct {
	data []byte
	// The offset of each line's first byte, and the number of code points before every pointsEvery-th byte, so that a
	// place in a line of any length is found at once.
	lines, points []int32
}

const pointsEvery = 1024

func newContent(data []byte) *content {
	return &content{data: data, lines: lineStarts(data), points: pointCounts(data)}
}

// Data returns the whole content of a Markdown file (its name ends in .md) within the bound of [MaxText]. It is nil for
// every other file, whose content [Tree.Load] gives, and for one that at rest was changed on the disk: what it held when
// the tree was read can no longer be told.
func (f *File) Data() []byte { return f.content().data }

// Rest says that the file has been read through: few will ask for its content again, and a large site has more text than
// memory is worth. Only the one who reads it may call this, while nobody else asks.
func (f *File) Rest() {
	if t := &f.text; t.held != nil && t.fsys != nil {
		t.places = newPlaces(t.held)
		t.sum, t.rest, t.held = sha256.Sum256(t.held.data), weak.Make(t.held), nil
	}
}

// holds reports whether the content is data, also where it is at rest and the disk has another one by now.
func (f *File) holds(data []byte) bool {
	t := &f.text
	if t.held != nil {
		return bytes.Equal(t.held.data, data)
	}
	return t.fsys != nil && sha256.Sum256(data) == t.sum
}

var nothing = newContent(nil)

func (f *File) content() *content {
	t := &f.text
	if t.held != nil || t.fsys == nil {
		return cmp.Or(t.held, nothing)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if c := t.rest.Value(); c != nil {
		return c
	}
	data, err := load(t.fsys, f)
	if err != nil || sha256.Sum256(data) != t.sum {
		return nothing
	}
	c := newContent(data)
	t.rest = weak.Make(c)
	return c
}

func (c *content) line(n int) []byte {
	if n < 1 || n > len(c.lines) {
		return nil
	}
	end := len(c.data)
	if n < len(c.lines) {
		end = int(c.lines[n]) - 1
	}
	line := c.data[c.lines[n-1]:end]
	if len(line) > 0 && line[len(line)-1] == '\r' {
		return line[:len(line)-1]
	}
	return line
}

func (c *content) offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(c.lines) {
		return len(c.data)
	}
	at := int(c.lines[line-1])
	for ; column > 1 && at < len(c.data) && c.data[at] != '\n'; column-- {
		_, size := utf8.DecodeRune(c.data[at:])
		at += size
	}
	return at
}

// lineOf returns the number of the line that holds an offset, and where it begins.
func lineOf(lines []int32, offset int) (line, begin int) {
	line = sort.Search(len(lines), func(i int) bool { return int(lines[i]) > offset })
	return line, int(lines[line-1])
}

// A places tells the positions in a text without having it.
type places struct {
	lines, inner []int32
	begin        int // where the first line begins, behind a byte-order mark
}

// placesShare is how many bytes of text are worth one place.
const placesShare = 32

func newPlaces(c *content) *places {
	p := &places{lines: c.lines}
	if hasMark(c.data) {
		p.begin = len("\ufeff")
	}
	for i, b := range c.data {
		if utf8.RuneStart(b) {
			continue
		}
		if len(p.inner) > len(c.data)/placesShare {
			return nil
		}
		p.inner = append(p.inner, int32(i))
	}
	p.inner = slices.Clip(p.inner)
	return p
}

func (p *places) position(offset int) Position {
	line, begin := lineOf(p.lines, offset)
	if line == 1 && offset >= p.begin {
		begin = p.begin
	}
	return Position{line, 1 + offset - begin - p.innerBefore(offset) + p.innerBefore(begin)}
}

func (p *places) innerBefore(offset int) int {
	n, _ := slices.BinarySearch(p.inner, int32(offset))
	return n
}

func (c *content) position(offset int) Position {
	offset = min(offset, len(c.data))
	line, begin := lineOf(c.lines, offset)
	if line == 1 && offset >= 3 && hasMark(c.data) {
		begin = 3
	}
	return Position{line, 1 + c.pointsBefore(offset) - c.pointsBefore(begin)}
}

// pointsBefore is the number of code points that begin before an offset.
func (c *content) pointsBefore(offset int) int {
	mark := offset / pointsEvery
	return int(c.points[mark]) + pointsIn(c.data[mark*pointsEvery:offset])
}

func pointCounts(data []byte) []int32 {
	counts := make([]int32, 1, len(data)/pointsEvery+1)
	for at := pointsEvery; at <= len(data); at += pointsEvery {
		counts = append(counts, counts[len(counts)-1]+int32(pointsIn(data[at-pointsEvery:at])))
	}
	return counts
}

// pointsIn is the number of code points that begin in a piece of text, which may be cut within one.
func pointsIn(piece []byte) (n int) {
	for _, b := range piece {
		if utf8.RuneStart(b) {
			n++
		}
	}
	return n
}

// hasMark reports whether the text begins with a byte-order mark, which no editor counts as a column.
func hasMark(data []byte) bool { return len(data) >= 3 && string(data[:3]) == "\ufeff" }

func lineStarts(data []byte) []int32 {
	starts := []int32{0}
	for i, b := range data {
		if b == '\n' {
			starts = append(starts, int32(i+1))
		}
	}
	return slices.Clip(starts)
}
