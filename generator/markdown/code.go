package markdown

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
)

// A Range is the bytes of a text from Start to before End.
type Range struct{ Start, End int }

// Code returns where code stands in Markdown, in order: the lines of its blocks, and the text of its spans.
func Code(text string) (places []Range) {
	tree, _ := parseTree(fullParser(), []byte(text))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				places = append(places, Range{line.Start, line.Stop})
			}
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				s := c.(*ast.Text).Segment
				places = append(places, Range{s.Start, s.Stop})
			}
		}
		return ast.WalkContinue, nil
	})
	// Footnotes stand where they are defined, and are read at the end.
	slices.SortFunc(places, func(a, b Range) int { return cmp.Compare(a.Start, b.Start) })
	return places
}
