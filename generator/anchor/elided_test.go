package anchor

import "testing"

func TestFindElided(t *testing.T) {
	checkRows(t, []row{
		{"two parts", "⟦The deal was signed⟧ at once", quote("The deal […] signed"), Anchored, "", ""},
		{"dots for an ellipsis", "⟦The deal was signed⟧ at once", quote("The deal [...] signed"), Anchored, "", ""},
		{"three parts over paragraphs", "⟦The deal,¶they say, was¶signed⟧", quote("The deal […] they say […] signed"), Anchored, "", ""},
		{"nothing left out", "⟦The deal was signed⟧", quote("The deal […] was signed"), Anchored, "", ""},
		{"the sign is text first", "The deal was on, ⟦the deal […] was off⟧", quote("the deal […] was off"), Anchored, "", ""},
		{"the sign at the start", "but ⟦the deal is off⟧", quote("[…] the deal is off"), Anchored, "", ""},
		{"the sign at the end", "but ⟦the deal is off⟧", quote("the deal is off […]"), Anchored, "", ""},
		{"the shortest passage", "The deal; ⟦The deal was signed⟧, signed", quote("The deal […] signed"), Anchored, "", ""},
		{"parts in their order", "signed, ⟦The deal was signed⟧", quote("The deal […] signed"), Anchored, "", ""},
		{"parts in another order", "signed was ⟦The deal⟧", quote("The deal […] signed"), Lost, "", ""},
		{"parts do not overlap", "banananana", quote("banana […] anana"), Lost, "", ""},
		{"parts touch", "⟦bananaanana⟧", quote("banana […] anana"), Anchored, "", ""},
		{"several passages", "⟦The deal was signed⟧. ⟦The deal is signed⟧.", quote("The deal […] signed"), Ambiguous, "^. The deal|was signed.^", ""},
		{"several passages, one length longer", "⟦The deal was signed⟧. ⟦The deal has been signed⟧.", quote("The deal […] signed"), Ambiguous, "^. The deal|was signed.^", ""},
		{"a context decides", "⟦The deal was signed⟧. The deal is signed in Kyiv.", until("The deal […] signed", "The deal is"), Anchored, "", ""},
		{"the whole refused, the parts found", "He wrote: the deal […] is off. In fact ⟦the deal that is off⟧ is ours.", behind("is off. In fact", "the deal […] is off"), Anchored, "", ""},
		{"Chinese", "⟦朝鲜和俄罗斯签署⟧", quote("朝鲜[…]签署"), Anchored, "", ""},
	})
}
