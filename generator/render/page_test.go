package render

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestArticleShowsItsHistoryAndNotes(t *testing.T) {
	page := build(t, briefing(t)).page(t, "articles/strike/index.html")
	want(t, page,
		`<html lang="en" dir="ltr">`,
		`<title>A strike in the strait – Strait Briefing</title>`,
		`<link rel="canonical" href="https://example.org/briefing/articles/strike/">`,
		`<a href="/briefing/articles/" aria-current="true">Articles</a>`,
		`<li><a href="/briefing/articles/in/2024/">2024</a></li>`,
		`By Ada Kim`,
		`Published <time datetime="2024-10-08">8 October 2024</time>`,
		`Last changed <time datetime="2024-10-10">10 October 2024</time>`,
		`Developing`,
		`The day was a Tuesday.`, `The ministry has answered.`,
		`<a href="https://example.com/minutes">The minutes</a>, Assembly, <time datetime="2024-10-08">8 October 2024</time>, retrieved <time datetime="2024-10-09">9 October 2024</time>, <a href="https://archive.example/minutes">archived copy</a>`,
		`<a href="https://www.example.com/report/">example.com/report</a>`,
		`<a href="/briefing/topics/strait/">The strait</a>`,
	)
}

func TestClaimSaysWhoSaidWhat(t *testing.T) {
	page := build(t, briefing(t)).page(t, "articles/strike/index.html")
	want(t, page,
		`<aside class="note claim" id="note-says" aria-label="Note 1: Claim">`,
		`<mark id="passage-says" class="claim" data-notes="says">`, `<a class="marker claim" href="#note-says" data-number="1" aria-label="Note 1: Claim"></a>`,
		`<a href="/briefing/entities/the-minister/">Kim Minsu</a> and an unnamed official (<a href="/briefing/entities/ministry/">Ministry of the Sea</a>), Minister, <strong class="stance assesses">assess that</strong> the ship was lost.`,
		`<q>likely</q> (as translated by Assembly)`, `<q lang="ko">가능성이 높다</q> (Korean)`,
		`<dt>According to</dt><dd><a href="/briefing/entities/seoul/">Seoul</a></dd>`,
		`<strong class="stance denies">denies that</strong>`,
		`<li><span class="mark standing denied">Denied</span> <time datetime="2024-10-08">8 October 2024</time> (on or before the article’s date) – <a href="/briefing/articles/strike/#note-denies">`,
		`<dt>Said</dt><dd><time datetime="2024-10-08">8 October 2024</time> (on or before the article’s date)</dd>`,
		`(the article’s first source)`,
		`<a href="/briefing/articles/strike/#note-says">Kim Minsu and an unnamed official assess that the ship was lost.</a>`,
	)
}

func TestJudgementsAndQuestionsShowWhatCameOfThem(t *testing.T) {
	page := build(t, briefing(t)).page(t, "articles/strike/index.html")
	want(t, page,
		`<strong>highly likely</strong>, 80–90 % <span class="meta">on the PHIA probability yardstick</span>`,
		`role="img" aria-label="80–90 %"><rect class="scale" width="100" height="6"/><rect class="band" x="80" width="10" height="6"/></svg>`,
		`<dt>Confidence</dt><dd>low</dd>`,
		`<time datetime="2025-05">May 2025</time>`,
		`It did not happen, <time datetime="2025-05-01">1 May 2025</time>`,
		`Still open`,
		`<dt>Answered <time datetime="2024-10-10">10 October 2024</time></dt><dd>It was.`,
	)
}

func TestEntityShowsItsNamesAndRelations(t *testing.T) {
	page := build(t, briefing(t)).page(t, "entities/the-minister/index.html")
	want(t, page,
		`<span lang="ko">김민수</span>`, `(Korean)`, `<span lang="ar" dir="rtl">كيم</span>`,
		`Also called: M. Kim, <span lang="ko">김 장관</span></p>`,
		`<a href="/briefing/entities/of/person/">Person</a>`,
		`<img src="/briefing/media/map.svg" alt="A portrait" width="300" height="300" decoding="async">`, `In parliament`, `Picture: Assembly`, `Licence: CC BY 4.0`,
		`Minister, <a href="/briefing/entities/ministry/">Ministry of the Sea</a>, from <time datetime="2024-09-06">6 September 2024</time> to <time datetime="2024-12">December 2024</time>`,
		`<li>Kim Minsu answers to <a href="/briefing/entities/ministry/">Ministry of the Sea</a>, since about <time datetime="2024">2024</time>`,
		`Speaks (<a href="/briefing/entities/seoul/">Seoul</a>)`,
		`<a href="https://www.wikidata.org/wiki/Q1">wikidata.org/wiki/Q1</a>`,
	)
	if strings.Contains(page, "Blue House") {
		t.Error("a place that stands for an office is given as its name")
	}
	b := build(t, briefing(t))
	want(t, b.page(t, "entities/seoul/index.html"), "37.5665° N, 126.978° E", ">Ministry of the Sea</a>", "A strike in the strait")
	want(t, b.page(t, "entities/ship/index.html"), ">Vessel</a>", "Who saw it?", "There is no such ship.")
}

