// Package check holds the rules that look at a finished site as an editor would: one file a rule.
//
// A [site.Site] comes in, Diagnostics go out. What a page needs to be right is not looked at here; the stages before
// this one report it where they find it.
//
// A withdrawn article stays readable, so what its notes quote and say is held to the rules; but nobody is reminded to
// follow them up.
package check

import (
	"gloss/generator/diag"
	"gloss/generator/site"
	"gloss/generator/source"
)

// Site runs every rule over a site.
func Site(s *site.Site) (problems []diag.Diagnostic) {
	for _, rule := range []func(*site.Site) []diag.Diagnostic{
		reviews, outcomes, words, roles, answers, unanswered, foreignTerms, mixedRows, confidence, unnamed, soles,
	} {
		problems = append(problems, rule(s)...)
	}
	return problems
}

// isOwn reports whether a field was written in the note's own file, and not taken from the claim that it repeats: what is
// wrong with that is reported there.
func isOwn(n *site.Note, at source.Span) bool { return at.File == n.Source.File }
