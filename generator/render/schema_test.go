package render

import (
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
)

// schemas are what the pages of a site say, by the path of the page.
func schemas(r *renderer) map[string]template.JS {
	all := map[string]template.JS{
		"": r.homeSchema(r.home().frame),
		"articles/in/2024/": r.listSchema(r.leafFrame("Articles of 2024", r.site.Lists.Years[0].Leaf,
			r.section("articles", "/articles/"))),
		"404.html": r.listSchema(r.missing().frame),
	}
	frame := func(title, address string) frame {
		return r.frame(title, address, r.section("articles", "/articles/"))
	}
	for _, a := range r.site.Articles {
		all["articles/"+a.ID] = r.articleSchema(a, frame(a.Title, a.Address))
	}
	for _, e := range r.site.Entities {
		all["entities/"+e.ID] = r.entitySchema(e, frame(e.Title, e.Address))
	}
	for _, t := range r.site.Topics {
		all["topics/"+t.ID] = r.topicSchema(t, frame(t.Title, t.Address))
	}
	for _, p := range r.site.Pages {
		all[p.ID] = r.pageSchema(p, frame(p.Title, p.Address))
	}
	return all
}

// vocabulary stands in for the context of schema.org, which is not asked for: every key and type is a term of its.
type vocabulary struct{}

func (vocabulary) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if address != "https://schema.org" {
		return nil, fmt.Errorf("%s is asked for", address)
	}
	context := map[string]any{"@vocab": "https://schema.org/", "url": map[string]any{"@type": "@id"}}
	return &ld.RemoteDocument{DocumentURL: address, Document: map[string]any{"@context": context}}, nil
}

// count counts the keys of all objects within a value, those of JSON-LD's own apart, and the types.
func count(value any, found map[string]int) {
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			count(one, found)
		}
	case map[string]any:
		for key, one := range v {
			switch {
			case key == "@type":
				found[fmt.Sprint("a ", strings.Trim(strings.ReplaceAll(fmt.Sprint(one), "https://schema.org/", ""), "[]"))]++
			case !strings.HasPrefix(key, "@"):
				found[strings.TrimPrefix(key, "https://schema.org/")]++
			case key == "@id":
				found["@id"]++
			}
			count(one, found)
		}
	}
}

func TestSchemaLosesNothingWhenExpanded(t *testing.T) {
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = vocabulary{}
	for name, schema := range schemas(rendererOf(t, harbour(t))) {
		if name == "404.html" {
			compare(t, string(schema), "")
			continue
		}
		var written any
		if err := json.Unmarshal([]byte(schema), &written); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		expanded, err := ld.NewJsonLdProcessor().Expand(written, options)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		given, kept := map[string]int{}, map[string]int{}
		count(written, given)
		count(expanded, kept)
		delete(kept, "@id") // an address is an @id when expanded
		delete(given, "@id")
		if !maps.Equal(given, kept) || len(given) == 0 {
			t.Errorf("%s: of %v there remains %v", name, given, kept)
		}
	}
}

