package edit

import (
	"strings"

	"gloss/generator/content"
	"gloss/generator/markdown"
	"gloss/generator/site"
	"gloss/generator/source"
	"gloss/generator/text"
)

// A draft is an annotation on its way to being mended.
type draft struct {
	data []byte
	own  *content.Annotation // read from data
	// at is where the passage is anchored, unless misfit says why it is not.
	at     text.Range
	misfit *site.Misfit
}

// A mender changes one annotation until it is anchored at the place that is wanted.
type mender struct {
	note     *site.Note
	want     text.Range
	problems int // those that its file shows by itself
}

// maxSteps is how often an annotation is changed: a passage that is quoted as it stands may be ambiguous then, and one that
// has got its context may be edited still.
const maxSteps = 3

// mend returns what mends an annotation that is ambiguous, by the context of one of its places (from 1), or that is
// edited or changed; else it says why that cannot be done.
func mend(n *site.Note, place int) (Change, string) {
	old := n.Source.File.Data()
	if old == nil {
		return Change{}, "the file was changed while it was read: try again"
	}
	m := mender{note: n, want: n.Misfit.At}
	if place > 0 {
		m.want = n.Misfit.Places[place-1].At
	}
	_, m.problems = parse(n.Source.File.Path, old)
	d := &draft{data: old, own: n.Source, misfit: n.Misfit}
	for range maxSteps {
		if d = m.step(d); d == nil || d.misfit == nil {
			break
		}
	}
	if d == nil || d.misfit != nil || d.at != m.want {
		return Change{}, "its passage cannot be written so that it is found for certain: quote more of it, or other words"
	}
	return Change{Path: n.Source.File.Path, Old: old, New: d.data}, ""
}

// step brings an annotation nearer to being anchored; it returns nil where it knows no way.
func (m *mender) step(d *draft) *draft {
	for _, p := range d.misfit.Places {
		if p.At == m.want && p.Field != "" {
			return m.try(d.own, setContext(d.own, d.data, p.Field, p.Value))
		}
	}
	if len(d.misfit.Parts) > 0 && d.misfit.At == m.want {
		return m.quote(d)
	}
	return nil
}

// quote writes the passage as it stands into the quotation, in the plainest way that shows it.
func (m *mender) quote(d *draft) *draft {
	q := d.own.Quotation
	for _, written := range newBlockquote(string(d.data[q.At.Start:q.At.End]), m.note.Quoted, d.misfit.Parts).written() {
		next := m.try(d.own, spliced(d.data, splice{q.At.Start, q.At.End, written.source}))
		if next == nil {
			continue
		}
		own := next.own.Quotation
		if own.At.Start == q.At.Start && own.At.End == q.At.Start+len(written.source) && len(own.Doc.Problems) == 0 && shownKey(own.Doc) == written.key {
			return next
		}
	}
	return nil
}

// shownKey is the key of what a quotation shows where nothing in it leads anywhere.
func shownKey(doc *markdown.Doc) string {
	plain := make([]markdown.Target, len(doc.References))
	for i := range plain {
		plain[i].Plain = true
	}
	return doc.Finish(plain, markdown.Labels{}).Text.K
}

// try reads an annotation as it would be. It is nil where that has a mistake that it did not have, or another quotation.
func (m *mender) try(before *content.Annotation, data []byte) *draft {
	own, problems := parse(m.note.Source.File.Path, data)
	if own == nil || own.Unread || problems > m.problems || own.Quotation == nil {
		return nil
	}
	if !sameNote(before, own) {
		return nil
	}
	d := &draft{data: data, own: own}
	d.at, d.misfit = m.note.Article.Seek(own)
	return d
}

// sameNote reports whether what stands below the quotation is read alike.
func sameNote(a, b *content.Annotation) bool {
	return shownKey(a.Note) == shownKey(b.Note) && len(a.Note.References) == len(b.Note.References)
}

// parse reads the file of an annotation by itself, and counts the problems that it shows.
func parse(path string, data []byte) (own *content.Annotation, problems int) {
	r, found := content.Parse(&source.Tree{Files: []*source.File{source.New(path, data)}})
	for _, p := range found {
		if p.At.Path() == path {
			problems++
		}
	}
	if len(r.Annotations) != 1 {
		return nil, problems
	}
	return r.Annotations[0], problems
}

// lineBreak is how a file ends its lines.
func lineBreak(data string) string {
	if i := strings.IndexByte(data, '\n'); i > 0 && data[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
