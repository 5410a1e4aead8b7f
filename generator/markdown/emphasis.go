package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Emphasis follows CommonMark 0.31.2, section 6.2, with the published cjk-friendly amendment: punctuation next to a
// delimiter run keeps it from opening or closing only if the punctuation is not Chinese, Japanese or Korean, and the
// other side is no such character either. So **마크다운(Markdown)**을 is bold.
//
// goldmark's own processing is quadratic where delimiters find no partner; this one never looks twice at an opener
// that did not fit.

// A delimiter is a run of *, _ or ~. What is left of it when all are matched is text.
type delimiter struct {
	ast.BaseInline
	char              byte
	start, stop       int // the characters not yet used
	length            int // as written
	canOpen, canClose bool
}

var kindDelimiter = ast.NewNodeKind("GlossDelimiter")

func (d *delimiter) Kind() ast.NodeKind            { return kindDelimiter }
func (d *delimiter) Dump(source []byte, level int) { ast.DumpHelper(d, source, level, nil, nil) }
func (d *delimiter) left() int                     { return d.stop - d.start }

type delimiterParser struct{ strikethrough bool }

func (p delimiterParser) Trigger() []byte {
	if p.strikethrough {
		return []byte{'*', '_', '~'}
	}
	return []byte{'*', '_'}
}

func (delimiterParser) Parse(_ ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	start := segment.Start
	d := &delimiter{char: line[0], start: start, stop: start + n, length: n}
	before := block.PrecendingCharacter()
	if isVariation(before) {
		before = varied(block.Source()[:start])
	}
	after := ' '
	if n < len(line) {
		after, _ = utf8.DecodeRune(line[n:])
	}
	d.canOpen, d.canClose = flanks(d.char, before, after)
	if d.char == '~' && n > 2 {
		d.canOpen, d.canClose = false, false
	}
	block.Advance(n)
	if d.canOpen || d.canClose {
		p := parseOf(pc)
		p.delimiters = append(p.delimiters, d)
	}
	return d
}

// flanks reports whether a run between two characters can open and whether it can close.
func flanks(char byte, before, after rune) (open, close bool) {
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	cjkBefore, cjkAfter := isCJK(before), isCJK(after)
	punctBefore, punctAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	otherBefore, otherAfter := punctBefore && !cjkBefore, punctAfter && !cjkAfter
	left := !spaceAfter && (!otherAfter || spaceBefore || otherBefore || cjkBefore)
	right := !spaceBefore && (!otherBefore || spaceAfter || otherAfter || cjkAfter)
	if char == '_' {
		return left && (!right || punctBefore), right && (!left || punctAfter)
	}
	return left, right
}

// isCJK reports whether a character is Chinese, Japanese or Korean, punctuation included.
func isCJK(r rune) bool { return r >= 0x1100 && unicode.Is(cjk, r) }

// cjk are the characters that the amendment lists for Unicode 16: those that are wide or half-width and no emoji, and
// those of the Hangul script.
var cjk = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x11ff, 1}, {0x20a9, 0x20a9, 1}, {0x2329, 0x232a, 1}, {0x2630, 0x2637, 1}, {0x268a, 0x268f, 1},
		{0x2e80, 0x2e99, 1}, {0x2e9b, 0x2ef3, 1}, {0x2f00, 0x2fd5, 1}, {0x2ff0, 0x303e, 1}, {0x3041, 0x3096, 1},
		{0x3099, 0x30ff, 1}, {0x3105, 0x312f, 1}, {0x3131, 0x318e, 1}, {0x3190, 0x31e5, 1}, {0x31ef, 0x321e, 1},
		{0x3220, 0x3247, 1}, {0x3250, 0xa48c, 1}, {0xa490, 0xa4c6, 1}, {0xa960, 0xa97c, 1}, {0xac00, 0xd7a3, 1},
		{0xd7b0, 0xd7c6, 1}, {0xd7cb, 0xd7fb, 1}, {0xf900, 0xfaff, 1}, {0xfe10, 0xfe19, 1}, {0xfe30, 0xfe52, 1},
		{0xfe54, 0xfe66, 1}, {0xfe68, 0xfe6b, 1}, {0xff01, 0xffbe, 1}, {0xffc2, 0xffc7, 1}, {0xffca, 0xffcf, 1},
		{0xffd2, 0xffd7, 1}, {0xffda, 0xffdc, 1}, {0xffe0, 0xffe6, 1}, {0xffe8, 0xffee, 1},
	},
	R32: []unicode.Range32{
		{0x16fe0, 0x16fe4, 1}, {0x16ff0, 0x16ff6, 1}, {0x17000, 0x18cd5, 1}, {0x18cff, 0x18d1e, 1}, {0x18d80, 0x18df2, 1},
		{0x1aff0, 0x1aff3, 1}, {0x1aff5, 0x1affb, 1}, {0x1affd, 0x1affe, 1}, {0x1b000, 0x1b122, 1}, {0x1b132, 0x1b132, 1},
		{0x1b150, 0x1b152, 1}, {0x1b155, 0x1b155, 1}, {0x1b164, 0x1b167, 1}, {0x1b170, 0x1b2fb, 1}, {0x1d300, 0x1d356, 1},
		{0x1d360, 0x1d376, 1}, {0x1f200, 0x1f200, 1}, {0x1f202, 0x1f202, 1}, {0x1f210, 0x1f219, 1}, {0x1f21b, 0x1f22e, 1},
		{0x1f230, 0x1f231, 1}, {0x1f237, 0x1f237, 1}, {0x1f23b, 0x1f23b, 1}, {0x1f240, 0x1f248, 1}, {0x1f260, 0x1f265, 1},
		{0x20000, 0x3fffd, 1},
	},
}

