package cli

import (
	"path"

	"gloss/generator/suggest"
)

type jsonSuggestions struct {
	Gloss      int          `json:"gloss"`
	Entities   []jsonEntity `json:"entities"`
	Glosses    []jsonAlias  `json:"glosses"`
	NearMisses []jsonAlias  `json:"nearMisses"`
}

type jsonEntity struct {
	Name     string      `json:"name"`
	Variants []string    `json:"variants"`
	Count    int         `json:"count"`
	Articles int         `json:"articles"`
	Places   []jsonPlace `json:"places"`
	Path     string      `json:"path"`
	Stub     string      `json:"stub"`
}

type jsonAlias struct {
	Entity string         `json:"entity"`
	Path   string         `json:"path"`
	Text   string         `json:"text"`
	Near   string         `json:"near"`
	Reason suggest.Reason `json:"reason"`
	Field  string         `json:"field"`
	Line   string         `json:"line"`
	Count  int            `json:"count"`
	Places []jsonPlace    `json:"places"`
}

type jsonPlace struct {
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Sentence string `json:"sentence"`
}

func (p suggestionPrinter) asJSON(found *suggest.Suggestions) jsonSuggestions {
	all := jsonSuggestions{Gloss: 1, Entities: []jsonEntity{}, Glosses: p.jsonAliases(found.Glosses), NearMisses: p.jsonAliases(found.NearMisses)}
	for _, e := range found.Entities {
		all.Entities = append(all.Entities, jsonEntity{
			e.Name, append([]string{}, e.Variants...), e.Count, e.Articles, p.jsonPlaces(e.Places), path.Join(p.Folder, e.Path), e.Stub,
		})
	}
	return all
}

func (p suggestionPrinter) jsonAliases(list []suggest.Alias) []jsonAlias {
	all := []jsonAlias{}
	for _, a := range list {
		all = append(all, jsonAlias{
			a.Entity.ID, path.Join(p.Folder, a.Entity.Source.File.Path), a.Text, a.Near, a.Reason, a.Field, a.Line, a.Count, p.jsonPlaces(a.Places),
		})
	}
	return all
}

func (p suggestionPrinter) jsonPlaces(places []suggest.Place) []jsonPlace {
	all := []jsonPlace{}
	for _, one := range places {
		at := one.At.Position()
		all = append(all, jsonPlace{path.Join(p.Folder, one.At.Path()), at.Line, at.Column, one.Sentence})
	}
	return all
}
