package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/source"
	"gloss/generator/text"
)

// An origin is what a reference stands in.
type origin struct {
	public bool
	record *Record // the record whose page it is; nil for the front page
}

func from(r *Record) origin { return origin{r.public, r} }

// bearing leads from the key of a name to the entities that bear it, for references by name.
type bearing map[string][]*Entity

// index enters the names of all entities, the titles of all other records, and the files of all.
func (l *linker) index() {
	l.indexNames()
	for _, r := range l.allRecords() {
		if key := text.Key(r.Title); r.Kind != EntityKind && key != "" {
			l.titled[key] = append(l.titled[key], r)
		}
	}
	l.unread = slices.ContainsFunc(l.allRecords(), func(r *Record) bool { return r.header.Unread })
	l.indexFiles()
}

func (l *linker) indexNames() {
	for _, e := range l.entities {
		l.bearing.add(e.Source.Name.Value, e)
		for _, alias := range e.Source.Aliases {
			if kind := alias.Kind.Value; kind == "" || kind == "alias" || kind == "acronym" {
				l.bearing.add(alias.Text.Value, e)
			}
		}
	}
}

// indexFiles enters the files of all records. Of two with one id, both lead to the one that holds it.
func (l *linker) indexFiles() {
	hold := func(f *source.File, r *Record) { l.files[norm.NFC.String(f.Path)] = r }
	for _, a := range l.records.Articles {
		hold(a.File, l.byID(ArticleKind, a.ID))
	}
	for _, e := range l.records.Entities {
		hold(e.File, l.byID(EntityKind, e.ID))
	}
	for _, t := range l.records.Topics {
		hold(t.File, l.byID(TopicKind, t.ID))
	}
	for _, p := range l.records.Pages {
		hold(p.File, l.byID(PageKind, p.ID))
	}
}

func (n bearing) add(name string, e *Entity) {
	key := text.Key(name)
	if key != "" && !slices.Contains(n[key], e) {
		n[key] = append(n[key], e)
	}
}

