package anchor

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"gloss/generator/text"
)

func FuzzFind(f *testing.F) {
	for _, x := range []struct{ text, quote, raw, prefix, suffix string }{
		{"He said yes. She left. He said yes.", "He said yes.", "", "", "She left"},
		{"a \u0301b \r\n c", "\u0301b", "", "a", ""},
		{"oﬃce… 👨‍👩‍👧 Dvor\u030ca\u0301k", "ce..", "1. ce..", "", "👩"},
		{"金正恩在\n平壤，他", "正恩[…]平壤", "", "金", ""},
		{"aaaaaaaaaaaa", "aaaa […] aaaa", "", "", ""},
		{"Die Straße, DIE STRASSE", "die stras", "", "", "se"},
		{"\xff\xfe--- -\u00ad-", "---", "\xff", "-", "\xfe"},
		{"in \u0600 so \u0600", "in \u0600", "", "", ""},
		{"नमस्ते \u2067قال\u2069", "नमसते قال", "", "", ""},
	} {
		f.Add(x.text, x.quote, x.raw, x.prefix, x.suffix, 3)
	}
	f.Fuzz(func(t *testing.T, s, quote, raw, prefix, suffix string, cut int) {
		cut = min(max(cut, 0), len(s))
		for cut < len(s) && !utf8.RuneStart(s[cut]) {
			cut++
		}
		var b text.Builder
		b.Add(text.Run{Text: s[:cut]})
		b.Break()
		b.Add(text.Run{Text: s[cut:]})
		x := b.Text()
		q := Quotation{Text: quote, Raw: raw, Prefix: prefix, Suffix: suffix}
		found := Find(x, q)
		checkFound(t, x, found)
		for _, p := range found.Places {
			checkRange(t, x, p.At)
			if p.Prefix == "" && p.Suffix == "" {
				continue
			}
			q.Prefix, q.Suffix = p.Prefix, p.Suffix
			if again := Find(x, q); again.State > Changed || again.At != p.At {
				t.Fatalf("%q is %v, want it at %v", q, again, p.At)
			}
		}
	})
}

func checkFound(t *testing.T, x *text.Text, found Found) {
	t.Helper()
	isFound := found.State == Anchored || found.State == Edited || found.State == Changed
	for _, r := range found.Elsewhere {
		checkRange(t, x, r)
	}
	for _, c := range found.Changes {
		if c.At.Start < 0 || c.At.End < c.At.Start || c.At.End > len(x.P) || !x.IsBoundary(c.At.Start) || !x.IsBoundary(c.At.End) {
			t.Fatalf("change %+v of %q", c, x.P)
		}
	}
	if isFound {
		checkRange(t, x, found.At)
	} else if found.At != (text.Range{}) {
		t.Fatalf("%v at %v", found.State, found.At)
	}
	if found.State == Lost && found.Nearest != (text.Range{}) {
		checkRange(t, x, found.Nearest)
	} else if found.Nearest != (text.Range{}) {
		t.Fatalf("%v near %v", found.State, found.Nearest)
	}
	if ambiguous := found.State == Ambiguous; ambiguous != (found.Total > 1) || len(found.Places) != min(found.Total, maxPlaces) {
		t.Fatalf("%v with %d places of %d", found.State, len(found.Places), found.Total)
	}
}

// checkRange checks that a range of P holds something and cuts no grapheme, and that none at its ends is white space.
func checkRange(t *testing.T, x *text.Text, r text.Range) {
	t.Helper()
	if r.Start < 0 || r.Len() <= 0 || r.End > len(x.P) || !x.IsBoundary(r.Start) || !x.IsBoundary(r.End) {
		t.Fatalf("%v of %q", r, x.P)
	}
	first, size := utf8.DecodeRuneInString(slice(x.P, r))
	if unicode.IsSpace(first) && x.IsBoundary(r.Start+size) {
		t.Fatalf("white space at the start of %v of %q", r, x.P)
	}
	last, size := utf8.DecodeLastRuneInString(slice(x.P, r))
	if unicode.IsSpace(last) && x.IsBoundary(r.End-size) {
		t.Fatalf("white space at the end of %v of %q", r, x.P)
	}
}
