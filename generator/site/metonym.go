package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/language"
)

// isPlace reports whether the words around the name of a capital say that the place is meant, and not those who govern
// from there: a preposition before it, or before another name that it is joined to; a Korean particle behind it.
func (s *setting) isPlace() bool {
	if language.IsKoreanPlace(s.after) || language.IsHanPlace(s.before, s.after) {
		return true
	}
	if owned, found := strings.CutPrefix(s.after, "'s "); found && language.IsAttitude(firstWord(owned)) {
		return false
	}
	if joined, found := strings.CutPrefix(s.after, "-"); found && language.IsPlaceSuffix(firstWord(joined)) {
		return true
	}
	if s.isTown() {
		return true
	}
	before, last := cutLast(s.before)
	switch {
	case language.IsPlaceProclitic(last):
		return true
	case last == 'و' && (before == "" || strings.HasSuffix(before, " ")):
		return isJoinedToPlace(before)
	}
	return followsPlaceWord(s.before) || s.isInList()
}

// isTown reports whether something that a town has follows: “a Moscow court”, “Moscow State University”.
func (s *setting) isTown() bool {
	owned, _ := strings.CutPrefix(s.after, "'s")
	owned, spaced := strings.CutPrefix(owned, " ")
	word := firstWord(owned)
	if language.IsTownAdjective(word) {
		_, owned, _ = strings.Cut(owned, " ")
		word = firstWord(owned)
	}
	return spaced && language.IsTownNoun(word)
}

// isInCountry reports whether the name of a country follows behind a comma: “Seoul, South Korea”.
func (s *setting) isInCountry(governments []candidate) bool {
	country, found := strings.CutPrefix(s.after, ", ")
	return found && slices.ContainsFunc(governments, func(c candidate) bool { return strings.HasPrefix(country, c.entity.Title) })
}

// firstWord returns the word with which a text begins, without signs behind it.
func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return strings.ToLower(strings.TrimRight(word, `.,;:!?"')]`))
}

func cutLast(text string) (rest string, last rune) {
	last, size := utf8.DecodeLastRuneInString(text)
	return text[:len(text)-size], last
}

// How many words are looked at for a preposition (in the northern suburban), how many names that share one, and how many
// words each of these may have.
const maxAreas, maxJoined, maxNameWords = 4, 6, 3

// followsPlaceWord reports whether a text ends with a preposition of place, words that tell the area behind it or not.
func followsPlaceWord(before string) bool {
	for range maxAreas {
		word, rest := lowerBefore(before)
		if word == "" {
			return false
		}
		second, _ := lowerBefore(rest)
		if language.IsPlaceWord(word) || language.IsPlaceWord(second+" "+word) {
			return true
		}
		if !language.IsArea(word) {
			return false
		}
		before = rest
	}
	return false
}

// lowerBefore returns the word that ends a text in small letters, a blank or an apostrophe behind it (près d'), and the
// text before it. There is none where another sign stands between.
func lowerBefore(before string) (word, rest string) {
	word, rest = wordBefore(before)
	if elided := strings.HasSuffix(before, "'"); elided {
		at := strings.LastIndexByte(before, ' ') + 1
		word, rest = before[at:], before[:at]
	} else if !endsWord(word) {
		return "", before
	}
	return strings.ToLower(strings.TrimLeft(word, openingSigns)), rest
}

// isInList reports whether the name stands in a list behind a preposition of place: “in Moscow and Pyongyang”, “in Moscow,
// Seoul and Tokyo”. Two names are joined by a conjunction alone, since a comma may begin a clause: “in Moscow, Seoul is
// thought to”, “in Moscow, and Seoul said”.
func (s *setting) isInList() bool {
	word, rest := lowerBefore(s.before)
	switch conjunction := language.IsConjunction(word); {
	case conjunction && strings.HasSuffix(rest, ", "):
		previous, _, placed := nameBefore(strings.TrimSuffix(rest, ", ") + " ")
		return !placed && strings.HasSuffix(previous, ", ") && isJoinedToPlace(previous)
	case conjunction:
		return isJoinedToPlace(rest)
	}
	return strings.HasSuffix(s.before, ", ") && goesOnAsList(s.after) && isJoinedToPlace(s.before)
}

// isJoinedToPlace reports whether a text ends with names behind a preposition of place, a comma between any two.
func isJoinedToPlace(before string) bool {
	for range maxJoined {
		rest, named, placed := nameBefore(strings.TrimSuffix(strings.TrimSuffix(before, " "), ",") + " ")
		if placed || !named || !strings.HasSuffix(rest, ", ") {
			return placed
		}
		before = rest
	}
	return false
}

// nameBefore goes back over a name that ends a text, and reports whether a preposition of place stands before it.
func nameBefore(before string) (rest string, named, placed bool) {
	rest = before
	for range maxNameWords {
		word, more := wordBefore(rest)
		first, _ := utf8.DecodeRuneInString(word)
		if !endsWord(word) || unicode.IsLower(first) {
			return rest, named, false
		}
		rest, named = more, true
		if followsPlaceWord(rest) {
			return rest, true, true
		}
	}
	return rest, named, false
}

// goesOnAsList reports whether a conjunction and a name end the list that begins so: “ and Tokyo”, “, Tokyo and Beijing”.
func goesOnAsList(after string) bool {
	words := strings.Fields(after)
	for i, word := range words {
		switch {
		case language.IsConjunction(word):
			return i+1 < len(words) && hasCapital(words[i+1])
		case i == 0 && word != ",", i > 0 && !hasCapital(word):
			return false
		}
	}
	return false
}
