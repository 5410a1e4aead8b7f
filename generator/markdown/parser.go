package markdown

import (
	"bytes"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A dialect says which extensions of CommonMark are on. Sites are always written in the full dialect; the tests of the
// CommonMark specification turn off what it doesn't know.
type dialect struct {
	typography, addresses, wiki, footnotes, strikethrough, figures bool
}

var fullDialect = dialect{typography: true, addresses: true, wiki: true, footnotes: true, strikethrough: true, figures: true}

// fullParser returns the one parser of the full dialect. It holds nothing between two bodies.
var fullParser = sync.OnceValue(func() parser.Parser { return newParser(fullDialect) })

// The order of the inline parsers: the first that takes a character wins.
const (
	orderCode = iota
	orderWiki
	orderFootnote
	orderLink
	orderAngle
	orderRawHTML
	orderDelimiter
	orderAddress
	orderTypography
)

func newParser(d dialect) parser.Parser {
	blocks := []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(bounded{parser.NewListParser()}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(bounded{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
	inlines := []util.PrioritizedValue{
		util.Prioritized(guarded{parser.NewCodeSpanParser()}, orderCode),
		util.Prioritized(newLinkParser(), orderLink),
		util.Prioritized(guarded{parser.NewAutoLinkParser()}, orderAngle),
		util.Prioritized(guarded{parser.NewRawHTMLParser()}, orderRawHTML),
		util.Prioritized(delimiterParser{d.strikethrough}, orderDelimiter),
	}
	if d.wiki {
		inlines = append(inlines, util.Prioritized(wikiParser{}, orderWiki))
	}
	if d.footnotes {
		blocks = append(blocks, util.Prioritized(footnoteBlockParser{extension.NewFootnoteBlockParser()}, 950))
		inlines = append(inlines, util.Prioritized(footnoteMarkParser{}, orderFootnote))
	}
	if d.addresses {
		schemes := extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})
		inlines = append(inlines, util.Prioritized(addressParser{guarded{extension.NewLinkifyParser(schemes)}}, orderAddress))
	}
	if d.typography {
		inlines = append(inlines, util.Prioritized(typographyParser{}, orderTypography))
	}
	var trees []util.PrioritizedValue
	if d.figures {
		trees = append(trees, util.Prioritized(figureTransformer{}, 100))
	}
	return parser.NewParser(
		parser.WithASTTransformers(trees...),
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionTransformer{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
	)
}

// A parse is what our parsers know of the body that they are parsing, beyond goldmark's tree.
type parse struct {
	delimiters []*delimiter
	ends       map[ast.Node]int // where a link or image ends
	footnotes  footnotes
	quotes     quotes
	block      ast.Node // the block that is parsed
	intricate  bool     // it has too many marks of markup
	visits     int      // of quotations and lists so far
	work       int      // of the blocks parsed so far
	problems   []problem
	deep       bool
}

// A problem is a Problem at offsets of the parser's source.
type problem struct {
	kind       ProblemKind
	start, end int
	detail     string
}

var parseKey = parser.NewContextKey()

func parseOf(pc parser.Context) *parse { return pc.Get(parseKey).(*parse) }

// parseTree parses a source into goldmark's tree.
func parseTree(p parser.Parser, source []byte) (ast.Node, *parse) {
	state := &parse{ends: map[ast.Node]int{}}
	pc := parser.NewContext()
	pc.Set(parseKey, state)
	return p.Parse(gtext.NewReader(source), parser.WithContext(pc)), state
}

// A linkParser notes where a link ends, which goldmark's tree does not tell.
type linkParser struct {
	parser.InlineParser
	parser.CloseBlocker
}

func newLinkParser() linkParser {
	p := parser.NewLinkParser()
	return linkParser{guarded{p}, p.(parser.CloseBlocker)}
}

func (p linkParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	node := p.InlineParser.Parse(parent, block, pc)
	if node != nil && (node.Kind() == ast.KindLink || node.Kind() == ast.KindImage) {
		_, at := block.Position()
		parseOf(pc).ends[node] = at.Start
	}
	return node
}

// An addressParser asks goldmark's only at words that may be an address: it is called at every space.
type addressParser struct{ parser.InlineParser }

func (p addressParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !mayBeAddress(line) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

func mayBeAddress(line []byte) bool {
	if bytes.IndexByte([]byte(" *_~("), line[0]) >= 0 {
		line = line[1:]
	}
	if bytes.HasPrefix(line, []byte("http")) || bytes.HasPrefix(line, []byte("www.")) {
		return true
	}
	for _, c := range line[:min(len(line), maxMailbox)] {
		if c <= ' ' || c == '@' || c >= utf8.RuneSelf {
			return c == '@'
		}
	}
	return false
}

// maxMailbox is the most bytes before the @ of an address (RFC 5321, section 4.5.3.1.1).
const maxMailbox = 65
