package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	xlanguage "golang.org/x/text/language"

	"gloss/generator/language"
)

// A stemTable finds inflected forms of names: each word of a name as it is, or its stem and up to three letters more.
type stemTable struct {
	names []name
	ends  map[int32][]int32 // the names that end at a node
	next  map[step]int32
}

// A step leads from a node of the table by a word, or by a stem.
type step struct {
	from int32
	word string
	stem bool
}

// maxEnding is how many letters may follow a stem, minStem how many a stem has at least.
const (
	maxEnding = 3
	minStem   = 4
)

func newStemTable(names []name) *stemTable {
	t := &stemTable{names: names, ends: map[int32][]int32{}, next: map[step]int32{}}
	for i, n := range names {
		if n.isExact || n.kind == "acronym" || n.kind == "adjective" || !canInflect(n.key) {
			continue
		}
		at := int32(0)
		for _, word := range strings.Fields(n.key) {
			s := step{at, word, false}
			if stem := stemOf(word); stem != "" {
				s = step{at, stem, true}
			}
			if t.next[s] == 0 {
				t.next[s] = int32(len(t.next) + 1)
			}
			at = t.next[s]
		}
		t.ends[at] = append(t.ends[at], int32(i))
	}
	return t
}

// canInflect reports whether a name is of a script that writes words apart and their endings with them. Of Hangul the
// particles are known.
func canInflect(key string) bool {
	return letters(key) >= minStem && !strings.ContainsFunc(key, func(r rune) bool {
		return language.IsUnspaced(r) || unicode.Is(unicode.Hangul, r)
	})
}

// stemOf is a word without the vowel or sign that ends it, where enough is left; empty where the word is too short to have
// a stem.
func stemOf(word string) string {
	last, size := utf8.DecodeLastRuneInString(word)
	if stem := word[:len(word)-size]; letters(stem) >= minStem && strings.ContainsRune("aeiouyąęóаеиоуыэюяьйіїє", last) {
		return stem
	}
	if letters(word) >= minStem {
		return word
	}
	return ""
}

// findForms finds inflected forms of names, and in English the adjectives made of them.
func (w *reader) findForms(p *page) {
	english := isEnglish(p.Language)
	for i := range p.words {
		if !p.words[i].isTaken() {
			w.findForm(p, i, english)
		}
	}
}

func (w *word) isTaken() bool { return w.name == suggested }

// findForm finds the longest name of which a form begins at a word.
func (w *reader) findForm(p *page, first int, english bool) {
	type state struct{ node, last int32 }
	states := []state{{0, int32(first) - 1}}
	var best *name
	var to int
	for len(states) > 0 {
		s := states[0]
		states = states[1:]
		for _, i := range w.stems.ends[s.node] {
			to = int(s.last)
			best = &w.stems.names[i]
		}
		next := int(s.last) + 1
		if next == len(p.words) || next > first && !p.words[next].adjoins {
			continue
		}
		for _, node := range w.stems.steps(s.node, p.words[next].text) {
			states = append(states, state{node, int32(next)})
		}
	}
	if best != nil {
		w.takeForm(p, best, first, to, english)
	}
}

// steps are the nodes to which a word leads.
func (t *stemTable) steps(from int32, word string) (nodes []int32) {
	if node := t.next[step{from, word, false}]; node != 0 {
		nodes = append(nodes, node)
	}
	for range maxEnding + 1 {
		if node := t.next[step{from, word, true}]; node != 0 {
			nodes = append(nodes, node)
		}
		_, size := utf8.DecodeLastRuneInString(word)
		if word = word[:len(word)-size]; word == "" {
			break
		}
	}
	return nodes
}

// takeForm takes down that words are a form of a name, if they are no name and no part of a longer one.
func (w *reader) takeForm(p *page, n *name, first, last int, english bool) {
	k := span{Start: p.words[first].at.Start, End: p.words[last].at.End}
	key := k.In(p.k)
	if w.known[key] || strings.ContainsAny(key[len(commonStart(key, n.key)):], "-'") || !p.isFree(k) || w.isRefused(key, p.Article) {
		return
	}
	reason := OtherForm
	if english {
		if reason = englishForm(n, key); reason == "" {
			return
		}
	}
	if reason == OtherForm && first == last && p.isInRun(first) {
		return
	}
	w.nearMisses.add(n.alias(p.Text.Shown(k), reason), p, k)
	p.take(k)
}

// isInRun reports whether a word with a capital adjoins one: they may be another name together.
func (p *page) isInRun(i int) bool {
	before := i > 0 && p.words[i].adjoins && p.words[i-1].isCapital() && !p.words[i-1].opens
	after := i+1 < len(p.words) && p.words[i+1].adjoins && p.words[i+1].isCapital()
	return before || after
}

func commonStart(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

// englishForm says what a text is that differs from a name in its end: English has but a plural, and adjectives of places
// and peoples.
func englishForm(n *name, key string) Reason {
	stem := commonStart(key, n.key)
	if len(n.key)-len(stem) > 1 {
		return ""
	}
	switch key[len(stem):] {
	case "n", "an", "ian", "ns", "ans", "ese", "i", "ish", "is":
		if n.isPerson || n.kind == "short" {
			return ""
		}
		return Adjective
	case "s", "es":
		if len(stem) == len(n.key) {
			return OtherForm
		}
	}
	return ""
}

func isEnglish(tag string) bool {
	base, _ := xlanguage.Make(tag).Base()
	return base.String() == "en"
}
