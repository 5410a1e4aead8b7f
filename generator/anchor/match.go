package anchor

import (
	"slices"
	"strings"
	"unicode"

	"gloss/generator/text"
)

// A haystack is a text in the form in which it is searched: its key, or its folded key.
type haystack struct {
	s      string
	text   *text.Text
	folded *text.Folded // nil where s is the key
}

// published returns the range of P for a range of s that neither begins nor ends with a space: the ends are moved outward
// to where no grapheme is cut. Other white space they never reach.
func (h haystack) published(r text.Range) text.Range {
	return h.text.Widen(h.text.Published(h.keyed(r)))
}

func (h haystack) keyed(r text.Range) text.Range {
	if h.folded == nil {
		return r
	}
	return h.folded.Keyed(r)
}

// form returns a string in the form of the haystack.
func (h haystack) form(s string) string {
	if h.folded == nil {
		return text.Key(s)
	}
	return fold(text.Key(s))
}

// A manner says how a quotation was found.
type manner int

const (
	exactly manner = iota
	foldedly
	approximately
	rewritten // not the quotation, but what stands in its place
)

// A match is what a search came to.
type match struct {
	in  haystack
	how manner
	// sought is the wording found.
	sought phrase
	// all are the passages that are equal to the wording found, or like it; kept those of them that the given context
	// leaves and no other beats. Both stand in the order of the text. Where nothing is kept, all are those of the first
	// wording that stands in the text.
	all, kept []text.Range
	// parts are, of each passage kept, the passages of the parts, where they were found approximately.
	parts [][]text.Range
	// fittest is the one of all that the given context fits best, strange how many edits it is from fitting.
	fittest text.Range
	strange int
	// elsewhere are the ranges of P that are equal to a quotation whose own place was rewritten.
	elsewhere []text.Range
}

// search looks for the quotation: as it is, then without case and diacritics, then approximately.
func (s sought) search(t *text.Text) match {
	m := s.in(haystack{s: t.K, text: t})
	if s.isSettled(m) || len(s.wordings) == 0 {
		return m
	}
	f := text.Fold(t.K)
	h, folded := haystack{s: f.F, text: t, folded: &f}, s.fold()
	if len(m.all) == 0 {
		m = folded.in(h)
		m.how = foldedly
	}
	if s.isSettled(m) {
		return m
	}
	if !folded.mayBeRewritten() {
		return m.or(folded.approximate(h))
	}
	return folded.place(m, folded.approximate(h))
}

// isSettled reports whether something was kept, and stands where the quotation stood as far as the context can tell.
func (s sought) isSettled(m match) bool {
	return len(m.kept) > 0 && (!s.mayBeRewritten() || 100*m.strange <= 15*s.given())
}

// in looks for the wordings in turn, until one has an acceptable passage.
func (s sought) in(h haystack) match {
	none := match{in: h}
	for _, p := range s.wordings {
		all := p.wording.passages(h.s)
		if len(all) == 0 {
			continue
		}
		kept, fittest, strange := s.judge(h.s, all, p)
		m := match{in: h, sought: p, all: all, kept: kept, fittest: fittest, strange: strange}
		if s.isOther(m) {
			m.kept = nil
		}
		if len(kept) > 0 {
			return m
		}
		if len(none.all) == 0 {
			none = m
		}
	}
	return none
}

// isOther reports whether what was found without case is likely to be the same words at another place: few of them, with
// no context to tell, and other in the case of one letter alone, as a sentence begins with them or a name does not. In
// 32,000 revisions (TestRandomEdits) three such passages had gone from their own place.
func (s sought) isOther(m match) bool {
	if m.in.folded == nil || len(m.kept) != 1 || len(m.sought.written) > 1 || s.given() >= minRejecting ||
		text.Units(m.sought.written[0]) >= tellingUnits {
		return false
	}
	quoted, found := []rune(m.sought.written[0]), []rune(m.in.keyed(m.kept[0]).In(m.in.text.K))
	if len(quoted) != len(found) {
		return false
	}
	others := 0
	for i, r := range quoted {
		switch {
		case unicode.ToLower(r) != unicode.ToLower(found[i]):
			return false
		case r != found[i]:
			others++
		}
	}
	return others == 1
}

// places returns the ranges of P of what was kept. Passages that are one range of P are one (two dots of an
// ellipsis stand in it twice).
func (m match) places() []text.Range {
	places := make([]text.Range, 0, len(m.kept))
	for _, r := range m.kept {
		places = append(places, m.in.published(r))
	}
	return slices.Compact(places)
}

// found says what the only passage kept is.
//
// One that has the key of the quotation, but cuts a word or a number, may mean something else all the same: 5 men stand in
// 15 men, and acceptable in unacceptable.
func (m match) found(at text.Range, names []string) Found {
	names = keys(names)
	var inside, whole difference
	var parts, wholes []text.Range
	for i, r := range m.pieces() {
		piece, part := m.in.keyed(r), m.sought.written[i]
		parts = append(parts, m.in.published(r))
		if m.how != exactly {
			inside.compare(m.in.text, part, piece, guard{names: names})
		}
		wide := widened(m.in.text.K, piece)
		wholes = append(wholes, m.in.text.Widen(m.in.text.Published(wide)))
		if wide != piece && m.how != rewritten {
			whole.compare(m.in.text, part, wide, guard{names: names, cut: true})
		}
	}
	switch {
	case whole.hasGrave():
		return Found{State: Changed, At: at, Parts: wholes, Changes: whole.changes}
	case m.how == exactly:
		return Found{State: Anchored, At: at}
	case m.how == rewritten || inside.isGrave():
		return Found{State: Changed, At: at, Parts: parts, Changes: inside.changes, Elsewhere: m.elsewhere}
	}
	return Found{State: Edited, At: at, Parts: parts, Changes: inside.changes}
}

// pieces returns where each part of the wording stands in the first passage kept.
func (m match) pieces() []text.Range {
	if m.parts != nil {
		return m.parts[0]
	}
	r := m.kept[0]
	if len(m.sought.written) == 1 {
		return []text.Range{r}
	}
	pieces := make([]text.Range, 0, len(m.sought.written))
	at := r.Start
	for _, part := range m.sought.written[:len(m.sought.written)-1] {
		part = m.in.form(part)
		at += strings.Index(m.in.s[at:r.End], part)
		pieces = append(pieces, text.Range{Start: at, End: at + len(part)})
		at += len(part)
	}
	last := m.in.form(m.sought.written[len(m.sought.written)-1])
	return append(pieces, text.Range{Start: r.End - len(last), End: r.End})
}
