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

	text  *text.Text
	block int // where its block begins in K of the text
	start int // where it begins itself
	file  *source.File
	base  int         // where the text's source begins in the file
	whole source.Span // the place of all of the text, where nothing closer is known
}

// IsQuoted reports whether an offset of the key stands in quotation marks, which an earlier sentence of the block may
// have opened.
func (s Sentence) IsQuoted(at int) bool {
	return strings.Count(s.text.K[s.block:s.start+at], `"`)%2 == 1
}

// At is where a range of the sentence's key was written.
func (s Sentence) At(start, end int) source.Span {
	if !s.whole.IsZero() {
		return s.whole
	}
	written, _ := s.text.Source(s.text.Published(text.Range{Start: s.start + start, End: s.start + end}))
	return s.file.At(s.base+written.Start, s.base+written.End)
}

// Sentences are those of the note's own text.
func (n *Note) Sentences() (all []Sentence) {
	t := n.Prose.Body(markdown.Labels{}).Text
	for _, block := range t.Blocks() {
		all = append(all, Sentence{text: t, file: n.Source.File}.in(block)...)
	}
	return all
}

// SentencesOf are those of a text in the note's own front matter. A text that runs over lines is found again in them,
// unless it is written with escapes.
func (n *Note) SentencesOf(t content.Text) []Sentence {
	if t.IsZero() {
		return nil
	}
	key, front := text.Key(t.Value), n.Source.File.At(t.At.Start, n.Source.Front.End)
	written := text.Of(front.Text())
	if at := strings.Index(written.K, key); at >= 0 {
		return Sentence{text: written, file: front.File, base: front.Start}.in(text.Range{Start: at, End: at + len(key)})
	}
	return Sentence{text: text.Of(t.Value), whole: t.At}.in(text.Range{End: len(key)})
}

// in are the sentences of a block of s's text, each at its place.
func (s Sentence) in(block text.Range) (all []Sentence) {
	key := block.In(s.text.K)
	for _, r := range text.SplitSentences(key) {
		s.Key, s.block, s.start = r.In(key), block.Start, block.Start+r.Start
		all = append(all, s)
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

// holdsWords reports whether words stand in a passage: all of them or, where they hold the sign, their parts in order.
// Both are keys.
func holdsWords(passage, words string) bool {
	if endOfWords(passage, words) >= 0 {
		return true
	}
	if !strings.Contains(words, text.Elision) {
		return false
	}
	for part := range strings.SplitSeq(words, text.Elision) {
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
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && !language.IsUnspaced(r) && !unicode.Is(unicode.Hangul, r)
}
