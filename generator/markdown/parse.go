package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"

	"gloss/generator/source"
)

// Parse reads the Markdown of f from byte start on. It never fails: what is wrong with it stands in the Problems.
func Parse(f *source.File, start int, o Options) *Doc {
	return parseWith(fullParser(), f, start, o)
}

func parseWith(p parser.Parser, f *source.File, start int, o Options) *Doc {
	data, base := markdownOf(f, start)
	tree, state := parseTree(p, data)
	w := newWriter(f, data, base, state, o)
	w.write(tree.FirstChild(), false)
	return w.finish()
}

// markdownOf returns the Markdown of a file and where it begins. Bytes that are no UTF-8 are replaced one by one: they
// are an error elsewhere, and must not move anything here.
func markdownOf(f *source.File, start int) (data []byte, base int) {
	base = min(max(start, 0), len(f.Data()))
	if base == 0 && bytes.HasPrefix(f.Data(), []byte("\ufeff")) {
		base = len("\ufeff")
	}
	data = slices.Clip(f.Data()[base:])
	if utf8.Valid(data) {
		return data, base
	}
	data = slices.Clone(data)
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			data[i] = '?'
		}
		i += size
	}
	return slices.Clip(data), base
}

func newWriter(f *source.File, data []byte, base int, state *parse, o Options) *writer {
	room := enterRoom(len(data) + len(data)/4)
	return &writer{
		doc:     &Doc{idPrefix: o.IDPrefix},
		room:    room,
		html:    room.bytes,
		data:    data,
		file:    f,
		base:    base,
		options: o,
		slugs:   newSlugger(o),
		parse:   state,
	}
}

// finish writes the footnotes and returns the Doc.
func (w *writer) finish() *Doc {
	w.footnotes()
	w.setLevels()
	for _, p := range w.parse.problems {
		w.problem(p.kind, p.start, p.end, p.detail)
	}
	d := w.doc
	d.html = string(w.html)
	w.room.leave(w.html)
	// Copies of the right size: a Doc is kept for as long as its file does not change.
	d.pieces = slices.Clone(d.pieces)
	d.holes = slices.Clone(d.holes)
	d.blocks = slices.Clone(d.blocks)
	d.details = slices.Clone(d.details)
	d.References = slices.Clone(d.References)
	slices.SortStableFunc(d.Problems, func(a, b Problem) int { return a.At.Compare(b.At) })
	return d
}
