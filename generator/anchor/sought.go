package anchor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gloss/generator/text"
)

const (
	// minUnits is the least length of a quotation without context, and of a part of any: what is shorter stands
	// everywhere.
	minUnits = 4
	// maxParts is the most parts of a quotation that are looked for, and maxGiven how many characters of a given context
	// count, the ones next to the passage: they bound the time that a monstrous quotation may take.
	maxParts = 64
	maxGiven = 256
)

// A sought is a quotation made ready to be looked for: all of it are keys, or all folded keys.
type sought struct {
	// wordings are what may stand in the text, in the order in which they are tried.
	wordings []phrase
	// rendered is the quotation as it is rendered, in parts; nil, until it is folded, where that cannot be
	// looked for.
	rendered       wording
	prefix, suffix string
}

// A phrase is a wording and what it was before it was folded.
type phrase struct{ wording, written wording }

// isElided reports whether the phrase is one text that holds the sign.
func (p phrase) isElided() bool {
	return len(p.wording) == 1 && strings.Contains(p.wording[0], text.Elision)
}

// isShort reports whether the phrase says little about where it stands.
func (p phrase) isShort() bool {
	units := 0.0
	for _, part := range p.wording {
		units += text.Units(part)
	}
	return units < tellingUnits
}

// A wording is the parts of a quotation between which it leaves words out: one, unless it does. None is empty.
type wording []string

func read(q Quotation) sought {
	s := readRendered(q)
	if raw := text.Key(q.Raw); raw != text.Key(q.Text) {
		s.add(raw)
	}
	return s
}

// readRendered reads a quotation without what its source adds.
func readRendered(q Quotation) sought {
	s := sought{prefix: lastRunes(text.Key(q.Prefix), maxGiven), suffix: firstRunes(text.Key(q.Suffix), maxGiven)}
	s.rendered = s.add(text.Key(q.Text))
	return s
}

// add adds the wordings of a key, first the whole: articles use the sign too. It returns the parts, or nil.
func (s *sought) add(key string) wording {
	whole := wording{key}
	if !s.isLongEnough(whole) {
		return nil
	}
	s.wordings = append(s.wordings, phrase{whole, whole})
	if !strings.Contains(key, text.Elision) {
		return whole
	}
	parts := splitParts(key)
	if !s.isLongEnough(parts) {
		return nil
	}
	s.wordings = append(s.wordings, phrase{parts, parts})
	return parts
}

// splitParts returns what stands between the signs of a key. A sign at an end leaves out what the passage does not hold
// anyway.
func splitParts(key string) wording {
	var parts wording
	for part := range strings.SplitSeq(key, text.Elision) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// isLongEnough reports whether a wording may be looked for. A context makes up for the length of a whole, not of parts.
func (s *sought) isLongEnough(w wording) bool {
	if len(w) == 0 || len(w) > maxParts {
		return false
	}
	if len(w) == 1 && (s.prefix != "" || s.suffix != "") {
		return w[0] != ""
	}
	return !slices.ContainsFunc(w, func(part string) bool { return text.Units(part) < minUnits })
}

// fold returns the quotation as it stands in a folded text. A wording that folding makes too short (a mark folds to
// nothing) is left out.
func (s sought) fold() sought {
	f := sought{rendered: s.rendered.fold(), prefix: fold(s.prefix), suffix: fold(s.suffix)}
	for _, p := range s.wordings {
		if w := p.wording.fold(); f.isLongEnough(w) {
			f.wordings = append(f.wordings, phrase{w, p.written})
		}
	}
	return f
}

func (w wording) fold() wording {
	folded := make(wording, len(w))
	for i, part := range w {
		folded[i] = fold(part)
	}
	return folded
}

func fold(key string) string { return strings.TrimSpace(text.Fold(key).F) }

// longest returns the longest part.
func (w wording) longest() string {
	return slices.MaxFunc(w, func(a, b string) int { return len(a) - len(b) })
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	at := len(s)
	for ; at > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}
