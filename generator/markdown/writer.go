package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"gloss/generator/source"
)

// A piece is a stretch of text in a Doc's HTML and where it was written. Decoded, it is the source byte for byte, or
// it is whole: its inner places have no counterpart.
type piece struct {
	html, n    int32 // offset and length in the HTML
	start, end int32 // in the file
	whole      bool
}

// A hole is a place in a Doc's HTML where Finish puts something: what stands at index in the references or blocks.
type hole struct {
	at    int32
	kind  holeKind
	index int32
}

type holeKind uint8

const (
	openLink  holeKind = iota // the start tag of a link
	closeLink                 // its end tag
	fillText                  // the text of a bare wiki link
	showImage                 // an image
	blockID                   // the id attribute of a block
	backlinks                 // the links of a footnote back to its marks
)

// A block is a top-level block of a Doc: the range of its HTML. Its id is made of its text if it has none.
type block struct {
	start, end int32
	id         string
	heading    bool
}

// A detail is what a Doc knows of a reference beyond what it exports.
type detail struct {
	title string
	inner bool // stands within a link, so that it may be none itself
}

// A writer walks goldmark's tree and writes the HTML of a Doc. goldmark's renderers aren't used, since they do not
// know where in the source a text was written. The walk is a loop: a deep tree must not exhaust the stack.
type writer struct {
	doc     *Doc
	html    []byte
	data    []byte // the source that the tree was made of
	file    *source.File
	base    int // where data begins in the file
	options Options
	slugs   *slugger
	parse   *parse

	inline   int // depth of inline elements
	dropped  int // of these, how many were too deep to be written
	links    []openedLink
	heading  place               // where the current heading begins
	inCell   bool                // in a cell of a table, where code too writes a bar as \|
	quoting  bool                // a quotation: the mark of an unknown footnote is the article's markup, not text
	notes    []*east.Footnote    // by number, from 1
	marks    []int               // how many marks each has
	skipTo   ast.Node            // the end tag of a script or style element, up to which nothing is written
	unclosed map[string]ast.Node // the parents in which an element has no end tag
}

// An openedLink is a link whose end is not written yet.
type openedLink struct {
	index int // of the reference, -1 if the link is not shown
	from  int // where its text begins
}

// A place is one in the unfinished Doc.
type place struct{ html, pieces, holes int }

// write writes the nodes from first on to the last of its siblings, or first alone.
func (w *writer) write(first ast.Node, alone bool) {
	for top := first; top != nil; top = top.NextSibling() {
		w.topLevel(top)
		if alone {
			return
		}
	}
}

func (w *writer) topLevel(n ast.Node) {
	switch n := n.(type) {
	case *ast.LinkReferenceDefinition, *east.FootnoteList:
		return
	case *ast.HTMLBlock:
		w.htmlBlock(n)
		return
	}
	start := len(w.html)
	w.doc.blocks = append(w.doc.blocks, block{start: int32(start)})
	w.walk(n)
	w.doc.blocks[len(w.doc.blocks)-1].end = int32(len(w.html))
	if len(w.html) == start {
		w.doc.blocks = w.doc.blocks[:len(w.doc.blocks)-1]
	}
}

// walk writes a node and all below it.
func (w *writer) walk(root ast.Node) {
	n := root
	for {
		if w.skipTo != nil && n != w.skipTo {
			n = n.NextSibling()
			continue
		}
		w.skipTo = nil
		if w.enter(n) && n.FirstChild() != nil {
			n = n.FirstChild()
			continue
		}
		for w.leave(n); n != root && n.NextSibling() == nil; w.leave(n) {
			n = n.Parent()
		}
		if n == root {
			return
		}
		n = n.NextSibling()
	}
}

