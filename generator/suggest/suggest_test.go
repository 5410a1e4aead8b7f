package suggest_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/site"
	"gloss/generator/source"
	"gloss/generator/suggest"
)

// files are those of a site below content, each without the line that opens its front matter.
type files map[string]string

const settings = "gloss: 1\ntitle: Site\nurl: https://site.example\nlanguage: en\n"

func (f files) with(more files) files {
	all := maps.Clone(f)
	maps.Copy(all, more)
	return all
}

// of returns what is suggested for a site, and what is reported of it.
func of(t testing.TB, f files) (*suggest.Suggestions, []diag.Diagnostic) {
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
	return suggest.Site(linked, records), append(problems, more...)
}

// told are suggestions as a line each.
func told(s *suggest.Suggestions) (lines []string) {
	for _, e := range s.Entities {
		line := fmt.Sprintf("%s: %d in %d", e.Name, e.Count, e.Articles)
		if len(e.Variants) > 0 {
			line += " as " + strings.Join(e.Variants, ", ")
		}
		lines = append(lines, line)
	}
	for _, list := range [][]suggest.Alias{s.Glosses, s.NearMisses} {
		for _, a := range list {
			lines = append(lines, fmt.Sprintf("%s: %s of %s, %s %s", a.Text, a.Reason, a.Near, a.Field, a.Line))
		}
	}
	return lines
}

// articles are one article for each text.
func articles(texts ...string) files {
	f := files{}
	for i, text := range texts {
		f[fmt.Sprintf("articles/a%d.md", i)] = fmt.Sprintf("title: No %d\ndate: 2024-10-%02d\n---\n%s\n", i, i+1, text)
	}
	return f
}

// entity is a record of content/entities.
func entity(id, name, kind string, more ...string) files {
	return files{"entities/" + id + ".md": "name: \"" + name + "\"\nkind: " + kind + "\n" + strings.Join(append(more, "---\n"), "\n")}
}

var (
	minister = entity("kim-yong-hyun", "Kim Yong-hyun", "person", "family-name: Kim")
	leader   = entity("kim-jong-un", "Kim Jong Un", "person", "family-name: Kim", "native-name: {ko: 김정은, zh: 金正恩}")
	dprk     = entity("north-korea", "North Korea", "country", "aliases: [\"Democratic People's Republic of Korea\"]")
)

