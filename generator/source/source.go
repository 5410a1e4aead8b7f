// Package source holds what the writer wrote: the files of a site as they stand in its folder, and places in them.
//
// A folder of an [fs.FS] comes in, a [Tree] goes out: a snapshot that never changes. Nothing is interpreted here but
// the line breaks that a [Span] needs to say its line and column, and nothing is judged: what a file is, and whether
// it may be what it is, the stages after this one say.
package source

import (
	"cmp"
	"io/fs"
	"slices"
	"sort"
	"unicode/utf8"
)

// A File is one file below the site's folder.
type File struct {
	// Path is the slash path from the site's root, such as content/articles/strike.md.
	Path string
	// Kind says what stands at Path; only a regular file has a content.
	Kind Kind
	// Size is the length in bytes when the tree was read.
	Size int64
	// Data is the whole content of a Markdown file (its name ends in .md) within the bound of [MaxText], and nil for
	// every other file, whose content [Tree.Load] gives. It is nil, too, once [Tree.Release] has let go of it.
	Data []byte

	// Where Data is given: the offset of each line's first byte, and the number of code points before every
	// pointsEvery-th byte, so that a place in a line of any length is found at once.
	lines, points []int32
}

const pointsEvery = 1024

// Kind says what stands at a path.
type Kind uint8

// The kinds of file. TooLarge is a regular file over its bound, whose content is not read.
const (
	Regular Kind = iota
	Symlink
	Irregular
	TooLarge
)

// The bounds of a file's size in bytes: of a Markdown file, and of any other.
const (
	MaxText = 4 << 20
	MaxData = 25 << 20
)

// New returns a regular file of the given content. It must not be changed afterwards.
func New(path string, data []byte) *File {
	return &File{Path: path, Size: int64(len(data)), Data: data, lines: lineStarts(data), points: pointCounts(data)}
}

// At returns the span of f from byte start to before byte end, both brought within the file.
func (f *File) At(start, end int) Span {
	start = min(max(start, 0), len(f.Data))
	return Span{File: f, Start: start, End: min(max(end, start), len(f.Data))}
}

// Line returns line number n (from 1) without its line break; it is empty where there is no such line.
func (f *File) Line(n int) []byte {
	if n < 1 || n > len(f.lines) {
		return nil
	}
	end := len(f.Data)
	if n < len(f.lines) {
		end = int(f.lines[n]) - 1
	}
	line := f.Data[f.lines[n-1]:end]
	if len(line) > 0 && line[len(line)-1] == '\r' {
		return line[:len(line)-1]
	}
	return line
}

// Offset returns the byte offset of a line and a column, both from 1, the column counted in code points. A place
// outside the file is brought to its nearest end.
func (f *File) Offset(line, column int) int {
	if line < 1 || len(f.lines) == 0 {
		return 0
	}
	if line > len(f.lines) {
		return len(f.Data)
	}
	at := int(f.lines[line-1])
	for ; column > 1 && at < len(f.Data) && f.Data[at] != '\n'; column-- {
		_, size := utf8.DecodeRune(f.Data[at:])
		at += size
	}
	return at
}

// A Span is a place in a file: the bytes from Start to before End. The zero Span is no place.
// A span of a file whose content was not read stands for the file as a whole.
type Span struct {
	File       *File
	Start, End int
}

// IsZero reports whether the span is no place at all.
func (s Span) IsZero() bool { return s.File == nil }

// Text returns the bytes of the span.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return string(s.File.Data[s.Start:s.End])
}

// Path returns the path of the span's file, empty for no place.
func (s Span) Path() string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

// Position is where a span begins or ends, for people and their editors: line and column from 1, the column counted
// in code points of the line.
type Position struct {
	Line, Column int
}

// Position returns where the span begins.
func (s Span) Position() Position { return s.File.position(s.Start) }

// EndPosition returns where the span ends: the place after its last code point.
func (s Span) EndPosition() Position { return s.File.position(s.End) }

func (f *File) position(offset int) Position {
	if f == nil || len(f.lines) == 0 {
		return Position{1, 1}
	}
	line := sort.Search(len(f.lines), func(i int) bool { return int(f.lines[i]) > offset })
	begin := int(f.lines[line-1])
	if line == 1 && offset >= 3 && hasMark(f.Data) {
		begin = 3
	}
	return Position{line, 1 + f.pointsBefore(offset) - f.pointsBefore(begin)}
}

// pointsBefore is the number of code points that begin before an offset.
func (f *File) pointsBefore(offset int) int {
	mark := offset / pointsEvery
	return int(f.points[mark]) + pointsIn(f.Data[mark*pointsEvery:offset])
}

func pointCounts(data []byte) []int32 {
	counts := []int32{0}
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

// Compare orders spans by path, then by place.
func (s Span) Compare(t Span) int {
	return cmp.Or(cmp.Compare(s.Path(), t.Path()), cmp.Compare(s.Start, t.Start), cmp.Compare(s.End, t.End))
}

func lineStarts(data []byte) []int32 {
	starts := []int32{0}
	for i, b := range data {
		if b == '\n' {
			starts = append(starts, int32(i+1))
		}
	}
	return slices.Clip(starts)
}

// A Tree is a snapshot of the files of one folder, sorted by path. It never changes after [Read], but for [Tree.Release].
type Tree struct {
	Files []*File

	fsys fs.FS
}

// Release lets go of the contents of all Markdown files, when nobody will ask for them any more: of a large site they
// would fill the memory while its pages are made. No span of such a file may be asked for its text or its position
// afterwards. It must not be called while others read the tree.
func (t *Tree) Release() {
	for _, f := range t.Files {
		f.Data, f.lines, f.points = nil, nil, nil
	}
}
