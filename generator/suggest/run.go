package suggest

import (
	"slices"
	"strings"

	xlanguage "golang.org/x/text/language"

	"gloss/generator/language"
	"gloss/generator/site"
)

// A run is words with capitals in a row that are not all covered by names, and wherever they stand so.
type run struct {
	words []runWord
	opens bool // it begins where any word has a capital
	nouns bool // the text's language gives a capital to every noun
	// clear are how often it stands where a capital says something, unclear in titles, headings, links and code.
	clear, unclear int
	articles       []int32 // ascending, each once
	places         []seenAt
}

// A runWord is a word of a run.
type runWord struct {
	text  string
	named bool // a name covers it
	small bool // a particle
}

// A seenAt is a place of a run, and how many runs were seen before it.
type seenAt struct {
	Place
	order int
}

// findRuns takes down the runs of a text, and which words it writes in small letters.
func (w *reader) findRuns(p *page) {
	for i := 0; i < len(p.words); {
		one := &p.words[i]
		if !one.isCapital() {
			if hasSmall(one.text) && !one.inZone {
				w.small[one.text] = true
			}
			i++
			continue
		}
		last := p.runEnd(i)
		w.takeRun(p, i, last)
		i = last + 1
	}
}

// runEnd is the index of the last word of the run that begins at a word.
func (p *page) runEnd(i int) int {
	for p.isPart(i) {
		for p.words[i].name != none && i+1 < len(p.words) && p.words[i+1].name == p.words[i].name {
			i++
		}
		next := i + 1
		for next < len(p.words) && p.words[next].adjoins && p.words[next].name == none && isJoining(p.words[next].text) {
			next++
		}
		if next == len(p.words) || !p.words[next].adjoins || !p.isPart(next) || !p.words[next].isCapital() {
			return i
		}
		if next > i+1 && (p.words[next].name != none || p.words[i].name != none) {
			return i // a particle ties no name that is known
		}
		i = next
	}
	return i
}

// isJoining reports whether a word in small letters may stand within a name: a particle, or the article behind “of”.
func isJoining(word string) bool { return isParticle(word) || word == "the" }

// isPart reports whether a word may be part of a run: no day, no month, no adjective that is known, nothing suggested.
func (p *page) isPart(i int) bool {
	w := &p.words[i]
	switch {
	case w.name == suggested, datedWords[strings.ToLower(w.text)]:
		return false
	case w.name == none:
		return true
	}
	n := p.Names[w.name]
	return n.Status != site.Counted && n.Rule != site.Adjective && n.Rule != site.Wiki
}

// takeRun takes down a run.
func (w *reader) takeRun(p *page, first, last int) {
	one := run{opens: p.words[first].opens, nouns: capitalisesNouns[baseOf(p.Language)]}
	named := 0
	for _, part := range p.words[first : last+1] {
		one.words = append(one.words, runWord{part.text, part.name != none, !part.isCapital()})
		if part.name != none {
			named++
		}
	}
	k := span{Start: p.words[first].at.Start, End: p.words[last].at.End}
	if named == len(one.words) || !p.isPart(first) || w.isRefused(k.In(p.k), p.Article) {
		return
	}
	key := one.key()
	known := w.runs[key]
	if known == nil {
		known = &one
		w.runs[key] = known
		w.order = append(w.order, known)
	}
	known.see(w, p, k, p.words[first].inZone)
}

// key tells runs apart.
func (r *run) key() string {
	var b strings.Builder
	for _, w := range r.words {
		b.WriteString(w.text)
		if w.named {
			b.WriteByte('*')
		}
		b.WriteByte(' ')
	}
	if r.opens {
		b.WriteByte('^')
	}
	if r.nouns {
		b.WriteByte('~')
	}
	return b.String()
}

// see counts a place of the run.
func (r *run) see(w *reader, p *page, k span, inZone bool) {
	if inZone {
		r.unclear++
	} else {
		r.clear++
	}
	if p.Article != nil {
		number := w.articles[p.Article]
		if n := len(r.articles); n == 0 || r.articles[n-1] != number {
			r.articles = append(r.articles, number)
		}
	}
	if len(r.places) < maxPlaces {
		w.seen++
		r.places = append(r.places, seenAt{p.place(k), w.seen})
	}
}