// bearers are the entities that bear a name, by id. To a public record the hidden ones bear none.
func (l *linker) bearers(name string, from origin) []*Entity {
	var found []*Entity
	for _, e := range l.bearing[text.Key(name)] {
		if e.public || !from.public {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, func(a, b *Entity) int { return strings.Compare(a.ID, b.ID) })
	return found
}

// entity resolves a field that names an entity by id or by name. It returns nil where there is none, or where it is
// hidden from a public record, and reports either.
func (l *linker) entity(ref content.Ref, from origin) *Entity {
	if ref.IsZero() {
		return nil
	}
	if e := l.entities[ref.Value]; e != nil {
		return shown(l, e, &e.Record, ref, from)
	}
	switch found := l.bearers(ref.Value, from); len(found) {
	case 1:
		return shown(l, found[0], &found[0].Record, ref, from)
	case 0:
		if l.mayBeUnread(ref.Value) {
			return nil
		}
		l.unknown(ref, "entity", func() []string { return keys(l.entities) }, l.publicNames)
	default:
		l.ambiguous(ref.At, ref.Value, found)
	}
	return nil
}

// circle reports a field by which a record refers to itself.
func (l *linker) circle(at source.Span, message string) {
	l.report(diag.ReferenceCircle, at, "%s", message)
}

// mayBeUnread reports whether a reference by name, which nobody known bears, may mean a record that could not be read:
// its names are not known, and nothing is to follow from it. An id it holds all the same.
func (l *linker) mayBeUnread(name string) bool {
	return l.unread && (strings.Contains(name, " ") || strings.ToLower(name) != name)
}

// publicNames are the names of all public entities as written.
func (l *linker) publicNames() (all []string) {
	for _, e := range l.entities {
		if e.public {
			all = append(all, e.Title)
		}
	}
	return all
}

// maxChoices is how many of the records that share a name a message shows.
const maxChoices = 10

func (l *linker) ambiguous(at source.Span, name string, found []*Entity) {
	var ids []string
	problem := l.report(diag.ReferenceAmbiguous, at, "")
	for _, e := range found[:min(len(found), maxChoices)] {
		ids = append(ids, e.ID)
		problem.Notes = append(problem.Notes, diag.Note{At: e.Source.Name.At, Message: fmt.Sprintf("“%s” is a name of %s", name, e.ID)})
	}
	problem.Message = fmt.Sprintf("several entities are called “%s”: write the id, %s", name, strings.Join(ids, " or "))
}

func (l *linker) unknown(ref content.Ref, what string, candidates ...func() []string) {
	problem := l.report(diag.ReferenceUnknown, ref.At, "there is no %s “%s”", what, ref.Value)
	if near := l.nearest(ref.Value, candidates...); near != "" {
		problem.Message += fmt.Sprintf(": did you mean “%s”?", near)
		return
	}
	if l.proposed > maxProposals {
		return
	}
	if all := candidates[0](); len(all) > 0 && len(all) <= maxChoices {
		problem.Notes = []diag.Note{{Message: "known here: " + strings.Join(slices.Sorted(slices.Values(all)), ", ")}}
	}
}

// entitiesOf resolves a list of fields; what does not resolve is left out.
func (l *linker) entitiesOf(refs []content.Ref, from origin) (list []*Entity) {
	for _, ref := range refs {
		if e := l.entity(ref, from); e != nil && !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	return list
}

func (l *linker) topic(ref content.Ref, from origin) *Topic {
	t := l.topics[ref.Value]
	if t == nil {
		l.unknown(ref, "topic", func() []string { return keys(l.topics) })
		return nil
	}
	return shown(l, t, &t.Record, ref, from)
}

func (l *linker) article(ref content.Ref, from origin) *Article {
	if ref.IsZero() {
		return nil
	}
	a := l.articles[ref.Value]
	if a == nil {
		l.unknown(ref, "article", func() []string { return keys(l.articles) })
		return nil
	}
	return shown(l, a, &a.Record, ref, from)
}

// claim resolves ARTICLE/ID to the claim that stands there.
func (l *linker) claim(ref content.Ref, from origin) *Note {
	if ref.IsZero() {
		return nil
	}
	n := l.notes[ref.Value]
	if n == nil {
		if !strings.Contains(ref.Value, "/") {
			remedy := "ARTICLE/ID, the name of its folder and its own"
			own := norm.NFC.String(path.Base(path.Dir(ref.At.Path()))) + "/" + ref.Value
			if near := l.notes[own]; near != nil && near.Source.File != ref.At.File {
				remedy = own
			}
			l.report(diag.ReferenceUnknown, ref.At, "“%s” names no annotation: write %s", ref.Value, remedy)
			return nil
		}
		l.unknown(ref, "annotation", func() []string { return keys(l.notes) })
		return nil
	}
	if kind := n.Source.Kind.Value; kind != "claim" && kind != "" {
		l.report(diag.ReferenceUnknown, ref.At, "“%s” is no claim, but of kind “%s”", ref.Value, kind)
		return nil
	}
	return n
}

// shown is a record that a field names, or nil where it is hidden from the public record that names it: the field
// then counts as absent.
func shown[T any](l *linker, found *T, record *Record, ref content.Ref, from origin) *T {
	switch {
	case record.public || !from.public:
		return found
	case record.header.Unread:
		return nil
	}
	l.hidden(ref.At, ref.Value, "the field counts as absent")
	return nil
}

func (l *linker) hidden(at source.Span, id, consequence string) {
	l.report(diag.ReferenceHidden, at, "“%s” is not public (a draft, or not yet published): %s", id, consequence)
}

func (l *linker) party(p content.Party, from origin) (party Party, ok bool) {
	if p.Text.IsZero() {
		e := l.entity(p.Entity, from)
		return Party{Entity: e}, e != nil
	}
	return Party{Text: p.Text.Value, Of: l.entity(p.Of, from)}, true
}

func (l *linker) parties(written []content.Party, from origin) (list []Party) {
	for _, p := range written {
		if party, ok := l.party(p, from); ok && !slices.Contains(list, party) {
			list = append(list, party)
		}
	}
	return list
}