func TestRelationsAreSaidFromBothEnds(t *testing.T) {
	b := build(t, files{
		"content/site.md":          "---\ngloss: 1\ntitle: Port\nurl: https://port.example\nlanguage: en\ninverses: {succeeded: was succeeded by, is married to: is married to}\n---\n",
		"content/entities/ann.md":  "---\nname: Ann\nkind: person\nroles: [{title: Harbour master, of: port, since: 2020}]\nrelations: [{type: succeeded, to: bob, since: 2020}, {type: succeeded, to: bob, since: 2024}, {type: is married to, to: cy}, {type: knows, to: {text: a pilot}}]\n---\n",
		"content/entities/bob.md":  "---\nname: Bob\nkind: person\nroles: [{title: Harbour master, of: port, until: 2020}]\nrelations: [{type: taught, to: ann}]\n---\n",
		"content/entities/cy.md":   "---\nname: Cy\nkind: person\nlanguage: de\nrelations: [{type: is married to, to: ann}, {type: was succeeded by, to: bob}, {type: lehrte, to: bob}]\n---\n",
		"content/entities/port.md": "---\nname: The port\nkind: organisation\n---\n",
		"content/entities/pact.md": "---\nname: The pact\nkind: agreement\nparties: [port]\n---\n",
		"content/entities/lost.md": "---\nname: Secret\nkind: person\ndraft: true\nroles: [{title: Spy, of: port}]\nrelations: [{type: succeeded, to: bob}]\n---\n",
	})
	relations := func(id string) (sentences []string) {
		root, err := html.Parse(strings.NewReader(b.page(t, "entities/"+id+"/index.html")))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if section := n.Parent; n.Data == "ul" && attribute(section, "aria-labelledby") == "page-relations" {
				for li := range n.ChildNodes() {
					if s := strings.TrimSpace(textOf(li)); s != "" {
						sentences = append(sentences, s)
					}
				}
			}
		}
		return sentences
	}
	compare(t, relations("ann"), []string{"Ann succeeded Bob, since 2020", "Ann succeeded Bob, since 2024", "Ann is married to Cy", "Ann knows a pilot", "Bob taught Ann"})
	compare(t, relations("bob"), []string{"Bob taught Ann", "Bob was succeeded by Ann, since 2020", "Bob was succeeded by Ann, since 2024", "Bob succeeded Cy", "Cy lehrte Bob"})
	compare(t, relations("cy"), []string{"Cy is married to Ann", "Cy was succeeded by Bob", "Cy lehrte Bob"})
	want(t, b.page(t, "entities/bob/index.html"), `<a href="/entities/cy/" lang="de">Cy</a> <span lang="de">lehrte</span> Bob`)
	want(t, b.page(t, "entities/port/index.html"), `<a href="/entities/ann/">Ann</a>: Harbour master, since <time datetime="2020">2020</time></li>
<li><a href="/entities/bob/">Bob</a>: Harbour master, until <time datetime="2020">2020</time></li>`, `<dt>Party to</dt>`, `<a href="/entities/pact/">The pact</a>`)
}

func TestWithdrawnPageStaysAndSaysSo(t *testing.T) {
	b := build(t, briefing(t))
	want(t, b.page(t, "elsewhere/taken-back/index.html"),
		`<h2 id="page-withdrawn">Withdrawn</h2>`, `2 January 2024</time>: The document was forged.`, `This text stays.`)
	want(t, b.page(t, "articles/in/2023/index.html"), `<span class="mark">Withdrawn</span>`)
	want(t, b.page(t, "feed.xml"), `Withdrawn (2 January 2024):`)
}

