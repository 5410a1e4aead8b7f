// Package source holds what the writer wrote: the files of a site as they stand in its folder, and places in them.
//
// A folder of an [fs.FS] comes in, a [Tree] goes out: a snapshot that never changes. Nothing is interpreted here but
// the line breaks that a [Span] needs to say its line and column, and nothing is judged: what a file is, and whether
// it may be what it is, the stages after this one say.
package source

import (
	"cmp"
	"io/fs"
)

// A File is one file below the site's folder.
type File struct {
	// Path is the slash path from the site's root, such as content/articles/strike.md.
	Path string
	// Kind says what stands at Path; only a regular file has a content.
	Kind Kind
	// Size is the length in bytes when the tree was read.
	Size int64

	text text
}

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

// New returns a regular file of the given content, which must not be changed afterwards.
func New(path string, data []byte) *File {
	f := &File{Path: path, Size: int64(len(data))}
	f.text.held = newContent(data)
	return f
}

// At returns the span of f from byte start to before byte end, both brought within the file.
func (f *File) At(start, end int) Span {
	start = min(max(start, 0), int(f.Size))
	return Span{File: f, Start: start, End: min(max(end, start), int(f.Size))}
}

// Line returns line number n (from 1) without its line break; it is empty where there is no such line.
func (f *File) Line(n int) []byte { return f.content().line(n) }

// Offset returns the byte offset of a line and a column, both from 1, the column counted in code points. A place
// outside the file is brought to its nearest end.
func (f *File) Offset(line, column int) int { return f.content().offset(line, column) }

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
	data := s.File.Data()
	return string(data[min(s.Start, len(data)):min(s.End, len(data))])
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
	if f == nil {
		return Position{1, 1}
	}
	if p := f.text.places; p != nil {
		return p.position(min(offset, int(f.Size)))
	}
	return f.content().position(offset)
}

// Compare orders spans by path, then by place.
func (s Span) Compare(t Span) int {
	return cmp.Or(cmp.Compare(s.Path(), t.Path()), cmp.Compare(s.Start, t.Start), cmp.Compare(s.End, t.End))
}

// A Tree is a snapshot of the files of one folder, sorted by path. It never changes after [Read].
type Tree struct {
	Files []*File

	fsys  fs.FS
	dir   string
	whole []string
}
