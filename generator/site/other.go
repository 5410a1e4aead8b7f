package site

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/language"
)

// isOther reports whether what is around a family name says that somebody else of the family is meant, “the elder Bush”, or
// nobody: “in May”.
func (s *setting) isOther() bool {
	before, _ := lowerBefore(s.before)
	return isOfGeneration(s.after) || language.IsOther(before) || s.isMonth()
}

// courtesy reports whether the title that ends a text says that a man is meant, or a woman: Mr, Mrs.
func courtesy(before string) (man, woman bool) {
	word, _ := wordBefore(before)
	return language.CourtesyOf(strings.ToLower(strings.TrimSuffix(strings.TrimLeft(word, openingSigns), ".")))
}

// isOneOfCouple reports whether a family name has a title of courtesy in a text in which it has those of a man and of a
// woman: one of the two is not the one whom the text names in full.
func (b *bearers) isOneOfCouple(s setting) bool {
	man, woman := courtesy(s.before)
	return b.man && b.woman && (man || woman)
}

// isOfGeneration reports whether what stands behind a person's name tells one of a family from another: “Donald Trump Jr.”,
// “Le Pen père”, “Bush the elder”. A comma divides only what has a capital, since “Kim, senior officials said” is no such
// name.
func isOfGeneration(after string) bool {
	if apart, comma := strings.CutPrefix(after, ", "); comma {
		return hasCapital(apart) && language.IsGeneration(firstWord(apart))
	}
	word, spaced := strings.CutPrefix(after, " ")
	return spaced && language.IsGeneration(firstWord(strings.TrimPrefix(word, "the ")))
}

// isMonth reports whether a name is that of a month and stands in a date: “3 May”, “May 2024”, “in May”, “April or May”.
func (s *setting) isMonth() bool {
	if !language.IsMonth(strings.ToLower(s.name)) {
		return false
	}
	before, rest := wordBefore(s.before)
	if language.IsConjunction(strings.ToLower(before)) {
		before, _ = wordBefore(rest)
	}
	before = strings.ToLower(strings.TrimLeft(before, openingSigns))
	return hasDigit(before) || language.IsDating(before) || language.IsMonth(before) ||
		hasDigit(strings.TrimPrefix(s.after, " ")) || language.IsMonth(firstWord(strings.TrimLeft(s.after, " ,")))
}

// hasDigit reports whether a word begins with a digit.
func hasDigit(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(first)
}

// isNickname reports whether a word, all of it between quotation marks or brackets, is a name that a person goes by:
// Ferdinand “Bongbong” Marcos.
func isNickname(word string) bool {
	bare := strings.TrimLeft(word, openingSigns)
	return bare != word && hasCapital(bare) && !endsWord(bare) && endsWord(strings.TrimRight(bare, closingSigns))
}
