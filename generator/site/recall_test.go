package site_test

import (
	"testing"
	"testing/fstest"
	"unsafe"

	"gloss/generator/content"
	"gloss/generator/site"
	"gloss/generator/source"
)

// TestATextIsReadOnceWhileAllItHangsOnStaysTheSame links a site again after one of two articles was changed. What is kept of
// a text that is read anew is another string.
func TestATextIsReadOnceWhileAllItHangsOnStaysTheSame(t *testing.T) {
	const article = "---\ntitle: Talks\ndate: 2024-10-08\n---\n## Seoul\n\nIt was said in Seoul.\n"
	fsys := fstest.MapFS{
		"content/site.md":           {Data: []byte("---\n" + settings + "timezone: Asia/Seoul\n---\n")},
		"content/entities/seoul.md": {Data: []byte("---\nname: Seoul\nkind: place\n---\n")},
		"content/articles/same.md":  {Data: []byte(article)},
		"content/articles/other.md": {Data: []byte(article)},
	}
	for _, id := range []string{"same", "other"} {
		fsys["content/annotations/"+id+"/note.md"] = &fstest.MapFile{Data: []byte("---\nkind: context\n---\n> It was said\n\nA note.\n")}
	}
	tree, err := source.Read(fsys, content.Dir, content.RootDir)
	if err != nil {
		t.Fatal(err)
	}
	now, err := content.ParseMoment("2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	var reader content.Reader
	linked := func(before *site.Linking) *site.Linking {
		records, _ := reader.Parse(tree)
		linking, _ := site.NewLinking(records, site.Options{Now: now}, before)
		return linking
	}
	first := linked(nil)
	fsys["content/articles/other.md"] = &fstest.MapFile{Data: []byte(article + "And once more in Seoul.\n")}
	if tree, err = tree.Again([]string{"content/articles/other.md"}); err != nil {
		t.Fatal(err)
	}
	second := linked(first)
	for _, id := range []string{"same", "other"} {
		before, after := articleOf(t, first.Site, id), articleOf(t, second.Site, id)
		if len(after.Headings) != 1 || len(after.Mentions) < 2 || after.Notes[0].Found != "It was said" {
			t.Fatalf("%s has %d headings, %d mentions and a note on “%s”", id, len(after.Headings), len(after.Mentions), after.Notes[0].Found)
		}
		if once := unsafe.StringData(before.Notes[0].Found) == unsafe.StringData(after.Notes[0].Found); once != (id == "same") {
			t.Errorf("%s is read once: %v", id, once)
		}
	}
}
