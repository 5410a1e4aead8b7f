package render

import (
	"html/template"

	"gloss/generator/site"
)

// How much the front page shows of each list.
const (
	homeArticles  = 8
	homeChanges   = 5
	homeTopics    = 12
	homeQuestions = 5
	homeNames     = 12
)

// A homeView is the front page.
type homeView struct {
	frame
	Heading   text
	Intro     *body
	Articles  []teaser
	Changes   []event
	Topics    []teaser
	InTheNews template.HTML
	Questions []noteLink
	// These lead to the whole lists.
	AllArticles, AllChanges, AllTopics, AllQuestions link
}

func (r *renderer) home() homeView {
	s, language := r.site, r.site.Settings.Language.Value
	view := homeView{
		frame:        r.frame(s.Settings.Title.Value, s.At("/")),
		Heading:      newText(s.Settings.Title.Value, r.tongue(language)),
		Intro:        r.body(s.Intro, language),
		Articles:     r.articleTeasers(s.Articles[:min(len(s.Articles), homeArticles)]),
		Changes:      r.newestChanges(),
		Topics:       r.topicTeasers(s.Topics[:min(len(s.Topics), homeTopics)]),
		InTheNews:    r.seen(s.InTheNews[:min(len(s.InTheNews), homeNames)]),
		Questions:    r.openQuestions(),
		AllArticles:  r.section("all-articles", "/articles/"),
		AllChanges:   r.section("all-updates", "/updates/"),
		AllTopics:    r.section("all-topics", "/topics/"),
		AllQuestions: r.section("all-questions", "/questions/"),
	}
	view.Description = s.Settings.Description.Value
	view.Schema = r.homeSchema(view.frame)
	return view
}

// newestChanges are the latest changes but for what is published: that stands above.
func (r *renderer) newestChanges() []event {
	var latest []event
	for _, e := range r.site.Changes {
		if e.Kind != site.Published {
			latest = append(latest, r.event(e))
		}
		if len(latest) == homeChanges {
			break
		}
	}
	return latest
}

// openQuestions are the newest questions that nobody has answered.
func (r *renderer) openQuestions() []noteLink {
	open := r.site.Questions[:min(len(r.site.Questions), homeQuestions)]
	for i, n := range open {
		if n.Source.Answered != nil {
			return r.noteLinks(open[:i])
		}
	}
	return r.noteLinks(open)
}
