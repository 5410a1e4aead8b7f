package mention

import (
	"fmt"
	"slices"
	"testing"

	"gloss/generator/text"

	"github.com/google/go-cmp/cmp"
)

// find returns the matches of a text as lines: the name, its readings (~ for what is not as written), a question mark
// for doubt, and the longer name that it nearly is.
func find(names []Name, s string) []string {
	k := textOf(s)
	var lines []string
	for _, m := range NewFinder(names).Find(k) {
		line := m.K.In(k.K) + ":"
		for _, r := range m.Names {
			sign := " "
			if !r.AsWritten {
				sign = " ~"
			}
			line += fmt.Sprint(sign, r.Name)
		}
		if m.Doubtful {
			line += " ?"
		}
		if m.Near >= 0 {
			line += " near " + names[m.Near].Text
		}
		lines = append(lines, line)
	}
	return lines
}

func TestReadings(t *testing.T) {
	names := []Name{
		{Text: "Georgia", Bearer: 1},
		{Text: "Georgia", Bearer: 2},
		{Text: "georgia", Bearer: 3, Case: Fold},
		{Text: "Kim Yong-hyun", Bearer: 4, Person: true},
		{Text: "Kim Yong-Hyun", Bearer: 5, Person: true},
		{Text: "Kim Yong hyun", Bearer: 4, Person: true},
		{Text: "Kim Yongnam", Bearer: 6, Person: true},
		{Text: "Kim Yong-nam", Bearer: 7, Person: true},
		{Text: "Kim Yong-nam", Bearer: 6, Person: true},
		{Text: "أحمد", Bearer: 8},
		{Text: "احمد", Bearer: 9},
		{Text: "الكرملين", Bearer: 10},
		{Text: "US", Bearer: 11, UnlessBefore: []string{"$"}},
		{Text: "US", Bearer: 12},
		{Text: "the Kremlin", Bearer: 13},
	}
	for _, x := range []struct {
		text string
		want []string
	}{
		{"Georgia", []string{"Georgia: 0 1 ~2"}},
		{"georgia", []string{"georgia: 2"}},
		{"GEORGIA", []string{"GEORGIA: ~0 ~1 ~2"}},
		{"Kim Yong-hyun", []string{"Kim Yong-hyun: 3"}},
		{"Kim Yong-Hyun", []string{"Kim Yong-Hyun: ~3 4"}},
		{"Kim Yong hyun", []string{"Kim Yong hyun: ~3 5"}},
		{"Kim Yonghyun", []string{"Kim Yonghyun: ~3 ~4"}},
		{"Kim Yongnam", []string{"Kim Yongnam: 6 ~8"}},
		{"Kim Yong nam", []string{"Kim Yong nam: ~7 ~8"}},
		{"KIM YONG-HYUN", []string{"KIM YONG-HYUN: ~3 ~4"}},
		{"KIM YONGHYUN", []string{"KIM YONGHYUN: ~3 ~4"}},
		{"إحمد", []string{"إحمد: 9 10"}},
		{"للكرملين", []string{"للكرملين: ~11"}},
		{"US and US$5", []string{"US: 12 13", "US: 13"}},
		{"The Kremlin, the Kremlin", []string{"The Kremlin: ~14", "the Kremlin: 14"}},
	} {
		if diff := cmp.Diff(x.want, find(names, x.text)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", x.text, diff)
		}
	}
}

func TestUnless(t *testing.T) {
	for _, x := range []struct {
		before, after []string
		text          string
	}{
		{[]string{"$"}, nil, "US$5, US $5, ⟦US⟧ and $5, ⟦US⟧, $5"},
		{[]string{"Open", "dollar"}, nil, "the US Open, US dollars, ⟦US⟧  open, ⟦US⟧ x Open"},
		{nil, []string{"anti"}, "anti US, ⟦US⟧ anti, anti-⟦US⟧"},
		{nil, []string{"anti-"}, "anti-US, anti–US, ant-⟦US⟧, ⟦US⟧"},
		{nil, []string{" “ "}, "“US”, ⟦US⟧"},
		{[]string{""}, []string{" ", "\u200b"}, " ⟦US⟧ "},
		{[]string{"أحمد"}, []string{"محمد"}, "US اَحمَد, مُحَمَّد US, ⟦US⟧"},
		{[]string{"b"}, []string{"a"}, "⟦US⟧¶b, a¶⟦US⟧"},
	} {
		names := []Name{{Text: "US", Kind: Acronym, UnlessBefore: x.before, UnlessAfter: x.after}}
		k := textOf(unmark.Replace(x.text))
		if got, want := marked(k.K, NewFinder(names).Find(k)), textOf(x.text).K; got != want {
			t.Errorf("before %q, after %q: got %s, want %s", x.before, x.after, got, want)
		}
	}
}

