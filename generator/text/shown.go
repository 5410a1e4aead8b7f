package text

import "strings"

// Of returns the text of a string that stands alone, such as a title: it is its own HTML and its own source.
func Of(s string) *Text {
	var b Builder
	all := Range{0, len(s)}
	b.Add(Run{Text: s, HTML: all, Source: all})
	return b.Text()
}

// Shown returns the published characters of a range of K on one line: white space is one space, and what is hidden
// from K (the mark of a footnote) is left out.
func (t *Text) Shown(k Range) string {
	var b strings.Builder
	pieces := t.published.pieces
	k.End = min(k.End, len(t.K))
	if k.Start >= k.End {
		return ""
	}
	b.Grow(k.Len() + 16)
	at := -1 // where in P the text so far ends
	for i := t.published.find(k.Start); i < len(pieces) && int(pieces[i].from) < k.End; i++ {
		p := pieces[i]
		start, end := int(p.to), int(p.end)
		if !p.whole {
			start += max(0, k.Start-int(p.from))
			end -= max(0, t.published.from(i+1)-k.End)
		}
		if at >= 0 && at < start && isInvisible(t.P[at:start]) {
			b.WriteString(t.P[at:start])
		}
		isSpace, isTold := p.whole && t.K[max(k.Start, int(p.from))] == ' ', p.whole && end <= at
		at = max(at, end)
		switch {
		case isSpace:
			b.WriteByte(' ')
			continue
		case isTold:
			continue // one published character may have several in K
		}
		for i, line := range strings.Split(t.P[start:end], "\n") {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(line)
		}
	}
	return b.String()
}

// isInvisible reports whether a text holds nothing but characters that no key has.
func isInvisible(s string) bool {
	for _, r := range s {
		if !isRemoved(r) {
			return false
		}
	}
	return true
}
