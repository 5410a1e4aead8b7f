package render

import (
	"fmt"
	"strconv"

	"gloss/generator/language"
	"gloss/generator/site"
)

// An articlesView is a page of a list of articles: the newest, those of a year, the further ones of a topic.
type articlesView struct {
	frame
	Heading  text
	Years    []menuItem // empty for the articles of a topic
	Total    string
	Articles []teaser
	Leaf     *leaf
}

// An entitiesView is a page of a list of entities: those of all kinds by letter, those of one in a row.
type entitiesView struct {
	frame
	Heading  text
	Kinds    []menuItem
	Total    string
	Letters  []link
	Sections []letterSection
	Entities []entityTeaser
	Leaf     *leaf
}

// An entityTeaser announces an entity in a list.
type entityTeaser struct {
	teaser
	Kind string
}

// A leaf leads to the pages of a list before and after the one shown; the addresses are empty at its ends.
type leaf struct {
	Previous, Next string
	Where          string
}

// lists are the pages of all lists.
func (r *renderer) lists() []output {
	lists := &r.site.Lists
	all := []output{
		r.articleList("articles", &lists.Newest),
		r.page("topics", lists.TopicIndex, func() any { return r.topics() }),
	}
	for i := range lists.Years {
		all = append(all, r.articleList("articles", &lists.Years[i]))
	}
	for _, t := range r.site.Topics {
		for i := range lists.Topics[t][1:] {
			all = append(all, r.articleList("articles", &lists.Topics[t][1+i]))
		}
	}
	for i := range lists.Entities {
		all = append(all, r.entityList(&lists.Entities[i]))
	}
	for i := range lists.Kinds {
		all = append(all, r.entityList(&lists.Kinds[i]))
	}
	for _, claims := range [][]site.ExchangeList{lists.Claims, lists.ClaimsOf} {
		for i := range claims {
			all = append(all, r.page("claims", claims[i].Address, func() any { return r.claims(&claims[i]) }))
		}
	}
	for _, side := range [][]site.LedgerList{lists.Speakers, lists.Subjects} {
		for i := range side {
			all = append(all, r.page("ledgers", side[i].Address, func() any { return r.ledgers(&side[i]) }))
		}
	}
	for i := range lists.Questions {
		all = append(all, r.page("questions", lists.Questions[i].Address, func() any { return r.questions(&lists.Questions[i]) }))
	}
	for i := range lists.Corrections {
		all = append(all, r.page("changes", lists.Corrections[i].Address, func() any { return r.changes("all-corrections", "corrections", &lists.Corrections[i]) }))
	}
	for i := range lists.Updates {
		all = append(all, r.page("changes", lists.Updates[i].Address, func() any { return r.changes("all-updates", "updates", &lists.Updates[i]) }))
	}
	return append(all, r.timelineOutputs()...)
}

func (r *renderer) articleList(kind string, list *site.ArticleList) output {
	return r.page(kind, list.Address, func() any { return r.articles(list) })
}

func (r *renderer) articles(list *site.ArticleList) articlesView {
	heading, years := newText(r.words.Text("articles"), tongue{}), r.yearMenu(list.Year)
	var crumbs []link
	switch {
	case list.Topic != nil:
		heading = newText(r.words.Format("articles-of-topic", language.Args{"Topic": list.Topic.Title}), tongue{})
		crumbs, years = []link{r.section("topics", "/topics/"), r.record(&list.Topic.Record)}, nil
	case list.Year != 0:
		heading = newText(r.words.Format("articles-of-year", language.Args{"Year": strconv.Itoa(list.Year)}), tongue{})
		crumbs = []link{r.section("articles", "/articles/")}
	}
	return articlesView{
		frame:    r.leafFrame(heading.Text, list.Leaf, crumbs...),
		Heading:  heading,
		Years:    years,
		Total:    r.words.Count("articles-count", list.Total),
		Articles: r.articleTeasers(list.Articles),
		Leaf:     r.leaf(list.Leaf),
	}
}

