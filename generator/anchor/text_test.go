package anchor

import (
	"strings"

	"gloss/generator/text"
)

// marked builds a text of one line. In it ¶ ends a block, ¦ a cell or a line without white space; what stands within ‹›
// is hidden, and ⟦⟧ are no part of it but mark the passages, which are returned: a ⟧ ends the first that has not ended.
func marked(t interface{ Helper() }, line string) (*text.Text, []text.Range) {
	t.Helper()
	var b text.Builder
	var passages []text.Range
	hidden, from, ended := false, 0, 0
	add := func(s string) {
		at := b.Len()
		html := text.Range{Start: at, End: at + len(s)}
		b.Add(text.Run{Text: s, HTML: html, Source: html, Hidden: hidden})
	}
	for i, r := range line {
		if !strings.ContainsRune("¶¦‹›⟦⟧", r) {
			continue
		}
		add(line[from:i])
		from = i + len(string(r))
		switch r {
		case '¶':
			b.Break()
			add("\n")
		case '¦':
			b.Break()
		case '‹', '›':
			hidden = r == '‹'
		case '⟦':
			passages = append(passages, text.Range{Start: b.Len()})
		case '⟧':
			passages[ended].End = b.Len()
			ended++
		}
	}
	add(line[from:])
	return b.Text(), passages
}

func slice(s string, r text.Range) string { return s[r.Start:r.End] }
