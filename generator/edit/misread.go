package edit

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/source"
)

// Misread finds out what puts texts of front matters in quotation marks that YAML reads otherwise than they are meant: with
// a colon and a blank in them, or a blank and a #. What may be a remark of the writer's is left to a person: behind a # and
// a blank.
func Misread(tree *source.Tree) (changes []Change, left []Remark) {
	_, problems := content.Parse(tree)
	seen := map[*source.File]bool{}
	for _, p := range problems {
		f := p.At.File
		if !isMisread(p) || seen[f] || f.Data() == nil {
			continue
		}
		seen[f] = true
		data, remarks := quoteMisread(f)
		if !bytes.Equal(data, f.Data()) {
			changes = append(changes, Change{Path: f.Path, Old: f.Data(), New: data})
		}
		left = append(left, remarks...)
	}
	return changes, left
}

func isMisread(p diag.Diagnostic) bool { return p.Code == diag.TextColon || p.Code == diag.TextCut }

// quoteMisread quotes the misread texts of one file, from the first to the last: one may show only when those before it
// are mended.
func quoteMisread(f *source.File) (data []byte, left []Remark) {
	data = f.Data()
	for from, seen := 0, 0; ; seen++ {
		next, found := firstMisread(f.Path, data, from)
		if !found {
			return data, left
		}
		if seen == maxMisread {
			why := fmt.Sprintf("more than %d texts of this file are misread: mend what is left of those before this one, and call gloss fix again", maxMisread)
			return data, append(left, Remark{f.Path, next.At.Position(), why})
		}
		line := lineOf(data, next.At.Start)
		from = line.end
		quoted, why := quoteOn(data, line, next)
		if why == "" && !readsAsText(f.Path, data, quoted, line) {
			why = "this cannot be put in quotation marks by itself: gloss check says what is wrong"
		}
		if why != "" {
			left = append(left, Remark{f.Path, next.At.Position(), why})
			continue
		}
		from += len(quoted) - len(data)
		data = quoted
	}
}

// maxMisread is how many texts of a file are looked at in one run, each of which takes reading the whole file again.
const maxMisread = 100

// firstMisread is the first misread text of a file from an offset on.
func firstMisread(path string, data []byte, from int) (first diag.Diagnostic, found bool) {
	for _, p := range problemsOf(path, data) {
		if isMisread(p) && p.At.Start >= from && (!found || p.At.Start < first.At.Start) {
			first, found = p, true
		}
	}
	return first, found
}

// problemsOf are the problems that a file shows by itself.
func problemsOf(path string, data []byte) []diag.Diagnostic {
	_, problems := content.Parse(&source.Tree{Files: []*source.File{source.New(path, data)}})
	return slices.DeleteFunc(problems, func(p diag.Diagnostic) bool { return p.At.Path() != path })
}

// A line is where one begins, and where it ends before its break.
type line struct{ start, end int }

func lineOf(data []byte, at int) line {
	l := line{bytes.LastIndexByte(data[:at], '\n') + 1, len(data)}
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		l.end = at + i
	}
	return l
}

// beforeValue is what stands in a line before a value: marks of lists, a key.
var beforeValue = regexp.MustCompile(`^\s*(?:- +)*(?:[^\s:"'\[{#-][^:]*:\s+)?`)

// quoteOn puts the misread value of a line in quotation marks; else it says why that is not done.
func quoteOn(data []byte, l line, p diag.Diagnostic) (quoted []byte, why string) {
	start := p.At.Start
	if p.Code == diag.TextCut {
		start = l.start + len(beforeValue.FindString(string(data[l.start:p.At.End])))
	}
	value := strings.TrimRight(string(data[start:l.end]), " \t\r")
	if i := strings.Index(value, "# "); i == 0 || i > 0 && value[i-1] == ' ' {
		return nil, "what stands behind the # may be a remark: put the whole text in quotation marks, or the remark on a line of its own"
	}
	return spliced(data, splice{start, start + len(value), content.Quote(value)}), ""
}

// readsAsText reports whether a line that was quoted holds no mistake any more, and no other has come up for it.
func readsAsText(path string, old, quoted []byte, l line) bool {
	l.end += len(quoted) - len(old)
	broken := func(data []byte) (n int) {
		for _, p := range problemsOf(path, data) {
			if p.Code == diag.YAMLSyntax {
				n++
			}
		}
		return n
	}
	for _, p := range problemsOf(path, quoted) {
		if l.start <= p.At.Start && p.At.Start <= l.end {
			return false
		}
	}
	return broken(quoted) <= broken(old)
}
