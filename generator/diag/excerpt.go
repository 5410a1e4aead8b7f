package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode"

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

// excerpt prints the first line of a span and marks what of it is meant.
func (p Printer) excerpt(w io.Writer, at source.Span, colour string) {
	if at.IsZero() || len(at.File.Data) == 0 {
		return
	}
	pos, end := at.Position(), at.EndPosition()
	line := []rune(string(at.File.Line(pos.Line)))
	if len(line) == 0 {
		return
	}
	if pos.Line == 1 && line[0] == '\ufeff' {
		line = line[1:]
	}
	from, to := min(pos.Column-1, len(line)), len(line)
	if end.Line == pos.Line {
		to = min(end.Column-1, len(line))
	}
	line, from, to = window(line, from, to)
	number := fmt.Sprint(pos.Line)
	fmt.Fprintf(w, "  %s | %s\n", number, printable(string(line)))
	fmt.Fprintf(w, "  %s | %s%s\n", strings.Repeat(" ", len(number)),
		strings.Repeat(" ", columns(line[:from])), p.paint(colour, strings.Repeat("^", max(1, columns(line[from:to])))))
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

// printable replaces what a text could do to a terminal other than be read there: control characters and those that
// turn its direction. A tab becomes one blank.
func printable(s string) string {
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
