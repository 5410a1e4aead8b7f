// Package search makes the index that a browser searches.
//
// Documents come in as texts of fields, the index goes out in the JSON of MiniSearch 7, its serialization version 2: the
// browser loads it as it is. Both ends must cut a text into the same words, so the rule is short ([Words]) and the script
// search.js of the theme follows it to the letter; what a reader may type differently (errors, joined words, particles)
// is tried by the script and needs no room here.
package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/language"
	"gloss/generator/text"
)

// Words cuts a text into the words that are looked for: runs of letters, digits and marks, folded as by [text.Fold] and
// decomposed (Unicode form KD), without apostrophes. Of Hangul a word is its letters, so that a syllable half typed
// begins it. A run in a script that sets no spaces between words is every two neighbouring characters, or its only one.
func Words(s string) []string {
	var words []string
	for _, run := range runs(s) {
		words = append(words, run.words()...)
	}
	return words
}

// Terms are what an index holds of a text: its words, and those on both sides of a hyphen joined. Of a run without spaces
// its last character is one more, so that every character begins a term; of a long word of Hangul its ends are, since it
// is most often several words.
func Terms(s string) []string { return terms(s, false) }

// NameTerms are those of a name: any two neighbouring words joined too, since the parts of a name are written
// together or apart.
func NameTerms(s string) []string { return terms(s, true) }

func terms(s string, joinAll bool) []string {
	var list []string
	all := runs(s)
	for i, r := range all {
		list = append(list, r.words()...)
		if r.unspaced && len(r.text) > 1 {
			list = append(list, string(r.text[len(r.text)-1]))
		}
		list = append(list, r.ends()...)
		if i > 0 && (joinAll || r.hyphen) && !r.unspaced && !all[i-1].unspaced {
			list = append(list, string(all[i-1].text)+string(r.text))
		}
	}
	return list
}

// A run is a stretch of characters of words, folded.
type run struct {
	text     []rune
	unspaced bool // it is in a script that sets no spaces
	hyphen   bool // a hyphen alone parts it from the run before
}

// words are the run itself or, without spaces, its pairs of characters.
func (r run) words() []string {
	if !r.unspaced || len(r.text) == 1 {
		return []string{string(r.text)}
	}
	var pairs []string
	for i := range len(r.text) - 1 {
		pairs = append(pairs, string(r.text[i:i+2]))
	}
	return pairs
}

// A word of Hangul has ends of its own if it has compoundLength syllables; each end has endLength or more.
const (
	compoundLength = 4
	endLength      = 2
)

// ends are what a word of Hangul ends with, from each syllable but the first on.
func (r run) ends() (ends []string) {
	syllables := []rune(norm.NFC.String(string(r.text)))
	for i := 1; len(syllables) >= compoundLength && i <= len(syllables)-endLength; i++ {
		if !unicode.Is(unicode.Hangul, syllables[i]) {
			return nil
		}
		ends = append(ends, norm.NFD.String(string(syllables[i:])))
	}
	return ends
}

func runs(s string) (all []run) {
	var between []rune // what parts a run from the one before
	for _, c := range strings.ReplaceAll(fold(s), "'", "") {
		if !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c) {
			between = append(between, c)
			continue
		}
		unspaced := isUnspaced(c)
		if len(all) == 0 || len(between) > 0 || all[len(all)-1].unspaced != unspaced {
			all = append(all, run{unspaced: unspaced, hyphen: string(between) == "-"})
			between = between[:0]
		}
		last := &all[len(all)-1]
		last.text = append(last.text, c)
	}
	return all
}

func fold(s string) string {
	return norm.NFKD.String(text.Fold(text.Key(norm.NFKD.String(s))).F)
}

// isUnspaced reports whether a character is of a script that sets no spaces between words, or one of the Kana's marks of
// sound and length, which belong to several.
func isUnspaced(r rune) bool {
	return language.IsUnspaced(r) || r == '\u3099' || r == '\u309a' || r == 'ー'
}
