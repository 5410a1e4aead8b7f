package content

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"gloss/generator/diag"
)

// valueOnLine cuts a line into what stands before a value (list marks, a key) and the value.
var valueOnLine = regexp.MustCompile(`^(\s*(?:- +)*(?:[^\s:"'\[{#][^:]*:\s+)?)(\S.*?)\s*$`)

// gluedField is a field with no blank behind its colon, or with the colon of Chinese, Japanese and Korean.
var gluedField = regexp.MustCompile(`^([a-z-]+)(?::|\s*：)[\s\p{Zs}]*([^\s\p{Zs}/].*)$`)

// explain says in a writer's words what YAML could not read, and where.
func (fs *fields) explain(wrong *yaml.LoadError, line int) diag.Diagnostic {
	at := fs.offset(line, 1)
	text := strings.TrimRight(string(fs.file.Data[at:fs.restOfLine(at)]), "\r\n")
	before, value := "", text
	if m := valueOnLine.FindStringSubmatch(text); m != nil {
		before, value = m[1], m[2]
	}
	whole := fs.file.At(at+len(before), at+len(before)+len(value))
	stop := fs.offset(wrong.Mark.Line, wrong.Mark.Column)
	d := diag.Diagnostic{Code: diag.YAMLSyntax, At: whole}
	switch message := wrong.Message; {
	case strings.Contains(message, "mapping values are not allowed") && fs.goesOn(text, line):
		d.Message = "this line is indented as if it went on with the one before it: write a field at the start of its line"
	case strings.Contains(text[:len(text)-len(strings.TrimLeft(text, " \t"))], "\t"):
		d.At = fs.file.At(at, at+len(text)-len(strings.TrimLeft(text, " \t")))
		d.Message = "a tab stands where blanks must: indent with blanks"
	case strings.Contains(message, "mapping values are not allowed"):
		d.Code = diag.TextColon
		d.Message = "a colon followed by a blank ends a key in YAML: put the text in quotes"
		d.Notes = []diag.Note{{Message: fmt.Sprintf("write %s%s", strings.TrimLeft(before, " "), quoted(value))}}
	case strings.Contains(wrong.ContextMsg, "quoted scalar"):
		d.At = fs.file.At(stopAt(fs, wrong.ContextMark), whole.End)
		d.Message = "the quotation mark that opens here never closes"
	case strings.Contains(wrong.ContextMsg, "flow"):
		d.At = fs.file.At(stopAt(fs, wrong.ContextMark), whole.End)
		d.Message = "the bracket that opens here never closes, or a comma is missing in it"
	case strings.Contains(message, "cannot start any token"):
		d.Message = fmt.Sprintf("a text cannot begin with %.1s: put it in quotes", string(fs.file.Data[stop:fs.end]))
		d.Notes = []diag.Note{{Message: fmt.Sprintf("write %s%s", strings.TrimLeft(before, " "), quoted(value))}}
	case strings.Contains(message, "control characters"):
		d.Message = "the front matter holds a control character: delete it"
	case strings.Contains(message, "anchor") || strings.Contains(message, "alias"):
		d.Code = diag.YAMLAlias
		d.Message = "a value cannot begin with & or *, which stand for YAML's anchors and aliases: put the text in quotes"
	case quotedLength([]byte(value)) < len(value) && strings.ContainsRune(`"'`, rune(value[0])):
		d.Message = "the text goes on behind its closing quotation mark: put the whole of it in quotes"
		d.Notes = []diag.Note{{Message: fmt.Sprintf("write %s%s", strings.TrimLeft(before, " "), quoted(value))}}
	case gluedField.MatchString(value):
		d.Message = "a blank is missing behind the colon of this field"
		d.Notes = []diag.Note{{Message: "write " + gluedField.ReplaceAllString(value, "$1: $2")}}
	case before == "" && !strings.Contains(value, ":"):
		d.Message = "this line is no field (“key: value”): if the text begins here, write --- on the line before it"
	default:
		d.Message = "this line does not fit the ones before it: give each field a line “key: value”, and list items the same indentation"
	}
	return d
}

// goesOn reports whether an indented line follows a field that has its value already.
func (fs *fields) goesOn(text string, line int) bool {
	if line < 2 || !strings.HasPrefix(text, " ") {
		return false
	}
	at := fs.offset(line-1, 1)
	before := valueOnLine.FindStringSubmatch(strings.TrimRight(string(fs.file.Data[at:fs.restOfLine(at)]), "\r\n"))
	return before != nil && before[1] != "" && !strings.HasSuffix(before[2], ":")
}

func stopAt(fs *fields, mark yaml.Mark) int { return fs.offset(mark.Line, mark.Column) }

// quoted is a text in the quotation marks that need the least escaping.
func quoted(s string) string {
	if !strings.Contains(s, "'") && strings.ContainsAny(s, `"\`) {
		return "'" + s + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
