// Package markdown turns the body of one file into HTML and text.
//
// The Markdown of a file comes in and becomes a [Doc]: compact, finished, and independent of every other file. What a
// body takes from elsewhere (the addresses of its links, the text of a bare [[id]]) is a hole in the Doc, which
// [Doc.Finish] fills; the [Body] that comes out knows its HTML, its text and where both were written, and
// [Body.Render] lays highlights, name links and notes over it.
//
// The Markdown is CommonMark 0.31.2 with tables, strikethrough, bare addresses as links, footnotes, typographic
// punctuation, wiki links, and emphasis that works beside Chinese, Japanese and Korean punctuation. Raw HTML never
// reaches the output, and no link outside the list of allowed schemes does. This package alone knows goldmark.
package markdown

import (
	"strings"

	"gloss/generator/source"
)

// Options say for which page a body is made.
type Options struct {
	// IDPrefix stands before every id, such as "in-ID--" within a note.
	IDPrefix string
	// TopHeading is the level that the outermost headings of the body get, those below them following without a gap; 0
	// leaves all levels as they are written.
	TopHeading int
	// BlockIDs gives every top-level block an id made of its text.
	BlockIDs bool
}

// A Doc is a parsed body whose holes are not filled. It never changes after [Parse], so any number of readers may
// share it, and it holds nothing of the parser's tree.
type Doc struct {
	// References are the links, images and wiki links in the order of the HTML.
	References []Reference
	// Headings are the headings in order; a hole in one shows as the target that was written.
	Headings []Heading
	// Problems are the writer's mistakes in the order of the file.
	Problems []Problem

	html     string
	pieces   []piece
	holes    []hole
	blocks   []block
	details  []detail
	marks    []int // how many marks each footnote has
	idPrefix string
}

// IsEmpty reports whether the body shows nothing.
func (d *Doc) IsEmpty() bool { return d.html == "" }

// A Sharer returns texts as parts of the memory of a Doc, where they stand in its HTML as they are. Whoever keeps many
// sentences of a body spares the room for them.
type Sharer struct {
	html   string
	budget int // how many bytes more may be looked through
}

// The most that a Sharer looks through: so many bytes, and so many times the HTML.
const shareBytes, shareTimes = 16 << 20, 16

// Sharer returns one that takes texts in the order of the Doc.
func (d *Doc) Sharer() *Sharer { return &Sharer{d.html, shareBytes + shareTimes*len(d.html)} }

// Share returns a text, shared if it is found at that of the last call or behind.
func (s *Sharer) Share(text string) string {
	if s.budget < 0 {
		return text
	}
	i := strings.Index(s.html, text)
	if i < 0 {
		s.budget -= len(s.html)
		return text
	}
	s.budget -= i + len(text)
	s.html = s.html[i:]
	return s.html[:len(text)]
}

// A Heading is a section's title.
type Heading struct {
	Level int
	ID    string
	Text  string
}

// ReferenceKind says how a reference is written.
type ReferenceKind uint8

// The kinds of reference. An address in angle brackets or standing bare is a Link.
const (
	Link ReferenceKind = iota
	Image
	Wiki
)

// A Reference is a place where a body names something else.
type Reference struct {
	Kind ReferenceKind
	// At is the target as written, without its fragment: what an editor must change when the target moves. For a
	// reference link it stands in the definition, so several references may share it.
	At source.Span
	// FragmentAt is the fragment as written, without the #.
	FragmentAt source.Span
	// Whole is the whole of the link, from its first bracket to its last.
	Whole source.Span
	// Target is what is named, escapes and character references decoded, percent signs not, without the fragment. Of
	// a wiki link it is what stands before # and |, white space collapsed.
	Target      string
	Fragment    string
	HasFragment bool
	// Text is the reference's own text: of a link what it shows, of an image its alternative text.
	Text string
	// Bare says that a wiki link has no text of its own: Finish must give it one.
	Bare bool
}

// Href returns the reference's target as written, fragment included.
func (r Reference) Href() string {
	if r.HasFragment {
		return r.Target + "#" + r.Fragment
	}
	return r.Target
}

// ProblemKind says what is wrong.
type ProblemKind uint8

// The kinds of problem, with what the Detail of each holds.
const (
	// RawHTML: a tag, comment or other HTML was dropped; the tag's name, or what it is otherwise.
	RawHTML ProblemKind = iota
	// LinkRefused: a link or image was dropped because of where it leads; the target.
	LinkRefused
	// ImageUndescribed: an image alone in its paragraph has no alternative text; the target.
	ImageUndescribed
	// FootnoteUnused: nothing refers to the footnote, so it is not shown; its label.
	FootnoteUnused
	// FootnoteUndefined: there is no such footnote, so the mark is plain text; its label.
	FootnoteUndefined
	// FootnoteRepeated: an earlier footnote has this label, so this one is not shown; its label.
	FootnoteRepeated
	// CellBeyond: a row of a table has cells for which its head has no column, so they are not shown; their text.
	CellBeyond
	// NestingTooDeep: more than a hundred levels; what is deeper is plain text.
	NestingTooDeep
	// TooIntricate: a block has so many marks of markup that links, code and HTML in it were left as plain text.
	TooIntricate
	// QuoteContinued: a line without > goes on with the quotation.
	QuoteContinued
	// QuoteRepeated: a second quotation follows straight after the first.
	QuoteRepeated
)

// A Problem is a writer's mistake. The caller words it.
type Problem struct {
	Kind   ProblemKind
	At     source.Span
	Detail string
	// Whole is the whole of a link or image that was refused, from its first bracket to its last.
	Whole source.Span
}
