package site

import (
	"slices"

	"gloss/generator/content"
	"gloss/generator/edtf"
	"gloss/generator/mention"
)

// A reading is one text, or several that belong together, being read for names: what has been said in it so far, and
// what its writer says of names.
type reading struct {
	table *nameTable
	// overrides are what the article says its names mean, about whom the text is about, prefer what site.md prefers,
	// all by the writer's own word.
	overrides map[string]*override
	about     []*Entity
	prefer    map[string]*Entity
	// on is the day of the article; a text without one has no day, and every name is in time.
	on edtf.Date
	// introduced are those named so far by a name that only they have, each with where: an offset in K, or before the
	// text for the title and the summary. named are those whom the whole text names so; it is known only where the
	// article says what its names mean.
	introduced map[*Entity]int
	named      map[*Entity]bool
	// here is where the text is being read, and head says that it is the title or the summary.
	here int
	head bool
}

// isIntroduced reports whether an entity has been introduced.
func (r *reading) isIntroduced(e *Entity) bool {
	_, known := r.introduced[e]
	return known
}

// introduceHere takes note of an entity that is named by a name that only it has.
func (r *reading) introduceHere(e *Entity) {
	if r.isIntroduced(e) {
		return
	}
	r.introduced[e] = r.here
	if r.head {
		r.introduced[e] = -1
	}
}

// until is a reading of the same text up to a place, for what is said at its side.
func (r *reading) until(place int) *reading {
	side := *r
	side.introduced = map[*Entity]int{}
	for e, at := range r.introduced {
		if at < place {
			side.introduced[e] = at
		}
	}
	return &side
}

// An override is what an article says a name means: an entity or, where that is nil, nobody.
type override struct {
	choice *content.NameChoice
	entity *Entity
	used   bool
	// unsafe says that the name may stand now for one and now for another whom the article names in full.
	unsafe bool
}

// A verdict is whom a name means, and why.
type verdict struct {
	entity     *Entity
	candidates []*Entity // by id
	rule       Rule
	status     Status // Linked, Counted, Suppressed, Ambiguous or Doubtful
	doubt      doubt
	near       string // of a misspelt one: the name it nearly is
}

// A doubt says why a name is left alone.
type doubt uint8

const (
	noDoubt       doubt = iota
	severalDoubt        // it may mean several
	shortDoubt          // a family name
	metonymDoubt        // a place, or the government that sits there
	misspeltDoubt       // part of a longer name that is not quite written so
	inWordDoubt         // two Han characters that may be part of a word
	unsafeDoubt         // the article says whom it means, and may not
)

// A candidate is an entity that a name may mean, with the best of its names that the place may be.
type candidate struct {
	entity    *Entity
	kind      mention.Kind
	asWritten bool
}

// decide says whom a name means that reads so in the text: the steps of doubt, the first that decides.
func (r *reading) decide(m mention.Match, text string) verdict {
	all, late := r.candidates(m)
	v := verdict{candidates: entitiesOf(all)}
	if len(all) == 0 {
		return verdict{candidates: late, status: Suppressed}
	}
	own := r.override(m, text)
	if own != nil {
		own.used = true
	}
	whole := r.wholeNames(all)
	switch {
	case own != nil && own.entity == nil:
		v.status = Suppressed
		return v
	case own != nil && !r.sharedFamily(all):
		return r.overridden(own, all, v)
	case own != nil:
		own.unsafe = true
		v.status, v.doubt = Doubtful, unsafeDoubt
		return v
	}
	v.candidates = entitiesOf(whole)
	switch {
	case m.Near >= 0 && !slices.Contains(v.candidates, r.table.names[m.Near].entity):
		v.doubt, v.near = misspeltDoubt, r.table.text(m.Near)
	case m.Doubtful:
		v.doubt = inWordDoubt
	case !slices.ContainsFunc(whole, func(c candidate) bool { return c.kind != mention.Short }):
		v.doubt = shortDoubt
	case isMetonymOfPlace(whole):
		v.doubt = metonymDoubt
	default:
		return r.choose(whole, v, m, text)
	}
	v.status = Doubtful
	return v
}

func (r *reading) overridden(own *override, all []candidate, v verdict) verdict {
	v.entity, v.rule = own.entity, Override
	if slices.Contains(all, candidate{own.entity, mention.Adjective, true}) {
		v.status = Counted
	}
	return v
}

