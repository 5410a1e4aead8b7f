package markdown

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/text"
)

// Marks are what is laid over a body. Their ranges are of P.
type Marks struct {
	Highlights []Highlight
	Links      []NameLink
	Inserts    []Insert
}

// A Highlight is an annotated passage. It is shown as flat pieces: cut at the ends of every highlight and link and at
// every tag, one <mark> each, that lists the ids of its highlights. The first piece has the id passage-ID; of several
// that begin together, all but one have an empty element before it.
type Highlight struct {
	At text.Range
	// ID is the annotation's.
	ID string
	// Class is the class of its pieces.
	Class string
	// Marker is HTML without text that is put behind the last piece, outside of any link.
	Marker string
}

// A NameLink makes a name a link. It is left out where [Body.Linkable] says no, or inside one that begins before it.
type NameLink struct {
	At    text.Range
	Href  string
	Class string
	Title string
}

// An Insert is HTML, such as a note, behind the top-level block that holds the byte before After.
type Insert struct {
	After int
	HTML  string
}

// Render returns the body's HTML with marks laid over it. Taking them out again gives [Body.HTML] byte for byte.
func (b *Body) Render(m Marks) string {
	room := enterRoom(len(b.HTML) + len(m.Highlights)*256 + len(m.Links)*64)
	r := renderer{body: b, out: room.bytes}
	defer func() { room.leave(r.out) }()
	r.addHighlights(m.Highlights)
	r.addLinks(m.Links)
	r.addInserts(m.Inserts)
	for s := newScanner(b.HTML); s.next(); {
		r.insertBefore(s.start)
		if s.tag {
			r.tag(s)
		} else {
			r.text(s)
		}
	}
	r.insertBefore(len(b.HTML) + 1)
	return string(r.out)
}

// A renderer goes over a body's HTML once. All places are offsets in it; the lists are consumed from the front.
type renderer struct {
	body *Body
	out  []byte

	highlights []highlight // not yet begun, by start
	active     []highlight // begun and not ended, in the order in which they are listed
	unnamed    []highlight // begun, but without a piece so far
	markers    []string    // due, once no link is open
	links      []link      // not yet ended
	linkOpen   bool        // the first of links is
	anchors    int         // open links of the body itself
	inserts    []insert
}

type highlight struct {
	Highlight
	place text.Range
	shown *bool // it has a piece
}

type link struct {
	NameLink
	place text.Range
}

type insert struct {
	at   int
	html string
}

func (r *renderer) addHighlights(list []Highlight) {
	shown := make([]bool, len(list))
	for i, h := range list {
		p := trimSpaces(r.body.Text.P, h.At)
		if p.Len() <= 0 {
			continue
		}
		h.At = r.body.Text.Widen(p)
		r.highlights = append(r.highlights, highlight{h, r.body.Text.HTML(h.At), &shown[i]})
	}
	slices.SortStableFunc(r.highlights, compareHighlights)
}

// compareHighlights orders by start, then longer first, then id.
func compareHighlights(a, b highlight) int {
	return cmp.Or(cmp.Compare(a.At.Start, b.At.Start), cmp.Compare(b.At.End, a.At.End), cmp.Compare(a.ID, b.ID))
}

func trimSpaces(s string, r text.Range) text.Range {
	r.Start = max(r.Start, 0)
	r.End = min(r.End, len(s))
	for r.Start < r.End {
		c, size := utf8.DecodeRuneInString(s[r.Start:r.End])
		if !unicode.IsSpace(c) {
			break
		}
		r.Start += size
	}
	for r.End > r.Start {
		c, size := utf8.DecodeLastRuneInString(s[r.Start:r.End])
		if !unicode.IsSpace(c) {
			break
		}
		r.End -= size
	}
	return r
}

func (r *renderer) addLinks(list []NameLink) {
	for _, l := range list {
		if place, found := r.body.linkPlace(l.At); found && isAllowed(l.Href) {
			r.links = append(r.links, link{l, place})
		}
	}
	slices.SortStableFunc(r.links, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.place.Start, b.place.Start), cmp.Compare(b.place.End, a.place.End))
	})
	end := 0
	r.links = slices.DeleteFunc(r.links, func(l link) bool {
		if l.place.Start < end {
			return true
		}
		end = l.place.End
		return false
	})
}

func (r *renderer) addInserts(list []Insert) {
	for _, i := range list {
		n, _ := slices.BinarySearchFunc(r.body.Blocks, i.After, func(b Block, after int) int { return cmp.Compare(b.P.End, after) })
		at := len(r.body.HTML)
		if n < len(r.body.Blocks) {
			at = r.body.Blocks[n].HTML.End
		}
		r.inserts = append(r.inserts, insert{at, i.HTML})
	}
	slices.SortStableFunc(r.inserts, func(a, b insert) int { return cmp.Compare(a.at, b.at) })
}

func (r *renderer) put(s string) { r.out = append(r.out, s...) }