// What makes the longer name no name leaves the shorter one inside it.
func TestExceptedNameGivesWay(t *testing.T) {
	names := []Name{{Text: "US Open", UnlessBefore: []string{"Cup"}}, {Text: "US"}}
	if diff := cmp.Diff([]string{"US: 1", "US Open: 0"}, find(names, "the US Open Cup at the US Open")); diff != "" {
		t.Error(diff)
	}
}

func TestHanPairsInsideTextAreDoubtful(t *testing.T) {
	names := namesOf(t, "中国; 平壤; 金正恩; 人民日报 /ignored; 美国 /ignored; Moscow")
	for s, want := range map[string]string{
		"发展中国家":      "中国: 0 ?",
		"中国家":        "中国: 0",
		"发展中国":       "中国: 0",
		"发展，中国家":     "中国: 0",
		"发展中国，家":     "中国: 0",
		"发展 中国 家":    "中国: 0",
		"住在中国家":      "中国: 0",
		"发展中国的":      "中国: 0",
		"发展中国¶家":     "中国: 0",
		"发展中国人民日报":   "中国: 0",
		"家人民日报中国家":   "中国: 0",
		"发展中国美国家":    "中国: 0 ?",
		"家美国中国家":     "中国: 0 ?",
		"发展中国2024年":  "中国: 0",
		"在中国Moscow":  "中国: 0|Moscow: 5",
		"发展中国金正恩家":   "中国: 0|金正恩: 2",
		"家金正恩中国家":    "金正恩: 2|中国: 0",
		"家中国平壤家":     "中国: 0 ?|平壤: 1 ?",
		"家金正恩家":      "金正恩: 2",
		"家中国平壤金正恩":   "中国: 0 ?|平壤: 1|金正恩: 2",
		"家Moscow中国家": "Moscow: 5|中国: 0",
		"家平壤部长家":     "平壤: 1",
		"家总统平壤家":     "平壤: 1",
		"家平壤，总统家":    "平壤: 1",
		"家平壤家总统":     "平壤: 1 ?",
	} {
		var got string
		for i, line := range find(names, s) {
			if i > 0 {
				got += "|"
			}
			got += line
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", s, got, want)
		}
	}
}

func TestNearLonger(t *testing.T) {
	dprk, kims := "Democratic People's Republic of Korea; Republic of Korea", "Kim Song /person; Kim /person; Kim Jong Un /person"
	for _, x := range []struct{ names, text, near string }{
		{dprk, "the Democratic Peoples’ Republic of Korea", "Democratic People's Republic of Korea"},
		{dprk, "the Democratic People Republic of Korea", "Democratic People's Republic of Korea"},
		{dprk, "the Democratc Peoples Republic of Korea", "Democratic People's Republic of Korea"},
		{dprk, "the democratic people's Republic of Korea", "Democratic People's Republic of Korea"},
		{dprk, "the Democrat People Republic of Korea", ""},
		{dprk, "the Democratic Republic of Korea", ""},
		{dprk, "the Republic of Korea", ""},
		{dprk, "Democratic Peoples’¶Republic of Korea", ""},
		{dprk, "UnDemocratic Peoples’ Republic of Korea", ""},
		{dprk, "Undemocratic People’s Republic of Korea", "Democratic People's Republic of Korea"},
		{dprk, "Antidemocratic People’s Republic of Korea", ""},
		{kims, "Kim Sonk", "Kim Song"},
		{kims, "Kim Sun", ""},
		{kims, "Kim said", ""},
		{kims, "Kim Songs", "Kim Song"},
		{kims, "Kim Songster", ""},
		{kims, "Kim Jong-un", "Kim Jong Un"},
		{kims, "Kim Dae Il", ""},
		{kims, "Kim", ""},
		{"Korea; North Korea Party; North Korean Party", "Norht Korea Party", "North Korea Party"},
		{"New York; New York Times", "New York Timeshare", ""},
		{"New York; New York Times", "New York Tims", "New York Times"},
		{"New York; New York Times /ignored", "New York Tims", "New York Times"},
		{"New York; the New York Times /exact", "The new New York Times", ""},
		{"Georgia; Bank of Georgia; the Bank of Georgia", "the Bnk of Georgia", "Bank of Georgia"},
		{"朝鲜; 朝鲜民主主义人民共和国", "在朝鲜民主主义人民共合国", "朝鲜民主主义人民共和国"},
		{"Корея; Народная Республика Корея", "Народна Республика Корея", "Народная Республика Корея"},
		{"Groß; Groß Straßendorf", "Groß Strassendorff", "Groß Straßendorf"},
		{"محمد; محمد الرفاعي", "محمد الرَفَاعى", "محمد الرفاعي"},
	} {
		names := namesOf(t, x.names)
		near := ""
		for _, m := range NewFinder(names).Find(textOf(x.text)) {
			if m.Near >= 0 {
				near = names[m.Near].Text
			}
		}
		if near != x.near {
			t.Errorf("%s: near %q, want %q", x.text, near, x.near)
		}
	}
}

