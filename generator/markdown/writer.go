package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"gloss/generator/source"
)

// A writer walks goldmark's tree and writes the HTML of a Doc. goldmark's renderers aren't used, since they do not
// know where in the source a text was written. The walk is a loop: a deep tree must not exhaust the stack.
type writer struct {
	doc     *Doc
	room    *room
	html    []byte // in the room
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
	levels   []int               // where the digits of the headings' tags stand, two a heading
	pictured bool                // an image is written
	inCell   bool                // in a cell of a table, where code and addresses too write a bar as \|
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
	case *captionTitle:
		w.captionTitle(n)
	case *credit:
		w.put(" ")
		w.openInline("small", n)
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
	case *credit:
		w.closeInline("small")
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
	w.doc.Problems = append(w.doc.Problems, Problem{Kind: kind, At: w.span(start, end), Detail: detail})
}

// span returns the place of offsets in the source, clamped: goldmark's positions can be wrong.
func (w *writer) span(start, end int) source.Span {
	start = min(max(start, 0), len(w.data))
	end = min(max(end, start), len(w.data))
	return source.Span{File: w.file, Start: w.base + start, End: w.base + end}
}
