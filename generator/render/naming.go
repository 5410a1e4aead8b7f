package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"gloss/generator/language"
	"gloss/generator/site"
)

// A mentionsView is a page of the articles of one year that name an entity.
type mentionsView struct {
	frame
	Heading text
	Years   []menuItem
	Total   string
	Namings template.HTML // the list
	Leaf    *leaf
}

func (r *renderer) mentions(list *site.NamingList) mentionsView {
	e := list.Entity
	args := language.Args{"Name": e.Title, "Year": strconv.Itoa(list.Year)}
	heading := newText(r.words.Format("mentions-of-year", args), tongue{})
	kind := r.kindLink(e.Source.Kind.Value)
	years := r.mentionYears(e)
	current := slices.IndexFunc(years, func(l link) bool { return l.Text == strconv.Itoa(list.Year) })
	return mentionsView{
		frame:   r.leafFrame(heading.Text, list.Leaf, r.section("entities", "/entities/"), kind, r.record(&e.Record)),
		Heading: heading,
		Years:   choice(newLink(r.words.Text("newest"), href(e.Address), tongue{}), years, years[max(current, 0)]),
		Total:   r.words.Count("articles-count", list.Total),
		Namings: r.namings(e, list.Articles),
		Leaf:    r.leaf(list.Leaf),
	}
}

// namings is the list of articles that name an entity, each with the sentences in which it does: the title leads to the
// first of them. A site has hundreds of thousands of such sentences, so the list is not left to a template.
func (r *renderer) namings(e *site.Entity, articles []site.Naming) template.HTML {
	var b strings.Builder
	b.Grow(len(articles) * 400)
	b.WriteString("<ul class=\"namings\">\n")
	for _, n := range articles {
		a := n.Article
		first, address := true, r.record(&a.Record).Href
		for m := range n.MentionsOf(e) {
			to := address
			if !m.InHead {
				to = placeIn(address, m.Paragraph)
			}
			if first {
				b.WriteString("<li>" + string(newLink(a.Title, to, r.tongue(a.Language)).HTML) + " " + string(r.moment(a.Date).HTML))
				if a.Withdrawn != nil {
					b.WriteString(` <span class="mark">` + template.HTMLEscapeString(r.words.Text("withdrawn")) + "</span>")
				}
				b.WriteString("<p" + r.tongue(a.Language).attributes() + ">")
				writeSentence(&b, m)
				b.WriteString("</p>")
				first = false
				continue
			}
			b.WriteString("<p" + r.tongue(a.Language).attributes() + `><a href="` + template.HTMLEscapeString(to) + `">`)
			writeSentence(&b, m)
			b.WriteString("</a></p>")
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ul>")
	return template.HTML(b.String())
}

// writeSentence writes a sentence with the name in it marked.
func writeSentence(b *strings.Builder, m *site.Mention) {
	s, name := m.Sentence, m.Name()
	b.WriteString(template.HTMLEscapeString(s[:name.Start]))
	b.WriteString("<b>")
	b.WriteString(template.HTMLEscapeString(s[name.Start:name.End]))
	b.WriteString("</b>")
	b.WriteString(template.HTMLEscapeString(s[name.End:]))
}

// mentionYears lead to the pages of the articles of each year that name an entity; there are none where its own page
// shows all.
func (r *renderer) mentionYears(e *site.Entity) (years []link) {
	for _, list := range e.MentionPages {
		if list.Number == 1 {
			years = append(years, newLink(strconv.Itoa(list.Year), href(list.Address), tongue{}))
		}
	}
	return years
}

// mentioned says how often an entity is named, and in how many articles; empty for never.
func (r *renderer) mentioned(e *site.Entity) string {
	if e.MentionCount == 0 {
		return ""
	}
	return r.words.Format("mentioned", language.Args{
		"Times": r.words.Count("times-count", e.MentionCount), "Articles": r.words.Count("articles-count", len(e.NamedIn)),
	})
}

// seen is the list of some names, each with the number of articles.
func (r *renderer) seen(list []site.Seen) template.HTML {
	var items linkList
	for _, s := range list {
		items.add(r.record(&s.Entity.Record), ` <span class="meta">`+template.HTMLEscapeString(r.words.Count("articles-count", s.Articles))+"</span>")
	}
	return items.html("links")
}

// seenWith is the list of the names often seen with an entity, each with the number of articles and the newest of them.
func (r *renderer) seenWith(e *site.Entity) template.HTML {
	var items linkList
	for _, s := range e.SeenWith[:min(len(e.SeenWith), entitySeen)] {
		behind := ` <span class="meta">` + template.HTMLEscapeString(r.words.Count("articles-count", s.Articles))
		for i, a := range e.SharedWith(s.Entity, entityShared) {
			behind += []string{": ", ", "}[min(i, 1)] + string(r.record(&a.Record).HTML)
		}
		items.add(r.record(&s.Entity.Record), behind+"</span>")
	}
	return items.html("seen-with")
}

// A linkList is a list of links in the making.
type linkList struct{ items strings.Builder }

// add adds a link and the HTML behind it.
func (l *linkList) add(to link, behind string) {
	l.items.WriteString("<li>" + string(to.HTML) + behind + "</li>\n")
}

// html is the list as an element of a class; empty where nothing is in it.
func (l *linkList) html(class string) template.HTML {
	if l.items.Len() == 0 {
		return ""
	}
	return template.HTML(`<ul class="` + class + "\">\n" + l.items.String() + "</ul>")
}
