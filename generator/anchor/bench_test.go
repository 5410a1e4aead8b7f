package anchor

import (
	"fmt"
	"strings"
	"testing"
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

func BenchmarkFind(b *testing.B) {
	const size, length = 20_000, 200
	all, passage := article(size, length)
	lost := strings.NewReplacer("said", "announced", "moved", "gone").Replace(passage)
	for _, x := range []struct {
		name  string
		q     Quotation
		state State
	}{
		{"exact", quote(passage), Anchored},
		{"exact, in context", behind("of the army had been moved", passage), Anchored},
		{"folded", quote(strings.ToUpper(passage)), Edited},
		{"lost", quote(lost), Lost},
		{"ambiguous", quote("the ministry said"), Ambiguous},
	} {
		t := plainText(all)
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				if found := Find(t, x.q); found.State != x.state {
					b.Fatal(found.State)
				}
			}
		})
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
