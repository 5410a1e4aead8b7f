package check

import (
	"fmt"
	"strings"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/site"
)

// foreignTerms reports where the text of a judgement uses a term that only another yardstick has: its readers would look
// it up in the wrong one.
func foreignTerms(s *site.Site) (problems []diag.Diagnostic) {
	for _, n := range s.Claims {
		own := yardstickOf(s, n)
		if !n.IsJudgement() || own == "" {
			continue
		}
		for _, sentence := range sentences(n) {
			for _, u := range termsIn(n, sentence) {
				other := content.YardstickOfTerm(u.term)
				if other == "" || other == own {
					continue
				}
				problems = append(problems, diag.Diagnostic{
					Code: diag.LikelihoodForeign, At: u.at,
					Message: fmt.Sprintf("“%s” is a term of %s, and this judgement uses %s: the nearest term of that is “%s”",
						u.term, other, own, content.NearestTerm(own, other, u.term)),
					Notes: []diag.Note{{Message: fmt.Sprintf("the terms of %s are %s", own, strings.Join(content.Terms(own), ", "))}},
				})
			}
		}
	}
	return problems
}
