package render

import (
	"html/template"
	"slices"
	"strconv"

	"gloss/generator/language"
	"gloss/generator/site"
)

// A mentionsView is a page of the articles of one year that name an entity.
type mentionsView struct {
	frame
	Heading text
	Years   []menuItem
	Total   string
	Namings []naming
	Leaf    *leaf
}

// A naming is an article that names an entity, with the sentences in which it does. The link leads to the first of
// them.
type naming struct {
	Article  link
	Date     date
	Sentence template.HTML
	More     []mention
}

// A mention is a sentence with a name in it, and the address of the place.
type mention struct {
	Href     string
	Sentence template.HTML
}

// A seen is an entity and in how many articles it is named, in words.
type seen struct {
	link
	Articles string
}

func (r *renderer) mentions(list *site.NamingList) mentionsView {
	e := list.Entity
	args := language.Args{"Name": e.Title, "Year": strconv.Itoa(list.Year)}
	heading := text{Text: r.words.Format("mentions-of-year", args)}
	kind := r.kindLink(e.Source.Kind.Value)
	years := r.mentionYears(e)
	current := slices.IndexFunc(years, func(l link) bool { return l.Text == strconv.Itoa(list.Year) })
	return mentionsView{
		frame:   r.leafFrame(heading.Text, list.Leaf, r.section("entities", "/entities/"), kind, r.record(&e.Record)),
		Heading: heading,
		Years:   choice(link{Text: r.words.Text("newest"), Href: href(e.Address)}, years, years[max(current, 0)]),
		Total:   r.words.Count("articles-count", list.Total),
		Namings: r.namings(list.Namings),
		Leaf:    r.leaf(list.Leaf),
	}
}

func (r *renderer) namings(list []site.Naming) []naming {
	views := make([]naming, len(list))
	for i, n := range list {
		view := naming{Article: r.record(&n.Article.Record), Date: r.moment(n.Article.Date)}
		address := view.Article.Href
		for j, m := range n.Mentions {
			one := newMention(m, address)
			if j == 0 {
				view.Article.Href, view.Sentence = one.Href, one.Sentence
				continue
			}
			view.More = append(view.More, one)
		}
		views[i] = view
	}
	return views
}

// newMention marks the name in its sentence. A mention in the text leads to its block; the address is the article's.
func newMention(m *site.Mention, address string) mention {
	escape := template.HTMLEscapeString
	s, name := m.Sentence, m.Name
	sentence := escape(s[:name.Start]) + "<b>" + escape(s[name.Start:name.End]) + "</b>" + escape(s[name.End:])
	if !m.InHead {
		address = placeIn(address, m.Paragraph)
	}
	return mention{address, template.HTML(sentence)}
}

// mentionYears lead to the pages of the articles of each year that name an entity; there are none where its own page
// shows all.
func (r *renderer) mentionYears(e *site.Entity) (years []link) {
	for _, list := range e.MentionPages {
		if list.Number == 1 {
			years = append(years, link{Text: strconv.Itoa(list.Year), Href: href(list.Address)})
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
		"Times": r.words.Count("times-count", e.MentionCount), "Articles": r.words.Count("articles-count", len(e.Namings)),
	})
}

func (r *renderer) seen(list []site.Seen) []seen {
	views := make([]seen, len(list))
	for i, s := range list {
		views[i] = seen{r.record(&s.Entity.Record), r.words.Count("articles-count", s.Articles)}
	}
	return views
}
