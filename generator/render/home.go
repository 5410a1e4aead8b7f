package render

import (
	"cmp"
	"slices"

	"gloss/generator/site"
)

// How much the front page shows of each list.
const (
	homeArticles  = 8
	homeChanges   = 5
	homeTopics    = 12
	homeQuestions = 5
)

// A homeView is the front page.
type homeView struct {
	frame
	Heading   text
	Intro     *body
	Articles  []teaser
	Changes   []siteChange
	Topics    []teaser
	Questions []noteLink
	// AllArticles and AllTopics lead to the whole lists.
	AllArticles, AllTopics link
}

// A siteChange is an update or a correction, named by Kind, of the record it leads to.
type siteChange struct {
	change
	Kind   string
	Record link
}

func (r *renderer) home() homeView {
	s, language := r.site, r.site.Settings.Language.Value
	view := homeView{
		frame:       r.frame(s.Settings.Title.Value, s.At("/")),
		Heading:     text{s.Settings.Title.Value, r.tongue(language)},
		Intro:       r.body(s.Intro, language),
		Articles:    r.articleTeasers(s.Articles[:min(len(s.Articles), homeArticles)]),
		Changes:     r.newestChanges(),
		Topics:      r.topicTeasers(s.Topics[:min(len(s.Topics), homeTopics)]),
		Questions:   r.openQuestions(),
		AllArticles: r.section("all-articles", "/articles/"),
		AllTopics:   r.section("all-topics", "/topics/"),
	}
	view.Description = s.Settings.Description.Value
	return view
}

// newestChanges are the latest updates and corrections of articles.
func (r *renderer) newestChanges() []siteChange {
	type found struct {
		site.Change
		kind    string
		article *site.Article
	}
	var all []found
	for _, a := range r.site.Articles {
		for _, c := range a.Updates {
			all = append(all, found{c, "update", a})
		}
		for _, c := range a.Corrections {
			all = append(all, found{c, "correction", a})
		}
		if a.Withdrawn != nil {
			all = append(all, found{*a.Withdrawn, "withdrawn", a})
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return b.Date.Compare(a.Date) })
	var changes []siteChange
	for _, c := range all[:min(len(all), homeChanges)] {
		changes = append(changes, siteChange{
			r.change(c.Change, c.article.Language), r.words.Text(c.kind), r.record(&c.article.Record),
		})
	}
	return changes
}

// openQuestions are the newest questions that nobody has answered.
func (r *renderer) openQuestions() []noteLink {
	var open []*site.Note
	for _, a := range r.site.Articles {
		for _, n := range a.Notes {
			if n.Source.Kind.Value == "question" && n.Source.Answered == nil {
				open = append(open, n)
			}
		}
	}
	slices.SortStableFunc(open, func(a, b *site.Note) int {
		return cmp.Or(r.noteDate(b).Compare(r.noteDate(a)), cmp.Compare(a.Address, b.Address))
	})
	return r.noteLinks(open[:min(len(open), homeQuestions)])
}
