package render

import (
	"strings"
	"testing"
)

// offices is a site in which a minister has gone, an envoy stays and a spokesman may have gone.
func offices(newest string) files {
	return files{
		"content/site.md": "---\ngloss: 1\ntitle: Site\nurl: https://example.org\nlanguage: en\n---\n",
		"content/entities/kim.md": `---
name: Kim Minsu
kind: person
roles:
  - {title: Poet}
  - {title: Soldier, since: 1980, until: 1990}
  - {title: 장관, since: 2024-09-06, until: 2024-12-05}
  - {title: Envoy, since: 2020}
  - {title: Spokesman, since: 2024-09, until: 2024}
language: ko
---
`,
		"content/articles/old.md": "---\ntitle: Old\ndate: 2024-10-08\n---\nKim Minsu spoke.\n",
		"content/articles/new.md": "---\ntitle: New\ndate: " + newest + "\n---\nKim Minsu spoke.\n",
	}
}

func TestAnArticleShowsTheRolesOfItsDateAndSaysWhichHaveEnded(t *testing.T) {
	for _, row := range []struct{ newest, page, want string }{
		{"2024-12-05", "old", `, 장관, Envoy, Poet`},
		{"2024-12-06", "old", `, Envoy, Poet, then 장관`},
		{"2025-01-01", "old", `, Envoy, Poet, then 장관`},
		{"2025-01-01", "new", `, Envoy, Poet`},
	} {
		page := build(t, offices(row.newest)).page(t, "articles/"+row.page+"/index.html")
		_, named, _ := strings.Cut(page, `<ul class="named">`)
		named, _, _ = strings.Cut(named, "\n<p")
		named = strings.NewReplacer(`<span lang="ko">`, "", `<span class="meta">`, "", "</span>", "").Replace(named)
		_, got, _ := strings.Cut(named, "</a>")
		compare(t, got, row.want)
	}
}

func TestRolesThatGoOnStandFirst(t *testing.T) {
	page := build(t, offices("2024-12-06")).page(t, "entities/kim/index.html")
	_, roles, _ := strings.Cut(page, `id="page-roles"`)
	roles, _, _ = strings.Cut(roles, "</section>")
	var got []string
	for _, line := range strings.Split(roles, "<li>")[1:] {
		title, _, _ := strings.Cut(line, "</span>")
		got = append(got, strings.TrimPrefix(title, `<span lang="ko">`))
	}
	compare(t, got, []string{"Spokesman", "Envoy", "Poet", "장관", "Soldier"})
}
