package anchor

import (
	"slices"
	"strings"
	"testing"

	"gloss/generator/text"
)

// What a quotation would have to hold is what stands at its parts, and quoted so it is found as it is.
func TestPartsOfWhatIsNotAsItWasQuoted(t *testing.T) {
	for _, x := range []struct {
		article string
		q       Quotation
		state   State
		parts   string
	}{
		{"The élysée announced the talks.", quote("the Elysée announced"), Edited, "The élysée announced"},
		{"The deal is acceptable to Seoul, he said", quote("the deal is not acceptable to Seoul"), Changed, "The deal is acceptable to Seoul"},
		{"They found it unacceptable to Seoul.", quote("acceptable to Seoul"), Changed, "unacceptable to Seoul"},
		{"The Talks began on the quay, they say, and ended late.", quote("the talks began […] and Ended late"), Edited, "The Talks began|and ended late"},
		{"the talks began on the quay", quote("the talks began"), Anchored, ""},
	} {
		article := text.Of(x.article)
		found := Find(article, x.q)
		var parts []string
		for _, part := range found.Parts {
			parts = append(parts, part.In(article.P))
		}
		if found.State != x.state || strings.Join(parts, "|") != x.parts {
			t.Errorf("%q in %q: %v, parts %q", x.q.Text, x.article, found.State, parts)
			continue
		}
		x.q.Text = strings.Join(slices.Clip(parts), " […] ")
		if again := Find(article, x.q); len(parts) > 0 && again.State != Anchored {
			t.Errorf("%q in %q is %v", x.q.Text, x.article, again.State)
		}
	}
}
