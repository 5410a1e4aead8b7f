package mention

import (
	"strings"

	"gloss/generator/text"
)

// Key returns the key by which names are compared: [text.Key], and in Arabic without vowel marks and tatweel, every
// alef with hamza or madda (أإآ) written as the bare one. Case is kept. Key(Key(s)) is Key(s).
func Key(s string) string {
	key := text.Key(s)
	even := strings.Map(evenArabic, key)
	if even == key {
		return key
	}
	return Key(even) // what was dropped may have stood between two spaces, or between a letter and its mark
}

// dropped is no character.
const dropped = -1

// evenArabic returns what stands in a key of names for a character of K, or dropped. The marks are those that Unicode
// calls tashkil, honorifics, and signs of recitation; hamza and madda as marks (U+0653 to 0655) are parts of letters.
func evenArabic(r rune) rune {
	if r < 0x610 || r > 0x6ed {
		return r
	}
	switch {
	case r == 'أ', r == 'إ', r == 'آ':
		return 'ا'
	case r <= 0x61a, r == 0x640, r >= 0x64b && r <= 0x652, r >= 0x656 && r <= 0x65f, r == 0x670,
		r >= 0x6d6 && r <= 0x6dc, r >= 0x6df && r <= 0x6e4, r == 0x6e7, r == 0x6e8, r >= 0x6ea:
		return dropped
	}
	return r
}
