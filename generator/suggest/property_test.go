package suggest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gloss/generator/diag"
	"gloss/generator/suggest"
)

// A record is that of an entity, whose names can be added to.
type record struct {
	id, name, kind string
	aliases        []string            // as lines
	forms          map[string][]string // of the aliases, by their text
}

func (r *record) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "name: %q\nkind: %s\naliases:\n", r.name, r.kind)
	for _, line := range r.aliases {
		if forms := r.forms[strings.TrimPrefix(line, "- ")]; len(forms) > 0 {
			line = fmt.Sprintf("- {text: %s, forms: [%s]}", strings.TrimPrefix(line, "- "), strings.Join(forms, ", "))
		}
		b.WriteString("  " + line + "\n")
	}
	return b.String() + "---\n"
}

// take does what a suggestion says.
func (r *record) take(a suggest.Alias) {
	if a.Field != "forms" {
		r.aliases = append(r.aliases, a.Line)
		return
	}
	form := strings.TrimSuffix(strings.TrimPrefix(a.Line, "forms: ["), "]")
	r.forms[a.Near] = append(r.forms[a.Near], form)
}

func records() []*record {
	return []*record{
		{"kim-yong-hyun", "Kim Yong-hyun", "person", nil, map[string][]string{}},
		{"north-korea", "North Korea", "country", []string{"- Corée du Nord", "- Північна Корея"}, map[string][]string{}},
		{"sao-paulo", "São Paulo", "place", nil, map[string][]string{}},
		{"iran", "Iran", "country", []string{"- Іран", "- 伊朗"}, map[string][]string{}},
		{"panel", "Panel of Experts", "organisation", nil, map[string][]string{}},
	}
}

// pieces are what texts are made of: names, what is nearly one, what may be one, and what stands between.
var pieces = []string{
	"Kim Yong-hyun", "kim Yong-hyun", "KIM YONG-HYUN", "Kim Yônghyun", "North Korea", "north-Korea", "North-Korea", "Corée du Nord", "Coree du nord",
	"Північна Корея", "Північної Кореї", "Північною Кореєю", "Іран", "Ірану", "Іранський", "伊朗", "Iran", "Iranian", "Irans", "São Paulo", "Sao Paulo", "São-Paulo",
	"Panel of Experts", "panel of Experts", "Panels of Experts", "(PoE)", "(PE)", "(NK)", "(김용현)", "(伊朗, Ирану)", "(북한; 朝鮮)", "(Kim)", "(Korean: 북한)", "()",
	"Hwang Joon-kook", "Hwang Joon Kook", "Ambassador Hwang", "EU", "U.S.", "Nordhafen", "General Assembly", "Ursula von der Leyen", "Xi", "O’Brien",
	"the", "said", "minister", "The", "No", "of", "Council", "council", "Monday", "Western", "I", "II", "A", "’s", "‘", "“", ".", ",", ":", "\n\n", "\n\n# ", "\n\n- ", "`", "*", "—", "-",
}

func draw(t *rapid.T, label string) string {
	words := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 60).Draw(t, label)
	return "x " + strings.Join(words, " ") + "\n"
}

func siteOf(all []*record, texts []string) files {
	f := articles(texts...)
	for _, r := range all {
		f["entities/"+r.id+".md"] = r.text()
	}
	return f
}

// TestWhatIsTakenIsNotSuggestedAgain does all that is suggested: nothing of it is suggested once more, and nothing that was
// right becomes wrong but for kinds that an editor must fill in.
func TestWhatIsTakenIsNotSuggestedAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		all, texts := records(), []string{draw(rt, "first"), draw(rt, "second")}
		f := siteOf(all, texts)
		found, before := of(t, f)
		for _, list := range [][]suggest.Alias{found.Glosses, found.NearMisses} {
			for _, a := range list {
				all[slices.IndexFunc(all, func(r *record) bool { return r.id == a.Entity.ID })].take(a)
			}
		}
		then := siteOf(all, texts)
		open := map[string]bool{}
		for _, e := range found.Entities {
			path := strings.TrimPrefix(e.Path, "content/")
			if then[path] != "" {
				rt.Fatalf("%s is there already", e.Path)
			}
			then[path] = strings.TrimPrefix(e.Stub, "---\n")
			open[e.Path] = strings.Contains(e.Stub, "\nkind:\n")
		}
		again, after := of(t, then)
		for _, text := range textsOf(again) {
			if slices.Contains(textsOf(found), text) {
				rt.Errorf("suggested again: %s", text)
			}
		}
		checkProblems(rt, before, after, open)
	})
}

// textsOf are the texts that are suggested as names.
func textsOf(s *suggest.Suggestions) (texts []string) {
	for _, e := range s.Entities {
		texts = append(append(texts, e.Name), e.Variants...)
	}
	for _, list := range [][]suggest.Alias{s.Glosses, s.NearMisses} {
		for _, a := range list {
			texts = append(texts, a.Text)
		}
	}
	return texts
}

// checkProblems fails where something is wrong after what was not before, but for a kind that is missing in a stub.
func checkProblems(t *rapid.T, before, after []diag.Diagnostic, open map[string]bool) {
	known := map[string]bool{}
	for _, d := range before {
		known[string(d.Code)+d.At.Path()] = true
	}
	missing := map[string]bool{}
	for _, d := range after {
		switch path := d.At.Path(); {
		case d.Code == diag.FieldMissing && open[path]:
			missing[path] = true
		case strings.HasPrefix(path, "content/entities/") && !known[string(d.Code)+path]:
			t.Errorf("%s: %s: %s", path, d.Code, d.Message)
		}
	}
	for path, isOpen := range open {
		if isOpen != missing[path] {
			t.Errorf("%s has no kind: %v, and check says so: %v", path, isOpen, missing[path])
		}
	}
}

// FuzzSuggest reads any text.
func FuzzSuggest(f *testing.F) {
	for _, p := range pieces {
		f.Add("Kim Yong-hyun " + p + " Kim Yong-hyun (" + p + ") " + p)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\x00") || len(text) > 10_000 {
			t.Skip()
		}
		found, _ := of(t, siteOf(records(), []string{text, text, text}))
		for _, e := range found.Entities {
			if e.Count < len(e.Places) || len(e.Places) == 0 || e.Stub == "" {
				t.Errorf("%+v", e)
			}
		}
	})
}
