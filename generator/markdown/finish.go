package markdown

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gloss/generator/text"
)

// Finish fills the holes and returns the final body. It needs one target for each reference, in order; the text of a
// target counts for bare wiki links only.
func (d *Doc) Finish(to []Target, labels Labels) *Body {
	if len(to) != len(d.References) {
		panic(fmt.Sprintf("markdown: %d targets for %d references", len(to), len(d.References)))
	}
	ids := d.fixedIDs()
	f := d.fill(to, labels, ids)
	defer func() { f.room.leave(f.html) }()
	b, made := f.body(), false
	for i := range ids {
		if ids[i] == idPlaceholder {
			ids[i], made = d.idOf(b, i), true
		}
	}
	if !made {
		return b
	}
	if tellApart(ids) {
		// Ids of another length move everything behind them.
		f.room.leave(f.html)
		f = d.fill(to, labels, ids)
		return f.body()
	}
	for i, at := range f.idAt {
		if at > 0 {
			copy(f.html[at:], ids[i])
		}
		b.Blocks[i].ID = ids[i]
	}
	b.HTML = string(f.html)
	return b
}

const idPlaceholder = "p-000000"

// fixedIDs returns the ids of the blocks, with placeholders for those that are made of the text.
func (d *Doc) fixedIDs() []string {
	ids := make([]string, len(d.blocks))
	for i, b := range d.blocks {
		ids[i] = b.id
	}
	for _, h := range d.holes {
		if h.kind == blockID {
			ids[h.index] = idPlaceholder
		}
	}
	return ids
}

// idOf returns the id of a block by its key or, where it has no text, by its unfilled HTML and the images in it: how
// they are loaded, and how large they are, moves no address.
func (d *Doc) idOf(body *Body, i int) string {
	k := body.Blocks[i].K
	content := body.Text.K[k.Start:k.End]
	if content == "" {
		b := d.blocks[i]
		content = d.html[b.start:b.end]
		first, _ := slices.BinarySearchFunc(d.holes, b.start, func(h hole, at int32) int { return int(h.at) - int(at) })
		for _, h := range d.holes[first:] {
			if h.at >= b.end {
				break
			}
			if h.kind == showImage {
				content += d.References[h.index].Target
			}
		}
	}
	sum := sha256.Sum256([]byte(content))
	return "p-" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))[:6]
}

// tellApart numbers equal ids and reports whether there were any. Ids of headings never begin like those of blocks.
func tellApart(ids []string) bool {
	count := map[string]int{}
	found := false
	for i, id := range ids {
		if !strings.HasPrefix(id, "p-") {
			continue
		}
		if count[id]++; count[id] > 1 {
			ids[i] = id + "-" + strconv.Itoa(count[id])
			found = true
		}
	}
	return found
}

// A filled Doc is its HTML without holes, and where everything now stands.
type filled struct {
	doc    *Doc
	labels Labels
	ids    []string
	room   *room
	html   []byte // in the room
	pieces []piece
	places []text.Range // of the references
	blocks []text.Range
	idAt   []int // where a block's id stands, 0 if it has none
}

func (d *Doc) fill(to []Target, labels Labels, ids []string) *filled {
	room := enterRoom(len(d.html) + len(d.html)/8 + len(d.holes)*32)
	f := &filled{
		doc:    d,
		labels: labels,
		ids:    ids,
		room:   room,
		html:   room.bytes,
		pieces: make([]piece, 0, len(d.pieces)+len(d.References)),
		places: make([]text.Range, len(d.References)),
		blocks: make([]text.Range, len(d.blocks)),
		idAt:   make([]int, len(d.blocks)),
	}
	starts, ends := d.blocks, d.blocks
	at, next := 0, 0
	// copyTo copies the HTML up to an offset, and moves the pieces and blocks that begin or end there.
	copyTo := func(end int) {
		moved := len(f.html) - at
		f.html = append(f.html, d.html[at:end]...)
		for ; next < len(d.pieces) && int(d.pieces[next].html) < end; next++ {
			p := d.pieces[next]
			p.html += int32(moved)
			f.pieces = append(f.pieces, p)
		}
		for ; len(starts) > 0 && int(starts[0].start) < end; starts = starts[1:] {
			f.blocks[len(d.blocks)-len(starts)].Start = int(starts[0].start) + moved
		}
		for ; len(ends) > 0 && int(ends[0].end) <= end; ends = ends[1:] {
			f.blocks[len(d.blocks)-len(ends)].End = int(ends[0].end) + moved
		}
		at = end
	}
	for _, h := range d.holes {
		copyTo(int(h.at))
		f.fillHole(h, to)
	}
	copyTo(len(d.html))
	return f
}

func (f *filled) fillHole(h hole, to []Target) {
	i := h.index
	switch h.kind {
	case openLink:
		f.openLink(f.doc.details[i], to[i])
		f.places[i].Start = len(f.html)
	case closeLink:
		f.places[i].End = len(f.html)
		if isShown(f.doc.details[i], to[i]) {
			f.put("</a>")
		}
	case fillText:
		f.fillText(f.doc.References[i], to[i])
	case showImage:
		f.places[i].Start = len(f.html)
		f.image(f.doc.References[i], f.doc.details[i], to[i])
		f.places[i].End = len(f.html)
	case blockID:
		f.put(` id="`)
		f.idAt[i] = len(f.html)
		f.put(f.ids[i] + `"`)
	case backlinks:
		f.backlinks(int(i))
	case footnotesLabel:
		f.attribute("aria-label", f.labels.Footnotes)
	}
}

func (f *filled) put(s string) { f.html = append(f.html, s...) }

func (f *filled) attribute(name, value string) {
	if value == "" {
		return
	}
	f.put(" " + name + `="`)
	f.html = appendEscaped(f.html, value)
	f.put(`"`)
}

func isShown(d detail, t Target) bool { return !d.inner && !t.Plain && isAllowed(t.Href) }

func (f *filled) openLink(d detail, t Target) {
	if !isShown(d, t) {
		return
	}
	f.put(`<a href="`)
	f.html = appendAddress(f.html, t.Href)
	f.put(`"`)
	f.attribute("title", d.title)
	f.attribute("class", t.Class)
	if t.Language != "" {
		f.attribute("lang", t.Language)
		f.put(` dir="auto"`) // it may run the other way than what surrounds it
	}
	f.put(">")
}

func (f *filled) fillText(r Reference, t Target) {
	from := len(f.html)
	f.html = appendEscaped(f.html, strings.ToValidUTF8(t.Text, "\ufffd"))
	f.pieces = append(f.pieces, piece{int32(from), int32(len(f.html) - from), int32(r.Whole.Start), int32(r.Whole.End), true})
}

func (f *filled) image(r Reference, d detail, t Target) {
	if t.Plain || !isAllowedImage(t.Href) {
		f.fillText(r, Target{Text: r.Text})
		return
	}
	f.put(`<img src="`)
	f.html = appendAddress(f.html, t.Href)
	f.put(`" alt="`)
	f.html = appendEscaped(f.html, r.Text)
	f.put(`"`)
	f.attribute("title", d.title)
	f.attribute("class", t.Class)
	f.attribute("lang", t.Language)
	if t.Width > 0 && t.Height > 0 {
		f.put(` width="` + strconv.Itoa(t.Width) + `" height="` + strconv.Itoa(t.Height) + `"`)
	}
	if d.late {
		f.put(` loading="lazy"`)
	}
	f.put(` decoding="async">`)
}
