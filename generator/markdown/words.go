package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

func (w *writer) text(n *ast.Text) {
	x := fullSyntax
	if n.IsRaw() {
		x = verbatim
	}
	w.put(strings.Repeat(" ", n.Segment.Padding))
	w.source(x, n.Segment.Start, n.Segment.Stop)
	if !n.HardLineBreak() && !n.SoftLineBreak() {
		return
	}
	w.trimRight(" \t") // goldmark leaves spaces before a line break where a parser tried one of them in vain
	if n.HardLineBreak() {
		w.put("<br>")
	}
	if at := n.Segment.Stop; at < len(w.data) && w.data[at] == '\n' {
		addPiece(w, "\n", at, at+1, false)
		return
	}
	w.put("\n")
}

// source writes a stretch of the source as text.
func (w *writer) source(x syntax, start, stop int) {
	start = min(max(start, 0), len(w.data))
	stop = min(max(stop, start), len(w.data))
	for at := start; at < stop; {
		decoded, n, special := x.decodeAt(w.data[at:stop])
		if !special {
			addPiece(w, w.data[at:at+n], at, at+n, false)
		} else if decoded != "" {
			addPiece(w, decoded, at, at+n, true)
		}
		at += n
	}
}

// addPiece writes text that stands between two offsets in the source, or, if it is whole, stands for what is there.
func addPiece[T string | []byte](w *writer, s T, start, stop int, whole bool) {
	from, atHole := len(w.html), w.atHole()
	w.html = appendEscaped(w.html, s)
	n := int32(len(w.html) - from)
	p := piece{int32(from), n, int32(w.base + start), int32(w.base + stop), whole}
	if last := len(w.doc.pieces) - 1; last >= 0 && !whole && !atHole {
		l := &w.doc.pieces[last]
		if !l.whole && l.html+l.n == p.html && l.end == p.start {
			l.n += n
			l.end = p.end
			return
		}
	}
	w.doc.pieces = append(w.doc.pieces, p)
}

// trimRight takes back characters written last, as far as the last hole.
func (w *writer) trimRight(cutset string) {
	for len(w.html) > 0 && len(w.doc.pieces) > 0 && !w.atHole() && strings.IndexByte(cutset, w.html[len(w.html)-1]) >= 0 {
		last := &w.doc.pieces[len(w.doc.pieces)-1]
		if last.whole || int(last.html+last.n) != len(w.html) {
			return
		}
		w.html = w.html[:len(w.html)-1]
		last.n--
		last.end--
		if last.n == 0 {
			w.doc.pieces = w.doc.pieces[:len(w.doc.pieces)-1]
		}
	}
}

// atHole reports whether a hole stands where the HTML ends: no piece may run over it.
func (w *writer) atHole() bool {
	holes := w.doc.holes
	return len(holes) > 0 && int(holes[len(holes)-1].at) == len(w.html)
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.put("<code>")
	x := syntax{bars: w.inCell}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := c.(*ast.Text).Segment
		if s.Len() == 0 {
			continue
		}
		w.put(strings.Repeat(" ", s.Padding))
		if w.data[s.Stop-1] != '\n' {
			w.source(x, s.Start, s.Stop)
			continue
		}
		body := bytes.TrimSuffix(w.data[s.Start:s.Stop-1], []byte("\r"))
		w.source(x, s.Start, s.Start+len(body))
		addPiece(w, " ", s.Start+len(body), s.Stop, len(body) != s.Stop-1-s.Start)
	}
	w.put("</code>")
}

// plainText returns the text of the HTML written since from; a bare wiki link shows as its target.
func (w *writer) plainText(from int) string {
	var b strings.Builder
	holes := w.doc.holes
	first, _ := slices.BinarySearchFunc(holes, int32(from), func(h hole, at int32) int { return int(h.at) - int(at) })
	at := from
	for _, h := range holes[first:] {
		if h.kind == fillText {
			appendText(&b, w.html[at:h.at])
			b.WriteString(w.doc.References[h.index].Target)
			at = int(h.at)
		}
	}
	appendText(&b, w.html[at:])
	return strings.Join(strings.Fields(b.String()), " ")
}

// appendText appends the text of our own HTML, without the marks of footnotes.
func appendText(b *strings.Builder, html []byte) {
	for s := newScanner(string(html)); s.next(); {
		if !s.tag && !s.hidden {
			b.WriteString(s.decoded())
		}
	}
}