// sharedFamily reports whether a name is the family name of two whom the text names in full: it may stand now for the
// one and now for the other, and no word for the whole article can say for which.
func (r *reading) sharedFamily(all []candidate) bool {
	bearers := 0
	for _, c := range all {
		if c.kind == mention.Short && r.named[c.entity] {
			bearers++
		}
	}
	return bearers > 1
}

// candidates are the entities that a place may name, by id. Where all names of the place are out of their time, late
// are those who bore them. Names are numbered by the ids of their entities, so those of one stand together.
func (r *reading) candidates(m mention.Match) (all []candidate, late []*Entity) {
	for _, n := range m.Names {
		name := &r.table.names[n.Name]
		if !name.inTime(r.on) {
			if len(late) == 0 || late[len(late)-1] != name.entity {
				late = append(late, name.entity)
			}
			continue
		}
		c := candidate{name.entity, name.kind, n.AsWritten}
		last := len(all) - 1
		switch {
		case last < 0 || all[last].entity != c.entity:
			all = append(all, c)
		case better(c, all[last]):
			all[last] = c
		}
	}
	return all, late
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

// override is what the article says of the name, as it stands in the text or as it is declared.
func (r *reading) override(m mention.Match, text string) *override {
	if len(r.overrides) == 0 {
		return nil
	}
	if own := r.overrides[mention.Key(text)]; own != nil {
		return own
	}
	for _, n := range m.Names {
		if own := r.overrides[mention.Key(r.table.text(n.Name))]; own != nil {
			return own
		}
	}
	return nil
}

// wholeNames leaves out the family names beside whole names, unless a bearer has been introduced: “Washington” is the
// city until a Washington is spoken of.
func (r *reading) wholeNames(all []candidate) []candidate {
	whole := slices.DeleteFunc(slices.Clone(all), func(c candidate) bool {
		return c.kind == mention.Short && !r.isIntroduced(c.entity)
	})
	if !slices.ContainsFunc(whole, func(c candidate) bool { return c.kind != mention.Short }) {
		return all
	}
	return whole
}

// isMetonymOfPlace reports whether a name is that of a place, and of the government that sits there.
func isMetonymOfPlace(all []candidate) bool {
	metonym := func(c candidate) bool { return c.kind == mention.Metonym }
	return slices.ContainsFunc(all, metonym) && slices.ContainsFunc(all, func(c candidate) bool { return !metonym(c) })
}

// choose decides between those who have a name: its only bearer, or else by steps 3 to 5 of doubt.
func (r *reading) choose(all []candidate, v verdict, m mention.Match, text string) verdict {
	chosen := all[0]
	switch {
	case len(all) == 1 && chosen.kind == mention.Adjective:
		v.rule = Adjective
	case len(all) == 1:
		v.rule = Variant
		if chosen.asWritten {
			v.rule = Full
		}
		r.introduceHere(chosen.entity)
	default:
		chosen, v.rule = r.settle(all, r.preferred(m, text))
	}
	switch {
	case v.rule == NoRule:
		v.status, v.doubt = Ambiguous, severalDoubt
		return v
	case chosen.kind == mention.Adjective:
		v.status = Counted
	}
	v.entity = chosen.entity
	return v
}

// preferred is whom the site prefers for the name, as it stands in the text or as it is declared.
func (r *reading) preferred(m mention.Match, text string) *Entity {
	if len(r.prefer) == 0 {
		return nil
	}
	if e := r.prefer[mention.Key(text)]; e != nil {
		return e
	}
	for _, n := range m.Names {
		if e := r.prefer[mention.Key(r.table.text(n.Name))]; e != nil {
			return e
		}
	}
	return nil
}

// settle takes the first step that leaves one of several: the article's “about”, those introduced in it, what the site
// prefers.
func (r *reading) settle(all []candidate, preferred *Entity) (candidate, Rule) {
	only := func(fits func(candidate) bool) (found candidate, one bool) {
		n := 0
		for _, c := range all {
			if fits(c) {
				found = c
				n++
			}
		}
		return found, n == 1
	}
	if c, one := only(func(c candidate) bool { return slices.Contains(r.about, c.entity) }); one {
		return c, About
	}
	if c, one := only(func(c candidate) bool { return r.isIntroduced(c.entity) }); one {
		return c, Introduced
	}
	if c, one := only(func(c candidate) bool { return c.entity == preferred }); one {
		return c, Prefer
	}
	return candidate{}, NoRule
}

func entitiesOf(all []candidate) []*Entity {
	list := make([]*Entity, len(all))
	for i, c := range all {
		list[i] = c.entity
	}
	return list
}
