package site_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/site"
	"gloss/generator/source"
	"gloss/generator/text"
)

// files are those of a site below content, each without the line that opens its front matter.
type files map[string]string

const settings = "gloss: 1\ntitle: Site\nurl: https://site.example\nlanguage: en\n"

func (f files) with(more files) files {
	all := maps.Clone(f)
	maps.Copy(all, more)
	return all
}

// link links a site and returns it with what is reported, each as “CODE at its text”.
func link(t *testing.T, f files) (*site.Site, []string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range (files{"site.md": settings + "---\n"}).with(f) {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte("---\n" + text)}
	}
	tree, err := source.Read(fsys, content.Dir, content.RootDir)
	if err != nil {
		t.Fatal(err)
	}
	records, problems := content.Parse(tree)
	now, err := content.ParseMoment("2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	linked, more := site.Link(records, site.Options{Now: now})
	var told []string
	for _, d := range append(problems, more...) {
		told = append(told, fmt.Sprintf("%s at %s", d.Code, strings.Trim(strings.Join(strings.Fields(d.At.Text()), " "), `"`)))
	}
	if report := diag.NewReport(append(problems, more...), diag.Levels{Build: true}); report.Errors > 0 {
		t.Fatal(told)
	}
	return linked, told
}

func articleOf(t *testing.T, s *site.Site, id string) *site.Article {
	t.Helper()
	for _, a := range s.Articles {
		if a.ID == id {
			return a
		}
	}
	t.Fatalf("there is no article %s", id)
	return nil
}

func entityOf(t *testing.T, s *site.Site, id string) *site.Entity {
	t.Helper()
	for _, e := range s.Entities {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("there is no entity %s", id)
	return nil
}

// describe says of every mention whom it names, its status and its rule.
func describe(mentions []site.Mention) (list []string) {
	for i := range mentions {
		m := &mentions[i]
		who := "?"
		if m.Entity != nil {
			who = m.Entity.ID
		}
		line := fmt.Sprintf("%s: %s %s", m.Text(), who, m.Status)
		if m.Rule != site.NoRule {
			line += " " + m.Rule.String()
		}
		list = append(list, line)
	}
	return list
}

// bodyOf is the text of an article.
func bodyOf(a *site.Article) *text.Text { return a.Prose.Body(markdown.Labels{}).Text }
