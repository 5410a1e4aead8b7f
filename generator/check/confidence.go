package check

import (
	"fmt"

	"gloss/generator/diag"
	"gloss/generator/language"
	"gloss/generator/site"
)

// confidence reports the sentences of judgements that say both how likely something is and how sure the desk is of that.
// ICD 203 (D.6.e.(2)) keeps the two out of one sentence: “moderate confidence that it is likely” is read as one degree.
// That is so with the terms of any yardstick.
func confidence(s *site.Site) (problems []diag.Diagnostic) {
	for _, n := range s.Claims {
		if !n.IsJudgement() {
			continue
		}
		for _, sentence := range sentences(n) {
			start, end, found := language.Confidence(n.Language, sentence.Key)
			if !found || sentence.IsQuoted(start) {
				continue
			}
			uses := termsIn(n, sentence)
			if len(uses) == 0 {
				continue
			}
			problems = append(problems, diag.Diagnostic{
				Code: diag.LikelihoodWithConfidence, At: sentence.At(0, len(sentence.Key)),
				Message: fmt.Sprintf("“%s” and “%s” stand in one sentence, and are read as one degree: say how likely it is in one sentence, and how sure the desk is in another or in the field “confidence”",
					uses[0].term, sentence.Key[start:end]),
			})
		}
	}
	return problems
}
