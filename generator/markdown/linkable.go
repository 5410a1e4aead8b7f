package markdown

import (
	"slices"
	"strings"

	"gloss/generator/text"
)

// Linkable reports whether a range of P, without the spaces at its ends, can be made one link: it lies outside of every zone, and no element begins
// inside of it and ends outside, or the other way round.
func (b *Body) Linkable(p text.Range) bool {
	_, found := b.linkPlace(p)
	return found
}

// linkPlace returns the range of the HTML that a link around a range of P encloses. Where the name and emphasis begin
// or end together, the tags of the emphasis are taken in as needed.
func (b *Body) linkPlace(p text.Range) (text.Range, bool) {
	p = b.Text.Widen(trimSpaces(b.Text.P, p))
	if p.Len() <= 0 || b.inZone(p) {
		return text.Range{}, false
	}
	place := b.Text.HTML(p)
	depth, lowest := 0, 0
	for s := newScanner(b.HTML[place.Start:place.End]); s.next(); {
		switch {
		case !s.tag:
		case !isFormatting(s.name):
			return text.Range{}, false
		case s.closing:
			depth--
			lowest = min(lowest, depth)
		default:
			depth++
		}
	}
	for ; lowest < 0; lowest, depth = lowest+1, depth+1 {
		before := b.HTML[:place.Start]
		if !strings.HasSuffix(before, ">") {
			return text.Range{}, false
		}
		place.Start = strings.LastIndexByte(before, '<')
		if !isFormattingTag(before[place.Start:], false) {
			return text.Range{}, false
		}
	}
	for ; depth > 0; depth-- {
		after := b.HTML[place.End:]
		if !strings.HasPrefix(after, "<") {
			return text.Range{}, false
		}
		end := strings.IndexByte(after, '>') + 1
		if !isFormattingTag(after[:end], true) {
			return text.Range{}, false
		}
		place.End += end
	}
	return place, true
}

func (b *Body) inZone(p text.Range) bool {
	i, _ := slices.BinarySearchFunc(b.Zones, p.Start, func(z text.Range, start int) int {
		if z.End > start {
			return 1
		}
		return -1
	})
	return i < len(b.Zones) && b.Zones[i].Overlaps(p)
}

func isFormatting(name string) bool { return name == "em" || name == "strong" || name == "del" }

// isFormattingTag reports whether a tag is that of a formatting element.
func isFormattingTag(tag string, closing bool) bool {
	s := newScanner(tag)
	return s.next() && s.closing == closing && isFormatting(s.name)
}
