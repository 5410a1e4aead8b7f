package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"
)

func (w *writer) enterBlock(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.start("p", n)
		w.put(">")
	case *figure:
		w.openFigure(n)
	case *caption:
		w.put("\n<figcaption>")
	case *ast.Heading:
		w.openHeading()
	case *ast.Blockquote:
		w.start("blockquote", n)
		w.put(">\n")
	case *ast.List:
		w.openList(n)
	case *ast.ListItem:
		w.put("<li>")
		if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
			w.put("\n")
		}
	case *ast.ThematicBreak:
		w.start("hr", n)
		w.put(">\n")
	case *ast.CodeBlock:
		w.start("pre", n)
		w.put("><code>")
		w.lines(n.Lines())
	case *ast.FencedCodeBlock:
		w.openFence(n)
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *ast.LinkReferenceDefinition, *east.FootnoteList:
		return false
	default:
		w.openTable(n)
	}
	return true
}

func (w *writer) leaveBlock(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.put("</p>\n")
	case *figure:
		w.put("</figure>\n")
	case *caption:
		w.put("</figcaption>")
	case *ast.Heading:
		w.closeHeading(n)
	case *ast.Blockquote:
		w.put("</blockquote>\n")
	case *ast.List:
		w.put("</" + listTag(n) + ">\n")
	case *ast.ListItem:
		w.put("</li>\n")
	case *ast.TextBlock:
		if n.NextSibling() != nil && n.FirstChild() != nil {
			w.put("\n")
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.put("</code></pre>\n")
	default:
		w.closeTable(n)
	}
}

func (w *writer) openHeading() {
	w.heading = place{len(w.html), len(w.doc.pieces), len(w.doc.holes)}
}

// closeHeading writes the heading's tags. Its id is made of its text, so the start tag is put before the text at last.
func (w *writer) closeHeading(n *ast.Heading) {
	title := w.plainText(w.heading.html)
	h := Heading{n.Level, w.slugs.id(title), title}
	w.doc.Headings = append(w.doc.Headings, h)
	level := strconv.Itoa(n.Level)
	w.insert(w.heading, "<h"+level+` id="`+h.ID+`">`)
	w.put("</h" + level + ">\n")
	w.levels = append(w.levels, w.heading.html+len("<h"), len(w.html)-len("1>\n"))
	if n.Parent().Kind() == ast.KindDocument {
		b := &w.doc.blocks[len(w.doc.blocks)-1]
		b.id, b.heading = h.ID, true
	}
}

// setLevels gives the outermost headings the level they are to have, and each that stands below another the next one:
// a page's outline leaves no level out. No other byte moves.
func (w *writer) setLevels() {
	if w.options.TopHeading == 0 {
		return
	}
	var above []int // the levels, as written, of the headings that the current one stands below
	for i := range w.doc.Headings {
		h := &w.doc.Headings[i]
		for len(above) > 0 && above[len(above)-1] >= h.Level {
			above = above[:len(above)-1]
		}
		above = append(above, h.Level)
		h.Level = min(w.options.TopHeading+len(above)-1, 6)
		w.html[w.levels[2*i]], w.html[w.levels[2*i+1]] = byte('0'+h.Level), byte('0'+h.Level)
	}
}

// insert puts HTML at a place written earlier.
func (w *writer) insert(at place, s string) {
	w.html = slices.Insert(w.html, at.html, []byte(s)...)
	for i := range w.doc.pieces[at.pieces:] {
		w.doc.pieces[at.pieces+i].html += int32(len(s))
	}
	for i := range w.doc.holes[at.holes:] {
		w.doc.holes[at.holes+i].at += int32(len(s))
	}
}

func listTag(n *ast.List) string {
	if n.IsOrdered() {
		return "ol"
	}
	return "ul"
}

func (w *writer) openList(n *ast.List) {
	w.start(listTag(n), n)
	if n.IsOrdered() && n.Start != 1 {
		w.put(` start="` + strconv.Itoa(n.Start) + `"`)
	}
	w.put(">\n")
}

func (w *writer) openFence(n *ast.FencedCodeBlock) {
	w.start("pre", n)
	w.put("><code")
	if language := n.Language(w.data); len(language) > 0 {
		w.put(` class="language-`)
		w.html = appendEscaped(w.html, fullSyntax.decode(language))
		w.put(`"`)
	}
	w.put(">")
	w.lines(n.Lines())
}

// lines writes the lines of a code block.
func (w *writer) lines(lines *gtext.Segments) {
	for _, line := range lines.Sliced(0, lines.Len()) {
		w.put(strings.Repeat(" ", line.Padding))
		w.source(verbatim, line.Start, line.Stop)
		if line.ForceNewline && line.Stop > line.Start && w.data[line.Stop-1] != '\n' {
			w.put("\n")
		}
	}
}

func (w *writer) openTable(n ast.Node) {
	switch n := n.(type) {
	case *east.Table:
		w.start("table", n)
		w.put(` tabindex="0">` + "\n") // a wide one is scrolled, by keyboard too
	case *east.TableHeader:
		w.put("<thead>\n<tr>\n")
	case *east.TableRow:
		w.put("<tr>\n")
	case *east.TableCell:
		w.inCell = true
		w.put("<" + cellTag(n))
		if n.Alignment != east.AlignNone {
			w.put(` class="` + n.Alignment.String() + `"`)
		}
		w.put(">")
	}
}

func (w *writer) closeTable(n ast.Node) {
	switch n := n.(type) {
	case *east.Table:
		if n.FirstChild() != n.LastChild() {
			w.put("</tbody>\n")
		}
		w.put("</table>\n")
	case *east.TableHeader:
		w.put("</tr>\n</thead>\n")
		if n.NextSibling() != nil {
			w.put("<tbody>\n")
		}
	case *east.TableRow:
		w.put("</tr>\n")
		w.cellsBeyond(n)
	case *east.TableCell:
		w.inCell = false
		w.put("</" + cellTag(n) + ">\n")
	}
}

// cellsBeyond reports the cells of a row for which the table's head has no column: they are not shown (GitHub Flavored
// Markdown 0.29, section 4.10).
func (w *writer) cellsBeyond(row *east.TableRow) {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return
	}
	end := lineEnd(w.data, last.Lines().At(0).Stop)
	rest, more := bytes.CutPrefix(bytes.TrimLeft(w.data[last.Lines().At(0).Stop:end], " \t"), []byte("|"))
	if lost := bytes.Trim(rest, "| \t\r"); more && len(lost) > 0 {
		start := end - len(rest) + bytes.Index(rest, lost)
		w.problem(CellBeyond, start, start+len(lost), string(lost))
	}
}

func cellTag(n *east.TableCell) string {
	if n.Parent().Kind() == east.KindTableHeader {
		return "th"
	}
	return "td"
}
