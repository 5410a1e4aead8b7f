package render

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// dispute is a site of claims that answer and repeat each other.
var dispute = files{
	"content/site.md":                   "---\ngloss: 1\ntitle: Port\nurl: https://port.example\nlanguage: en\nyardstick: icd203\n---\n",
	"content/entities/anna.md":          "---\nname: Anna Berg\nkind: person\n---\n",
	"content/entities/authority.md":     "---\nname: Harbour Authority\nkind: organisation\n---\n",
	"content/entities/fire.md":          "---\nname: Fire on the quay\nkind: event\n---\n",
	"content/articles/fire.md":          "---\ntitle: The fire\ndate: 2024-10-08\nsources: [{name: The log}]\n---\nThere was a fire.\n",
	"content/articles/brand.md":         "---\ntitle: Der Brand\ndate: 2024-10-09\nlanguage: de\n---\nEs gab einen Brand.\n",
	"content/annotations/fire/says.md":  "---\nkind: claim\nby: anna\nstance: asserts\nthat: the quay burnt for two days\nsaid: 2024-10-07\nabout: [fire]\n---\n",
	"content/annotations/brand/says.md": "---\nkind: claim\nrepeats: fire/says\nsaid: 2024-10-08\n---\n",
	"content/annotations/fire/no.md":    "---\nkind: claim\nby: {text: an engineer, of: authority}\nstance: denies\nthat: the quay burnt for two days\nsaid: 2024-10-09\nresponds-to: [brand/says]\nsource: {name: The letter}\n---\n",
	"content/annotations/fire/yes.md":   "---\nkind: claim\nby: {text: a pilot}\nstance: confirms\nthat: the quay burnt for two days\nsaid: 2024-10-10\nresponds-to: [fire/says, fire/no]\n---\n",
	"content/annotations/fire/hush.md":  "---\nkind: claim\nby: anna\nstance: declines-to-comment\nthat: the quay burnt for two days\nsaid: 2024-10\nresponds-to: [fire/no]\n---\n",
	"content/annotations/fire/odds.md":  "---\nkind: judgement\nthat: the quay is mended by May\nlikelihood: likely\nconfidence: low\nabout: [fire]\n---\n",
}

// rows are the exchanges of a page: the claim and its answers, each by the id of its note.
func rows(t *testing.T, page string) (rows []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data != "tr" || n.Parent.Data != "tbody" {
			continue
		}
		var row []string
		for d := range n.Descendants() {
			if d.Data == "a" && d.FirstChild.Data == "Note" {
				row = append(row, strings.TrimPrefix(strings.Replace(attribute(d, "href"), "/#note-", "/", 1), "/articles/"))
			}
		}
		rows = append(rows, strings.Join(row, " < "))
	}
	return rows
}

func TestLedgersPutEachClaimBesideItsAnswers(t *testing.T) {
	b := build(t, dispute)
	if len(b.problems) > 0 {
		t.Fatal(b.problems)
	}
	const said, denied = "fire/says < fire/no < fire/yes", "fire/no < fire/hush < fire/yes"
	for page, want := range map[string][]string{
		"claims/index.html":              {said, denied, "fire/odds"},
		"claims/by/anna/index.html":      {said, denied},
		"claims/by/authority/index.html": {said, denied},
		"claims/by-others/index.html":    {said, denied},
		"claims/about/fire/index.html":   {"fire/odds", said},
		"entities/fire/index.html":       {"fire/odds", said},
		"entities/anna/index.html":       {said, denied},
		"entities/authority/index.html":  {said, denied},
	} {
		compare(t, rows(t, b.page(t, page)), want)
	}
	if _, made := b.files["claims/about/anna/index.html"]; made {
		t.Error("there is a page of claims about somebody whom no claim is about")
	}
	want(t, b.page(t, "claims/by/index.html"),
		`<a href="/claims/by/anna/">Anna Berg</a> <span class="meta">2 claims and judgements</span>`,
		`<a href="/claims/by/authority/">Harbour Authority</a> <span class="meta">1 claim or judgement</span>`,
		`<a href="/claims/by-others/">Claims by others, who have no page of their own</a> <span class="meta">1 claim or judgement</span>`)
	want(t, b.page(t, "claims/about/index.html"), `<a href="/claims/about/fire/">Fire on the quay</a>`)
}

