package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (w *writer) footnoteMark(n *footnoteMark) {
	if w.quoting {
		return
	}
	if n.footnote == nil {
		w.source(verbatim, n.start, n.stop)
		w.problem(FootnoteUndefined, n.start, n.stop, string(w.data[n.start+2:n.stop-1]))
		return
	}
	if n.footnote.Index < 0 {
		w.notes = append(w.notes, n.footnote)
		w.marks = append(w.marks, 0)
		n.footnote.Index = len(w.notes)
	}
	number := n.footnote.Index
	w.marks[number-1]++
	id := w.options.IDPrefix + markID(number, w.marks[number-1])
	if w.inLink() {
		w.put(footnoteMarkTag + ` id="` + id + `">` + strconv.Itoa(number) + `</sup>`)
		return
	}
	w.put(footnoteMarkTag + `><a id="` + id + `" href="#` + w.options.IDPrefix + `fn-` + strconv.Itoa(number) +
		`" role="doc-noteref">` + strconv.Itoa(number) + `</a></sup>`)
}

// The beginnings of the two elements whose text is published but no part of the key.
const (
	footnoteMarkTag = `<sup class="footnote-ref"`
	backlinkTag     = `<a class="footnote-back"`
)

func markID(number, count int) string {
	id := "fnref-" + strconv.Itoa(number)
	if count > 1 {
		id += "-" + strconv.Itoa(count)
	}
	return id
}

// footnotes writes the list of footnotes: every one that has a mark, also in another footnote.
func (w *writer) footnotes() {
	if len(w.notes) > 0 {
		w.footnoteList()
	}
	list := w.parse.footnotes.list
	if list == nil {
		return
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		f := n.(*east.Footnote)
		if f.Index >= 0 || w.parse.footnotes.byLabel[string(f.Ref)] != f {
			continue
		}
		if at, found := w.offsetOf(f.Ref); found {
			w.problem(FootnoteUnused, at-len("[^"), at+len(f.Ref)+len("]"), string(f.Ref))
		}
	}
}

func (w *writer) footnoteList() {
	start := len(w.html)
	w.put(`<section class="footnotes" role="doc-endnotes"`)
	if w.options.BlockIDs {
		w.hole(blockID, len(w.doc.blocks))
	}
	w.hole(footnotesLabel, 0)
	w.put(">\n<ol>\n")
	for i := 0; i < len(w.notes); i++ {
		w.put(`<li id="` + w.options.IDPrefix + "fn-" + strconv.Itoa(i+1) + "\">\n")
		for n := w.notes[i].FirstChild(); n != nil; n = n.NextSibling() {
			w.walk(n)
		}
		const end = "</p>\n"
		inParagraph := strings.HasSuffix(string(w.html[max(0, len(w.html)-len(end)):]), end) &&
			w.notes[i].LastChild().Kind() == ast.KindParagraph
		if inParagraph {
			w.html = w.html[:len(w.html)-len(end)]
		}
		w.hole(backlinks, i)
		if inParagraph {
			w.put(end)
		}
		w.put("</li>\n")
	}
	w.put("</ol>\n</section>\n")
	w.doc.blocks = append(w.doc.blocks, block{start: int32(start), end: int32(len(w.html))})
	w.doc.marks = w.marks
}

// backlinks puts the links from a footnote back to its marks. Marks in later footnotes count, so they come last.
func (f *filled) backlinks(i int) {
	for n := range f.doc.marks[i] {
		id := markID(i+1, n+1)
		f.put(" " + backlinkTag + ` href="#` + f.doc.idPrefix + id + `" role="doc-backlink"`)
		if f.labels.Backlink != "" {
			f.attribute("aria-label", f.labels.Backlink+" "+strings.TrimPrefix(id, "fnref-"))
		}
		f.put(">↩\ufe0e</a>")
	}
}
