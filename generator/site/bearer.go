package site

import (
	"slices"
	"strings"

	"gloss/generator/mention"
)

// A candidate is an entity that a name may mean, with the best of its names that the place may be.
type candidate struct {
	entity    *Entity
	kind      mention.Kind
	asWritten bool
	isPlace   bool
}

// readings tell the names of a place from others: the finder shares one list among all places that are alike.
type readings struct {
	first *mention.Reading
	n     int
}

// bearers are those whom a place may name, each list by id. They are found once for a text: a name may have thousands, and
// stand in the text a thousand times.
type bearers struct {
	// whole are those by a name of theirs, short those by a family name alone, late those by a name that is out of its
	// time, where there are no others.
	whole, short []candidate
	late         []*Entity
	// places and governments are the whole ones, where the name is that of places and, by metonym, of governments.
	places, governments []candidate
	isPerson            bool      // it is the whole name of a person
	override            *override // by the name as it is declared
	preferred           *Entity   // likewise

	// What is known once the text has been surveyed: known are those whom it is about or names, family those of short whom
	// it names in full, familyAnywhere those of the article where the text stands at its side.
	known                  []candidate
	family, familyAnywhere []introduction
	surveyed               bool // all of whole are among the known
	man, woman             bool // it has titles of courtesy for a man, for a woman
	wholeShown, shortShown []*Entity
}

// bearersOf are those whom a place may name.
func (r *reading) bearersOf(m mention.Match) *bearers {
	key := readings{&m.Names[0], len(m.Names)}
	if b := r.bearers[key]; b != nil {
		return b
	}
	b := &bearers{}
	r.bearers[key] = b
	all := r.candidates(m, b)
	for _, c := range all {
		if c.kind == mention.Short {
			b.short = append(b.short, c)
		} else {
			b.whole = append(b.whole, c)
		}
	}
	b.divide()
	for _, n := range m.Names {
		name := &r.table.names[n.Name]
		b.isPerson = b.isPerson || name.isPerson && name.kind != mention.Short
		if b.override == nil {
			b.override = r.overrides[name.key]
		}
		if b.preferred == nil {
			b.preferred = r.prefer[name.key]
		}
	}
	return b
}

// candidates are the entities that a place may name, by id, or nobody and those who bore its names at other times. Names are
// numbered by the ids of their entities, so those of one stand together.
func (r *reading) candidates(m mention.Match, b *bearers) (all []candidate) {
	for _, n := range m.Names {
		name := &r.table.names[n.Name]
		if !name.inTime(r.on) {
			if len(b.late) == 0 || b.late[len(b.late)-1] != name.entity {
				b.late = append(b.late, name.entity)
			}
			continue
		}
		c := candidate{name.entity, name.kind, n.AsWritten, name.isPlace}
		last := len(all) - 1
		switch {
		case last < 0 || all[last].entity != c.entity:
			all = append(all, c)
		case better(c, all[last]):
			all[last] = c
		}
	}
	return all
}

// better reports whether a candidate's name says more than another one of the same entity.
func better(a, b candidate) bool {
	if a.kind != b.kind {
		return strength(a.kind) > strength(b.kind)
	}
	return a.asWritten && !b.asWritten
}

func strength(k mention.Kind) int {
	return slices.Index([]mention.Kind{mention.Short, mention.Adjective, mention.Metonym, mention.Acronym, mention.Full}, k)
}

// divide tells the places from the governments that sit there, if all are the one or the other.
func (b *bearers) divide() {
	var places, governments []candidate
	for _, c := range b.whole {
		switch {
		case c.kind == mention.Metonym:
			governments = append(governments, c)
		case c.isPlace:
			places = append(places, c)
		}
	}
	if len(places) > 0 && len(governments) > 0 && len(places)+len(governments) == len(b.whole) {
		b.places, b.governments = places, governments
	}
}

// learn takes in what the survey of the text has found.
func (b *bearers) learn(r *reading) {
	for _, c := range slices.Concat(b.whole, b.short) {
		if _, named := r.naming(c.entity); named || slices.Contains(r.about, c.entity) {
			b.known = append(b.known, c)
		}
	}
	for _, c := range b.short {
		if n, named := r.naming(c.entity); named {
			b.family = append(b.family, introduction{c, n})
		}
		if n, named := r.anywhere(c.entity); named {
			b.familyAnywhere = append(b.familyAnywhere, introduction{c, n})
		}
	}
	b.wholeShown, b.shortShown = r.shown(b.whole), r.shown(b.short)
}

// maxCandidates is how many of those who bear a name are published with it.
const maxCandidates = 20

// shown are candidates as they are published: of very many those introduced in the text before the others.
func (r *reading) shown(all []candidate) []*Entity {
	some := all
	if len(all) > maxCandidates {
		some = nil
		for _, introduced := range []bool{true, false} {
			for _, c := range all {
				if r.isNamedAlone(c.entity) == introduced && len(some) < maxCandidates {
					some = append(some, c)
				}
			}
		}
		slices.SortFunc(some, compareCandidates)
	}
	list := make([]*Entity, len(some))
	for i, c := range some {
		list[i] = c.entity
	}
	return list
}

// withWhole are those who have it for a whole name and others, by id.
func (b *bearers) withWhole(others []candidate) []candidate {
	all := slices.Concat(b.whole, others)
	slices.SortFunc(all, compareCandidates)
	return all
}

func compareCandidates(a, b candidate) int { return compareID(a.entity, b.entity) }

// find returns the candidate that is an entity; all stand by id.
func find(all []candidate, e *Entity) (candidate, bool) {
	if e == nil {
		return candidate{}, false
	}
	i, found := slices.BinarySearchFunc(all, e.ID, func(c candidate, id string) int { return strings.Compare(c.entity.ID, id) })
	if !found {
		return candidate{}, false
	}
	return all[i], true
}

func holds(all []candidate, e *Entity) bool {
	_, found := find(all, e)
	return found
}

// override is what the article says of the name, as it stands in the text or as it is declared.
func (r *reading) override(b *bearers, text string) *override {
	if len(r.overrides) == 0 {
		return nil
	}
	if own := r.overrides[mention.Key(text)]; own != nil {
		return own
	}
	return b.override
}

// preferred is whom the site prefers for the name, as it stands in the text or as it is declared.
func (r *reading) preferred(b *bearers, text string) *Entity {
	if len(r.prefer) == 0 {
		return nil
	}
	if e := r.prefer[mention.Key(text)]; e != nil {
		return e
	}
	return b.preferred
}
