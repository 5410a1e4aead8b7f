package edit

import (
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/source"
)

// redirect writes a record's old address into its field “redirects”, in the form that the field has. Where the new
// address is one of those that the record had before, that one is taken out instead, since no address leads to itself,
// and the last renaming counts as undone.
func redirect(f *source.File, front source.Span, given []content.Text, from, to string) (splices []splice, undone bool) {
	field := newRedirects(f, front, given)
	for i, old := range given {
		if old.Value == to {
			return []splice{field.without(i)}, true
		}
	}
	if slices.ContainsFunc(given, func(old content.Text) bool { return old.Value == from }) {
		return nil, false
	}
	return field.with(from), false
}

// A redirects is the field of a file, and its items.
type redirects struct {
	data  string
	eol   string
	end   int // of the front matter
	found bool
	entry // in the file
	items []content.Text
	flow  bool // the items stand in brackets
}

func newRedirects(f *source.File, front source.Span, given []content.Text) redirects {
	r := redirects{data: string(f.Data()), end: front.End, items: given}
	r.eol = lineBreak(r.data)
	r.entry, r.found = findEntry(front.Text(), "redirects")
	r.start, r.entry.end, r.next = r.start+front.Start, r.entry.end+front.Start, r.next+front.Start
	if len(given) > 0 {
		r.flow = strings.Contains(r.data[r.start:given[0].At.Start], "[")
	}
	return r
}

// with adds an address behind the others.
func (r redirects) with(address string) []splice {
	if !r.found {
		return []splice{{r.end, r.end, "redirects: [" + address + "]" + r.eol}}
	}
	if len(r.items) == 0 {
		return []splice{{r.start, r.entry.end, "redirects: [" + address + "]"}}
	}
	last := r.items[len(r.items)-1].At
	if r.flow {
		return []splice{{last.End, last.End, ", " + address}}
	}
	line := strings.LastIndexByte(r.data[:last.Start], '\n') + 1
	before := r.data[line:last.Start]
	if !strings.HasPrefix(strings.TrimSpace(before), "-") {
		return []splice{{last.Start, last.Start, "["}, {last.End, last.End, ", " + address + "]"}}
	}
	end := r.lineEnd(last.End)
	return []splice{{end, end, r.eol + before + address}}
}

// without takes an item out, and the field with the only one.
func (r redirects) without(i int) splice {
	at := r.items[i].At
	switch {
	case len(r.items) == 1:
		return splice{r.start, r.next, ""}
	case r.flow && i == 0:
		return splice{at.Start, r.items[1].At.Start, ""}
	case r.flow:
		return splice{r.items[i-1].At.End, at.End, ""}
	}
	return splice{r.lineEnd(r.lineStart(at.Start) - 1), r.lineEnd(at.End), ""}
}

func (r redirects) lineStart(at int) int { return strings.LastIndexByte(r.data[:at], '\n') + 1 }

// lineEnd is where the line of a place ends, before its break.
func (r redirects) lineEnd(at int) int {
	end := at + strings.IndexByte(r.data[at:], '\n')
	if r.data[end-1] == '\r' {
		end--
	}
	return end
}
