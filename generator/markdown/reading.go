package markdown

import (
	"strings"

	"gloss/generator/text"
)

// A reader makes the text of a filled Doc by going over its HTML: tags break the text or hide it, what stands in a
// piece has a place in the source, all other text (the line ends between blocks) has none.
type reader struct {
	*filled
	html     string
	text     text.Builder
	pieces   []piece // those not yet passed
	blocks   []Block
	headings []Heading
	heading  int             // how many headings have begun
	inside   bool            // the last of them has not ended
	title    strings.Builder // its text
	zone     string          // the element that began the zone
	zones    []text.Range
}

// body returns the filled Doc as a Body.
func (f *filled) body() *Body {
	r := reader{filled: f, html: string(f.html), pieces: f.pieces}
	r.text.Grow(len(f.html))
	r.headings = append(r.headings, f.doc.Headings...)
	r.blocks = make([]Block, 0, len(f.blocks))
	opened := 0 // blocks begun
	for s := newScanner(r.html); s.next(); {
		for opened < len(f.blocks) && f.blocks[opened].Start <= s.start {
			r.beginBlock(opened)
			opened++
		}
		if s.tag {
			r.tag(s)
		} else {
			r.read(s)
		}
		if last := len(r.blocks) - 1; last >= 0 && f.blocks[last].End == s.end {
			r.endBlock(last)
		}
	}
	b := &Body{HTML: r.html, Text: r.text.Text(), Headings: r.headings, Blocks: r.blocks, Zones: r.zones}
	b.References = make([]text.Range, len(f.places))
	for i, place := range f.places {
		b.References[i] = b.Text.FromHTML(place)
	}
	return b
}

func (r *reader) beginBlock(i int) {
	r.text.Break()
	at, key := r.text.Len(), r.text.KeyLen()
	r.blocks = append(r.blocks, Block{
		ID:      r.ids[i],
		HTML:    r.filled.blocks[i],
		P:       text.Range{Start: at, End: at},
		K:       text.Range{Start: key, End: key},
		Heading: r.doc.blocks[i].heading,
	})
}

func (r *reader) endBlock(i int) {
	r.text.Break()
	b := &r.blocks[i]
	b.P.End, b.K.End = r.text.Len(), r.text.KeyLen()
	if b.K.Start > 0 && b.K.End > b.K.Start {
		b.K.Start++ // the space of the break
	}
}

func (r *reader) tag(s *scanner) {
	if breaksText(s.name) {
		r.text.Break()
	}
	if isZone(s.name) {
		r.markZone(s)
	}
	if len(s.name) != 2 || s.name[0] != 'h' || s.name == "hr" {
		return
	}
	if !s.closing {
		r.heading++
		r.inside = true
		r.title.Reset()
		return
	}
	r.inside = false
	r.headings[r.heading-1].Text = strings.Join(strings.Fields(r.title.String()), " ")
}

// markZone notes where the outermost element begins and ends in which no name is linked.
func (r *reader) markZone(s *scanner) {
	switch {
	case !s.closing && r.zone == "":
		r.zone = s.name
		r.zones = append(r.zones, text.Range{Start: r.text.Len()})
	case s.closing && r.zone == s.name:
		r.zone = ""
		r.zones[len(r.zones)-1].End = r.text.Len()
	}
}

// read adds the scanner's text, piece by piece.
func (r *reader) read(s *scanner) {
	for at := s.start; at < s.end; {
		for len(r.pieces) > 0 && int(r.pieces[0].html+r.pieces[0].n) <= at {
			r.pieces = r.pieces[1:]
		}
		end := s.end
		var p piece
		placed := len(r.pieces) > 0 && int(r.pieces[0].html) <= at
		if placed {
			p = r.pieces[0]
			end = min(end, int(p.html+p.n))
		} else if len(r.pieces) > 0 {
			end = min(end, int(r.pieces[0].html))
		}
		r.add(at, end, p, placed, s.hidden)
		at = end
	}
	if r.inside && !s.hidden {
		r.title.WriteString(s.decoded())
	}
}

// add adds the text of a stretch of HTML that has no tags. It begins where its piece does.
func (r *reader) add(start, end int, p piece, placed, hidden bool) {
	source := int(p.start)
	for at := start; at < end; {
		stop := end
		shown := ""
		if i := strings.IndexByte(r.html[at:end], '&'); i == 0 {
			stop = at + strings.IndexByte(r.html[at:end], ';') + 1
			shown = unescape(r.html[at:stop])
		} else {
			if i > 0 {
				stop = at + i
			}
			shown = r.html[at:stop]
		}
		run := text.Run{Text: shown, HTML: text.Range{Start: at, End: stop}, Hidden: hidden, Whole: p.whole}
		switch {
		case !placed:
			run.Source = text.Range{Start: -1, End: -1}
		case p.whole:
			run.Source = text.Range{Start: int(p.start), End: int(p.end)}
		default:
			run.Source = text.Range{Start: source, End: source + len(shown)}
			source += len(shown)
		}
		r.text.Add(run)
		at = stop
	}
}
