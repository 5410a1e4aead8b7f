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

// Texts, links and dates stand on a page by the hundred. Their HTML is what is to be printed of them, finished here once:
// a template that puts it together of its parts takes ten times as long.

// A text is plain text. HTML is the text or, where it is in another language than the page, an element that says so.
type text struct {
	Text string
	tongue
	HTML template.HTML
}

// A link is an address and the text that leads there. HTML is the element; without an address it is the text alone.
type link struct {
	Text, Href string
	tongue
	HTML template.HTML
}

// A date is a date in words. Machine is its form for the datetime attribute, empty where the date is not exact. HTML is
// the words, with every day, month and year in them that has such a form marked as a time.
type date struct {
	Text, Machine string
	HTML          template.HTML
}

// attributes are what marks an element as being in another language than the page.
func (t tongue) attributes() string {
	if t == (tongue{}) {
		return ""
	}
	attributes := ` lang="` + template.HTMLEscapeString(t.Lang) + `"`
	if t.Dir != "" {
		attributes += ` dir="` + t.Dir + `"`
	}
	return attributes
}

func newText(s string, t tongue) text {
	html := template.HTMLEscapeString(s)
	if t != (tongue{}) {
		html = "<span" + t.attributes() + ">" + html + "</span>"
	}
	return text{s, t, template.HTML(html)}
}

func newLink(s, href string, t tongue) link {
	if href == "" {
		return link{s, href, t, newText(s, t).HTML}
	}
	return link{s, href, t, anchorElement(s, href, t.attributes())}
}

func anchorElement(s, href, attributes string) template.HTML {
	return template.HTML(`<a href="` + template.HTMLEscapeString(href) + `"` + attributes + ">" + template.HTMLEscapeString(s) + "</a>")
}

func newDate(s, machine string) date { return date{s, machine, timed(s, machine).HTML} }

// A body is a record's finished text. ID is that of its element, given to the text of an article alone.
type body struct {
	HTML template.HTML
	ID   string
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
	return new(newText(s, r.tongue(tag)))
}

// texts returns texts in the given language.
func (r *renderer) texts(list []string, tag string) []text {
	var texts []text
	for _, s := range list {
		texts = append(texts, newText(s, r.tongue(tag)))
	}
	return texts
}

// record returns a link to a record's page.
func (r *renderer) record(to *site.Record) link {
	if l, made := r.links[to]; made {
		return l
	}
	return newLink(to.Title, href(to.Address), r.tongue(to.Language))
}

// recordLinks are the links to all records. A name may be linked from thousands of pages.
func (r *renderer) recordLinks() map[*site.Record]link {
	links := map[*site.Record]link{}
	for _, to := range r.site.Records() {
		links[to] = r.record(to)
	}
	return links
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
		return &body{HTML: template.HTML(finished.HTML), tongue: r.tongue(tag)}
	}
	html := finished.Render(markdown.Marks{Links: r.nameLinks(p.Links)})
	return &body{HTML: template.HTML(html), tongue: r.tongue(tag)}
}

// nameLinks are names that lead to their entities.
func (r *renderer) nameLinks(names []site.NameLink) []markdown.NameLink {
	links := make([]markdown.NameLink, len(names))
	for i, l := range names {
		links[i] = markdown.NameLink{At: l.At, Href: r.record(&l.To.Record).Href, Class: "name"}
	}
	return links
}

// moment returns the day of a moment.
func (r *renderer) moment(t time.Time) date {
	t = t.In(r.site.Zone)
	if d, made := r.days[dayKey(t)]; made {
		return d
	}
	return newDate(r.words.Date(t), t.Format(time.DateOnly))
}

// articleDays are the days of all articles, by dayKey: each stands on many pages.
func (r *renderer) articleDays() map[int]date {
	days := map[int]date{}
	for _, a := range r.site.Articles {
		days[dayKey(a.Date.In(r.site.Zone))] = r.moment(a.Date)
	}
	return days
}

func dayKey(t time.Time) int { return t.Year()*1000 + t.YearDay() }

func (r *renderer) remarks(list []site.Change, tag string) []change {
	var changes []change
	for _, c := range list {
		changes = append(changes, r.change(c, tag))
	}
	return changes
}

func (r *renderer) change(c site.Change, tag string) change {
	return change{r.moment(c.Date), newText(c.Text, r.tongue(tag))}
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
