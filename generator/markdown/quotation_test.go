package markdown

import (
	"testing"

	"gloss/generator/source"
)

func TestSecondQuotationBehindADefinition(t *testing.T) {
	for _, between := range []string{"\n", "\n[r]: x\n\n", "\n[^1]: x\n\n"} {
		q, _ := ParseAnnotation(source.New("n.md", []byte("> a\n"+between+"> b[^1]\n")), 0, Options{})
		if q == nil || !hasProblem(q.Doc, QuoteRepeated) {
			t.Errorf("%q between two quotations hides the second", between)
		}
	}
}