var rows = []struct {
	name  string
	files files
	texts []string
	want  []string
}{
	{
		name:  "a name in two articles, in all its spellings and with titles",
		texts: []string{"They heard Hwang Joon-kook speak.", "The chair thanked Ambassador Hwang Joon Kook, and Hwang bowed."},
		want:  []string{"Hwang Joon-kook: 3 in 2 as Hwang Joon Kook, Hwang"},
	},
	{
		name: "three times in one article", texts: []string{"We saw the Nordhafen. In Nordhafen and beyond Nordhafen it rained."},
		want: []string{"Nordhafen: 3 in 1"},
	},
	{name: "twice in one article is too little", texts: []string{"They saw Nordhafen, and Nordhafen saw them."}},
	{
		name:  "words that begin sentences, quotations and lists",
		texts: []string{"Debris fell. “Debris fell”, he said: “Debris”.\n\n- Debris", "Debris fell.", "Debris fell."},
	},
	{
		name:  "a word that is also written small",
		texts: []string{"They asked the Council.", "They asked the Council, and the council answered."},
	},
	{
		name:  "headlines, headings and code alone are no evidence",
		texts: []string{"# Nordhafen Votes\n\n`Nordhafen`", "# Nordhafen Votes", "# Nordhafen Votes"},
	},
	{
		name:  "days, months, peoples and faiths",
		texts: []string{"On a Monday in October the Western, Japanese and Muslim guests left.", "By Monday or October the Western, Japanese and Muslim guests left."},
	},
	{
		name:  "a title parts the office from its holder",
		texts: []string{"Then Japanese Prime Minister Shigeru Ishiba left.", "Then Foreign Minister Shigeru Ishiba left with Secretary of State Antony Blinken.", "So did Antony Blinken."},
		want:  []string{"Antony Blinken: 2 in 2", "Shigeru Ishiba: 2 in 2"},
	},
	{
		name:  "what only looks like a title with a name",
		texts: []string{"They addressed the General Assembly.", "They addressed the General Assembly."},
		want:  []string{"General Assembly: 2 in 2"},
	},
	{
		name:  "a name that begins with a word that is also written small",
		texts: []string{"New York slept, and so did the New York Times.", "New guests came to New York. New York saw the New York Times."},
		want:  []string{"New York: 3 in 2", "New York Times: 2 in 2"},
	},
	{
		name:  "acronyms and places are not joined to what begins or ends with them",
		texts: []string{"They left the W3C Consortium, the W3C and the Duchy of Nordland for Nordland.", "They left the W3C Consortium, the W3C and the Duchy of Nordland for Nordland."},
		want:  []string{"Duchy of Nordland: 2 in 2", "Nordland: 2 in 2", "W3C: 2 in 2", "W3C Consortium: 2 in 2"},
	},
	{
		name:  "particles, initials and apostrophes",
		texts: []string{"He met Ursula von der Leyen, John F. Kennedy, Sean O'Brien and the Ministry of Foreign Affairs.", "He met Ursula von der Leyen’s, John F. Kennedy’s and Sean O’Brien’s men of the Ministry of Foreign Affairs."},
		want:  []string{"John F. Kennedy: 2 in 2", "Ministry of Foreign Affairs: 2 in 2", "Sean O'Brien: 2 in 2", "Ursula von der Leyen: 2 in 2"},
	},
	{
		name: "a longer name of which a part is known", files: minister.with(entity("seoul", "Seoul", "place")),
		texts: []string{"Students of Seoul National University asked Kim Song-nam.", "At Seoul National University they asked Kim Song-nam."},
		want:  []string{"Kim Song-nam: 2 in 2", "Seoul National University: 2 in 2"},
	},
	{
		name: "an office before a known name", files: leader,
		texts: []string{"Then Supreme Leader Kim Jong Un left.", "Then Chairman Kim Jong Un left."},
	},
	{
		name: "what is declined or ignored, whatever its hyphens", texts: []string{"They saw Nord-Hafen and the Moscow Times.", "They saw Nord-Hafen and the Moscow Times."},
		files: files{"site.md": settings + "names: {declined: [Nord Hafen], ignore: [Moscow Times]}\n---\n"},
	},
	{
		name: "what is declined is no part of another suggestion", texts: []string{"They saw Nils Nordby, and Nordby them.", "They saw Nils Nordby, and Nordby them."},
		files: files{"site.md": settings + "names: {declined: [Nordby]}\n---\n"},
		want:  []string{"Nils Nordby: 2 in 2"},
	},
	{
		name: "whose record is hidden", texts: []string{"They saw Nordhafen.", "They saw Nordhafen."},
		files: entity("nordhafen", "Nordhafen", "place", "draft: true"),
	},
	{
		name: "German nouns", files: files{"site.md": strings.Replace(settings, "language: en", "language: de", 1) + "---\n"},
		texts: []string{"Er sah die Rakete und Annalena Baerbock.", "Er sah die Rakete und Annalena Baerbock."},
		want:  []string{"Annalena Baerbock: 2 in 2"},
	},
	{
		name: "a name in another script behind it", files: minister.with(leader),
		texts: []string{"Kim Yong-hyun (김용현) met Kim Jong Un (Korean: 김정은, Ким Чен Ын; born 1984)."},
		want: []string{
			"Ким Чен Ын: script of Kim Jong Un, aliases - Ким Чен Ын",
			"김용현: script of Kim Yong-hyun, aliases - {text: 김용현, language: ko}",
			"김정은: script of Kim Jong Un, aliases - {text: 김정은, language: ko}",
		},
	},
	{
		name: "the other way round, and with wide brackets", files: entity("kim-jong-un", "김정은", "person"),
		texts: []string{"김정은（Kim Jong Un）은 평양에서"},
		want:  []string{"Kim Jong Un: script of 김정은, aliases - Kim Jong Un"},
	},
	{
		name: "the initials behind a name", files: dprk,
		texts: []string{"The Democratic People’s Republic of Korea (the DPRK) and North Korea (NK, USSR) agreed."},
		want: []string{
			"DPRK: acronym of Democratic People’s Republic of Korea, aliases - {text: DPRK, kind: acronym}",
			"NK: acronym of North Korea, aliases - {text: NK, kind: acronym}",
		},
	},
	{
		name: "brackets that hold no name", files: minister,
		texts: []string{"Kim Yong-hyun (김) and Kim Yong-hyun (born in 1959) and Kim Yong-hyun (see 김용현 below) and Kim Yong-hyun (대북 정책을 담당하는 국방부 장관 김용현 씨)."},
	},
	{
		name: "a gloss that is declined, or is known", texts: []string{"Kim Yong-hyun (김용현) met Kim Jong Un (金正恩)."},
		files: minister.with(entity("kim-jong-un", "Kim Jong Un", "person", "aliases: [金正恩]")).with(
			files{"site.md": settings + "names: {declined: [김용현]}\n---\n"}),
	},
	{
		name: "a gloss behind two names", files: minister.with(dprk),
		texts: []string{"Kim Yong-hyun (김용현, 북한) of North Korea (북한, 김용현); Kim Yong-hyun (김용현)."},
		want:  []string{"김용현: script of Kim Yong-hyun, aliases - {text: 김용현, language: ko}"},
	},
	{
		name: "names but for capitals, accents and hyphens", files: minister.with(entity("sao-paulo", "São Paulo", "place")).with(entity("kcna", "KCNA", "organisation")),
		texts: []string{"Then kim yong-hyun, Kim Yông-hyun, KIM Yong-hyun, Sao Paulo and Kcna."},
		want: []string{
			"KIM Yong-hyun: case of Kim Yong-hyun, aliases - KIM Yong-hyun",
			"Kcna: case of KCNA, aliases - Kcna",
			"Kim Yông-hyun: accents of Kim Yong-hyun, aliases - Kim Yông-hyun",
			"Sao Paulo: accents of São Paulo, aliases - Sao Paulo",
			"kim yong-hyun: case of Kim Yong-hyun, aliases - kim yong-hyun",
		},
	},
	{
		name: "words that are no near misses", texts: []string{"The kremlin walls, us and the turkey; Hwasong 11 Kim Yong-hyun-style."},
		files: minister.with(entity("kremlin", "Kremlin", "organisation")).with(entity("us", "US", "country", "case: exact")).with(entity("turkey", "Turkey", "country")),
	},
	{
		name: "a hyphen that a name does not have", texts: []string{"The Kyiv-Post wrote it."}, files: entity("kyiv-post", "Kyiv Post", "organisation"),
		want: []string{"Kyiv-Post: hyphens of Kyiv Post, aliases - Kyiv-Post"},
	},
	{
		name: "adjectives and plurals of English", texts: []string{"A Chinese, an Iranian and two Kremlins; the Chinkara, Chinos and Iranologists."},
		files: entity("china", "China", "country").with(entity("iran", "Iran", "country")).with(entity("kremlin", "Kremlin", "organisation")),
		want: []string{
			"Chinese: adjective of China, aliases - {text: Chinese, kind: adjective}",
			"Iranian: adjective of Iran, aliases - {text: Iranian, kind: adjective}",
			"Kremlins: form of Kremlin, aliases - Kremlins",
		},
	},
	{
		name: "inflected forms", texts: []string{"Вони з Росії, з Володимиром Зеленським. Росіянин мовчав."},
		files: entity("russia", "Росія", "country").with(entity("zelensky", "Zelensky", "person", "aliases: [Володимир Зеленський]")).with(
			files{"site.md": strings.Replace(settings, "language: en", "language: uk", 1) + "---\n"}),
		want: []string{
			"Володимиром Зеленським: form of Володимир Зеленський, forms forms: [Володимиром Зеленським]",
			"Росії: form of Росія, aliases - Росії",
		},
	},
	{
		name: "what an article says means nobody", files: entity("china", "China", "country", "aliases: [{text: Chinese, kind: adjective}]").with(
			files{"articles/b.md": "title: B\ndate: 2024-10-08\nnames: {China: false}\n---\nFine China and China.\n"}),
	},
}

func TestWhatTheRecordsLack(t *testing.T) {
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			found, problems := of(t, articles(row.texts...).with(row.files))
			if r := diag.NewReport(problems, diag.Levels{}); r.Errors > 0 {
				t.Fatalf("%+v", r.Findings)
			}
			if diff := cmp.Diff(row.want, told(found)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
