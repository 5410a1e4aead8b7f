package render

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"testing"
)

// A searchFile is what the tests read of a part of the index.
type searchFile struct {
	Names []string
	Index struct {
		DocumentIDs  map[string]string
		StoredFields map[string]json.RawMessage
	}
}

// part returns a part of the index by what its name begins with.
func (b built) part(t *testing.T, name string) (content searchFile) {
	t.Helper()
	for file, data := range b.files {
		if strings.HasPrefix(file, "search/"+name+".") {
			if err := json.Unmarshal([]byte(data), &content); err != nil {
				t.Fatal(err)
			}
			return content
		}
	}
	t.Fatalf("there is no part %s", name)
	return content
}

// stored is what a part says of a document.
func (f searchFile) stored(t *testing.T, id string) string {
	t.Helper()
	for number, of := range f.Index.DocumentIDs {
		if of == id {
			return string(f.Index.StoredFields[number])
		}
	}
	t.Fatalf("there is no %s", id)
	return ""
}

// manifest lists the parts in the order in which they are loaded, without the sums in their names.
func (b built) manifest(t *testing.T) (parts []string) {
	t.Helper()
	var list searchManifest
	if err := json.Unmarshal([]byte(b.page(t, "search/index.json")), &list); err != nil {
		t.Fatal(err)
	}
	for _, p := range list.Parts {
		b.page(t, strings.TrimPrefix(strings.TrimPrefix(p.URL, "/briefing"), "/"))
		name, _, _ := strings.Cut(path.Base(p.URL), ".")
		parts = append(parts, name)
	}
	return parts
}

func TestIndexOfTheSearchSaysWhatAResultShows(t *testing.T) {
	b := build(t, briefing(t).with(files{
		"content/entities/han.md": "---\nname: Han Ga-on\nkind: person\nfamily-name: Han\nsummary: A captain.\nnative-name: {ko: 한가온}\n" +
			"aliases: [Captain Han, {text: Han’s, kind: adjective, forms: [Hans]}, {text: Han River, kind: ignore}]\nwithdrawn: {date: 2024-10-09, text: Wrong.}\n---\n",
		"content/articles/named.md": "---\ntitle: Captain Han\ndate: 2024-10-12\nsummary: Words.\n---\nNobody.\n\n## Of [[han]]\n\nSeoul and [[han]].\n",
	}))
	compare(t, b.manifest(t), []string{"en-names-1", "en-texts-1", "ar-texts-1"})
	compare(t, b.part(t, "en-names-1").stored(t, "han"), `{"title":"Han Ga-on","url":"/briefing/entities/han/","kind":"Person","summary":"A captain.",`+
		`"aliases":["Han","한가온","Captain Han","Han’s","Hans"],"articles":1,"withdrawn":true}`)
	texts := b.part(t, "en-texts-1")
	var got searchedText
	if err := json.Unmarshal([]byte(texts.stored(t, "articles/named")), &got); err != nil {
		t.Fatal(err)
	}
	named := map[string]any{}
	for i := 0; i < len(got.Names); i += 2 {
		named[texts.Names[int(got.Names[i].(float64))]] = got.Names[i+1]
	}
	got.Names = nil
	compare(t, got, searchedText{
		Title: "Captain Han", URL: "/briefing/articles/named/", Summary: "Words.", Date: []string{"2024-10-12", "12 October 2024"},
		Headings: []string{"of-han", "Of Han Ga-on"},
	})
	if named["han"] != "of-han" || !strings.HasPrefix(fmt.Sprint(named["seoul"]), "p-") {
		t.Errorf("names lead to %v", named)
	}
	want(t, texts.stored(t, "articles/moved"), `"url":"/briefing/elsewhere/taken-back/"`, `"withdrawn":true`)
	want(t, texts.stored(t, "topics/strait"), `"kind":"Topic"`)
	want(t, texts.stored(t, "pages/about"), `"headings":["notes","Notes"]`)
}

// TestANewArticleChangesTheLastPartAlone has more articles than one part holds.
func TestANewArticleChangesTheLastPartAlone(t *testing.T) {
	f := files{"content/site.md": "---\ngloss: 1\ntitle: Many\nurl: https://example.org\nlanguage: en\n---\n"}
	for i := range partLength + 5 {
		f[fmt.Sprintf("content/articles/a%d.md", i)] = fmt.Sprintf("---\ntitle: Article %d\ndate: 2020-01-01\n---\n", i)
	}
	before := build(t, f)
	compare(t, before.manifest(t), []string{"en-texts-2", "en-texts-1"})
	after := build(t, f.with(files{"content/articles/new.md": "---\ntitle: New\ndate: 2024-01-01\n---\n"}))
	changed := 0
	for name := range before.files {
		if strings.HasPrefix(name, "search/en-") && after.files[name] == "" {
			changed++
			want(t, name, "en-texts-2")
		}
	}
	if changed != 1 {
		t.Errorf("%d parts have changed", changed)
	}
}
