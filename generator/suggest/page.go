package suggest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/site"
	"gloss/generator/text"
)

// A span is a range of K.
type span = text.Range

// A page is one text being read, as words.
type page struct {
	*site.NamedText
	k         string
	sentences text.Sentences
	words     []word
}

// A word is a run of letters and digits with hyphens and apostrophes within it, and initials with their full stops.
type word struct {
	at      span // without a possessive
	text    string
	opens   bool // a sentence or what is quoted or listed in it: a capital says nothing
	adjoins bool // one blank alone stands between the word before and this one, in one sentence
	inZone  bool
	name    int // the index of the name that covers it, or none, or suggested
}

const (
	none      = -1
	suggested = -2
)

// maxWord is how many bytes a word of a name may have.
const maxWord = 80

func (w *word) isCapital() bool { return len(w.text) <= maxWord && beginsWithCapital(w.text) }

func newPage(t *site.NamedText) *page {
	p := &page{NamedText: t, k: t.Text.K, sentences: t.Text.Sentences()}
	for _, s := range p.sentences {
		p.cut(s)
	}
	p.cover()
	p.markZones()
	return p
}

// cut cuts a sentence into words.
func (p *page) cut(sentence span) {
	end := sentence.Start
	for at := sentence.Start; at < sentence.End; {
		r, size := utf8.DecodeRuneInString(p.k[at:])
		if !isInWord(r) {
			at += size
			continue
		}
		w := word{at: span{Start: at, End: p.wordEnd(at, sentence.End)}, name: none}
		gap := p.k[end:at]
		w.opens = end == sentence.Start || opensAnew(gap)
		w.adjoins = end > sentence.Start && gap == " "
		at = w.at.End
		end = at
		w.text = p.k[w.at.Start:at]
		if bare, possessive := strings.CutSuffix(w.text, "'s"); possessive {
			w.text, w.at.End, end = bare, w.at.Start+len(bare), w.at.Start+len(bare)
		}
		p.words = append(p.words, w)
	}
}

func isInWord(r rune) bool { return unicode.In(r, unicode.Letter, unicode.Mark, unicode.Nd) }

// opensAnew reports whether a word behind a gap may have its capital from there.
func opensAnew(gap string) bool {
	return strings.ContainsAny(gap, `:"“?!•`) || strings.HasSuffix(gap, "'") || strings.HasSuffix(gap, "[")
}

// wordEnd is where the word ends that begins at an offset.
func (p *page) wordEnd(at, end int) int {
	start := at
	for at < end {
		r, size := utf8.DecodeRuneInString(p.k[at:end])
		switch {
		case isInWord(r):
			at += size
			continue
		case r == '.' && isInitials(p.k[start:at]):
			at += size
			continue
		case (r == '-' && p.isHyphen(at) || r == '\'') && at+1 < end:
			if next, _ := utf8.DecodeRuneInString(p.k[at+1 : end]); isInWord(next) {
				at += size
				continue
			}
		}
		return at
	}
	return at
}

// isInitials reports whether a word is single capitals, each but the last with its full stop.
func isInitials(s string) bool {
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		s = s[i+1:]
	}
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && isCapital(r)
}

// isHyphen reports whether what K has as a hyphen is one, and no dash.
func (p *page) isHyphen(at int) bool {
	sign := p.Text.Published(span{Start: at, End: at + 1}).In(p.Text.P)
	return sign != "—" && sign != "–" && sign != "―" && sign != "--"
}

// cover marks the words that names cover.
func (p *page) cover() {
	at := 0
	for i, n := range p.Names {
		for at < len(p.words) && p.words[at].at.End <= n.K.Start {
			at++
		}
		for j := at; j < len(p.words) && p.words[j].at.Start < n.K.End; j++ {
			p.words[j].name = i
		}
	}
}

// markZones marks the words in zones.
func (p *page) markZones() {
	for _, zone := range p.Zones() {
		k := p.Text.Keyed(zone)
		from := p.wordAt(k.Start)
		for i := from; i < len(p.words) && p.words[i].at.Start < k.End; i++ {
			p.words[i].inZone = true
		}
	}
}

// isFree reports whether a range can be suggested: names share with it only what lies within it and is less, and no
// suggestion shares any of it.
func (p *page) isFree(k span) bool {
	for _, w := range p.wordsIn(k) {
		if w.name == suggested {
			return false
		}
	}
	i, _ := slices.BinarySearchFunc(p.Names, k.Start, func(n site.Name, start int) int {
		if n.K.End > start {
			return 1
		}
		return -1
	})
	for _, n := range p.Names[i:] {
		if n.K.Start >= k.End {
			break
		}
		if n.K.Start < k.Start || n.K.End > k.End || n.K == k {
			return false
		}
	}
	return true
}

// wordsIn are the words that share something with a range.
func (p *page) wordsIn(k span) []word {
	from := p.wordAt(k.Start)
	to := from
	for to < len(p.words) && p.words[to].at.Start < k.End {
		to++
	}
	return p.words[from:to]
}

// wordAt is the index of the first word that ends behind an offset.
func (p *page) wordAt(offset int) int {
	i, _ := slices.BinarySearchFunc(p.words, offset, func(w word, offset int) int {
		if w.at.End > offset {
			return 1
		}
		return -1
	})
	return i
}

// take marks a range as suggested.
func (p *page) take(k span) {
	for i := range p.wordsIn(k) {
		p.words[p.wordAt(k.Start)+i].name = suggested
	}
}

// place is a place of the text with its sentence.
func (p *page) place(k span) Place {
	return Place{p.Place(k), p.sentence(k)}
}

// sentenceSide is how many bytes before and behind what is suggested its sentence shows.
const sentenceSide = 60

// sentence is the sentence that holds a range, its far ends left out.
func (p *page) sentence(k span) string {
	s := p.sentences.At(k.Start)
	s.End = max(s.End, k.End)
	before, after := "", ""
	if k.Start-s.Start > sentenceSide {
		s.Start, before = p.cutAt(k.Start-sentenceSide, k.Start), "… "
	}
	if s.End-k.End > sentenceSide {
		s.End, after = p.cutAt(k.End+sentenceSide, s.End), " …"
	}
	return before + strings.TrimSpace(p.Text.Shown(s)) + after
}

// cutAt is a place near an offset, and not behind the last one, at which a word begins or at least a character.
func (p *page) cutAt(offset, last int) int {
	near := p.k[offset:min(last, offset+sentenceSide/2)]
	if i := strings.IndexByte(near, ' '); i >= 0 {
		return offset + i + 1
	}
	for offset < last && !utf8.RuneStart(p.k[offset]) {
		offset++
	}
	return offset
}
