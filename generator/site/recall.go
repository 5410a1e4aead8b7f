package site

import (
	"slices"

	"gloss/generator/diag"
)

// A recollection is what was read the last time that a site was linked. Whom the names of a text mean, and where the
// passages of its notes stand, depends on the text and its notes, on what their links lead to, on the settings and on the
// entities; where all of that is the same, nothing is read again.
type recollection struct {
	before *linker
}

// recollect returns what can be recalled for a site from one that was linked before; nil where the settings or an entity
// are not what they were.
func (l *linker) recollect(before *linker) *recollection {
	if before == nil || before.records.Settings != l.records.Settings || before.site.Base != l.site.Base ||
		len(before.entities) != len(l.entities) || len(before.site.Entities) != len(l.site.Entities) {
		return nil
	}
	for id, e := range l.entities {
		if old := before.entities[id]; old == nil || old.Source != e.Source || old.public != e.public || old.Address != e.Address {
			return nil
		}
	}
	return &recollection{before}
}

// article gives an article and its notes what was read of them before, if all that it was made from is the same.
func (r *recollection) article(l *linker, a *Article) ([]diag.Diagnostic, bool) {
	if r == nil {
		return nil, false
	}
	old := r.before.articles[a.ID]
	if old == nil || !old.public || old.Source != a.Source || !old.Date.Equal(a.Date) || len(old.Notes) != len(a.Notes) ||
		!sameProse(old.Prose, a.Prose) || !sameEntities(old.About, a.About) || !slices.EqualFunc(old.overrides, a.overrides, sameOverride) {
		return nil, false
	}
	own := map[string]*Note{}
	for _, n := range a.Notes {
		own[n.ID] = n
	}
	for _, n := range old.Notes {
		if m := own[n.ID]; m == nil || !n.reads(m) {
			return nil, false
		}
	}
	a.HeadMentions, a.Mentions = l.twinMentions(old.HeadMentions), l.twinMentions(old.Mentions)
	a.Headings = old.Headings
	for i, n := range old.Notes {
		a.Notes[i] = own[n.ID]
		a.Notes[i].recall(l, n)
	}
	return r.before.found[old.Source], true
}

// reads reports whether all that is read of a note is the same in another one.
func (n *Note) reads(m *Note) bool {
	return n.Source == m.Source && n.sound == m.sound && sameProse(n.Prose, m.Prose) && sameProse(n.Quotation, m.Quotation) &&
		sameEntities(n.About, m.About)
}

func (n *Note) recall(l *linker, old *Note) {
	n.State, n.Passage, n.Found, n.Misfit, n.At, n.Quoted = old.State, old.Passage, old.Found, old.Misfit, old.At, old.Quoted
	n.Prose.Links, n.Named = l.twinLinks(old.Prose.Links), l.twins(old.Named)
}

// prose gives the text of another record its links, as article does.
func (r *recollection) prose(l *linker, record *Record, about []*Entity) ([]diag.Diagnostic, bool) {
	if r == nil {
		return nil, false
	}
	old := r.before.byID(record.Kind, record.ID)
	if old == nil || !old.public || old.page != record.page || !sameProse(old.Prose, record.Prose) {
		return nil, false
	}
	if t := r.before.topics[record.ID]; record.Kind == TopicKind && !sameEntities(t.About, about) {
		return nil, false
	}
	record.Prose.Links = l.twinLinks(old.Prose.Links)
	return r.before.found[old.page], true
}

func sameProse(a, b *Prose) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.doc == b.doc && slices.Equal(a.targets, b.targets) && slices.EqualFunc(a.wikis, b.wikis, func(v, w wikiName) bool {
		return v.reference == w.reference && v.entity.ID == w.entity.ID
	})
}

func sameEntities(a, b []*Entity) bool {
	return slices.EqualFunc(a, b, func(d, e *Entity) bool { return d.ID == e.ID })
}

func sameOverride(a, b override) bool {
	return a.choice == b.choice && (a.entity == nil) == (b.entity == nil) && (a.entity == nil || a.entity.ID == b.entity.ID)
}

// twin is the entity of this site that another linking of the same records has.
func (l *linker) twin(e *Entity) *Entity {
	if e == nil {
		return nil
	}
	return l.entities[e.ID]
}

func (l *linker) twins(list []*Entity) []*Entity {
	if list == nil {
		return nil
	}
	twins := make([]*Entity, len(list))
	for i, e := range list {
		twins[i] = l.twin(e)
	}
	return twins
}

func (l *linker) twinParties(list []Party) []Party {
	twins := slices.Clone(list)
	for i, p := range twins {
		twins[i].Entity, twins[i].Of = l.twin(p.Entity), l.twin(p.Of)
	}
	return twins
}

func (l *linker) twinLinks(list []NameLink) []NameLink {
	links := slices.Clone(list)
	for i := range links {
		links[i].To = l.twin(links[i].To)
	}
	return links
}

func (l *linker) twinMentions(list []Mention) []Mention {
	mentions := slices.Clone(list)
	for i := range mentions {
		m := &mentions[i]
		m.Entity, m.Candidates = l.twin(m.Entity), l.twins(m.Candidates)
	}
	return mentions
}
