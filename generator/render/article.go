package render

import (
	"gloss/generator/content"
	"gloss/generator/markdown"
	"gloss/generator/site"
)

// An articleView is the page of an article. Its Body holds the notes that have a place in it.
type articleView struct {
	frame
	record
	Summary *text
	Date    date
	Changed *date // nil where nothing has changed since
	Authors []text
	Status  string

	Whole        []noteView // notes on the article as a whole
	Unplaced     []noteView // notes whose passage is not there any more
	Claims       []claimLine
	Named        []namedGroup
	Sources      []sourceView
	Topics       []link
	About        []link
	Related      []related
	Original     *link // of a translation
	Translations []translation
}

// A namedGroup is the names of one kind in an article.
type namedGroup struct {
	Kind  link
	Names []named
}

// A named is somebody or something that an article names, with the offices held on the article's date or, of what
// happened once, when that was.
type named struct {
	link
	Roles []text
	Date  *date
}

// A related is an article that shares names with another one.
type related struct {
	link
	Date   date
	Shared []text
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

// header is what a page shows of its record, with its text.
func (r *renderer) header(of *site.Record, extra content.Extra, body *body) record {
	view := record{
		Heading: text{of.Title, r.tongue(of.Language)},
		Updates: r.remarks(of.Updates, of.Language), Corrections: r.remarks(of.Corrections, of.Language),
		Body: body, Extra: extra,
	}
	if of.Withdrawn != nil {
		view.Withdrawn = new(r.change(*of.Withdrawn, of.Language))
	}
	return view
}

// articleOutput is the page of an article and the data beside it, both made of one finished body.
func (r *renderer) articleOutput(a *site.Article) output {
	path := r.site.OutputPath(a.Address)
	return several(path, func() ([]file, error) {
		body := a.Prose.Body(r.labels)
		view, err := r.article(a, body)
		if err != nil {
			return nil, err
		}
		page, err := r.execute("article", view)
		if err != nil {
			return nil, err
		}
		data, err := r.articleFiles(a, body)
		return append(data, file{path, page}), err
	})
}

func (r *renderer) article(a *site.Article, finished *markdown.Body) (articleView, error) {
	notes, placed := r.articleNotes(a)
	marked, err := r.marked(a, finished, placed)
	view := articleView{
		frame: r.recordFrame(&a.Record, r.description(a.Source.Summary.Value),
			r.section("articles", "/articles/"), r.yearLink(a.Date.Year())),
		record:   r.header(&a.Record, a.Source.Extra, marked),
		Summary:  r.text(a.Source.Summary.Value, a.Language),
		Date:     r.moment(a.Date),
		Authors:  r.texts(values(a.Source.Authors), a.Language),
		Status:   r.status(a.Source.Status.Value),
		Whole:    notes.whole,
		Unplaced: notes.unplaced,
		Claims:   r.articleClaims(a),
		Named:    r.named(a),
		Sources:  r.sources(a.Source.Sources),
		Topics:   r.topicLinks(a.Topics),
		About:    r.entities(a.About),
		Related:  r.related(a),
	}
	if changed := r.moment(a.Changed); changed != view.Date {
		view.Changed = &changed
	}
	if a.TranslationOf != nil {
		view.Original = new(r.record(&a.TranslationOf.Record))
	}
	for _, t := range a.Translations {
		view.Translations = append(view.Translations, translation{r.record(&t.Record), r.words.Name(t.Language)})
	}
	view.HasNotes = len(placed) > 0
	view.Schema = r.articleSchema(a, view.frame)
	return view, err
}

// named groups whom and what an article names by kind, in the order of the kinds.
func (r *renderer) named(a *site.Article) (groups []namedGroup) {
	for _, kind := range r.entityKinds {
		group := namedGroup{Kind: kind.link}
		for _, n := range a.Named {
			if n.Entity.Source.Kind.Value != kind.id {
				continue
			}
			view := named{link: r.record(&n.Entity.Record)}
			for _, held := range n.Roles {
				view.Roles = append(view.Roles, text{held.Source.Title.Value, r.tongue(n.Entity.Language)})
			}
			if dates := n.Entity.Dates; kind.event && len(dates) > 0 {
				view.Date = new(r.when(dates[0].Date))
			}
			group.Names = append(group.Names, view)
		}
		if len(group.Names) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// articleClaims are the claims and judgements of an article, which need not say where they stand.
func (r *renderer) articleClaims(a *site.Article) (claims []claimLine) {
	for _, n := range a.Notes {
		if n.IsClaim() || n.IsJudgement() {
			line := r.claimLine(n)
			line.Article = link{}
			claims = append(claims, line)
		}
	}
	return claims
}

func (r *renderer) related(a *site.Article) (list []related) {
	for _, other := range a.Related {
		view := related{link: r.record(&other.Article.Record), Date: r.moment(other.Article.Date)}
		for _, e := range other.Shared[:min(len(other.Shared), relatedShared)] {
			view.Shared = append(view.Shared, text{e.Title, r.tongue(e.Language)})
		}
		list = append(list, view)
	}
	return list
}

// relatedShared is how many of the names that two articles share are shown as the reason.
const relatedShared = 3

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
