package content

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/adrg/frontmatter"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// A front is a file cut in two: the lines of its front matter, and its body.
type front struct {
	file *source.File
	// start and end bound the lines between the delimiters; body is where the text after them begins.
	start, end, body int
}

const delimiter = "---"

// openFront finds the front matter of a file. The closing line is the first one that is --- from its first column on,
// trailing blanks aside: a --- that is indented belongs to a text of several lines.
func openFront(f *source.File) (front, *diag.Diagnostic) {
	at := len(f.Data()) - len(bytes.TrimPrefix(f.Data(), []byte("\ufeff")))
	for at < len(f.Data()) && isBlank(lineAt(f.Data(), at)) {
		at += len(lineAt(f.Data(), at))
	}
	first := lineAt(f.Data(), at)
	if trimmed(first) != delimiter {
		return front{}, notOpened(f, at, trimmed(first))
	}
	start := at + len(first)
	for at = start; at < len(f.Data()); at += len(lineAt(f.Data(), at)) {
		line := lineAt(f.Data(), at)
		if trimmed(line) == delimiter {
			return front{file: f, start: start, end: at, body: at + len(line)}, nil
		}
		if nearlyCloses(trimmed(line)) {
			return front{}, neverClosed(f.At(at, at+len(trimmed(line))), f.At(start-len(first), start))
		}
	}
	return front{}, &diag.Diagnostic{
		Code: diag.FrontOpen, At: lastField(f, start),
		Message: "the front matter never closes: write --- on a line of its own after the last field",
		Notes:   []diag.Note{{At: f.At(start-len(first), start), Message: "the front matter begins here"}},
	}
}

// nearlyCloses reports whether a line was meant to close the front matter. YAML ends a document at --- or ... followed
// by a blank, and would pass over every field behind it.
func nearlyCloses(line string) bool {
	switch line {
	case "--", "----", "-----", "...", "—", "–", "***", "___":
		return true
	}
	for _, end := range []string{"---", "..."} {
		if rest, found := strings.CutPrefix(line, end); found && strings.ContainsAny(rest[:min(1, len(rest))], " \t") {
			return true
		}
	}
	return false
}

// hidingField is a field that hides a record, written as a line.
var hidingField = regexp.MustCompile(`(?i)^(draft|publish)[ \t]*:`)

// strayField reports a draft or publish that begins the text: behind the closing line it is read as words, and would
// hide nothing.
func (fr front) strayField() *diag.Diagnostic {
	at := fr.body
	for at < len(fr.file.Data()) && isBlank(lineAt(fr.file.Data(), at)) {
		at += len(lineAt(fr.file.Data(), at))
	}
	line := lineAt(fr.file.Data(), at)
	if !hidingField.Match(line) {
		return nil
	}
	return &diag.Diagnostic{
		Code: diag.FrontFormat, At: fr.file.At(at, at+len(trimmed(line))),
		Message: "this field stands behind the line that closes the front matter, and so hides nothing: move it above that line",
		Notes:   []diag.Note{{At: fr.file.At(fr.end, fr.end+len(delimiter)), Message: "the front matter closes here"}},
	}
}

// lastField is the last of the lines from start on that look like fields: the front matter ought to end behind it.
func lastField(f *source.File, start int) source.Span {
	last := f.At(start-1, start)
	for at := start; at < len(f.Data()); at += len(lineAt(f.Data(), at)) {
		line := lineAt(f.Data(), at)
		if !entryKey.Match(line) && !bytes.ContainsAny(line[:1], " -#") {
			break
		}
		last = trimSpan(f.At(at, at+len(line)))
	}
	return last
}

func neverClosed(at, opening source.Span) *diag.Diagnostic {
	return &diag.Diagnostic{
		Code: diag.FrontOpen, At: at,
		Message: fmt.Sprintf("“%s” does not close the front matter: write --- here", at.Text()),
		Notes:   []diag.Note{{At: opening, Message: "the front matter begins here"}},
	}
}

// notOpened says what a file has in the place of a front matter.
func notOpened(f *source.File, at int, line string) *diag.Diagnostic {
	d := &diag.Diagnostic{Code: diag.FrontMissing, At: f.At(at, at+len(line))}
	switch {
	case line == "+++":
		d.Code, d.Message = diag.FrontFormat, "+++ begins TOML, which is not read: write the front matter as YAML between two lines ---"
	case line == ";;;" || strings.HasPrefix(line, "{"):
		d.Code, d.Message = diag.FrontFormat, fmt.Sprintf("%.3s begins JSON, which is not read: write the front matter as YAML between two lines ---", line)
	case line == "--" || strings.HasPrefix(line, "----") || strings.TrimSpace(line) == delimiter || line == "—":
		d.Message = fmt.Sprintf("“%s” does not open a front matter: write --- at the start of the line", line)
	default:
		d.Message = "the file has no front matter: begin it with its fields between two lines ---"
	}
	return d
}

// read hands the front matter's bytes to take by way of the frontmatter library. Its delimiter lines are replaced by
// lines of zero bytes, which stand nowhere else in a file that was accepted: the library also ends a front matter at
// an indented --- within a text.
func (fr front) read(take func(yaml []byte) error) error {
	mark := strings.Repeat("\x00", len(delimiter))
	var masked bytes.Buffer
	masked.Grow(fr.body + len(mark))
	masked.WriteString(mark + "\n")
	masked.Write(fr.file.Data()[fr.start:fr.end])
	masked.WriteString(mark + "\n")
	format := frontmatter.NewFormat(mark, mark, func(yaml []byte, _ any) error { return take(yaml) })
	_, err := frontmatter.MustParse(&masked, nil, format)
	return err
}

func (fr front) span() source.Span { return fr.file.At(fr.start, fr.end) }

// lineAt returns the line that begins at an offset, with its line break.
func lineAt(data []byte, at int) []byte {
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		return data[at : at+i+1]
	}
	return data[at:]
}

// trimmed is a line without its break and trailing blanks.
func trimmed(line []byte) string { return strings.TrimRight(string(line), " \t\r\n") }

func isBlank(line []byte) bool { return trimmed(line) == "" }

// trimSpan leaves out the white space at a span's end.
func trimSpan(s source.Span) source.Span {
	s.End = s.Start + len(strings.TrimRight(s.Text(), " \t\r\n"))
	return s
}

// firstLine is the first line of a file, for what is wrong with the file as a whole.
func firstLine(f *source.File) source.Span {
	if len(f.Data()) == 0 {
		return f.At(0, 0)
	}
	start := len(f.Data()) - len(bytes.TrimPrefix(f.Data(), []byte("\ufeff")))
	return trimSpan(f.At(start, start+len(lineAt(f.Data(), start))))
}
