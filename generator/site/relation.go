package site

import (
	"cmp"
	"slices"

	"gloss/generator/content"
	"gloss/generator/edtf"
)

// A Relation is a sentence that ties two together: From, Type, To. It stands on the pages of both.
type Relation struct {
	From *Entity
	// Type is the words between the two, in Language.
	Type, Language string
	To             Party
	Source         *content.Relation
}

// A Holder is a person who holds or held an office in an organisation or country.
type Holder struct {
	Person *Entity
	Role   *Role
}

func (l *linker) relations(e *Entity, from origin) (relations []Relation) {
	for i := range e.Source.Relations {
		own := &e.Source.Relations[i]
		if to, ok := l.party(own.To, from); ok {
			relations = append(relations, Relation{From: e, Type: own.Type.Value, Language: e.Language, To: to, Source: own})
		}
	}
	return relations
}

// joinRelations tells each entity what others say of it: relations, offices, agreements that it is a party to.
func (l *linker) joinRelations() {
	inverses := l.inverses()
	own := map[*Entity][]Relation{}
	for _, e := range l.site.Entities {
		own[e] = e.Relations
	}
	for _, e := range l.site.Entities {
		for _, r := range own[e] {
			if other := r.To.Entity; other != nil && other != e {
				other.hear(r, own[other], inverses[r.Type], l.site.Settings.Language.Value)
			}
		}
		for i := range e.Roles {
			if of := e.Roles[i].Of; of != nil {
				of.Holders = append(of.Holders, Holder{e, &e.Roles[i]})
			}
		}
		for _, party := range e.Parties {
			party.PartyTo = append(party.PartyTo, e)
		}
	}
	for _, e := range l.site.Entities {
		slices.SortStableFunc(e.Holders, func(a, b Holder) int {
			return edtf.Compare(b.Role.Source.Since.Date, a.Role.Source.Since.Date)
		})
	}
}

// hear adds what a relation of another entity says of this one: in the words of the inverse where the type has one, unless
// it says so in its own relations.
func (e *Entity) hear(r Relation, own []Relation, inverse, language string) {
	said := func(o Relation) bool {
		return o.To.Entity == r.From && (o.Type == inverse || inverse == "" && o.Type == r.Type)
	}
	switch {
	case slices.ContainsFunc(own, said):
	case inverse == "":
		e.Relations = append(e.Relations, r)
	default:
		e.Relations = append(e.Relations, Relation{From: e, Type: inverse, Language: language, To: Party{Entity: r.From}, Source: r.Source})
	}
}

// inverses lead from a type of relation to what it is called from its other end, either way.
func (l *linker) inverses() map[string]string {
	inverses := map[string]string{}
	for _, i := range l.site.Settings.Inverses {
		inverses[i.Type.Value] = i.Inverse.Value
	}
	for _, i := range l.site.Settings.Inverses {
		inverses[i.Inverse.Value] = cmp.Or(inverses[i.Inverse.Value], i.Type.Value)
	}
	return inverses
}
