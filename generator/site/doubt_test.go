package site_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// entities are written as a line each: id | name | kind | further fields, separated by blanks outside of brackets.
func entities(lines ...string) files {
	f := files{}
	for _, line := range lines {
		part := strings.Split(line, " | ")
		f["entities/"+part[0]+".md"] = "name: \"" + part[1] + "\"\nkind: " + part[2] + "\n" + strings.Join(part[3:], "\n") + "\n---\n"
	}
	return f
}

var (
	kims = entities(
		"kim-yong-hyun | Kim Yong-hyun | person | family-name: Kim",
		"kim-jong-un | Kim Jong Un | person | family-name: Kim")
	georgias = entities(
		"georgia | Georgia | country | aliases: [Republic of Georgia]",
		"georgia-us | Georgia | place | aliases: [State of Georgia]")
	capitals = entities(
		"north-korea | North Korea | country | aliases: [{text: Pyongyang, kind: metonym}, {text: North Korean, kind: adjective, forms: [North Koreans]}]",
		"pyongyang | Pyongyang | place")
)

var namesInArticles = []struct {
	name   string
	files  files
	front  string // of the article, beside title and date
	body   string
	want   []string
	told   []string
	policy string
}{
	{
		name: "a name as written, and with other hyphens, blanks and capitals", files: kims,
		body: "Kim Yong-hyun met Kim Yong hyun, Kim Yong‑hyun and Kim Yonghyun.",
		want: []string{
			"Kim Yong-hyun: kim-yong-hyun linked full", "Kim Yong hyun: kim-yong-hyun repeat variant",
			"Kim Yong‑hyun: kim-yong-hyun repeat full", "Kim Yonghyun: kim-yong-hyun repeat variant",
		},
	},
	{
		name: "a family name is introduced", files: kims, body: "Kim Yong-hyun told them. Later Kim said so.",
		want: []string{"Kim Yong-hyun: kim-yong-hyun linked full", "Kim: kim-yong-hyun repeat short"},
	},
	{
		name: "a family name of nobody introduced", files: kims, body: "Then Kim said so.",
		want: []string{"Kim: ? doubtful"}, told: []string{"name-not-introduced at Kim"},
	},
	{
		name: "the article says whom a family name means", files: kims, front: "names: {Kim: kim-yong-hyun}",
		body: "Kim Yong-hyun spoke. Kim said more, and Kim left.",
		want: []string{
			"Kim Yong-hyun: kim-yong-hyun linked full", "Kim: kim-yong-hyun repeat override", "Kim: kim-yong-hyun repeat override",
		},
	},
	{
		name: "the article may not say so where two of the name are spoken of", files: kims, front: "names: {Kim: kim-yong-hyun}",
		body: "Kim said so. Kim Yong-hyun met Kim Jong Un.",
		want: []string{"Kim: ? doubtful", "Kim Yong-hyun: kim-yong-hyun linked full", "Kim Jong Un: kim-jong-un linked full"},
		told: []string{"override-unsafe at Kim"},
	},
	{
		name: "nothing decides between two", files: georgias, body: "Georgia voted. Georgia waits.",
		want: []string{"Georgia: ? ambiguous", "Georgia: ? ambiguous"}, told: []string{"name-shared at Georgia", "name-ambiguous at Georgia"},
	},
	{
		name: "the text itself decides", files: georgias, body: "[[georgia|Georgia]] voted. So did [[georgia-us|Georgia]].",
		want: []string{"Georgia: georgia linked wiki", "Georgia: georgia-us linked wiki"}, told: []string{"name-shared at Georgia"},
	},
	{
		name: "the article's names decide before its about", files: georgias, front: "names: {Georgia: georgia-us}\nabout: [georgia]",
		body: "Georgia voted.", want: []string{"Georgia: georgia-us linked override"}, told: []string{"name-shared at Georgia"},
	},
	{
		name: "the article's names suppress", files: georgias, front: "names: {Georgia: false}",
		body: "Georgia voted.", want: []string{"Georgia: ? suppressed"}, told: []string{"name-shared at Georgia"},
	},
	{
		name: "the article's about decides", files: georgias, front: "about: [georgia]",
		body: "Georgia voted.", want: []string{"Georgia: georgia linked about"}, told: []string{"name-shared at Georgia"},
	},
	{
		name: "an about that holds both decides nothing", files: georgias, front: "about: [georgia, georgia-us]",
		body: "Georgia voted.", want: []string{"Georgia: ? ambiguous"}, told: []string{"name-shared at Georgia", "name-ambiguous at Georgia"},
	},
	{
		name: "who was introduced by a name of its own is meant", files: georgias, body: "The State of Georgia voted. Georgia waits.",
		want: []string{"State of Georgia: georgia-us linked full", "Georgia: georgia-us repeat introduced"}, told: []string{"name-shared at Georgia"},
	},
	{
		name: "who is introduced later is not yet meant", files: georgias, body: "Georgia waits. The State of Georgia voted.",
		want: []string{"Georgia: ? ambiguous", "State of Georgia: georgia-us linked full"},
		told: []string{"name-shared at Georgia", "name-ambiguous at Georgia"},
	},
	{
		name:  "what the site prefers decides last",
		files: georgias.with(files{"site.md": settings + "names: {prefer: {Georgia: georgia}}\n---\n"}),
		body:  "Georgia waits. Georgia won.", want: []string{"Georgia: georgia linked prefer", "Georgia: georgia repeat prefer"},
	},
	{
		name:  "unless another one is introduced anywhere: the name would change its meaning",
		files: georgias.with(files{"site.md": settings + "names: {prefer: {Georgia: georgia}}\n---\n"}),
		body:  "Georgia waits. The State of Georgia voted. Georgia won.",
		want:  []string{"Georgia: ? ambiguous", "State of Georgia: georgia-us linked full", "Georgia: georgia-us repeat introduced"},
		told:  []string{"name-ambiguous at Georgia"},
	},
	{
		name:  "an ignored name swallows the text",
		files: entities("georgia | Georgia | country").with(files{"site.md": settings + "names: {ignore: [Georgia Tech]}\n---\n"}),
		body:  "Georgia Tech beat Georgia.", want: []string{"Georgia: georgia linked full"},
	},
	{
		name: "a capital is a place or a government", files: capitals, body: "Pyongyang said so. They met in Pyongyang.",
		want: []string{"Pyongyang: north-korea linked metonym", "Pyongyang: pyongyang linked metonym"}, told: []string{"name-metonym at Pyongyang"},
	},
	{
		name: "a capital without a place is a plain alias", files: entities("russia | Russia | country | aliases: [{text: Moscow, kind: metonym}]"),
		body: "In Moscow they wait.", want: []string{"Moscow: russia linked full"},
	},
	{
		name: "an adjective counts and is no link", files: capitals, body: "Six North Korean officers met other North Koreans.",
		want: []string{"North Korean: north-korea counted adjective", "North Koreans: north-korea counted adjective"},
	},
	{
		name: "an alias out of its time", files: entities("burma | Myanmar | country | aliases: [{text: Burma, until: 1989}]"),
		body: "Burma is Myanmar.", want: []string{"Burma: ? suppressed", "Myanmar: burma linked full"},
	},
	{
		name: "in headings, code and links names count", files: entities("seoul | Seoul | place"),
		body: "# Seoul talks\n\n`Seoul` and [Seoul](https://x.example).",
		want: []string{"Seoul: seoul zone full", "Seoul: seoul zone full", "Seoul: seoul zone full"},
	},
	{
		name: "a section links each name once", files: entities("seoul | Seoul | place"), body: "Seoul. Seoul.\n\n# B\n\nSeoul.",
		want: []string{"Seoul: seoul linked full", "Seoul: seoul repeat full", "Seoul: seoul linked full"},
	},
	{
		name: "a text links each name once", files: entities("seoul | Seoul | place"), policy: "first", body: "Seoul. Seoul.\n\n# B\n\nSeoul.",
		want: []string{"Seoul: seoul linked full", "Seoul: seoul repeat full", "Seoul: seoul repeat full"},
	},
	{
		name: "every name is a link", files: entities("seoul | Seoul | place"), policy: "all", body: "Seoul. Seoul.",
		want: []string{"Seoul: seoul linked full", "Seoul: seoul linked full"},
	},
	{
		name: "no name is a link", files: entities("seoul | Seoul | place"), policy: "none", body: "Seoul. [[seoul]].",
		want: []string{"Seoul: seoul repeat full", "Seoul: seoul linked wiki"},
	},
	{
		name: "a link of the writer's is the first", files: entities("seoul | Seoul | place"), body: "[[seoul|The city]] is Seoul.",
		want: []string{"The city: seoul linked wiki", "Seoul: seoul repeat full"},
	},
	{
		name: "a name in a link to somebody else counts", files: entities("seoul | Seoul | place", "talks | The talks | event"),
		body: "[[talks|the Seoul talks]]", want: []string{"the Seoul talks: talks linked wiki", "Seoul: seoul zone full"},
	},
	{
		name:  "a name within a longer one that is misspelt",
		files: entities("dprk | North Korea | country | aliases: [\"Democratic People's Republic of Korea\"]", "rok | South Korea | country | aliases: [Republic of Korea]"),
		body:  "The Democratic Peoples' Republic of Korea and the Democratic People’s Republic of Korea.",
		want:  []string{"Republic of Korea: ? doubtful", "Democratic People’s Republic of Korea: dprk linked full"},
		told:  []string{"name-misspelt at Republic of Korea"},
	},
	{
		name: "two Han characters among others", files: entities("pyongyang | 平壤 | place", "kim | 金正恩 | person"),
		body: "金正恩飞往平壤参加会议", want: []string{"金正恩: kim linked full", "平壤: ? doubtful"}, told: []string{"name-in-word at 平壤"},
	},
	{
		name: "a family name that is a city's is the city's", files: entities("washington | Washington | place", "dw | Denzel Washington | person | family-name: Washington"),
		body: "Washington said no.", want: []string{"Washington: washington linked full"},
	},
	{
		name: "until its bearer is spoken of", files: entities("washington | Washington | place", "dw | Denzel Washington | person | family-name: Washington"),
		body: "Denzel Washington came. Washington said no.",
		want: []string{"Denzel Washington: dw linked full", "Washington: dw repeat introduced"},
	},
}

