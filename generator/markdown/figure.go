package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// An image alone in its paragraph is a figure. Its title is the caption; a line in italics straight below it, in the
// same paragraph, is the credit or, where there is no title, the caption. Both are text of the page like any other.

// A figure stands in the place of the paragraph. Its first child is the image, or the link that shows it.
type figure struct {
	ast.BaseBlock
	image *ast.Image
}

// A caption holds a captionTitle, a credit, or what a line in italics holds.
type caption struct{ ast.BaseBlock }

// A captionTitle is the title of an image.
type captionTitle struct {
	ast.BaseInline
	title []byte
	image *ast.Image
}

type credit struct{ ast.BaseInline }

var (
	kindFigure       = ast.NewNodeKind("Figure")
	kindCaption      = ast.NewNodeKind("Caption")
	kindCaptionTitle = ast.NewNodeKind("CaptionTitle")
	kindCredit       = ast.NewNodeKind("Credit")
)

func (n *figure) Kind() ast.NodeKind       { return kindFigure }
func (n *caption) Kind() ast.NodeKind      { return kindCaption }
func (n *captionTitle) Kind() ast.NodeKind { return kindCaptionTitle }
func (n *credit) Kind() ast.NodeKind       { return kindCredit }

func (n *figure) Dump(source []byte, level int)       { ast.DumpHelper(n, source, level, nil, nil) }
func (n *caption) Dump(source []byte, level int)      { ast.DumpHelper(n, source, level, nil, nil) }
func (n *captionTitle) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *credit) Dump(source []byte, level int)       { ast.DumpHelper(n, source, level, nil, nil) }

// A figureTransformer makes figures once the paragraphs are parsed.
type figureTransformer struct{}

func (figureTransformer) Transform(tree *ast.Document, r gtext.Reader, _ parser.Context) {
	makeFigures(tree, r.Source())
}

// makeFigures goes down blocks alone, which are bounded in their nesting.
func makeFigures(block ast.Node, data []byte) {
	for n := block.FirstChild(); n != nil && n.Type() == ast.TypeBlock; {
		next := n.NextSibling()
		if f := newFigure(n, data); f != nil {
			block.ReplaceChild(block, n, f)
		} else {
			makeFigures(n, data)
		}
		n = next
	}
}

// newFigure returns a figure of what a paragraph holds, nil for another block or paragraph.
func newFigure(n ast.Node, data []byte) *figure {
	if n.Kind() != ast.KindParagraph {
		return nil
	}
	shown := n.FirstChild()
	image := imageOf(shown)
	if image == nil || !isAllowedImage(fullSyntax.decode(image.Destination)) {
		return nil
	}
	line, alone := lineBelow(shown, data)
	if !alone {
		return nil
	}
	f := &figure{image: image}
	f.SetPos(n.Pos())
	f.SetLines(n.Lines())
	f.AppendChild(f, shown)
	if c := newCaption(image, line); c.FirstChild() != nil {
		f.AppendChild(f, c)
	}
	return f
}

// imageOf returns a node that is an image, or the image that is all a link shows.
func imageOf(n ast.Node) *ast.Image {
	if link, is := n.(*ast.Link); is && link.ChildCount() == 1 {
		n = link.FirstChild()
	}
	image, _ := n.(*ast.Image)
	return image
}

// lineBelow returns the line in italics below a node, nil if there is none, and whether nothing else follows it.
func lineBelow(n ast.Node, data []byte) (line *ast.Emphasis, alone bool) {
	next := nextShown(n)
	if next == nil {
		return nil, true
	}
	end, is := next.(*ast.Text)
	if !is || !end.SoftLineBreak() && !end.HardLineBreak() || len(strings.TrimSpace(string(end.Segment.Value(data)))) > 0 {
		return nil, false
	}
	line, is = nextShown(end).(*ast.Emphasis)
	return line, is && line.Level == 1 && nextShown(line) == nil
}

// nextShown returns the next sibling but for delimiters that are used up.
func nextShown(n ast.Node) ast.Node {
	for n = n.NextSibling(); n != nil; n = n.NextSibling() {
		if d, is := n.(*delimiter); !is || d.left() > 0 {
			return n
		}
	}
	return nil
}

func newCaption(image *ast.Image, line *ast.Emphasis) *caption {
	c := &caption{}
	var below ast.Node = c
	if strings.TrimSpace(fullSyntax.decode(image.Title)) != "" {
		c.AppendChild(c, &captionTitle{title: image.Title, image: image})
		image.Title = nil
		below = &credit{}
	}
	if line == nil {
		return c
	}
	for line.FirstChild() != nil {
		below.AppendChild(below, line.FirstChild())
	}
	if below != ast.Node(c) {
		c.AppendChild(c, below)
	}
	return c
}

func (w *writer) openFigure(n *figure) {
	w.start("figure", n)
	w.put(">")
	if !w.quoting && strings.TrimSpace(w.alternative(n.image)) == "" {
		at := w.whole(n.image.Pos(), w.parse.ends[n.image])
		w.doc.Problems = append(w.doc.Problems, Problem{Kind: ImageUndescribed, At: at, Detail: fullSyntax.decode(n.image.Destination)})
	}
}

// captionTitle writes the title of an image as text.
func (w *writer) captionTitle(n *captionTitle) {
	if start, found := w.titleOffset(n); found {
		w.source(fullSyntax, start, start+len(n.title))
		return
	}
	at := w.whole(n.image.Pos(), w.parse.ends[n.image])
	addPiece(w, fullSyntax.decode(n.title), at.Start-w.base, at.End-w.base, true)
}

// titleOffset returns where a title begins, which goldmark copies: in its quotation marks behind the address. One that
// goes on behind the mark of a blockquote has no single place.
func (w *writer) titleOffset(n *captionTitle) (offset int, found bool) {
	address, found := w.offsetOf(n.image.Destination)
	if !found {
		return 0, false
	}
	from := min(address+len(n.image.Destination), len(w.data))
	mark := from + len(w.data[from:]) - len(bytes.TrimLeft(w.data[from:], "> \t\r\n"))
	return mark + 1, mark < len(w.data) && bytes.HasPrefix(w.data[mark+1:], n.title)
}
