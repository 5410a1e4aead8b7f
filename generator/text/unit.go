package text

import "unicode"

// Units returns the length of a key in units: a code point counts one, a Han, Kana or Hangul character two and a
// half, since it says as much as several letters.
func Units(k string) float64 {
	units := 0.0
	for _, r := range k {
		if r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			units += 2.5
			continue
		}
		units++
	}
	return units
}
