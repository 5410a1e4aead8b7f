package render

import (
	"html/template"
	"slices"
	"time"

	"gloss/generator/content"
	"gloss/generator/site"
)

// schemaMentions is how many of the entities that an article names its page tells: those named most.
const schemaMentions = 5

// A schemaArticle is an article.
type schemaArticle struct {
	Type          string             `json:"@type"`
	ID            string             `json:"@id"`
	URL           string             `json:"url"`
	Headline      string             `json:"headline"`
	Description   string             `json:"description,omitempty"`
	DatePublished string             `json:"datePublished"`
	DateModified  string             `json:"dateModified"`
	InLanguage    string             `json:"inLanguage"`
	Author        []schemaRef        `json:"author,omitempty"`
	Publisher     schemaRef          `json:"publisher"`
	IsPartOf      []schemaRef        `json:"isPartOf"`
	About         []schemaRef        `json:"about,omitempty"`
	Mentions      []schemaRef        `json:"mentions,omitempty"`
	Citation      []schemaWork       `json:"citation,omitempty"`
	Correction    []schemaCorrection `json:"correction,omitempty"`
	Status        string             `json:"creativeWorkStatus,omitempty"`
	Original      *schemaRef         `json:"translationOfWork,omitempty"`
	Translations  []schemaRef        `json:"workTranslation,omitempty"`
}

// A schemaWork is a source.
type schemaWork struct {
	Type          string `json:"@type"`
	Name          string `json:"name"`
	URL           string `json:"url,omitempty"`
	DatePublished string `json:"datePublished,omitempty"`
}

type schemaCorrection struct {
	Type          string `json:"@type"`
	Text          string `json:"text"`
	DatePublished string `json:"datePublished"`
}

// A schemaClaim is a claim that somebody made. Its author is the speaker; claimInterpreter is who put it into these
// words. Its text says whose claim it is and of which kind: a denial must not read as what it denies.
type schemaClaim struct {
	Type          string      `json:"@type"`
	URL           string      `json:"url"`
	Text          string      `json:"text"`
	Author        []schemaRef `json:"author"`
	DatePublished string      `json:"datePublished,omitempty"`
	Appearance    schemaRef   `json:"appearance"`
	Interpreter   schemaRef   `json:"claimInterpreter"`
}

// articleSchema is what the page of an article says.
func (r *renderer) articleSchema(a *site.Article, f frame) template.JS {
	address := r.site.Absolute(a.Address)
	if a.Withdrawn != nil {
		return r.schema(f, schemaArticle{
			Type: "NewsArticle", ID: address, URL: address, Headline: a.Title, DatePublished: schemaMoment(a.Date),
			DateModified: schemaMoment(a.Changed), InLanguage: a.Language, Author: r.schemaAuthors(a.Source.Authors),
			Publisher: r.schemaPublisher(), IsPartOf: r.schemaWholes(a), Original: r.schemaOriginal(a),
			Status: schemaStatus(&a.Record),
		})
	}
	things := []any{schemaArticle{
		Type: "NewsArticle", ID: address, URL: address, Headline: a.Title, Description: a.Source.Summary.Value,
		DatePublished: schemaMoment(a.Date), DateModified: schemaMoment(a.Changed), InLanguage: a.Language,
		Author: r.schemaAuthors(a.Source.Authors), Publisher: r.schemaPublisher(), IsPartOf: r.schemaWholes(a),
		About: r.schemaRefs(a.About), Mentions: r.schemaRefs(mostNamed(a)), Citation: r.schemaSources(a),
		Correction: schemaCorrections(a), Status: schemaStatus(&a.Record),
		Original: r.schemaOriginal(a), Translations: each(a.Translations, func(t *site.Article) schemaRef { return r.schemaRef(&t.Record) }),
	}}
	for _, n := range a.Notes {
		if n.IsClaim() && slices.Contains(schemaStances, n.Source.Stance.Value) {
			things = append(things, r.schemaClaim(n))
		}
	}
	return r.schema(f, things...)
}

// schemaMoment is a moment, or the day where it is one's midnight: most dates are written without a time.
func schemaMoment(t time.Time) string {
	if hour, minute, second := t.Clock(); hour == 0 && minute == 0 && second == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// schemaAuthors are the authors. They are names alone: one that is the publisher's is the publisher, the others are
// taken for people.
func (r *renderer) schemaAuthors(authors []content.Text) []schemaRef {
	publisher := r.schemaPublisher()
	return each(values(authors), func(name string) schemaRef {
		if name == publisher.Name {
			return publisher
		}
		return schemaRef{Type: "Person", Name: name}
	})
}

// schemaWholes are what the article is a part of: the site, and the topics that gather it.
func (r *renderer) schemaWholes(a *site.Article) []schemaRef {
	wholes := []schemaRef{r.schemaSite()}
	for _, t := range a.Topics {
		wholes = append(wholes, r.schemaRef(&t.Record))
	}
	return wholes
}

func (r *renderer) schemaOriginal(a *site.Article) *schemaRef {
	if a.TranslationOf == nil {
		return nil
	}
	return new(r.schemaRef(&a.TranslationOf.Record))
}

// mostNamed are the entities that an article names most, but for those that it is about; of equal ones the first named.
func mostNamed(a *site.Article) []*site.Entity {
	named := slices.Clone(a.Named)
	named = slices.DeleteFunc(named, func(n site.Named) bool { return slices.Contains(a.About, n.Entity) })
	slices.SortStableFunc(named, func(a, b site.Named) int { return int(b.Times - a.Times) })
	return each(named[:min(len(named), schemaMentions)], func(n site.Named) *site.Entity { return n.Entity })
}

// schemaSources are the sources. Whether the author of one is a person is not known, so it is not said.
func (r *renderer) schemaSources(a *site.Article) (works []schemaWork) {
	for _, s := range a.Source.Sources {
		if view := r.source(s); view != nil {
			works = append(works, schemaWork{"CreativeWork", view.Name, view.Href, machine(s.Published.Date)})
		}
	}
	return works
}

func schemaCorrections(a *site.Article) (corrections []schemaCorrection) {
	for _, c := range a.Corrections {
		corrections = append(corrections, schemaCorrection{"CorrectionComment", c.Text, schemaMoment(c.Date)})
	}
	return corrections
}

// schemaStances are the stances of one who claims something: who declines to comment, or withdraws a claim, does not.
var schemaStances = []string{"asserts", "assesses", "expects", "reports", "denies", "confirms"}

func (r *renderer) schemaClaim(n *site.Note) schemaClaim {
	said := n.Source.Said.Date // the article's date would only be the latest that it can be
	return schemaClaim{
		Type: "Claim", URL: r.site.Origin + place(n.Article.Address, "note-"+n.ID), Text: r.statement(n),
		Author: each(n.By, r.schemaParty), DatePublished: machine(said),
		Appearance:  schemaRef{ID: r.site.Absolute(n.Article.Address)},
		Interpreter: schemaRef{ID: r.schemaPublisher().ID},
	}
}

func (r *renderer) schemaParty(p site.Party) schemaRef {
	if p.Entity != nil {
		return r.schemaRef(&p.Entity.Record)
	}
	return schemaRef{Name: p.Text}
}