func baseOf(tag string) string {
	base, _ := xlanguage.Make(tag).Base()
	return base.String()
}

// A part is what of a run may be a name by itself.
type part struct {
	words    []runWord
	titled   bool // a title stands before it: it is a person's
	opens    bool
	isSingle bool
}

func (p *part) text() string {
	var texts []string
	for _, w := range p.words {
		texts = append(texts, w.text)
	}
	return strings.Join(texts, " ")
}

func (p *part) isTied() bool {
	return slices.ContainsFunc(p.words, func(w runWord) bool { return w.small })
}

// parts are what titles within the run part, without what is no name at either end. What isClear knows as a name is one.
func (w *reader) parts(r *run, isClear func(string) bool) (parts []part) {
	rest, titled, opens := r.words, false, r.opens
	for len(rest) > 0 {
		from, to := titleIn(rest)
		if whole := (part{words: rest, opens: opens}); from == 0 && w.isOffice(&whole, rest[to:]) {
			from, to = len(rest), len(rest) // General Assembly
		}
		if one, is := w.trimmed(part{words: rest[:from], titled: titled, opens: opens}, isClear); is {
			parts = append(parts, one)
		}
		titled, opens, rest = true, false, rest[to:]
	}
	return parts
}

// titleIn returns where the first title in some words stands, with the words that belong to it; behind their end if there
// is none.
func titleIn(words []runWord) (from, to int) {
	for i, w := range words {
		if w.named || !language.IsTitle(strings.ToLower(w.text)) {
			continue
		}
		from, to = i, i+1
		for from > 0 && !words[from-1].named && modifiers[strings.ToLower(words[from-1].text)] {
			from--
		}
		for to < len(words) && !words[to].named && language.IsTitle(strings.ToLower(words[to].text)) {
			to++
		}
		return from, skipOf(words, to)
	}
	return len(words), len(words)
}

// skipOf is behind what belongs to the title before it: of State, of the Interior, of Foreign Affairs.
func skipOf(words []runWord, i int) int {
	if i == len(words) || !words[i].small {
		return i
	}
	for i < len(words) && words[i].small {
		i++
	}
	if i < len(words) && charges[strings.ToLower(words[i].text)] {
		i++
	}
	return min(i+1, len(words))
}

// isOffice reports whether what only looks like a title with a name is a name itself: the one word behind it is written
// small elsewhere, or is one of an organisation.
func (w *reader) isOffice(whole *part, behind []runWord) bool {
	if len(behind) != 1 || behind[0].named {
		return false
	}
	word := strings.ToLower(behind[0].text)
	return w.small[word] || organisations[word]
}

// maxNameWords is how many words a name has that is known as one at the beginning of a sentence.
const maxNameWords = 12

// trimmed is a part without articles, openers of sentences and particles at its ends. It is none where nothing is left that
// may be a name.
func (w *reader) trimmed(p part, isClear func(string) bool) (part, bool) {
	for len(p.words) > 0 && !p.words[0].named {
		word := strings.ToLower(p.words[0].text)
		opener := p.opens && (language.OpensSentence(word) || w.small[word])
		if !p.words[0].small && !articles[word] && !opener || len(p.words) > 1 && len(p.words) <= maxNameWords && isClear(p.text()) {
			break
		}
		p.words, p.opens = p.words[1:], p.opens && p.words[0].small
	}
	for len(p.words) > 0 && p.words[len(p.words)-1].small {
		p.words = p.words[:len(p.words)-1]
	}
	p.isSingle = len(p.words) == 1
	for _, word := range p.words {
		if !word.named && !word.small && !isPeople(word.text) {
			return p, len(p.words) > 1 || w.mayBeName(word.text)
		}
	}
	return p, false
}

// mayBeName reports whether one word alone may be a name.
func (w *reader) mayBeName(word string) bool {
	small := strings.ToLower(word)
	return letters(word) >= 2 && !w.small[small] && !language.OpensSentence(small) && !isRoman(word) && !isInitials(strings.TrimSuffix(word, ".")) &&
		(letters(word) > 2 || isShouted(word))
}
