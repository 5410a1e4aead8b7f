package render

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// quay is a site of which something is known by day, something by year, and something not.
var quay = files{
	"content/site.md": "---\ngloss: 1\ntitle: Site\nurl: https://example.org/base\nlanguage: en\n---\n",
	"content/entities/quay.md": `---
name: The Quay
kind: event
parties: [port]
dates:
  - {date: 2024-10-03~, what: Closed, places: [port], source: "https://example.com/closed"}
  - {what: Painted}
  - {date: ../1991, what: Built}
---
`,
	"content/entities/port.md":          "---\nname: Port <Hope>\nkind: place\n---\n",
	"content/entities/gone.md":          "---\nname: Gone\nkind: event\ndates: [{date: 2024, what: Nothing}]\nwithdrawn: {date: 2024-11-01, text: No.}\n---\n",
	"content/articles/talks.md":         "---\ntitle: Talks & more\ndate: 2024-10-03\nlanguage: ko\nabout: [port]\n---\n",
	"content/annotations/talks/say.md":  "---\nkind: claim\nby: {text: an official}\nstance: asserts\nthat: it\nlanguage: en\n---\n",
	"content/annotations/talks/deny.md": "---\nkind: claim\nby: [{text: a clerk}, port]\nstance: denies\nthat: it\nsaid: 2024-10-04/2024-10-05\n---\n",
}

// readOut is a part of a page as a reader without styles has it, each term and each item on a line.
func readOut(page, from, to string) (lines []string) {
	_, part, _ := strings.Cut(page, from)
	part, _, _ = strings.Cut(part, to)
	part = regexp.MustCompile(`<(/?)(dt|dd|h2|p)\b[^>]*>`).ReplaceAllString(part, "\x00")
	part = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(part, "")
	for line := range strings.SplitSeq(part, "\x00") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestTheTimelineReadsAsText(t *testing.T) {
	b := build(t, quay)
	compare(t, readOut(b.page(t, "timeline/index.html"), "</nav>\n<div class=\"years\">", "</main>"), []string{
		"1991", "in or before 1991", "The Quay: Built",
		"2024", "2024", "Gone: Nothing Withdrawn",
		"3 October 2024", "an official asserts that it. Claim (on or before the article’s date) – Talks &amp; more", "Talks &amp; more Article",
		"about 3 October 2024", "The Quay: Closed (Port &lt;Hope&gt;) Source: example.com/closed",
		"4–5 October 2024", "a clerk and Port &lt;Hope&gt; deny that it. Claim – Talks &amp; more",
		"Without a date", "Date not known", "The Quay: Painted",
	})
	compare(t, readOut(b.page(t, "timeline/in/1991/index.html"), "</nav>\n<div class=\"years\">", "</main>"), []string{"in or before 1991", "The Quay: Built"})
	compare(t, readOut(b.page(t, "timeline/undated/index.html"), "<h2 ", "</main>")[1:], []string{"Date not known", "The Quay: Painted"})
	compare(t, readOut(b.page(t, "entities/quay/index.html"), `<h2 id="page-timeline">`, "</section>"), []string{
		"Timeline", "in or before 1991", "Built", "about 3 October 2024", "Closed (Port &lt;Hope&gt;) Source: example.com/closed",
		"Date not known", "Painted", "The whole timeline",
	})
	if page := b.page(t, "timeline/index.html"); !strings.Contains(page, `<dt>about <time datetime="2024-10-03">3 October 2024</time></dt>`) {
		t.Errorf("the day is not marked as a time in %s", page)
	}
}

func TestTheTimelineInKorean(t *testing.T) {
	f := quay.with(files{"content/site.md": strings.Replace(quay["content/site.md"], "language: en", "language: ko", 1)})
	page := build(t, f).page(t, "timeline/index.html")
	got := strings.Join(readOut(page, "</nav>\n<div class=\"years\">", "</main>"), " | ")
	for _, want := range []string{
		"1991년 | 1991년 또는 그 이전 | The Quay: Built", "2024년 10월 3일경 | ", "an official, 주장: it.", "2024년 10월 4~5일 | a clerk, Port &lt;Hope&gt;, 부인: it.",
		"날짜 미상 | 날짜 미상 | The Quay: Painted",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %s in %s", want, got)
		}
	}
}

func TestTheDataOfTheTimeline(t *testing.T) {
	b := build(t, quay)
	var got machineTimeline
	if err := json.Unmarshal([]byte(b.page(t, "timeline/index.json")), &got); err != nil {
		t.Fatal(err)
	}
	compare(t, got, machineTimeline{Gloss: 1, Entries: []machineEntry{
		{Date: "../1991", To: "1991-12-31", Text: "Built", Entity: "quay", URL: "/base/entities/quay/"},
		{Date: "2024", From: "2024-01-01", To: "2024-12-31", Text: "Nothing", Entity: "gone", URL: "/base/entities/gone/"},
		{Date: "2024-10-03", From: "2024-10-03", To: "2024-10-03", Text: "an official asserts that it.", Article: "talks", URL: "/base/articles/talks/#note-say"},
		{Date: "2024-10-03", From: "2024-10-03", To: "2024-10-03", Text: "Talks & more", Article: "talks", URL: "/base/articles/talks/"},
		{Date: "2024-10-03~", From: "2024-10-03", To: "2024-10-03", Text: "Closed", Entity: "quay", URL: "/base/entities/quay/"},
		{Date: "2024-10-04/2024-10-05", From: "2024-10-04", To: "2024-10-05", Text: "a clerk and Port <Hope> deny that it.", Entity: "port", Article: "talks", URL: "/base/articles/talks/#note-deny"},
		{Text: "Painted", Entity: "quay", URL: "/base/entities/quay/"},
	}})
}
