package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// An articleFile is what the tests read of an article's file.
type articleFile struct {
	Title, Summary, Text   string
	Mentions, HeadMentions []machineMention
	Annotations            []machineNote
	Topics, Related        []string
	Next                   string
}

// An entityFile is what the tests read of an entity's file.
type entityFile struct {
	URL                                string
	Aliases                            []string
	MentionCount, ArticleCount         int
	Mentions                           []machineNaming
	SeenWith                           []machineSeen
	ClaimsBy, ClaimsAbout, Annotations []string
}

// line is a mention on one line: its text, whom it names by which rule, its status and the candidates.
func (m *machineMention) line() string {
	entity, rule := "-", "-"
	if m.Entity != nil {
		entity = *m.Entity
	}
	if m.Rule != nil {
		rule = *m.Rule
	}
	return fmt.Sprintf("%s %s %s %s %v", m.Text, entity, rule, m.Status, m.Candidates)
}

func TestMentionsTellWhomTheyMeanAndWhy(t *testing.T) {
	all, _ := machineFiles(t, rendererOf(t, harbour(t)))
	a := read[articleFile](t, all, "articles/talks/index.json")
	var got []string
	for _, m := range slices.Concat(a.HeadMentions, a.Mentions) {
		got = append(got, m.In+">"+m.line())
	}
	compare(t, got, []string{
		"title>Kim Minsu kim-minsu full zone []",
		"title>Port Hope port-hope full zone []",
		"summary>Port Hope port-hope full zone []",
		">Kim Minsu kim-minsu full linked []",
		">Port Hope port-hope full linked []",
		">Ministry of the Sea ministry wiki linked []",
		">Georgia - - ambiguous [georgia-country georgia-state]",
		">Georgia - - ambiguous [georgia-country georgia-state]",
		">Hopeful port-hope adjective counted []",
		">Springfield - - suppressed [springfield]",
		">Kim Minsu kim-minsu full linked []",
		">Port Hope port-hope full linked []",
		">he kim-minsu wiki linked []",
		">Port Hope port-hope full repeat []",
	})
	compare(t, a.Topics, []string{"harbour"})
	compare(t, a.Related, []string{"later"})
	later := read[articleFile](t, all, "articles/later/index.json")
	compare(t, later.Mentions[1].line(), "Lee - - doubtful [lee-one]")
}

func TestOffsetsCutOutTheText(t *testing.T) {
	f := harbour(t)
	all, _ := machineFiles(t, rendererOf(t, f))
	a := read[articleFile](t, all, "articles/talks/index.json")
	cutOut := func(s string, start, end int) string { return oneLine(string([]rune(s)[start:end])) }
	for _, m := range a.Mentions {
		compare(t, cutOut(a.Text, m.Start, m.End), m.Text)
	}
	for _, m := range a.HeadMentions {
		in := map[string]string{"title": a.Title, "summary": a.Summary}[m.In]
		compare(t, cutOut(in, m.Start, m.End), m.Text)
		compare(t, m.Paragraph, m.In)
	}
	for _, n := range a.Annotations {
		if n.Found != nil {
			compare(t, cutOut(a.Text, *n.Start, *n.End), *n.Found)
		}
	}
	for _, m := range slices.Concat(a.Mentions, a.HeadMentions) {
		line := strings.Split(f[m.File], "\n")[m.Line-1]
		written, name := string([]rune(line)[m.Column-1:]), strings.Fields(m.Text)[0]
		switch {
		case m.In == "title": // the place of the whole field
			name = a.Title
		case m.In == "summary":
			name = ">-"
		case m.Text == "Ministry of the Sea": // the text of a bare link
			name = "[[ministry]]"
		case m.Text == "he":
			name = "he]]"
		}
		if !strings.HasPrefix(written, name) {
			t.Errorf("%s does not stand at %s:%d:%d but %s", m.Text, m.File, m.Line, m.Column, written)
		}
	}
}

func TestAnnotationsTellWhatBecameOfTheirPassage(t *testing.T) {
	all, _ := machineFiles(t, rendererOf(t, harbour(t)))
	a := read[articleFile](t, all, "articles/talks/index.json")
	text := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	var got []string
	for _, n := range a.Annotations {
		got = append(got, fmt.Sprintf("%s %s %s: %s | %s, %s:%d:%d", n.ID, n.Kind, n.State, text(n.Quote), text(n.Found), n.File, n.Line, n.Column))
		if (n.Start == nil) != (n.Found == nil) || (n.End == nil) != (n.Found == nil) {
			t.Errorf("%s has half a place", n.ID)
		}
	}
	compare(t, got, []string{
		"odds judgement whole: - | -, content/annotations/talks/odds.md:1:1",
		"whole context whole: - | -, content/annotations/talks/whole.md:1:1",
		"silent claim edited: HOPE so | Hope so, content/annotations/talks/silent.md:7:1",
		"says claim anchored: he said it was “highly likely” | he said it was “highly likely”, content/annotations/talks/says.md:10:1",
		"denies claim lost: nobody ever wrote this passage down | -, content/annotations/talks/denies.md:8:1",
	})
}

