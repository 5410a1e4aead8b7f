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

// Revise links an article whose text has changed, and nothing else of it, against the site as it is. The result has its
// own text, names, notes and related articles; the rest of the site knows nothing of it yet: not where it names whom now,
// and not what is wrong with it. It reports false where the site has no such article, or more has changed.
func (k *Linking) Revise(changed *content.Article) (*Article, bool) {
	old := k.l.articles[changed.ID]
	if old == nil || !old.public || !old.Source.SameFields(&changed.Origin) {
		return nil, false
	}
	l := *k.l
	l.problems, l.fragments, l.usedMedia = nil, nil, maps.Clone(l.usedMedia)
	a := *old
	a.Source, a.header, a.page = changed, &changed.Header, &changed.Page
	a.HeadMentions, a.Mentions = nil, nil
	a.Prose = l.prose(changed.Body, from(&a.Record))
	a.Notes = make([]*Note, len(old.Notes))
	for i, n := range old.Notes {
		a.Notes[i] = n.unplaced(&a)
	}
	slices.SortFunc(a.Notes, func(m, n *Note) int { return cmp.Compare(m.ID, n.ID) })
	l.readArticle(&a)
	a.Named = a.named()
	a.Related = newRelatedFinder(l.site).find(&a)
	return &a, true
}

// unplaced is a note as it is before its passage is looked for.
func (n *Note) unplaced(in *Article) *Note {
	fresh := *n
	fresh.Article, fresh.Named, fresh.Misfit, fresh.Found, fresh.Passage = in, nil, nil, "", text.Range{}
	fresh.Prose = &Prose{doc: n.Prose.doc, targets: n.Prose.targets, wikis: n.Prose.wikis}
	return &fresh
}
