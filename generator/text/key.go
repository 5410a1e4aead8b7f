package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key returns the matching key of a string: white space becomes one space, or nothing where a line is broken between
// Han, Kana or their punctuation; invisible characters go; Unicode form C, with ligatures and full-width forms of ASCII
// replaced; every quotation mark becomes ' or ", every run of dashes one -, an ellipsis three dots. Case is kept.
// Key(Key(s)) is Key(s).
func Key(s string) string {
	k := keyer{out: make([]byte, 0, len(s)), bare: true}
	k.add(s, 0)
	k.flush()
	return string(k.out)
}

// Elision is the sign with which a quotation leaves words out, as a key: both […] and [...] have it.
const Elision = "[...]"

// A keyer makes a key and, unless bare, the table that leads from it to the text.
//
// Characters wait in the segment until one comes that cannot join them under normalisation, so that a base letter and
// its mark meet even when they were added apart.
type keyer struct {
	out    []byte
	table  table
	bare   bool
	breaks []int32

	space  Range // the white space since the last character
	spaced bool  // there was some, or a break
	line   bool  // it holds a line break
	broken bool  // it holds a break
	wide   bool  // the last character is written without spaces around it

	segment   []byte
	runes     int
	place     Range // of the segment in the text
	unchanged bool  // the segment is the text at place, byte for byte
}

// plain marks the ASCII characters that are their own key.
var plain = func() (plain [256]bool) {
	for c := '!'; c <= '~'; c++ {
		plain[c] = c != '`' && c != '-'
	}
	return plain
}()

