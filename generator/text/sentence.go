package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences are ranges in ascending order, without the white space between them.
type Sentences []Range

// At returns the sentence that holds the offset, or else the one before it; the zero Range where there is none.
func (s Sentences) At(offset int) Range {
	i, found := slices.BinarySearchFunc(s, offset, func(r Range, offset int) int { return r.Start - offset })
	switch {
	case found:
		return s[i]
	case i == 0:
		return Range{}
	}
	return s[i-1]
}

// Sentences returns the sentences of K. None runs over a break.
func (t *Text) Sentences() Sentences {
	var all Sentences
	for _, block := range t.Blocks() {
		for _, r := range SplitSentences(t.K[block.Start:block.End]) {
			all = append(all, Range{block.Start + r.Start, block.Start + r.End})
		}
	}
	return all
}

// SplitSentences returns the sentences of a key by the rules of UAX 29, save that none ends after an abbreviation such
// as Mr. or after an initial, and none before a small letter.
func SplitSentences(key string) Sentences {
	var found Sentences
	joined := false
	for parts := sentences.FromString(key); parts.Next(); {
		r := Range{parts.Start(), parts.Start() + len(strings.TrimRightFunc(parts.Value(), unicode.IsSpace))}
		if r.Len() == 0 {
			continue
		}
		if joined {
			r.Start = found[len(found)-1].Start
			found = found[:len(found)-1]
		}
		found = append(found, r)
		joined = RunsOn(key[:r.End], key[parts.End():])
	}
	return found
}

// RunsOn reports whether a sentence goes on after the text before although UAX 29 ends it there.
func RunsOn(before, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(next) {
		return true // "Is it?" he asked.
	}
	if !strings.HasSuffix(before, ".") {
		return false
	}
	word := before[strings.LastIndexByte(before, ' ')+1 : len(before)-1]
	word = strings.TrimLeft(word, `("'[`)
	if abbreviations[word] {
		return true
	}
	if !isInitials(word) || word == "I" {
		return false
	}
	following, _, _ := strings.Cut(after, " ")
	return utf8.RuneCountInString(word) == 1 || !starters[following]
}

// isInitials reports whether a word is capitals with full stops between them: U.S, J.
func isInitials(word string) bool {
	capital := true
	for _, r := range word {
		if capital && !unicode.IsUpper(r) || !capital && r != '.' {
			return false
		}
		capital = !capital
	}
	return word != "" && !capital
}

// abbreviations are followed by a capital letter within a sentence.
var abbreviations = set("Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Capt Cmdr Sgt Adm Sen Rep Gov Pres Amb Hon Rev St Mt Ft " +
	"vs Art Arts Sec ca cf e.g i.e Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")

// starters begin a sentence far more often than they follow initials within one.
var starters = set("The A An He She It They We I You In On At But And That This These Those There His Her Its Their")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		m[word] = true
	}
	return m
}
