package render

import (
	"html/template"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"gloss/generator/language"
	"gloss/generator/markdown"
	"gloss/generator/site"
)

// Views are made of the values in this file. All are finished: a template prints them and asks nothing. An optional one
// is a pointer, nil where there is nothing to show.

// A tongue is a language that differs from the page's; it is empty where there is no difference. Dir is empty where
// the direction of writing is the page's too.
type tongue struct {
	Lang, Dir string
}

// A text is plain text.
type text struct {
	Text string
	tongue
}

// A link is an address and the text that leads there.
type link struct {
	Text, Href string
	tongue
}

// A date is a date in words. Machine is its form for the datetime attribute, empty where the date is not exact.
type date struct {
	Text, Machine string
}

// A body is a record's finished text.
type body struct {
	HTML template.HTML
	tongue
}

// A change is a dated remark: an update, a correction, a withdrawal.
type change struct {
	Date date
	Text text
}

// tongue returns how a text in the given language is marked on this site's pages.
func (r *renderer) tongue(tag string) tongue {
	page := r.words.Tag()
	if tag == "" || tag == page {
		return tongue{}
	}
	t := tongue{Lang: tag}
	if dir := language.Direction(tag); dir != language.Direction(page) {
		t.Dir = dir
	}
	return t
}

// text returns a text in the given language, nil for an empty one.
func (r *renderer) text(s, tag string) *text {
	if s == "" {
		return nil
	}
	return &text{s, r.tongue(tag)}
}

// texts returns texts in the given language.
func (r *renderer) texts(list []string, tag string) []text {
	var texts []text
	for _, s := range list {
		texts = append(texts, text{s, r.tongue(tag)})
	}
	return texts
}

// record returns a link to a record's page.
func (r *renderer) record(to *site.Record) link {
	return link{to.Title, href(to.Address), r.tongue(to.Language)}
}

func (r *renderer) entities(list []*site.Entity) []link {
	var links []link
	for _, e := range list {
		links = append(links, r.record(&e.Record))
	}
	return links
}

// body returns a record's text, nil where it has none.
func (r *renderer) body(p *site.Prose, tag string) *body {
	if p == nil {
		return nil
	}
	finished := p.Body(r.labels)
	if finished.HTML == "" {
		return nil
	}
	if len(p.Links) == 0 {
		return &body{template.HTML(finished.HTML), r.tongue(tag)}
	}
	return &body{template.HTML(finished.Render(markdown.Marks{Links: nameLinks(p)})), r.tongue(tag)}
}

// nameLinks are the names of a text that lead to their entities.
func nameLinks(p *site.Prose) []markdown.NameLink {
	links := make([]markdown.NameLink, len(p.Links))
	for i, l := range p.Links {
		links[i] = markdown.NameLink{At: l.At, Href: href(l.To.Address), Class: "name"}
	}
	return links
}

// moment returns the day of a moment.
func (r *renderer) moment(t time.Time) date {
	t = t.In(r.site.Zone)
	return date{r.words.Date(t), t.Format(time.DateOnly)}
}

func (r *renderer) remarks(list []site.Change, tag string) []change {
	var changes []change
	for _, c := range list {
		changes = append(changes, r.change(c, tag))
	}
	return changes
}

func (r *renderer) change(c site.Change, tag string) change {
	return change{r.moment(c.Date), text{c.Text, r.tongue(tag)}}
}

// href returns a path from the host's root as an attribute holds it.
func href(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// place returns the address of an id on a page.
func place(path, id string) string { return placeIn(href(path), id) }

// placeIn is place for an address that is escaped already.
func placeIn(address, id string) string { return address + "#" + url.PathEscape(id) }

// sentence returns a statement with a full stop, unless it ends in a mark of its own.
func sentence(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || strings.ContainsRune(".!?…。！？", last) {
		return s
	}
	return s + "."
}
