package render

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/language"
	"gloss/generator/markdown"
	"gloss/generator/search"
	"gloss/generator/site"
)

// searchFolder is where the files of the search stand, beside its page.
const searchFolder = "/search/"

// The kinds of part of the index, in the order of loading, which is that of the alphabet.
const (
	namesPart = "names"
	textsPart = "texts"
)

// searchFields are those of each kind, as the script search.js knows them.
var searchFields = map[string][]string{
	namesPart: {"name", "aliases", "summary"}, textsPart: {"title", "headings", "summary"},
}

// A searchManifest is search/index.json, from which the script learns what to load, in this order.
type searchManifest struct {
	Gloss int `json:"gloss"`
	// Particles are the endings that a word of Korean may have.
	Particles []string         `json:"particles"`
	Parts     []searchPartLink `json:"parts"`
}

type searchPartLink struct {
	Language string `json:"language"`
	Kind     string `json:"kind"`
	URL      string `json:"url"`
}

// A searchedName is what the index says of an entity.
type searchedName struct {
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	Kind      string   `json:"kind"`
	Summary   string   `json:"summary,omitempty"`
	Aliases   []string `json:"aliases,omitempty"`
	Articles  int      `json:"articles,omitempty"` // that name it
	Withdrawn bool     `json:"withdrawn,omitempty"`
}

// A searchedText is what the index says of an article, a topic or a page.
type searchedText struct {
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	Kind      string   `json:"kind,omitempty"` // of a topic
	Summary   string   `json:"summary,omitempty"`
	Date      []string `json:"date,omitempty"`     // for machines and in words
	Headings  []string `json:"headings,omitempty"` // the id and the text of each
	Withdrawn bool     `json:"withdrawn,omitempty"`
	// Names are whom it names, for each its place in the part's list and the id of the first block that does.
	Names []any `json:"names,omitempty"`
}

// A searchPart is one file of the index in the making.
type searchPart struct {
	names   []string // the ids of the entities that its texts name
	numbers map[*site.Entity]int
}

// A searchGroup is what the index holds of one kind in one language.
type searchGroup struct {
	kind, language string
	// documents make what the index holds of each record, for the part in which it comes to stand.
	documents []func(*searchPart) search.Document
}

// searchFiles are the index in parts that the browser loads one by one, and the list of them. A part holds partLength
// documents, the oldest articles first, so that a new one changes the last part alone, which is loaded first.
func (r *renderer) searchFiles(s *scratch) ([]file, error) {
	manifest := searchManifest{Gloss: machineFormat, Particles: language.Particles(), Parts: []searchPartLink{}}
	var files []file
	for _, g := range r.searchGroups() {
		var links []searchPartLink
		for documents := range slices.Chunk(g.documents, partLength) {
			f, err := g.file(len(links)+1, documents)
			if err != nil {
				return nil, err
			}
			files = append(files, f)
			links = append(links, searchPartLink{g.language, g.kind, href(r.site.At("/" + f.path))})
		}
		slices.Reverse(links)
		manifest.Parts = append(manifest.Parts, links...)
	}
	data, err := encode(s, manifest)
	return append(files, file{r.site.OutputPath(r.site.At(searchFolder + "index.json")), data}), err
}

// file makes a part. Its name holds the sum of its content, so that a browser may keep it for good.
func (g *searchGroup) file(number int, documents []func(*searchPart) search.Document) (file, error) {
	p := &searchPart{names: []string{}, numbers: map[*site.Entity]int{}}
	made := make([]search.Document, len(documents))
	for i, document := range documents {
		made[i] = document(p)
	}
	names, err := json.Marshal(p.names)
	if err != nil {
		return file{}, err
	}
	data := append(append([]byte(`{"names":`), names...), `,"index":`...)
	if data, err = search.AppendIndex(data, searchFields[g.kind], made); err != nil {
		return file{}, err
	}
	data = append(data, '}', '\n')
	name := fmt.Sprintf("%s-%s-%d.json", g.language, g.kind, number)
	return file{published(strings.TrimPrefix(searchFolder, "/"), name, data), data}, nil
}

