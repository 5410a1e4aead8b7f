package site

import (
	"slices"
)

// A Side says what the entity of a ledger has to do with the claims in it.
type Side uint8

// The sides of a claim.
const (
	Anyone  Side = iota // nothing: it is the ledger of all claims
	Speaker             // it makes them, or somebody without a page makes them for it
	Others              // nothing: it is the ledger of those who have no page, and belong to none that has
	Subject             // they are about it
)

// A Ledger is what somebody claims, or what is claimed or judged of somebody or something.
type Ledger struct {
	Side    Side
	Entity  *Entity // nil for Anyone and Others
	Address string  // of its first page
	Notes   []*Note // claims and judgements, each claim once however often it is repeated; the newest first
}

// An Exchange is a claim beside those that answer it, or a judgement, which nobody answers.
type Exchange struct {
	Claim   *Note
	Answers []*Note // in the order in which they were made
}

// A LedgerList is a page of a list of ledgers, by the name of their entities.
type LedgerList struct {
	Leaf
	Side    Side // Speaker or Subject
	Ledgers []Ledger
}

// An ExchangeList is a page of a ledger.
type ExchangeList struct {
	Leaf
	Side      Side
	Entity    *Entity
	Exchanges []Exchange
}

// firsts are the claims that stand for claims in lists, in the order of these.
func firsts(claims []*Note) (list []*Note) {
	seen := map[*Note]bool{}
	for _, n := range claims {
		if first := n.first(); !seen[first] {
			seen[first] = true
			list = append(list, first)
		}
	}
	return list
}

// newestFirsts are the claims that stand for claims in lists, the newest first.
func newestFirsts(claims []*Note) []*Note {
	return slices.SortedStableFunc(slices.Values(firsts(claims)), newestClaim)
}

// ledgers gathers the claims by those that of names, in the order of the site's entities. Each stands in a folder of its
// own below the address.
func (s *Site) ledgers(side Side, address string, of func(*Note) []*Entity) (ledgers []Ledger) {
	claims := map[*Entity][]*Note{}
	for _, n := range s.Claims {
		for _, e := range of(n) {
			claims[e] = append(claims[e], n)
		}
	}
	for _, e := range s.Entities {
		if notes := newestFirsts(claims[e]); len(notes) > 0 {
			ledgers = append(ledgers, Ledger{side, e, address + e.ID + "/", notes})
		}
	}
	return ledgers
}

// speakers are those who make a claim and those for whom somebody without a page makes it.
func (n *Note) speakers() (list []*Entity) {
	for _, by := range n.By {
		switch {
		case by.Entity != nil:
			list = append(list, by.Entity)
		case by.Of != nil:
			list = append(list, by.Of)
		}
	}
	return list
}

// others is the ledger of the speakers who have no page, and belong to none that has.
func (s *Site) others(address string) Ledger {
	isOther := func(by Party) bool { return by.Entity == nil && by.Of == nil }
	var claims []*Note
	for _, n := range s.Claims {
		if slices.ContainsFunc(n.By, isOther) {
			claims = append(claims, n)
		}
	}
	return Ledger{Side: Others, Address: address, Notes: newestFirsts(claims)}
}

// Exchanges puts each claim of the ledger beside its answers, and each that answers others beside these; such a one
// stands by itself only where it is answered in turn.
func (l Ledger) Exchanges() (list []Exchange) {
	seen := map[*Note]bool{}
	add := func(n *Note) {
		if !seen[n] {
			seen[n] = true
			list = append(list, Exchange{n, n.Answers})
		}
	}
	for _, n := range l.Notes {
		for _, said := range append([]*Note{n}, n.Repetitions...) {
			for _, to := range said.RespondsTo {
				add(to.first())
			}
		}
		if len(n.RespondsTo) == 0 || len(n.Responses) > 0 {
			add(n)
		}
	}
	return list
}

// claimLists makes the pages of the claims: of all, by speaker and by subject.
func (s *Site) claimLists(lists *Lists) {
	by, about := s.At("/claims/by/"), s.At("/claims/about/")
	speakers := s.ledgers(Speaker, by, (*Note).speakers)
	subjects := s.ledgers(Subject, about, func(n *Note) []*Entity { return n.About })
	lists.Speakers, lists.Subjects = ledgerLists(Speaker, by, speakers), ledgerLists(Subject, about, subjects)
	lists.Others = s.others(s.At("/claims/by-others/"))
	lists.Claims = exchangeLists(Ledger{Side: Anyone, Address: s.At("/claims/"), Notes: newestFirsts(s.Claims)})
	for _, l := range speakers {
		l.Entity.LedgerBy = l
		lists.ClaimsOf = append(lists.ClaimsOf, exchangeLists(l)...)
	}
	for _, l := range subjects {
		l.Entity.LedgerAbout = l
		lists.ClaimsOf = append(lists.ClaimsOf, exchangeLists(l)...)
	}
	if len(lists.Others.Notes) > 0 {
		lists.ClaimsOf = append(lists.ClaimsOf, exchangeLists(lists.Others)...)
	}
}

func exchangeLists(l Ledger) (lists []ExchangeList) {
	for leaf, some := range leaves(l.Address, l.Address, l.Exchanges(), claimsPage) {
		leaf.Total = len(l.Notes)
		lists = append(lists, ExchangeList{leaf, l.Side, l.Entity, some})
	}
	return lists
}

func ledgerLists(side Side, address string, ledgers []Ledger) (lists []LedgerList) {
	for leaf, some := range leaves(address, address, ledgers, onePage) {
		lists = append(lists, LedgerList{leaf, side, some})
	}
	return lists
}
