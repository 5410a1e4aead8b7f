package render

import (
	"time"

	"gloss/generator/site"
)

// A machineEntity is the index.json of an entity. Its mentions are those that count, of the newest article first. An
// annotation, and so a claim, is named by ARTICLE/ID.
type machineEntity struct {
	Gloss int    `json:"gloss"`
	ID    string `json:"id"`
	*machineEntityHead
	Mentions    []machineNaming `json:"mentions,omitzero"`
	SeenWith    []machineSeen   `json:"seenWith,omitzero"`
	ClaimsBy    []string        `json:"claimsBy,omitzero"`
	ClaimsAbout []string        `json:"claimsAbout,omitzero"`
	Annotations []string        `json:"annotations,omitzero"`
	Next        string          `json:"next,omitempty"`
}

// A machineEntityHead is what only the first part of an entity has.
type machineEntityHead struct {
	URL          string   `json:"url"`
	Name         string   `json:"name"`
	Kind         string   `json:"kind"`
	Aliases      []string `json:"aliases"`
	Summary      string   `json:"summary,omitempty"`
	MentionCount int      `json:"mentionCount"`
	ArticleCount int      `json:"articleCount"`
}

// A machineNaming is a place that names the entity: a block of an article, or its “title” or “summary”.
type machineNaming struct {
	Article   string `json:"article"`
	Paragraph string `json:"paragraph"`
	Text      string `json:"text"`
	Sentence  string `json:"sentence"`
	Date      string `json:"date"`
}

// A machineSeen is an entity, and in how many articles it is named together with the one whose data these are.
type machineSeen struct {
	Entity   string `json:"entity"`
	Articles int    `json:"articles"`
}

// entityFiles are the data of an entity.
func (r *renderer) entityFiles(s *scratch, e *site.Entity) ([]file, error) {
	mentions := machineNamings(e)
	longest := max(len(mentions), len(e.SeenWith), len(e.ClaimsBy), len(e.ClaimsAbout), len(e.Notes))
	return r.parts(s, e.Beside("index.json"), longest, func(p part) any {
		view := machineEntity{
			Gloss: machineFormat, ID: e.ID, Next: p.next,
			Mentions: cut(mentions, p),
			SeenWith: cutEach(e.SeenWith, p, func(with site.Seen) machineSeen {
				return machineSeen{with.Entity.ID, with.Articles}
			}),
			ClaimsBy:    cutEach(e.ClaimsBy, p, (*site.Note).Ref),
			ClaimsAbout: cutEach(e.ClaimsAbout, p, (*site.Note).Ref),
			Annotations: cutEach(e.Notes, p, (*site.Note).Ref),
		}
		if p.isFirst() {
			view.machineEntityHead = &machineEntityHead{
				URL: href(e.Address), Name: e.Title, Kind: e.Source.Kind.Value,
				Aliases: each(r.aliases(e), func(alias text) string { return alias.Text }), Summary: e.Source.Summary.Value,
				MentionCount: e.MentionCount, ArticleCount: len(e.NamedIn),
			}
		}
		return view
	})
}

// machineNamings are all mentions of an entity, article by article.
func machineNamings(e *site.Entity) []machineNaming {
	all := make([]machineNaming, 0, e.MentionCount)
	for _, n := range e.NamedIn {
		date := n.Article.Date.Format(time.DateOnly)
		for m := range n.MentionsOf(e) {
			all = append(all, machineNaming{n.Article.ID, m.Paragraph, m.Text(), m.Sentence, date})
		}
	}
	return all
}
