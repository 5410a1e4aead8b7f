package posts

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gloss/generator/content"
	"gloss/generator/convert"
	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
)

var fuzzedAt = time.Date(2024, 11, 1, 0, 0, 0, 0, time.UTC)

// Whatever a post holds, its import ends, and its article has no mistake that it made.
func FuzzPost(f *testing.F) {
	for _, text := range []string{
		"---\ntitle: A\ndate: 2024-10-08\ntags: [a, b]\n---\n[x]({{< ref \"b\" >}}) ![y](y.png) <img src=y.png>\n{: .a}\n",
		"+++\ntitle = 'A'\ndate = 2024-10-08\n[a]\nb = [1]\n+++\n{{< figure src=\"y.png\" >}}{{< highlight go >}}x{{< /highlight >}}",
		"{\"title\": \"A\"}\n{% highlight go %}x{% endhighlight %}{{ site.baseurl }}{% post_url 2024-01-01-b %}[a](ftp:b)[![a](b)](c)",
		"# A {#a}\n[[b]] [a](#a) <https://a.example/> [a][b]\n\n[b]: /tags/a/\n\n{% raw %}{{ x }}",
		"[![x] e)[![y:b](z)[a](ftp:b$[a](b)](c)\n\n[[B]]\n\n[B]: //\n{%%}",
		"---\naliases: [/a, b/, '?x']\nurl: /a b/\nlang: ko\nexpirydate: 2020-01-01\ndraft: maybe\n---\n",
	} {
		f.Add(text)
	}
	r, _ := content.Parse(&source.Tree{})
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		for _, files := range []fstest.MapFS{
			{"hugo.toml": {Data: []byte("baseURL = 'https://old.example/b/'")}, "content/posts/a.md": {Data: []byte(text)}, "content/posts/b.md": {Data: []byte("B.")}},
			{"_config.yml": {Data: []byte("baseurl: /b")}, "_posts/2024-01-01-a.md": {Data: []byte(text)}, "_posts/2024-01-01-b.md": {Data: []byte("B.")}},
		} {
			found, err := Import(files, "site", r, fuzzedAt)
			if err != nil {
				t.Fatal(err)
			}
			judge(t, found)
		}
	})
}

// judge reports what an import did wrong that it did not say.
func judge(t *testing.T, found *convert.Import) {
	t.Helper()
	if found.Barred() > 0 {
		for _, r := range found.Remarks {
			if strings.Contains(r.Message, "would have a mistake") {
				t.Logf("%s: %s", r.Path, r.Message)
			}
		}
		return
	}
	tree := &source.Tree{}
	for _, file := range found.Records {
		tree.Files = append(tree.Files, source.New(file.Path, []byte(file.Text)))
	}
	records, problems := content.Parse(tree)
	for _, p := range problems {
		if p.Code == diag.LinkRefused || p.Code == diag.KeyUnknown || p.Code == diag.FrontOpen {
			t.Errorf("%s: %s: %q", p.At.Path(), p.Message, p.At.Text())
		}
	}
	for _, a := range records.Articles {
		for _, ref := range a.Body.References {
			if ref.Kind == markdown.Wiki {
				t.Errorf("%q became a reference", ref.Target)
			}
		}
	}
}
