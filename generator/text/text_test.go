package text

import (
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// sample is <p>He &amp; “she”<sup>1</sup></p> and <p>left…</p>, of the source "He & \"she\"[^1]", "left...".
func sample() *Text {
	var b Builder
	b.Add(Run{Text: "He ", HTML: Range{3, 6}, Source: Range{100, 103}})
	b.Add(Run{Text: "&", HTML: Range{6, 11}, Source: Range{103, 104}})
	b.Add(Run{Text: " ", HTML: Range{11, 12}, Source: Range{104, 105}})
	b.Add(Run{Text: "“", HTML: Range{12, 15}, Source: Range{105, 106}, Whole: true})
	b.Add(Run{Text: "she", HTML: Range{15, 18}, Source: Range{106, 109}})
	b.Add(Run{Text: "”", HTML: Range{18, 21}, Source: Range{109, 110}, Whole: true})
	b.Add(Run{Text: "1", HTML: Range{26, 27}, Source: Range{-1, -1}, Hidden: true})
	b.Break()
	b.Add(Run{Text: "\n", HTML: Range{37, 38}, Source: Range{-1, -1}})
	b.Break()
	b.Add(Run{Text: "left", HTML: Range{41, 45}, Source: Range{120, 124}})
	b.Add(Run{Text: "…", HTML: Range{45, 48}, Source: Range{124, 127}, Whole: true})
	b.Break()
	return b.Text()
}

func TestTextLeadsFromKeyToSource(t *testing.T) {
	x := sample()
	if x.P != "He & “she”1\nleft…" || x.K != `He & "she" left...` {
		t.Fatalf("P %q, K %q", x.P, x.K)
	}
	for _, c := range []struct {
		k, p, html, source Range
	}{
		{Range{0, 2}, Range{0, 2}, Range{3, 5}, Range{100, 102}},
		{Range{3, 4}, Range{3, 4}, Range{6, 11}, Range{103, 104}},
		{Range{5, 10}, Range{5, 14}, Range{12, 21}, Range{105, 110}},
		{Range{6, 15}, Range{8, 20}, Range{15, 45}, Range{106, 124}},
		{Range{16, 17}, Range{20, 23}, Range{45, 48}, Range{124, 127}},
	} {
		p := x.Published(c.k)
		source, found := x.Source(p)
		if html := x.HTML(p); p != c.p || html != c.html || source != c.source || !found {
			t.Errorf("K %v leads to P %v, HTML %v, source %v", c.k, p, html, source)
		}
		if k := x.Keyed(p); k.Start > c.k.Start || k.End < c.k.End {
			t.Errorf("P %v leads back to K %v, want %v", p, k, c.k)
		}
	}
	if _, found := x.Source(Range{14, 15}); found {
		t.Error("the digit of a footnote mark was written nowhere")
	}
	if blocks := x.Blocks(); len(blocks) != 2 || x.K[blocks[0].Start:blocks[0].End] != `He & "she"` || blocks[1].Start != 11 {
		t.Errorf("blocks %v", x.Blocks())
	}
	if got := x.Points(14); got != 10 {
		t.Errorf("%d code points before byte 14", got)
	}
}

// Footnotes are published last, wherever they are written.
func TestSourceIsNotMonotone(t *testing.T) {
	var b Builder
	b.Add(Run{Text: "first", HTML: Range{0, 5}, Source: Range{50, 55}})
	b.Break()
	b.Add(Run{Text: "note", HTML: Range{10, 14}, Source: Range{10, 14}})
	x := b.Text()
	if got, _ := x.Source(Range{5, 9}); got != (Range{10, 14}) {
		t.Errorf("the note was written at %v", got)
	}
	if got, _ := x.Source(Range{0, 9}); got != (Range{50, 55}) {
		t.Errorf("both were written at %v", got)
	}
}

func TestMarkInAnotherRun(t *testing.T) {
	var b Builder
	b.Add(Run{Text: "Dvor", HTML: Range{0, 4}, Source: Range{0, 4}})
	b.Add(Run{Text: "\u030cak", HTML: Range{8, 12}, Source: Range{5, 9}})
	x := b.Text()
	if x.K != "Dvořak" {
		t.Fatalf("K is %q", x.K)
	}
	if p := x.Published(Range{3, 5}); p != (Range{3, 6}) {
		t.Errorf("ř leads to P %v", p)
	}
	if w := x.Widen(Range{2, 4}); w != (Range{2, 6}) {
		t.Errorf("a range that cuts ř is widened to %v", w)
	}
}

func TestBreaks(t *testing.T) {
	var b Builder
	for _, cell := range []string{"金", "正", " - ", "-x"} {
		b.Add(Run{Text: cell, HTML: Range{b.Len(), b.Len() + len(cell)}, Source: Range{-1, -1}})
		b.Break()
		b.Break()
	}
	x := b.Text()
	if x.K != "金 正 - -x" {
		t.Errorf("K is %q", x.K)
	}
	if p := x.Published(Range{3, 4}); p != (Range{3, 3}) {
		t.Errorf("the space of a break leads to P %v", p)
	}
}

func TestGraphemes(t *testing.T) {
	for _, s := range []string{
		"", "plain\r\ntext", "👨‍👩‍👧 family", "e\u0301e\u0301", "🇰🇷🇷🇺🇺", "नमस्ते", "각각", "a\u200db", "\u0301x", "x\u00ad\u200by", "❤️‍🔥ok",
	} {
		var b Builder
		b.Add(Run{Text: s, HTML: Range{0, len(s)}, Source: Range{-1, -1}})
		x := b.Text()
		want := map[int]bool{0: true, len(s): true}
		for clusters := graphemes.FromString(s); clusters.Next(); {
			want[clusters.Start()] = true
		}
		for i := range len(s) + 1 {
			if x.IsBoundary(i) != want[i] {
				t.Errorf("%q: boundary at %d: %v", s, i, x.IsBoundary(i))
			}
		}
	}
}

func TestSentencesEndAtBreaks(t *testing.T) {
	var b Builder
	for _, s := range []string{"A heading", "One. Two", "three."} {
		b.Add(Run{Text: s, HTML: Range{b.Len(), b.Len() + len(s)}, Source: Range{-1, -1}})
		b.Break()
	}
	x := b.Text()
	sentences := x.Sentences()
	if got := sentences.At(16); x.K[got.Start:got.End] != "Two" {
		t.Errorf("the sentence at 16 of %q is %v of %v", x.K, got, sentences)
	}
}

func TestShownIsOnOneLineWithoutWhatIsHidden(t *testing.T) {
	var b Builder
	add := func(s string, hidden bool) { b.Add(Run{Text: s, Source: Range{Start: -1}, Hidden: hidden}) }
	add("“Yes”,\nhe…", false)
	add("1", true)
	add(" said\u00a0 👨‍👩‍👧 so\u00adon", false)
	b.Break()
	add("Then", false)
	whole := b.Text()
	all := Range{Start: 0, End: len(whole.K)}
	if got, want := whole.Shown(all), "“Yes”, he… said 👨‍👩‍👧 so\u00adon Then"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	said := strings.Index(whole.K, "said")
	if got := whole.Shown(Range{Start: said, End: said + 4}); got != "said" {
		t.Errorf("got %q", got)
	}
	if got := whole.Shown(Range{}); got != "" {
		t.Errorf("nothing shows as %q", got)
	}
}

func TestAStringAloneIsItsOwnSource(t *testing.T) {
	whole := Of("Kim  spoke")
	at, found := whole.Source(whole.Published(Range{Start: 4, End: 9}))
	if !found || at != (Range{Start: 5, End: 10}) {
		t.Errorf("“spoke” stands at %v", at)
	}
}
