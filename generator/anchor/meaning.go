package anchor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/language"
	"gloss/generator/text"
)

// maxPairs is how many pairs of words are asked whether one is the opposite of the other. What has more is no edit.
const maxPairs = 10_000

// A guard says what is heeded in a comparison: the keys of names, and whether the quotation may end inside words, so that
// what begins with a capital need be no name.
type guard struct {
	names []string
	cut   bool
}

// isGrave reports whether a change may change the meaning: whether one of the tokens that only one of its sides has
// is a number, a negation, a percentage or currency, or part of a name; or whether one is the opposite of another. A
// token that differs in case or diacritics alone is no name any more, or has become one (us, US, if that is declared).
// Weighty tokens that stand in another order are not the same.
func isGrave(old, new version, before, after text.Range) bool {
	kept := map[string][]token{}
	for _, t := range new.tokens(after) {
		kept[t.folded] = append(kept[t.folded], t)
	}
	var removed, added []token
	last := 0 // the furthest place in new of what was kept
	for _, t := range old.tokens(before) {
		same := kept[t.folded]
		if len(same) == 0 {
			removed = append(removed, t)
			continue
		}
		kept[t.folded] = same[1:]
		if same[0].Start < last && (old.isWeighty(t) || new.isWeighty(same[0])) {
			return true
		}
		last = max(last, same[0].Start)
		if t.s != same[0].s && old.isNamed(t) != new.isNamed(same[0]) {
			return true
		}
	}
	for _, left := range kept {
		added = append(added, left...)
	}
	return slices.ContainsFunc(removed, old.isWeighty) || slices.ContainsFunc(added, new.isWeighty) ||
		areOpposite(removed, added)
}

func areOpposite(removed, added []token) bool {
	if len(removed)*len(added) > maxPairs {
		return true
	}
	for _, a := range removed {
		for _, b := range added {
			a, b := strings.ToLower(a.s), strings.ToLower(b.s)
			if language.Negates(a, b) || language.Negates(b, a) {
				return true
			}
		}
	}
	return false
}

// isWeighty reports whether a sentence without the token, or with it, may say something else.
func (v version) isWeighty(t token) bool {
	if strings.ContainsFunc(t.s, isQuantity) || v.isNamed(t) || v.isCapital(t) {
		return true
	}
	for _, word := range []string{strings.ToLower(t.s), strings.TrimPrefix(t.folded, "'")} {
		if language.IsNegation(word) || language.IsNumberWord(word) || language.IsPercentOrCurrency(word) {
			return true
		}
	}
	return false
}

// isQuantity reports whether a character is a digit, or says what is counted.
func isQuantity(r rune) bool {
	return unicode.IsNumber(r) || unicode.Is(unicode.Sc, r) || strings.ContainsRune("%‰٪؉", r)
}

func (v version) isNamed(t token) bool {
	at := v.nextName(t.Start)
	return at < len(v.names) && v.names[at].Overlaps(t.Range)
}

// nextName returns the index of the first name that ends behind an offset.
func (v version) nextName(at int) int {
	i, _ := slices.BinarySearchFunc(v.names, at+1, func(name text.Range, at int) int { return name.End - at })
	return i
}

// isCapital reports whether a token begins with a capital and no sentence begins there: then it is a name, whether
// anybody has declared it or not. Of a word that may begin a sentence only an acronym says so.
func (v version) isCapital(t token) bool {
	letters := []rune(t.s)
	if v.cut || t.s == "I" || t.s == "A" || !unicode.IsUpper(letters[0]) {
		return false
	}
	return len(letters) > 1 && unicode.IsUpper(letters[1]) || !v.beginsSentence(t.Start)
}

func (v version) beginsSentence(at int) bool {
	before := strings.TrimRight(v.s[:at], ` "'([-`)
	last, _ := utf8.DecodeLastRuneInString(before)
	if last == '.' {
		return !text.RunsOn(before, v.s[at:])
	}
	return before == "" || strings.ContainsRune("!?:。!?؟", last)
}

// keys returns the keys of names.
func keys(names []string) []string {
	keys := make([]string, 0, len(names))
	for _, name := range names {
		if key := text.Key(name); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// nameRanges returns where names stand in a range of s, ascending. Names that overlap are one.
func nameRanges(s string, within text.Range, names []string) []text.Range {
	var found []text.Range
	for _, name := range names {
		for at := within.Start; at < within.End; {
			i := strings.Index(s[at:within.End], name)
			if i < 0 {
				break
			}
			r := text.Range{Start: at + i, End: at + i + len(name)}
			if mayBound(s, r.Start) && mayBound(s, r.End) {
				found = append(found, r)
			}
			at = r.End
		}
	}
	slices.SortFunc(found, func(a, b text.Range) int { return a.Start - b.Start })
	apart := found[:0]
	for _, r := range found {
		if n := len(apart); n > 0 && r.Start < apart[n-1].End {
			apart[n-1].End = max(apart[n-1].End, r.End)
			continue
		}
		apart = append(apart, r)
	}
	return apart
}

// mayBound reports whether a name may begin or end at an offset: not inside a word, except in scripts that put no
// spaces, or that write particles together with names.
func mayBound(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	joins := func(r rune) bool { return language.IsUnspaced(r) || unicode.In(r, unicode.Hangul, unicode.Arabic) }
	return !isLetter(before) || !isLetter(after) || joins(before) || joins(after)
}
