package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestKey(t *testing.T) {
	for _, x := range []struct{ name, text, key string }{
		{"white space", " a\t\u00a0b\u202f\u3000c\r\nd \n", "a b c d"},
		{"line break between Han", "金正恩在\n平壤", "金正恩在平壤"},
		{"line break between Kana", "ミサイル\r\n  が", "ミサイルが"},
		{"line break after Han punctuation", "他说，\n「好」", "他说,「好」"},
		{"space between Han stays", "金正恩 平壤", "金正恩 平壤"},
		{"line break beside a letter", "在\nMoscow\n举行", "在 Moscow 举行"},
		{"line break between Hangul", "평양\n에서", "평양 에서"},
		{"invisible", "a\u00adb\u034fc\u061cd\u180ee\u200bf\u200fg\u202ah\u2060i\u2069j\ufe0fk\ufeffl", "abcdefghijkl"},
		{"invisible within white space", "a \u200b b", "a b"},
		{"composed", "Dvor\u030ca\u0301k", "Dvořák"},
		{"mark across an invisible character", "e\u00ad\u0301", "é"},
		{"singletons", "\u212b \u1fef \u1ffd \u037e", "Å ' ' ;"},
		{"ligatures", "ﬃ ﬁ ﬅ", "ffi fi st"},
		{"a mark on a ligature", "ﬁ\u0302", "fî"},
		{"full width", "ＡＢＣ１２～", "ABC12~"},
		{"not NFKC", "10² ½ ①", "10² ½ ①"},
		{"single quotes", "‘a’ ‚b‛ c′ dʼe `f´ ＇", "'a' 'b' c' d'e 'f' '"},
		{"double quotes", "“a” „b‟ «c» 5″ ＂", `"a" "b" "c" 5" "`},
		{"dashes", "a‐b‑c‒d–e—f―g−h﹘i﹣j－k", "a-b-c-d-e-f-g-h-i-j-k"},
		{"runs of dashes", "a--b --- c –— d-\u00ad-e", "a-b - c - d-e"},
		{"ellipsis", "a… ...", "a... ..."},
		{"case", "NATO nato", "NATO nato"},
		{"decomposed Hangul", "\u1111\u1167\u11bc양", "평양"},
		{"no UTF-8", "a\xffb", "a\ufffdb"},
		{"empty", " \u200b\n", ""},
	} {
		if got := Key(x.text); got != x.key {
			t.Errorf("%s: Key(%q) is %q, want %q", x.name, x.text, got, x.key)
		}
		if again := Key(x.key); again != x.key {
			t.Errorf("%s: Key(%q) is %q: a key must be its own", x.name, x.key, again)
		}
	}
}

func TestFold(t *testing.T) {
	for _, x := range []struct{ key, fold string }{
		{"Kim Jong UN", "kim jong un"},
		{"Dvořák in Łódź, Straße", "dvorak in lodz, strasse"},
		{"ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ"},
		{"أحمد إلى آل كِتَاب", "احمد الى ال كتاب"},
		{"Ёлка Київ", "елка киів"},
		{"がぎ नमस्ते ไทย 평양", "がぎ नमस्ते ไทย 평양"},
	} {
		f := Fold(Key(x.key))
		if f.F != x.fold {
			t.Errorf("Fold(%q) is %q, want %q", x.key, f.F, x.fold)
		}
		if got := f.Keyed(Range{0, len(f.F)}); got != (Range{0, len(Key(x.key))}) {
			t.Errorf("Fold(%q) leads back to %v", x.key, got)
		}
	}
	f := Fold("Die Straße war")
	at := strings.Index(f.F, "ss")
	if got := f.Keyed(Range{at, at + 1}); got != (Range{8, 10}) {
		t.Errorf("the first s of ss leads to %v", got)
	}
}

