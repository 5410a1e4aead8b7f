package anchor

import (
	"unicode"
	"unicode/utf8"

	"gloss/generator/language"
	"gloss/generator/text"
)

// maxWord is the longest word in characters. In what is longer, any place is as good: looking for the ends of a word as
// long as the text would take too long where that is done often.
const maxWord = 100

// wholeWords moves the ends of a range of a key that stand inside a word to the nearer end of the word.
func wholeWords(s string, r text.Range) text.Range {
	r.Start, r.End = nearerEdge(s, r.Start, true), nearerEdge(s, r.End, false)
	r.End = max(r.Start, r.End)
	for r.Len() > 0 && s[r.Start] == ' ' {
		r.Start++
	}
	for r.Len() > 0 && s[r.End-1] == ' ' {
		r.End--
	}
	return r
}

// nearerEdge returns the nearer of the two ends of the word around an offset; of two equally near ones the first, or
// else the last.
func nearerEdge(s string, at int, first bool) int {
	before, after := at, at
	left, right := 0, 0
	for ; left <= maxWord && isInWord(s, before); left++ {
		_, size := utf8.DecodeLastRuneInString(s[:before])
		before -= size
	}
	for ; right <= maxWord && isInWord(s, after); right++ {
		_, size := utf8.DecodeRuneInString(s[after:])
		after += size
	}
	if min(left, right) > maxWord {
		return at
	}
	if left < right || left == right && first {
		return before
	}
	return after
}

// isInWord reports whether an offset stands inside a word. In a script that puts no spaces, each letter is a word.
func isInWord(s string, at int) bool {
	if at <= 0 || at >= len(s) {
		return false
	}
	before, size := utf8.DecodeLastRuneInString(s[:at])
	after, sizeAfter := utf8.DecodeRuneInString(s[at:])
	switch {
	case unicode.IsMark(after):
		return true
	case before == '\'' && at > size:
		before, _ = utf8.DecodeLastRuneInString(s[:at-size]) // don't
	case after == '\'' && at+sizeAfter < len(s):
		after, _ = utf8.DecodeRuneInString(s[at+sizeAfter:])
	}
	return isLetter(before) && isLetter(after) && !language.IsUnspaced(before) && !language.IsUnspaced(after)
}

// isLetter reports whether a character is part of a word.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
