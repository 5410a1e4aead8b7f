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
	// self is the entity on whose page the text stands.
	self *Entity
	// named are those whom the texts name anywhere by more than a family name. Introduced are those named so far by a name
	// that only they have, spoken those named in full, whatever decided that they are meant; each with where.
	named              map[*Entity]naming
	introduced, spoken map[*Entity]int
	// here is where the text is being read.
	here int
	// bearers are those whom a place may name, by the names of the place.
	bearers map[readings]*bearers
	// beside is the reading of the article at whose side the text stands, read up to an offset.
	beside *reading
	upTo   int
}

func (l *linker) newReading(about []*Entity) *reading {
	return &reading{
		table: &l.names, about: about, prefer: l.prefer, named: map[*Entity]naming{},
		introduced: map[*Entity]int{}, spoken: map[*Entity]int{}, bearers: map[readings]*bearers{},
	}
}

// until is a reading of what is said at the side of a text, by one who has read that up to a place.
func (r *reading) until(place int, about []*Entity) *reading {
	return &reading{
		table: r.table, overrides: r.overrides, about: about, prefer: r.prefer, on: r.on, named: map[*Entity]naming{},
		introduced: map[*Entity]int{}, spoken: map[*Entity]int{}, bearers: map[readings]*bearers{}, beside: r, upTo: place,
	}
}

// note enters in a list that an entity is named here.
func (r *reading) note(list map[*Entity]int, e *Entity) {
	if _, known := list[e]; !known {
		list[e] = r.here
	}
}

// isIntroduced reports whether an entity has been named so far by a name that only it has.
func (r *reading) isIntroduced(e *Entity) bool {
	return isIn(r.introduced, e, never) || r.beside != nil && isIn(r.beside.introduced, e, r.upTo)
}

// isSpokenOf reports whether an entity has been named in full so far.
func (r *reading) isSpokenOf(e *Entity) bool {
	return isIn(r.spoken, e, never) || r.beside != nil && isIn(r.beside.spoken, e, r.upTo)
}

func isIn(list map[*Entity]int, e *Entity, upTo int) bool {
	at, known := list[e]
	return known && at < upTo
}

// naming is how an entity is first named.
func (r *reading) naming(e *Entity) (n naming, named bool) {
	n, named = r.named[e]
	if r.beside == nil {
		return n, named
	}
	before, known := r.beside.named[e]
	if !known || before.at >= r.upTo {
		return n, named
	}
	if before.own >= r.upTo {
		before.own = never
	}
	if named {
		before.own = min(before.own, n.own)
	}
	return before, true
}

// anywhere is how an entity is first named, or else how the article names it at whose side the text stands: what that says
// its names mean holds for the whole of it.
func (r *reading) anywhere(e *Entity) (n naming, named bool) {
	if n, named = r.naming(e); !named && r.beside != nil {
		n, named = r.beside.named[e]
	}
	return n, named
}

// isNamedAlone reports whether an entity is named anywhere by a name that only it has.
func (r *reading) isNamedAlone(e *Entity) bool {
	n, named := r.naming(e)
	return named && n.own != never
}

// An override is what an article says a name means: an entity or, where that is nil, nobody.
type override struct {
	choice *content.NameChoice
	entity *Entity
	used   bool
}

// A verdict is whom a name means, and why.
type verdict struct {
	entity     *Entity
	candidates []*Entity // by id
	rule       Rule
	status     Status // Linked, Counted, Suppressed, Ambiguous or Doubtful
	doubt      doubt
	near       string         // of a misspelt one: the name it nearly is
	isPlace    bool           // of a metonym: the place is meant
	bearers    []introduction // of a family name: those whom the text names in full
}

// An introduction is one of those who bear a family name, and where the text first names that one.
type introduction struct {
	candidate
	naming naming
}

// A doubt says what is reported of a name: why it is left alone or, of a metonym, how it was taken.
type doubt uint8

