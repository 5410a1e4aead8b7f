package anchor

import (
	"strings"
	"testing"
	"time"
)

// Each of these takes minutes where the time grows with the square of a length, and less than a second where it does not.
func TestMonstrousQuotationsEnd(t *testing.T) {
	const size = 1 << 20
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	prose, _ := article(size, 0)
	other := strings.NewReplacer("e", "a", "i", "u", "t", "k").Replace(prose)
	for _, x := range []struct {
		name, text string
		q          Quotation
		state      State
	}{
		{"a word 25,000 times", strings.Repeat("the deal of last week in a far off country ", 25_000), quote("deal"), Ambiguous},
		{"a word 25,000 times in context", strings.Repeat("the deal of last week in a far off country ", 25_000),
			Quotation{Text: "deal", Prefix: repeat("x"), Suffix: repeat("off a country ")}, Lost},
		{"one letter", repeat("a"), quote("aaaa"), Ambiguous},
		{"half of one letter", strings.Repeat("a", 4*size), quote(strings.Repeat("a", 2*size)), Ambiguous},
		{"one letter in context", repeat("a"), behind(strings.Repeat("ab", 200), strings.Repeat("a", shortUnits)), Ambiguous},
		{"many parts", repeat("abcdefg "), quote(strings.Repeat("abcd […] ", maxParts)), Ambiguous},
		{"more parts than are looked for", repeat("abcdefg "), quote(repeat("abcd […] ")), Invalid},
		{"as long as the text", prose, quote(other), Lost},
		{"the text and more", prose, Quotation{Text: prose + ".", Raw: other}, Lost},
	} {
		t.Run(x.name, func(t *testing.T) {
			article := plainText(x.text)
			start := time.Now()
			found := Find(article, x.q)
			if took := time.Since(start); took > 20*time.Second || found.State != x.state {
				t.Errorf("%v after %v, want %v", found.State, took, x.state)
			}
		})
	}
}
