package site

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"time"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/edtf"
	"gloss/generator/mention"
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
		for i := range a.Source.Names {
			l.override(a, &a.Source.Names[i], from)
		}
		a.TranslationOf = l.article(a.Source.TranslationOf, from)
		if a.TranslationOf == a {
			l.circle(a.Source.TranslationOf.At, "an article cannot be a translation of itself")
		}
		a.Changed = a.LastChange(a.Date)
	}
}

// LastChange is the date of the record's latest update, correction or withdrawal, or else the one at which it was
// published.
func (r *Record) LastChange(published time.Time) time.Time {
	latest := published
	for _, c := range slices.Concat(r.Updates, r.Corrections, withdrawals(r.Withdrawn)) {
		if c.Date.After(latest) {
			latest = c.Date
		}
	}
	return latest
}

// override enters what an article says that a name means. What leads nowhere says nothing.
func (l *linker) override(a *Article, choice *content.NameChoice, from origin) {
	e := l.entity(choice.Entity, from)
	for _, other := range a.overrides {
		if mention.Key(other.choice.Name.Value) == mention.Key(choice.Name.Value) {
			l.report(diag.OverrideUnused, choice.Name.At, "“%s” is said to mean something above already: keep one of the two lines", choice.Name.Value)
			return
		}
	}
	if e != nil || choice.None {
		a.overrides = append(a.overrides, override{choice: choice, entity: e})
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
		e.Relations = l.relations(e, from)
		for i := range e.Source.Dates {
			date := &e.Source.Dates[i]
			e.Dates = append(e.Dates, Occasion{Date: date.Date.Date, Places: l.entitiesOf(date.Places, from), Source: date})
		}
		slices.SortStableFunc(e.Dates, func(a, b Occasion) int {
			return cmp.Or(cmp.Compare(absent(a.Date), absent(b.Date)), edtf.Compare(a.Date, b.Date))
		})
		e.PartOf = l.entity(e.Source.PartOf, from)
		if e.PartOf == e {
			l.circle(e.Source.PartOf.At, "an entity cannot be a part of itself")
		}
		e.Parties = l.entitiesOf(e.Source.Parties, from)
		e.Image = l.image(e.Source.Image, from)
	}
}

// image finds the picture of an entity: a path from the site's root, /media/flag.svg.
func (l *linker) image(image *content.Image, from origin) *source.File {
	if image == nil || image.File.IsZero() {
		return nil
	}
	return l.imageFile(image.File.Value, image.File.At, from)
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
