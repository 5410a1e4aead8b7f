package mention

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A class says how a character takes part in words.
type class uint8

const (
	noWord class = iota // neither a letter, a mark, a digit nor a connector
	mark                // belongs to the character before it
	common              // of no script of its own: most digits, connectors
	// Scripts written without spaces between words: Han to Myanmar.
	han
	hiragana
	katakana
	thai
	lao
	khmer
	myanmar
	// Other scripts that are spoken of.
	hangul
	arabic
	latin
	firstOther // of the other scripts, in the order of their names
)

var namedScripts = map[string]class{
	"Han": han, "Hiragana": hiragana, "Katakana": katakana, "Thai": thai, "Lao": lao, "Khmer": khmer, "Myanmar": myanmar,
	"Hangul": hangul, "Arabic": arabic, "Latin": latin,
}

// isSpaceless reports whether a class is a script that writes no spaces between words.
func (c class) isSpaceless() bool { return c >= han && c <= myanmar }

// An alphabet knows the class and the folding of every character.
type alphabet struct {
	classes pages[class]
	folded  pages[rune] // 0 stands for the character itself
	ascii   [256]class  // the classes of bytes that are characters
}

// pages is a value for every character, 256 to a page. Characters without a value share the first page.
type pages[T any] struct {
	page   [unicode.MaxRune>>8 + 1]uint16
	values [][256]T
}

func (p *pages[T]) at(r rune) T { return p.values[p.page[r>>8]][r&0xff] }

func (p *pages[T]) set(r rune, value T) {
	page := &p.page[r>>8]
	if *page == 0 {
		*page = uint16(len(p.values))
		p.values = append(p.values, [256]T{})
	}
	p.values[*page][r&0xff] = value
}

func newAlphabet() *alphabet {
	a := &alphabet{classes: pages[class]{values: make([][256]class, 1)}, folded: pages[rune]{values: make([][256]rune, 1)}}
	for _, table := range []*unicode.RangeTable{unicode.Letter, unicode.Nd, unicode.Pc} {
		eachRune(table, func(r rune) { a.classes.set(r, common) })
	}
	eachRune(unicode.Mark, func(r rune) { a.classes.set(r, mark) })
	next := firstOther
	for _, name := range slices.Sorted(maps.Keys(unicode.Scripts)) {
		if name == "Common" || name == "Inherited" {
			continue
		}
		script, named := namedScripts[name]
		if !named {
			script = next
			next++
		}
		eachRune(unicode.Scripts[name], func(r rune) {
			if a.classes.at(r) == common {
				a.classes.set(r, script)
			}
		})
	}
	// The marks of a long vowel belong to both scripts of Kana, and so to none in Unicode. Names have them in Katakana.
	a.classes.set('ー', katakana)
	a.classes.set('ｰ', katakana)
	copy(a.ascii[:utf8.RuneSelf], a.classes.values[a.classes.page[0]][:])
	a.learnFolding()
	return a
}

func eachRune(t *unicode.RangeTable, do func(rune)) {
	for _, r := range t.R16 {
		for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
			do(c)
		}
	}
	for _, r := range t.R32 {
		for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
			do(c)
		}
	}
}

// learnFolding fills the table of folding: to the small letter by way of the capital, so that the two forms of a small
// letter (σ and ς) become one. Greek letters lose their accents, which capitals do not have.
func (a *alphabet) learnFolding() {
	for _, cases := range unicode.CaseRanges {
		for r := rune(cases.Lo); r <= rune(cases.Hi); r++ {
			a.learn(r, unicode.ToLower(unicode.ToUpper(r)))
		}
	}
	eachRune(unicode.Greek, func(r rune) {
		plain, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		a.learn(r, unicode.ToLower(unicode.ToUpper(plain)))
	})
}

func (a *alphabet) learn(r, folded rune) {
	if r != folded {
		a.folded.set(r, folded)
	}
}

// class returns the class of a character.
func (a *alphabet) class(r rune) class {
	if r < utf8.RuneSelf {
		return a.ascii[r]
	}
	return a.classes.at(r)
}

// appendFolded appends a character of K without case, as names are looked up: nothing where it is dropped, "ss" for ß.
func (a *alphabet) appendFolded(out []byte, r rune) []byte {
	if r = evenArabic(r); r == dropped {
		return out
	}
	if folded := a.folded.at(r); folded != 0 {
		r = folded
	}
	if r == 'ß' {
		return append(out, "ss"...)
	}
	return utf8.AppendRune(out, r)
}

// fold returns a key of names without case.
func (a *alphabet) fold(key string) string {
	out := make([]byte, 0, len(key))
	for _, r := range key {
		out = a.appendFolded(out, r)
	}
	return string(out)
}
