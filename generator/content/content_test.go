package content_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/source"
)

const settings = "---\ngloss: 1\ntitle: Site\nurl: https://site.example\nlanguage: en\n---\n"

// parse reads a site of the given files beside plain settings.
func parse(t testing.TB, files map[string]string) (*content.Records, []diag.Diagnostic) {
	t.Helper()
	fsys := fstest.MapFS{"content/site.md": {Data: []byte(settings)}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := source.Read(fsys, content.Dir, content.RootDir)
	if err != nil {
		t.Fatal(err)
	}
	return content.Parse(tree)
}

// parseOne reads one article and fails on any mistake.
func parseOne(t *testing.T, text string) *content.Article {
	t.Helper()
	records, problems := parse(t, map[string]string{"content/articles/a.md": text})
	for _, p := range problems {
		t.Errorf("%v: %s [%s]", p.At.Position(), p.Message, p.Code)
	}
	return records.Articles[0]
}

func values(texts []content.Text) (list []string) {
	for _, text := range texts {
		list = append(list, text.Value)
	}
	return list
}

func TestWhatYAMLTakesForOtherTypesIsText(t *testing.T) {
	records, problems := parse(t, map[string]string{
		"content/entities/norway.md": "---\nname: Norway\nkind: country\naliases: [NO, 0123, 1_000, null, ~, 2024-10-08, on, 1e3, .5]\n---\n",
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var aliases []content.Text
	for _, a := range records.Entities[0].Aliases {
		aliases = append(aliases, a.Text)
	}
	want := []string{"NO", "0123", "1_000", "null", "~", "2024-10-08", "on", "1e3", ".5"}
	if diff := cmp.Diff(want, values(aliases)); diff != "" {
		t.Error(diff)
	}
}

func TestByteOrderMarkAndCarriageReturnsAreRead(t *testing.T) {
	a := parseOne(t, "\ufeff---\r\ntitle: Talks\r\ndate: 2024-10-08\r\nauthors:\r\n  - One\r\n  - Two\r\n---\r\nText.\r\n")
	if a.Title.Value != "Talks" || len(a.Authors) != 2 {
		t.Errorf("title %q, authors %q", a.Title.Value, values(a.Authors))
	}
	if at := a.Title.At.Position(); at != (source.Position{Line: 2, Column: 8}) {
		t.Errorf("the title is at %v", at)
	}
	if at := a.Authors[1].At; at.Text() != "Two" || at.Position().Line != 6 {
		t.Errorf("the second author is %q at %v", at.Text(), at.Position())
	}
}

func TestDashesWithinATextOfSeveralLinesDoNotCloseTheFrontMatter(t *testing.T) {
	a := parseOne(t, "---\ntitle: Talks\nsummary: |\n  One\n  ---\n  Two\ndate: 2024-10-08\n---   \nText.\n")
	if a.Summary.Value != "One\n---\nTwo" {
		t.Errorf("summary %q", a.Summary.Value)
	}
	if a.Date.Text != "2024-10-08" {
		t.Errorf("date %q", a.Date.Text)
	}
}

func TestPositionsAreThoseOfTheValues(t *testing.T) {
	text := "---\ntitle: \"Ünïcode: “yes”\"   # no\ndate: 2024-10-08 # a comment\nsummary: 'it''s'\nauthors: [평양, 'B', \"C\"] \nextra: {a: [1, 2]}\n---\n"
	a := parseOne(t, text)
	for want, at := range map[string]source.Span{
		`"Ünïcode: “yes”"`: a.Title.At, "2024-10-08": a.Date.At, "'it''s'": a.Summary.At,
		"평양": a.Authors[0].At, "'B'": a.Authors[1].At, `"C"`: a.Authors[2].At,
	} {
		if at.Text() != want {
			t.Errorf("%q stands for %q", at.Text(), want)
		}
	}
	if diff := cmp.Diff(content.Extra{"a": []any{"1", "2"}}, a.Extra); diff != "" {
		t.Error(diff)
	}
}

func TestAnEmptyOptionalValueIsAbsent(t *testing.T) {
	a := parseOne(t, "---\ntitle: Talks\ndate: 2024-10-08\nsummary:\ntopics: []\nauthors: ['']\nstatus: \"\"\nwithdrawn:\npublish: ''\n---\n")
	if !a.Summary.IsZero() || len(a.Topics)+len(a.Authors) > 0 || a.Withdrawn != nil || !a.Publish.IsZero() {
		t.Errorf("%+v", a)
	}
}

func TestAnUnreadableRecordHoldsItsID(t *testing.T) {
	records, problems := parse(t, map[string]string{"content/articles/a.md": "---\ntitle: A\n", "content/entities/e.md": "\xff"})
	if len(problems) != 2 {
		t.Errorf("%d problems: %v", len(problems), problems)
	}
	if a := records.Articles[0]; a.ID != "a" || !a.Unread {
		t.Errorf("%+v", a.Origin)
	}
	if e := records.Entities[0]; e.ID != "e" || !e.Unread {
		t.Errorf("%+v", e.Origin)
	}
}

func TestIDsAreNormalised(t *testing.T) {
	records, problems := parse(t, map[string]string{"content/entities/dvor\u030ca\u0301k.md": "---\nname: Dvořák\nkind: person\n---\n"})
	if len(problems) > 0 || records.Entities[0].ID != "dvořák" {
		t.Errorf("%q %v", records.Entities[0].ID, problems)
	}
}

func TestMoments(t *testing.T) {
	london, seoul := zone(t, "Europe/London"), zone(t, "Asia/Seoul")
	for _, row := range []struct{ text, london, seoul string }{
		{"2024-10-08", "2024-10-08T00:00:00+01:00", "2024-10-08T00:00:00+09:00"},
		{"2024-12-08T14:30", "2024-12-08T14:30:00Z", "2024-12-08T14:30:00+09:00"},
		{"2024-10-08 14:30:15", "2024-10-08T14:30:15+01:00", "2024-10-08T14:30:15+09:00"},
		{"2024-10-08T14:30Z", "2024-10-08T15:30:00+01:00", "2024-10-08T23:30:00+09:00"},
		{"2024-10-08T23:30:00-05:30", "2024-10-09T06:00:00+01:00", "2024-10-09T14:00:00+09:00"},
	} {
		m, err := content.ParseMoment(row.text)
		if err != nil {
			t.Errorf("%s: %v", row.text, err)
			continue
		}
		if got := m.In(london).Format("2006-01-02T15:04:05Z07:00"); got != row.london {
			t.Errorf("%s in London is %s", row.text, got)
		}
		if got := m.In(seoul).Format("2006-01-02T15:04:05Z07:00"); got != row.seoul {
			t.Errorf("%s in Seoul is %s", row.text, got)
		}
	}
	for _, wrong := range []string{"", "2024", "2024-10", "2024-13-01", "2024-02-30", "2024-10-08T24:00", "2024-10-08T10:60", "8 October 2024", "2024-10-08T10:00+25:00", "2024-10-08x"} {
		if m, err := content.ParseMoment(wrong); err == nil {
			t.Errorf("%q is read as %+v", wrong, m)
		}
	}
}

// FuzzRead reads any file as every kind of record: nothing panics, and every mistake has a place in the file.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: Talks\ndate: 2024-10-08\n---\nText [[a|b]].\n", "---\nkind: claim\nby: a\n---\n> quote\n\nnote\n",
		"---\na: [b, {c: d}]\ne: |\n  ---\n---\n", "---\ntitle: a: b\nx: &y *z\n---\n", "\ufeff---\r\nname: \"q\\\"\"\r\n---\r\n",
		"---\nsummary: a #b\n\u2028x: 'y\n---\n", "---\n- a\n- b\n---\n", "+++\n", "---\n? a\n: b\n---\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip()
		}
		_, problems := parse(t, map[string]string{
			"content/articles/a.md": text, "content/annotations/a/n.md": text, "content/entities/e.md": text,
			"content/topics/t.md": text, "content/pages/p.md": text, "content/site.md": text,
		})
		for _, p := range problems {
			if p.At.IsZero() || p.At.Start < 0 || p.At.End < p.At.Start || p.At.End > len(p.At.File.Data()) || p.Message == "" {
				t.Fatalf("%+v", p)
			}
			if strings.Contains(p.Message, "\n") {
				t.Fatalf("a message of two lines: %q", p.Message)
			}
		}
	})
}