func TestNamesInAnArticle(t *testing.T) {
	for _, row := range namesInArticles {
		t.Run(row.name, func(t *testing.T) {
			f := row.files.with(files{"articles/a.md": "title: T\ndate: 2024-10-08\n" + row.front + "\n---\n" + row.body + "\n"})
			if row.policy != "" {
				f["site.md"] = settings + "link-names: " + row.policy + "\n---\n"
			}
			s, told := link(t, f)
			if diff := cmp.Diff(row.want, describe(articleOf(t, s, "a").Mentions)); diff != "" {
				t.Errorf("%s (-want +got)\n%s", row.body, diff)
			}
			if diff := cmp.Diff(row.told, told); diff != "" {
				t.Errorf("told (-want +got)\n%s", diff)
			}
		})
	}
}

func TestTitleAndSummaryIntroduce(t *testing.T) {
	s, _ := link(t, georgias.with(files{"articles/a.md": "title: The State of Georgia\nsummary: Georgia votes.\ndate: 2024-10-08\n---\nGeorgia voted.\n"}))
	a := articleOf(t, s, "a")
	want := []string{"State of Georgia: georgia-us zone full", "Georgia: georgia-us zone introduced"}
	if diff := cmp.Diff(want, describe(a.HeadMentions)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Georgia: georgia-us linked introduced"}, describe(a.Mentions)); diff != "" {
		t.Error(diff)
	}
	e := entityOf(t, s, "georgia-us")
	if e.MentionCount != 3 || len(e.NamedIn) != 1 {
		t.Errorf("%d mentions in %v", e.MentionCount, e.NamedIn)
	}
}