const (
	noDoubt       doubt = iota
	severalDoubt        // it may mean several
	familyDoubt         // a family name of several whom the text names in full
	strangerDoubt       // a family name of nobody whom the text names in full
	earlyDoubt          // a family name of somebody whom the text names in full further on
	longerDoubt         // a family name that may be part of a longer name
	otherDoubt          // a person's name with a word that tells another of the family, or of a month in a date
	metonymDoubt        // a place, or the government that sits there: it was decided
	misspeltDoubt       // part of a longer name that is not quite written so
	inWordDoubt         // two Han characters that may be part of a word
	unsafeDoubt         // the article says whom it means, and may not
)

// decide says whom a name means: the steps of doubt, the first that decides.
func (r *reading) decide(m mention.Match, s setting) verdict {
	b := r.bearersOf(m)
	if len(b.whole)+len(b.short) == 0 {
		return verdict{candidates: b.late, status: Suppressed}
	}
	if own := r.override(b, s.name); own != nil {
		own.used = true
		return r.overridden(own, b, s)
	}
	v := verdict{candidates: b.wholeShown, status: Doubtful}
	if len(b.whole) == 0 {
		v.candidates = b.shortShown
	}
	switch {
	case m.Near >= 0 && !slices.Contains(v.candidates, r.table.names[m.Near].entity):
		v.doubt, v.near = misspeltDoubt, r.table.text(m.Near)
		return v
	case m.Doubtful:
		v.doubt = inWordDoubt
		return v
	case b.isPerson && isOfGeneration(s.after):
		v.doubt = otherDoubt
		return v
	case len(b.whole) == 0 || len(b.short) > 0 && !b.isPerson && s.hasTitle():
		return r.family(b, s)
	}
	family := r.familyIn(b, s)
	switch {
	case len(family) == 0 && len(b.governments) > 0:
		return r.metonym(b, s)
	case len(family) == 0 && len(b.whole) == 1:
		return r.onlyBearer(b)
	}
	return r.choose(b, family, s)
}

// overridden is what the article says that a name means. Of a family name it holds only where that stands by itself, and
// only while the article names no two in full who bear it: it may stand now for the one and now for the other.
func (r *reading) overridden(own *override, b *bearers, s setting) verdict {
	v := verdict{entity: own.entity, candidates: r.shown(b.withWhole(b.short)), rule: Override}
	switch {
	case own.entity == nil:
		return verdict{candidates: v.candidates, status: Suppressed}
	case len(b.familyAnywhere) > 1:
		v.entity, v.rule, v.status, v.doubt = nil, NoRule, Doubtful, unsafeDoubt
		v.bearers, v.candidates = b.familyAnywhere, r.shown(b.withWhole(candidatesOf(b.familyAnywhere)))
		return v
	case len(b.whole) == 0 && s.runsOn():
		return verdict{candidates: v.candidates, status: Doubtful, doubt: longerDoubt}
	case len(b.whole) == 0 && s.isOther():
		return verdict{candidates: v.candidates, status: Doubtful, doubt: otherDoubt}
	}
	if c, _ := find(b.whole, own.entity); c.kind == mention.Adjective {
		v.status = Counted
	}
	if len(b.whole) > 0 {
		r.note(r.spoken, own.entity)
	}
	return v
}

// family is the verdict on a family name: it means the one who bears it and is named in full before, if nobody else who
// bears it is named in full anywhere, if it is no part of a longer name, and if nothing around it tells somebody else.
func (r *reading) family(b *bearers, s setting) verdict {
	v := verdict{candidates: b.shortShown, status: Doubtful}
	switch {
	case !s.isLone():
		v.doubt = longerDoubt
	case len(b.family) == 0:
		v.doubt = strangerDoubt
	case len(b.family) > 1:
		v.status, v.doubt = Ambiguous, familyDoubt
		v.bearers, v.candidates = b.family, r.shown(candidatesOf(b.family))
	case !r.isSpokenOf(b.family[0].entity):
		v.doubt = earlyDoubt
		v.bearers, v.candidates = b.family, r.shown(candidatesOf(b.family))
	case s.isOther(), b.isOneOfCouple(s):
		v.doubt = otherDoubt
	default:
		v.entity, v.rule, v.status = b.family[0].entity, Short, Linked
	}
	return v
}

