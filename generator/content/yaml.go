package content

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// A fields is a front matter as a tree of YAML nodes, each of which can be led back to its bytes.
type fields struct {
	front
	root *yaml.Node
	// mistaken holds the top-level keys whose entries hold a mistake: they are there, but may say nothing.
	mistaken map[string]bool

	lines []int // the offset in the file of each line as YAML counts them
	// points is the number of code points before each of these lines, and marks the offset of every markEvery-th code
	// point: so a place in a line of any length is found at once.
	points, marks []int
}

const markEvery = 256

// The most mistakes of syntax that are looked for in one file.
const maxSyntaxMistakes = 20

// readFields reads a front matter. An entry that YAML cannot read is reported, blanked out and left aside, so that the
// rest of the file is read all the same and every position stays true.
func readFields(fr front) (*fields, []diag.Diagnostic) {
	fs := &fields{front: fr, mistaken: map[string]bool{}}
	fs.index()
	var problems []diag.Diagnostic
	err := fr.read(func(text []byte) error {
		text = bytes.Clone(text)
		for range maxSyntaxMistakes {
			var doc yaml.Node
			err := yaml.Unmarshal(text, &doc)
			var wrong *yaml.LoadError
			if !errors.As(err, &wrong) {
				fs.setRoot(&doc)
				return err
			}
			line := mistakenLine(wrong)
			problems = append(problems, fs.explain(wrong, line))
			key, blanked := fs.blankEntry(text, line)
			if !blanked {
				return nil
			}
			fs.mistaken[key] = true
		}
		return nil
	})
	if err != nil {
		problems = append(problems, diag.Diagnostic{Code: diag.YAMLSyntax, At: firstLine(fr.file), Message: err.Error()})
	}
	return fs, problems
}

func (fs *fields) setRoot(doc *yaml.Node) {
	fs.root = &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	if doc.Kind == yaml.DocumentNode && len(doc.Content) == 1 {
		fs.root = doc.Content[0]
	}
}

// mistakenLine is the line, as YAML counts, of the entry that holds a mistake: where a bracket or a quotation mark
// opened that nothing closes, or a key began that has no colon, else where YAML stopped.
func mistakenLine(wrong *yaml.LoadError) int {
	if strings.Contains(wrong.ContextMsg, "quoted scalar") || strings.Contains(wrong.ContextMsg, "flow") || strings.Contains(wrong.ContextMsg, "simple key") {
		return wrong.ContextMark.Line
	}
	return wrong.Mark.Line
}

var entryKey = regexp.MustCompile(`^([^\s#:-][^:]*):`)

// blankEntry writes blanks over the top-level entry that holds a line, and returns its key. It reports false where
// nothing was left there to blank.
func (fs *fields) blankEntry(text []byte, line int) (key string, blanked bool) {
	lines := fs.lines
	first := min(max(line, 1), len(lines)) - 1
	for first > 0 && !fs.beginsEntry(text, first) {
		first--
	}
	last := first + 1
	for last < len(lines) && !fs.beginsEntry(text, last) {
		last++
	}
	start, end := lines[first]-fs.start, len(text)
	if last < len(lines) {
		end = lines[last] - fs.start
	}
	if m := entryKey.FindSubmatch(text[start:end]); m != nil {
		key = string(m[1])
	}
	for i := start; i < end; i++ {
		if c := text[i]; c != '\n' && c != '\r' && c != ' ' {
			text[i], blanked = ' ', true
		}
	}
	return key, blanked
}

// beginsEntry reports whether a line begins a top-level entry: not indented, not empty, no item of a list.
func (fs *fields) beginsEntry(text []byte, line int) bool {
	at := fs.lines[line] - fs.start
	return at < len(text) && !bytes.ContainsRune([]byte(" \t\r\n#-]}"), rune(text[at]))
}

// index finds where each line begins, by the line breaks of YAML 1.1 (section 5.4).
func (fs *fields) index() {
	data := fs.file.Data()[:fs.end]
	fs.lines, fs.points = []int{fs.start}, []int{0}
	for at, n := fs.start, 0; at < len(data); n++ {
		if n%markEvery == 0 {
			fs.marks = append(fs.marks, at)
		}
		r, size := utf8.DecodeRune(data[at:])
		at += size
		isPair := r == '\r' && at < len(data) && data[at] == '\n'
		if strings.ContainsRune("\n\r\u0085\u2028\u2029", r) && !isPair {
			fs.lines, fs.points = append(fs.lines, at), append(fs.points, n+1)
		}
	}
}

