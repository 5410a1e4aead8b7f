package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// hidden are records of every kind that are not public. In each, every text is made unlike any other by {}, which
// stands for canary1, canary2 …; so are the names of their files.
var hidden = map[string]string{
	"articles/{}.md": `title: "{}"
date: 2031-01-01
summary: "{}"
sources: [{name: "{}", url: "https://{}.example/", author: "{}"}]
topics: [seen]
about: [seen]
names: {"{}": seen}
authors: ["{}"]
updates: [{date: 2031-02-01, text: "{}"}]
corrections: [{date: 2031-02-01, text: "{}"}]
withdrawn: {date: 2031-03-01, text: "{}"}
redirects: ["/{}/"]
path: "/at-{}/"
language: ko
extra: {"{}": "{}"}
---
## {}

{} [{}](https://{}.example/) ![{}](/media/canary-file.svg) [[entities/seen]] [[articles/seen]] and {}[^1].

[^1]: {}
`,
	"entities/{}.md": `name: "{}"
kind: person
family-name: "Seoul"
aliases: ["{}", "Shared Name", Seoul, "spoke. Seen Too", {text: heard, kind: adjective, case: fold}]
native-name: {ko: "{}"}
summary: "{}"
same-as: ["https://{}.example/"]
image: {file: /media/canary-file.svg, alt: "{}", caption: "{}"}
facts: [{label: "{}", text: "{}"}]
roles: [{title: "{}", of: seen}]
relations: [{type: "{}", to: seen}]
dates: [{date: 2031-01-01, what: "{}", places: [seen]}]
part-of: seen
parties: [seen]
redirects: ["/{}/"]
---
{}
`,
	"topics/{}.md": `title: "{}"
summary: "{}"
about: [seen]
---
{}
`,
	"pages/{}.md": `title: "{}"
nav: 1
---
{}
`,
	"annotations/seen/{}.md": `kind: question
title: "{}"
authors: ["{}"]
about: [seen]
answered: {date: 2031-01-01, text: "{}"}
---
> Seoul spoke

{}
`,
	"annotations/seen/passage-{}.md": `kind: context
title: "{}"
prefix: Seen Too
---
> heard it

{} Seen Too {}
`,
	"annotations/seen/claim-{}.md": `kind: claim
by: [seen, {text: "{}", of: seen}]
stance: denies
that: "{}"
said: 2031-01-01
as: "{}"
source: {name: "{}"}
responds-to: [seen/shown]
---
{}
`,
}

// seen is the public site around them.
var seen = map[string]string{
	"site.md":                   "gloss: 1\ntitle: Site\nurl: https://site.example\nlanguage: en\n---\nWelcome.\n",
	"articles/seen.md":          "title: Seen\ndate: 2024-10-08\ntopics: [seen]\nabout: [seen, Shared Name]\n---\nSeoul spoke. [[seen-too]] heard it.\n",
	"entities/seen.md":          "name: Seen\nkind: person\n---\n",
	"entities/seen-too.md":      "name: Seen Too\nkind: person\naliases: [Shared Name]\n---\n",
	"topics/seen.md":            "title: Seen\n---\n",
	"annotations/seen/shown.md": "kind: claim\nby: seen\nstance: asserts\nthat: they met\n---\n> Seoul spoke\n\nA note.\n",
}

func TestNothingHiddenLeavesATraceInTheOutput(t *testing.T) {
	without := t.TempDir()
	for name, text := range seen {
		put(t, without, "content/"+name, "---\n"+text)
	}
	run(t, without, exitClean, "build")
	plain := outputOf(t, filepath.Join(without, "public"))
	for _, mark := range []string{"draft: true", "publish: 2030-01-01", "draft: true\npublish: 2020-01-01"} {
		folder := t.TempDir()
		for name, text := range seen {
			put(t, folder, "content/"+name, "---\n"+text)
		}
		hide(t, folder, mark)
		for _, build := range []string{"clean", "repeated"} {
			run(t, folder, exitClean, "build", "--now", "2026-01-01")
			noCanary(t, filepath.Join(folder, "public"))
			if diff := differ(plain, outputOf(t, filepath.Join(folder, "public"))); len(diff) > 0 {
				t.Errorf("with %q the %s output differs in %v from that of a site without the hidden records", mark, build, diff)
			}
		}
		put(t, folder, "content/articles/seen.md", "---\ntitle: Seen\ndate: 2024-10-08\n---\nSeoul spoke.\n")
		run(t, folder, exitClean, "build", "--drafts", "--out", "drafts")
		if shown := filesWith(t, filepath.Join(folder, "drafts"), canary); len(shown) < len(hidden) {
			t.Errorf("only %v show a canary with --drafts: the test proves nothing", shown)
		}
	}
}

// TestTheNotesOfAHiddenArticleAreHidden has notes that are public by themselves on an article that is not.
func TestTheNotesOfAHiddenArticleAreHidden(t *testing.T) {
	folder := t.TempDir()
	for name, text := range seen {
		put(t, folder, "content/"+name, "---\n"+text)
	}
	put(t, folder, "content/articles/planned.md", "---\ntitle: Planned canary1\ndate: 2024-10-09\ndraft: true\n---\nText.\n")
	put(t, folder, "content/annotations/planned/note.md", "---\nkind: question\ntitle: canary2\nabout: [seen]\n---\n> Text\n\ncanary3\n")
	run(t, folder, exitClean, "build")
	noCanary(t, filepath.Join(folder, "public"))
}

// hide writes the hidden records, each text with a canary of its own.
func hide(t *testing.T, folder, mark string) {
	t.Helper()
	n := 0
	fill := func(s string) string {
		return regexp.MustCompile(`\{\}`).ReplaceAllStringFunc(s, func(string) string {
			n++
			return fmt.Sprintf("canary%d", n)
		})
	}
	for name, text := range hidden {
		put(t, folder, "content/"+fill(name), "---\n"+mark+"\n"+fill(text))
	}
	put(t, folder, "content/media/canary-file.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`)
	put(t, folder, "content/articles/_canary.md", "not a record")
}

var canary = regexp.MustCompile(`(?i)canary`)

func noCanary(t *testing.T, folder string) {
	t.Helper()
	for _, name := range filesWith(t, folder, canary) {
		t.Errorf("%s betrays a hidden record", name)
	}
}

func filesWith(t *testing.T, folder string, what *regexp.Regexp) (list []string) {
	t.Helper()
	for name := range outputOf(t, folder) {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if what.Match(data) || what.MatchString(name) || bytes.Contains(data, []byte("2031")) || strings.Contains(name, "2031") {
			list = append(list, name)
		}
	}
	return list
}
