package check

import (
	"slices"

	"gloss/generator/diag"
	"gloss/generator/site"
)

// unnamed lists the entities that no other record mentions: nobody is led to their pages.
func unnamed(s *site.Site) (problems []diag.Diagnostic) {
	named := namedBy{}
	named.articles(s)
	named.entities(s)
	for _, t := range s.Topics {
		named.add(nil, t.About...)
		named.add(nil, t.Prose.Entities()...)
	}
	for _, p := range s.Pages {
		named.add(nil, p.Prose.Entities()...)
	}
	named.add(nil, s.Intro.Entities()...)
	for _, e := range s.Entities {
		if named[e] {
			continue
		}
		problems = append(problems, diag.Diagnostic{
			Code: diag.EntityUnnamed, At: e.Source.Name.At,
			Message: "no other record mentions this: name it in a text, or add the alias by which texts call it",
		})
	}
	return problems
}

// namedBy are the entities that somebody else mentions.
type namedBy map[*site.Entity]bool

// add adds the entities that one of them, or nobody of them, mentions.
func (named namedBy) add(by *site.Entity, entities ...*site.Entity) {
	for _, e := range entities {
		if e != nil && e != by {
			named[e] = true
		}
	}
}

func (named namedBy) articles(s *site.Site) {
	for _, a := range s.Articles {
		named.add(nil, a.About...)
		for _, n := range a.Named {
			named[n.Entity] = true
		}
		for _, m := range slices.Concat(a.HeadMentions, a.Mentions) {
			named.add(nil, m.Candidates...) // it may be the one that is meant
		}
		for _, n := range a.Notes {
			named.add(nil, n.About...)
			named.add(nil, n.Named...)
			for _, party := range slices.Concat(n.By, n.Via) {
				named.add(nil, party.Entity, party.Of)
			}
		}
	}
}

func (named namedBy) entities(s *site.Site) {
	for _, e := range s.Entities {
		named.add(e, e.Prose.Entities()...)
		named.add(e, e.PartOf)
		named.add(e, e.Parties...)
		for _, r := range e.Roles {
			named.add(e, r.Of)
		}
		for _, r := range e.Relations {
			named.add(e, r.From, r.To.Entity, r.To.Of)
		}
		for _, d := range e.Dates {
			named.add(e, d.Places...)
		}
	}
}