// enter writes what stands before a node's children and reports whether they are to be written. leave is called
// either way.
func (w *writer) enter(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *typographic:
		addPiece(w, n.value, n.start, n.stop, true)
	case *delimiter:
		w.source(verbatim, n.start, n.stop)
	case *ast.Emphasis:
		w.openInline(emphasisTag(n), n)
	case *east.Strikethrough:
		w.openInline("del", n)
	case *ast.CodeSpan:
		w.codeSpan(n)
		return false
	case *ast.Link:
		w.openLink(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		return w.openImage(n)
	case *wikiLink:
		w.wikiLink(n)
	case *footnoteMark:
		w.footnoteMark(n)
	case *ast.RawHTML:
		w.rawHTML(n)
	default:
		return w.enterBlock(n)
	}
	return true
}

func (w *writer) leave(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		w.closeInline(emphasisTag(n))
	case *east.Strikethrough:
		w.closeInline("del")
	case *ast.Link:
		w.closeLink()
	default:
		w.leaveBlock(n)
	}
}

func (w *writer) put(s string) { w.html = append(w.html, s...) }

// start writes a block's start tag, with a hole for its id if the block stands at the top.
func (w *writer) start(tag string, n ast.Node) {
	w.html = append(append(w.html, '<'), tag...)
	if n.Parent() != nil && n.Parent().Kind() == ast.KindDocument && w.options.BlockIDs {
		w.hole(blockID, len(w.doc.blocks)-1)
	}
}

func (w *writer) hole(kind holeKind, index int) {
	w.doc.holes = append(w.doc.holes, hole{int32(len(w.html)), kind, int32(index)})
}

func (w *writer) enterBlock(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.start("p", n)
		w.put(">")
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
	if n.Parent().Kind() == ast.KindDocument {
		b := &w.doc.blocks[len(w.doc.blocks)-1]
		b.id, b.heading = h.ID, true
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
		w.put(">\n")
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
	case *east.TableCell:
		w.inCell = false
		w.put("</" + cellTag(n) + ">\n")
	}
}

func cellTag(n *east.TableCell) string {
	if n.Parent().Kind() == east.KindTableHeader {
		return "th"
	}
	return "td"
}

func emphasisTag(n *ast.Emphasis) string {
	if n.Level == 2 {
		return "strong"
	}
	return "em"
}

// openInline writes a start tag, unless there are maxNesting inline elements open already.
func (w *writer) openInline(tag string, n ast.Node) {
	if !w.descend() {
		return
	}
	w.put("<" + tag + ">")
}

func (w *writer) closeInline(tag string) {
	if w.ascend() {
		w.put("</" + tag + ">")
	}
}

// descend enters an inline element and reports whether it may be written.
func (w *writer) descend() bool {
	w.inline++
	if w.inline <= maxNesting {
		return true
	}
	w.dropped++
	if w.inline == maxNesting+1 && !w.parse.deep {
		w.parse.deep = true
		at := w.lastPlace()
		w.problem(NestingTooDeep, at, at, "")
	}
	return false
}

func (w *writer) ascend() bool {
	w.inline--
	if w.dropped > 0 {
		w.dropped--
		return false
	}
	return true
}

// lastPlace returns where the text written last ends in the source.
func (w *writer) lastPlace() int {
	if len(w.doc.pieces) == 0 {
		return 0
	}
	return int(w.doc.pieces[len(w.doc.pieces)-1].end) - w.base
}

func (w *writer) problem(kind ProblemKind, start, end int, detail string) {
	w.doc.Problems = append(w.doc.Problems, Problem{kind, w.span(start, end), detail})
}

// span returns the place of offsets in the source, clamped: goldmark's positions can be wrong.
func (w *writer) span(start, end int) source.Span {
	start = min(max(start, 0), len(w.data))
	end = min(max(end, start), len(w.data))
	return source.Span{File: w.file, Start: w.base + start, End: w.base + end}
}