func TestSchemaOfArticleTellsItsClaimsAndItsHistory(t *testing.T) {
	all := schemas(rendererOf(t, harbour(t)))
	talks := string(all["articles/talks"])
	want(t, talks,
		`{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","@id":"https://example.org/base/articles/talks/",`,
		`"headline":"Kim Minsu speaks in Port Hope","description":"Port Hope hears the minister.","datePublished":"2024-10-08T09:30:00+09:00","dateModified":"2024-10-09","inLanguage":"en"`,
		`"author":[{"@type":"Person","name":"Ada Kim"},{"@type":"Organization","@id":"https://example.org/base/#publisher","name":"The desk"}]`,
		`"isPartOf":[{"@type":"WebSite","@id":"https://example.org/base/","name":"Harbour Briefing"},{"@id":"https://example.org/base/topics/harbour/","name":"The harbour"}]`,
		`"about":[{"@id":"https://example.org/base/entities/port-hope/","name":"Port Hope"}],"mentions":[{"@id":"https://example.org/base/entities/kim-minsu/","name":"Kim Minsu"},{"@id":"https://example.org/base/entities/ministry/","name":"Ministry of the Sea"}]`,
		`"citation":[{"@type":"CreativeWork","name":"The minutes","url":"https://example.com/minutes","datePublished":"2024-10-08"},{"@type":"CreativeWork","name":"A paper of the ministry"}]`,
		`"correction":[{"@type":"CorrectionComment","text":"The day was a Tuesday.","datePublished":"2024-10-09"}]`,
		`"workTranslation":[{"@id":"https://example.org/base/articles/later/"`,
		`{"@type":"Claim","url":"https://example.org/base/articles/talks/#note-says","text":"Kim Minsu and @harbour assess that =1+1 ships were lost.","author":[{"@id":"https://example.org/base/entities/kim-minsu/","name":"Kim Minsu"},{"name":"@harbour"}],"datePublished":"2024-10-08","appearance":{"@id":"https://example.org/base/articles/talks/"},"claimInterpreter":{"@id":"https://example.org/base/#publisher"}}`,
		`"text":"Ministry of the Sea denies that a \"ship\" was lost; \u003cnone\u003e."`,
		`{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Front page","item":{"@id":"https://example.org/base/"}},{"@type":"ListItem","position":2,"name":"Articles","item":{"@id":"https://example.org/base/articles/"}},{"@type":"ListItem","position":3,"name":"Kim Minsu speaks in Port Hope"}]}`,
	)
	if strings.Contains(talks, "note-silent") || strings.Contains(talks, "note-odds") {
		t.Error("one who claims nothing is said to claim something")
	}
	want(t, string(all["articles/later"]), `"creativeWorkStatus":"Withdrawn"`, `"translationOfWork":{"@id":"https://example.org/base/articles/talks/"`)
}

func TestSchemaOfEntityIsOfItsKind(t *testing.T) {
	all := schemas(rendererOf(t, harbour(t)))
	for id, part := range map[string]string{
		"kim-minsu": `{"@type":"Person","@id":"https://example.org/base/entities/kim-minsu/","mainEntityOfPage":"https://example.org/base/entities/kim-minsu/",` +
			`"name":"Kim Minsu","alternateName":["M. Kim",{"@value":"김 장관","@language":"ko"},{"@value":"김민수","@language":"ko"}],"description":"Minister in 2024.",` +
			`"sameAs":["https://www.wikidata.org/wiki/Q1"],"image":{"@type":"ImageObject","contentUrl":"https://example.org/base/media/map.svg","caption":"In parliament","creditText":"Assembly"},"familyName":"Kim",` +
			`"affiliation":[{"@type":"OrganizationRole","roleName":"Minister","affiliation":{"@id":"https://example.org/base/entities/ministry/","name":"Ministry of the Sea"},"startDate":"2024-09-06"}],` +
			`"hasOccupation":[{"@type":"Role","hasOccupation":{"@type":"Occupation","name":"Envoy","occupationLocation":{"@id":"https://example.org/base/entities/harbourland/","name":"Harbourland"}},"startDate":"2020"},` +
			`{"@type":"Role","hasOccupation":{"@type":"Occupation","name":"Poet"}}]}`,
		"ministry":    `"name":"Ministry of the Sea","location":[{"@type":"Place","geo":{"@type":"GeoCoordinates","latitude":37.5,"longitude":126}}]}`,
		"office":      `"parentOrganization":{"@id":"https://example.org/base/entities/ministry/","name":"Ministry of the Sea"}}`,
		"harbourland": `{"@type":"Country",`,
		"port-hope":   `"containedInPlace":{"@id":"https://example.org/base/entities/harbourland/","name":"Harbourland"},"geo":{"@type":"GeoCoordinates","latitude":37.5665,"longitude":-126.978}}`,
		"storm":       `{"@type":"Event","@id":"https://example.org/base/entities/storm/","mainEntityOfPage":"https://example.org/base/entities/storm/","name":"Great Storm","startDate":"2024-06","endDate":"2024-07-04","location":[{"@id":"https://example.org/base/entities/port-hope/","name":"Port Hope"}]}`,
		"gale":        `"startDate":"2024-06-03","location":[{"@type":"Place","geo":{"@type":"GeoCoordinates","latitude":1,"longitude":2}}],"superEvent":{"@id":"https://example.org/base/entities/storm/","name":"Great Storm"}}`,
		"annex":       `{"@type":"Legislation",`,
		"tide":        `{"@type":"DefinedTerm",`,
		"grey-ship":   `{"@type":"Thing",`,
		"gone":        `"@graph":[{"@type":"BreadcrumbList",`,
	} {
		want(t, string(all["entities/"+id]), part)
	}
	want(t, string(all["entities/annex"]), `"isPartOf":{"@id":"https://example.org/base/entities/accord/","name":"Harbour Accord"}`)
}

