package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"gloss/generator/source"
)

// A Quotation is the blockquote with which an annotation's file begins.
type Quotation struct {
	// Doc is the passage that is quoted. Marks of footnotes, pasted with it, show nothing.
	Doc *Doc
	// At is the blockquote in the file.
	At source.Span
	// Raw is its source without the > before each line.
	Raw string
}

// ParseAnnotation reads an annotation's file from byte start on: the leading blockquote, nil if there is none, and the
// note after it. A quotation that runs on is a problem of the quotation's Doc. An empty blockquote has an empty key.
func ParseAnnotation(f *source.File, start int, o Options) (*Quotation, *Doc) {
	data, base := markdownOf(f, start)
	tree, state := parseTree(fullParser(), data)
	first := shownFrom(tree.FirstChild())
	w := newWriter(f, data, base, state, o)
	if first == nil || first.Kind() != ast.KindBlockquote {
		w.write(tree.FirstChild(), false)
		return nil, w.finish()
	}
	w.write(first.NextSibling(), false)
	note := w.finish()
	return w.quotation(first), note
}

func (note *writer) quotation(n ast.Node) *Quotation {
	w := newWriter(note.file, note.data, note.base, &parse{ends: note.parse.ends}, Options{})
	w.quoting = true
	w.write(n, true)
	start := lineStart(w.data, n.Pos())
	end, lazy := quotedLines(w.data, start, lastByte(n))
	q := &Quotation{At: w.span(start, end), Raw: unquote(w.data[start:end])}
	if lazy.Stop > 0 {
		w.problem(QuoteContinued, lazy.Start, lazy.Stop, "")
	}
	if next := shownFrom(n.NextSibling()); next != nil && next.Kind() == ast.KindBlockquote {
		from := lineStart(w.data, next.Pos())
		to, _ := quotedLines(w.data, from, lastByte(next))
		w.problem(QuoteRepeated, from, to, "")
	}
	q.Doc = w.finish()
	return q
}

// shownFrom returns the first block from n on that is no definition, or nil.
func shownFrom(n ast.Node) ast.Node {
	for n != nil && (n.Kind() == ast.KindLinkReferenceDefinition || n.Kind() == east.KindFootnoteList) {
		n = n.NextSibling()
	}
	return n
}

// lineStart returns where the line of an offset begins.
func lineStart(data []byte, at int) int {
	at = min(max(at, 0), len(data))
	return bytes.LastIndexByte(data[:at], '\n') + 1
}

// lineEnd returns where the line of an offset ends, before its break.
func lineEnd(data []byte, at int) int {
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(data)
}

// lastByte returns where the last line of text within a block ends.
func lastByte(block ast.Node) int {
	last := 0
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Type() == ast.TypeInline {
			return last
		}
		if lines := n.Lines(); lines.Len() > 0 {
			last = max(last, lines.At(lines.Len()-1).Stop)
		}
		last = max(last, lastByte(n))
	}
	return last
}

// quotedLines returns where the lines of a blockquote end that begins at start and whose text ends at last, and the
// first line without a mark.
func quotedLines(data []byte, start, last int) (end int, lazy gtext.Segment) {
	for at := start; at < len(data); {
		next := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := bytes.TrimRight(data[at:next], "\r\n")
		if _, marked := cutMark(line); !marked {
			if at >= last || len(bytes.TrimSpace(line)) == 0 {
				break
			}
			if lazy.Stop == 0 {
				lazy = gtext.NewSegment(at, at+len(line))
			}
		}
		end, at = at+len(line), next
	}
	return end, lazy
}

// cutMark takes the > off a line, with the space after it.
func cutMark(line []byte) (rest []byte, marked bool) {
	rest = bytes.TrimLeft(line, " ")
	if len(line)-len(rest) > 3 || !bytes.HasPrefix(rest, []byte(">")) {
		return line, false
	}
	return bytes.TrimPrefix(rest[1:], []byte(" ")), true
}

func unquote(quoted []byte) string {
	var b strings.Builder
	for line := range bytes.Lines(quoted) {
		rest, _ := cutMark(line)
		b.Write(rest)
	}
	return b.String()
}
