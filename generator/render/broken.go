package render

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// A brokenError is what is wrong with a template, as its writer is told.
type brokenError struct{ problem diag.Diagnostic }

func (e *brokenError) Error() string { return e.problem.Message }

// unknownTemplate reports a file that replaces nothing.
func unknownTemplate(f *source.File, name string, templates []string) diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.TemplateUnknown, At: f.At(0, 0)}
	d.Message = "the theme has no such file, so this one replaces nothing: delete it, or move it to templates/assets"
	if near := diag.Nearest(name, templates); near != "" {
		d.Message = fmt.Sprintf("the theme has no such file, so this one replaces nothing: did you mean templates/%s?", near)
	}
	return d
}

func unreadable(f *source.File) diag.Diagnostic {
	d := diag.Diagnostic{Code: diag.FileSymlink, At: f.At(0, 0), Message: "the file is a link to another place: put the file itself here"}
	switch f.Kind {
	case source.TooLarge:
		d.Code, d.Message = diag.FileTooLarge, fmt.Sprintf("the file is larger than %d MiB", source.MaxData>>20)
	case source.Irregular:
		d.Code, d.Message = diag.FileUnknown, "this is no file"
	}
	return d
}

// encoding reports the first byte of a template that is not UTF-8; nil where there is none.
func encoding(f *source.File) *diag.Diagnostic {
	if utf8.Valid(f.Data()) {
		return nil
	}
	at := 0
	for c, size := utf8.DecodeRune(f.Data()); c != utf8.RuneError || size > 1; c, size = utf8.DecodeRune(f.Data()[at:]) {
		at += size
	}
	return &diag.Diagnostic{Code: diag.FileEncoding, At: f.At(at, at+1), Message: "the file is not UTF-8 from here on: save it as UTF-8"}
}

// templateError is the form of an error of html/template: the name of the template, the line, the byte in the line
// (from 0), the message.
var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]*):(?:(\d+):)?(?:(\d+):)? ?(.*)$`)

// broken turns an error of html/template into a problem at its place. file is that of the page's template.
func (t *Theme) broken(file string, err error) *brokenError {
	name, line, column, message := "main", 1, 0, err.Error()
	if part := templateError.FindStringSubmatch(message); part != nil {
		name, message = part[1], part[4]
		line, _ = strconv.Atoi(part[2])
		column, _ = strconv.Atoi(part[3])
	}
	f := t.fileOf(name, file)
	message, expression := explain(message)
	return &brokenError{diag.Diagnostic{Code: diag.TemplateBroken, At: placeOf(f, max(line, 1), column, expression), Message: message}}
}

// fileOf is the file of a template of a page.
func (t *Theme) fileOf(name, page string) *source.File {
	for _, path := range []string{"partials/" + name + ".html", name + ".html"} {
		if f := t.files[path]; f != nil {
			return f
		}
	}
	return t.files[page]
}

// placeOf is the place of an expression in a line: html/template says where what it was doing began, before or after
// it. Without the expression the line is the place.
func placeOf(f *source.File, line, column int, expression string) source.Span {
	start := f.Offset(line, 1)
	text := string(f.Line(line))
	if expression != "" {
		from := min(max(column-len(expression), 0), len(text))
		if i := strings.Index(text[from:], expression); i >= 0 {
			return f.At(start+from+i, start+from+i+len(expression))
		}
	}
	trimmed := strings.TrimLeft(text, " \t")
	return f.At(start+len(text)-len(trimmed), start+len(text))
}

// explanations word the errors of html/template for those who write templates. The first group of a pattern is the
// expression at fault.
var explanations = []struct {
	pattern *regexp.Regexp
	words   func(part []string) string
}{
	{regexp.MustCompile(`<([^>]*)>: can't evaluate field (\w+) in type (\S+)`), func(part []string) string {
		return missingField(part[2], part[3])
	}},
	{regexp.MustCompile(`<([^>]*)>: nil pointer evaluating`), func(part []string) string {
		return fmt.Sprintf("“%s” has no value on every page: put it inside {{with}} or {{if}}", part[1])
	}},
	{regexp.MustCompile(`<([^>]*)>: map has no entry for key "([^"]*)"`), func(part []string) string {
		return fmt.Sprintf("not every record has the field “%s” of its own: write {{with index .Extra \"%s\"}}", part[2], part[2])
	}},
	{regexp.MustCompile(`<([^>]*)>: error calling index: .*index out of range`), func(part []string) string {
		return fmt.Sprintf("“%s” is not there on every page: go over the list with {{range}}, or ask for its {{len}} first", part[1])
	}},
	{regexp.MustCompile(`<([^>]*)>: error calling \w+: (.*)$`), func(part []string) string { return part[2] }},
	{regexp.MustCompile(`function "(\w+)" not defined`), func(part []string) string {
		return fmt.Sprintf("there is no function “%s”: templates may call word, asset and the functions of Go's templates", part[1])
	}},
	{regexp.MustCompile(`no such template "([^"]*)"`), func(part []string) string {
		return fmt.Sprintf("there is no template “%s”: those of the folder partials can be used, by their names without .html", part[1])
	}},
	{regexp.MustCompile(`()unexpected EOF`), func([]string) string {
		return "the template ends within {{if}}, {{range}}, {{with}} or {{define}}: write its {{end}}"
	}},
	{regexp.MustCompile(`()unexpected {{end}}`), func([]string) string { return "this {{end}} ends nothing" }},
	{regexp.MustCompile(`()ends in a non-text context`), func([]string) string {
		return "the template ends within a tag, a quoted value or a script: close it"
	}},
	{regexp.MustCompile(`({{\w+}}) branches end in different contexts`), func(part []string) string {
		return fmt.Sprintf("the branches of %s must leave the same tags and quotes open", part[1])
	}},
	{regexp.MustCompile(`undefined variable "([^"]*)"`), func(part []string) string {
		return fmt.Sprintf("the variable “%s” is not set before it is used", part[1])
	}},
}

// missingField says that a type, named as html/template names it, has no such field, and which ones it has.
func missingField(name, in string) string {
	fields := fieldsOf(in)
	message := fmt.Sprintf("there is no field “%s” here", name)
	if near := diag.Nearest(name, fields); near != "" {
		return message + fmt.Sprintf(": did you mean “%s”?", near)
	}
	if len(fields) > 0 {
		return message + ": there are " + strings.Join(fields, ", ")
	}
	return message
}

// explain words an error of html/template, and returns the expression at fault, if it is named.
func explain(message string) (words, expression string) {
	for _, e := range explanations {
		if part := e.pattern.FindStringSubmatch(message); part != nil {
			return e.words(part), part[1]
		}
	}
	return strings.TrimSuffix(message, "."), ""
}