func TestEveryKindOfEntityHasAType(t *testing.T) {
	for _, kind := range rendererOf(t, harbour(t)).site.Settings.EntityKinds() {
		if kind != "vessel" && schemaTypes[kind] == "" {
			t.Errorf("%s has no type", kind)
		}
	}
}

func TestSchemaOfOtherPages(t *testing.T) {
	all := schemas(rendererOf(t, harbour(t)))
	compare(t, string(all[""]), `{"@context":"https://schema.org","@graph":[{"@type":"WebSite","@id":"https://example.org/base/","url":"https://example.org/base/","name":"Harbour Briefing","description":"What happens in the harbour.","inLanguage":"en","publisher":{"@type":"Organization","@id":"https://example.org/base/#publisher","name":"The desk"}}]}`)
	site := `"isPartOf":{"@type":"WebSite","@id":"https://example.org/base/","name":"Harbour Briefing"}}`
	want(t, string(all["articles/in/2024/"]), `{"@type":"CollectionPage","@id":"https://example.org/base/articles/in/2024/","url":"https://example.org/base/articles/in/2024/","name":"Articles of 2024",`, site)
	want(t, string(all["topics/harbour"]), `"@type":"CollectionPage"`, `"name":"The harbour","description":"All about it.","inLanguage":"en","about":[{"@id":"https://example.org/base/entities/port-hope/","name":"Port Hope"}],`)
	want(t, string(all["about"]), `{"@type":"WebPage","@id":"https://example.org/base/about/","url":"https://example.org/base/about/","name":"About","inLanguage":"en",`+site)
}

func TestSchemaNeverEndsItsElement(t *testing.T) {
	f := harbour(t)
	f["content/entities/tide.md"] = "---\nname: \"</script><!--<script>alert(1)\\u2028&'\"\nkind: concept\n---\n"
	schema := schemas(rendererOf(t, f))["entities/tide"]
	page := template.Must(template.New("").Parse(`<script type="application/ld+json">{{.}}</script>`))
	var b strings.Builder
	if err := page.Execute(&b, schema); err != nil {
		t.Fatal(err)
	}
	inside := strings.TrimSuffix(strings.TrimPrefix(b.String(), `<script type="application/ld+json">`), "</script>")
	compare(t, inside, string(schema))
	if strings.ContainsAny(inside, "<>&\u2028") {
		t.Errorf("markup stands in %s", inside)
	}
	var graph struct {
		Graph []struct{ Name string } `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(inside), &graph); err != nil || graph.Graph[0].Name != "</script><!--<script>alert(1)\u2028&'" {
		t.Errorf("the name is %+v (%v)", graph, err)
	}
}

func TestSchemaTellsNothingHidden(t *testing.T) {
	for name, schema := range schemas(rendererOf(t, harbour(t))) {
		if strings.Contains(string(schema), "ecret") || strings.Contains(string(schema), "note-draft") {
			t.Errorf("%s tells what is hidden: %s", name, schema)
		}
	}
}