func TestUnits(t *testing.T) {
	for key, want := range map[string]float64{"": 0, "abc d": 5, "金正恩": 7.5, "평양 x": 7, "ミサイル": 10, "Дюма": 4} {
		if got := Units(key); got != want {
			t.Errorf("Units(%q) is %v, want %v", key, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, x := range []struct{ key, sentences string }{
		{"He said yes. She left.", "He said yes.|She left."},
		{"Mr. Kim met Gen. Lee in Seoul. They talked.", "Mr. Kim met Gen. Lee in Seoul.|They talked."},
		{"The U.S. Navy left. It was in the U.S. The ships went.", "The U.S. Navy left.|It was in the U.S.|The ships went."},
		{"J. Smith said so. So did I. Then we left.", "J. Smith said so.|So did I.|Then we left."},
		{`"Is it?" he asked. "No!"`, `"Is it?" he asked.|"No!"`},
		{"金正恩说。他走了。", "金正恩说。|他走了。"},
		{"Он сказал «да». Она ушла.", "Он сказал «да».|Она ушла."},
		{"It cost 3.5 bn. That is much.", "It cost 3.5 bn.|That is much."},
		{"", ""},
	} {
		var got []string
		for _, r := range SplitSentences(x.key) {
			got = append(got, x.key[r.Start:r.End])
		}
		if s := strings.Join(got, "|"); s != x.sentences {
			t.Errorf("%q: got %q, want %q", x.key, s, x.sentences)
		}
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{
		"", "a--b…«c»\u00ad ﬁ\u0301 10²", "金正恩在\n平壤，\n他", "\u1111\u1167\u11bc", "e\u0301\u0323\u0344", "=\u0338 -\u0301- `\u0300",
		"a" + strings.Repeat("\u0301", 40), "\u0344\u0344\u0345", " \u0301x\n", "नमस्ते \u0915\u093c", "\U0001d15e ₩ \xff\xfe", "א\u05bc\u05b8",
	} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, cut int) {
		key := Key(s)
		if again := Key(key); again != key {
			t.Fatalf("Key(%q) is %q, and its key %q", s, key, again)
		}
		if !utf8.ValidString(s) {
			return
		}
		checkBuilt(t, s, cut, key)
		folded := Fold(key)
		for i := range folded.F {
			if r := folded.Keyed(Range{i, i + 1}); r.Start < 0 || r.End > len(key) || r.Len() <= 0 {
				t.Fatalf("F %d of %q leads to %v", i, folded.F, r)
			}
		}
		last := 0
		for _, r := range SplitSentences(key) {
			if r.Start < last || r.Len() <= 0 || r.End > len(key) {
				t.Fatalf("sentence %v of %q", r, key)
			}
			last = r.End
		}
	})
}

// checkBuilt builds a text of two runs, cut anywhere, and compares it with the key of the whole.
func checkBuilt(t *testing.T, s string, cut int, key string) {
	t.Helper()
	cut = min(max(cut, 0), len(s))
	for cut < len(s) && !utf8.RuneStart(s[cut]) {
		cut++
	}
	var b Builder
	b.Add(Run{Text: s[:cut], HTML: Range{0, cut}, Source: Range{0, cut}})
	b.Add(Run{Text: s[cut:], HTML: Range{cut, len(s)}, Source: Range{cut, len(s)}})
	x := b.Text()
	if x.K != key || x.P != s {
		t.Fatalf("%q and %q make %q, the whole %q", s[:cut], s[cut:], x.K, key)
	}
	last := Range{}
	for i, r := range key {
		k := Range{i, i + utf8.RuneLen(r)}
		p := x.Published(k)
		if p.Start < last.Start || p.End < last.End || p.Len() <= 0 || p.End > len(s) {
			t.Fatalf("K %v of %q leads to P %v after %v", k, s, p, last)
		}
		if back := x.Keyed(p); back.Start > k.Start || back.End < k.End {
			t.Fatalf("K %v of %q leads to P %v and back to %v", k, s, p, back)
		}
		if got := Key(s[p.Start:p.End]); r != ' ' && !strings.Contains(got, string(r)) && got != "" && p.Len() == 1 {
			t.Fatalf("K %v %q of %q leads to P %v %q", k, r, s, p, got)
		}
		last = p
	}
	if html := x.HTML(Range{0, len(s)}); html != (Range{0, len(s)}) {
		t.Fatalf("P leads to HTML %v of %d", html, len(s))
	}
	if got := x.Points(len(s)); got != utf8.RuneCountInString(s) {
		t.Fatalf("%d code points, want %d", got, utf8.RuneCountInString(s))
	}
}

func BenchmarkKey(b *testing.B) {
	s := strings.Repeat("South Korea’s defence minister told parliament that it was “highly likely” – as Dvořák said,\n", 40)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Key(s)
	}
}
