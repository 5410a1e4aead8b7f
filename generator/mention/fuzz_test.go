package mention

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzFind finds the names that stand on the lines of a string, their kinds and cases by their numbers.
func FuzzFind(f *testing.F) {
	for _, x := range [][2]string{
		{"Kim Yong-hyun\nUS\nNew York\nNew York Times", "KIM YONG HYUN in the New York Tims, US-led"},
		{"金正恩\n平壤\n中国", "金正恩在平壤说¶发展中国家"},
		{"김정은\n평양\n이란", "김정은은 평양에서 전쟁이란"},
		{"الكرملين\nمحمد\nأحمد", "وللكرملين مُحَمَّدٌ احمد ـمحمد"},
		{"Росії\nthe Kremlin\nΑθήνα\nStraße", "з РОСІЇ The Kremlin ΑΘΗΝΑ STRASSE"},
		{"a\u0301\n\u0301\n-\nC++", "a\u0301\u0301 -- ¶ C+++ \xff"},
		{"Kim Song\nKim", "Kim Sonk"},
	} {
		f.Add(x[0], x[1])
	}
	alphabet := newAlphabet()
	f.Fuzz(func(t *testing.T, lines, s string) {
		var names []Name
		for line := range strings.SplitSeq(lines, "\n") {
			i := len(names)
			names = append(names, Name{
				Text: line, Bearer: i / 2, Kind: Kind(i % 6), Case: Case(i % 3), Person: i%2 == 0,
				UnlessAfter: strings.Fields(line)[:min(i%2, len(strings.Fields(line)))],
			})
		}
		finder := newFinder(alphabet, names)
		k := textOf(s)
		last := 0
		for _, m := range finder.Find(k) {
			checkMatch(t, finder, names, k.K, m)
			if m.K.Start < last {
				t.Fatalf("%v overlaps what ends at %d", m.K, last)
			}
			last = m.K.End
		}
	})
}

func checkMatch(t *testing.T, f *Finder, names []Name, k string, m Match) {
	t.Helper()
	if m.K.Len() <= 0 || m.K.End > len(k) || !utf8.RuneStart(k[m.K.Start]) || m.K.End < len(k) && !utf8.RuneStart(k[m.K.End]) {
		t.Fatalf("%v is no place of %q", m.K, k)
	}
	if len(m.Names) == 0 || m.Near < -1 || m.Near >= len(names) {
		t.Fatalf("%+v of %q", m, k)
	}
	for i, r := range m.Names {
		n := names[r.Name]
		if n.Kind == Ignored || i > 0 && m.Names[i-1].Name >= r.Name {
			t.Fatalf("%+v of %q", m, k)
		}
		if r.AsWritten != (Key(n.Text) == Key(m.K.In(k))) {
			t.Fatalf("%+v: %q as %q", m, n.Text, m.K.In(k))
		}
	}
}

// Run with -race.
func TestFinderIsShared(t *testing.T) {
	names := namesOf(t, "Kim Yong-hyun /person; US /acronym; New York; New York Times; 中国; the Kremlin; 평양")
	f := NewFinder(names)
	k := textOf("KIM YONGHYUN IN THE US¶the New York Tims, New York, 发展中国家, The Kremlin, 평양에서는")
	want := f.Find(k)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 200 {
				if diff := cmp.Diff(want, f.Find(k)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
	wait.Wait()
}
