package check

import (
	"fmt"

	"gloss/generator/diag"
	"gloss/generator/site"
)

// outcomes reminds of the judgements that do not say what came of them although the day has passed by which that was to
// be known.
func outcomes(s *site.Site) (problems []diag.Diagnostic) {
	for _, n := range s.Claims {
		own := n.Source
		if !n.IsJudgement() || n.Article.Withdrawn != nil || own.Outcome != nil || own.Mistaken("outcome") || !isPast(s, own.Until) {
			continue
		}
		problems = append(problems, diag.Diagnostic{
			Code: diag.OutcomeDue, At: own.Until.At,
			Message: fmt.Sprintf("the desk was to know by %s: write outcome: {date: …, was: …} with happened, did-not-happen or unclear, or set a later date", own.Until),
		})
	}
	return problems
}
