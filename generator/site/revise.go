package site

import (
	"cmp"
	"maps"
	"slices"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/text"
)

// A Linking is a linked site together with all that it was linked by, so that one article of it can be linked anew. It
// never changes.
type Linking struct {
	Site *Site
	l    *linker
}

// NewLinking is [Link] for a site that is edited. What was read for the linking before, nil for none, is not read again
// where all that it depends on is the same.
func NewLinking(r *content.Records, o Options, before *Linking) (*Linking, []diag.Diagnostic) {
	var last *linker
	if before != nil {
		last = before.l
	}
	l := link(r, o, last)
	return &Linking{l.site, l}, l.problems
}

// Revise links articles anew of which nothing but their text has changed, or that of their notes, against the site as it
// is. They have their own text, names, notes and related articles; the rest of the site knows nothing of it yet: not where
// they name whom now, and not what is wrong with them. It reports false where the site has not all of them, or where more
// has changed.
func (k *Linking) Revise(articles []*content.Article, notes []*content.Annotation) (revised []*Article, able bool) {
	of := map[string]*revision{}
	change := func(id string) *revision {
		if of[id] == nil {
			of[id] = &revision{notes: map[string]*content.Annotation{}}
		}
		return of[id]
	}
	for _, a := range articles {
		change(a.ID).article = a
	}
	for _, n := range notes {
		change(n.Article).notes[n.ID] = n
	}
	for _, id := range slices.Sorted(maps.Keys(of)) {
		a := k.revise(id, of[id])
		if a == nil {
			return nil, false
		}
		revised = append(revised, a)
	}
	return revised, true
}

// A revision is what has changed of an article: its own text, nil where that is the same, and those of its notes.
type revision struct {
	article *content.Article
	notes   map[string]*content.Annotation // by id
}

// revise links an article anew; nil where that cannot be done.
func (k *Linking) revise(id string, r *revision) *Article {
	old := k.l.articles[id]
	if old == nil || !old.public || r.article != nil && !old.Source.SameFields(&r.article.Origin) {
		return nil
	}
	l := *k.l
	l.problems, l.fragments, l.usedMedia = nil, nil, maps.Clone(l.usedMedia)
	a := *old
	a.HeadMentions, a.Mentions = nil, nil
	if r.article != nil {
		a.Source, a.header, a.page = r.article, &r.article.Header, &r.article.Page
		a.Prose = l.prose(r.article.Body, from(&a.Record))
	}
	a.Notes = make([]*Note, len(old.Notes))
	for i, n := range old.Notes {
		a.Notes[i] = n.unplaced(&a)
		if changed := r.notes[n.ID]; changed != nil {
			if !l.rewrite(a.Notes[i], changed) {
				return nil
			}
			delete(r.notes, n.ID)
		}
	}
	if len(r.notes) > 0 {
		return nil // a note that was not there, or not public
	}
	slices.SortFunc(a.Notes, func(m, n *Note) int { return cmp.Compare(m.ID, n.ID) })
	l.readArticle(&a)
	a.Named = a.named()
	a.Related = newRelatedFinder(l.site).find(&a)
	return &a
}

// rewrite gives a note another text, and reports whether nothing else of it has changed. What repeats another claim takes
// fields from there.
func (l *linker) rewrite(n *Note, changed *content.Annotation) bool {
	if n.Repeats != nil || !n.Source.SameFields(&changed.Origin) {
		return false
	}
	from := origin{l.notePublic(n), &n.Article.Record}
	n.Source, n.Prose = changed, l.prose(changed.Note, from)
	n.Quotation, n.sound = nil, false
	if changed.Quotation != nil {
		n.Quotation, n.sound = l.quotation(changed.Quotation, from)
	}
	return true
}

// unplaced is a note as it is before its passage is looked for.
func (n *Note) unplaced(in *Article) *Note {
	fresh := *n
	fresh.Article, fresh.Named, fresh.Misfit, fresh.Found, fresh.Passage = in, nil, nil, "", text.Range{}
	fresh.Prose = &Prose{doc: n.Prose.doc, targets: n.Prose.targets, wikis: n.Prose.wikis}
	return &fresh
}
