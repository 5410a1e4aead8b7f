package build

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"gloss/generator/content"
)

// A revising is a copy of the sample, with an edition of it as it was before anything was changed.
type revising struct {
	*writer
	options Options
	whole   *Edition
}

func newRevising(t *testing.T) *revising {
	t.Helper()
	now, err := content.ParseMoment("2026-11-01T12:00Z")
	if err != nil {
		t.Fatal(err)
	}
	r := &revising{writer: &writer{t: t, random: rand.New(rand.NewPCG(7, 7)), folder: t.TempDir()}}
	r.must(os.CopyFS(filepath.Join(r.folder, "content"), os.DirFS("../../content")))
	r.options = Options{Root: r.folder, Drafts: true, Publish: true, Now: now}
	p, err := NewPreview(r.options)
	r.must(err)
	t.Cleanup(func() { r.must(p.Close()) })
	r.whole, err = p.Renew(nil, now)
	r.must(err)
	return r
}

// revise revises the site by what has changed.
func (r *revising) revise(paths []string) *Edition {
	r.t.Helper()
	revised, able := r.whole.Revise(append(paths, "content/articles/4913", "content/articles/talks.md~"))
	if !able {
		r.t.Fatalf("%v cannot be revised", paths)
	}
	return revised
}

// compare compares the pages of the articles, and what lies beside them, with those of a build, each without what of it may
// differ. It returns how many there are and how many are other than they were.
func (r *revising) compare(revised *Edition, without *regexp.Regexp) (compared, changed int64) {
	r.t.Helper()
	s, err := Open(r.options)
	r.must(err)
	defer s.Close()
	var all, other atomic.Int64
	r.must(s.Render(func(path string, data []byte) error {
		if !strings.HasPrefix(path, "articles/") || strings.HasPrefix(path, "articles/in/") || path == "articles/index.html" {
			return nil
		}
		got, found, wrong, err := revised.File(path)
		if !found || wrong != nil || err != nil || !bytes.Equal(without.ReplaceAll(got, nil), without.ReplaceAll(data, nil)) {
			r.t.Errorf("%s is not as it is built: found %v, %v, %v", path, found, wrong, err)
		}
		if before, _, _, _ := r.whole.File(path); strings.HasSuffix(path, "/index.html") && !bytes.Equal(before, got) {
			other.Add(1)
		}
		all.Add(1)
		return nil
	}))
	return all.Load(), other.Load()
}

var (
	nothing = regexp.MustCompile(`\z`)
	// elsewhere is what an article says of other articles, which hangs on all of them: those related to it, on its page and
	// in its data, and those that name an entity last.
	elsewhere = regexp.MustCompile(`(?s)<section class="list" aria-labelledby="page-related">.*?</section>|"related":\[.*?\]|\n<p class="meta latest">.*?</p>`)
)

// TestARevisedArticleIsWhatABuildWrites changes texts of articles and notes and looks at the pages that are there at once.
func TestARevisedArticleIsWhatABuildWrites(t *testing.T) {
	r := newRevising(t)
	articles, err := filepath.Glob(filepath.Join(r.folder, "content/articles/*.md"))
	if err != nil || len(articles) == 0 {
		t.Fatal(err)
	}
	var paths []string
	for _, file := range articles {
		paths = append(paths, r.replace(r.path(file), func(s string) string {
			head, body, _ := strings.Cut(strings.TrimPrefix(s, "---\n"), "\n---\n")
			return "---\n" + head + "\n---\nA first paragraph, put before all others.\n\n" + body + "\n## A last heading\n\nAnd **text** with a note.[^9]\n\n[^9]: It ends here.\n"
		})...)
	}
	notes, err := filepath.Glob(filepath.Join(r.folder, "content/annotations/*/*.md"))
	r.must(err)
	for _, file := range notes {
		if data, err := os.ReadFile(file); err == nil && !strings.Contains(string(data), "\nrepeats: ") {
			paths = append(paths, r.replace(r.path(file), func(s string) string { return s + "\nSeoul has said **more** since.\n" })...)
		}
	}
	compared, changed := r.compare(r.revise(paths), nothing)
	if compared < int64(2*len(articles)) || changed < int64(len(articles)) {
		t.Errorf("only %d files were compared, and %d pages have changed", compared, changed)
	}
}

