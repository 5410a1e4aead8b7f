package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// A syntax says what is written with more than one character in a stretch of source.
type syntax struct {
	escapes    bool // \ before punctuation
	references bool // character references
	bars       bool // \ before | alone
}

var (
	verbatim   = syntax{}
	htmlSyntax = syntax{references: true}
	fullSyntax = syntax{escapes: true, references: true}
)

// decodeAt returns what stands at the beginning of s, and how many bytes it is written with. A stretch that stands for
// itself is returned as far as it reaches, with special false.
func (x syntax) decodeAt(s []byte) (decoded string, n int, special bool) {
	switch s[0] {
	case 0:
		return "\ufffd", 1, true
	case '\r':
		if len(s) > 1 && s[1] == '\n' {
			return "", 1, true
		}
		return "\n", 1, true
	case '\\':
		if len(s) > 1 && (x.escapes && util.IsPunct(s[1]) || x.bars && s[1] == '|') {
			return string(s[1:2]), 2, true
		}
	case '&':
		if x.references {
			if decoded, n := decodeReference(s); n > 0 {
				return decoded, n, true
			}
		}
	}
	n = 1
	for n < len(s) && !isSpecial[s[n]] {
		n++
	}
	return "", n, false
}

var isSpecial = [256]bool{0: true, '\r': true, '\\': true, '&': true}

// decodeReference decodes the character reference at the beginning of s (CommonMark 2.5); n is 0 if there is none.
func decodeReference(s []byte) (decoded string, n int) {
	end := bytes.IndexByte(s[:min(len(s), maxReference)], ';')
	if end < 2 {
		return "", 0
	}
	name := string(s[1:end])
	if name[0] != '#' {
		entity, found := util.LookUpHTML5EntityByName(name)
		if !found {
			return "", 0
		}
		return string(entity.Characters), end + 1
	}
	digits, base, most := name[1:], 10, 7
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most || strings.ContainsAny(digits, "+-_") {
		return "", 0
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", 0
	}
	r := rune(code)
	if r == 0 || r > utf8.MaxRune || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return string(r), end + 1
}

// maxReference is longer than every character reference; the longest has 33 bytes.
const maxReference = 40

// decode returns what a stretch of source says.
func (x syntax) decode(s []byte) string {
	var b strings.Builder
	for len(s) > 0 {
		decoded, n, special := x.decodeAt(s)
		if special {
			b.WriteString(decoded)
		} else {
			b.Write(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}
