package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/mention"
	"gloss/generator/site"
)

// maxGloss is how many bytes what stands in brackets may have.
const maxGloss = 120

// findGlosses finds what stands in brackets behind a name and is that name in another script, or its initials.
func (w *reader) findGlosses(p *page) {
	for i := range p.Names {
		n := &p.Names[i]
		if n.Entity == nil || n.Rule == site.Short || n.Rule == site.Adjective || !n.Status.Counts() {
			continue
		}
		inside, found := p.brackets(n.K.End)
		if !found {
			continue
		}
		for _, part := range p.parts(inside) {
			if a, is := w.gloss(n, part.In(p.k)); is && p.isFree(part) && !w.isRefused(a.Text, p.Article) {
				w.glosses.add(a, p, span{Start: n.K.Start, End: inside.End + 1})
				p.take(part)
			}
		}
	}
}

// brackets returns what stands in round brackets at an offset, behind a blank or none.
func (p *page) brackets(at int) (inside span, found bool) {
	rest := strings.TrimPrefix(p.k[at:], " ")
	if !strings.HasPrefix(rest, "(") {
		return span{}, false
	}
	inside.Start = len(p.k) - len(rest) + 1
	length := strings.IndexAny(p.k[inside.Start:min(len(p.k), inside.Start+maxGloss)], "()")
	if length <= 0 || p.k[inside.Start+length] != ')' || p.sentences.At(at-1) != p.sentences.At(inside.Start) {
		return span{}, false
	}
	inside.End = inside.Start + length
	return inside, true
}

// parts are what commas and the like divide, each without a label before it (“Korean: 김용현”), an article and quotation
// marks.
func (p *page) parts(inside span) (all []span) {
	from := inside.Start
	for i, r := range inside.In(p.k) + "," {
		at := inside.Start + i
		switch r {
		case ':':
			from = at + 1
		case ',', ';', '/', '、':
			part := span{Start: from, End: at}
			for _, before := range []string{" ", `"`, "the ", "The "} {
				if strings.HasPrefix(part.In(p.k), before) {
					part.Start += len(before)
				}
			}
			for part.Len() > 0 && strings.ContainsRune(` "`, rune(p.k[part.End-1])) {
				part.End--
			}
			if part.Len() > 0 {
				all = append(all, part)
			}
			from = at + utf8.RuneLen(r)
		}
	}
	return all
}

// gloss is what a text behind a name says of it, if that is a name too.
func (w *reader) gloss(n *site.Name, text string) (a Alias, is bool) {
	a = Alias{Entity: n.Entity, Text: text, Near: n.Text, Field: "aliases"}
	script := scriptOf(text)
	switch own := scriptOf(n.Text); {
	case isAcronymOf(text, mention.Key(n.Text)):
		a.Reason, a.Line = Initials, "- {text: "+yamlText(text)+", kind: acronym}"
		return a, true
	case script == "" || own == "" || script == own || !isNameLike(text, script):
		return a, false
	}
	a.Reason, a.Line = OtherScript, "- "+yamlText(text)
	if language := languageOf(n.Entity, text, script); language != "" {
		a.Line = "- {text: " + yamlText(text) + ", language: " + language + "}"
	}
	return a, true
}

// isNameLike reports whether a text of one script may be a name: letters in a few words, none of them small where the
// script has capitals, and so many that a record may give it as an alias.
func isNameLike(text, script string) bool {
	fewest := 3
	if script == "Han" || script == "Hangul" || script == "Kana" {
		fewest = 2
	}
	words := strings.Fields(text)
	if letters(text) < fewest || len(words) > 6 {
		return false
	}
	for _, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsLower(first) && !isParticle(word) {
			return false
		}
	}
	return !unicode.IsLower([]rune(text)[0])
}

// isAcronymOf reports whether a text is capitals that are, in their order, the initials of a name's words, each word
// with a capital giving one, each in small letters perhaps.
func isAcronymOf(text, name string) bool {
	initials := strings.ReplaceAll(text, ".", "")
	if len(initials) < 2 || len(initials) > 12 || strings.ContainsFunc(initials, func(r rune) bool { return !isCapital(r) }) {
		return false
	}
	rest := []rune(initials)
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case len(rest) > 0 && unicode.ToUpper(first) == rest[0]:
			rest = rest[1:]
		case isCapital(first) && word != "The":
			return false
		}
	}
	return len(rest) == 0
}

// scripts are those that a text may be wholly written in, and what is the language where a script has one alone.
var scripts = []struct {
	name     string
	tables   []*unicode.RangeTable
	language string
}{
	{"Latin", []*unicode.RangeTable{unicode.Latin}, ""},
	{"Cyrillic", []*unicode.RangeTable{unicode.Cyrillic}, ""},
	{"Hangul", []*unicode.RangeTable{unicode.Hangul}, "ko"},
	{"Han", []*unicode.RangeTable{unicode.Han}, ""},
	{"Kana", []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}, "ja"},
	{"Arabic", []*unicode.RangeTable{unicode.Arabic}, ""},
	{"Hebrew", []*unicode.RangeTable{unicode.Hebrew}, ""},
	{"Greek", []*unicode.RangeTable{unicode.Greek}, "el"},
	{"Georgian", []*unicode.RangeTable{unicode.Georgian}, "ka"},
	{"Armenian", []*unicode.RangeTable{unicode.Armenian}, "hy"},
	{"Thai", []*unicode.RangeTable{unicode.Thai}, "th"},
	{"Lao", []*unicode.RangeTable{unicode.Lao}, "lo"},
	{"Khmer", []*unicode.RangeTable{unicode.Khmer}, "km"},
	{"Myanmar", []*unicode.RangeTable{unicode.Myanmar}, "my"},
	{"Devanagari", []*unicode.RangeTable{unicode.Devanagari}, ""},
	{"Bengali", []*unicode.RangeTable{unicode.Bengali}, ""},
	{"Tamil", []*unicode.RangeTable{unicode.Tamil}, "ta"},
	{"Ethiopic", []*unicode.RangeTable{unicode.Ethiopic}, ""},
}

// scriptOf is the script of all letters of a text that has nothing but letters, digits, blanks, hyphens, full stops and
// middle dots; empty where there are several, or something else.
func scriptOf(s string) string {
	if letters(s) == 0 {
		return ""
	}
	for _, script := range scripts {
		if !strings.ContainsFunc(s, func(r rune) bool { return !isOf(r, script.tables) }) {
			return script.name
		}
	}
	return ""
}

func isOf(r rune, script []*unicode.RangeTable) bool {
	return unicode.In(r, script...) || unicode.In(r, unicode.Mark, unicode.Nd) || strings.ContainsRune(" -.'·・ー", r)
}

// languageOf is the language of a name in another script: that of the record's native-name which it is, or of its script.
func languageOf(e *site.Entity, text, script string) string {
	for _, native := range e.Source.NativeName {
		if mention.Key(native.Name.Value) == mention.Key(text) {
			return native.Language.Value
		}
	}
	for _, s := range scripts {
		if s.name == script {
			return s.language
		}
	}
	return ""
}
