package anchor

import (
	"strings"
	"testing"
)

// The rows of the table of cases from which the rules of anchoring start, as far as they are of finding.
func TestFirstCases(t *testing.T) {
	old := "The ministry said on Tuesday that the shells, which were made in the north, had been carried by rail to the " +
		"border, which is closed to all other trains, and from there to the depots at Tikhoretsk and on"
	changed := strings.NewReplacer("shells, which", "shells, that", "rail to", "rail, to", "trains, and", "trains and").Replace(old)
	checkRows(t, []row{
		{"a link", "accept ⟦the draft text⟧ now", quote("the draft text"), Anchored, "", ""},
		{"two paragraphs", "They ⟦agreed.¶Talks resumed⟧", quote("agreed. Talks resumed"), Anchored, "", ""},
		{"references and escapes", "⟦AT&T *x*⟧ & y", quote("AT&T *x*"), Anchored, "", ""},
		{"NFD", "⟦Dvor\u030ca\u0301k met⟧", quote("Dvořák met"), Anchored, "", ""},
		{"hard-wrapped", "⟦Kim\u00a0Jong\nUn⟧", quote("Kim Jong Un"), Anchored, "", ""},
		{"equal sentences", "⟦He said yes.⟧ She left. ⟦He said yes.⟧", quote("He said yes."), Ambiguous, "^She left.|She left.^", ""},
		{"equal sentences with a suffix", "⟦He said yes.⟧ She left. He said yes.", until("He said yes.", "She left"), Anchored, "", ""},
		{"somebody else", "Our computational machines are…", behind("to my son ", "Linus"), Lost, "", ""},
		{"a negation", "⟦the deal is acceptable to Seoul⟧", quote("the deal is not acceptable to Seoul"), Changed, "", "!not→"},
		{"harmless edits", "⟦" + changed + "⟧", quote(old), Edited, "", "which→that|→,|,→"},
		{"a row of a table", "⟦a|b¶Seoul⟧", quote("a|b Seoul"), Anchored, "", ""},
		{"emoji before", "🤔🤔 ⟦Kim spoke⟧", quote("Kim spoke"), Anchored, "", ""},
		{"code", "⟦a := b[0]⟧¶⟦a := b[0]⟧", quote("a := b[0]"), Ambiguous, "^a := b[0]|a := b[0]^", ""},
		{"bidi marks", "قال \u2067⟦الوزير \u2066Kim\u2069 أمس⟧\u2069", quote("الوزير Kim أمس"), Anchored, "", ""},
		{"an end inside a cluster", "a ⟦family 👨‍👩‍👧⟧", quote("family 👨"), Anchored, "", ""},
	})
}
