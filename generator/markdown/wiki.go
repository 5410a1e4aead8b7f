package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A wikiLink is [[target]], [[target#fragment]] or either with |text. Its text is plain: escapes and character
// references are decoded, other markup is shown as it is. In a table the bar is written \|, which is understood
// everywhere.
type wikiLink struct {
	ast.BaseInline
	start, stop      int // with the brackets
	target, fragment part
	hasFragment      bool
	text             []gtext.Segment // by lines; nil for a bare link
}

// A part of a wiki link is its value, white space collapsed, and where it stands.
type part struct {
	value       string
	start, stop int
}

var kindWikiLink = ast.NewNodeKind("WikiLink")

func (n *wikiLink) Kind() ast.NodeKind            { return kindWikiLink }
func (n *wikiLink) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type wikiParser struct{}

func (wikiParser) Trigger() []byte { return []byte{'['} }

// maxWikiLink bounds the length of a wiki link, as CommonMark bounds a link's label.
const maxWikiLink = 999

func (wikiParser) Parse(_ ast.Node, block gtext.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < 2 || line[1] != '[' {
		return nil
	}
	startLine, startAt := block.Position()
	parts := wikiParts(block)
	if parts == nil {
		block.SetPosition(startLine, startAt)
		return nil
	}
	n := newWikiLink(block.Source(), parts)
	if n == nil {
		block.SetPosition(startLine, startAt)
		return nil
	}
	n.start, n.stop = startAt.Start, parts[len(parts)-1].Stop+len("]]")
	return n
}

// wikiParts advances over a wiki link and returns what stands between its brackets, line by line.
func wikiParts(block gtext.Reader) []gtext.Segment {
	block.Advance(2)
	var parts []gtext.Segment
	for length := 0; length <= maxWikiLink; {
		line, segment := block.PeekLine()
		if line == nil {
			return nil
		}
		i := bytes.IndexAny(line[:min(len(line), maxWikiLink-length+2)], "[]")
		if i >= 0 {
			if !bytes.HasPrefix(line[i:], []byte("]]")) {
				return nil
			}
			parts = append(parts, gtext.NewSegment(segment.Start, segment.Start+i))
			block.Advance(i + 2)
			return parts
		}
		parts = append(parts, gtext.NewSegment(segment.Start, segment.Stop))
		length += len(line)
		block.AdvanceLine()
	}
	return nil
}

// newWikiLink makes a wiki link of its lines, or nil if they name nothing.
func newWikiLink(source []byte, parts []gtext.Segment) *wikiLink {
	n := &wikiLink{}
	head, text, _ := cut(source, parts, '|')
	if last := &head[len(head)-1]; last.Len() > 0 && len(text) > 0 && source[last.Stop-1] == '\\' {
		last.Stop--
	}
	if len(strings.TrimSpace(join(source, text))) > 0 {
		n.text = text
	}
	target, fragment, found := cut(source, head, '#')
	n.hasFragment = found
	n.target, n.fragment = newPart(source, target), newPart(source, fragment)
	if n.target.value == "" || n.target.value[0] == '^' {
		return nil
	}
	return n
}

// cut parts lines at the first separator, which neither side holds.
func cut(source []byte, lines []gtext.Segment, separator byte) (before, after []gtext.Segment, found bool) {
	for i, line := range lines {
		at := bytes.IndexByte(source[line.Start:line.Stop], separator)
		if at < 0 {
			continue
		}
		before = append(before, lines[:i]...)
		before = append(before, gtext.NewSegment(line.Start, line.Start+at))
		after = append(after, gtext.NewSegment(line.Start+at+1, line.Stop))
		return before, append(after, lines[i+1:]...), true
	}
	return lines, nil, false
}

func newPart(source []byte, lines []gtext.Segment) part {
	if len(lines) == 0 {
		return part{}
	}
	p := part{strings.Join(strings.Fields(join(source, lines)), " "), lines[0].Start, lines[len(lines)-1].Stop}
	for p.start < p.stop && util.IsSpace(source[p.start]) {
		p.start++
	}
	for p.stop > p.start && util.IsSpace(source[p.stop-1]) {
		p.stop--
	}
	return p
}

func join(source []byte, lines []gtext.Segment) string {
	var b strings.Builder
	for _, line := range lines {
		b.Write(source[line.Start:line.Stop])
	}
	return b.String()
}
