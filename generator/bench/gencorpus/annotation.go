package main

import (
	"math/rand/v2"
	"strings"
)

// An annotation quotes a run of whole words from one paragraph, as readers see it.
type annotation struct {
	id, quote, prefix, suffix, author, date string
	body                                    []span
	crossing                                bool
}

// tries is how often a passage is drawn before one that is not of the kind wanted will do.
const tries = 60

// annotation makes an annotation on one of the lines. A fifth of them are meant to cross the edge of an inline element.
func (c *corpus) annotation(r *rand.Rand, lines [][]span, id string) (annotation, bool) {
	crossing := r.IntN(5) == 0
	a := annotation{id: id, author: c.entities[r.IntN(min(20, len(c.entities)))].name, date: day(r)}
	for try := 1; try <= tries && a.quote == ""; try++ {
		line := lines[r.IntN(len(lines))]
		from, to, found := quote(r, plain(line))
		if found && (crosses(line, from, to) == crossing || try == tries) {
			a.place(line, from, to)
		}
	}
	if a.quote == "" {
		return a, false
	}
	p := &prose{corpus: c, r: r, left: 60}
	for range r.IntN(3) {
		p.queue = append(p.queue, c.mention(r))
	}
	if r.IntN(2) == 0 {
		p.queue = append(p.queue, c.entityLink(r))
	}
	a.body = p.line(20+r.IntN(60), true)
	return a, true
}

// place makes an annotation quote the bytes of a line from one offset to before another.
func (a *annotation) place(line []span, from, to int) {
	text := plain(line)
	a.quote, a.crossing = text[from:to], crosses(line, from, to)
	before, behind := []rune(text[:from]), []rune(text[to:])
	a.prefix, a.suffix = string(before[max(0, len(before)-32):]), string(behind[:min(32, len(behind))])
}

// quote draws 4 to 19 words of a text: the offsets where they begin and end.
func quote(r *rand.Rand, text string) (from, to int, found bool) {
	fields := strings.Fields(text)
	n := 4 + r.IntN(16)
	if len(fields) < n+2 {
		return 0, 0, false
	}
	first := r.IntN(len(fields) - n)
	for _, word := range fields[:first] {
		from += len(word) + 1
	}
	passage := strings.TrimRight(strings.Join(fields[first:first+n], " "), ".,")
	return from, from + len(passage), strings.HasPrefix(text[from:], passage)
}

// crosses reports whether a stretch of a line holds one end of an inline element, and not the other.
func crosses(line []span, from, to int) bool {
	begin := 0
	for _, s := range line {
		end := begin + len(s.text)
		inline := s.kind != words && s.kind != mention
		if inline && begin < to && end > from && (from < begin || to > end) {
			return true
		}
		begin = end
	}
	return false
}
