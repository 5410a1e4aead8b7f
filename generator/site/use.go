package site

import (
	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
)

// A Use is a place in the content that leads to a record or an annotation, or to a path of the site.
type Use struct {
	Form Form
	// At is what names the target, as of Form; nothing of Here.
	At source.Span
	// To is the target, as “entities/seoul” or “annotations/talks/report”. It is empty for a path at which no record's own
	// page stands, and for the front page.
	To string
	// Path is the path of a ByPath from the site's root.
	Path string
	// Fragment is the place in the page, and FragmentAt what names it as written, both empty where none is named.
	Fragment   string
	FragmentAt source.Span
}

// Form says how a use names its target.
type Form uint8

// The forms.
const (
	ByID   Form = iota // the id in a field
	ByRef              // ARTICLE/ID in a field
	ByName             // a name or a title, in a field or a wiki link
	ByWiki             // the id in a wiki link, with the kind before it or without
	ByFile             // the relative path of the record's file
	ByPath             // a path from the site's root
	Here               // a fragment alone, of the page that it stands in
)

// Uses are all places that lead somewhere, those in hidden records too, and the mistakes in what leads nowhere. One place
// may be told twice: a link's address that several links share, a field that another claim repeats.
func Uses(r *content.Records, o Options) ([]Use, []diag.Diagnostic) {
	l := newLinker(r, o)
	l.uses = &[]Use{}
	l.enter()
	l.linkFields()
	l.order()
	l.claimAddresses()
	l.linkProse()
	l.checkFragments()
	return *l.uses, l.problems
}

// use takes a use down, if somebody asks.
func (l *linker) use(u Use) {
	if l.uses != nil {
		*l.uses = append(*l.uses, u)
	}
}

// useField takes down a field that names a record.
func (l *linker) useField(ref content.Ref, r *Record) {
	form := ByID
	if ref.Value != r.ID {
		form = ByName
	}
	l.use(Use{Form: form, At: ref.At, To: r.ref()})
}

// useLink takes down a link of a text to a record's page, or to what stands at a path.
func (l *linker) useLink(form Form, ref *markdown.Reference, r *Record) {
	u := Use{Form: form, At: ref.At, Fragment: unescaped(ref.Fragment), FragmentAt: ref.FragmentAt}
	if r != nil {
		u.To = r.ref()
	}
	switch target := norm.NFC.String(ref.Target); {
	case form == ByPath:
		u.Path = unescaped(ref.Target)
	case form == ByWiki && target != r.ID && target != u.To:
		u.Form = ByName
	}
	l.use(u)
}

// ref is what a wiki link names a record by that shares its id with one of another kind.
func (r *Record) ref() string { return string(r.Kind) + "/" + r.ID }
