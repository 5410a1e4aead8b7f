package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"gloss/generator/content"
	"gloss/generator/site"
	"gloss/generator/source"
)

// contract is what the machine-readable pages promise: of each object its keys, in their order, and the type of each
// value. A key with “?” may be absent. An object that goes on in a further file has the keys of “more”.
var contract = map[string]string{
	"article": `gloss:number id:string url:string title:string date:string language:string summary:string? text:string
		mentions:[mention] headMentions:[headMention] annotations:[annotation] topics:[string] related:[string] next:string?`,
	"more article": `gloss:number id:string mentions:[mention]? headMentions:[headMention]? annotations:[annotation]?
		topics:[string]? related:[string]? next:string?`,
	"mention": `entity:string|null text:string start:number end:number paragraph:string file:string line:number?
		column:number? rule:string|null status:string candidates:[string]`,
	"headMention": `entity:string|null text:string start:number end:number in:string paragraph:string file:string
		line:number? column:number? rule:string|null status:string candidates:[string]`,
	"annotation": `id:string kind:string state:string quote:string|null found:string|null start:number|null
		end:number|null file:string line:number column:number`,

	"entity": `gloss:number id:string url:string name:string kind:string aliases:[string] summary:string?
		mentionCount:number articleCount:number mentions:[naming] seenWith:[seen] claimsBy:[string] claimsAbout:[string]
		annotations:[string] next:string?`,
	"more entity": `gloss:number id:string mentions:[naming]? seenWith:[seen]? claimsBy:[string]? claimsAbout:[string]?
		annotations:[string]? next:string?`,
	"naming": `article:string paragraph:string text:string sentence:string date:string`,
	"seen":   `entity:string articles:number`,

	"claims":      `gloss:number claims:[claim] next:string?`,
	"more claims": `gloss:number claims:[claim] next:string?`,
	"claim": `ref:string url:string article:string kind:string by:[string] stance:string? that:string words:string?
		said:string about:[string] respondsTo:[string] repeats:string? state:string likelihood:string? yardstick:string?
		confidence:string? as:string? via:[string]? until:string? outcome:string? source:string?
		of:[string]? saidFrom:string? original:string? originalLanguage:string? outcomeDate:string?`,

	"timeline":      `gloss:number entries:[entry] next:string?`,
	"more timeline": `gloss:number entries:[entry] next:string?`,
	"entry":         `date:string? from:string? to:string? text:string entity:string? article:string? url:string`,

	"site":      `gloss:number title:string url:string counts:counts records:[record] next:string?`,
	"more site": `gloss:number records:[record] next:string?`,
	"counts":    `articles:number entities:number topics:number pages:number`,
	"record":    `kind:string id:string url:string`,
}

// harbour is a site with a name of every kind, a passage in every state, and something hidden of every kind.
func harbour(t *testing.T) files {
	t.Helper()
	return unpacked(t, "testdata/machine.txtar")
}

// rendererOf links a site that may give cause for warnings.
func rendererOf(t *testing.T, f files) *renderer {
	t.Helper()
	tree, err := source.Read(f.fs(), content.Dir, content.RootDir)
	if err != nil {
		t.Fatal(err)
	}
	records, problems := content.Parse(tree)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	now, err := content.ParseMoment("2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	linked, _ := site.Link(records, site.Options{Now: now})
	theme, _ := readTheme(t, f)
	r, err := newRenderer(linked, theme)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// machineFiles are all machine-readable files of a site, by path, and their paths by the kind of their contract.
func machineFiles(t *testing.T, r *renderer) (all map[string][]byte, kinds map[string][]string) {
	t.Helper()
	all, kinds = map[string][]byte{}, map[string][]string{}
	take := func(kind string, made []file, err error) {
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range made {
			if _, twice := all[f.path]; twice {
				t.Errorf("%s is made twice", f.path)
			}
			all[f.path] = f.data
			kinds[kind] = append(kinds[kind], f.path)
		}
	}
	for _, a := range r.site.Articles {
		made, err := r.articleFiles(&scratch{}, a, a.Prose.Body(r.labels))
		take("article", made, err)
	}
	for _, e := range r.site.Entities {
		made, err := r.entityFiles(&scratch{}, e)
		take("entity", made, err)
	}
	made, err := r.claimFiles(&scratch{})
	take("claims", made, err)
	made, err = r.timelineFiles(&scratch{})
	take("timeline", made, err)
	made, err = r.siteFiles(&scratch{})
	take("site", made, err)
	return all, kinds
}

// A pair is a key of an object and its value.
type pair struct {
	key   string
	value json.RawMessage
}

func pairs(t *testing.T, object json.RawMessage) (list []pair) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(object))
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		t.Fatalf("%s is no object (%v)", object, err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
		list = append(list, pair{key.(string), value})
	}
	return list
}

// keeps reports where an object breaks its contract.
func keeps(t *testing.T, where, kind string, object json.RawMessage) {
	t.Helper()
	given := pairs(t, object)
	for _, promise := range strings.Fields(contract[kind]) {
		key, types, _ := strings.Cut(promise, ":")
		types, optional := strings.CutSuffix(types, "?")
		switch {
		case len(given) > 0 && given[0].key == key:
			keepsType(t, where+"."+key, types, given[0].value)
			given = given[1:]
		case !optional:
			t.Errorf("%s lacks %q in its place: %s", where, key, object)
		}
	}
	if len(given) > 0 {
		t.Errorf("%s has %q, which the contract does not", where, given[0].key)
	}
}

