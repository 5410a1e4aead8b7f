package site_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gloss/generator/content"
	"gloss/generator/markdown"
	"gloss/generator/site"
	"gloss/generator/source"
)

// BenchmarkPassages links 10,000 annotations on 1,000 articles, the sample's over and over, where one passage in ten was
// edited since it was quoted, and puts it beside rendering the Markdown of those articles, measured in the same run: as
// the ratio “of-rendering”. Linking annotations costs what a site takes longer for with them. Run it with -cpu 1, since
// only one of the two is done on several.
func BenchmarkPassages(b *testing.B) {
	bare, noted := annotated(b, 1000, 10)
	var rendering, linking time.Duration
	for b.Loop() {
		without, articles := linked(b, bare)
		with, _ := linked(b, noted)
		linking += with - without
		start := time.Now()
		for _, a := range articles {
			finished(markdown.Parse(a.File, a.Front.End+len("---\n"), markdown.Options{})).Render(markdown.Marks{})
		}
		rendering += time.Since(start)
	}
	b.ReportMetric(float64(linking)/float64(rendering), "of-rendering")
	b.ReportMetric(linking.Seconds()*1e6/float64(b.N)/10000, "µs/annotation")
}

// annotated is a site of articles, without their annotations and with them.
func annotated(b *testing.B, articles, notes int) (bare, noted fstest.MapFS) {
	random := rand.New(rand.NewPCG(1, 1))
	bare, noted = fstest.MapFS{}, fstest.MapFS{}
	add := func(name, text string, to ...fstest.MapFS) {
		for _, files := range to {
			files["content/"+name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	add("site.md", "---\n"+settings+"---\n", bare, noted)
	sample := sampleBodies(b)
	for a := range articles {
		body := sample[a%len(sample)]
		add(fmt.Sprintf("articles/a%d.md", a), "---\ntitle: An article\ndate: 2024-01-01\n---\n"+body, bare, noted)
		words := strings.Fields(finished(markdown.Parse(source.New("a.md", []byte(body)), 0, markdown.Options{})).Text.K)
		for n := range notes {
			start := random.IntN(len(words) - 26)
			passage := append([]string(nil), words[start:start+6+random.IntN(20)]...)
			if n == a%notes {
				passage[len(passage)/2] = "otherwise"
			}
			add(fmt.Sprintf("annotations/a%d/n%d.md", a, n), "---\nkind: context\n---\n> "+strings.Join(passage, " ")+"\n\nA note.\n", noted)
		}
	}
	return bare, noted
}

// finished is a text whose links lead nowhere.
func finished(d *markdown.Doc) *markdown.Body {
	return d.Finish(make([]markdown.Target, len(d.References)), markdown.Labels{})
}

// sampleBodies are the texts of the sample's articles that are long enough, without links to other records.
func sampleBodies(b *testing.B) (bodies []string) {
	const dir = "../../content/articles"
	entries, err := os.ReadDir(dir)
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(path.Join(dir, e.Name()))
		if err != nil {
			b.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		if len(strings.Fields(body)) > 100 {
			bodies = append(bodies, strings.NewReplacer("[[", "", "]]", "", "](", "]: (").Replace(body))
		}
	}
	return bodies
}

// linked parses a site and returns how long it takes to link it, and its articles.
func linked(b *testing.B, files fstest.MapFS) (time.Duration, []*content.Article) {
	tree, err := source.Read(files, content.Dir, content.RootDir)
	if err != nil {
		b.Fatal(err)
	}
	records, problems := content.Parse(tree)
	for _, d := range problems {
		b.Fatal(d.At.Path(), d.Message)
	}
	start := time.Now()
	site.Link(records, site.Options{Now: content.MomentOf(start)})
	return time.Since(start), records.Articles
}
