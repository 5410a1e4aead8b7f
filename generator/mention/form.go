package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A form is one way to write a name, and how a text is compared with it. Names that are written and compared alike
// share it.
type form struct {
	key      string
	manner   manner
	lowers   bool  // its first letter may be small
	article  bool  // it begins with an article, of either case
	shouts   bool  // it may be written in capitals
	from, to int32 // its names, a stretch of Finder.names
}

// A manner is how a form is compared.
type manner struct {
	rule    rule
	variant bool // it is not what is written in the record
	person  bool
	ignored bool
	unless  int32 // the name whose UnlessBefore and UnlessAfter hold, or nobody
}

const nobody = -1

// order returns a number by which manners are sorted; different ones differ in it.
func (m manner) order() int {
	order := int(m.unless)<<8 | int(m.rule)<<3
	for bit, set := range []bool{m.variant, m.person, m.ignored} {
		if set {
			order |= 1 << bit
		}
	}
	return order
}

// A rule says which spellings of a form are right.
type rule uint8

const (
	smart rule = iota
	acronym
	exact
	anyCase
)

func ruleOf(n Name) rule {
	switch {
	case n.Case == Exact:
		return exact
	case n.Case == Fold:
		return anyCase
	case n.Kind == Acronym:
		return acronym
	}
	return smart
}

// minShouted is how many letters a name must have to be found in capitals: fewer are as likely another word.
const minShouted = 5

func newForm(key string, m manner) form {
	f := form{key: key, manner: m}
	if m.rule != smart {
		return f
	}
	letters := 0
	for _, r := range key {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	f.shouts = letters >= minShouted
	f.article = len(key) > 4 && strings.EqualFold(key[:4], "the ")
	f.lowers = !m.person && isPhrase(key)
	return f
}

// isPhrase reports whether a name is several words of which only the first has a capital, its first letter: such a name
// is written with a small letter inside a sentence. One word would be another one then.
func isPhrase(key string) bool {
	first, size := utf8.DecodeRuneInString(key)
	rest := key[size:]
	return unicode.IsUpper(first) && strings.Contains(rest, " ") &&
		strings.ContainsFunc(rest, unicode.IsLower) && !strings.ContainsFunc(rest, isCapital)
}

// variants returns the other ways to write a name, as keys.
func variants(n Name, key string) []string {
	var all []string
	if n.Person && strings.Contains(key, "-") {
		for _, s := range []string{strings.ReplaceAll(key, "-", " "), strings.ReplaceAll(key, "-", ""), joinWords(key)} {
			if variant := Key(s); !slices.Contains(all, variant) {
				all = append(all, variant)
			}
		}
	}
	if rest, found := strings.CutPrefix(key, "ال"); found && rest != "" {
		// After the preposition ل the article loses its alef, and of three letters lam in a row one.
		all = append(all, "لل"+strings.TrimPrefix(rest, "ل"))
	}
	return all
}

// joinWords takes the hyphens out of a name, and makes the letters behind them small: Yong-Hyun is Yonghyun.
func joinWords(key string) string {
	var b strings.Builder
	joined := false
	for _, r := range key {
		switch {
		case r == '-':
			joined = true
			continue
		case joined:
			r = unicode.ToLower(r)
		}
		joined = false
		b.WriteRune(r)
	}
	return b.String()
}

// A spelling says how a text spells a form.
type spelling uint8

const (
	wrong spelling = iota
	asWritten
	varied
	shouted // right only among other words in capitals
)

// spelling says how a stretch of K that is equal to the form without case spells it. Under the smart rule it may be
//
//   - as written;
//   - with a capital at the beginning of any words that have a small letter there: headings write so, and sentences
//     begin so;
//   - in small letters from the first, if the form is a phrase (see isPhrase);
//   - with the article that begins it in either case;
//   - in capitals, if it is not too short, and only among other words in capitals. In capitals Greek may lose its accents,
//     and German writes ß as SS: whatever has no small letter and is equal without case is right.
func (f *form) spelling(s string) spelling {
	if s == f.key {
		return asWritten
	}
	same, title, lowered := f.compare(s)
	switch {
	case same:
		return asWritten
	case f.manner.rule == anyCase:
		return varied
	case f.manner.rule != smart:
		return wrong
	case title, lowered && f.lowers:
		return varied
	case f.shouts && !strings.ContainsFunc(s, unicode.IsLower):
		return shouted
	}
	return wrong
}

// compare reports whether a text is the form letter by letter (same), differs only in words that begin with a capital
// instead of a small letter (title), or in a small first letter (lowered). In title the first letter of an article may
// be either.
func (f *form) compare(s string) (same, title, lowered bool) {
	same, title, lowered = true, true, true
	rest := f.key
	begins := true // a word
	for _, r := range s {
		if r = evenArabic(r); r == dropped {
			continue
		}
		want, size := utf8.DecodeRuneInString(rest)
		first := len(rest) == len(f.key)
		rest = rest[size:]
		if r != want {
			same = false
			title = title && (begins && r == unicode.ToTitle(want) || first && f.article)
			lowered = lowered && first && r == unicode.ToLower(want)
		}
		begins = !unicode.In(want, unicode.Letter, unicode.Mark, unicode.Nd, unicode.Pc)
	}
	return same && rest == "", title && rest == "", lowered && rest == ""
}
