package anchor

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gloss/generator/text"
)

// article returns a text of about n characters in which no sentence is repeated, and a passage from its middle of m.
func article(n, m int) (all, passage string) {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "On day %d the ministry said that unit %d of the army had moved to depot %d near the border. ", i, i*7%1009, i*31%997)
	}
	all = b.String()
	return all, strings.TrimSpace(all[n/2 : n/2+m])
}

// varied returns a text of n words in which no two sentences are alike.
func varied(n int) []string {
	random := rand.New(rand.NewPCG(1, 0))
	syllables := strings.Fields("ta ren mo li so ker va dun pe shi lo gra ne ku ba tor fi")
	var words []string
	for i := range n {
		var word strings.Builder
		for range 1 + random.IntN(3) {
			word.WriteString(syllables[random.IntN(len(syllables))])
		}
		if i%12 == 11 {
			word.WriteString(".")
		}
		words = append(words, word.String())
	}
	return words
}

func BenchmarkFind(b *testing.B) {
	words := varied(4000) // 20,000 characters
	all, passage := strings.Join(words, " "), strings.Join(words[2000:2040], " ")
	other := func(word int, by string) string {
		return strings.Join(slices.Concat(words[2000:word], []string{by}, words[word+1:2040]), " ")
	}
	for _, x := range []struct {
		name  string
		q     Quotation
		state State
	}{
		{"exact", quote(passage), Anchored},
		{"exact, in context", behind(strings.Join(words[1995:2000], " "), passage), Anchored},
		{"folded", quote(strings.ToUpper(passage)), Edited},
		{"edited", quote(other(2020, "ministry")), Edited},
		{"changed", quote(other(2020, "not")), Changed},
		{"rewritten", inside(strings.Join(words[1995:2000], " "), "nothing of the kind", strings.Join(words[2010:2015], " ")), Changed},
		{"lost", quote(strings.Join(varied(4100)[4050:4090], " ")), Lost},
		{"ambiguous", quote("tare"), Ambiguous},
	} {
		t := text.Of(all)
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				if found := Find(t, x.q); found.State != x.state {
					b.Fatal(found.State)
				}
			}
		})
	}
}

// BenchmarkArticle finds the passages of an article of 5,000 characters that has ten notes, one of them on a passage that
// was edited since.
func BenchmarkArticle(b *testing.B) {
	words := varied(870)
	t := text.Of(strings.Join(words, " "))
	var quotations []Quotation
	for i := range 10 {
		quotations = append(quotations, quote(strings.Join(words[85*i:85*i+10+4*i], " ")))
	}
	quotations[5].Text = strings.Replace(quotations[5].Text, words[435], "ministry", 1)
	quotations[3].Suffix = strings.Join(words[85*3+10+4*3:][:5], " ")
	for b.Loop() {
		for i, q := range quotations {
			if found := Find(t, q); (found.State == Edited) != (i == 5) || found.At.Len() == 0 {
				b.Fatal(i, found)
			}
		}
	}
}

func BenchmarkNearest(b *testing.B) {
	for _, x := range []struct {
		name           string
		letters        string
		size, passages int
	}{{"English", "", 20_000, 200}, {"English, 4 MiB", "", 4 << 20, 1024}, {"Russian", "абвгдежзи", 20_000, 200}} {
		all, passage := article(x.size, x.passages)
		for i, r := range []rune(x.letters) {
			all, passage = strings.ReplaceAll(all, string(rune('a'+i)), string(r)), strings.ReplaceAll(passage, string(rune('a'+i)), string(r))
		}
		lost := []rune(strings.ReplaceAll(passage, "i", "x"))
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				newPattern(lost).bestEnd(all)
			}
		})
	}
}
