package render

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// citedSite has what means something to BibTeX, to TeX and to RIS.
var citedSite = files{
	"content/site.md": "---\ngloss: 1\ntitle: The {Quay} & Co\nurl: https://quay.example/a~b\nlanguage: en\npublisher: Quay 100%\ntimezone: Asia/Seoul\n---\n",
	"content/articles/talks.md": `---
title: "50% of {talks_and $5 # 1 ~ \\ ^: 회담"
date: 2024-10-08T23:30:00Z
authors: [Ada Kim, "Bo & {Sons}"]
updates: [{date: 2024-10-10, text: More.}]
corrections: [{date: 2024-10-12, text: Less.}]
---
The talks began.
`,
	"content/articles/gone.md":    "---\ntitle: Gone\ndate: 2024-10-08\nlanguage: ko\nupdates: [{date: 2024-10-09, text: More.}]\nwithdrawn: {date: 2024-11-01, text: It was wrong.}\n---\nIt was.\n",
	"content/articles/plain.md":   "---\ntitle: Plain\ndate: 2024-10-08\n---\nIt is.\n",
	"content/entities/quay.md":    "---\nname: Quay\nkind: place\ncorrections: [{date: 2024-12-01, text: It is the other one.}]\n---\n",
	"content/entities/harbour.md": "---\nname: Harbour\nkind: place\n---\n",
	"content/topics/port.md":      "---\ntitle: The port\n---\n",
	"content/pages/about.md":      "---\ntitle: About\n---\n",
}

// An entry is what a reader of BibTeX takes from one: its braces balance, and its values end where theirs do.
type entry struct {
	kind, key string
	fields    map[string]string
}

func bibTeXEntry(t *testing.T, s string) entry {
	t.Helper()
	head := regexp.MustCompile(`^@(\w+)\{([^\s,{}]+),\n`).FindStringSubmatch(s)
	if head == nil || !strings.HasSuffix(s, "\n}\n") {
		t.Fatalf("no entry: %s", s)
	}
	e, rest := entry{head[1], head[2], map[string]string{}}, strings.TrimSuffix(s[len(head[0]):], "}\n")
	for rest != "" {
		field := regexp.MustCompile(`^\s*(\w+) = \{`).FindStringSubmatch(rest)
		if field == nil {
			t.Fatalf("no field: %q", rest)
		}
		rest = rest[len(field[0]):]
		end, depth := 0, 1
		for ; depth > 0; end++ {
			if end == len(rest) {
				t.Fatalf("the braces of %s do not balance: %s", field[1], s)
			}
			depth += strings.Count(rest[end:end+1], "{") - strings.Count(rest[end:end+1], "}")
		}
		e.fields[field[1]] = rest[:end-1]
		rest = strings.TrimPrefix(strings.TrimPrefix(rest[end:], ","), "\n")
	}
	return e
}