// insertBefore puts the inserts of the blocks that have ended.
func (r *renderer) insertBefore(at int) {
	for len(r.inserts) > 0 && r.inserts[0].at <= at {
		r.put(r.inserts[0].html)
		r.inserts = r.inserts[1:]
	}
}

func (r *renderer) tag(s *scanner) {
	r.switchLinks(s.start)
	r.put(s.html[s.start:s.end])
	if s.name == "a" {
		r.anchors++
		if s.closing {
			r.anchors -= 2
		}
	}
	r.switchLinks(s.end)
	r.putMarkers()
}

// text writes a stretch of text in pieces.
func (r *renderer) text(s *scanner) {
	for at := s.start; at < s.end; {
		r.switchHighlights(at)
		r.switchLinks(at)
		end := r.nextCut(at, s.end)
		r.piece(s.html[at:end], s.hidden)
		at = end
		r.endHighlights(at)
		r.endLink(at)
		r.putMarkers()
	}
}

// nextCut returns the first place after at where something begins or ends, at most end.
func (r *renderer) nextCut(at, end int) int {
	if len(r.highlights) > 0 {
		end = min(end, r.highlights[0].place.Start)
	}
	for _, h := range r.active {
		end = min(end, h.place.End)
	}
	if len(r.links) > 0 {
		if r.links[0].place.Start > at {
			end = min(end, r.links[0].place.Start)
		} else if r.links[0].place.End > at {
			end = min(end, r.links[0].place.End)
		}
	}
	return end
}

// switchHighlights begins the highlights that begin at or before at.
func (r *renderer) switchHighlights(at int) {
	begun := 0
	for begun < len(r.highlights) && r.highlights[begun].place.Start <= at {
		begun++
	}
	if begun == 0 {
		return
	}
	r.unnamed = append(r.unnamed, r.highlights[:begun]...)
	r.active = append(r.active, r.highlights[:begun]...)
	r.highlights = r.highlights[begun:]
	slices.SortStableFunc(r.active, compareHighlights)
}

// endHighlights ends the highlights that end at or before at.
func (r *renderer) endHighlights(at int) {
	r.active = slices.DeleteFunc(r.active, func(h highlight) bool {
		if h.place.End > at {
			return false
		}
		if *h.shown {
			r.markers = append(r.markers, h.Marker)
		} else {
			r.unnamed = slices.DeleteFunc(r.unnamed, func(u highlight) bool { return u.shown == h.shown })
		}
		return true
	})
}

// piece writes text that nothing begins or ends within.
func (r *renderer) piece(html string, hidden bool) {
	if len(r.active) == 0 || hidden || isSpace(html) {
		r.put(html)
		return
	}
	r.openMark()
	r.put(html)
	r.put("</mark>")
	for _, h := range r.active {
		*h.shown = true
	}
}

// openMark writes the start tag of a piece and, before it, the ids of all highlights but one that begin with it.
func (r *renderer) openMark() {
	for _, h := range r.unnamed[min(1, len(r.unnamed)):] {
		r.put("<span")
		r.attribute("id", passageID(h))
		r.put("></span>")
	}
	r.put("<mark")
	if len(r.unnamed) > 0 {
		r.attribute("id", passageID(r.unnamed[0]))
	}
	r.unnamed = r.unnamed[:0]
	var classes, notes []string
	for _, h := range r.active {
		notes = append(notes, h.ID)
		if h.Class != "" && !slices.Contains(classes, h.Class) {
			classes = append(classes, h.Class)
		}
	}
	r.attribute("class", strings.Join(classes, " "))
	r.attribute("data-notes", strings.Join(notes, " "))
	if len(notes) > 1 {
		r.attribute("data-depth", strconv.Itoa(len(notes)))
	}
	r.put(">")
}

func passageID(h highlight) string { return "passage-" + h.ID }

func (r *renderer) attribute(name, value string) {
	if value != "" {
		r.put(" " + name + `="`)
		r.out = appendEscaped(r.out, value)
		r.put(`"`)
	}
}

func isSpace(html string) bool { return strings.TrimSpace(html) == "" }

// putMarkers writes the markers that are due, once no link is open.
func (r *renderer) putMarkers() {
	if r.linkOpen || r.anchors > 0 {
		return
	}
	for _, m := range r.markers {
		r.put(m)
	}
	r.markers = r.markers[:0]
}

// switchLinks ends the link that ends at a place and begins the one that begins there.
func (r *renderer) switchLinks(at int) {
	r.endLink(at)
	if r.linkOpen || len(r.links) == 0 || r.links[0].place.Start != at {
		return
	}
	r.put(`<a href="`)
	r.out = appendAddress(r.out, r.links[0].Href)
	r.put(`"`)
	r.attribute("class", r.links[0].Class)
	r.attribute("title", r.links[0].Title)
	r.put(">")
	r.linkOpen = true
}

func (r *renderer) endLink(at int) {
	if r.linkOpen && r.links[0].place.End == at {
		r.put("</a>")
		r.links = r.links[1:]
		r.linkOpen = false
	}
}
