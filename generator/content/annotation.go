package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gloss/generator/diag"
)

// checkQuotation reports a quotation that cannot be looked for, and fields that need one and have none.
func (n *Annotation) checkQuotation() (problems []diag.Diagnostic) {
	invalid := func(at Text, message string) {
		problems = append(problems, diag.Diagnostic{Code: diag.QuoteInvalid, At: at.At, Message: message})
	}
	if q := n.Quotation; q != nil {
		if strings.TrimSpace(q.Raw) == "" {
			invalid(Text{At: q.At}, "the quotation is empty: paste the passage behind the >, or delete the line for a note on the whole article")
		}
		return problems
	}
	const without = "needs a passage: begin the text below the front matter with a quotation, “> the passage”"
	if !n.Prefix.IsZero() {
		invalid(n.Prefix, "“prefix” "+without)
	}
	if !n.Suffix.IsZero() {
		invalid(n.Suffix, "“suffix” "+without)
	}
	if !n.Words.IsZero() && n.Source.IsZero() && !n.Mistaken("source") {
		invalid(n.Words, "“words” "+without+", or give their “source”")
	}
	return problems
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

// Inherit returns the claim with every field that it does not give taken from the claim it repeats. What the other's
// statement was by itself (its words, its day, the office, where it stands) is not taken over by another speaker.
func (n Annotation) Inherit(from *Annotation) Annotation {
	if len(n.By) == 0 || sameParties(n.By, from.By) {
		n.inheritStatement(from)
	}
	inherit(&n.By, from.By)
	inherit(&n.About, from.About)
	inherit(&n.RespondsTo, from.RespondsTo)
	n.That = cmp.Or(n.That, from.That)
	n.Stance = cmp.Or(n.Stance, from.Stance)
	return n
}

func (n *Annotation) inheritStatement(from *Annotation) {
	inherit(&n.Via, from.Via)
	n.As, n.Words = cmp.Or(n.As, from.As), cmp.Or(n.Words, from.Words)
	n.Original = cmp.Or(n.Original, from.Original)
	if n.Said.IsZero() {
		n.Said = from.Said
	}
	if n.Source.IsZero() {
		n.Source = from.Source
	}
}

// sameParties reports whether two lists of parties are written alike.
func sameParties(a, b []Party) bool {
	return slices.EqualFunc(a, b, func(a, b Party) bool {
		return a.Entity.Value == b.Entity.Value && a.Text.Value == b.Text.Value && a.Of.Value == b.Of.Value
	})
}

func inherit[T any](own *[]T, first []T) {
	if len(*own) == 0 {
		*own = first
	}
}
