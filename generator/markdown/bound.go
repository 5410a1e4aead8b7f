package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// maxNesting is the bound on quotations and lists within one another, and on inline elements within one another.
const maxNesting = 100

// A bounded parser of quotations or lists opens none below maxNesting levels, where the line becomes a paragraph:
// goldmark descends into blocks by recursion and visits every open one for every line.
type bounded struct{ parser.BlockParser }

func (b bounded) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	levels := 0
	for n := parent; n != nil; n = n.Parent() {
		if kind := n.Kind(); kind == ast.KindBlockquote || kind == ast.KindList {
			levels++
		}
	}
	if levels < maxNesting {
		return b.BlockParser.Open(parent, reader, pc)
	}
	line, at := reader.PeekLine()
	number, _ := reader.Position()
	if node, state := b.BlockParser.Open(parent, reader, pc); node == nil {
		return node, state
	}
	reader.SetPosition(number, at)
	if p := parseOf(pc); !p.deep {
		p.deep = true
		p.problems = append(p.problems, problem{NestingTooDeep, at.Start, at.Start + len(line), ""})
	}
	return nil, parser.NoChildren
}

// maxWork bounds the work of a body's inline parsing: summed over its blocks, length times number of marks. Some of
// goldmark's inline parsers look ahead from every mark to the end of the block. Prose of 4 MiB stays far below.
const maxWork = 4 << 30

// A guard is asked before every other inline parser. It leaves a block as plain text that would break the bound.
type guard struct{}

var guardTriggers = []byte(" *_~`[]!<>(\"'-.,")

func (guard) Trigger() []byte { return guardTriggers }

func (guard) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	p := parseOf(pc)
	if p.guarded == parent {
		return nil
	}
	p.guarded = parent
	length, marks := 0, 0
	for _, line := range parent.Lines().Sliced(0, parent.Lines().Len()) {
		length += line.Len()
		for _, c := range line.Value(block.Source()) {
			if isMark[c] {
				marks++
			}
		}
	}
	if p.work += length * marks; p.work <= maxWork {
		return nil
	}
	p.work -= length * marks
	_, start := block.Position()
	last := takePlain(parent, block)
	p.problems = append(p.problems, problem{TooIntricate, start.Start, last.Segment.Stop, ""})
	return last
}

// takePlain takes the rest of a block as text and returns its last line, not yet appended to the parent.
func takePlain(parent ast.Node, block gtext.Reader) *ast.Text {
	for {
		line, segment := block.PeekLine()
		text := ast.NewRawTextSegment(segment.TrimRightSpace(block.Source()))
		text.SetSoftLineBreak(len(line) > 0 && line[len(line)-1] == '\n')
		block.AdvanceLine()
		if rest, _ := block.PeekLine(); rest == nil {
			return text
		}
		parent.AppendChild(parent, text)
	}
}

// isMark marks the characters from which an inline parser may look far ahead.
var isMark = func() (marks [256]bool) {
	for _, c := range "[]<`(\"'" {
		marks[c] = true
	}
	return marks
}()
