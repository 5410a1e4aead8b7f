package render

import (
	"html/template"
	"time"

	"gloss/generator/site"
)

// A topicView is the page of a topic, with the first page of its articles.
type topicView struct {
	frame
	record
	Summary  *text
	Status   string
	About    []link
	Total    string
	Articles []teaser
	Leaf     *leaf
	Timeline *timeline
	Names    template.HTML // those most in its articles
	Feed     link
}

// topicNames is how many of the names in its articles a topic shows.
const topicNames = 20

// A topicsView is the list of all topics.
type topicsView struct {
	frame
	Heading text
	Topics  []teaser
}

func (r *renderer) topic(t *site.Topic) topicView {
	first := r.site.Lists.Topics[t][0]
	view := topicView{
		frame:    r.recordFrame(&t.Record, r.description(t.Source.Summary.Value), r.section("topics", "/topics/")),
		record:   r.header(&t.Record, &t.Source.Header, time.Time{}, r.body(t.Prose, t.Language)),
		Summary:  r.text(t.Source.Summary.Value, t.Language),
		Status:   r.status(t.Source.Status.Value),
		About:    r.entities(t.About),
		Total:    r.words.Count("articles-count", first.Total),
		Articles: r.articleTeasers(first.Articles),
		Leaf:     r.leaf(first.Leaf),
		Timeline: r.timeline(t.Timeline, nil),
		Names:    r.seen(t.Names[:min(len(t.Names), topicNames)]),
		Feed:     newLink(r.words.Text("feed-topic"), href(t.Beside("feed.xml")), tongue{}),
	}
	view.Feeds = append(view.Feeds, newLink(t.Title, view.Feed.Href, r.tongue(t.Language)))
	view.Schema = r.topicSchema(t, view.frame)
	return view
}

func (r *renderer) topics() topicsView {
	view := topicsView{
		frame:   r.frame(r.words.Text("topics"), r.site.Lists.TopicIndex),
		Heading: newText(r.words.Text("topics"), tongue{}),
		Topics:  r.topicTeasers(r.site.Topics),
	}
	view.Description = r.site.Settings.Description.Value
	view.Schema = r.listSchema(view.frame)
	return view
}