func isVariation(r rune) bool { return r >= 0xfe00 && r <= 0xfe0e || r >= 0xe0100 && r <= 0xe01ef }

// varied returns the character before a variation selector. Where the two are a quotation mark in its wide form, that is
// a Chinese one.
func varied(before []byte) rune {
	selector, size := utf8.DecodeLastRune(before)
	r, _ := utf8.DecodeLastRune(before[:len(before)-size])
	if selector == 0xfe01 && (r == '‘' || r == '’' || r == '“' || r == '”') {
		return '＂'
	}
	return r
}

// CloseBlock matches the delimiters of a block. Those within a link's text stand in the link by now; they match only
// one another.
func (delimiterParser) CloseBlock(_ ast.Node, _ gtext.Reader, pc parser.Context) {
	p := parseOf(pc)
	if len(p.delimiters) == 0 {
		return
	}
	within := map[ast.Node]*matching{}
	for _, d := range p.delimiters {
		m := within[d.Parent()]
		if m == nil {
			m = &matching{}
			within[d.Parent()] = m
		}
		m.take(d)
	}
	p.delimiters = p.delimiters[:0]
}

// A matching holds the runs of one parent that may still open.
type matching struct {
	open []*delimiter
	// seen holds, for each sort of closer, how many of the open runs were looked at in vain.
	seen map[closerSort]int
}

// A closerSort is what decides, apart from the opener, whether the two match.
type closerSort struct {
	char    byte
	canOpen bool
	length  int
}

func (d *delimiter) sort() closerSort {
	if d.char == '~' {
		return closerSort{d.char, d.canOpen, d.length}
	}
	return closerSort{d.char, d.canOpen, d.length % 3}
}

func (m *matching) take(d *delimiter) {
	for d.canClose && d.left() > 0 {
		i := m.find(d)
		if i < 0 {
			if m.seen == nil {
				m.seen = map[closerSort]int{}
			}
			m.seen[d.sort()] = len(m.open)
			break
		}
		opener := m.open[i]
		enclose(opener, d)
		m.open = m.open[:i]
		if opener.left() > 0 && opener.char != '~' {
			m.open = append(m.open, opener)
		}
	}
	if d.canOpen && d.left() > 0 {
		m.open = append(m.open, d)
	}
}

// find returns the index of the nearest open run that matches a closer, or -1.
func (m *matching) find(closer *delimiter) int {
	for i := len(m.open) - 1; i >= min(m.seen[closer.sort()], len(m.open)); i-- {
		if matches(m.open[i], closer) {
			return i
		}
	}
	return -1
}

func matches(opener, closer *delimiter) bool {
	if opener.char != closer.char {
		return false
	}
	if closer.char == '~' {
		return opener.length == closer.length
	}
	if opener.canClose || closer.canOpen {
		return (opener.length+closer.length)%3 != 0 || opener.length%3 == 0 && closer.length%3 == 0
	}
	return true
}

// enclose moves what stands between two runs into an element and uses up their inner characters.
func enclose(opener, closer *delimiter) {
	n := 1
	if opener.left() > 1 && closer.left() > 1 {
		n = 2
	}
	var element ast.Node = ast.NewEmphasis(n)
	if opener.char == '~' {
		n = opener.length
		element = east.NewStrikethrough()
	}
	opener.stop -= n
	closer.start += n
	parent := opener.Parent()
	for child := opener.NextSibling(); child != nil && child != ast.Node(closer); {
		next := child.NextSibling()
		element.AppendChild(element, child)
		child = next
	}
	parent.InsertAfter(parent, opener, element)
}