// offset returns the offset in the file of a line and a column of YAML, both from 1, the column in code points.
func (fs *fields) offset(line, column int) int {
	if line < 1 || len(fs.lines) == 0 {
		return fs.start
	}
	point := fs.points[min(line, len(fs.points))-1] + max(column, 1) - 1
	if point/markEvery >= len(fs.marks) {
		return fs.end
	}
	at := fs.marks[point/markEvery]
	for range point % markEvery {
		_, size := utf8.DecodeRune(fs.file.Data()[at:fs.end])
		at += size
	}
	return at
}

// at returns the bytes of a node: a scalar as written, with its quotation marks; of a text of several lines, of a list
// and of a mapping the first line.
func (fs *fields) at(n *yaml.Node) source.Span {
	start := fs.offset(n.Line, n.Column)
	rest := fs.file.Data()[start:fs.restOfLine(start)]
	end := start + len(bytes.TrimRight(rest, " \t\r"))
	switch {
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		end = min(end, start+quotedLength(rest))
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && bytes.HasPrefix(rest, []byte(n.Value)):
		end = start + len(n.Value)
	}
	return fs.file.At(start, end)
}

func (fs *fields) restOfLine(start int) int {
	i := sort.SearchInts(fs.lines, start+1)
	if i == len(fs.lines) {
		return fs.end
	}
	return max(start, fs.lines[i]-1)
}

// quotedLength is the length of the quoted scalar that a line begins with; of one that goes on, the whole line.
func quotedLength(line []byte) int {
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && line[0] == '"':
			i++
		case line[i] != line[0]:
		case line[0] == '\'' && i+1 < len(line) && line[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return len(line)
}

// cutOff returns what YAML took for a comment behind a plain text of one line, empty where there is none.
func (fs *fields) cutOff(n *yaml.Node) source.Span {
	if n.Kind != yaml.ScalarNode || n.Style&^yaml.TaggedStyle != 0 {
		return source.Span{}
	}
	at := fs.at(n)
	if n.Value != "" && at.Text() != n.Value {
		return source.Span{}
	}
	rest := fs.file.Data()[at.End:fs.restOfLine(at.End)]
	comment := bytes.TrimLeft(rest, " \t")
	if len(comment) == 0 || comment[0] != '#' {
		return source.Span{}
	}
	return trimSpan(fs.file.At(at.End+len(rest)-len(comment), at.End+len(rest)))
}

// check reports what no front matter may hold anywhere: aliases, tags, keys that are no texts, keys given twice, and
// nesting beyond its bound.
func (fs *fields) check() (problems []diag.Diagnostic) {
	var walk func(n *yaml.Node, depth int) bool
	walk = func(n *yaml.Node, depth int) bool {
		if depth > maxNesting {
			problems = append(problems, diag.Diagnostic{Code: diag.NestingDeep, At: fs.at(n), Message: "the fields are nested more than 100 deep"})
			return false
		}
		if n.Anchor != "" || n.Kind == yaml.AliasNode {
			problems = append(problems, diag.Diagnostic{
				Code: diag.YAMLAlias, At: fs.at(n),
				Message: beginsLikeAlias,
			})
		}
		if n.Style&yaml.TaggedStyle != 0 {
			problems = append(problems, diag.Diagnostic{
				Code: diag.ValueType, At: fs.at(n), Message: "a value cannot begin with !, which stands for YAML's tags: put the text in quotes",
			})
		}
		if n.Kind == yaml.MappingNode {
			problems = append(problems, fs.checkKeys(n)...)
		}
		return !slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return !walk(c, depth+1) })
	}
	walk(fs.root, 1)
	return problems
}

const (
	maxNesting      = 100
	beginsLikeAlias = "a value cannot begin with & or *, which stand for YAML's anchors and aliases: put the text in quotes"
)

func (fs *fields) checkKeys(n *yaml.Node) (problems []diag.Diagnostic) {
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode {
			problems = append(problems, diag.Diagnostic{Code: diag.ValueType, At: fs.at(key), Message: "the name of a field is a single text"})
			continue
		}
		if before := first[key.Value]; before != nil {
			problems = append(problems, diag.Diagnostic{
				Code: diag.KeyDuplicate, At: fs.at(key), Message: "“" + key.Value + "” is given twice: keep one",
				Notes: []diag.Note{{At: fs.at(before), Message: "the first one"}},
			})
			continue
		}
		first[key.Value] = key
	}
	return problems
}
