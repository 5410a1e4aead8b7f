package diag

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path"
	"strings"

	"gloss/generator/source"
)

// A Printer writes reports in one of the forms of --format.
type Printer struct {
	// Folder is put before every path, so that it leads from where the command was called to the file.
	Folder string
	// Colour marks the text form for a terminal.
	Colour bool
	// More are further members of the JSON form's object, by name.
	More map[string]any
}

// Text writes a report for people: each finding with its line and what to look at, then its notes.
func (p Printer) Text(w io.Writer, r *Report) error {
	out := bufio.NewWriter(w)
	for _, f := range r.Findings {
		at := p.place(f.place)
		fmt.Fprintf(out, "%s: %s: %s [%s]\n", p.paint(bold, at), p.paint(levelColour[f.Level], f.Level.String()), Printable(f.Message), f.Code)
		p.excerpt(out, f.place, levelColour[f.Level])
		for i, n := range f.Notes {
			if n.At.IsZero() {
				fmt.Fprintf(out, "  note: %s\n", Printable(n.Message))
				continue
			}
			fmt.Fprintf(out, "%s: note: %s\n", p.place(f.notes[i]), Printable(n.Message))
		}
	}
	return out.Flush()
}

// place is path:line:col, the form that terminals and editors turn into a link.
func (p Printer) place(at seen) string {
	if at.path == "" {
		return cmp.Or(p.Folder, ".")
	}
	return fmt.Sprintf("%s:%d:%d", Printable(path.Join(p.Folder, at.path)), at.from.Line, at.from.Column)
}

// Place is a place as reports give it: path:line:col.
func (p Printer) Place(at source.Span) string { return p.place(see(at)) }

type place struct {
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
}

type remark struct {
	*place
	Message string `json:"message"`
}

type entry struct {
	Code  Code   `json:"code"`
	Level string `json:"level"`
	remark
	Notes []remark `json:"notes"`
}

// JSON writes a report as one object: diagnostics, counts of errors, warnings and infos, and what More holds. Lines and
// columns are from 1, columns in code points; the end is the place after the last one.
func (p Printer) JSON(w io.Writer, r *Report) error {
	entries := make([]entry, 0, len(r.Findings))
	for _, f := range r.Findings {
		e := entry{Code: f.Code, Level: f.Level.String(), remark: p.remark(f.place, f.Message), Notes: []remark{}}
		for i, n := range f.Notes {
			e.Notes = append(e.Notes, p.remark(f.notes[i], n.Message))
		}
		entries = append(entries, e)
	}
	object := map[string]any{
		"diagnostics": entries,
		"counts":      map[string]int{"error": r.Errors, "warning": r.Warnings, "info": r.Infos},
	}
	maps.Copy(object, p.More)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(object)
}

func (p Printer) remark(at seen, message string) remark {
	if at.path == "" {
		return remark{nil, message}
	}
	return remark{&place{path.Join(p.Folder, at.path), at.from.Line, at.from.Column, at.to.Line, at.to.Column}, message}
}

// GitHub writes a report as workflow commands, which mark the lines of a pull request. The paths that GitHub knows lead
// from the root of the repository.
func (p Printer) GitHub(w io.Writer, r *Report) error {
	out := bufio.NewWriter(w)
	for _, f := range r.Findings {
		level := f.Level.String()
		if f.Level == Info {
			level = "notice"
		}
		message := Printable(f.Message)
		for i, n := range f.Notes {
			message += "\n" + Printable(n.Message)
			if !n.At.IsZero() {
				message += " (" + p.place(f.notes[i]) + ")"
			}
		}
		fmt.Fprintf(out, "::%s %stitle=%s::%s\n", level, p.gitHubPlace(f.place), f.Code, gitHubMessage.Replace(message))
	}
	return out.Flush()
}

// gitHubPlace are the properties of a command that name a place. GitHub takes columns only within one line.
func (p Printer) gitHubPlace(at seen) string {
	if at.path == "" {
		return ""
	}
	file := gitHubProperty.Replace(path.Join(p.Folder, at.path))
	if at.from.Line != at.to.Line {
		return fmt.Sprintf("file=%s,line=%d,endLine=%d,", file, at.from.Line, at.to.Line)
	}
	return fmt.Sprintf("file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,", file, at.from.Line, at.from.Column, at.to.Line, at.to.Column)
}

var (
	gitHubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	gitHubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
