package site

import (
	"fmt"
	"net/url"
	"strings"

	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
)

// A fragmentLink is a link to a place in a record's page.
type fragmentLink struct {
	at       source.Span
	fragment string
	record   *Record // nil for a page of no record, which has no places to lead to
}

// checkFragments reports links to places that are not there.
func (l *linker) checkFragments() {
	places := map[*Record]map[string]bool{}
	for _, link := range l.fragments {
		if link.record == nil {
			l.report(diag.FragmentMissing, link.at, "there is no place “#%s” in that page", link.fragment)
			continue
		}
		if places[link.record] == nil {
			places[link.record] = l.places(link.record)
		}
		known := places[link.record]
		if known[link.fragment] {
			continue
		}
		problem := l.report(diag.FragmentMissing, link.at, "there is no place “#%s” in “%s”", link.fragment, link.record.Title)
		if near := l.nearest(link.fragment, func() []string { return keys(known) }); near != "" {
			problem.Message += fmt.Sprintf(": did you mean “#%s”?", near)
		}
	}
}

// places are the ids that links may lead to in a record's page: of its headings and blocks, and of its notes.
func (l *linker) places(r *Record) map[string]bool {
	known := map[string]bool{}
	for _, h := range r.page.Body.Headings {
		known[h.ID] = true
	}
	for _, b := range r.Prose.Body(markdown.Labels{}).Blocks {
		known[b.ID] = true
	}
	if a := l.articles[r.ID]; r.Kind == ArticleKind && a != nil {
		for _, n := range a.Notes {
			known["note-"+n.ID] = true
		}
	}
	return known
}

// ownFragment is a link within the page. In the text of a note it leads to a heading of the note, as it is written
// there or with the note's prefix, or else to a place in the article.
func (l *linker) ownFragment(ref *markdown.Reference, doc *markdown.Doc, from origin) markdown.Target {
	fragment := unescaped(ref.Fragment)
	for _, h := range doc.Headings {
		if _, inNote, _ := strings.Cut(h.ID, "--"); fragment == h.ID || fragment == inNote && inNote != "" {
			l.useLink(Here, ref, from.record)
			return markdown.Target{Href: fragmentHref(h.ID)}
		}
	}
	if from.record == nil {
		l.report(diag.FragmentMissing, ref.FragmentAt, "there is no place “#%s” in this text", fragment)
		return plain
	}
	l.useLink(Here, ref, from.record)
	return markdown.Target{Href: l.fragment(ref, from.record)}
}

// fragment is what leads from a record's address to the place that a reference names, empty where it names none. It
// is looked for when all places are known.
func (l *linker) fragment(ref *markdown.Reference, in *Record) string {
	if ref.Fragment == "" {
		return ""
	}
	l.fragments = append(l.fragments, fragmentLink{ref.FragmentAt, unescaped(ref.Fragment), in})
	return fragmentHref(unescaped(ref.Fragment))
}

func fragmentHref(id string) string { return "#" + url.PathEscape(id) }
