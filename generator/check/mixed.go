package check

import (
	"fmt"
	"slices"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/site"
)

// mixedRows reports where the judgements of one article use terms of both rows of ICD 203, which “strongly encourages”
// analysts not to mix them (D.6.e.(2)(a)): a reader would look for a difference between likely and probable. The first
// judgement sets the row; each that leaves it is reported once.
func mixedRows(s *site.Site) (problems []diag.Diagnostic) {
	for _, a := range s.Articles {
		var first use
		for _, n := range a.Notes {
			if !n.IsJudgement() || yardstickOf(s, n) != "icd203" {
				continue
			}
			uses := ratedTerms(n)
			if first.term == "" && len(uses) > 0 {
				first = uses[0]
			}
			for _, u := range uses {
				if rowOf(u.term) == rowOf(first.term) {
					continue
				}
				problems = append(problems, diag.Diagnostic{
					Code: diag.LikelihoodMixed, At: u.at,
					Message: fmt.Sprintf("“%s” and “%s” are of different rows of icd203: keep to one row in an article, and write “%s”", u.term, first.term, synonym(u.term)),
					Notes:   []diag.Note{{At: first.at, Message: fmt.Sprintf("“%s” stands here", first.term)}},
				})
				break
			}
		}
	}
	return problems
}

// ratedTerms are the uses of terms of ICD 203 in a judgement: its likelihood, then those in its texts.
func ratedTerms(n *site.Note) []use {
	uses := []use{{n.Source.Likelihood.Value, n.Source.Likelihood.At}}
	for _, sentence := range sentences(n) {
		uses = append(uses, termsIn(n, sentence)...)
	}
	return slices.DeleteFunc(uses, func(u use) bool { return rowOf(u.term) < 0 })
}

// rowOf is the row of ICD 203 in which a term stands, 0 or 1, or -1 where it stands in none.
func rowOf(term string) int {
	terms := content.Terms("icd203")
	at := slices.Index(terms, term)
	if at < 0 {
		return -1
	}
	return at / (len(terms) / 2)
}

// synonym is what the other row of ICD 203 calls a term.
func synonym(term string) string {
	terms := content.Terms("icd203")
	half := len(terms) / 2
	return terms[(slices.Index(terms, term)+half)%len(terms)]
}