func TestEntityListsItsMentions(t *testing.T) {
	all, _ := machineFiles(t, rendererOf(t, harbour(t)))
	e := read[entityFile](t, all, "entities/kim-minsu/index.json")
	compare(t, e.URL, "/base/entities/kim-minsu/")
	compare(t, e.Aliases, []string{"M. Kim", "김 장관"})
	compare(t, []int{e.MentionCount, e.ArticleCount, len(e.Mentions)}, []int{5, 2, 5})
	compare(t, e.Mentions[:3], []machineNaming{
		{"later", e.Mentions[0].Paragraph, "Kim Minsu", "Kim Minsu.", "2024-11-01"},
		{"talks", "title", "Kim Minsu", "Kim Minsu speaks in Port Hope", "2024-10-08"},
		{"talks", e.Mentions[2].Paragraph, "Kim Minsu", `😀 Kim Minsu spoke in Port Hope of Ministry of the Sea, <of “all” & more>.`, "2024-10-08"},
	})
	compare(t, e.SeenWith, []machineSeen{{"ministry", 1}, {"port-hope", 1}})
	compare(t, e.ClaimsBy, []string{"later/again", "talks/says"})
	harbour := read[entityFile](t, all, "entities/port-hope/index.json")
	compare(t, harbour.ClaimsAbout, []string{"later/again", "talks/says"})
	compare(t, read[entityFile](t, all, "entities/ministry/index.json").Annotations, []string{"talks/whole"})
}

func TestClaimsAsTableAreThoseAsJSON(t *testing.T) {
	all, _ := machineFiles(t, rendererOf(t, harbour(t)))
	claims := read[machineClaims](t, all, "claims/index.json").Claims
	rows, err := csv.NewReader(bytes.NewReader(all["claims/claims.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(claims)+1 || len(claims) != 5 {
		t.Fatalf("%d rows for %d claims", len(rows), len(claims))
	}
	var keys []string
	for _, promise := range strings.Fields(contract["claim"]) {
		key, _, _ := strings.Cut(promise, ":")
		keys = append(keys, key)
	}
	compare(t, rows[0], keys)
	var raw struct{ Claims []map[string]any }
	if err := json.Unmarshal(all["claims/index.json"], &raw); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows[1:] {
		for j, key := range keys {
			if got := strings.TrimPrefix(row[j], "'"); got != cell(raw.Claims[i][key]) {
				t.Errorf("%s of %s is %q in the table, %v in JSON", key, row[0], row[j], raw.Claims[i][key])
			}
		}
	}
}

func cell(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		var all []string
		for _, one := range v {
			all = append(all, one.(string))
		}
		return strings.Join(all, "; ")
	}
	return ""
}

func TestClaimsTellWhoSaidWhatAndWhatBecameOfIt(t *testing.T) {
	all, _ := machineFiles(t, rendererOf(t, harbour(t)))
	byRef := map[string]machineClaim{}
	for _, c := range read[machineClaims](t, all, "claims/index.json").Claims {
		byRef[c.Ref] = c
	}
	compare(t, byRef["talks/says"], machineClaim{
		Ref: "talks/says", URL: "/base/articles/talks/#note-says", Article: "talks", Kind: "claim",
		By: []string{"kim-minsu", "@harbour"}, Stance: "assesses", That: "=1+1 ships were lost", Words: "highly likely",
		Said: "2024-10-08", About: []string{"grey-ship", "port-hope"}, RespondsTo: []string{}, State: "denied", Of: []string{"ministry"},
	})
	compare(t, byRef["talks/odds"], machineClaim{
		Ref: "talks/odds", URL: "/base/articles/talks/#note-odds", Article: "talks", Kind: "judgement", By: []string{},
		That: "the ship is found", Said: "2024-10-10", About: []string{}, RespondsTo: []string{}, State: "open",
		Likelihood: "highly likely", Yardstick: "phia", Confidence: "low",
	})
	compare(t, byRef["later/again"].Repeats, "talks/says")
	compare(t, byRef["talks/denies"].RespondsTo, []string{"talks/says"})
	compare(t, byRef["talks/denies"].Said, "2024-10-08")
	compare(t, byRef["talks/denies"].SaidFrom, "article")
}

func TestTableStartsNoFormula(t *testing.T) {
	all, _ := machineFiles(t, rendererOf(t, harbour(t)))
	table := string(all["claims/claims.csv"])
	want(t, table, ",kim-minsu; @harbour,", ",'=1+1 ships were lost,", `"a ""ship"" was lost; <none>"`, "\r\n")
	for from, to := range map[string]string{"": "", "a=b": "a=b", "-1": "'-1", "+1": "'+1", "@a": "'@a", "\tx": "'\tx", "＝1": "'＝1", "–5": "–5"} {
		compare(t, asText(from), to)
	}
}

func TestMachineFilesTellNothingHidden(t *testing.T) {
	all, _ := machineFiles(t, rendererOf(t, harbour(t)))
	for name, data := range all {
		for _, hidden := range []string{"ecret", "talks/draft"} {
			if strings.Contains(name+string(data), hidden) {
				t.Errorf("%s tells of %q", name, hidden)
			}
		}
	}
}
