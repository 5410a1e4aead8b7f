package text

import "strings"

// A Run is a stretch of the published text and where it stands.
type Run struct {
	// Text is what is published, character references decoded.
	Text string
	// HTML is where it is written in the HTML, Source where in the source; a Source that begins before 0 is nowhere.
	HTML, Source Range
	// Whole says that the run's inner places have no counterpart in the source. Where its length is another than that
	// of its HTML or source, this goes without saying.
	Whole bool
	// Hidden keeps the run out of K.
	Hidden bool
}

// A Builder makes a [Text] of runs, added in the order of the HTML. The zero Builder is ready to use.
type Builder struct {
	p            strings.Builder
	key          keyer
	html, source table
}

// Grow makes room for a text of n bytes.
func (b *Builder) Grow(n int) {
	b.p.Grow(n)
	b.key.out = make([]byte, 0, n)
	for _, t := range []*table{&b.key.table, &b.html, &b.source} {
		t.pieces = make([]piece, 0, n/48)
	}
}

// Add appends a run.
func (b *Builder) Add(r Run) {
	at := b.p.Len()
	b.p.WriteString(r.Text)
	n := len(r.Text)
	b.html.add(n, r.HTML, r.HTML.Len() != n)
	if r.Source.Start < 0 {
		b.source.add(n, Range{none, none}, false)
	} else {
		b.source.add(n, r.Source, r.Whole || r.Source.Len() != n)
	}
	if !r.Hidden {
		b.key.add(r.Text, at)
	}
}

// Break ends a block, a line or a cell: one space in K, however many breaks follow one another.
func (b *Builder) Break() { b.key.breakAt(b.p.Len()) }

// Len returns the length of P so far.
func (b *Builder) Len() int { return b.p.Len() }

// KeyLen returns the length of K so far, once what follows can no longer change it: after a [Builder.Break]. The space
// of the break is not counted.
func (b *Builder) KeyLen() int {
	b.key.flush()
	return len(b.key.out)
}

// Text returns the finished text. The builder must not be used afterwards.
func (b *Builder) Text() *Text {
	b.key.flush()
	p := b.p.String()
	return &Text{
		P:         p,
		K:         string(b.key.out),
		published: b.key.table,
		html:      b.html,
		source:    b.source,
		breaks:    b.key.breaks,
		inner:     innerPlaces(p),
		points:    countPoints(p),
	}
}
