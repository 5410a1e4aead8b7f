package diag

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"gloss/generator/source"
)

// The colours of a terminal (ECMA-48, select graphic rendition).
const bold = "1"

var levelColour = [...]string{Off: "", Info: "36", Warning: "33", Error: "31"}

func (p Printer) paint(colour, s string) string {
	if !p.Colour || colour == "" {
		return s
	}
	return "\x1b[" + colour + "m" + s + "\x1b[0m"
}

// The most columns of a line that an excerpt shows, and how many of them stand before the place.
const (
	excerptColumns = 100
	excerptBefore  = 40
)

// A seen is a place as it is shown: where it begins and ends, and what stands before and behind its beginning in its
// line. Without a path it is no place.
type seen struct {
	path          string
	from, to      source.Position
	before, after string
}

func see(at source.Span) seen {
	if at.IsZero() {
		return seen{}
	}
	s := seen{path: at.Path(), from: at.Position(), to: at.EndPosition()}
	if len(at.File.Data()) > 0 {
		before, after := around(at)
		s.before, s.after = string(before), string(after)
	}
	return s
}

// line is the first line of a place, cut short where it is long, and what of it is meant.
func (s seen) line() (line []rune, from, to int) {
	before, after := []rune(s.before), []rune(s.after)
	line = append(before, after...)
	from, to = len(before), len(line)
	if s.to.Line == s.from.Line {
		to = min(from+s.to.Column-s.from.Column, len(line))
	}
	return window(line, from, to)
}

// excerpt prints the first line of a place and marks what of it is meant.
func (p Printer) excerpt(w io.Writer, at seen, colour string) {
	line, from, to := at.line()
	if len(line) == 0 {
		return
	}
	number := fmt.Sprint(at.from.Line)
	fmt.Fprintf(w, "  %s | %s\n", number, Printable(string(line)))
	fmt.Fprintf(w, "  %s | %s%s\n", strings.Repeat(" ", len(number)),
		strings.Repeat(" ", columns(line[:from])), p.paint(colour, strings.Repeat("^", max(1, columns(line[from:to])))))
}

// around is what stands before and behind the beginning of a span in its line, of each a little more than an excerpt
// shows: however long the line is.
func around(at source.Span) (before, after []rune) {
	line, data := at.File.Line(at.Position().Line), at.File.Data()
	start := at.File.Offset(at.Position().Line, 1)
	offset := min(at.Start-start, len(line))
	text := bytes.TrimPrefix(data[start:start+offset], []byte("\ufeff"))
	for len(text) > 0 && len(before) <= excerptColumns {
		r, size := utf8.DecodeLastRune(text)
		before, text = append(before, r), text[:len(text)-size]
	}
	slices.Reverse(before)
	text = line[offset:]
	if at.Start == 0 {
		text = bytes.TrimPrefix(text, []byte("\ufeff"))
	}
	for len(text) > 0 && len(after) <= excerptColumns {
		r, size := utf8.DecodeRune(text)
		after, text = append(after, r), text[size:]
	}
	return before, after
}

// window cuts a long line down to the neighbourhood of what is meant.
func window(line []rune, from, to int) (cut []rune, start, end int) {
	if len(line) <= excerptColumns {
		return line, from, to
	}
	first := max(0, min(from-excerptBefore, len(line)-excerptColumns))
	last := min(len(line), first+excerptColumns)
	cut = append(cut, line[first:last]...)
	if first > 0 {
		cut[0] = '…'
	}
	if last < len(line) {
		cut[len(cut)-1] = '…'
	}
	return cut, from - first, min(to, last) - first
}

// columns is the number of terminal columns that printable text of these characters takes.
func columns(line []rune) (n int) {
	for _, r := range line {
		switch kind := width.LookupRune(r).Kind(); {
		case hidden(r):
			n++
		case unicode.In(r, unicode.Mn, unicode.Me):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// Printable replaces what a text could do to a terminal other than be read there: control characters and those that
// turn its direction. A tab becomes one blank.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case hidden(r):
			return '\ufffd'
		}
		return r
	}, s)
}

func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
