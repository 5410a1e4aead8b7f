package convert

import (
	"html"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"gloss/generator/content"
	"gloss/generator/markdown"
	"gloss/generator/source"
	"gloss/generator/text"
)

// shown is the key of what an imported body shows.
func shown(t rapid.TB, body string) string {
	t.Helper()
	file := source.New("content/articles/a.md", []byte("---\ntitle: T\ndate: 2024-10-08\n---\n"+body))
	r, problems := content.Parse(&source.Tree{Files: []*source.File{file}})
	for _, p := range problems {
		if p.At.Path() == file.Path {
			t.Errorf("%s: %s in\n%s", p.At.Text(), p.Message, body)
		}
	}
	doc := r.Articles[0].Body
	if len(doc.References) > 0 {
		t.Errorf("%q is a reference in\n%s", doc.References[0].Target, body)
	}
	return doc.Finish(make([]markdown.Target, len(doc.References)), markdown.Labels{}).Text.K
}

var pieces = strings.Split("the quay|*not*|_so_|[[harbour]]|[x](y)|[^1]|<b>bold</b>|&amp;|1991.|2)|# four|- five|+ six|> seven|`code`|~~gone~~|\\|---|===|a | b|![i](j)|{{ x }}|서울|said “yes”|$5|https:", "|")

// Whatever stands in a text, the article shows it.
func TestTextsAreShownAsTheyAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "line"), " ")
		}), 1, 6).Draw(t, "lines")
		between := rapid.SampledFrom([]string{"\n", "\n\n", "\r\n\r\n"}).Draw(t, "between")
		w, _, err := Article(&content.Records{}, nil, "a.txt", "", []byte("Title\n\n"+strings.Join(lines, between)))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := shown(t, w.Body), text.Key(strings.Join(lines, " ")); spaceless(got) != spaceless(want) {
			t.Errorf("%q is shown as %q by\n%s", want, got, w.Body)
		}
	})
}

// Whatever stands in a page's text, the article shows it.
func TestPagesAreShownAsTheyAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var page, want strings.Builder
		for range rapid.IntRange(2, 5).Draw(t, "paragraphs") {
			own := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "words"), " ")
			all := own + " stood on the board above the door of the guild, said the clerk, who had read it out twice, and " + own + " below it."
			page.WriteString("<p>" + html.EscapeString(all) + "</p>\n")
			want.WriteString(all + " ")
		}
		w, _, err := Article(&content.Records{}, nil, "a.html", "", []byte(`<html><head><meta charset="utf-8"><title>A</title></head><body><article>`+page.String()+"</article></body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := shown(t, w.Body), text.Key(want.String()); spaceless(got) != spaceless(want) {
			t.Errorf("%q is shown as %q by\n%s", want, got, w.Body)
		}
	})
}

// spaceless is a text without blanks, which an article sets as it likes.
func spaceless(s string) string { return strings.Join(strings.Fields(s), "") }

// Whatever a page or a text holds, its import ends.
func FuzzArticle(f *testing.F) {
	f.Add("a.html", "<title>A</title><article><p>Text of the page, with <img src=a.png> and <a href=b>b</a>.")
	f.Add("a.txt", "A\n\nB")
	f.Fuzz(func(t *testing.T, name, text string) {
		_, _, _ = Article(&content.Records{}, fstest.MapFS{"a.png": {Data: []byte("x")}}, name, "", []byte(text))
	})
}
