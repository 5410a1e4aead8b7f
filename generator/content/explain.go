package content

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// valueOnLine cuts a line into what stands before a value (list marks, a key) and the value.
var valueOnLine = regexp.MustCompile(`^(\s*(?:- +)*(?:[^\s:"'\[{#][^:]*:\s+)?)(\S.*?)\s*$`)

// gluedField is a field with no blank behind its colon, or with the colon of Chinese, Japanese and Korean.
var gluedField = regexp.MustCompile(`^([a-z-]+)(?::|\s*：)[\s\p{Zs}]*([^\s\p{Zs}/].*)$`)

// A badLine is a line that YAML could not read: what stands before its value, the value, and where that is.
type badLine struct {
	text, before, value string
	start               int // of the line, in the file
	at                  source.Span
}

func (fs *fields) badLine(number int) badLine {
	start := fs.offset(number, 1)
	text := strings.TrimRight(string(fs.file.Data()[start:fs.restOfLine(start)]), "\r\n")
	line := badLine{text: text, value: text, start: start}
	if m := valueOnLine.FindStringSubmatch(text); m != nil {
		line.before, line.value = m[1], m[2]
	}
	line.at = fs.file.At(start+len(line.before), start+len(line.before)+len(line.value))
	return line
}

// explain says in a writer's words what YAML could not read, and where.
func (fs *fields) explain(wrong *yaml.LoadError, number int) diag.Diagnostic {
	line, message := fs.badLine(number), wrong.Message
	indent := line.text[:len(line.text)-len(strings.TrimLeft(line.text, " \t"))]
	opened := fs.file.At(fs.offset(wrong.ContextMark.Line, wrong.ContextMark.Column), line.at.End)
	stop := fs.offset(wrong.Mark.Line, wrong.Mark.Column)
	syntax := func(at source.Span, message string) diag.Diagnostic {
		return diag.Diagnostic{Code: diag.YAMLSyntax, At: at, Message: message}
	}
	isColon := strings.Contains(message, "mapping values are not allowed")
	switch {
	case isColon && fs.goesOn(line.text, number):
		return syntax(line.at, "this line is indented as if it went on with the one before it: write a field at the start of its line")
	case strings.Contains(indent, "\t"):
		return syntax(fs.file.At(line.start, line.start+len(indent)), "a tab stands where blanks must: indent with blanks")
	case isColon:
		return line.unquoted(diag.TextColon, "a colon followed by a blank ends a key in YAML: put the text in quotes")
	case strings.Contains(wrong.ContextMsg, "quoted scalar"):
		return syntax(opened, "the quotation mark that opens here never closes")
	case strings.Contains(wrong.ContextMsg, "flow"):
		return syntax(opened, "the bracket that opens here never closes, or a comma is missing in it")
	case strings.Contains(message, "cannot start any token"):
		return line.unquoted(diag.YAMLSyntax, fmt.Sprintf("a text cannot begin with %.1s: put it in quotes", string(fs.file.Data()[stop:fs.end])))
	case strings.Contains(message, "control characters"):
		return syntax(line.at, "the front matter holds a control character: delete it")
	case strings.Contains(message, "anchor") || strings.Contains(message, "alias"):
		return diag.Diagnostic{Code: diag.YAMLAlias, At: line.at, Message: beginsLikeAlias}
	}
	return line.explain()
}

// explain says what is wrong with a line for which YAML gives no reason of its own.
func (b badLine) explain() diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.YAMLSyntax, At: b.at}
	switch {
	case quotedLength([]byte(b.value)) < len(b.value) && strings.ContainsRune(`"'`, rune(b.value[0])):
		return b.unquoted(diag.YAMLSyntax, "the text goes on behind its closing quotation mark: put the whole of it in quotes")
	case gluedField.MatchString(b.value):
		d.Message = "a blank is missing behind the colon of this field"
		d.Notes = []diag.Note{{Message: "write " + gluedField.ReplaceAllString(b.value, "$1: $2")}}
	case b.before == "" && !strings.Contains(b.value, ":"):
		d.Message = "this line is no field (“key: value”): if the text begins here, write --- on the line before it"
	default:
		d.Message = "this line does not fit the ones before it: give each field a line “key: value”, and list items the same indentation"
	}
	return d
}

// unquoted reports a value that must stand in quotation marks, and shows it so.
func (b badLine) unquoted(code diag.Code, message string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: code, At: b.at, Message: message,
		Notes: []diag.Note{{Message: fmt.Sprintf("write %s%s", strings.TrimLeft(b.before, " "), quoted(b.value))}},
	}
}

// keyStart is what stands in a line before its key.
var keyStart = regexp.MustCompile(`^\s*(?:- +)*`)

// goesOn reports whether a line follows a field that has its value already, and is indented more than that.
func (fs *fields) goesOn(text string, line int) bool {
	if line < 2 || !strings.HasPrefix(text, " ") {
		return false
	}
	at := fs.offset(line-1, 1)
	before := valueOnLine.FindStringSubmatch(strings.TrimRight(string(fs.file.Data()[at:fs.restOfLine(at)]), "\r\n"))
	indent := len(text) - len(strings.TrimLeft(text, " "))
	return before != nil && before[1] != "" && !strings.HasSuffix(before[2], ":") && indent > len(keyStart.FindString(before[1]))
}

// quoted is a text in the quotation marks that need the least escaping.
func quoted(s string) string {
	if !strings.Contains(s, "'") && strings.ContainsAny(s, `"\`) {
		return "'" + s + "'"
	}
	return Quote(s)
}
