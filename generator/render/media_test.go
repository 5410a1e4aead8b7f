package render

import (
	"bytes"
	pixels "image"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// photo is a JPEG file with a comment in it.
func photo(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, pixels.NewGray(pixels.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	return b.String()[:2] + "\xff\xfe\x00\x08SECRET" + b.String()[2:]
}

func withPhotos(t *testing.T) files {
	t.Helper()
	var diagram bytes.Buffer
	if err := png.Encode(&diagram, pixels.NewGray(pixels.Rect(0, 0, 8, 6))); err != nil {
		t.Fatal(err)
	}
	return briefing(t).with(files{
		"content/media/quay.jpg":    photo(t),
		"content/media/diagram.png": diagram.String(),
		"content/media/unused.jpg":  photo(t),
		"content/root/own.jpg":      photo(t),
		"content/articles/quay.md": "---\ntitle: The quay\ndate: 2024-10-09\ncorrections: [{date: 2024-10-10, text: Mended.}]\n---\n" +
			"![A map](/media/map.svg)\n\n![The quay](/media/quay.jpg \"The quay & Seoul\")\n*Photo: Ada*\n",
		"content/articles/kai.md":   "---\ntitle: Der Kai\ndate: 2024-10-11\nlanguage: de-AT\ntranslation-of: quay\n---\nDer Kai.\n",
		"content/entities/rower.md": "---\nname: Rower\nkind: person\nimage: {file: /media/diagram.png, alt: A face}\n---\n![The quay](/media/quay.jpg)\n",
	})
}

func TestImagesHaveTheirSizesAndNoMore(t *testing.T) {
	b := build(t, withPhotos(t))
	want(t, b.page(t, "articles/quay/index.html"),
		`<img src="/briefing/media/map.svg" alt="A map" width="300" height="300" decoding="async"></figure>`,
		`<img src="/briefing/media/quay.jpg" alt="The quay" width="40" height="30" loading="lazy" decoding="async">`,
		`<figcaption>The quay &amp; <a href="/briefing/entities/seoul/" class="name">Seoul</a> <small>Photo: Ada</small></figcaption></figure>`)
	want(t, b.page(t, "entities/rower/index.html"), `<img src="/briefing/media/diagram.png" alt="A face" width="8" height="6" decoding="async">`)
	if published := b.page(t, "media/quay.jpg"); strings.Contains(published, "SECRET") || len(published) != len(photo(t))-10 {
		t.Errorf("the photo is published as %q", published)
	}
	if b.page(t, "own.jpg") != photo(t) {
		t.Error("a file of the root is changed")
	}
	if _, found := b.files["media/unused.jpg"]; found {
		t.Error("a photo that nothing shows is published")
	}
}

func TestSharedPagesSayWhatTheyAre(t *testing.T) {
	b := build(t, withPhotos(t))
	article := b.page(t, "articles/quay/index.html")
	want(t, article,
		`<meta property="og:url" content="https://example.org/briefing/articles/quay/">`,
		`<meta property="og:site_name" content="Strait Briefing">`,
		`<meta property="og:title" content="The quay">`,
		`<meta property="og:type" content="article">`, `<meta property="og:locale" content="en_US">`,
		`<meta property="og:image" content="https://example.org/briefing/media/quay.jpg">`,
		`<meta property="og:image:alt" content="The quay">`,
		`<meta property="og:image:width" content="40">`, `<meta property="og:image:height" content="30">`,
		`<meta property="article:published_time" content="2024-10-09">`,
		`<meta property="article:modified_time" content="2024-10-10">`)
	want(t, b.page(t, "entities/rower/index.html"), `content="profile"`, `<meta property="og:image" content="https://example.org/briefing/media/diagram.png">`)
	want(t, b.page(t, "entities/seoul/index.html"), `<meta property="og:type" content="website">`)
	translation := b.page(t, "articles/kai/index.html")
	want(t, translation, `<meta property="og:locale" content="de_AT">`)
	for _, page := range []string{article, translation} {
		want(t, page, `<link rel="alternate" hreflang="en" href="https://example.org/briefing/articles/quay/">`,
			`<link rel="alternate" hreflang="de-AT" href="https://example.org/briefing/articles/kai/">`)
	}
	for name, absent := range map[string]string{"elsewhere/taken-back/index.html": "hreflang", "entities/the-minister/index.html": "og:image", "404.html": "og:"} {
		if strings.Contains(b.page(t, name), absent) {
			t.Errorf("%s has %s", name, absent)
		}
	}
}

// TestEveryPageHasThePolicyBeforeItLoadsAnything looks at redirects and at the page for what is missing too.
func TestEveryPageHasThePolicyBeforeItLoadsAnything(t *testing.T) {
	b := build(t, briefing(t))
	told, pages := map[string]bool{}, map[string]bool{}
	b.elements(t, func(page string, n *html.Node) {
		pages[page] = true
		attribute := func(key string) string {
			i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
			if i < 0 {
				return ""
			}
			return n.Attr[i].Val
		}
		switch {
		case attribute("http-equiv") == "Content-Security-Policy":
			told[page] = attribute("content") == policy
		case (n.Data == "link" || n.Data == "script" || n.Data == "img") && !told[page]:
			t.Errorf("%s loads <%s> before the policy", page, n.Data)
		case attribute("style") != "" || n.Data == "style" || n.Data == "script" && attribute("src") == "" && attribute("type") != "application/ld+json":
			t.Errorf("%s has a <%s> that the policy forbids", page, n.Data)
		}
	})
	for page := range pages {
		if !told[page] {
			t.Errorf("%s has no policy", page)
		}
	}
	if !told["404.html"] || len(told) < 10 {
		t.Errorf("only %d pages were looked at", len(told))
	}
	want(t, b.page(t, "_headers"), "/briefing/*\n  Content-Security-Policy: "+policy+"; frame-ancestors 'none'\n", "/briefing/assets/*\n  Cache-Control: ")
	const own = "/*\n  X-Own: yes\n"
	if got := build(t, briefing(t).with(files{"content/root/_headers": own})).page(t, "_headers"); got != own {
		t.Errorf("the headers of the root are replaced: %q", got)
	}
}
