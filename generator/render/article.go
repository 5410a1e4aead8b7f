package render

import (
	"gloss/generator/content"
	"gloss/generator/site"
)

// An articleView is the page of an article.
type articleView struct {
	frame
	record
	Summary *text
	Date    date
	Changed *date // nil where nothing has changed since
	Authors []text
	Status  string

	Notes        []noteView
	Sources      []sourceView
	Topics       []link
	About        []link
	Original     *link // of a translation
	Translations []translation
}

// A record is what the page of any record shows of its text and its history.
type record struct {
	Heading     text
	Withdrawn   *change
	Updates     []change
	Corrections []change
	Body        *body
	// Extra are the site's own fields, as written.
	Extra content.Extra
}

// A translation is an article in another language, whose name is Language.
type translation struct {
	link
	Language string
}

// header is what a page shows of its record.
func (r *renderer) header(of *site.Record, extra content.Extra) record {
	view := record{
		Heading: text{of.Title, r.tongue(of.Language)},
		Updates: r.changes(of.Updates, of.Language), Corrections: r.changes(of.Corrections, of.Language),
		Body: r.body(of.Prose, of.Language), Extra: extra,
	}
	if of.Withdrawn != nil {
		view.Withdrawn = new(r.change(*of.Withdrawn, of.Language))
	}
	return view
}

func (r *renderer) article(a *site.Article) articleView {
	view := articleView{
		frame: r.recordFrame(&a.Record, r.description(a.Source.Summary.Value),
			r.section("articles", "/articles/"), r.yearLink(a.Date.Year())),
		record:  r.header(&a.Record, a.Source.Extra),
		Summary: r.text(a.Source.Summary.Value, a.Language),
		Date:    r.moment(a.Date),
		Authors: r.texts(values(a.Source.Authors), a.Language),
		Status:  r.status(a.Source.Status.Value),
		Sources: r.sources(a.Source.Sources),
		Topics:  r.topicLinks(a.Topics),
		About:   r.entities(a.About),
	}
	if changed := r.moment(a.Changed); changed != view.Date {
		view.Changed = &changed
	}
	for _, n := range a.Notes {
		view.Notes = append(view.Notes, r.note(n))
	}
	if a.TranslationOf != nil {
		view.Original = new(r.record(&a.TranslationOf.Record))
	}
	for _, t := range a.Translations {
		view.Translations = append(view.Translations, translation{r.record(&t.Record), r.words.Name(t.Language)})
	}
	return view
}

func (r *renderer) topicLinks(topics []*site.Topic) []link {
	var links []link
	for _, t := range topics {
		links = append(links, r.record(&t.Record))
	}
	return links
}

func values(texts []content.Text) []string {
	var list []string
	for _, t := range texts {
		list = append(list, t.Value)
	}
	return list
}
