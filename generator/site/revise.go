package site

import (
	"cmp"
	"maps"
	"slices"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/text"
)

// A Linking is a linked site together with all that it was linked by, so that something of it can be linked anew. It
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

// A Revision is a linked site of which little has changed since: the text of articles, notes, and what entities are
// called and say. Articles are linked anew one by one, when they are asked for, and the rest of the site knows nothing of
// that yet: not where they name whom now, and not what is wrong with them. It never changes.
type Revision struct {
	l        *linker
	changes  map[string]*change // by the article's id
	entities map[string]*Entity // those that have changed, by id
}

// A change is what has changed of an article: its own text, nil where that is the same, and its notes, new ones too.
type change struct {
	article *content.Article
	notes   map[string]*content.Annotation // by id
}

// Revise revises the site by records as they stand now. It reports false where more has changed than a revision can show,
// so that the site must be linked anew.
func (k *Linking) Revise(changed *content.Records) (r *Revision, able bool) {
	l := *k.l
	r = &Revision{l: &l, changes: map[string]*change{}, entities: map[string]*Entity{}}
	for _, a := range changed.Articles {
		r.of(a.ID).article = a
	}
	for _, n := range changed.Annotations {
		r.of(n.Article).notes[n.ID] = n
	}
	for id, c := range r.changes {
		if !l.isRevision(l.articles[id], c) {
			return nil, false
		}
	}
	for _, e := range changed.Entities {
		if !l.isRevised(l.entities[e.ID], e) {
			return nil, false
		}
	}
	r.reviseEntities(changed.Entities)
	return r, true
}

func (r *Revision) of(article string) *change {
	if r.changes[article] == nil {
		r.changes[article] = &change{notes: map[string]*content.Annotation{}}
	}
	return r.changes[article]
}

// isRevision reports whether what has changed of an article is its text alone, and that of its notes. What repeats another
// claim takes fields from there.
func (l *linker) isRevision(old *Article, c *change) bool {
	if old == nil || !old.public || c.article != nil && !old.Source.SameFields(&c.article.Origin) {
		return false
	}
	for id, n := range c.notes {
		before := l.notes[old.ID+"/"+id]
		switch {
		case n.Repeats.Value != "" || !l.gate.open(&n.Header):
			return false
		case before != nil && !before.Source.SameFields(&n.Origin):
			return false
		}
	}
	return true
}

// isRevised reports whether an entity stands where it stood, in the same file, for the same readers.
func (l *linker) isRevised(old *Entity, now *content.Entity) bool {
	return old != nil && old.public && l.gate.open(&now.Header) &&
		old.Source.File.Path == now.File.Path && old.Source.Path.Value == now.Path.Value
}

// reviseEntities puts entities in the place of what they were, and makes the table of names anew. What other records say of
// them stays with them, and what their own fields lead to.
func (r *Revision) reviseEntities(changed []*content.Entity) {
	if len(changed) == 0 {
		return
	}
	l := r.l
	site := *l.site
	site.Entities, l.site, l.entities = slices.Clone(site.Entities), &site, maps.Clone(l.entities)
	for _, now := range changed {
		e := *l.entities[now.ID]
		e.Record, e.Source = l.record(EntityKind, now.Name, &now.Header, &now.Page), now
		l.entities[e.ID], site.Entities[e.number], r.entities[e.ID] = &e, &e, &e
	}
	l.bearing = bearing{}
	l.indexNames()
	l.prefer = l.preferences()
	l.declareNames()
	for _, e := range r.entities {
		r.apart(func(l *linker) {
			e.Prose = l.prose(e.page.Body, from(&e.Record))
			l.readProse(e.Prose, e.File(), []*Entity{e}, e)
		})
	}
}

// apart links something by itself: what is reported, and which files are used, is known once the whole site is linked.
func (r *Revision) apart(link func(*linker)) {
	l := *r.l
	l.problems, l.fragments, l.usedMedia = nil, nil, maps.Clone(l.usedMedia)
	link(&l)
}

// Is reports whether both are one entity of a site, though one of them be as it was before a revision.
func (e *Entity) Is(other *Entity) bool {
	return e == other || e != nil && other != nil && e.number == other.number
}

// Entity is an entity of the site as it is now.
func (r *Revision) Entity(old *Entity) *Entity { return cmp.Or(r.entities[old.ID], old) }

// Article links an article of the site anew, where it may have changed: its text, names, notes and related articles.
func (r *Revision) Article(old *Article) *Article {
	c := r.changes[old.ID]
	if c == nil {
		if len(r.entities) == 0 {
			return old
		}
		c = &change{}
	}
	a := *old
	r.apart(func(l *linker) { l.revise(&a, c) })
	return &a
}

// revise links an article, which is as it was, anew.
func (l *linker) revise(a *Article, c *change) {
	if c.article != nil {
		a.Source, a.header, a.page = c.article, &c.article.Header, &c.article.Page
	}
	a.About, a.overrides = l.twins(a.About), slices.Clone(a.overrides)
	for i := range a.overrides {
		a.overrides[i].entity = l.twin(a.overrides[i].entity)
	}
	a.Prose = l.prose(a.Source.Body, from(&a.Record))
	a.Notes = l.reviseNotes(a, c.notes)
	a.HeadMentions, a.Mentions = nil, nil
	l.readArticle(a)
	a.Named = a.named()
	a.Related = newRelatedFinder(l.site).find(a)
}

// reviseNotes are the notes of an article, those that have changed and new ones among them, before their passages are
// looked for.
func (l *linker) reviseNotes(a *Article, changed map[string]*content.Annotation) []*Note {
	notes := map[string]*Note{}
	for _, old := range a.Notes {
		n := *old
		n.Article, n.About, n.By, n.Via = a, l.twins(n.About), l.twinParties(n.By), l.twinParties(n.Via)
		n.Named, n.Misfit, n.Found, n.Passage = nil, nil, "", text.Range{}
		if now := changed[n.ID]; now != nil {
			n.Source = now
		}
		notes[n.ID] = &n
	}
	for id, now := range changed {
		if notes[id] == nil {
			n := l.note(now, a)
			l.linkNote(n, origin{true, &a.Record})
			notes[id] = n
		}
	}
	list := slices.SortedFunc(maps.Values(notes), func(m, n *Note) int { return cmp.Compare(m.ID, n.ID) })
	for _, n := range list {
		l.proseOf(n)
	}
	return list
}