// printed is what TeX prints of a field.
func printed(s string) string {
	s = regexp.MustCompile(`\\([%&_$#])`).ReplaceAllString(s, "\x00$1")
	for name, sign := range map[string]string{
		`\textbackslash{}`: `\`, `\textasciitilde{}`: "~", `\textasciicircum{}`: "^", `\textbraceleft{}`: "\x01", `\textbraceright{}`: "\x02",
	} {
		s = strings.ReplaceAll(s, name, sign)
	}
	s = strings.NewReplacer("{", "", "}", "").Replace(s)
	return strings.NewReplacer("\x00", "", "\x01", "{", "\x02", "}").Replace(s)
}

func TestBibTeXReadsBack(t *testing.T) {
	b := build(t, citedSite)
	e := bibTeXEntry(t, b.page(t, "articles/talks/cite.bib"))
	compare(t, []string{e.kind, e.key}, []string{"online", "talks-2024-10-12"})
	compare(t, e.fields["author"], `{Ada Kim} and {Bo \& \textbraceleft{}Sons\textbraceright{}}`)
	compare(t, printed(e.fields["title"]), `50% of {talks_and $5 # 1 ~ \ ^: 회담`)
	compare(t, printed(e.fields["organization"]), "The {Quay} & Co")
	compare(t, []string{e.fields["date"], e.fields["version"], e.fields["note"]}, []string{"2024-10-09", "2024-10-12", ""})
	compare(t, e.fields["url"], "https://quay.example/a~b/articles/talks/")

	gone := bibTeXEntry(t, b.page(t, "articles/gone/cite.bib"))
	compare(t, []string{gone.fields["author"], gone.fields["version"], gone.fields["note"]}, []string{`{Quay 100\%}`, "2024-11-01", "Withdrawn"})
	plain := bibTeXEntry(t, b.page(t, "articles/plain/cite.bib"))
	compare(t, plain.fields["version"], "2024-10-08")
}

// risLines are the tags and values of a record.
func risLines(t *testing.T, s string) (lines []string) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\r\n"), "\r\n") {
		if !regexp.MustCompile(`^[A-Z][A-Z0-9]  - [^\r\n]*$`).MatchString(line) {
			t.Errorf("%q is no line", line)
		}
		lines = append(lines, strings.Replace(line, "  - ", " ", 1))
	}
	return lines
}

func TestRISReadsBack(t *testing.T) {
	b := build(t, citedSite)
	compare(t, risLines(t, b.page(t, "articles/talks/cite.ris")), []string{
		"TY ELEC", "AU Ada Kim", "AU Bo & {Sons}", `TI 50% of {talks_and $5 # 1 ~ \ ^: 회담`, "T2 The {Quay} & Co", "PB Quay 100%",
		"PY 2024", "DA 2024/10/09", "ET 2024-10-12", "N1 Version of 12 October 2024", "LA en",
		"UR https://quay.example/a~b/articles/talks/", "ER ",
	})
	want(t, b.page(t, "articles/gone/cite.ris"), "ET  - 2024-11-01\r\n", "N1  - Withdrawn\r\n", "LA  - ko\r\n", "AU  - Quay 100%\r\n")
}

func TestPagesSayHowTheyAreCited(t *testing.T) {
	b := build(t, citedSite)
	cited := map[string]string{}
	b.elements(t, func(page string, n *html.Node) {
		if attribute(n, "aria-labelledby") == "page-cite" {
			cited[page] = textOf(n)
		}
		if n.Data == "pre" && attribute(n.Parent.Parent, "aria-labelledby") == "page-cite" && strings.HasPrefix(textOf(n), "@") {
			bibTeXEntry(t, n.FirstChild.Data)
		}
	})
	for page, begin := range map[string]string{
		"articles/talks/index.html": "Cite this page Ada Kim, Bo & {Sons}: “50% of {talks_and $5 # 1 ~ \\ ^: 회담”. The {Quay} & Co, 9 October 2024. Version of 12 October 2024. https://quay.example/a~b/articles/talks/ BibTeX @online{talks-2024-10-12,",
		"articles/gone/index.html":  "Cite this page Quay 100%: “Gone”. The {Quay} & Co, 8 October 2024 (Withdrawn). Version of 1 November 2024.",
		"entities/quay/index.html":  "Cite this page Quay 100%: “Quay”. The {Quay} & Co. Version of 1 December 2024. https://quay.example/a~b/entities/quay/ BibTeX @online{quay-2024-12-01,",
		"topics/port/index.html":    "Cite this page Quay 100%: “The port”. The {Quay} & Co. https://quay.example/a~b/topics/port/ BibTeX @online{port,",
		"about/index.html":          "Cite this page Quay 100%: “About”. The {Quay} & Co. https://quay.example/a~b/about/",
	} {
		if !strings.HasPrefix(cited[page], begin) {
			t.Errorf("%s says %q", page, cited[page])
		}
	}
	compare(t, len(cited), 7)
	want(t, b.page(t, "articles/talks/index.html"), `<a href="/a~b/articles/talks/cite.bib">`, `<a href="/a~b/articles/talks/cite.ris">`)
}
