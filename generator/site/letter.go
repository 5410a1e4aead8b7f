package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"gloss/generator/text"
)

// A Letter is the beginning of names, and the page on which the first of them stands. Text is what stands over them: a
// capital, a consonant of Hangul, a row of the Kana; one sign for all ideographs and one for all digits; empty for names that
// begin with none of these.
type Letter struct {
	Text    string
	Address string
}

// A LetterSection is the entities on one page whose names begin with a letter.
type LetterSection struct {
	Letter   string
	Entities []*Entity
}

// Signs that stand for more than one letter.
const (
	digitSign = "0–9"
	hanSign   = "漢"
)

// letters are those of the pages of a list.
func letters(lists []EntityList) (all []Letter) {
	for _, list := range lists {
		for _, section := range list.Sections {
			if !slices.ContainsFunc(all, func(l Letter) bool { return l.Text == section.Letter }) {
				all = append(all, Letter{section.Letter, list.Address})
			}
		}
	}
	return all
}

// letterSections divides a page of entities by letter. The order of a language is not that of letters alone, so what it
// puts apart is brought together.
func (l *linker) letterSections(entities []*Entity) (sections []LetterSection) {
	tag, err := language.Parse(l.site.Settings.Language.Value)
	if err != nil {
		tag = language.Und
	}
	same := collate.New(tag, collate.Loose)
	for _, e := range entities {
		letter := letterOf(e.Title, same)
		i := slices.IndexFunc(sections, func(s LetterSection) bool { return s.Letter == letter })
		if i < 0 {
			i = len(sections)
			sections = append(sections, LetterSection{Letter: letter})
		}
		sections[i].Entities = append(sections[i].Entities, e)
	}
	return sections
}

// letterOf is the letter of a name. One with an accent is that without, unless the language tells them apart.
func letterOf(name string, same *collate.Collator) string {
	r, _ := utf8.DecodeRuneInString(text.Key(name))
	switch {
	case unicode.IsDigit(r):
		return digitSign
	case unicode.Is(unicode.Han, r):
		return hanSign
	case unicode.Is(unicode.Hangul, r):
		return consonant(r)
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return kanaRow(r)
	case !unicode.IsLetter(r):
		return ""
	}
	letter := string(r)
	plain, _ := utf8.DecodeRuneInString(text.Fold(letter).F)
	if same.CompareString(string(plain), letter) == 0 {
		letter = string(plain)
	}
	return strings.ToUpper(letter)
}

// consonant is the first consonant of a syllable of Hangul, as dictionaries list it: a doubled one with the plain one.
func consonant(syllable rune) string {
	const initials = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ" // in the order of Unicode (Hangul Syllables)
	if syllable < '가' || syllable > '힣' {
		return string(syllable)
	}
	return string([]rune(initials)[(syllable-'가')/588])
}

// kanaRow is the row of the table of Kana in which a sign stands, by its first.
func kanaRow(kana rune) string {
	if kana >= 'ァ' && kana <= 'ヶ' {
		kana -= 'ァ' - 'ぁ'
	}
	row := 'あ'
	for _, first := range "かさたなはまやらわ" {
		if kana >= first || first == 'や' && kana == 'ゃ' {
			row = first
		}
	}
	return string(row)
}
