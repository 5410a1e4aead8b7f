package posts

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// A prose is a text that is being changed, with the line of the file on which each of its lines began.
type prose struct {
	text   string
	lines  []int
	starts []int // the offset of each line
}

// newProse is a text that begins on a line of a file.
func newProse(text string, first int) prose {
	lines := make([]int, 1+strings.Count(text, "\n"))
	for i := range lines {
		lines[i] = first + i
	}
	return proseOf(text, lines)
}

func proseOf(text string, lines []int) prose {
	p := prose{text: text, lines: lines, starts: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	return p
}

// line is the line of the file from which an offset of the text comes.
func (p prose) line(offset int) int {
	return p.lines[sort.SearchInts(p.starts, offset+1)-1]
}

// lineOf is where the line of an offset begins, and where it ends before its break.
func (p prose) lineOf(offset int) (start, end int) {
	i := sort.SearchInts(p.starts, offset+1) - 1
	if i+1 < len(p.starts) {
		return p.starts[i], p.starts[i+1] - 1
	}
	return p.starts[i], len(p.text)
}

// A cut puts a text in the place of the bytes from start to before end.
type cut struct {
	start, end int
	text       string
}

// with returns the text with cuts made; one that overlaps an earlier one is left out.
func (p prose) with(cuts []cut) prose {
	slices.SortStableFunc(cuts, func(a, b cut) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	lines := []int{p.lines[0]}
	at := 0
	keep := func(end int) {
		for i := at; i < end; i++ {
			if p.text[i] == '\n' {
				lines = append(lines, p.line(i+1))
			}
		}
		b.WriteString(p.text[at:end])
	}
	for _, c := range cuts {
		if c.start < at {
			continue
		}
		keep(c.start)
		b.WriteString(c.text)
		for range strings.Count(c.text, "\n") {
			lines = append(lines, p.line(c.start))
		}
		if at = c.end; b.Len() == 0 || strings.HasSuffix(b.String(), "\n") {
			lines[len(lines)-1] = p.line(at)
		}
	}
	keep(len(p.text))
	return proseOf(b.String(), lines)
}