// leafFrame is the frame of a page of a list; of several, the further ones have their number in the title.
func (r *renderer) leafFrame(title string, l site.Leaf, crumbs ...link) frame {
	if l.Number > 1 {
		title += " – " + r.where(l)
	}
	f := r.frame(title, l.Address, crumbs...)
	f.Description = r.site.Settings.Description.Value
	f.Schema = r.listSchema(f)
	return f
}

func (r *renderer) where(l site.Leaf) string {
	return r.words.Format("page-of", language.Args{"Number": r.words.Number(l.Number), "Of": r.words.Number(l.Of)})
}

func (r *renderer) leaf(l site.Leaf) *leaf {
	if l.Of < 2 {
		return nil
	}
	return &leaf{href(l.Previous), href(l.Next), r.where(l)}
}

// yearLinks lead to the articles of each year.
func (r *renderer) yearLinks() []link {
	var years []link
	for _, list := range r.site.Lists.Years {
		if list.Number == 1 {
			years = append(years, r.yearLink(list.Year))
		}
	}
	return years
}

func (r *renderer) yearLink(year int) link {
	return newLink(strconv.Itoa(year), href(r.site.At(fmt.Sprintf("/articles/in/%04d/", year))), tongue{})
}

// yearMenu leads to the newest articles and to those of each year; the year 0 stands for the newest.
func (r *renderer) yearMenu(current int) []menuItem {
	newest := newLink(r.words.Text("newest"), href(r.site.Lists.Newest.Address), tongue{})
	if current == 0 {
		return choice(newest, r.years, newest)
	}
	return choice(newest, r.years, r.yearLink(current))
}

func (r *renderer) entityList(list *site.EntityList) output {
	return r.page("entities", list.Address, func() any { return r.entityPage(list) })
}

func (r *renderer) entityPage(list *site.EntityList) entitiesView {
	heading := newText(r.words.Text("entities"), tongue{})
	every := r.section("all-kinds", "/entities/")
	kind, crumbs := every, []link(nil)
	if list.Kind != "" {
		kind = r.kindLink(list.Kind)
		heading = newText(kind.Text, kind.tongue)
		crumbs = []link{r.section("entities", "/entities/")}
	}
	view := entitiesView{
		frame:   r.leafFrame(heading.Text, list.Leaf, crumbs...),
		Heading: heading,
		Kinds:   choice(every, r.kinds, kind),
		Total:   r.words.Count("entities-count", list.Total),
		Leaf:    r.leaf(list.Leaf),
	}
	if list.Kind == "" {
		view.Letters, view.Sections = r.letters, r.letterSections(list)
		return view
	}
	for _, e := range list.Entities {
		view.Entities = append(view.Entities, r.entityTeaser(e, false))
	}
	return view
}

func (r *renderer) entityTeaser(e *site.Entity, withKind bool) entityTeaser {
	view := entityTeaser{teaser: teaser{
		link: r.record(&e.Record), Summary: r.text(e.Source.Summary.Value, e.Language), Withdrawn: r.withdrawn(&e.Record),
	}}
	if withKind {
		view.Kind = r.kindWord(e.Source.Kind.Value, false)
	}
	return view
}

// kindLinks lead to the entities of each kind that has any.
func (r *renderer) kindLinks() []link {
	var kinds []link
	for _, list := range r.site.Lists.Kinds {
		if list.Number == 1 {
			kinds = append(kinds, r.kindLink(list.Kind))
		}
	}
	return kinds
}

// choice is a menu of links of which one is the current page.
func choice(first link, rest []link, current link) []menuItem {
	var menu []menuItem
	for _, l := range append([]link{first}, rest...) {
		state := ""
		if l == current {
			state = "page"
		}
		menu = append(menu, newMenuItem(l, state))
	}
	return menu
}
