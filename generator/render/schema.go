package render

import (
	"encoding/json"
	"html/template"
	"strings"

	"gloss/generator/site"
)

// Every page says in the terms of schema.org what it is about, as JSON-LD 1.1 in a script element. All addresses are
// whole. What has a page is identified by its address: a reference to it is that and the name, and everything else stands
// on the page itself. Nothing is said that the records do not: of what was withdrawn only that it was.

// A schemaGraph is all that one page says.
type schemaGraph struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}

// A schemaRef names what is described elsewhere. One who has no page has no ID.
type schemaRef struct {
	Type string `json:"@type,omitempty"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name,omitempty"`
}

// A schemaPage is a page that is no article and about no entity, or the site.
type schemaPage struct {
	Type        string      `json:"@type"`
	ID          string      `json:"@id"`
	URL         string      `json:"url"`
	Name        string      `json:"name"`
	Description string      `json:"description,omitempty"`
	InLanguage  string      `json:"inLanguage"`
	About       []schemaRef `json:"about,omitempty"`
	Publisher   *schemaRef  `json:"publisher,omitempty"`
	IsPartOf    *schemaRef  `json:"isPartOf,omitempty"`
	Status      string      `json:"creativeWorkStatus,omitempty"`
}

// schemaCrumbs are the pages above a page, and the page itself.
type schemaCrumbs struct {
	Type  string        `json:"@type"`
	Items []schemaCrumb `json:"itemListElement"`
}

// A schemaCrumb is one of them. The last needs no Item: it is the page.
type schemaCrumb struct {
	Type     string     `json:"@type"`
	Position int        `json:"position"`
	Name     string     `json:"name"`
	Item     *schemaRef `json:"item,omitempty"`
}

// schemaWithdrawn is the status of a withdrawn work (creativeWorkStatus: its stage in its life, in free words).
const schemaWithdrawn = "Withdrawn"

// homeSchema is what the front page says.
func (r *renderer) homeSchema(f frame) template.JS {
	settings := r.site.Settings
	page := r.schemaPage("WebSite", f)
	page.Name, page.Description, page.InLanguage = settings.Title.Value, settings.Description.Value, settings.Language.Value
	page.Publisher, page.IsPartOf = new(r.schemaPublisher()), nil
	return r.schema(f, page)
}

// listSchema is what a page of a list says.
func (r *renderer) listSchema(f frame) template.JS {
	return r.schema(f, r.schemaPage("CollectionPage", f))
}

// topicSchema is what the page of a topic says.
func (r *renderer) topicSchema(t *site.Topic, f frame) template.JS {
	page := r.schemaRecord("CollectionPage", &t.Record, f)
	page.Description, page.About = t.Source.Summary.Value, r.schemaRefs(t.About)
	return r.schema(f, page)
}

// pageSchema is what a plain page says.
func (r *renderer) pageSchema(p *site.Page, f frame) template.JS {
	return r.schema(f, r.schemaRecord("WebPage", &p.Record, f))
}

// schemaRecord is the page of a record.
func (r *renderer) schemaRecord(kind string, of *site.Record, f frame) schemaPage {
	page := r.schemaPage(kind, f)
	page.Name, page.Description, page.InLanguage, page.Status = of.Title, "", of.Language, schemaStatus(of)
	return page
}

// schemaPage is a page as its frame knows it.
func (r *renderer) schemaPage(kind string, f frame) schemaPage {
	return schemaPage{
		Type: kind, ID: f.Canonical, URL: f.Canonical, Name: r.pageName(f), Description: f.Description,
		InLanguage: f.Lang, IsPartOf: new(r.schemaSite()),
	}
}

// schema is the script element's content: the things that a page is about, and its crumbs. A page without an address
// says nothing. What would end the element or begin a comment is escaped, as json.Marshal does by itself; nothing but
// texts and finite numbers goes into it, so that it cannot fail.
func (r *renderer) schema(f frame, things ...any) template.JS {
	if len(f.Crumbs) > 0 {
		things = append(things, r.schemaCrumbs(f))
	}
	if f.Canonical == "" || len(things) == 0 {
		return ""
	}
	data, _ := json.Marshal(schemaGraph{"https://schema.org", things})
	return template.JS(data)
}

func (r *renderer) schemaCrumbs(f frame) schemaCrumbs {
	crumbs := schemaCrumbs{Type: "BreadcrumbList"}
	for i, above := range f.Crumbs {
		crumbs.Items = append(crumbs.Items, schemaCrumb{"ListItem", i + 1, above.Text, &schemaRef{ID: r.site.Origin + above.Href}})
	}
	crumbs.Items = append(crumbs.Items, schemaCrumb{"ListItem", len(f.Crumbs) + 1, r.pageName(f), nil})
	return crumbs
}

// pageName is the title of a page without that of the site behind it.
func (r *renderer) pageName(f frame) string {
	return strings.TrimSuffix(f.Title, " – "+r.site.Settings.Title.Value)
}

func (r *renderer) schemaSite() schemaRef {
	return schemaRef{"WebSite", r.site.Absolute(r.site.At("/")), r.site.Settings.Title.Value}
}

// schemaPublisher is who publishes the site, who has no page.
func (r *renderer) schemaPublisher() schemaRef {
	return schemaRef{"Organization", r.site.Absolute(r.site.At("/")) + "#publisher", r.publisher()}
}

// schemaRef names the thing that the page of a record is about.
func (r *renderer) schemaRef(to *site.Record) schemaRef {
	return schemaRef{ID: r.site.Absolute(to.Address), Name: to.Title}
}

func (r *renderer) schemaRefs(entities []*site.Entity) []schemaRef {
	return each(entities, func(e *site.Entity) schemaRef { return r.schemaRef(&e.Record) })
}

func schemaStatus(of *site.Record) string {
	if of.Withdrawn == nil {
		return ""
	}
	return schemaWithdrawn
}
