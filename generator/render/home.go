package render

import (
	"html/template"

	"gloss/generator/language"
	"gloss/generator/site"
)

// How much the front page shows of each list.
const (
	homeArticles  = 8
	homeChanges   = 5
	homeTopics    = 12
	homeAnswers   = 5
	homeQuestions = 5
	homeNames     = 12
)

// A homeView is the front page.
type homeView struct {
	frame
	Heading   text
	Intro     *body
	Since     string // since when the articles are new, with the word for it
	Articles  []teaser
	Answers   []claimLine // the latest denials, confirmations and withdrawals
	Changes   []event
	Topics    []teaser
	InTheNews template.HTML
	Questions []noteLink
	// These lead to the whole lists.
	AllArticles, AllChanges, AllTopics, AllClaims, AllQuestions link
}

func (r *renderer) home() homeView {
	s, tag := r.site, r.site.Settings.Language.Value
	view := homeView{
		frame:        r.frame(s.Settings.Title.Value, s.At("/")),
		Heading:      newText(s.Settings.Title.Value, r.tongue(tag)),
		Intro:        r.body(s.Intro, tag),
		Articles:     r.articleTeasers(s.Articles[:min(len(s.Articles), homeArticles)]),
		Since:        r.since(),
		Answers:      r.newestAnswers(),
		Changes:      r.newestChanges(),
		Topics:       r.topicTeasers(s.Topics[:min(len(s.Topics), homeTopics)]),
		InTheNews:    r.seen(s.InTheNews[:min(len(s.InTheNews), homeNames)]),
		Questions:    r.openQuestions(),
		AllArticles:  r.section("all-articles", "/articles/"),
		AllChanges:   r.section("all-updates", "/updates/"),
		AllTopics:    r.section("all-topics", "/topics/"),
		AllClaims:    r.section("claims-all", "/claims/"),
		AllQuestions: r.section("all-questions", "/questions/"),
	}
	view.Description = s.Settings.Description.Value
	view.Schema = r.homeSchema(view.frame)
	return view
}

// since says since when the articles of the front page are new, empty where there are none.
func (r *renderer) since() string {
	shown := r.site.Articles[:min(len(r.site.Articles), homeArticles)]
	if len(shown) == 0 {
		return ""
	}
	return r.words.Format("new-since", language.Args{"Date": r.moment(shown[len(shown)-1].Date).Text})
}

// newestAnswers are the latest claims that make something of another; one that is said again is not new.
func (r *renderer) newestAnswers() []claimLine {
	var latest []*site.Note
	for _, n := range r.site.Claims {
		if n.Decides() && n.Repeats == nil && len(latest) < homeAnswers {
			latest = append(latest, n)
		}
	}
	return r.claimLines(latest)
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
