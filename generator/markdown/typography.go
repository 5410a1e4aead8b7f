package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Straight quotation marks become opening and closing ones, -- and --- dashes, ... an ellipsis, << and >> guillemets.
//
// goldmark's own extension takes 'the for an apostrophe, leaves the second mark of "마크다운"을 straight, and remembers a
// mark that never closed into the blocks behind it.

// A typographic is punctuation set in place of what was typed.
type typographic struct {
	ast.BaseInline
	value       string
	start, stop int
}

var kindTypographic = ast.NewNodeKind("Typographic")

func (n *typographic) Kind() ast.NodeKind            { return kindTypographic }
func (n *typographic) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type typographyParser struct{}

func (typographyParser) Trigger() []byte { return []byte(`'"-.<>`) }

func (typographyParser) Parse(_ ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	set, n := setPunctuation(line)
	if line[0] == '"' || line[0] == '\'' {
		set, n = parseOf(pc).quotes.set(block.PrecendingCharacter(), line, segment.Start), 1
	}
	if set == "" {
		return nil
	}
	block.Advance(n)
	return &typographic{value: set, start: segment.Start, stop: segment.Start + n}
}

// CloseBlock forgets the quotation marks of a block: none lasts longer.
func (typographyParser) CloseBlock(_ ast.Node, _ gtext.Reader, pc parser.Context) {
	parseOf(pc).quotes = quotes{}
}

// setPunctuation returns what is set for the n characters at the beginning of a line, or nothing.
func setPunctuation(line []byte) (set string, n int) {
	for _, p := range [...]struct{ typed, set string }{{"---", "—"}, {"--", "–"}, {"...", "…"}, {"<<", "«"}, {">>", "»"}} {
		if bytes.HasPrefix(line, []byte(p.typed)) {
			return p.set, len(p.typed)
		}
	}
	return "", 0
}

// quotes are the quotation marks of a block so far.
type quotes struct {
	double, single int // how many are open
	last           int // where the last one ends
	opened         bool
}

// set returns the mark that is set for the one that a line begins with, or nothing where it stays straight.
func (q *quotes) set(before rune, line []byte, at int) string {
	after, _ := utf8.DecodeRune(line[1:])
	if len(line) == 1 {
		after = ' '
	}
	open, marks := &q.double, [...]string{opens: "“", closes: "”"}
	if line[0] == '\'' {
		open, marks = &q.single, [...]string{opens: "‘", closes: "’"}
	}
	way := turnOf(before, after, *open > 0)
	switch {
	case unicode.IsDigit(before) && after == rune(line[0]):
		way = stays // "of 21""
	case q.last == 0 || q.last != at || util.IsSpaceRune(after):
	case q.opened:
		way = opens // "'a' and b"
	default:
		way = closes
	}
	if line[0] == '\'' && (isPossessive(before, line[1:]) || isApostrophe(way, before, line[1:], *open > 0)) {
		return "’"
	}
	switch {
	case way == opens:
		*open++
	case way == stays || *open == 0:
		return ""
	default:
		*open--
	}
	q.last, q.opened = at+1, way == opens
	return marks[way]
}

// A turn is which way a quotation mark looks.
type turn uint8

const (
	stays turn = iota // neither way: 5"
	opens
	closes
)

// turnOf returns the turn of a mark between two characters, by whether one is open before it. Between two letters a
// mark is one of quotation only where Chinese, Japanese or Korean writes no space, as before a particle.
func turnOf(before, after rune, open bool) turn {
	switch {
	case util.IsSpaceRune(before) && util.IsSpaceRune(after):
		return stays
	case util.IsSpaceRune(before), unicode.In(before, unicode.Ps, unicode.Pi, unicode.Pd) && !util.IsSpaceRune(after):
		return opens
	case util.IsSpaceRune(after), isWord(before) && !isWord(after):
		return closes
	case !isWord(before) && open, isWord(before) && open && (isCJK(before) || isCJK(after)):
		return closes
	case isCJK(before), !isWord(before) && isWord(after), before == '*', before == '_', before == '~':
		return opens // behind the marks of emphasis as well
	}
	return stays
}

func isWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

// isPossessive reports whether ' begins the ending of a genitive, also behind a sign: the U.S.'s, *Times*'s.
func isPossessive(before rune, after []byte) bool {
	rest, found := bytes.CutPrefix(after, []byte("s"))
	next, _ := utf8.DecodeRune(rest)
	return found && !isWord(next) && !util.IsSpaceRune(before) && !unicode.In(before, unicode.Ps, unicode.Pi, unicode.Pd) && before != '"'
}

// isApostrophe reports whether ' stands for letters left out or ends a word, rather than a quotation.
func isApostrophe(way turn, before rune, after []byte, open bool) bool {
	switch way {
	case stays:
		next, _ := utf8.DecodeRune(after)
		return isWord(before) && unicode.IsLetter(next)
	case closes:
		return !open && !unicode.IsDigit(before) // not 6'
	}
	for _, word := range elisions {
		if rest, found := bytes.CutPrefix(after, []byte(word)); found {
			next, _ := utf8.DecodeRune(rest)
			return len(rest) == 0 || !isWord(next)
		}
	}
	return len(after) > 2 && util.IsNumeric(after[0]) && util.IsNumeric(after[1]) && after[2] == 's' // '90s
}

// elisions are English words that begin with an apostrophe and hardly ever with a quotation.
var elisions = [...]string{"tis", "twas", "em", "til", "n"}
