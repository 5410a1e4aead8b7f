// Package check holds the rules that look at a finished site as an editor would: one file a rule.
//
// A [site.Site] comes in, Diagnostics go out. What a page needs to be right is not looked at here; the stages before
// this one report it where they find it.
package check

import (
	"gloss/generator/diag"
	"gloss/generator/site"
)

// Site runs every rule over a site.
func Site(s *site.Site) (problems []diag.Diagnostic) {
	for _, rule := range []func(*site.Site) []diag.Diagnostic{reviews, soles} {
		problems = append(problems, rule(s)...)
	}
	return problems
}
