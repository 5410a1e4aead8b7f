package anchor

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// A letter is a character of a revised text and where it, or what it replaced, stood in the text that was revised.
type letter struct {
	r       rune
	from    int // in characters, -1 where it was put in
	changed bool
}

// A revision is a text to which edits are made, each of which keeps the way back.
type revision struct {
	letters []letter
	random  *rand.Rand
	pool    []string // words of any text
	aside   []string // sentences of other texts
	focus   [2]int   // the characters of the text around which most edits are made
}

func revise(s string, random *rand.Rand, pool, aside []string, focus [2]int) *revision {
	v := &revision{random: random, pool: pool, aside: aside, focus: focus}
	for i, r := range []rune(s) {
		v.letters = append(v.letters, letter{r: r, from: i})
	}
	return v
}

func (v *revision) String() string {
	var b strings.Builder
	for _, l := range v.letters {
		b.WriteRune(l.r)
	}
	return b.String()
}

// edit makes one edit of a kind drawn at random.
func (v *revision) edit() {
	kinds := []func(){v.replaceWord, v.replaceWord, v.replaceWord, v.insertWord, v.deleteWord, v.moveWord, v.changeDigit, v.negate,
		v.moveSentence, v.deleteSentence, v.insertSentence, v.copySentence, v.moveParagraph, v.mergeSentences, v.splitSentence,
		v.mergeParagraphs, v.splitParagraph, v.changeComma}
	kinds[v.random.IntN(len(kinds))]()
}

// near draws a place, mostly near the focus.
func (v *revision) near() int {
	if v.random.IntN(3) > 0 {
		at := slices.IndexFunc(v.letters, func(l letter) bool { return l.from >= v.focus[0] && l.from < v.focus[1] })
		if at >= 0 {
			reach := v.focus[1] - v.focus[0] + 120
			return min(max(0, at-60+v.random.IntN(reach)), len(v.letters)-1)
		}
	}
	return v.random.IntN(len(v.letters))
}

// word returns the word at or after a place.
func (v *revision) word() (from, to int) {
	isPart := func(i int) bool { return i >= 0 && i < len(v.letters) && isLetter(v.letters[i].r) }
	from = v.near()
	for from < len(v.letters) && !isPart(from) {
		from++
	}
	for isPart(from - 1) {
		from--
	}
	for to = from; isPart(to); to++ {
	}
	return from, to
}

// between returns the stretch around a place that ends with a separator, which belongs to it.
func (v *revision) between(at int, ends func(i int) bool) (from, to int) {
	for from = at; from > 0 && !ends(from-1); from-- {
	}
	for to = at; to < len(v.letters) && !ends(to); to++ {
	}
	return from, min(to+1, len(v.letters))
}

func (v *revision) endsSentence(i int) bool {
	return v.letters[i].r == ' ' && i > 0 && strings.ContainsRune(".?!", v.letters[i-1].r) || v.letters[i].r == '\n'
}

func (v *revision) endsParagraph(i int) bool { return v.letters[i].r == '\n' }

// put replaces a stretch. What replaces letters stands where they stood.
func (v *revision) put(from, to int, s string) {
	origin := -1
	if from < to {
		origin = v.letters[from].from
	}
	var written []letter
	for _, r := range s {
		written = append(written, letter{r: r, from: origin, changed: true})
	}
	v.letters = slices.Concat(v.letters[:from], written, v.letters[to:])
}

// move takes a stretch to another place, which to is asked for when the stretch is gone.
func (v *revision) move(from, to int, place func() int) {
	stretch := slices.Clone(v.letters[from:to])
	if len(stretch) == len(v.letters) {
		return
	}
	v.letters = slices.Delete(slices.Clone(v.letters), from, to)
	v.letters = slices.Insert(v.letters, place(), stretch...)
}

func (v *revision) anyWord() string { return v.pool[v.random.IntN(len(v.pool))] }

func (v *revision) replaceWord() {
	if from, to := v.word(); from < to {
		v.put(from, to, v.anyWord())
	}
}