// familyIn are those named in full so far who may be meant by a name that is their family name, beside those who have it
// for a whole name: “Washington” is the city until a Washington is spoken of, and “in Washington” afterwards.
func (r *reading) familyIn(b *bearers, s setting) (list []candidate) {
	for _, i := range b.family {
		if r.isSpokenOf(i.entity) {
			list = append(list, i.candidate)
		}
	}
	if len(list) > 0 && (!s.isLone() || s.isOther() || s.isPlace()) {
		return nil
	}
	return list
}

// metonym is the verdict on the name of a place that is also a metonym: what is around it decides. On its own page the
// place is meant.
func (r *reading) metonym(b *bearers, s setting) verdict {
	v := verdict{candidates: b.wholeShown, doubt: metonymDoubt, isPlace: s.isPlace() || s.isInCountry(b.governments)}
	side := b.governments
	if v.isPlace {
		side = b.places
	}
	if own, found := find(b.places, r.self); found {
		side, v.doubt = []candidate{own}, noDoubt
	}
	if len(side) == 1 {
		return r.chosen(v, side[0], Metonym)
	}
	return r.settle(v, side, b, s.name)
}

// onlyBearer is the verdict on a name that one entity alone has.
func (r *reading) onlyBearer(b *bearers) verdict {
	c, rule := b.whole[0], Variant
	switch {
	case c.kind == mention.Adjective:
		rule = Adjective
	case c.asWritten:
		rule = Full
	}
	r.note(r.introduced, c.entity)
	return r.chosen(verdict{candidates: b.wholeShown}, c, rule)
}

// choose decides between those who have a name, and those of a family so called.
func (r *reading) choose(b *bearers, family []candidate, s setting) verdict {
	if len(family) == 0 {
		return r.settle(verdict{candidates: b.wholeShown}, b.whole, b, s.name)
	}
	all := b.withWhole(family)
	return r.settle(verdict{candidates: r.shown(all)}, all, b, s.name)
}

// settle takes the first of steps 3 to 5 of doubt that leaves one of several: the article's “about”, those introduced in
// it, what the site prefers. Who else is introduced anywhere in the text stands against what the site prefers: the name
// would change its meaning there.
func (r *reading) settle(v verdict, all []candidate, b *bearers, name string) verdict {
	var known []candidate
	for _, c := range b.known {
		if holds(all, c.entity) {
			known = append(known, c)
		}
	}
	if c, one := only(known, func(c candidate) bool { return slices.Contains(r.about, c.entity) }); one {
		return r.chosen(v, c, About)
	}
	if c, one := only(known, func(c candidate) bool { return r.isIntroduced(c.entity) }); one {
		return r.chosen(v, c, Introduced)
	}
	preferred := r.preferred(b, name)
	rival := func(c candidate) bool { return c.entity != preferred && r.isNamedAlone(c.entity) }
	if c, found := find(all, preferred); found && !slices.ContainsFunc(known, rival) {
		return r.chosen(v, c, Prefer)
	}
	v.status, v.doubt = Ambiguous, severalDoubt
	return v
}

// chosen is the verdict that a name means a candidate, who is spoken of from here on if it is a full name.
func (r *reading) chosen(v verdict, c candidate, rule Rule) verdict {
	if c.kind == mention.Full || c.kind == mention.Acronym {
		r.note(r.spoken, c.entity)
	}
	v.entity, v.rule, v.status = c.entity, rule, Linked
	if c.kind == mention.Adjective {
		v.status = Counted
	}
	return v
}

// only returns the one candidate that fits, if there is just one.
func only(all []candidate, fits func(candidate) bool) (found candidate, one bool) {
	n := 0
	for _, c := range all {
		if fits(c) {
			found = c
			n++
		}
	}
	return found, n == 1
}

func candidatesOf(bearers []introduction) []candidate {
	list := make([]candidate, len(bearers))
	for i, b := range bearers {
		list[i] = b.candidate
	}
	return list
}
