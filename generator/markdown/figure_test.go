package markdown

import (
	"strings"
	"testing"

	"gloss/generator/source"
	"gloss/generator/text"
)

func TestAnImageAloneInItsParagraphIsAFigure(t *testing.T) {
	const img = `<img src="/media/a.png" alt="x" decoding="async">`
	for _, x := range []struct{ name, markdown, html string }{
		{"alone", "![x](/media/a.png)", "<figure>" + img + "</figure>"},
		{"title", `![x](/media/a.png "The quay & *all*")`, "<figure>" + img + "\n<figcaption>The quay &amp; *all*</figcaption></figure>"},
		{"line", "![x](/media/a.png)\n*The **quay***", "<figure>" + img + "\n<figcaption>The <strong>quay</strong></figcaption></figure>"},
		{"title and line", "![x](/media/a.png 'The quay')\n_Photo: [A](/a/)_", "<figure>" + img +
			"\n<figcaption>The quay <small>Photo: <a href=\"/a/\">A</a></small></figcaption></figure>"},
		{"hard break", "![x](/media/a.png)  \n*The quay*", "<figure>" + img + "\n<figcaption>The quay</figcaption></figure>"},
		{"linked", "[![x](/media/a.png \"The quay\")](/media/b.png)", `<figure><a href="/media/b.png">` + img +
			"</a>\n<figcaption>The quay</figcaption></figure>"},
		{"by reference", "![x][r]\n\n[r]: /media/a.png (The quay)", "<figure>" + img + "\n<figcaption>The quay</figcaption></figure>"},
		{"quoted", "> ![x](/media/a.png)", "<blockquote>\n<figure>" + img + "</figure>\n</blockquote>"},
		{"empty title", `![x](/media/a.png " ")`, "<figure>" + strings.Replace(img, " dec", ` title=" " dec`, 1) + "</figure>"},

		{"text behind", "![x](/media/a.png) y", "<p>" + img + " y</p>"},
		{"line behind", "![x](/media/a.png)\ny", "<p>" + img + "\ny</p>"},
		{"strong line", "![x](/media/a.png)\n**y**", "<p>" + img + "\n<strong>y</strong></p>"},
		{"italics beside", "![x](/media/a.png) *y*", "<p>" + img + " <em>y</em></p>"},
		{"more than the line", "![x](/media/a.png)\n*y* z", "<p>" + img + "\n<em>y</em> z</p>"},
		{"in a tight list", "- ![x](/media/a.png)", "<ul>\n<li>" + img + "</li>\n</ul>"},
		{"refused", "![x](https://a.example/a.png 'y')", "<p>x</p>"},
	} {
		if got := strings.TrimSpace(finished(x.markdown).HTML); got != x.html {
			t.Errorf("%s: %q\n got %s\nwant %s", x.name, x.markdown, got, x.html)
		}
	}
}

// TestACaptionIsText looks for the words of a caption in P, and for where they were written.
func TestACaptionIsText(t *testing.T) {
	const markdown = "A.\n\n![x](/media/a.png \"The \\\"old\\\" quay\")\n*Photo: Berg*\n\nB."
	b := finished(markdown)
	if want := `A. The "old" quay Photo: Berg B.`; b.Text.K != want {
		t.Errorf("K is %q, want %q", b.Text.K, want)
	}
	for _, words := range []string{"quay", "Berg", "old"} {
		at := strings.Index(b.Text.P, words)
		place, found := b.Text.Source(text.Range{Start: at, End: at + len(words)})
		if !found || markdown[place.Start:place.End] != words {
			t.Errorf("%q was written at %v, %v", words, place, found)
		}
	}
}

// TestACaptionIsQuotedWithItsMarkdown pastes a figure as it stands in the article.
func TestACaptionIsQuotedWithItsMarkdown(t *testing.T) {
	const figure = "![x](/media/a.png 'The quay')\n*Photo: Berg*"
	quotation, _ := ParseAnnotation(source.New("a.md", []byte("> "+strings.ReplaceAll(figure, "\n", "\n> "))), 0, Options{})
	got := quotation.Doc.Finish(asWritten(quotation.Doc), labels).Text.K
	if want := finished(figure).Text.K; got != want || len(quotation.Doc.Problems) > 0 {
		t.Errorf("the quotation is %q, and the article has %q", got, want)
	}
}

func TestAnImageThatIsNotThereLeavesItsWordsAndItsCaption(t *testing.T) {
	d := parsed("![The quay](/media/a.png 'In 2023')", Options{})
	got := d.Finish([]Target{{Plain: true}}, labels).HTML
	if want := "<figure>The quay\n<figcaption>In 2023</figcaption></figure>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOnlyTheFirstImageNearTheHeadIsLoadedAtOnce(t *testing.T) {
	const first, second = "![a](/media/a.png)\n\n", "![b](/media/b.png)\n\n"
	for _, x := range []struct {
		markdown string
		options  Options
		late     int
	}{
		{first, Options{}, 0},
		{"One.\n\n" + first + second, Options{}, 1},
		{"x ![a](/media/a.png) ![b](/media/b.png)", Options{}, 1},
		{"One.\n\nTwo.\n\n" + first + second, Options{}, 2},
		{first, Options{IDPrefix: "in-x--"}, 1},
	} {
		b := parsed(x.markdown, x.options)
		html := b.Finish(asWritten(b), labels).HTML
		if got := strings.Count(html, `loading="lazy"`); got != x.late {
			t.Errorf("%q: %d images are loaded late, want %d: %s", x.markdown, got, x.late, html)
		}
	}
}

// TestTheIDOfAnImageStays moves an image down and changes its size: its address stays, and that of another is another.
func TestTheIDOfAnImageStays(t *testing.T) {
	id := func(markdown string, size int) string {
		d := parsed(markdown, Options{BlockIDs: true})
		to := asWritten(d)
		to[0].Width, to[0].Height = size, size
		blocks := d.Finish(to, labels).Blocks
		return blocks[len(blocks)-1].ID
	}
	first := id("![a](/media/a.png)", 10)
	if moved := id("One.\n\nTwo.\n\n![a](/media/a.png)", 20); moved != first {
		t.Errorf("the id changed from %s to %s", first, moved)
	}
	if other := id("![a](/media/b.png)", 10); other == first {
		t.Errorf("two images share the id %s", other)
	}
}

func TestAFigureNeedsAnAlternativeText(t *testing.T) {
	for markdown, want := range map[string]string{
		"![](/media/a.png 'The quay')":   "![](/media/a.png 'The quay'): ImageUndescribed /media/a.png",
		"[![ ](/media/a.png)](/b/)":      "![ ](/media/a.png): ImageUndescribed /media/a.png",
		"a ![](/media/a.png) decoration": "",
		"![x](/media/a.png)":             "",
	} {
		if got := problems(parsed(markdown, Options{})); got != want {
			t.Errorf("%q: problems %q, want %q", markdown, got, want)
		}
	}
}
