package check

import (
	"fmt"
	"slices"
	"strings"

	"gloss/generator/diag"
	"gloss/generator/site"
)

// unanswered remarks on the claims about a person that nobody has answered: who is spoken of should be asked. A claim that
// repeats another is answered, or not, with that one.
func unanswered(s *site.Site) (problems []diag.Diagnostic) {
	for _, n := range s.Claims {
		own := n.Source
		if !n.IsClaim() || n.Repeats != nil || n.Article.Withdrawn != nil || !stating[own.Stance.Value] || len(n.Responses) > 0 {
			continue
		}
		people := spokenOf(s, n)
		if len(people) == 0 {
			continue
		}
		problems = append(problems, diag.Diagnostic{
			Code: diag.ClaimUnanswered, At: own.That.At,
			Message: fmt.Sprintf("nothing answers this claim about %s: ask for an answer, and record it, or that there was no comment, as a claim with responds-to: [%s]",
				strings.Join(people, ", "), n.Ref()),
		})
	}
	return problems
}

// spokenOf are the names of the people that a claim is about and who do not make it themselves.
func spokenOf(s *site.Site, n *site.Note) (names []string) {
	for _, e := range n.About {
		speaks := slices.ContainsFunc(n.By, func(p site.Party) bool { return p.Entity == e })
		if s.IsKind(e, "person") && !speaks {
			names = append(names, e.Title)
		}
	}
	return names
}
