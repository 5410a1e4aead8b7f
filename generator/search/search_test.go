package search

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/unicode/norm"
)

func TestWords(t *testing.T) {
	for _, row := range []struct{ text, words, terms, names string }{
		{"Kim Yong-hyun", "kim yong hyun", "kim yong hyun yonghyun", "kim yong kimyong hyun yonghyun"},
		{"Cho’e Sŏn-hŭi", "choe son hui", "choe son hui sonhui", "choe son choeson hui sonhui"},
		{"Łódź, Straße – Ærø", "lodz strasse aero", "lodz strasse aero", "lodz strasse lodzstrasse aero strasseaero"},
		{"Ёлка й ΣΊΣΥΦΟΣ", "елка и σισυφοσ", "елка и σισυφοσ", "елка и елкаи σισυφοσ \u0438σισυφοσ"},
		{"KN-23", "kn 23", "kn 23 kn23", "kn 23 kn23"},
		{"平壤", "平壤", "平壤 壤", "平壤 壤"},
		{"朝鲜半岛2024", "朝鲜 鲜半 半岛 2024", "朝鲜 鲜半 半岛 岛 2024", "朝鲜 鲜半 半岛 岛 2024"},
		{"デ", "\u30c6\u3099", "\u30c6\u3099 \u3099", "\u30c6\u3099 \u3099"},
		{"हिन्दी", "हिन्दी", "हिन्दी", "हिन्दी"},
		{"مُحَمَّد", "محمد", "محمد", "محمد"},
		{"½ ﬁn ℃ soft\u00adhyphen", "1 2 fin c softhyphen", "1 2 fin c softhyphen", "1 2 12 fin 2fin c finc softhyphen csofthyphen"},
		{" – '’", "", "", ""},
	} {
		for _, got := range []struct {
			terms []string
			want  string
		}{{Words(row.text), row.words}, {Terms(row.text), row.terms}, {NameTerms(row.text), row.names}} {
			if strings.Join(got.terms, " ") != got.want {
				t.Errorf("%q is %+q, not %+q", row.text, got.terms, got.want)
			}
		}
	}
	if got := norm.NFC.String(strings.Join(Terms("남북기본합의 합의서"), " ")); got != "남북기본합의 북기본합의 기본합의 본합의 합의 합의서" {
		t.Errorf("the terms are %q", got)
	}
	if got := Words("김용"); len(got) != 1 || got[0] != "\u1100\u1175\u11b7\u110b\u116d\u11bc" {
		t.Errorf("the word is %+q", got)
	}
}

// TestScriptCutsTheSameWords asks the script of every character, alone and within a word, and of mixed texts.
func TestScriptCutsTheSameWords(t *testing.T) {
	var texts []string
	var characters []rune
	for c := rune(' '); c <= unicode.MaxRune; c++ {
		alike := unicode.In(c, unicode.Han, unicode.Hangul) && c%17 != 0
		if !alike && (unicode.IsPrint(c) || unicode.In(c, unicode.Cf, unicode.Z)) {
			texts = append(texts, string(c), "a"+string(c)+"b")
			characters = append(characters, c)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			limit := len(characters)
			if random.IntN(2) == 0 {
				limit = 1500 // the alphabets of Europe, with their marks
			}
			b.WriteRune(characters[random.IntN(limit)])
		}
		texts = append(texts, b.String())
	}
	var got [][]string
	node(t, map[string]any{"words": texts}, &got)
	wrong := 0
	for i, text := range texts {
		if want := Words(text); !slices.Equal(want, got[i]) && wrong < 20 {
			wrong++
			t.Errorf("%+q is %+q to Go and %+q to the script", text, want, got[i])
		}
	}
}

func TestIndexAnswersAsMiniSearchsOwn(t *testing.T) {
	fields := []string{"title", "text"}
	written := [][2]string{
		{"Kim Yong-hyun", "South Korea’s minister of national defence"},
		{"North Korea", "a country; its capital is Pyongyang, Pyongyang"},
		{"The Basic Agreement", ""},
		{"평양 선언", "平壤宣言 of 2018"},
		{"", "Korea-watchers on Korean officers"},
	}
	var documents []Document
	var plain []map[string]string
	for i, d := range written {
		terms := [][]string{Terms(d[0]), Terms(d[1])}
		id := string(rune('a' + i))
		documents = append(documents, Document{ID: id, Terms: terms, Stored: map[string]string{"title": d[0]}})
		plain = append(plain, map[string]string{"id": id, "title": strings.Join(terms[0], " "), "text": strings.Join(terms[1], " ")})
	}
	index, err := AppendIndex(nil, fields, documents)
	if err != nil {
		t.Fatal(err)
	}
	type result struct {
		ID    string
		Score float64
		Match map[string][]string
	}
	var got struct {
		Own, Loaded [][]result
		Terms       [2]int
	}
	queries := []string{"kim", "korea", "koera", "pyong", "yonghyun yong", "defence minister", "officer", Words("평양")[0], "平壤", "2018", "nothing"}
	node(t, map[string]any{"index": json.RawMessage(index), "fields": fields, "documents": plain, "queries": queries}, &got)
	if diff := cmp.Diff(got.Own, got.Loaded, cmpopts.EquateApprox(1e-9, 0)); diff != "" {
		t.Errorf("(-MiniSearch's own +ours)\n%s", diff)
	}
	if got.Terms[0] != got.Terms[1] || got.Terms[0] < 25 {
		t.Errorf("MiniSearch has %d terms, we have %d", got.Terms[0], got.Terms[1])
	}
	found := 0
	for _, results := range got.Loaded {
		found += len(results)
	}
	if found < len(queries) {
		t.Errorf("only %d documents were found: the test proves nothing", found)
	}
}

// node asks the script and MiniSearch, as the theme has them. Without Node.js the test is skipped, but on the gate it fails.
func node(t *testing.T, question, answer any) {
	t.Helper()
	program, err := exec.LookPath("node")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skip(err)
	}
	folder := t.TempDir()
	for from, to := range map[string]string{
		"testdata/run.mjs": "run.mjs", "../../templates/assets/search.js": "search.mjs", "../../templates/assets/minisearch.js": "minisearch.mjs",
	} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, to), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	asked, err := json.Marshal(question)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, filepath.Join(folder, "run.mjs"))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(asked), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, answer); err != nil {
		t.Fatal(err)
	}
}
