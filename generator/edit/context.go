package edit

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/site"
)

// setContext writes a field, prefix or suffix, into the front matter in place of both that are given.
func setContext(n *content.Annotation, data []byte, field, value string) []byte {
	written := field + ": " + site.AsYAML(value)
	front := string(data[n.Front.Start:n.Front.End])
	var splices []splice
	// The field itself is rewritten where it stands, or else the other one becomes it.
	for _, given := range contextsFrom(field) {
		e, found := findEntry(front, given.name)
		if !found {
			continue
		}
		start, end := n.Front.Start+e.start, n.Front.Start+e.end
		switch at := given.of(n).At; {
		case written == "":
			end = n.Front.Start + e.next
		case at.End > start && e.isLine(front):
			end = at.End // a remark behind it stays
		}
		splices, written = append(splices, splice{start, end, written}), ""
	}
	if written != "" {
		splices = append(splices, splice{n.Front.End, n.Front.End, written + lineBreak(string(data))})
	}
	slices.SortFunc(splices, func(a, b splice) int { return cmp.Compare(a.start, b.start) })
	return spliced(data, splices...)
}

// A context is one of the two fields.
type context struct {
	name string
	of   func(n *content.Annotation) content.Text
}

// contextsFrom are the two fields, the one of the name first.
func contextsFrom(name string) []context {
	both := []context{
		{"prefix", func(n *content.Annotation) content.Text { return n.Prefix }},
		{"suffix", func(n *content.Annotation) content.Text { return n.Suffix }},
	}
	if name == both[1].name {
		slices.Reverse(both)
	}
	return both
}

// An entry is a field of a front matter with its value: it ends before its last line break, behind which is the next.
type entry struct{ start, end, next int }

func (e entry) isLine(front string) bool { return !strings.Contains(front[e.start:e.end], "\n") }

var fieldStart = map[string]*regexp.Regexp{
	"prefix": regexp.MustCompile(`(?m)^["']?prefix["']?[ \t]*:`),
	"suffix": regexp.MustCompile(`(?m)^["']?suffix["']?[ \t]*:`),
}

// findEntry finds a field: its line, and the lines behind it that are indented, as far as they are no remarks.
func findEntry(front, field string) (e entry, found bool) {
	at := fieldStart[field].FindStringIndex(front)
	if at == nil {
		return e, false
	}
	e.start, e.next = at[0], at[0]
	read := at[0]
	for line := range strings.Lines(front[at[0]:]) {
		read += len(line)
		text := strings.TrimSpace(line)
		if text == "" || text[0] == '#' {
			continue
		}
		if e.next > e.start && line[0] != ' ' && line[0] != '\t' {
			break
		}
		e.next = read
	}
	e.end = e.start + len(strings.TrimRight(front[e.start:e.next], "\r\n"))
	return e, true
}
