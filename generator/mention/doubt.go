package mention

import (
	"unicode/utf8"

	"gloss/generator/language"
)

// settleDoubt settles whether the last match is doubtful and the one found now: two Han characters between others may
// be parts of other words. A longer name beside them, or a word that says where they end, takes the doubt away.
func (s *search) settleDoubt(now found) {
	adjoining := s.last.at.Len() > 0 && s.last.at.End == now.at.Start
	if adjoining && s.last.match >= 0 && s.isLong(now) {
		s.matches[s.last.match].Doubtful = false
	}
	if now.match < 0 || !s.isHanPair(now) || adjoining && s.isLong(s.last) {
		return
	}
	before, outside, _ := s.before(now.at.Start)
	after, beyond := s.after(now.at.End)
	s.matches[now.match].Doubtful = outside == han && beyond == han &&
		!language.IsHanNeighbour(before) && !language.IsHanNeighbour(after) &&
		!language.HasHanTitle(s.k[s.block.Start:now.at.Start], s.k[now.at.End:s.block.End])
}

// isLong reports whether a name is long enough to be no part of another word.
func (s *search) isLong(f found) bool { return utf8.RuneCountInString(f.at.In(s.k)) > 2 }

// isHanPair reports whether two characters were found, both Han.
func (s *search) isHanPair(f found) bool {
	k := f.at.In(s.k)
	first, size := utf8.DecodeRuneInString(k)
	second, rest := utf8.DecodeRuneInString(k[size:])
	return size+rest == len(k) && s.class(first) == han && s.class(second) == han
}
