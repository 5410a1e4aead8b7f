package anchor

import (
	"strings"

	"gloss/generator/text"
)

// likeHypothesis finds a quotation as the client of Hypothesis does (match-quote.ts, 2024): of the equal passages, or
// else of those with the fewest errors up to half the quotation's length, the one with the best score, whatever it is.
// The score weighs quotation, 32 characters of context on each side, and the place at which the passage stood, 50 to 20 to
// 20 to 2.
func likeHypothesis(s, quote, prefix, suffix string, hint int) (text.Range, bool) {
	best, score := text.Range{}, -1.0
	for _, r := range fewestErrors(s, quote) {
		errors := newPattern([]rune(quote)).distance(r.In(s))
		offset := max(r.Start-hint, hint-r.Start)
		before, after := lastRunes(s[:r.Start], len([]rune(prefix))), firstRunes(s[r.End:], len([]rune(suffix)))
		here := 50*(1-float64(errors)/float64(len([]rune(quote)))) + 20*likeness01(before, prefix) +
			20*likeness01(after, suffix) + 2*(1-float64(offset)/float64(len(s)))
		if here > score {
			best, score = r, here
		}
	}
	return best, score >= 0
}

func fewestErrors(s, quote string) []text.Range {
	if strings.Contains(s, quote) {
		return naive(s, quote)
	}
	p := newPattern([]rune(quote))
	c, least := p.column(anywhere), min(256, p.size/2)
	var ends []int
	for i, r := range s {
		c.next(r)
		if c.edits < least {
			ends, least = nil, c.edits
		}
		if c.edits == least {
			ends = append(ends, i+len(string(r)))
		}
	}
	var found []text.Range
	for _, end := range ends {
		found = append(found, text.Range{Start: p.backward().bestStart(s[:end], least), End: end})
	}
	return found
}

// likeness01 is how much of a context stands anywhere in a text.
func likeness01(s, context string) float64 {
	switch {
	case context == "":
		return 1
	case s == "":
		return 0
	}
	_, edits := newPattern([]rune(context)).bestEnd(s)
	return 1 - float64(edits)/float64(len([]rune(context)))
}
