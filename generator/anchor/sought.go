package anchor

import (
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

// sign stands in a quotation where it leaves words out. Both […] and [...] have this key.
const sign = "[...]"

// A sought is a quotation made ready to be looked for: all of it are keys, or all folded keys.
type sought struct {
	// wordings are what may stand in the text, in the order in which they are tried.
	wordings       []wording
	prefix, suffix string
	// valid says that the quotation may be looked for as it is rendered.
	valid bool
}

// A wording is the parts of a quotation between which it leaves words out: one, unless it does. None is empty.
type wording []string

func read(q Quotation) sought {
	s := sought{prefix: lastRunes(text.Key(q.Prefix), maxGiven), suffix: firstRunes(text.Key(q.Suffix), maxGiven)}
	key := text.Key(q.Text)
	s.valid = s.add(key)
	if raw := text.Key(q.Raw); raw != key {
		s.add(raw)
	}
	return s
}

// add adds the wordings of a key, first the whole: articles use the sign too. It reports whether all may be looked for.
func (s *sought) add(key string) bool {
	bare := s.prefix == "" && s.suffix == ""
	if key == "" || bare && text.Units(key) < minUnits {
		return false
	}
	s.wordings = append(s.wordings, wording{key})
	if !strings.Contains(key, sign) {
		return true
	}
	parts := splitParts(key)
	if parts == nil {
		return false
	}
	s.wordings = append(s.wordings, parts)
	return true
}

// splitParts returns what stands between the signs of a key, or nil where that cannot be looked for. A sign at an end
// leaves out what the passage does not hold anyway.
func splitParts(key string) wording {
	var parts wording
	for part := range strings.SplitSeq(key, sign) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if text.Units(part) < minUnits || len(parts) == maxParts {
			return nil
		}
		parts = append(parts, part)
	}
	return parts
}

// fold returns the quotation as it stands in a folded text. What folds to nothing (a mark alone) is left out.
func (s sought) fold() sought {
	f := sought{prefix: fold(s.prefix), suffix: fold(s.suffix), valid: s.valid}
	for _, w := range s.wordings {
		var parts wording
		for _, part := range w {
			if part = fold(part); part != "" {
				parts = append(parts, part)
			}
		}
		if len(parts) > 0 {
			f.wordings = append(f.wordings, parts)
		}
	}
	return f
}

func fold(key string) string { return strings.TrimSpace(text.Fold(key).F) }

// longest returns the longest part of the quotation as it is rendered, or the only one.
func (s sought) longest() string {
	if len(s.wordings) == 0 {
		return ""
	}
	longest := ""
	for _, part := range s.rendered() {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// rendered returns the parts of the quotation as it is rendered.
func (s sought) rendered() wording {
	if len(s.wordings) > 1 && strings.Contains(s.wordings[0][0], sign) {
		return s.wordings[1]
	}
	return s.wordings[0]
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