func TestOtherLanguagesAreMarked(t *testing.T) {
	b := build(t, briefing(t))
	want(t, b.page(t, "articles/arabic/index.html"),
		`<html lang="en" dir="ltr">`,
		`<h1 lang="ar" dir="rtl">ضربة في المضيق</h1>`,
		`<p class="summary" lang="ar" dir="rtl">`,
		`<div class="prose" id="page-text" lang="ar" dir="rtl">`,
		`Translation of <a href="/briefing/articles/strike/">A strike in the strait</a>`,
	)
	want(t, b.page(t, "articles/strike/index.html"), `<a href="/briefing/articles/arabic/" lang="ar" dir="rtl">ضربة في المضيق</a> (Arabic)`)
	want(t, b.page(t, "articles/index.html"), `<a href="/briefing/articles/arabic/" lang="ar" dir="rtl">`)
}

func TestFrontPageShowsWhatIsNewAndOpen(t *testing.T) {
	page := build(t, briefing(t)).page(t, "index.html")
	want(t, page, `Read <a href="/briefing/articles/strike/">A strike in the strait</a> first.`,
		`ضربة في المضيق`, `The ministry has answered.`, `<a href="/briefing/articles/strike/#note-open">Who saw it?</a>`,
		`<a href="/briefing/about/">About</a>`, `<a href="/briefing/imprint/">Imprint</a>`)
	want(t, page, `What is new since `, `Latest denials and confirmations`, `Ministry of the Sea denies that the ship was lost.`,
		`<span class="mark">Answered</span> <a href="/briefing/articles/strike/#note-shut">Was it in October?</a></p>`)
	if _, open, _ := strings.Cut(page, "Open questions"); strings.Contains(open, "Was it in October?") {
		t.Error("an answered question is called open")
	}
}

func TestClaimBearsItsSpeakerAndNoDateThatIsNotItsOwn(t *testing.T) {
	b := build(t, briefing(t).with(files{
		"content/annotations/strike/silent.md": "---\nkind: claim\nby: ministry\nstance: denies\nthat: it was hit\ndate: 2024-12-24\nabout: [ministry]\n---\nSo it says.\n",
	}))
	page := b.page(t, "articles/strike/index.html")
	want(t, page, `<a href="/briefing/entities/ministry/">Ministry of the Sea</a> <strong class="stance denies">denies that</strong> it was hit.`)
	want(t, b.page(t, "entities/ministry/index.html"), `Claim, <time datetime="2024-10-08">8 October 2024</time> (on or before the article’s date)`)
}

func TestRedirectLeadsToTheNewAddress(t *testing.T) {
	b := build(t, briefing(t))
	for _, old := range []string{"old/strike/index.html", "strike.html"} {
		want(t, b.page(t, old),
			`<meta http-equiv="refresh" content="0; url=/briefing/articles/strike/">`,
			`<link rel="canonical" href="https://example.org/briefing/articles/strike/">`,
			`<a href="/briefing/articles/strike/">`)
	}
}

func TestLongListsGoOnInFurtherPages(t *testing.T) {
	f := briefing(t)
	for i := range 401 {
		id := fmt.Sprintf("thing-%03d", i)
		f["content/entities/"+id+".md"] = "---\nname: " + id + "\nkind: concept\n---\n"
	}
	b := build(t, f)
	want(t, b.page(t, "entities/of/concept/2/index.html"), "Page 2 of 3", "401 names",
		`<a href="/briefing/entities/of/concept/" rel="prev">`, `<a href="/briefing/entities/of/concept/3/" rel="next">`,
		"Concepts – Page 2 of 3 – Strait Briefing")
}

// hostile is what would be markup, were it not escaped.
const hostile = `<script>alert('x')</script>"'&`

func TestEveryTextIsEscaped(t *testing.T) {
	f := briefing(t)
	written := regexp.MustCompile(`(?m)((?:^|[ {])(?:title|summary|text|that|name|as|caption|alt|credit|licence|label|what|type|author|description|publisher|one|many): )([^,{}\n]+)`)
	for name, text := range f {
		if strings.HasSuffix(name, ".md") {
			f[name] = written.ReplaceAllString(text, `$1'$2 `+strings.ReplaceAll(hostile, "'", "''")+`'`)
		}
	}
	b := build(t, f)
	b.elements(t, func(page string, n *html.Node) {
		if n.Data == "script" && !isOurs(n) {
			t.Errorf("%s has a script", page)
		}
	})
	for name, text := range b.files {
		if strings.Contains(text, "<script>") && path.Ext(name) == ".html" {
			t.Errorf("%s has a script", name)
		}
	}
	want(t, b.page(t, "articles/strike/index.html"), "A strike in the strait &lt;script&gt;")
}
