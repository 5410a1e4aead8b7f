package mention

import (
	"unicode/utf8"

	"gloss/generator/text"
)

// Find returns the places of the names in a text, in its order. They do not overlap.
func (f *Finder) Find(t *text.Text) []Match {
	s := search{f: f, text: t, place: place{alphabet: f.alphabet, k: t.K}, matches: make([]Match, 0, len(t.K)/bytesPerName)}
	for _, block := range t.Blocks() {
		s.block, s.capitalled, s.last = block, unknown, found{match: -1}
		s.eachStart(s.findAt)
	}
	return s.matches
}

// bytesPerName is how many bytes of a report commonly hold one name: room for so many matches is made.
const bytesPerName = 160

// A search is one text being read.
type search struct {
	place
	f          *Finder
	text       *text.Text
	capitalled ternary // whether the block is in capitals
	ends       []end
	buffer     [utf8.UTFMax]byte
	forms      []*form
	last       found
	matches    []Match
	around     window
}

// An end is where a key ends that was walked from one place.
type end struct {
	at, key int
}

// A found is a place at which names stand.
type found struct {
	at    text.Range
	key   int
	match int // the index of its match, or -1 where it is ignored
}

// findAt takes the longest name that begins at a place, and returns where it ends; the place itself where none does.
func (s *search) findAt(at int) int {
	if !s.f.opens.allows(s.k[at:s.block.End]) {
		return at
	}
	s.walk(at)
	for i := len(s.ends) - 1; i >= 0; i-- {
		e := s.ends[i]
		if !s.endsWord(e.at) {
			continue
		}
		if names := s.namesAt(text.Range{Start: at, End: e.at}, e.key); len(s.forms) > 0 {
			s.take(text.Range{Start: at, End: e.at}, e.key, names)
			return e.at
		}
	}
	return at
}

// take takes down that names were found at a place; none if it is ignored.
func (s *search) take(at text.Range, key int, names []Reading) {
	now := found{at, key, -1}
	if len(names) > 0 {
		now.match = len(s.matches)
		s.matches = append(s.matches, Match{K: at, Names: names, Near: s.nearlyLonger(at, key)})
	}
	s.settleDoubt(now)
	s.last = now
}
