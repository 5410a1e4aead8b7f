package site

import (
	"cmp"
	"maps"
	"path"
	"slices"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/edtf"
	"gloss/generator/source"
)

// linkFields resolves the fields that name other records.
func (l *linker) linkFields() {
	l.linkArticles()
	l.linkEntities()
	for _, id := range slices.Sorted(maps.Keys(l.topics)) {
		t := l.topics[id]
		t.About = l.entitiesOf(t.Source.About, from(&t.Record))
	}
	l.linkNotes()
}

func (l *linker) linkArticles() {
	for _, id := range slices.Sorted(maps.Keys(l.articles)) {
		a := l.articles[id]
		from := from(&a.Record)
		for _, ref := range a.Source.Topics {
			if t := l.topic(ref, from); t != nil && !slices.Contains(a.Topics, t) {
				a.Topics = append(a.Topics, t)
			}
		}
		a.About = l.entitiesOf(a.Source.About, from)
		for _, choice := range a.Source.Names {
			l.entity(choice.Entity, from)
		}
		a.TranslationOf = l.article(a.Source.TranslationOf, from)
		a.Changed = a.Date
		for _, c := range slices.Concat(a.Updates, a.Corrections, withdrawals(a.Withdrawn)) {
			if c.Date.After(a.Changed) {
				a.Changed = c.Date
			}
		}
	}
}

func withdrawals(c *Change) []Change {
	if c == nil {
		return nil
	}
	return []Change{*c}
}

func (l *linker) linkEntities() {
	for _, id := range slices.Sorted(maps.Keys(l.entities)) {
		e := l.entities[id]
		from := from(&e.Record)
		for i := range e.Source.Roles {
			role := &e.Source.Roles[i]
			e.Roles = append(e.Roles, Role{Of: l.entity(role.Of, from), Source: role})
		}
		for i := range e.Source.Relations {
			relation := &e.Source.Relations[i]
			if to, ok := l.party(relation.To, from); ok {
				e.Relations = append(e.Relations, Relation{To: to, Source: relation})
			}
		}
		for i := range e.Source.Dates {
			date := &e.Source.Dates[i]
			e.Dates = append(e.Dates, Occasion{Date: date.Date.Date, Places: l.entitiesOf(date.Places, from), Source: date})
		}
		slices.SortStableFunc(e.Dates, func(a, b Occasion) int { return edtf.Compare(a.Date, b.Date) })
		e.PartOf = l.entity(e.Source.PartOf, from)
		e.Parties = l.entitiesOf(e.Source.Parties, from)
		e.Image = l.image(e.Source.Image, from)
	}
}

// image finds the picture of an entity: a path from the site's root, /media/flag.svg.
func (l *linker) image(image *content.Image, from origin) *source.File {
	if image == nil || image.File.IsZero() {
		return nil
	}
	return l.mediaFile(image.File.Value, image.File.At, from)
}

// linkNotes links the annotations and puts the public ones on their articles. What repeats a claim is linked with what
// it takes from there.
func (l *linker) linkNotes() {
	for _, ref := range slices.Sorted(maps.Keys(l.notes)) {
		n := l.notes[ref]
		from := origin{public: l.notePublic(n)}
		l.linkNote(n, from)
		if from.public {
			n.Article.Notes = append(n.Article.Notes, n)
		}
	}
}

func (l *linker) linkNote(n *Note, from origin) {
	own := n.Source
	n.Repeats = l.claim(own.Repeats, from)
	for _, ref := range own.RespondsTo {
		if to := l.claim(ref, from); to != nil && l.noteShown(to, ref, from) {
			n.RespondsTo = append(n.RespondsTo, to)
		}
	}
	if n.Repeats != nil && from.public && !l.notePublic(n.Repeats) {
		l.report(diag.ReferenceReveals, own.Repeats.At, "“%s” is not public, and what is repeated from it would be: publish it first", own.Repeats.Value)
		n.Repeats = nil
	}
	n.Source = l.inherited(n, from)
	n.About = l.entitiesOf(n.Source.About, from)
	n.By = l.parties(n.Source.By, from)
	n.Via = l.parties(n.Source.Via, from)
}

func (l *linker) noteShown(to *Note, ref content.Ref, from origin) bool {
	if !from.public || l.notePublic(to) {
		return true
	}
	if !to.Source.Unread {
		l.hidden(ref.At, ref.Value, "the field counts as absent")
	}
	return false
}

// inherited is an annotation with every field that it does not give taken from the claim it repeats, which may repeat
// another in turn.
func (l *linker) inherited(n *Note, from origin) *content.Annotation {
	whole := *n.Source
	seen := map[*Note]bool{n: true}
	for next := n.Repeats; next != nil && (l.notePublic(next) || !from.public); next = l.notes[next.Source.Repeats.Value] {
		if seen[next] {
			l.report(diag.ReferenceCircle, n.Source.Repeats.At, "these claims repeat each other in a circle: one of them must be the first")
			break
		}
		seen[next] = true
		whole = whole.Inherit(next.Source)
	}
	return &whole
}

// publishFiles lists the media that public records use, and the files of the root.
func (l *linker) publishFiles() {
	for _, address := range slices.Sorted(maps.Keys(l.usedMedia)) {
		l.site.Media = append(l.site.Media, l.media[address])
	}
	l.site.Root = slices.SortedFunc(slices.Values(l.records.Root), func(a, b *source.File) int { return cmp.Compare(a.Path, b.Path) })
}

// MediaPath is where a file of the site's Media or Root stands below the output folder.
func MediaPath(f *source.File) string { return path.Clean(mediaAddress(f)[1:]) }