func TestNearIsAnotherBearers(t *testing.T) {
	names := []Name{
		{Text: "Kim", Bearer: 1, Kind: Short, Person: true}, {Text: "Kim Yong-hyun", Bearer: 1, Person: true},
		{Text: "Lee", Bearer: 1, Kind: Short}, {Text: "Lee", Bearer: 2, Kind: Short}, {Text: "Lee Jae-myung", Bearer: 2, Person: true},
	}
	if diff := cmp.Diff([]string{"Kim: 0", "Lee: 2 3"}, find(names, "Kim Yong-hyum and Lee Jae-myong")); diff != "" {
		t.Error(diff)
	}
}

// A longer name that stands there, but is excepted, is not one that is misspelt.
func TestNearIsNotEqual(t *testing.T) {
	names := []Name{{Text: "US"}, {Text: "US Open Cup", Bearer: 1, UnlessBefore: []string{"final"}}}
	if diff := cmp.Diff([]string{"US: 0", "US: 0 near US Open Cup"}, find(names, "US Open Cup final, US Open Cub")); diff != "" {
		t.Error(diff)
	}
}

func TestKey(t *testing.T) {
	for s, want := range map[string]string{
		" Kim\u00a0Yong‑hyun ": "Kim Yong-hyun",
		"مُحَمَّد":             "محمد",
		"محـــمد":              "محمد",
		"أإآا":                 "اااا",
		"ا\u0640\u0654":        "ا",
		"a ـ b":                "a b",
		"ؤئء":                  "ؤئء",
		"ـ":                    "",
	} {
		if got := Key(s); got != want || Key(got) != got {
			t.Errorf("Key(%q) is %q, and its key %q; want %q", s, got, Key(got), want)
		}
	}
}

func TestNoNames(t *testing.T) {
	for _, names := range [][]Name{nil, {}, {{Text: ""}, {Text: " \u200b"}, {Text: "ـ"}, {Text: "김"}}} {
		if got := NewFinder(names).Find(textOf("김 a ـ b")); len(got) > 0 {
			t.Errorf("found %v", got)
		}
	}
	if got := NewFinder([]Name{{Text: "a"}}).Find(text.Of("")); len(got) > 0 {
		t.Errorf("found %v in no text", got)
	}
}

// The array is compared with the names themselves: each is found alone, and nothing that differs in its last character.
func TestEveryNameIsFound(t *testing.T) {
	names := []Name{}
	for i := range 3000 {
		names = append(names, Name{Text: fmt.Sprintf("N%d%s", i, []string{"", " a", "é", "平壤和"}[i%4]), Bearer: i, Case: Exact})
	}
	f := NewFinder(names)
	for i, n := range names {
		m := f.Find(text.Of(n.Text))
		if len(m) != 1 || m[0].K.Len() != len(n.Text) || !slices.Equal(m[0].Names, []Reading{{i, true}}) {
			t.Fatalf("%s: found %v", n.Text, m)
		}
		if m := f.Find(text.Of(n.Text + "x")); len(m) > 0 && m[0].K.Len() >= len(n.Text) && i%4 != 3 {
			t.Fatalf("%sx: found %v", n.Text, m)
		}
	}
}