func keepsType(t *testing.T, where, types string, value json.RawMessage) {
	t.Helper()
	if element, list := strings.CutPrefix(types, "["); list {
		var all []json.RawMessage
		if err := json.Unmarshal(value, &all); err != nil || all == nil {
			t.Errorf("%s is no list: %s", where, value)
		}
		for i, one := range all {
			keepsType(t, fmt.Sprintf("%s[%d]", where, i), strings.TrimSuffix(element, "]"), one)
		}
		return
	}
	if contract[types] != "" {
		keeps(t, where, types, value)
		return
	}
	is := map[byte]string{'"': "string", 'n': "null", '[': "list", '{': "object", 't': "bool", 'f': "bool"}[value[0]]
	if is == "" {
		is = "number"
	}
	if !slices.Contains(strings.Split(types, "|"), is) {
		t.Errorf("%s is a %s, not a %s: %s", where, is, types, value)
	}
}

// keepAll checks every file of a site.
func keepAll(t *testing.T, all map[string][]byte, kinds map[string][]string) {
	t.Helper()
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		for _, name := range kinds[kind] {
			switch {
			case strings.HasSuffix(name, ".csv"):
			case strings.Contains(name, "-2.json"), strings.Contains(name, "-3.json"):
				keeps(t, name, "more "+kind, all[name])
			default:
				keeps(t, name, kind, all[name])
			}
		}
	}
}

// read reads a file of JSON.
func read[T any](t *testing.T, all map[string][]byte, name string) (value T) {
	t.Helper()
	data, found := all[name]
	if !found {
		t.Fatalf("there is no %s, only %v", name, slices.Sorted(maps.Keys(all)))
	}
	if err := json.Unmarshal(data, &value); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return value
}

func TestMachineFilesKeepTheirContract(t *testing.T) {
	all, kinds := machineFiles(t, rendererOf(t, harbour(t)))
	keepAll(t, all, kinds)
	empty := rendererOf(t, files{"content/site.md": "---\ngloss: 1\ntitle: Empty\nurl: https://example.org\nlanguage: en\n---\n"})
	all, kinds = machineFiles(t, empty)
	keepAll(t, all, kinds)
	compare(t, string(all["claims/index.json"]), `{"gloss":1,"claims":[]}`+"\n")
	compare(t, string(all["timeline/index.json"]), `{"gloss":1,"entries":[]}`+"\n")
	compare(t, string(all["site.json"]), `{"gloss":1,"title":"Empty","url":"/","counts":{"articles":0,"entities":0,"topics":0,"pages":0},"records":[]}`+"\n")
}

// longSite has lists of more entries than one file holds.
func longSite() files {
	f := files{
		"content/site.md":            "---\ngloss: 1\ntitle: Long\nurl: https://example.org\nlanguage: en\n---\n",
		"content/entities/moscow.md": "---\nname: Moscow\nkind: place\n---\n",
		"content/articles/long.md":   "---\ntitle: Long\ndate: 2024-01-01\n---\n" + strings.Repeat("Moscow says.\n\n", 2500),
	}
	for i := range 1001 {
		f[fmt.Sprintf("content/annotations/long/c-%04d.md", i)] = "---\nkind: claim\nby: moscow\nstance: asserts\nthat: it\n---\nSo.\n"
		f[fmt.Sprintf("content/pages/p-%04d.md", i)] = fmt.Sprintf("---\ntitle: Page %d\n---\n", i)
	}
	return f
}

func TestLongListsGoOnInFurtherFiles(t *testing.T) {
	all, kinds := machineFiles(t, rendererOf(t, longSite()))
	keepAll(t, all, kinds)
	for first, lengths := range map[string]map[string]int{
		"articles/long/index.json":   {"mentions": 2500, "headMentions": 0, "annotations": 1001, "topics": 0, "related": 0},
		"entities/moscow/index.json": {"aliases": 0, "mentions": 2500, "seenWith": 0, "claimsBy": 1001, "claimsAbout": 0, "annotations": 0},
		"claims/index.json":          {"claims": 1001},
		"timeline/index.json":        {"entries": 1002},
		"site.json":                  {"records": 1003},
	} {
		got, names := map[string]int{}, 0
		for name := path.Base(first); name != ""; names++ {
			data := read[map[string]any](t, all, path.Join(path.Dir(first), name))
			for key, value := range data {
				if list, is := value.([]any); is {
					got[key] += len(list)
				}
			}
			name, _ = data["next"].(string)
		}
		compare(t, got, lengths)
		compare(t, names, (slices.Max(slices.Collect(maps.Values(lengths)))+999)/1000)
	}
}

func TestFurtherFilesGoOnWhereTheOneBeforeEnds(t *testing.T) {
	all, _ := machineFiles(t, rendererOf(t, longSite()))
	var starts []int
	var notes []string
	for _, name := range []string{"index.json", "index-2.json", "index-3.json"} {
		a := read[articleFile](t, all, "articles/long/"+name)
		for _, m := range a.Mentions {
			starts = append(starts, m.Start)
		}
		for _, n := range a.Annotations {
			notes = append(notes, n.ID)
		}
	}
	if !slices.IsSorted(starts) || !slices.IsSorted(notes) || starts[1000] == starts[999] || notes[1000] == notes[999] {
		t.Error("the lists are out of order")
	}
}
