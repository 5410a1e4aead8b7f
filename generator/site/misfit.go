package site

import (
	"slices"
	"strings"

	"gloss/generator/anchor"
	"gloss/generator/content"
	"gloss/generator/markdown"
	"gloss/generator/text"
)

// A Misfit is what an annotation would have to say to be anchored. That of a lost passage says nothing.
type Misfit struct {
	// Unsound says that something is wrong with the quotation by itself, which was reported.
	Unsound bool
	// At is where an edited or changed passage stands now, a range of P.
	At text.Range
	// Parts are what an edited or changed passage would have to be quoted as: the parts between which the quotation leaves
	// words out, one unless it does. A block is one line; an empty line stands between two top-level blocks.
	Parts []string
	// Places are the first of the passages that an ambiguous quotation may be, as they are numbered in the report.
	Places []Place
}

// A Place is one of several passages that a quotation may be, a range of P. Field is the field, prefix or suffix, whose
// Value, in place of both that are given, tells it from the others; it is empty where no context does.
type Place struct {
	At           text.Range
	Field, Value string
}

// newMisfit is the misfit of what was found; nil where that is anchored.
func newMisfit(body *markdown.Body, found anchor.Found) *Misfit {
	if found.State == anchor.Anchored {
		return nil
	}
	m := &Misfit{Unsound: found.State == anchor.Invalid}
	for _, p := range found.Places {
		m.Places = append(m.Places, newPlace(p))
	}
	for _, part := range found.Parts {
		m.Parts = append(m.Parts, quotable(body, part))
	}
	if last := len(found.Parts) - 1; last >= 0 {
		m.At = text.Range{Start: found.Parts[0].Start, End: found.Parts[last].End}
	}
	return m
}

// newPlace copies the context, for which not all of K is to be kept.
func newPlace(p anchor.Place) Place {
	switch {
	case p.Prefix != "":
		return Place{p.At, "prefix", strings.Clone(p.Prefix)}
	case p.Suffix != "":
		return Place{p.At, "suffix", strings.Clone(p.Suffix)}
	}
	return Place{At: p.At}
}

// quotable is what stands at a range of P, as lines to be quoted.
func quotable(body *markdown.Body, at text.Range) string {
	k := body.Text.Keyed(at)
	var b strings.Builder
	for _, block := range body.Text.Blocks() {
		line := text.Range{Start: max(k.Start, block.Start), End: min(k.End, block.End)}
		if line.Len() <= 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
			_, isTop := slices.BinarySearchFunc(body.Blocks, block.Start, func(top markdown.Block, at int) int { return top.K.Start - at })
			if isTop {
				b.WriteByte('\n')
			}
		}
		b.WriteString(body.Text.Shown(line))
	}
	return b.String()
}

// Quotable is what stands at a range of P of the article's text, as lines to be quoted: a block is one line, and an empty
// line stands between two top-level blocks.
func (a *Article) Quotable(at text.Range) string {
	return quotable(a.Prose.Body(markdown.Labels{}), at)
}

// Seek looks for the passage of an annotation that is in no site, in the article's text. It returns a range of P where
// the annotation is anchored, else what it would have to say. Names that stand in the quotation alone are not known here.
func (a *Article) Seek(n *content.Annotation) (text.Range, *Misfit) {
	if n.Quotation == nil {
		return text.Range{}, &Misfit{Unsound: true}
	}
	quoted := &Prose{doc: n.Quotation.Doc, targets: make([]markdown.Target, len(n.Quotation.Doc.References))}
	for i := range quoted.targets {
		quoted.targets[i] = plain
	}
	body := a.Prose.Body(markdown.Labels{})
	found := findPassage(body, n, quoted.Body(markdown.Labels{}).Text, a.names())
	return found.At, newMisfit(body, found)
}

// findPassage looks for the passage of an annotation in the body of its article.
func findPassage(body *markdown.Body, n *content.Annotation, quoted *text.Text, names []string) anchor.Found {
	return anchor.Find(body.Text, anchor.Quotation{
		Text: quoted.K, Raw: n.Quotation.Raw, Prefix: n.Prefix.Value, Suffix: n.Suffix.Value, Names: names,
	})
}

// names are the names in the text, as they stand there.
func (a *Article) names() []string {
	names := make([]string, len(a.Mentions))
	for i := range a.Mentions {
		names[i] = a.Mentions[i].Text()
	}
	return names
}
