package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// Footnotes are numbered in the order of their first marks as the page shows them: those of the body, then those
// within footnotes. goldmark's parsers find the definitions; the rest of its extension is quadratic and knows no
// problems.

// footnotes are the definitions of a body by label.
type footnotes struct {
	list    *east.FootnoteList
	byLabel map[string]*east.Footnote
}

type footnoteBlockParser struct{ parser.BlockParser }

// Close takes a definition out of the flow into one list.
func (footnoteBlockParser) Close(node ast.Node, _ gtext.Reader, pc parser.Context) {
	p := parseOf(pc)
	if p.footnotes.list == nil {
		p.footnotes = footnotes{east.NewFootnoteList(), map[string]*east.Footnote{}}
		node.Parent().InsertBefore(node.Parent(), node, p.footnotes.list)
	}
	f := node.(*east.Footnote)
	p.footnotes.list.AppendChild(p.footnotes.list, f)
	if p.footnotes.byLabel[string(f.Ref)] != nil {
		p.problems = append(p.problems, problem{FootnoteRepeated, f.Pos(), f.Pos() + len("[^]") + len(f.Ref), string(f.Ref)})
		return
	}
	p.footnotes.byLabel[string(f.Ref)] = f
}

// A footnoteMark is [^label]. Its footnote is nil if there is no such label.
type footnoteMark struct {
	ast.BaseInline
	footnote    *east.Footnote
	start, stop int
}

var kindFootnoteMark = ast.NewNodeKind("FootnoteMark")

func (n *footnoteMark) Kind() ast.NodeKind            { return kindFootnoteMark }
func (n *footnoteMark) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type footnoteMarkParser struct{}

func (footnoteMarkParser) Trigger() []byte { return []byte{'[', '!'} }

func (footnoteMarkParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	bang := 0
	if line[0] == '!' {
		bang = 1
	}
	rest := line[bang:]
	if !bytes.HasPrefix(rest, []byte("[^")) {
		return nil
	}
	end := bytes.IndexAny(rest[2:min(len(rest), maxLabel)], "[]")
	if end < 1 || rest[2+end] != ']' || len(bytes.TrimSpace(rest[2:2+end])) == 0 {
		return nil
	}
	label, after := rest[2:2+end], rest[2+end+1:]
	footnote := parseOf(pc).footnotes.byLabel[string(label)]
	if footnote == nil && len(after) > 0 && (after[0] == '(' || after[0] == '[') {
		return nil // a link whose text begins with ^
	}
	start := segment.Start + bang
	mark := &footnoteMark{start: start, stop: start + end + 3, footnote: footnote}
	if bang > 0 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+1))
	}
	block.Advance(bang + end + 3)
	return mark
}

const maxLabel = 999
