package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestContextIsAsLongAsItTakes(t *testing.T) {
	for _, c := range []struct {
		p              string // with the range in brackets
		least          int
		prefix, suffix string
	}{
		{"He said [yes].", 4, "aid ", "."},
		{"[He] said yes.", 3, "", " sa"},
		{"He said [yes.]", 3, "id ", ""},
		{"[He said yes.]", 3, "", ""},
		{"He said yes. [He] said yes.", 2, ". ", " s"},
		{"[He] said yes. He said yes.", 2, "", " said yes. "},
		{"one. He said yes. She left. [He said yes.] two.", 1, ". ", " t"},
		{"He said yes. [He said yes.] He said yes.", 0, " ", " "},
		{"a[a]a", 0, "a", "a"},
		{"🤔🤔 [Kim] spoke", 3, "🤔🤔 ", " sp"},
		{"김🤔 [Kim] 김🤔 Kim 김", 2, "김🤔 ", " 김🤔"},
	} {
		before, rest, _ := strings.Cut(c.p, "[")
		exact, behind, _ := strings.Cut(rest, "]")
		x := Of(before + exact + behind)
		prefix, suffix := x.Context(Range{len(before), len(before) + len(exact)}, c.least)
		if prefix.In(x.P) != c.prefix || suffix.In(x.P) != c.suffix {
			t.Errorf("%s: %q and %q, want %q and %q", c.p, prefix.In(x.P), suffix.In(x.P), c.prefix, c.suffix)
		}
	}
}

// plainContext takes one code point more after the other, and looks at every place of the text.
func plainContext(p []rune, start, end, least int) (prefix, suffix string) {
	for n := least; ; n++ {
		from, to := max(0, start-n), min(len(p), end+n)
		times := 0
		for at := range p {
			if strings.HasPrefix(string(p[at:]), string(p[from:to])) {
				times++
			}
		}
		if times == 1 {
			return string(p[from:start]), string(p[end:to])
		}
	}
}

func TestContextIsThatOfASlowSearch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fragments := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("ab 🤔é\n")), 1, 6, -1), 1, 3).Draw(t, "fragments")
		p := []rune(strings.Join(rapid.SliceOfN(rapid.SampledFrom(fragments), 1, 12).Draw(t, "text"), ""))
		start := rapid.IntRange(0, len(p)-1).Draw(t, "start")
		end := rapid.IntRange(start+1, len(p)).Draw(t, "end")
		least := rapid.IntRange(0, 8).Draw(t, "least")
		x := Of(string(p))
		bytes := func(points int) int { return len(string(p[:points])) }
		prefix, suffix := x.Context(Range{bytes(start), bytes(end)}, least)
		wantPrefix, wantSuffix := plainContext(p, start, end, least)
		if prefix.In(x.P) != wantPrefix || suffix.In(x.P) != wantSuffix {
			t.Fatalf("%q and %q, want %q and %q", prefix.In(x.P), suffix.In(x.P), wantPrefix, wantSuffix)
		}
		if !utf8.ValidString(prefix.In(x.P) + suffix.In(x.P)) {
			t.Fatal("a character is cut")
		}
	})
}
