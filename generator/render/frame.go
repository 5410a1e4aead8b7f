package render

import (
	"cmp"
	"html/template"
	"slices"

	"gloss/generator/content"
	"gloss/generator/language"
	"gloss/generator/site"
)

// A frame is what every page has around its content: the view of base.html.
type frame struct {
	Lang, Dir   string
	Policy      string // what the page may load, for browsers
	Title       string // of the document
	Description string
	Canonical   string // the page's whole address; empty for a page that is none of the site's content
	Site        link   // the site's name, leading to the front page
	Menu        []menuItem
	Footer      []link
	Search      string // the address of the search
	Crumbs      []link // the pages above this one, the front page first
	Feeds       []link
	Publisher   *text
	// Graph is what other sites show of the page where it is shared.
	Graph openGraph
	// Alternates are the page and its translations, where there are any.
	Alternates []alternate
	// Schema is what the page is about, for machines: JSON-LD in the terms of schema.org.
	Schema template.JS
	// Main is the page's own part, made by the template of its kind.
	Main template.HTML
	// Annotations is the address of the page's annotations, for machines; empty for a page that has none.
	Annotations string
	// HasNotes says that notes stand in the text, HasNames that names are listed which it may link, and HasText that its
	// blocks have addresses.
	HasNotes, HasNames, HasText bool
	// SiteExtra are the site's own fields in its settings, as written.
	SiteExtra content.Extra
}

// around is the frame of a page's view.
func (f frame) around() frame { return f }

// A menuItem is an entry of the menu. Current is "page" where it is the page shown, "true" where it is the section
// that the page stands in, and empty otherwise: the values of aria-current.
type menuItem struct {
	link
	Current string
}

func newMenuItem(l link, current string) menuItem {
	if current != "" {
		l.HTML = anchorElement(l.Text, l.Href, ` aria-current="`+current+`"`+l.attributes())
	}
	return menuItem{l, current}
}

// frame is the frame of the page at an address. The crumbs are the pages between the front page and it.
func (r *renderer) frame(title, address string, crumbs ...link) frame {
	s, settings := r.site, r.site.Settings
	f := frame{
		Lang: r.words.Tag(), Dir: language.Direction(r.words.Tag()),
		Policy: policy, Title: title, Canonical: s.Absolute(address),
		Graph:  openGraph{Title: title, Type: "website", Locale: language.Locale(settings.Language.Value)},
		Site:   newLink(settings.Title.Value, href(s.At("/")), r.tongue(settings.Language.Value)),
		Footer: r.footer, Search: href(s.Lists.Search), Publisher: r.text(settings.Publisher.Value, settings.Language.Value),
		Feeds:     []link{newLink(settings.Title.Value, href(s.At("/feed.xml")), r.tongue(settings.Language.Value))},
		SiteExtra: settings.Extra,
	}
	if title != settings.Title.Value {
		f.Title = title + " – " + settings.Title.Value
	}
	if address != s.At("/") {
		f.Crumbs = append([]link{r.section("home", "/")}, crumbs...)
	}
	for _, item := range r.menu {
		f.Menu = append(f.Menu, newMenuItem(item.link, current(item.Href, href(address), f.Crumbs)))
	}
	return f
}

// current says whether an entry of the menu leads to a page, or to one above it but for the front page, which stands
// above all.
func current(entry, page string, crumbs []link) string {
	switch {
	case entry == page:
		return "page"
	case len(crumbs) > 0 && slices.ContainsFunc(crumbs[1:], func(above link) bool { return above.Href == entry }):
		return "true"
	}
	return ""
}

// recordFrame is the frame of a record's page.
func (r *renderer) recordFrame(record *site.Record, description string, crumbs ...link) frame {
	f := r.frame(record.Title, record.Address, crumbs...)
	f.Description = description
	f.Graph.Locale = language.Locale(record.Language)
	if p := record.Prose.Picture; p != nil {
		f.Graph.Image = r.graphImage(p.File, p.Alt)
	}
	return f
}

// menus are the site's menu, and the links of its footer: the lists and the plain pages that are not in the menu.
func (r *renderer) menus() (menu []menuItem, footer []link) {
	s := r.site
	for _, section := range []struct{ word, path string }{
		{"home", "/"}, {"articles", "/articles/"}, {"entities", "/entities/"}, {"topics", "/topics/"}, {"claims", "/claims/"},
		{"timeline", "/timeline/"},
	} {
		menu = append(menu, menuItem{link: r.section(section.word, section.path)})
	}
	footer = append(footer, r.section("all-questions", "/questions/"), r.section("all-updates", "/updates/"),
		r.section("all-corrections", "/corrections/"))
	for _, p := range s.Pages {
		if p.InMenu() {
			menu = append(menu, menuItem{link: r.record(&p.Record)})
		} else {
			footer = append(footer, r.record(&p.Record))
		}
	}
	return append(menu, menuItem{link: r.section("search", "/search/")}), footer
}

// section is a link to a page that the program makes itself, named by an interface word.
func (r *renderer) section(word, path string) link {
	return newLink(r.words.Text(word), href(r.site.At(path)), tongue{})
}

// description is the first of the texts that is given.
func (r *renderer) description(texts ...string) string {
	return cmp.Or(cmp.Or(texts...), r.site.Settings.Description.Value)
}
