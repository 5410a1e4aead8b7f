package mention

import (
	"unicode/utf8"

	"gloss/generator/language"
	"gloss/generator/text"
)

// A place is a text to look around in: no character outside of the block is seen from within.
type place struct {
	*alphabet
	k     string
	block text.Range
}

// boundary reports whether a word may begin or end between a character outside of it and one inside, by their classes:
// beside what is in no word, beside a script without spaces, and where the script changes. A run of Katakana is a word:
// India (インド) does not begin Indonesia (インドネシア).
func boundary(outside, inside class) bool {
	switch {
	case outside == katakana && inside == katakana:
		return false
	case outside == noWord, outside.isSpaceless(), inside.isSpaceless():
		return true
	}
	return outside != inside && outside > common && inside > common
}

// before returns the last character before an offset that is neither a mark nor dropped from keys, its class and where
// it begins; noWord at the start of the block.
func (p *place) before(at int) (r rune, c class, start int) {
	for at > p.block.Start {
		r, size := utf8.DecodeLastRuneInString(p.k[p.block.Start:at])
		at -= size
		if c = p.class(r); c != mark && evenArabic(r) != dropped {
			return r, c, at
		}
	}
	return 0, noWord, at
}

// after returns the character at an offset and its class; noWord at the end of the block.
func (p *place) after(at int) (r rune, c class) {
	if at >= p.block.End {
		return 0, noWord
	}
	r, _ = utf8.DecodeRuneInString(p.k[at:p.block.End])
	return r, p.class(r)
}

// eachStart calls try with each offset of the block at which a name may begin, in order. It goes on from the offset that
// try returns.
func (p *place) eachStart(try func(at int) int) {
	k, ascii := p.k[:p.block.End], &p.ascii
	outside := noWord
	for i := p.block.Start; i < len(k); {
		inside, size := ascii[k[i]], 1
		if k[i] >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(k[i:])
			if inside = p.class(r); inside == mark || evenArabic(r) == dropped {
				i += size
				continue
			}
		}
		if boundary(outside, inside) || inside == arabic && p.followsProclitics(i) {
			if end := try(i); end > i {
				i = end
				_, outside, _ = p.before(i)
				continue
			}
		}
		outside = inside
		i += size
		for inside == latin && i < len(k) && ascii[k[i]] == latin {
			i++ // no word begins here
		}
	}
}

// startsWord reports whether a name may begin at an offset.
func (p *place) startsWord(at int) bool {
	r, inside := p.after(at)
	if inside == mark || evenArabic(r) == dropped {
		return false
	}
	_, outside, _ := p.before(at)
	return boundary(outside, inside) || inside == arabic && p.followsProclitics(at)
}

// maxProclitics is how many Arabic proclitics are written together before a name (وب, and in).
const maxProclitics = 2

// followsProclitics reports whether only proclitics stand between the start of a word and an Arabic letter.
func (p *place) followsProclitics(at int) bool {
	for range maxProclitics {
		r, _, start := p.before(at)
		if !language.IsProclitic(r) {
			return false
		}
		if _, outside, _ := p.before(start); boundary(outside, arabic) {
			return true
		}
		at = start
	}
	return false
}

// endsWord reports whether a name may end at an offset.
func (p *place) endsWord(at int) bool {
	_, outside := p.after(at)
	if outside == noWord {
		return true
	}
	_, inside, _ := p.before(at)
	if outside == mark {
		return false
	}
	return boundary(outside, inside) || outside == hangul && p.particles(at, maxParticles)
}

// maxParticles is how many Korean particles are written together behind a name (에서는).
const maxParticles = 2

// particles reports whether at least one particle and at most so many stand at an offset, and no Hangul behind them.
func (p *place) particles(at, most int) bool {
	end := at
	for range language.MaxParticle {
		r, c := p.after(end)
		if c != hangul {
			return false
		}
		end += utf8.RuneLen(r)
		if !language.IsParticle(p.k[at:end]) {
			continue
		}
		if _, c := p.after(end); c != hangul || most > 1 && p.particles(end, most-1) {
			return true
		}
	}
	return false
}

// hyphenated reports whether the character at an offset is a hyphen between two words. K has one sign for hyphens and
// dashes; only a hyphen joins words.
func (p *place) hyphenated(t *text.Text, at int) bool {
	if at < p.block.Start || at >= p.block.End || p.k[at] != '-' {
		return false
	}
	_, left, _ := p.before(at)
	_, right := p.after(at + 1)
	if left == noWord || right == noWord {
		return false
	}
	switch t.Published(text.Range{Start: at, End: at + 1}).In(t.P) {
	case "-", "‐", "‑", "﹣", "－":
		return true
	}
	return false
}
