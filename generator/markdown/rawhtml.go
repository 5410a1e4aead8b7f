package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// Raw HTML is dropped, script and style elements with their content; all other text stays, as text.

// rawHTML drops a tag or comment within a paragraph.
func (w *writer) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first, last := n.Segments.At(0), n.Segments.At(n.Segments.Len()-1)
	name, closing := tagName(w.data[first.Start:first.Stop])
	w.problem(RawHTML, first.Start, last.Stop, name)
	if isDropped(name) && !closing {
		w.skipTo = w.endTag(n, name)
	}
	if separates(name) {
		w.put(" ")
	}
}

// endTag returns the end tag of an element among the siblings of its start tag, or nil.
func (w *writer) endTag(start *ast.RawHTML, name string) ast.Node {
	if w.unclosed[name] == start.Parent() {
		return nil
	}
	for n := start.NextSibling(); n != nil; n = n.NextSibling() {
		raw, is := n.(*ast.RawHTML)
		if !is || raw.Segments.Len() == 0 {
			continue
		}
		first := raw.Segments.At(0)
		if found, closing := tagName(w.data[first.Start:first.Stop]); closing && found == name {
			return n
		}
	}
	if w.unclosed == nil {
		w.unclosed = map[string]ast.Node{}
	}
	w.unclosed[name] = start.Parent()
	return nil
}

// tagName returns the name of a tag in lower case, or its first character for what is no tag: ! or ?.
func tagName(tag []byte) (name string, closing bool) {
	tag = bytes.TrimPrefix(tag, []byte("<"))
	tag, closing = bytes.CutPrefix(tag, []byte("/"))
	end := bytes.IndexFunc(tag, func(r rune) bool {
		return (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z') && r != '-'
	})
	if end < 0 {
		end = len(tag)
	}
	if end == 0 && len(tag) > 0 {
		end = 1
	}
	return strings.ToLower(string(tag[:end])), closing
}

func isDropped(name string) bool { return name == "script" || name == "style" }

// separates reports whether words on either side of a tag are apart on a page.
func separates(name string) bool {
	switch name {
	case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
		"mark", "q", "rb", "rp", "rt", "ruby", "s", "samp", "script", "small", "span", "strike", "strong", "style",
		"sub", "sup", "time", "tt", "u", "var", "wbr", "!", "?":
		return false
	}
	return true
}

// htmlBlock writes the text of an HTML block as paragraphs.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	lines := append([]gtext.Segment(nil), n.Lines().Sliced(0, n.Lines().Len())...)
	if n.HasClosure() {
		lines = append(lines, n.ClosureLine)
	}
	var joined []byte
	for _, line := range lines {
		joined = append(joined, w.data[line.Start:line.Stop]...)
	}
	b := htmlBlockWriter{writer: w, top: n.Parent().Kind() == ast.KindDocument, lines: lines}
	b.tokens(joined[b.instruction(n, joined):])
	b.end()
	if !b.reported && len(lines) > 0 {
		w.problem(RawHTML, lines[0].Start, lines[len(lines)-1].Stop, "")
	}
}

// instruction drops the processing instruction or CDATA section that a block begins with, and returns how long it is.
// They end where CommonMark says (section 4.6, kinds 3 and 5), and not, as for a browser, at the first >.
func (b *htmlBlockWriter) instruction(n *ast.HTMLBlock, joined []byte) int {
	var last string
	switch n.HTMLBlockType {
	case ast.HTMLBlockType3:
		last = "?>"
	case ast.HTMLBlockType5:
		last = "]]>"
	default:
		return 0
	}
	length := len(joined)
	if i := bytes.Index(joined, []byte(last)); i >= 0 {
		length = i + len(last)
	}
	raw := bytes.TrimLeft(joined[:length], " ")
	b.skip(length - len(raw))
	name, _ := tagName(raw)
	b.tag(raw, name)
	b.skip(len(raw))
	return length
}

// tokens writes the text of HTML and drops the rest of it. Within a textarea, an iframe and the like a browser reads no
// tags: here they are dropped there too, since what stands in them is not meant to be read.
func (b *htmlBlockWriter) tokens(s []byte) {
	dropping := ""
	for tokens := html.NewTokenizer(bytes.NewReader(s)); tokens.Next() != html.ErrorToken; {
		raw := tokens.Raw()
		switch name, closing := tagName(raw); {
		case tokens.Token().Type == html.TextToken:
			if dropping == "" {
				b.text(len(raw))
			}
		case closing && name == dropping:
			dropping = ""
			b.tag(raw, name)
		default:
			b.tag(raw, name)
			if closing {
				break
			}
			if isDropped(name) {
				dropping = name
			} else {
				tokens.NextIsNotRawText()
			}
		}
		b.skip(len(raw))
	}
}

// An htmlBlockWriter walks over the lines of an HTML block.
type htmlBlockWriter struct {
	*writer
	top      bool
	lines    []gtext.Segment // what is left of them
	open     bool            // a paragraph is
	reported bool
}

func (b *htmlBlockWriter) tag(raw []byte, name string) {
	if !b.reported && len(b.lines) > 0 {
		b.reported = true
		start, stop := b.lines[0].Start, b.lines[0].Stop
		line := bytes.TrimRight(b.data[start:stop], "\r\n")
		b.problem(RawHTML, start, start+min(len(raw), len(line)), name)
	}
	if separates(name) {
		b.end()
	}
}

// text writes n bytes as text.
func (b *htmlBlockWriter) text(n int) {
	for _, line := range b.lines {
		if n <= 0 {
			return
		}
		start, stop := line.Start, min(line.Stop, line.Start+n)
		n -= stop - start
		if !b.open {
			start += len(b.data[start:stop]) - len(bytes.TrimLeft(b.data[start:stop], " \t\r\n"))
			if start == stop {
				continue
			}
			b.begin()
		}
		b.source(htmlSyntax, start, stop)
	}
}

// skip goes over n bytes.
func (b *htmlBlockWriter) skip(n int) {
	for n > 0 && len(b.lines) > 0 {
		line := &b.lines[0]
		step := min(n, line.Stop-line.Start)
		line.Start += step
		n -= step
		if line.Start == line.Stop {
			b.lines = b.lines[1:]
		}
	}
}

func (b *htmlBlockWriter) begin() {
	b.open = true
	if b.top {
		b.doc.blocks = append(b.doc.blocks, block{start: int32(len(b.html))})
	}
	b.put("<p")
	if b.top && b.options.BlockIDs {
		b.hole(blockID, len(b.doc.blocks)-1)
	}
	b.put(">")
}

func (b *htmlBlockWriter) end() {
	if !b.open {
		return
	}
	b.open = false
	b.trimRight(" \t\r\n")
	b.put("</p>\n")
	if b.top {
		b.doc.blocks[len(b.doc.blocks)-1].end = int32(len(b.html))
	}
}
