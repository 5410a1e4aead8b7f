package render

import (
	"html/template"
	"slices"
	"time"

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

// A namedGroup is the list of the names of one kind in an article, each with what is said of it there. One is what one of
// them is called.
type namedGroup struct {
	Kind  link
	One   string
	Names template.HTML
}

// A related is an article that shares names with another one.
type related struct {
	Link   link
	Date   date
	Shared []text
	// Withdrawn is the word that marks one that was, empty for others.
	Withdrawn string
}

// A record is what the page of any record shows of its text and its history.
type record struct {
	Heading     text
	Withdrawn   *change
	Updates     []change
	Corrections []change
	Body        *body
	Cite        *citation
	// Extra are the site's own fields, as written.
	Extra content.Extra
}

// A translation is an article in another language, whose name is Language.
type translation struct {
	link
	Language string
}

// header is what a page shows of its record, with its text. Articles alone have a date at which they were published.
func (r *renderer) header(of *site.Record, own *content.Header, published time.Time, body *body) record {
	view := record{
		Heading: newText(of.Title, r.tongue(of.Language)),
		Updates: r.remarks(of.Updates, of.Language), Corrections: r.remarks(of.Corrections, of.Language),
		Body: body, Cite: r.citation(of, own, published), Extra: own.Extra,
	}
	if of.Withdrawn != nil {
		view.Withdrawn = new(r.change(*of.Withdrawn, of.Language))
	}
	return view
}

// articleOutput is the page of an article and the data beside it, all made of one finished body and of the same notes.
func (r *renderer) articleOutput(a *site.Article) output {
	path := r.site.OutputPath(a.Address)
	return output{path: path, make: func(s *scratch) ([]file, error) {
		body, notes := a.Prose.Body(r.labels), r.articleNotes(a)
		view, err := r.article(s, a, body, notes)
		if err != nil {
			return nil, err
		}
		page, err := r.execute(s, "article", view)
		if err != nil {
			return nil, err
		}
		annotations, err := r.annotationFile(s, a, body, notes)
		if err != nil {
			return nil, err
		}
		data, err := r.articleFiles(s, a, body)
		return slices.Concat(data, []file{{path, page}, annotations}, r.citationFiles(a, view.Cite)), err
	}}
}

func (r *renderer) article(s *scratch, a *site.Article, finished *markdown.Body, notes articleNotes) (articleView, error) {
	marked, err := r.marked(s, a, finished, notes.placed)
	view := articleView{
		frame: r.recordFrame(&a.Record, r.description(a.Source.Summary.Value),
			r.section("articles", "/articles/"), r.yearLink(a.Date.Year())),
		record:   r.header(&a.Record, &a.Source.Header, a.Date, marked),
		Summary:  r.text(a.Source.Summary.Value, a.Language),
		Date:     r.moment(a.Date),
		Authors:  r.texts(values(a.Source.Authors), a.Language),
		Status:   r.status(a.Source.Status.Value),
		Whole:    viewsOf(notes.whole),
		Unplaced: viewsOf(notes.unplaced),
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
	view.HasNotes, view.HasText, view.HasNames = len(notes.placed) > 0, marked != nil, len(view.Named) > 0
	if len(a.Notes) > 0 {
		view.Annotations = href(a.Beside("annotations.jsonld"))
	}
	view.Graph, view.Alternates = r.articleGraph(a, view.Graph), r.alternates(a)
	view.Schema = r.articleSchema(a, view.frame)
	return view, err
}

// named groups whom and what an article names by kind, in the order of the kinds.
func (r *renderer) named(a *site.Article) (groups []namedGroup) {
	for _, kind := range r.entityKinds {
		var names linkList
		for _, n := range a.Named {
			e := n.Entity
			if e.Source.Kind.Value != kind.id {
				continue
			}
			behind := ""
			for _, held := range e.RolesOn(a.Date) {
				behind += remark(r.held(held, e.Language))
			}
			if kind.event && len(e.Dates) > 0 && !e.Dates[0].Date.IsZero() {
				behind += remark(r.when(e.Dates[0].Date).HTML)
			}
			told := r.profiles[e.ID]
			names.add(r.record(&e.Record), told.native+behind+r.officesSince(e, a.Date)+told.gist+told.latestBut(a))
		}
		if list := names.html("named"); list != "" {
			groups = append(groups, namedGroup{kind.link, r.kindWord(kind.id, false), list})
		}
	}
	return groups
}

// held is the title of a role, marked where the role has ended since.
func (r *renderer) held(role *site.Role, tag string) template.HTML {
	title := newText(role.Source.Title.Value, r.tongue(tag))
	if !role.Ended {
		return title.HTML
	}
	return r.say("role-then", phrases{"Role": {title.Text, title.HTML}}).HTML
}

// remark is what is said behind a name.
func remark(html template.HTML) string { return `, <span class="meta">` + string(html) + "</span>" }

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
		view := related{
			Link: r.record(&other.Article.Record), Date: r.moment(other.Article.Date), Withdrawn: r.withdrawn(&other.Article.Record),
		}
		for _, e := range other.Shared[:min(len(other.Shared), relatedShared)] {
			view.Shared = append(view.Shared, newText(e.Title, r.tongue(e.Language)))
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
