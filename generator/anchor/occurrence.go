package anchor

import (
	"strings"

	"gloss/generator/text"
)

// passages returns the shortest passages of s that hold the parts in order, none overlapping the next: none of them
// holds another. They stand in the order of their starts, which is that of their ends.
func (w wording) passages(s string) []text.Range {
	scans := make([]scan, len(w))
	for i, part := range w {
		scans[i] = scan{s: s, part: part, at: -1}
	}
	var found []text.Range
	for first := &scans[0]; first.next(); {
		end := first.end()
		for i := range scans[1:] {
			later := &scans[i+1]
			if !later.seek(end) {
				return found
			}
			end = later.end()
		}
		if n := len(found); n > 0 && found[n-1].End == end {
			found[n-1].Start = first.at
			continue
		}
		found = append(found, text.Range{Start: first.at, End: end})
	}
	return found
}

// A scan goes from one occurrence of a part in s to the next, overlapping ones included.
type scan struct {
	s, part string
	at      int // the start of the occurrence, -1 before the first
	period  int // the shortest period of part, 0 while unknown
}

func (c *scan) end() int { return c.at + len(c.part) }

// seek goes on to the first occurrence that starts at or after from, which must not be before the one looked for last.
func (c *scan) seek(from int) bool {
	for c.at < from {
		if !c.next() {
			return false
		}
	}
	return true
}

// next goes on to the next occurrence. Where there is none, the scan is over.
//
// All of them together take linear time. A part that overlaps itself does so at its period first; if it does not stand
// there, the periodicity lemma lets no occurrence start within the part but in its last period (Galil 1979, On improving
// the worst case running time of the Boyer-Moore string matching algorithm). So every new search skips half the part.
func (c *scan) next() bool {
	from := 0
	if c.at >= 0 {
		if c.period == 0 {
			c.period = shortestPeriod(c.part)
		}
		if strings.HasPrefix(c.s[c.end():], c.part[len(c.part)-c.period:]) {
			c.at += c.period
			return true
		}
		from = c.at + max(c.period, len(c.part)-c.period) + 1
	}
	i := -1
	if from < len(c.s) {
		i = strings.Index(c.s[from:], c.part)
	}
	if i < 0 {
		return false
	}
	c.at = from + i
	return true
}

// shortestPeriod returns the least p for which every byte of s equals the one p before it, by the failure function of
// Knuth, Morris and Pratt (1977).
func shortestPeriod(s string) int {
	border := make([]int32, len(s)+1) // of each prefix the longest proper prefix that is also its suffix
	k := int32(0)
	for i := 1; i < len(s); i++ {
		for k > 0 && s[i] != s[k] {
			k = border[k]
		}
		if s[i] == s[k] {
			k++
		}
		border[i+1] = k
	}
	return len(s) - int(border[len(s)])
}