func TestLedgerTellsWhatBecameOfAClaimAndWhereItStands(t *testing.T) {
	page := build(t, dispute).page(t, "claims/about/fire/index.html")
	want(t, page, "2 claims and judgements", // the repeated one counts once
		`<span class="mark standing confirmed">Confirmed</span>`,
		`<li><span class="mark standing open">Open</span> <time datetime="2024-10-07">7 October 2024</time></li>`+"\n"+
			`<li><span class="mark standing denied">Denied</span> <time datetime="2024-10-09">9 October 2024</time></li>`+"\n"+
			`<li><span class="mark standing confirmed">Confirmed</span> <time datetime="2024-10-10">10 October 2024</time></li>`,
		`<p class="meta">Also in: <a href="/articles/brand/#note-says"><time datetime="2024-10-08">8 October 2024</time></a> – <a href="/articles/brand/" lang="de">Der Brand</a></p>`,
		`Source: <span class="source">The log</span> (the article’s first source)`,
		`Source: <span class="source">The letter</span></p>`,
		`an engineer (<a href="/entities/authority/">Harbour Authority</a>)`)
}

func TestRepeatedClaimKeepsTheLanguageOfTheFirst(t *testing.T) {
	page := build(t, dispute).page(t, "articles/brand/index.html")
	want(t, page, `<strong class="stance asserts">asserts that</strong> the quay burnt for two days.`)
}

func TestClaimOfAnotherSpeakerIsTheirOwn(t *testing.T) {
	b := build(t, dispute.with(files{
		"content/annotations/fire/says.md":   "---\nkind: claim\nby: anna\nstance: asserts\nthat: the quay burnt for two days\nwords: It burnt\nsource: {name: The log}\nabout: [fire]\n---\n",
		"content/annotations/brand/joins.md": "---\nkind: claim\nrepeats: fire/says\nby: authority\n---\n",
	}))
	page := b.page(t, "claims/by/authority/index.html")
	want(t, page, `<a href="/entities/authority/">Harbour Authority</a> <strong class="stance asserts">asserts that</strong> the quay burnt for two days.`)
	if times := strings.Count(b.page(t, "articles/brand/index.html"), "<q>It burnt</q>"); times != 1 {
		t.Errorf("the words that the first speaker says again stand there %d times", times)
	}
	compare(t, rows(t, page)[:2], []string{"brand/joins < fire/no < fire/yes", "fire/says < fire/no < fire/yes"})
}

func TestRepeatedAnswerStandsOnce(t *testing.T) {
	b := build(t, dispute.with(files{
		"content/annotations/brand/no.md": "---\nkind: claim\nrepeats: fire/no\nsaid: 2024-10-11\n---\n",
	}))
	page := b.page(t, "claims/about/fire/index.html")
	compare(t, rows(t, page), []string{"fire/odds", "fire/says < fire/no < fire/yes"})
	if home := b.page(t, "index.html"); strings.Count(home, "denies that") != 1 {
		t.Error("the front page gives an answer that is said again as a new one")
	}
	want(t, page, "Also in: <a href=\"/articles/brand/#note-no\">",
		`<li><span class="mark standing denied">Denied</span> <time datetime="2024-10-11">11 October 2024</time></li>`)
}

func TestPageDoesNotGrowWithRepetitions(t *testing.T) {
	again := files{}
	for i := range 100 {
		again[fmt.Sprintf("content/annotations/brand/n%d.md", i)] = "---\nkind: claim\nrepeats: fire/says\n---\n"
	}
	page := build(t, dispute.with(again)).page(t, "claims/about/fire/index.html")
	want(t, page, "(The latest 20 of 101 are shown.)</p>")
	if times := strings.Count(page, "#note-n"); times > 20 {
		t.Errorf("%d places are shown", times)
	}
}

func TestNumbersStandByJudgementsAlone(t *testing.T) {
	b := build(t, dispute.with(files{
		"content/annotations/fire/words.md": "---\nkind: claim\nby: anna\nstance: assesses\nthat: it was arson\nwords: very likely\nsource: {name: The log}\n---\n",
	}))
	want(t, b.page(t, "articles/fire/index.html"), "very likely", `aria-label="55–80 %"`)
	for page, text := range b.files {
		if strings.Contains(text, "80–95") {
			t.Errorf("%s puts a number to a speaker's words", page)
		}
	}
}
