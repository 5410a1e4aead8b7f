package site

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/anchor"
	"gloss/generator/content"
	"gloss/generator/language"
	"gloss/generator/markdown"
	"gloss/generator/source"
	"gloss/generator/text"
)

// A Sentence is one of a note's text or of a text in its front matter.
type Sentence struct {
	// Key is its matching key ([text.Key]), in which case is kept.
	Key string
	// Quoted says that it begins within quotation marks which a sentence before it opens.
	Quoted bool

	text  *text.Text
	start int // in K of the text
	file  *source.File
	base  int // where the text's source begins in the file
}

// At is where a range of the sentence's key was written.
func (s Sentence) At(start, end int) source.Span {
	written, _ := s.text.Source(s.text.Published(text.Range{Start: s.start + start, End: s.start + end}))
	return s.file.At(s.base+written.Start, s.base+written.End)
}

// Sentences are those of the note's own text.
func (n *Note) Sentences() []Sentence {
	return sentencesOf(n.Prose.Body(markdown.Labels{}).Text, n.Source.File, 0)
}

// SentencesOf are those of a text in the front matter, as it is written there but for the quotation marks around it.
func SentencesOf(t content.Text) []Sentence {
	if t.IsZero() {
		return nil
	}
	written, base := t.At.Text(), t.At.Start
	if inner, isQuoted := strings.CutPrefix(written, `"`); isQuoted {
		written, base = strings.TrimSuffix(inner, `"`), base+1
	}
	return sentencesOf(text.Of(written), t.At.File, base)
}

func sentencesOf(t *text.Text, file *source.File, base int) (all []Sentence) {
	for _, block := range t.Blocks() {
		key := block.In(t.K)
		for _, r := range text.SplitSentences(key) {
			all = append(all, Sentence{
				Key: r.In(key), Quoted: strings.Count(key[:r.Start], `"`)%2 == 1,
				text: t, start: block.Start + r.Start, file: file, base: base,
			})
		}
	}
	return all
}

// HasWords reports whether words stand in the note's passage as whole words and in its letter case; a sign […] in them
// leaves words out. Where the passage has no place in the article, they may stand in the quotation as it is written. It
// is true where there is nothing to compare with: no passage, or one of which something else is wrong.
func (n *Note) HasWords(words string) bool {
	if n.Quotation == nil || !n.sound {
		return true
	}
	key := text.Key(words)
	// What was found holds the marks of footnotes too; what is shown does not, but the article's text is made for it.
	return n.IsPlaced() && holdsWords(text.Key(n.Found), key) || holdsWords(text.Key(n.shownPassage()), key)
}

// shownPassage is the passage on one line without marks of footnotes, as it stands in the article or, where it has no
// place there, as it is quoted.
func (n *Note) shownPassage() string {
	if !n.IsPlaced() {
		return n.Quoted
	}
	t := n.Article.Prose.Body(markdown.Labels{}).Text
	return t.Shown(t.Keyed(n.Passage))
}

// NearestWords returns what in the note's passage is most like the given words, in whole words; "" where nothing is.
func (n *Note) NearestWords(words string) string {
	passage := text.Of(n.shownPassage())
	found := anchor.Find(passage, anchor.Quotation{Text: words, Raw: words})
	near := cmp.Or(found.At, found.Nearest)
	if len(found.Places) > 0 {
		near = found.Places[0].At
	}
	if near.Len() == 0 {
		near = spanOfWords(passage.P, words)
	}
	for cuts(passage.P, near.Start) {
		_, size := utf8.DecodeLastRuneInString(passage.P[:near.Start])
		near.Start -= size
	}
	for cuts(passage.P, near.End) {
		_, size := utf8.DecodeRuneInString(passage.P[near.End:])
		near.End += size
	}
	return briefly(near.In(passage.P))
}

// PassageInShort is the note's passage as it stands in the article or, where it has no place there, as it is quoted;
// the middle of a long one is left out.
func (n *Note) PassageInShort() string { return briefly(n.shownPassage()) }

// spanOfWords is where all words stand in a passage in their order, with others between them; zero where they do not.
func spanOfWords(passage, words string) (span text.Range) {
	for i, word := range strings.Fields(words) {
		end := endOfWords(passage[span.End:], word)
		if end < 0 {
			return text.Range{}
		}
		span.End += end
		if i == 0 {
			span.Start = span.End - len(word)
		}
	}
	return span
}

// sign stands in a quotation where it leaves words out, as a key.
const sign = "[...]"

// holdsWords reports whether words stand in a passage: all of them or, where they hold the sign, their parts in order.
// Both are keys.
func holdsWords(passage, words string) bool {
	if endOfWords(passage, words) >= 0 {
		return true
	}
	if !strings.Contains(words, sign) {
		return false
	}
	for part := range strings.SplitSeq(words, sign) {
		end := endOfWords(passage, strings.TrimSpace(part))
		if end < 0 {
			return false
		}
		passage = passage[end:]
	}
	return true
}

// endOfWords returns where words end in a passage at which they first stand as whole words, or -1.
func endOfWords(passage, words string) int {
	for from := 0; ; {
		i := strings.Index(passage[from:], words)
		if i < 0 {
			return -1
		}
		start, end := from+i, from+i+len(words)
		if !cuts(passage, start) && !cuts(passage, end) {
			return end
		}
		_, size := utf8.DecodeRuneInString(passage[start:])
		from = start + max(size, 1)
	}
}

// cuts reports whether a word or a number goes on over an offset. None does beside a script that is written without
// spaces, or with particles behind the word; nor behind Arabic letters that may be words of their own.
func cuts(s string, at int) bool {
	before, size := utf8.DecodeLastRuneInString(s[:at])
	after, next := utf8.DecodeRuneInString(s[at:])
	if unicode.IsDigit(before) && (after == '.' || after == ',') {
		after, _ = utf8.DecodeRuneInString(s[at+next:])
		return unicode.IsDigit(after)
	}
	if unicode.IsDigit(after) && (before == '.' || before == ',') {
		before, _ = utf8.DecodeLastRuneInString(s[:at-size])
		return unicode.IsDigit(before)
	}
	return isOfWord(before) && isOfWord(after) && !language.IsProclitic(before)
}

func isOfWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && !unicode.In(r, spaceless...)
}

var spaceless = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}
