package render

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"gloss/generator/content"
	"gloss/generator/site"
	"gloss/generator/source"
)

// What is ours in the text of an article: notes whole; marks, the names' links, empty elements and markers by their tags.
var (
	asides  = regexp.MustCompile(`(?s)<aside class="note.*?</aside>`)
	markers = regexp.MustCompile(`<a class="marker [^>]*></a>|<span id="passage-[^>]*></span>|</?mark[^>]*>`)
	names   = regexp.MustCompile(`(?s)<a href="[^"]*" class="name">(.*?)</a>`)
)

func TestTakingOurElementsOutRestoresThePlainText(t *testing.T) {
	tree, err := source.Read(os.DirFS("../.."), content.Dir, content.RootDir)
	if err != nil {
		t.Fatal(err)
	}
	records, _ := content.Parse(tree)
	now, err := content.ParseMoment("2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	linked, _ := site.Link(records, site.Options{Now: now})
	theme, _ := readTheme(t, files{})
	r, err := newRenderer(linked, theme)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, a := range linked.Articles {
		finished := a.Prose.Body(r.labels)
		marked, err := r.marked(&scratch{}, a, finished, r.articleNotes(a).placed)
		if err != nil {
			t.Fatal(err)
		}
		html := string(marked.HTML)
		found += strings.Count(html, "<mark") + strings.Count(html, `class="name"`)
		html = names.ReplaceAllString(markers.ReplaceAllString(asides.ReplaceAllString(html, ""), ""), "$1")
		if html != finished.HTML {
			t.Errorf("%s is not restored:\n%s\nbut should be\n%s", a.ID, html, finished.HTML)
		}
	}
	if found < 100 {
		t.Errorf("only %d passages and names are marked", found)
	}
}
