package anchor

import "testing"

func TestNearest(t *testing.T) {
	checkRows(t, []row{
		{"a word less", "Now ⟦the deal is acceptable to Seoul⟧, he said", quote("the deal is not acceptable to Seoul"), Changed, "", "!not→"},
		{"other words", "He said: ⟦it was highly likely that six had been killed⟧ there",
			quote("it was highly likely that six officers were killed"), Lost, "", ""},
		{"another case and other words", "⟦THE DEAL IS OFF IN SEOUL⟧ TODAY", quote("The deal was off in Seoul"), Lost, "", ""},
		{"a spelling", "Later ⟦Robyn⟧ came", quote("Robin"), Lost, "", ""},
		{"half of a word is not near", "Our computational machines are here", quote("Linus"), Lost, "", ""},
		{"a short word is not near", "a dead end", quote("deal"), Lost, "", ""},
		{"other text is not near", "The harbour was closed on Tuesday because of the storm", quote("it was highly likely that six officers were killed"), Lost, "", ""},
		{"an empty text", "", quote("the deal is off"), Lost, "", ""},
		{"longer than the text", "⟦The deal was off in⟧", quote("The deal was off in Seoul"), Lost, "", ""},
		{"much longer than the text", "off", quote("The deal was off in Seoul, and everybody went home"), Lost, "", ""},
		{"the start widens to a word", "⟦unacceptable to most of us,⟧ he said", quote("acceptable to more of us,"), Lost, "", ""},
		{"words keep their apostrophes", "⟦It doesn't say that he left⟧", quote("It does say that he left"), Lost, "", ""},
		{"an apostrophe is within a word", "they ⟦don't think that we know it⟧ now", quote("on't think that they know it"), Lost, "", ""},
		{"a sign of a vowel is within a word", "कि ⟦दुनिया के लोग नहीं जानते⟧ थे", quote("ुनिया के सब लोग नहीं जानते"), Lost, "", ""},
		{"over paragraphs", "⟦They agreed.¶Talks went on⟧ later", quote("They had agreed. Talks went on"), Lost, "", ""},
		{"Korean", "국방부는 ⟦북한군 장교 여섯 명이 숨졌다고⟧ 밝혔다", quote("북한군 장교 6 명이 숨졌다고"), Lost, "", ""},
		{"Chinese", "俄罗斯与⟦朝鲜签署了合作条约⟧。", quote("朝鲜签署合作条约"), Lost, "", ""},
		{"Russian", "Он сказал, ⟦что договор подписан вчера⟧ в Москве", quote("что договор был подписан вчера"), Lost, "", ""},
		{"Arabic", "قال إن ⟦الاتفاق قائم بين البلدين⟧ اليوم", quote("الاتفاق ما زال قائم بين البلدين"), Lost, "", ""},
		{"the longest part of an elided one", "The deal ⟦was signed in the old town⟧", quote("The treaty […] was signed in the new town"), Lost, "", ""},
	})
}

func TestStatesAreWritten(t *testing.T) {
	for state, want := range map[State]string{Anchored: "anchored", Edited: "edited", Changed: "changed",
		Ambiguous: "ambiguous", Lost: "lost", Invalid: "invalid", 0: "", 9: "State(9)"} {
		if got := state.String(); got != want {
			t.Errorf("%d is written %q, want %q", state, got, want)
		}
	}
}