// searchGroups are the groups in the order in which they are loaded: names before texts, the site's own language before
// the others.
func (r *renderer) searchGroups() []*searchGroup {
	var groups []*searchGroup
	add := func(kind, language string, document func(*searchPart) search.Document) {
		i := slices.IndexFunc(groups, func(g *searchGroup) bool { return g.kind == kind && g.language == language })
		if i < 0 {
			i = len(groups)
			groups = append(groups, &searchGroup{kind: kind, language: language})
		}
		groups[i].documents = append(groups[i].documents, document)
	}
	for _, e := range r.site.Entities {
		add(namesPart, e.Language, func(*searchPart) search.Document { return r.searchedName(e) })
	}
	for _, p := range r.site.Pages {
		add(textsPart, p.Language, func(*searchPart) search.Document { return r.searchedPage(p) })
	}
	for _, t := range r.site.Topics {
		add(textsPart, t.Language, func(*searchPart) search.Document { return r.searchedTopic(t) })
	}
	for _, a := range slices.Backward(r.site.Articles) {
		add(textsPart, a.Language, func(p *searchPart) search.Document { return r.searchedArticle(a, p) })
	}
	foreign := func(g *searchGroup) int {
		if g.language == r.site.Settings.Language.Value {
			return 0
		}
		return 1
	}
	slices.SortFunc(groups, func(a, b *searchGroup) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(foreign(a), foreign(b)), cmp.Compare(a.language, b.language))
	})
	return groups
}

// searchedName is found by every name that the record gives; what is to be ignored is none.
func (r *renderer) searchedName(e *site.Entity) search.Document {
	own := e.Source
	names := []string{own.FamilyName.Value}
	for _, n := range own.NativeName {
		names = append(names, n.Name.Value)
	}
	for _, a := range own.Aliases {
		if a.Kind.Value == "ignore" {
			continue
		}
		for _, form := range append([]content.Text{a.Text}, a.Forms...) {
			names = append(names, form.Value)
		}
	}
	aliases := slices.DeleteFunc(names, func(s string) bool { return s == "" || s == e.Title })
	return search.Document{
		ID: e.ID, Terms: [][]string{search.NameTerms(e.Title), termsOf(search.NameTerms, aliases), search.Terms(own.Summary.Value)},
		Stored: searchedName{
			Title: e.Title, URL: href(e.Address), Kind: r.kindWord(own.Kind.Value, false), Summary: own.Summary.Value,
			Aliases: aliases, Articles: len(e.NamedIn), Withdrawn: e.Withdrawn != nil,
		},
	}
}

func (r *renderer) searchedArticle(a *site.Article, p *searchPart) search.Document {
	date := r.moment(a.Date)
	stored := searchedText{Date: []string{date.Machine, date.Text}, Names: p.named(a)}
	return r.searchedText(&a.Record, a.Source.Summary.Value, a.Headings, stored)
}

func (r *renderer) searchedTopic(t *site.Topic) search.Document {
	return r.searchedText(&t.Record, t.Source.Summary.Value, nil, searchedText{Kind: r.words.Text("topic")})
}

func (r *renderer) searchedPage(p *site.Page) search.Document {
	return r.searchedText(&p.Record, "", p.Prose.Body(r.labels).Headings, searchedText{})
}

func (r *renderer) searchedText(of *site.Record, summary string, headings []markdown.Heading, stored searchedText) search.Document {
	stored.Title, stored.URL, stored.Summary, stored.Withdrawn = of.Title, href(of.Address), summary, of.Withdrawn != nil
	var titles []string
	for _, h := range headings {
		titles = append(titles, h.Text)
		stored.Headings = append(stored.Headings, h.ID, h.Text)
	}
	return search.Document{
		ID:     string(of.Kind) + "/" + of.ID,
		Terms:  [][]string{search.Terms(of.Title), termsOf(search.Terms, titles), search.Terms(summary)},
		Stored: stored,
	}
}

// termsOf are the terms of several texts.
func termsOf(terms func(string) []string, texts []string) (all []string) {
	for _, s := range texts {
		all = append(all, terms(s)...)
	}
	return all
}

// named lists whom an article names, each with the first block of the text that does; with none, where only the title
// or the summary does.
func (p *searchPart) named(a *site.Article) (list []any) {
	blocks := map[*site.Entity]string{}
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if _, seen := blocks[m.Entity]; m.Entity != nil && m.Status.Counts() && !seen {
			blocks[m.Entity] = m.Paragraph
		}
	}
	for _, n := range a.Named {
		number, known := p.numbers[n.Entity]
		if !known {
			number = len(p.names)
			p.numbers[n.Entity] = number
			p.names = append(p.names, n.Entity.ID)
		}
		list = append(list, number, blocks[n.Entity])
	}
	return list
}
