package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"gloss/generator/source"
)

// notShown is a link that is not shown, though its text is.
const notShown = -1

func (w *writer) openLink(n *ast.Link) {
	end := w.parse.ends[n]
	r := Reference{Kind: Link, Whole: w.whole(n.Pos(), end)}
	w.locate(&r, n.Destination, fullSyntax)
	w.open(r, fullSyntax.decode(n.Title))
}

// open writes the beginning of a link, unless the link is refused or too deep.
func (w *writer) open(r Reference, title string) {
	written := w.descend()
	if !isAllowed(r.Href()) {
		w.refuse(r)
		written = false
	}
	if !written {
		w.links = append(w.links, openedLink{notShown, len(w.html)})
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
	if l.index != notShown {
		w.doc.References[l.index].Text = w.plainText(l.from)
		w.hole(closeLink, l.index)
	}
}

func (w *writer) inLink() bool {
	for _, l := range w.links {
		if l.index != notShown {
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
	w.doc.Problems = append(w.doc.Problems, Problem{LinkRefused, r.At, r.Href(), r.Whole})
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
	x := syntax{bars: w.inCell}
	r := Reference{Kind: Link, Whole: w.span(start, start+len(label))}
	w.locate(&r, label, x)
	if n.Protocol != nil {
		r.Target = string(n.Protocol) + "://" + r.Target
	}
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(r.Target), "mailto:") {
		r.Target = "mailto:" + r.Target
	}
	w.open(r, "")
	w.source(x, start, start+len(label))
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
	if w.quoting {
		return false // what describes the image is no text of the article
	}
	r.Text = w.alternative(n)
	w.hole(showImage, w.refer(r, detail{title: fullSyntax.decode(n.Title), late: !w.onFirstScreen()}))
	w.pictured = true
	return false
}

// onFirstScreen reports whether an image that comes now is likely to be seen at once: the first of a body, near its
// head. Where a note stands nobody knows.
func (w *writer) onFirstScreen() bool {
	return !w.pictured && len(w.doc.blocks) <= firstScreen && w.options.IDPrefix == ""
}

// firstScreen is how many top-level blocks the first screen is taken to hold.
const firstScreen = 2

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
		x := fullSyntax
		if n.IsRaw() {
			x = verbatim
		}
		b.WriteString(x.decode(n.Segment.Value(w.data)))
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
	if !r.Bare {
		w.doc.References[index].Text = w.plainText(from)
	}
	w.hole(closeLink, index)
}