// TestANewNoteShowsAtOnce adds notes to an article, on a passage and on the whole.
func TestANewNoteShowsAtOnce(t *testing.T) {
	r := newRevising(t)
	folder := "content/annotations/seoul-says-officers-killed-near-donetsk/"
	paths := append(r.put(folder+"a-new-note.md", "---\nkind: question\nabout: [russia]\n---\n> it was “highly likely”\n\nWho counted them? [[ukraine]] did not.\n"),
		r.put(folder+"another.md", "---\nkind: claim\nby: russia\nstance: denies\nthat: any of this happened\nsource: https://example.org/\n---\nMoscow said so.\n")...)
	revised := r.revise(paths)
	if _, changed := r.compare(revised, nothing); changed != 1 {
		t.Errorf("%d pages have changed", changed)
	}
	page, _, _, _ := revised.File("articles/seoul-says-officers-killed-near-donetsk/index.html")
	if !strings.Contains(string(page), "Who counted them?") || !strings.Contains(string(page), `id="note-another"`) {
		t.Error("the notes are not shown")
	}
}

// TestAnAliasShowsAtOnce changes what entities are called, and looks at the articles that name them so.
func TestAnAliasShowsAtOnce(t *testing.T) {
	r := newRevising(t)
	var paths []string
	for file, alias := range map[string]string{
		"countries/ukraine.md": "the war", "countries/russia.md": "the troops", "concepts/veto.md": "the minister",
	} {
		paths = append(paths, r.replace("content/entities/"+file, func(s string) string {
			rest, found := strings.CutPrefix(s, "---\n")
			if !found || strings.Count(rest, "aliases:\n") != 1 {
				t.Fatalf("%s is not as this test expects", file)
			}
			return "---\n" + strings.Replace(rest, "aliases:\n", "aliases:\n  - {text: "+alias+", case: fold}\n", 1) + "\nIt has another text, which names South Korea.\n"
		})...)
	}
	revised := r.revise(paths)
	if _, changed := r.compare(revised, elsewhere); changed < 2 {
		t.Errorf("only %d pages have changed", changed)
	}
	page, _, _, _ := revised.File("entities/veto/index.html")
	if !strings.Contains(string(page), "the minister") || !strings.Contains(string(page), `which names <a href="/entities/south-korea/"`) {
		t.Errorf("the entity's own page is as it was:\n%s", page)
	}
}

func TestWhatCannotBeRevised(t *testing.T) {
	r := newRevising(t)
	article := r.path(r.any("content/articles"))
	change := func(path, old, new string) func() []string {
		return func() []string {
			return r.replace(path, func(s string) string { return strings.Replace(s, old, new, 1) })
		}
	}
	for _, row := range []struct {
		what string
		make func() []string
	}{
		{"a field", change(article, "title: ", "title: New ")},
		{"a new article", func() []string { return r.put("content/articles/new.md", "---\ntitle: New\ndate: 2024-01-01\n---\n") }},
		{"a new entity", func() []string { return r.put("content/entities/new.md", "---\nname: New\nkind: person\n---\n") }},
		{"a broken entity", change("content/entities/countries/russia.md", "kind:", "knd:")},
		{"an address", change("content/entities/countries/ukraine.md", "kind:", "path: /ukraine/\nkind:")},
		{"a topic", func() []string { return []string{r.path(r.any("content/topics"))} }},
		{"a note of no article", func() []string { return r.put("content/annotations/none/x.md", "---\nkind: context\n---\nNone.\n") }},
		{"a note that is wrong", func() []string {
			return r.put("content/annotations/seoul-says-officers-killed-near-donetsk/x.md", "---\nkind: contxt\n---\nNone.\n")
		}},
		{"a note that repeats", func() []string {
			return r.put("content/annotations/seoul-says-officers-killed-near-donetsk/y.md", "---\nkind: claim\nrepeats: a/b\n---\nNone.\n")
		}},
		{"what is not there", func() []string { return []string{"content/articles/4913"} }},
		{"what is no file", func() []string { return []string{"content/articles"} }},
		{"what is no record", func() []string { return r.put("content/x.md", "X.\n") }},
		{"what is gone", func() []string { r.must(os.Remove(filepath.Join(r.folder, article))); return []string{article} }},
	} {
		if _, able := r.whole.Revise(row.make()); able {
			t.Errorf("%s is shown before the whole site is linked", row.what)
		}
	}
}