func (w *writer) text(n *ast.Text) {
	x := fullSyntax
	if n.IsRaw() {
		x = verbatim
	}
	w.put(strings.Repeat(" ", n.Segment.Padding))
	w.source(x, n.Segment.Start, n.Segment.Stop)
	if !n.HardLineBreak() && !n.SoftLineBreak() {
		return
	}
	w.trimRight(" \t") // goldmark leaves spaces before a line break where a parser tried one of them in vain
	if n.HardLineBreak() {
		w.put("<br>")
	}
	if at := n.Segment.Stop; at < len(w.data) && w.data[at] == '\n' {
		addPiece(w, "\n", at, at+1, false)
		return
	}
	w.put("\n")
}

// source writes a stretch of the source as text.
func (w *writer) source(x syntax, start, stop int) {
	start = min(max(start, 0), len(w.data))
	stop = min(max(stop, start), len(w.data))
	for at := start; at < stop; {
		decoded, n, special := x.decodeAt(w.data[at:stop])
		if !special {
			addPiece(w, w.data[at:at+n], at, at+n, false)
		} else if decoded != "" {
			addPiece(w, decoded, at, at+n, true)
		}
		at += n
	}
}

// addPiece writes text that stands between two offsets in the source, or, if it is whole, stands for what is there.
func addPiece[T string | []byte](w *writer, s T, start, stop int, whole bool) {
	from, atHole := len(w.html), w.atHole()
	w.html = appendEscaped(w.html, s)
	n := int32(len(w.html) - from)
	p := piece{int32(from), n, int32(w.base + start), int32(w.base + stop), whole}
	if last := len(w.doc.pieces) - 1; last >= 0 && !whole && !atHole {
		l := &w.doc.pieces[last]
		if !l.whole && l.html+l.n == p.html && l.end == p.start {
			l.n += n
			l.end = p.end
			return
		}
	}
	w.doc.pieces = append(w.doc.pieces, p)
}

// trimRight takes back characters written last.
func (w *writer) trimRight(cutset string) {
	for len(w.html) > 0 && len(w.doc.pieces) > 0 && strings.IndexByte(cutset, w.html[len(w.html)-1]) >= 0 {
		last := &w.doc.pieces[len(w.doc.pieces)-1]
		if last.whole || int(last.html+last.n) != len(w.html) {
			return
		}
		w.html = w.html[:len(w.html)-1]
		last.n--
		last.end--
		if last.n == 0 {
			w.doc.pieces = w.doc.pieces[:len(w.doc.pieces)-1]
		}
	}
}

// atHole reports whether a hole stands where the HTML ends: no piece may run over it.
func (w *writer) atHole() bool {
	holes := w.doc.holes
	return len(holes) > 0 && int(holes[len(holes)-1].at) == len(w.html)
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.put("<code>")
	x := syntax{bars: w.inCell}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := c.(*ast.Text).Segment
		if s.Len() == 0 {
			continue
		}
		w.put(strings.Repeat(" ", s.Padding))
		if w.data[s.Stop-1] != '\n' {
			w.source(x, s.Start, s.Stop)
			continue
		}
		body := bytes.TrimSuffix(w.data[s.Start:s.Stop-1], []byte("\r"))
		w.source(x, s.Start, s.Start+len(body))
		addPiece(w, " ", s.Start+len(body), s.Stop, len(body) != s.Stop-1-s.Start)
	}
	w.put("</code>")
}

// plainText returns the text of the HTML written since from; a bare wiki link shows as its target.
func (w *writer) plainText(from int) string {
	var b strings.Builder
	holes := w.doc.holes
	first, _ := slices.BinarySearchFunc(holes, int32(from), func(h hole, at int32) int { return int(h.at) - int(at) })
	at := from
	for _, h := range holes[first:] {
		if h.kind == fillText {
			appendText(&b, w.html[at:h.at])
			b.WriteString(w.doc.References[h.index].Target)
			at = int(h.at)
		}
	}
	appendText(&b, w.html[at:])
	return strings.Join(strings.Fields(b.String()), " ")
}

// appendText appends the text of our own HTML, without the marks of footnotes.
func appendText(b *strings.Builder, html []byte) {
	for s := newScanner(string(html)); s.next(); {
		if !s.tag && !s.hidden {
			b.WriteString(s.decoded())
		}
	}
}
