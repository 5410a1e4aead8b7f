package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// maxNesting is the bound on quotations and lists within one another, and on inline elements within one another.
const maxNesting = 100

// maxVisits bounds how often quotations and lists are visited: once by every line they hold, blank ones included.
// goldmark keeps a record of each visit.
const maxVisits = 2 << 20

// A bounded parser of quotations or lists opens none below maxNesting levels, where the line becomes a paragraph:
// goldmark descends into blocks by recursion and visits every open one for every line.
type bounded struct{ parser.BlockParser }

func (b bounded) Continue(node ast.Node, reader gtext.Reader, pc parser.Context) parser.State {
	p := parseOf(pc)
	if p.visits++; p.visits == maxVisits {
		p.report(TooIntricate, reader)
	}
	if p.visits >= maxVisits {
		return parser.Close
	}
	return b.BlockParser.Continue(node, reader, pc)
}

func (b bounded) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	p := parseOf(pc)
	if p.visits >= maxVisits {
		return nil, parser.NoChildren
	}
	levels := 0
	for n := parent; n != nil; n = n.Parent() {
		if kind := n.Kind(); kind == ast.KindBlockquote || kind == ast.KindList {
			levels++
		}
	}
	if levels < maxNesting {
		return b.BlockParser.Open(parent, reader, pc)
	}
	number, at := reader.Position()
	if node, state := b.BlockParser.Open(parent, reader, pc); node == nil {
		return node, state
	}
	reader.SetPosition(number, at)
	if !p.deep {
		p.deep = true
		p.report(NestingTooDeep, reader)
	}
	return nil, parser.NoChildren
}

// report reports the rest of the current line.
func (p *parse) report(kind ProblemKind, reader gtext.Reader) {
	_, at := reader.PeekLine()
	rest := bytes.TrimRight(reader.Source()[at.Start:at.Stop], "\r\n")
	p.problems = append(p.problems, problem{kind, at.Start, at.Start + len(rest), ""})
}

// maxWork bounds the work of a body's inline parsing: summed over its blocks, length times number of marks. Many of
// goldmark's inline parsers look ahead from every mark, some as far as the end of the block. Prose of 4 MiB stays far
// below.
const maxWork = 1 << 32

// A guarded parser is one of goldmark's. It takes nothing in a block that would break the bound.
type guarded struct{ parser.InlineParser }

func (g guarded) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	if !parseOf(pc).mayParse(parent, block) {
		return nil
	}
	return g.InlineParser.Parse(parent, block, pc)
}

// mayParse reports whether a block is within the bound; the answer for the current block is remembered.
func (p *parse) mayParse(block ast.Node, reader gtext.Reader) bool {
	if p.block == block {
		return !p.intricate
	}
	p.block = block
	lines := block.Lines()
	length, marks := 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		length += line.Stop - line.Start
		for _, c := range reader.Source()[line.Start:line.Stop] {
			if isMark[c] {
				marks++
			}
		}
	}
	p.intricate = p.work+length*marks > maxWork
	if p.intricate {
		p.problems = append(p.problems, problem{TooIntricate, lines.At(0).Start, lines.At(lines.Len() - 1).Stop, ""})
		return false
	}
	p.work += length * marks
	return true
}

// isMark marks the characters from which an inline parser may look far ahead.
var isMark = [256]bool{
	'[': true, ']': true, '<': true, '`': true, '(': true, '"': true, '\'': true, '*': true, '_': true, '~': true,
}

// maxDefinitions bounds the lines of a paragraph in which definitions of links are looked for: goldmark takes them out
// one by one.
const maxDefinitions = 2000

// A definitionTransformer takes the definitions of links out of a paragraph.
type definitionTransformer struct{ parser.ParagraphTransformer }

func (d definitionTransformer) Transform(node *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() <= maxDefinitions {
		d.ParagraphTransformer.Transform(node, reader, pc)
		return
	}
	first := lines.At(0)
	if bytes.HasPrefix(bytes.TrimLeft(first.Value(reader.Source()), " "), []byte("[")) {
		p := parseOf(pc)
		p.problems = append(p.problems, problem{TooIntricate, first.Start, lines.At(lines.Len() - 1).Stop, ""})
	}
}
