package site

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/language"
	"gloss/generator/text"
)

// A setting is a name in its block of K and what stands around it, as far as it can decide what the name means.
type setting struct{ before, name, after string }

// settingReach is how many bytes before and behind a name are looked at: a few words.
const settingReach = 200

// newSetting is the setting of a name in a block, both ranges of K.
func newSetting(k string, block, name text.Range) setting {
	from, to := max(block.Start, name.Start-settingReach), min(block.End, name.End+settingReach)
	for from < name.Start && !utf8.RuneStart(k[from]) {
		from++
	}
	for to > name.End && to < len(k) && !utf8.RuneStart(k[to]) {
		to--
	}
	return setting{k[from:name.Start], name.In(k), k[name.End:to]}
}

// isLone reports whether a family name stands by itself: not as a part of a longer name, declared or not.
func (s *setting) isLone() bool { return !s.runsOn() && !s.isContinued() }

// runsOn reports whether a word with a capital follows within the sentence: “Kim Jong Un”.
func (s *setting) runsOn() bool {
	rest, spaced := strings.CutPrefix(s.after, " ")
	return spaced && hasCapital(rest)
}

// isContinued reports whether the word before a family name may belong to the name, too: it has a capital, is no title, and
// is none of the words that begin a sentence. Of “O'Brien” the first letter does.
func (s *setting) isContinued() bool {
	word, rest := wordBefore(s.before)
	if word == "" {
		elided := strings.TrimSuffix(s.before, "'")
		last, _ := utf8.DecodeLastRuneInString(elided)
		return elided != s.before && unicode.IsUpper(last)
	}
	if isNickname(word) {
		first, _ := wordBefore(rest)
		return hasCapital(first) && endsWord(first)
	}
	bare := strings.TrimLeft(word, openingSigns)
	begins := bare != word || endsSentence(rest)
	if cut, dotted := strings.CutSuffix(bare, "."); dotted {
		if !text.RunsOn(strings.TrimSuffix(s.before, " "), s.name) {
			return false
		}
		bare = cut
	}
	if !hasCapital(bare) || !endsWord(bare) || isTitle(bare) {
		return false
	}
	return !begins || !language.OpensSentence(strings.ToLower(bare))
}

// hasTitle reports whether a title says that the name is a person's: before it with a capital, where the script has them,
// or in Korean and Chinese behind it.
func (s *setting) hasTitle() bool {
	word, _ := wordBefore(s.before)
	word = strings.TrimSuffix(strings.TrimLeft(word, openingSigns), ".")
	first, _ := utf8.DecodeRuneInString(word)
	if isTitle(word) && !unicode.IsLower(first) {
		return true
	}
	behind, spaced := strings.CutPrefix(s.after, " ")
	behind, _, _ = strings.Cut(behind, " ")
	first, _ = utf8.DecodeRuneInString(behind)
	return spaced && unicode.Is(unicode.Hangul, first) && language.IsTitle(strings.TrimRight(behind, ".,!?")) ||
		language.HasHanTitle(s.before, s.after)
}

// isTitle reports whether a word, or the last part of a compound, is a title.
func isTitle(word string) bool {
	word = strings.ToLower(word)
	return language.IsTitle(word) || language.IsTitle(word[strings.LastIndexByte(word, '-')+1:])
}

// The signs that may open what follows them, and those that may close what precedes them.
const openingSigns, closingSigns = `"'([{¿¡`, `"')]} `

// wordBefore returns the word that ends a text, a blank behind it, with all signs that adjoin it, and the text before it.
func wordBefore(before string) (word, rest string) {
	trimmed := strings.TrimSuffix(before, " ")
	if trimmed == before {
		return "", before
	}
	at := strings.LastIndexByte(trimmed, ' ') + 1
	return trimmed[at:], trimmed[:at]
}

func hasCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) || unicode.IsTitle(first)
}

// endsWord reports whether no sign divides a word from the next one.
func endsWord(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.In(last, unicode.Letter, unicode.Mark, unicode.Nd)
}

// endsSentence reports whether a sentence may begin behind a text.
func endsSentence(before string) bool {
	before = strings.TrimRight(before, closingSigns)
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?:;-。！？", last)
}
