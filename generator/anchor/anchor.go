// Package anchor finds a quotation in a text.
//
// The text of an article and a quotation come in; where the quotation stands goes out, or why that cannot be said. A
// passage is never chosen because it comes first, nor because it looks like the quotation: what stands in several
// places is ambiguous, what stands nowhere is lost, and both are said with what helps to set them right. Nothing here
// knows Markdown, HTML or files.
//
// Both sides are compared as keys ([text.Key]), so that spaces, quotation marks, dashes and what cannot be seen make no
// difference. The rules, in order:
//
//   - A quotation is tried as it is rendered, and only where no such passage is acceptable as its source is written,
//     with marks of lists as text. Of each, first the whole is looked for, then, if it holds the sign […], its parts.
//   - Only where none of these stands anywhere in the text, they are looked for without case and diacritics.
//   - The given context is compared with what stands around each passage. One that it does not fit is somebody else's,
//     and those that it fits clearly worse than another are left out.
//   - Only where no passage is left, what is like the quotation is looked for: the longer it is, the more edits are
//     allowed. The passage most like it must beat every other clearly.
//   - Where a prefix and a suffix are found with other text between them, the passage was rewritten: that text stands in
//     its place, even where the quotation stands elsewhere.
//   - More than one passage left is ambiguous.
//   - What is not found exactly is compared word by word. Where a number, a negation or a name is not the same, or more
//     than a third of the words, the passage may mean something else: it is changed, not edited. So is what is found
//     within a longer number or word.
//
// The limits stand where they are used, with what was measured. TestRandomEdits revises articles at random and measures
// again: no note may move to a wrong place, and 95 % of harmless edits must leave it at its own.
package anchor

import (
	"fmt"

	"gloss/generator/text"
)

// A Quotation is what an annotation quotes. Its strings need be no keys.
type Quotation struct {
	// Text is the rendered text: best the K of its [text.Text], in which a space stands where a block ends.
	Text string
	// Raw is its source without the marks of the blockquote.
	Raw string
	// Prefix and Suffix are what stands before and after the passage, to tell it from equal ones.
	Prefix, Suffix string
	// Names are the names of entities that stand in the text or in the quotation, each once, as it is written there, in
	// any order. Where one of them stands in the quotation or in the passage, it must not change. What begins with a
	// capital within a sentence is taken for a name without being told.
	Names []string
}

// A State says what became of a quotation.
type State uint8

const (
	// Anchored is a passage that has the key of the quotation, around the words that it leaves out.
	Anchored State = iota + 1
	// Edited is a passage that differs from the quotation without a change of meaning.
	Edited
	// Changed is a passage that may mean something else than the quotation.
	Changed
	// Ambiguous is a quotation that stands in several places.
	Ambiguous
	// Lost is a quotation that stands nowhere, or nowhere in the given context.
	Lost
	// Invalid is a quotation that cannot be looked for: it, or a part of it, is empty or too short.
	Invalid
)

// String returns the state as it is written in machine-readable pages.
func (s State) String() string {
	names := [...]string{"", "anchored", "edited", "changed", "ambiguous", "lost", "invalid"}
	if int(s) < len(names) {
		return names[s]
	}
	return fmt.Sprintf("State(%d)", uint8(s))
}

// A Found says where a quotation was found. Its ranges are ranges of P; they cut no grapheme, and no white space stands
// at their ends.
type Found struct {
	State State
	// At is the passage; of a Changed quotation, what stands in its place now. In other states it is zero.
	At text.Range
	// Parts are what an Edited or Changed quotation would have to hold to be found as it is: the parts between which words
	// are left out, one unless there are. Where a word or a number is cut, they hold the whole of it.
	Parts []text.Range
	// Changes lead from the quotation to an Edited or Changed passage, in the order of the text. Where only spaces differ
	// there are none.
	Changes []Change
	// Elsewhere are the passages that are equal to a Changed quotation but stand in another context than was given, the
	// first 20 of them.
	Elsewhere []text.Range
	// Places are the passages that an Ambiguous quotation may be, in the order of the text, the first 20 of them: equal to
	// it, equally like it, or what may have been written in its place.
	Places []Place
	// Total is the number of all passages that an Ambiguous quotation may be.
	Total int
	// Nearest is the passage that is most like a Lost quotation, in whole words; zero where nothing is near.
	Nearest text.Range
}

// Find finds a quotation in a text. It takes time in proportion to the lengths of the two, however often parts of the
// one are repeated in the other; only where the quotation is not found as it is, to the product of the text's length and
// the quotation's, of which then no more than 4,096 characters are looked for.
func Find(t *text.Text, q Quotation) Found {
	s := readRendered(q)
	m := s.in(haystack{s: t.K, text: t}) // as most quotations are found
	if !s.isSettled(m) {
		s = read(q)
		m = s.search(t)
	}
	switch places := m.places(); {
	case len(places) > 1:
		return Found{State: Ambiguous, Places: m.tellApart(places, q), Total: len(places)}
	case len(places) == 1:
		return m.found(places[0], q.Names)
	case s.rendered == nil:
		return Found{State: Invalid}
	}
	return Found{State: Lost, Nearest: m.nearest(s)}
}
