// Package text is the text of an article as every later stage sees it.
//
// Two texts stand side by side. P, the published text, is what a browser calls textContent. K, the matching key, is P
// with everything evened out that an editor cannot see or does not mean: white space, quotation marks, dashes,
// invisible characters, Unicode forms. Names, quotations and searches are looked for in K; what is found is told in P,
// in the HTML, and in the bytes of the source, over the tables of a [Text].
//
// Runs of text come in through a [Builder], a [Text] goes out. Nothing here knows Markdown, files or HTML tags.
// Offsets are bytes and ranges half open, unless a name says otherwise.
package text

import "unicode/utf8"

// A Range is the bytes from Start to before End.
type Range struct{ Start, End int }

// Len returns the length in bytes.
func (r Range) Len() int { return r.End - r.Start }

// Overlaps reports whether the two ranges share a byte.
func (r Range) Overlaps(s Range) bool { return r.Start < s.End && s.Start < r.End }

// A Text is one text in its two forms and the tables that lead from one to the other, to the HTML and to the source.
// It never changes once built, so any number of readers may share it.
type Text struct {
	// P is the published text: the text of the HTML in document order, character references decoded.
	P string
	// K is the key of P without the runs that are hidden from it; a break is one space.
	K string

	published table   // K to P
	html      table   // P to HTML
	source    table   // P to source
	breaks    []int32 // the offsets in K at which a block begins, from 0 on
	inner     []int32 // the offsets in P that begin a code point but no grapheme
	points    []int32 // the code points of P before each multiple of pointStep
}

// Published returns the range of P that a range of K stands for. Where the range begins or ends inside what was
// written with fewer characters (the "..." of an ellipsis), it is widened to the whole. The space of a break stands
// for the white space there, which may be none.
func (t *Text) Published(k Range) Range { return t.published.lead(k) }

// Keyed returns the range of K of all characters that a range of P holds or cuts.
func (t *Text) Keyed(p Range) Range { return t.published.back(p) }

// HTML returns the range of the HTML in which a range of P is written. It never begins or ends inside a character
// reference. Tags directly before the first character and after the last are outside of it.
func (t *Text) HTML(p Range) Range { return t.html.lead(p) }

// Source returns where a range of P was written. Text that no source has (the digit of a footnote mark) does not
// count; found is false where the range holds nothing else. Footnotes are published behind the text but may be
// written anywhere: of a range that runs from one place to another the first place is returned.
func (t *Text) Source(p Range) (source Range, found bool) { return t.source.hull(p) }

const pointStep = 512

// Points returns the number of code points of P before the byte offset p.
func (t *Text) Points(p int) int {
	p = min(max(p, 0), len(t.P))
	at := p / pointStep
	return int(t.points[at]) + countStarts(t.P[at*pointStep:p])
}

func countPoints(p string) []int32 {
	points := make([]int32, 1, len(p)/pointStep+1)
	for at := pointStep; at <= len(p); at += pointStep {
		points = append(points, points[len(points)-1]+int32(countStarts(p[at-pointStep:at])))
	}
	return points
}

// countStarts counts the bytes that begin a code point: unlike the count of runes it may be summed over parts.
func countStarts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// Blocks returns the ranges of K between breaks: no name and no sentence runs from one into the next.
func (t *Text) Blocks() []Range {
	blocks := make([]Range, 0, len(t.breaks)+1)
	start := 0
	for _, next := range t.breaks {
		blocks = append(blocks, Range{start, int(next) - 1}) // without the space of the break
		start = int(next)
	}
	return append(blocks, Range{start, len(t.K)})
}

// FromHTML returns the range of P that a range of the HTML holds.
func (t *Text) FromHTML(html Range) Range { return t.html.back(html) }

// In returns what a range holds of the text whose bytes it counts.
func (r Range) In(s string) string { return s[r.Start:r.End] }
