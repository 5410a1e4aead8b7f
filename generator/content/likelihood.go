package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gloss/generator/diag"
)

// Terms are the terms of a yardstick, from the least to the most likely; those of ICD 203 are the first row, then the
// second.
func Terms(yardstick string) []string { return slices.Clone(yardsticks[yardstick]) }

// YardstickOfTerm returns the yardstick that alone has a term; "" where none has it, or several have.
func YardstickOfTerm(term string) (only string) {
	for _, name := range vocabularies["yardstick"] {
		switch {
		case !slices.Contains(yardsticks[name], term):
		case only != "":
			return ""
		default:
			only = name
		}
	}
	return only
}

// NearestTerm returns the term of a yardstick whose band has its middle nearest to that of another yardstick's term; of
// equals the least likely.
func NearestTerm(yardstick, other, term string) (nearest string) {
	wanted, _ := BandOf(other, term)
	least := 0
	for i, own := range yardsticks[yardstick] {
		band := bands[yardstick][i]
		distance := band.From + band.To - wanted.From - wanted.To // twice that of the middles
		if distance = max(distance, -distance); nearest == "" || distance < least {
			nearest, least = own, distance
		}
	}
	return nearest
}

// checkLikelihood reports a likelihood that is no term of its yardstick, and one that has no yardstick.
func (n *Annotation) checkLikelihood(s *Settings) []diag.Diagnostic {
	if n.Likelihood.IsZero() || n.Kind.Value != "judgement" || n.Mistaken("yardstick") {
		return nil
	}
	yardstick := cmp.Or(n.Yardstick, s.Yardstick)
	if yardstick.IsZero() && s.unsure("yardstick") {
		return nil
	}
	if yardstick.IsZero() {
		return []diag.Diagnostic{{
			Code: diag.FieldMissing, At: n.Likelihood.At,
			Message: "“yardstick” is missing: a likelihood needs one, here or in site.md (icd203 or phia)",
		}}
	}
	problem, known := notTerm(n.Likelihood.Text, yardsticks[yardstick.Value])
	if known {
		return nil
	}
	problem.Notes = []diag.Note{{Message: fmt.Sprintf("the terms of %s are %s", yardstick.Value, strings.Join(yardsticks[yardstick.Value], ", "))}}
	term := strings.ToLower(n.Likelihood.Value)
	if other := YardstickOfTerm(term); other != "" && other != yardstick.Value {
		problem.Message = fmt.Sprintf("“%s” is a term of %s, not of %s: the nearest term of %[3]s is “%[4]s”; or write yardstick: %[2]s",
			n.Likelihood.Value, other, yardstick.Value, NearestTerm(yardstick.Value, other, term))
		problem.Notes = append(problem.Notes, diag.Note{At: yardstick.At, Message: "the yardstick is chosen here"})
	}
	return []diag.Diagnostic{problem}
}
