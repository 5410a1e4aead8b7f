package anchor

import (
	"strings"
	"testing"

	"gloss/generator/text"
)

// Each of these takes hours where the time grows with the square of a length, and go test ends what takes so long; where it
// does not, they take some seconds. One text is read at a time, which needs no race detector.
func TestMonstrousQuotationsEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
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
		{"one letter in context", repeat("a"), behind(strings.Repeat("ab", 200), strings.Repeat("a", tellingUnits)), Ambiguous},
		{"many parts", repeat("abcdefg "), quote(strings.Repeat("abcd […] ", maxParts)), Ambiguous},
		{"more parts than are looked for", repeat("abcdefg "), quote(repeat("abcd […] ")), Invalid},
		{"in capitals, with names", prose, Quotation{Text: strings.ToUpper(prose), Names: strings.Fields(prose)[:100]}, Changed},
		{"of the longest that is looked for approximately", prose, quote(other[:maxAlike]), Ambiguous},
		{"the same in context", prose, inside(strings.Repeat("x", 300), other[:maxAlike], strings.Repeat("y", 300)), Lost},
		{"like it everywhere", repeat("the talks were held behind closed doors on that day. "), quote("the talks were held behind closed gates on that day"), Ambiguous},
		{"like it everywhere in context", repeat("the talks were held behind closed doors on that day. "),
			behind(strings.Repeat("closed doors on that day. ", 20), "the talks were held behind closed gates on that day"), Ambiguous},
		{"one letter, and another", repeat("a"), quote(strings.Repeat("a", 100) + "bcd" + strings.Repeat("a", 100)), Ambiguous},
		{"a letter and another in context", repeat("a"), behind(strings.Repeat("a", 300), strings.Repeat("ab", 200)), Lost},
		{"rewritten everywhere", repeat("the talks were held behind closed doors on that day. "), inside("the talks were", "begun", "behind closed doors"), Ambiguous},
		{"many parts that are like it", strings.Repeat("the talks were held behind closed doors on that day. ", 4000),
			quote(strings.Repeat("the talks were held behind closed gates on that day […] ", maxParts)), Ambiguous},
		{"as long as the text", prose, quote(other), Lost},
		{"the text and more", prose, Quotation{Text: prose + ".", Raw: other}, Lost},
	} {
		t.Run(x.name, func(t *testing.T) {
			if found := Find(text.Of(x.text), x.q); found.State != x.state {
				t.Errorf("%v, want %v", found.State, x.state)
			}
		})
	}
}
