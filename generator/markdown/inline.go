package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"gloss/generator/source"
)

// hidden is a link that is not shown, though its text is.
const hidden = -1

func (w *writer) openLink(n *ast.Link) {
	end := w.parse.ends[n]
	r := Reference{Kind: Link, Whole: w.whole(n.Pos(), end)}
	w.locate(&r, n.Destination, fullSyntax)
	w.open(r, fullSyntax.decode(n.Title))
}

// open writes the beginning of a link, unless the link is refused or too deep.
func (w *writer) open(r Reference, title string) {
	written := w.descend()
	if r.Kind != Wiki && !isAllowed(r.Href()) {
		w.refuse(r)
		written = false
	}
	if !written {
		w.links = append(w.links, openedLink{hidden, len(w.html)})
		return
	}
	index := w.refer(r, detail{title: title, inner: w.inLink()})
	w.hole(openLink, index)
	w.links = append(w.links, openedLink{index, len(w.html)})
}

func (w *writer) closeLink() {
	w.ascend()
	l := w.links[len(w.links)-1]
	w.links = w.links[:len(w.links)-1]
	if l.index != hidden {
		w.doc.References[l.index].Text = w.plainText(l.from)
		w.hole(closeLink, l.index)
	}
}

func (w *writer) inLink() bool {
	for _, l := range w.links {
		if l.index != hidden {
			return true
		}
	}
	return false
}

func (w *writer) refer(r Reference, d detail) int {
	w.doc.References = append(w.doc.References, r)
	w.doc.details = append(w.doc.details, d)
	return len(w.doc.References) - 1
}

func (w *writer) refuse(r Reference) {
	w.doc.Problems = append(w.doc.Problems, Problem{LinkRefused, r.At, r.Href()})
}

// whole returns the place of a link between its outermost brackets.
func (w *writer) whole(start, end int) source.Span {
	start, end = max(start, 0), min(max(end, start), len(w.data))
	for end > start && w.data[end-1] != ')' && w.data[end-1] != ']' {
		end--
	}
	return w.span(start, end)
}

// locate fills in a reference's target and its place. goldmark's destination is a slice of the source, and tells so
// where it stands.
func (w *writer) locate(r *Reference, destination []byte, x syntax) {
	address := x.decode(destination)
	r.Target, r.Fragment, r.HasFragment = strings.Cut(address, "#")
	r.At, r.FragmentAt = r.Whole, r.Whole
	start, found := w.offsetOf(destination)
	if !found {
		return
	}
	stop := start + len(destination)
	r.At, r.FragmentAt = w.span(start, stop), source.Span{}
	if before, _, found := strings.Cut(string(destination), "#"); found && r.HasFragment && x.decode([]byte(before)) == r.Target {
		r.At = w.span(start, start+len(before))
		r.FragmentAt = w.span(start+len(before)+1, stop)
	}
}

// offsetOf returns where a slice of the source begins in it.
func (w *writer) offsetOf(s []byte) (offset int, found bool) {
	offset = cap(w.data) - cap(s)
	if len(s) == 0 || offset < 0 || offset+len(s) > len(w.data) || &w.data[offset] != &s[0] {
		return 0, false
	}
	return offset, true
}

func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.data)
	start, found := w.offsetOf(label)
	if !found {
		w.html = appendEscaped(w.html, string(label))
		return
	}
	r := Reference{Kind: Link, Whole: w.span(start, start+len(label))}
	w.locate(&r, label, verbatim)
	if n.Protocol != nil {
		r.Target = string(n.Protocol) + "://" + r.Target
	}
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(r.Target), "mailto:") {
		r.Target = "mailto:" + r.Target
	}
	w.open(r, "")
	w.source(verbatim, start, start+len(label))
	w.closeLink()
}

// openImage leaves the hole of an image. A refused one is replaced by its alternative text.
func (w *writer) openImage(n *ast.Image) bool {
	r := Reference{Kind: Image, Whole: w.whole(n.Pos(), w.parse.ends[n])}
	w.locate(&r, n.Destination, fullSyntax)
	if !isAllowedImage(r.Href()) {
		w.refuse(r)
		return true
	}
	r.Text = w.alternative(n)
	w.hole(showImage, w.refer(r, detail{title: fullSyntax.decode(n.Title)}))
	return false
}

// alternative returns the plain text of an image's description.
func (w *writer) alternative(image ast.Node) string {
	var b strings.Builder
	n := image
	for {
		w.describe(&b, n)
		if n.FirstChild() != nil {
			n = n.FirstChild()
			continue
		}
		for n != image && n.NextSibling() == nil {
			n = n.Parent()
		}
		if n == image {
			return b.String()
		}
		n = n.NextSibling()
	}
}

func (w *writer) describe(b *strings.Builder, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if x := fullSyntax; n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
			b.WriteString(verbatim.decode(n.Segment.Value(w.data)))
		} else {
			b.WriteString(x.decode(n.Segment.Value(w.data)))
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte('\n')
		}
	case *typographic:
		b.WriteString(n.value)
	case *delimiter:
		b.Write(w.data[n.start:n.stop])
	case *ast.AutoLink:
		b.Write(n.Label(w.data))
	case *wikiLink:
		if n.text == nil {
			b.WriteString(n.target.value)
		}
		b.WriteString(fullSyntax.decode([]byte(join(w.data, n.text))))
	}
}

func (w *writer) wikiLink(n *wikiLink) {
	r := Reference{
		Kind:        Wiki,
		Whole:       w.span(n.start, n.stop),
		At:          w.span(n.target.start, n.target.stop),
		Target:      n.target.value,
		Fragment:    n.fragment.value,
		HasFragment: n.hasFragment,
		Bare:        n.text == nil,
	}
	if n.hasFragment {
		r.FragmentAt = w.span(n.fragment.start, n.fragment.stop)
	}
	index := w.refer(r, detail{inner: w.inLink() || w.inline >= maxNesting})
	w.hole(openLink, index)
	from := len(w.html)
	if r.Bare {
		w.hole(fillText, index)
	}
	for i, line := range n.text {
		start, stop := line.Start, line.Stop
		for i == 0 && start < stop && w.data[start] == ' ' {
			start++
		}
		for i == len(n.text)-1 && stop > start && w.data[stop-1] == ' ' {
			stop--
		}
		w.source(fullSyntax, start, stop)
	}
	w.doc.References[index].Text = w.plainText(from)
	w.hole(closeLink, index)
}

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
	if w.options.Footnotes != "" {
		w.put(` aria-label="`)
		w.html = appendEscaped(w.html, w.options.Footnotes)
		w.put(`"`)
	}
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
	for i, count := range w.marks {
		w.doc.backlinks = append(w.doc.backlinks, w.backlinksTo(i+1, count))
	}
}

// backlinksTo returns the links from a footnote to its marks. Marks in later footnotes count, so they are made last.
func (w *writer) backlinksTo(number, count int) string {
	var b strings.Builder
	for i := range count {
		id := markID(number, i+1)
		b.WriteString(" " + backlinkTag + ` href="#` + w.options.IDPrefix + id + `" role="doc-backlink"`)
		if w.options.Backlink != "" {
			label := w.options.Backlink + " " + strings.TrimPrefix(id, "fnref-")
			b.WriteString(` aria-label="` + string(appendEscaped(nil, label)) + `"`)
		}
		b.WriteString(">↩\ufe0e</a>")
	}
	return b.String()
}