func TestSentencesOfMentions(t *testing.T) {
	s, _ := link(t, capitals.with(files{"articles/a.md": "title: T\ndate: 2024-10-08\n---\nFirst. Then “*North*\nKorea” — so it\nsaid[^1] — left. Last.\n\n[^1]: In a note on North Korea.\n"}))
	a := articleOf(t, s, "a")
	var got []string
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if p := m.At().In(bodyOf(a).P); strings.Join(strings.Fields(p), " ") != m.Text() {
			t.Errorf("%q stands at %q", m.Text(), p)
		}
		got = append(got, m.Sentence)
	}
	want := []string{"Then “North Korea” — so it said — left.", "In a note on North Korea."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnEndlessSentenceIsCut(t *testing.T) {
	long := strings.Repeat("word ", 4000) + "North Korea" + strings.Repeat(" мир", 4000)
	s, _ := link(t, capitals.with(files{"articles/a.md": "title: T\ndate: 2024-10-08\n---\n" + long + "\n"}))
	m := &articleOf(t, s, "a").Mentions[0]
	if m.Text() != "North Korea" || len(m.Sentence) > 900 || !strings.HasPrefix(m.Sentence, "…") || !strings.HasSuffix(m.Sentence, "…") {
		t.Errorf("the sentence has %d bytes: %q", len(m.Sentence), m.Sentence)
	}
}

func TestANoteKnowsWhoWasIntroducedBeforeItsPassage(t *testing.T) {
	f := georgias.with(files{
		"site.md":                 settings + "names: {prefer: {Georgia: georgia}}\n---\n",
		"articles/a.md":           "title: T\ndate: 2024-10-08\n---\nGeorgia met today.\n\nLater the State of Georgia met.\n",
		"annotations/a/first.md":  "kind: context\n---\n> met today\n\nOf Georgia.\n",
		"annotations/a/second.md": "kind: context\n---\n> Georgia met.\n\nOf Georgia.\n",
	})
	s, _ := link(t, f)
	var got []string
	for _, n := range articleOf(t, s, "a").Notes {
		for _, e := range n.Named {
			got = append(got, n.ID+": "+e.ID)
		}
	}
	if diff := cmp.Diff([]string{"first: georgia", "second: georgia-us"}, got); diff != "" {
		t.Error(diff)
	}
}
