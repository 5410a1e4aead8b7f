package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/text"
)

// words returns the words of a range of a key: letters and digits without a space between them, each character of a
// script that puts no spaces, each sign. A number keeps the signs within it (1,500.75) and before it (-5).
func words(s string, r text.Range) []text.Range {
	var words []text.Range
	s = r.In(s)
	for at := 0; at < len(s); {
		end := wordEnd(s, at)
		if s[at] != ' ' {
			words = append(words, text.Range{Start: r.Start + at, End: r.Start + end})
		}
		at = end
	}
	return words
}

func wordEnd(s string, at int) int {
	r, size := utf8.DecodeRuneInString(s[at:])
	end := at + size
	isSign := r == '-' && startsWord(s, at) && startsNumber(s[end:])
	for end < len(s) {
		next, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsMark(next) && !isInWord(s, end) && !isInNumber(s, end) && !isSign {
			return end
		}
		isSign = false
		end += size
	}
	return end
}

// widened moves the ends of a range that cut a word or a number to its ends.
func widened(s string, r text.Range) text.Range {
	for n := 0; n < maxWord && cutsWord(s, r.Start); n++ {
		_, size := utf8.DecodeLastRuneInString(s[:r.Start])
		r.Start -= size
	}
	for n := 0; n < maxWord && cutsWord(s, r.End); n++ {
		_, size := utf8.DecodeRuneInString(s[r.End:])
		r.End += size
	}
	return r
}

func cutsWord(s string, at int) bool {
	if at <= 0 || at >= len(s) {
		return false
	}
	isSigned := s[at-1] == '-' && startsWord(s, at-1) && startsNumber(s[at:])
	return isSigned || isInWord(s, at) || isInNumber(s, at)
}

func startsWord(s string, at int) bool { return at == 0 || s[at-1] == ' ' }

func startsNumber(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsNumber(r)
}

// isInNumber reports whether an offset stands before or behind a separator between two digits.
func isInNumber(s string, at int) bool {
	before, size := utf8.DecodeLastRuneInString(s[:at])
	switch {
	case isSeparator(s[at]):
		return unicode.IsNumber(before) && startsNumber(s[at+1:])
	case size == 1 && isSeparator(s[at-1]):
		before, _ = utf8.DecodeLastRuneInString(s[:at-1])
		return unicode.IsNumber(before) && startsNumber(s[at:])
	}
	return false
}

func isSeparator(c byte) bool { return c == '.' || c == ',' || c == ':' || c == '/' || c == '\'' }

// A token is a word, or the part of one that has a meaning of its own.
type token struct {
	text.Range
	s, folded string
}

// tokens returns the tokens of a range. Digits and letters part (6명이), names and what is written together with them
// (김정은 은), contractions too: n' est, does n't, Kim 's.
func (v version) tokens(r text.Range) []token {
	var tokens []token
	for _, w := range words(v.s, r) {
		for at := w.Start; at < w.End; {
			end := v.nameEdge(at, at+tokenLen(w.In(v.s)[at-w.Start:]))
			t := token{Range: text.Range{Start: at, End: end}, s: v.s[at:end]}
			t.folded = text.Fold(t.s).F
			tokens = append(tokens, t)
			at = end
		}
	}
	return tokens
}

// nameEdge returns where the first name within a range begins or ends, or else the end of the range.
func (v version) nameEdge(start, end int) int {
	at := v.nextName(start)
	switch {
	case at == len(v.names):
		return end
	case v.names[at].Start > start:
		return min(end, v.names[at].Start)
	}
	return min(end, v.names[at].End)
}

// tokenLen returns the length of the first token of a word.
func tokenLen(word string) int {
	first, size := utf8.DecodeRuneInString(word)
	number := unicode.IsNumber(first) || first == '-' && startsNumber(word[size:])
	letters := 1
	for size < len(word) {
		r, n := utf8.DecodeRuneInString(word[size:])
		if !unicode.IsMark(r) && number != isNumeric(word, size) {
			break
		}
		if r == '\'' && !number {
			return apostropheLen(word, size, letters)
		}
		size, letters = size+n, letters+1
	}
	return size
}

// isNumeric reports whether a digit, or a separator before one, stands at an offset that is not the first.
func isNumeric(word string, at int) bool { return startsNumber(word[at:]) || isInNumber(word, at) }

// apostropheLen returns where the token ends that so many letters begin before an apostrophe: behind it where they are
// an elision (l', qu'), before the n of n't, or else before it.
func apostropheLen(word string, at, letters int) int {
	switch {
	case word[at:] == "'t" && strings.HasSuffix(word[:at], "n") && letters > 1:
		return at - 1
	case letters <= 2:
		return at + 1
	}
	return at
}