// add appends text that stands at offset at.
func (k *keyer) add(s string, at int) {
	for i := 0; i < len(s); {
		if n := plainLen(s[i:]); n > 1 {
			// The last character waits: a mark may follow it.
			k.addPlain(s[i:i+n-1], at+i)
			i += n - 1
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		k.addRune(r, Range{at + i, at + i + size})
		i += size
	}
}

// plainLen returns the length of the longest prefix of s that is its own key, but for line breaks as spaces.
func plainLen(s string) int {
	i := 0
	for i < len(s) {
		if plain[s[i]] {
			i++
			continue
		}
		single := s[i] == ' ' || s[i] == '-' || s[i] == '\n'
		if !single || i == 0 || i+1 == len(s) || !plain[s[i+1]] {
			break
		}
		i += 2
	}
	return i
}

func (k *keyer) addPlain(s string, at int) {
	k.begin(false)
	k.flush()
	from := len(k.out)
	k.out = append(k.out, s...)
	for added := k.out[from:]; ; {
		i := bytes.IndexByte(added, '\n')
		if i < 0 {
			break
		}
		added[i] = ' '
		added = added[i+1:]
	}
	k.tell(len(s), Range{at, at + len(s)}, false)
	k.wide = false
}

func (k *keyer) addRune(r rune, at Range) {
	switch {
	case unicode.IsSpace(r):
		k.addSpace(r, at)
		return
	case isRemoved(r):
		return
	}
	if wide := isWide(r); wide || r < 0x300 || !unicode.Is(unicode.Mn, r) {
		k.begin(wide)
		k.wide = wide
	} else {
		k.begin(k.wide)
	}
	switch mapped, changed := mapRune(r); {
	case !changed:
		k.join(r, at, true)
	default:
		for _, m := range mapped {
			k.join(m, at, false)
		}
	}
}

func (k *keyer) addSpace(r rune, at Range) {
	k.flush()
	if k.spaced {
		k.space.End = at.End
	} else {
		k.space, k.spaced = at, true
	}
	switch r {
	case '\n', '\r', '\u0085', '\u2028', '\u2029':
		k.line = true
	}
}

func (k *keyer) breakAt(at int) {
	k.flush()
	if !k.spaced {
		k.space, k.spaced = Range{at, at}, true
	}
	k.broken = true
}

// begin writes the space that is due before a character.
func (k *keyer) begin(wide bool) {
	if !k.spaced {
		return
	}
	due := len(k.out) > 0 && (k.broken || !k.line || !k.wide || !wide)
	if due {
		k.out = append(k.out, ' ')
		k.tell(1, k.space, true)
		if k.broken && !k.bare {
			k.breaks = append(k.breaks, int32(len(k.out)))
		}
	}
	k.spaced, k.line, k.broken = false, false, false
}

// join takes a character of the key into the segment.
func (k *keyer) join(r rune, at Range, verbatim bool) {
	if len(k.segment) > 0 && startsSegment(r) {
		k.flush()
	}
	if r == '-' && len(k.segment) == 0 && len(k.out) > 0 && k.out[len(k.out)-1] == '-' {
		if !k.bare {
			k.table.pieces[len(k.table.pieces)-1].end = int32(at.End)
		}
		return
	}
	if len(k.segment) == 0 {
		k.place, k.unchanged = at, verbatim && r != utf8.RuneError && r != '-'
	} else {
		k.unchanged = k.unchanged && verbatim && at.Start == k.place.End
		k.place.End = at.End
	}
	k.segment = utf8.AppendRune(k.segment, r)
	k.runes++
}

// startsSegment reports whether a character never joins what stands before it.
func startsSegment(r rune) bool {
	if r < 0x300 {
		return true
	}
	var buf [utf8.UTFMax]byte
	return norm.NFC.Properties(utf8.AppendRune(buf[:0], r)).BoundaryBefore()
}

// maxSegment is the most characters that are normalised together. The norm package cuts longer sequences with a
// character of its own; they are never words, and stay as they are.
const maxSegment = 30

// flush normalises the segment and writes it.
func (k *keyer) flush() {
	if len(k.segment) == 0 {
		return
	}
	written := k.segment
	whole := !k.unchanged
	if len(k.segment) > 1 && k.runes <= maxSegment && !norm.NFC.IsNormal(k.segment) {
		if composed := norm.NFC.Bytes(k.segment); !bytes.ContainsRune(composed, graphemeJoiner) {
			written, whole = composed, true
		}
	}
	k.out = append(k.out, written...)
	k.tell(len(written), k.place, whole)
	k.segment, k.runes = k.segment[:0], 0
}

func (k *keyer) tell(n int, at Range, whole bool) {
	if !k.bare {
		k.table.add(n, at, whole)
	}
}

const graphemeJoiner = '\u034f'

// isRemoved reports whether a character is invisible and no part of a key.
func isRemoved(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0xad, r == graphemeJoiner, r == 0x61c, r == 0x180e, r == 0xfeff:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e:
		return true
	case r >= 0x2060 && r <= 0x2064, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return r >= 0xfe00 && r <= 0xfe0f
}

// mapRune returns what stands in a key for a character, where that is not the character itself.
func mapRune(r rune) (mapped string, changed bool) {
	if r < 0x80 {
		if r == '`' {
			return "'", true
		}
		return "", false
	}
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '´', '\u1fef', '\u1ffd':
		return "'", true
	case '“', '”', '„', '‟', '«', '»', '″':
		return `"`, true
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣':
		return "-", true
	case '…':
		return "...", true
	}
	if r >= 0xfb00 && r <= 0xfb06 {
		return ligatures[r-0xfb00], true
	}
	if r >= 0xff01 && r <= 0xff5e {
		narrow := r - 0xff01 + '!'
		if narrow == '`' {
			narrow = '\''
		}
		return string(narrow), true
	}
	return "", false
}

var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// isWide reports whether a character is Han, Kana or their punctuation: no space is meant where a line is broken
// between two of them.
func isWide(r rune) bool {
	if r < 0x2e80 {
		return false
	}
	switch {
	case r >= 0x3001 && r <= 0x3003, r >= 0x3008 && r <= 0x3011, r >= 0x3014 && r <= 0x301f, r >= 0x30fb && r <= 0x30fc:
		return true
	case r >= 0xff01 && r <= 0xff0f, r >= 0xff1a && r <= 0xff20, r >= 0xff5f && r <= 0xff65, r == 0xff70:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