func (v *revision) insertWord() {
	from, _ := v.word()
	v.put(from, from, v.anyWord()+" ")
}

func (v *revision) deleteWord() {
	if from, to := v.word(); to < len(v.letters) {
		v.put(from, to+1, "")
	}
}

func (v *revision) moveWord() {
	from, to := v.word()
	if to >= len(v.letters) || v.letters[to].r != ' ' {
		return
	}
	v.move(from, to+1, func() int {
		at := min(max(0, from-40+v.random.IntN(80)), len(v.letters))
		for at < len(v.letters) && at > 0 && v.letters[at-1].r != ' ' {
			at++
		}
		return at
	})
}

func (v *revision) changeDigit() {
	at := v.near()
	for i := range len(v.letters) {
		if i = (at + i) % len(v.letters); unicode.IsDigit(v.letters[i].r) {
			v.put(i, i+1, string('0'+(v.letters[i].r-'0'+1+rune(v.random.IntN(9)))%10))
			return
		}
	}
}

func (v *revision) negate() {
	from, to := v.word()
	switch word := v.string(from, to); {
	case word == "not" || word == "no" || word == "without":
		v.put(from, to, "also")
	default:
		v.put(from, from, []string{"not ", "never ", "no "}[v.random.IntN(3)])
	}
}

func (v *revision) string(from, to int) string {
	return (&revision{letters: v.letters[from:to]}).String()
}

func (v *revision) sentence() (from, to int) { return v.between(v.near(), v.endsSentence) }

// sentenceStart draws the start of a sentence anywhere.
func (v *revision) sentenceStart() int {
	from, _ := v.between(v.random.IntN(len(v.letters)), v.endsSentence)
	return from
}

func (v *revision) moveSentence() {
	from, to := v.sentence()
	v.move(from, to, v.sentenceStart)
}

func (v *revision) deleteSentence() {
	from, to := v.sentence()
	if to-from < len(v.letters)/2 {
		v.letters = slices.Delete(slices.Clone(v.letters), from, to)
	}
}

func (v *revision) insertSentence() {
	from, _ := v.sentence()
	v.put(from, from, v.aside[v.random.IntN(len(v.aside))]+" ")
}

// copySentence writes a sentence once more elsewhere: the copy is a place of the passage, too.
func (v *revision) copySentence() {
	from, to := v.sentence()
	at := v.sentenceStart()
	v.letters = slices.Insert(slices.Clone(v.letters), at, v.letters[from:to]...)
}

func (v *revision) moveParagraph() {
	from, to := v.between(v.near(), v.endsParagraph)
	v.move(from, to, func() int {
		at, _ := v.between(v.random.IntN(len(v.letters)), v.endsParagraph)
		return at
	})
}

func (v *revision) mergeSentences() {
	_, to := v.sentence()
	if to >= len(v.letters) || to < 2 || v.letters[to-1].r != ' ' {
		return
	}
	first := v.letters[to].r
	v.put(to, to+1, string(unicode.ToLower(first)))
	v.put(to-2, to, ", and ")
}

func (v *revision) splitSentence() {
	at := v.near()
	for i := at; i+3 < len(v.letters) && i < at+200; i++ {
		if v.letters[i].r == ',' && v.letters[i+1].r == ' ' {
			v.put(i+2, i+3, string(unicode.ToUpper(v.letters[i+2].r)))
			v.put(i, i+1, ".")
			return
		}
	}
}

func (v *revision) mergeParagraphs() {
	if _, to := v.between(v.near(), v.endsParagraph); to < len(v.letters) {
		v.put(to-1, to, " ")
	}
}

func (v *revision) splitParagraph() {
	if _, to := v.sentence(); to < len(v.letters) {
		v.put(to-1, to, "\n")
	}
}

func (v *revision) changeComma() {
	at := v.near()
	for i := at; i < len(v.letters) && i < at+100; i++ {
		if v.letters[i].r == ',' {
			v.put(i, i+1, "")
			return
		}
	}
}
