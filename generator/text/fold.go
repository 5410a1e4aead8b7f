package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Folded is a key without case and diacritics, and the way back to the key.
type Folded struct {
	// F is the folded key.
	F string

	key table // F to K
}

// Keyed returns the range of the key that a range of F stands for.
func (f Folded) Keyed(r Range) Range { return f.key.lead(r) }

// Fold folds a key: lower case; accents, points of Hebrew and vowel marks of Arabic removed; letters with a stroke
// and joined letters written plainly (ł l, ß ss). Marks that make another letter or syllable of their own (Devanagari,
// Kana, Thai) stay.
func Fold(key string) Folded {
	out := make([]byte, 0, len(key))
	var f Folded
	for i, n := 0, 0; i < len(key); i += n {
		if n = lengthASCII(key[i:]); n > 0 {
			out = append(out, strings.ToLower(key[i:i+n])...)
			f.key.add(n, Range{i, i + n}, false)
			continue
		}
		n = max(1, norm.NFC.NextBoundaryInString(key[i:], true))
		if r, size := utf8.DecodeRuneInString(key[i:]); size == n && isCaseless(r) {
			out = append(out, key[i:i+n]...)
			f.key.add(n, Range{i, i + n}, false)
			continue
		}
		from := len(out)
		out = appendFolded(out, key[i:i+n])
		f.key.add(len(out)-from, Range{i, i + n}, true)
	}
	f.F = string(out)
	return f
}

// isCaseless reports whether a character is of those that fold to themselves and of which whole texts are made: the
// syllables of Hangul and the unified ideographs.
func isCaseless(r rune) bool { return '가' <= r && r <= '힣' || '一' <= r && r <= '鿿' }

// lengthASCII returns the length of the longest prefix of s in ASCII.
func lengthASCII(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return len(s)
}

// appendFolded appends a folded sequence of a base letter and its marks.
func appendFolded(out []byte, s string) []byte {
	var decomposed []byte
	for _, r := range norm.NFD.String(s) {
		switch plain, found := plainLetters[unicode.ToLower(r)]; {
		case unicode.In(r, diacritics), r == tatweel:
		case found:
			decomposed = append(decomposed, plain...)
		default:
			// By way of the capital, so that the two forms of a small letter (σ and ς) become one.
			decomposed = append(decomposed, string(unicode.ToLower(unicode.ToUpper(r)))...)
		}
	}
	return norm.NFC.Append(out, decomposed...)
}

const tatweel = '\u0640'

// diacritics are the marks that a folded key leaves out.
var diacritics = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036f, Stride: 1},
	{Lo: 0x0591, Hi: 0x05bd, Stride: 1},
	{Lo: 0x05bf, Hi: 0x05bf, Stride: 1},
	{Lo: 0x05c1, Hi: 0x05c2, Stride: 1},
	{Lo: 0x05c4, Hi: 0x05c5, Stride: 1},
	{Lo: 0x0610, Hi: 0x061a, Stride: 1},
	{Lo: 0x064b, Hi: 0x065f, Stride: 1},
	{Lo: 0x0670, Hi: 0x0670, Stride: 1},
	{Lo: 0x06d6, Hi: 0x06dc, Stride: 1},
	{Lo: 0x06df, Hi: 0x06e4, Stride: 1},
	{Lo: 0x1ab0, Hi: 0x1aff, Stride: 1},
	{Lo: 0x1dc0, Hi: 0x1dff, Stride: 1},
	{Lo: 0x20d0, Hi: 0x20ff, Stride: 1},
}}

// plainLetters are letters that have no decomposition but a plain spelling.
var plainLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th",
}
