package anchor

import (
	"fmt"
	"strings"
	"testing"

	"gloss/generator/text"
)

func TestFindInContext(t *testing.T) {
	checkRows(t, []row{
		{"a suffix decides", "⟦He said yes.⟧ She left. He said yes.", until("He said yes.", "She left"), Anchored, "", ""},
		{"a prefix decides", "He said yes. She left. ⟦He said yes.⟧", behind("She left.", "He said yes."), Anchored, "", ""},
		{"both decide", "a Kim b. a Kim c. d ⟦Kim⟧ c. d Kim b.", Quotation{Text: "Kim", Prefix: "d", Suffix: "c."}, Anchored, "", ""},
		{"over paragraphs", "He left.¶⟦He said yes.⟧¶She left.¶He said yes.", until("He said yes.", "She left. He"), Anchored, "", ""},
		{"over cells without white space", "Kyiv¦⟦Kim⟧¦Seoul¦Kim", until("Kim", "Seoul"), Anchored, "", ""},
		{"spaces at the junctions", "in Kyiv ⟦the deal⟧ held; in Rome the deal held", behind("in Kyiv  ", " the deal"), Anchored, "", ""},
		{"no spaces at the junctions", "in Kyiv ⟦the deal⟧ held; in Rome the deal held", behind("in Kyiv", "the deal"), Anchored, "", ""},
		{"inside a word", "re⟦port⟧ or airport", behind("re", "port"), Anchored, "", ""},
		{"other quotation marks", "“yes” ⟦he said⟧; “no” he said", behind(`"yes"`, "he said"), Anchored, "", ""},
		{"a word was put in", "In far Kyiv ⟦the deal⟧ held; in Rome the deal held", behind("In Kyiv", "the deal"), Anchored, "", ""},
		{"a word was put in beside the passage", "President Lee, tired, ⟦said so⟧. And then Kim said so.", behind("President Lee", "said so"), Lost, "", ""},
		{"longer than the text before", "Kim ⟦left⟧. Then came Kim again", behind("Yesterday Kim", "left"), Lost, "", ""},
		{"a long context over the start", "x ⟦Kim left⟧. He said that Kim left", behind("x", "Kim left"), Anchored, "", ""},
		{"Korean", "김 위원장은 ⟦말했다⟧. 이 대통령도 말했다.", behind("김 위원장은", "말했다"), Anchored, "", ""},
		{"Chinese", "金正恩⟦说好⟧。普京说好。", behind("金正恩", "说好"), Anchored, "", ""},
		{"Arabic", "قال الوزير ⟦إن الاتفاق⟧ قائم. قال النائب إن الاتفاق", behind("قال الوزير", "إن الاتفاق"), Anchored, "", ""},

		{"somebody else's name", "Our computational machines are…", behind("to my son ", "Linus"), Lost, "", ""},
		{"a passage in another context", "Later ⟦Robin⟧ went home", behind("my brother", "Robin"), Lost, "", ""},
		{"a context too short to refuse", "Later ⟦Robin⟧ went home", behind("brothe", "Robin"), Anchored, "", ""},
		{"half of the context", "xxxxabcd⟦Robin went home early in the morning⟧", behind("yyyyabcd", "Robin went home early in the morning"), Anchored, "", ""},
		{"less than half of the context", "xxxxxbcd⟦Robin went home early in the morning⟧", behind("yyyyabcd", "Robin went home early in the morning"), Lost, "", ""},
		{"half of the context of 31 units", "xxxxabcd⟦Robin went home in the mornings⟧", behind("yyyyabcd", "Robin went home in the mornings"), Lost, "", ""},
		{"four fifths of the context of a short one", "xxcdefghij⟦Robin⟧", behind("abcdefghij", "Robin"), Anchored, "", ""},
		{"less than that of the context of a short one", "xxxdefghij⟦Robin⟧", behind("abcdefghij", "Robin"), Lost, "", ""},
		{"the nearest of several refused", "Robin left. In Kyiv ⟦Robin⟧ stayed", behind("Never in Kyivograd with", "Robin"), Lost, "", ""},
		{"missing text is different", "⟦Robin⟧", behind("abcdefgh", "Robin"), Lost, "", ""},
		{"prefix and suffix count together", "abcd ⟦Robin went home early in the morning⟧ xxxx", Quotation{Text: "Robin went home early in the morning", Prefix: "abcd", Suffix: "efgh"}, Anchored, "", ""},
	})
}

func TestFindAmbiguous(t *testing.T) {
	checkRows(t, []row{
		{"two sentences", "⟦He said yes.⟧ She left. ⟦He said yes.⟧", quote("He said yes."), Ambiguous, "^She left.|She left.^", ""},
		{"overlapping repetitions", "⟦a⟦a⟦aa⟧a⟧a⟧", quote("aaaa"), Ambiguous, "^aa|^|aa^", ""},
		{"repetitions of a pair", "⟦ab⟦abab⟧ab⟧ c", quote("ababab"), Ambiguous, "^ab|^c", ""},
		{"context that fits both", "in Kyiv ⟦the deal⟧ held. in Kyiv ⟦the deal⟧ fell.", behind("in Kyiv", "the deal"), Ambiguous, "^held. in|held. in Kyiv^", ""},
		{"context that fits none", "in Kyiv ⟦Kim⟧ stood. in Rome ⟦Kim⟧ sat.", behind("xyz", "Kim"), Ambiguous, "^stood. in|stood. in Rome^", ""},
		{"context that fits one hardly better", "abcdefghix ⟦Kim⟧ a abcdefghiy ⟦Kim⟧ b", behind("abcdefghix", "Kim"), Ambiguous, "^a abcdefghiy|a abcdefghiy^", ""},
		{"context that fits one clearly better", "abcdefghx ⟦Kim⟧ a abcdefghy Kim b", behind("abcdefghx", "Kim"), Anchored, "", ""},
		{"one letter is no tenth of ten", "abcdefghix ⟦Kim,⟧ abcdefghiy ⟦Kim,⟧", quote("Kim,"), Ambiguous,
			"^abcdefghiy|Kim, abcdefghiy^", ""},
		{"folded", "⟦the Deal⟧ held, ⟦The Deal⟧ fell", quote("THE DEAL"), Ambiguous, "^held, The|Deal held,^", ""},
		{"what tells is published", "⟦the deal⟧ “held”, ⟦the deal⟧ fell", quote("the deal"), Ambiguous, "^“held”, the|deal “held”,^", ""},
		{"white space is one space", "a\u00a0\n b c ⟦the deal⟧ ¶ a d c ⟦the deal⟧", quote("the deal"), Ambiguous, "^a d c the|deal a d c^", ""},
		{"a hidden mark is no context", "one‹1› c ⟦the deal⟧, c ⟦the deal⟧", quote("the deal"), Ambiguous, "^, c the deal|the deal, c^", ""},
		{"cells without white space", "ab¦c¦⟦the deal⟧¦; db¦c¦⟦the deal⟧", quote("the deal"), Ambiguous, "^; db c the|deal ; db c^", ""},
		{"signs alone are no context", "— ⟦the deal⟧ * ⟦the deal⟧ +", quote("the deal"), Ambiguous, "^* the deal|the deal *^", ""},
		{"Chinese, by the character", "在北京⟦他说好⟧。在东京⟦他说好⟧。", quote("他说好"), Ambiguous, "^。在东京他说好。|京他说好。在东京^", ""},
		{"Chinese in a wrapped line", "在\n北⟦他说好⟧在\n东⟦他说好⟧", quote("他说好"), Ambiguous, "北^|东^", ""},
		{"Thai, by the letter and its marks", "ไป⟦ที่บ้าน⟧มา⟦ที่บ้าน⟧", quote("ที่บ้าน"), Ambiguous, "^มาที่บ้า|ที่บ้านมา^", ""},
		{"Korean", "그는 ⟦말했다⟧. 그녀가 ⟦말했다⟧.", quote("말했다"), Ambiguous, "^. 그녀가 말했다.|말했다. 그녀가^", ""},
		{"Arabic", "قال ⟦إن الاتفاق⟧ قائم، زعم ⟦إن الاتفاق⟧ ملغى", quote("إن الاتفاق"), Ambiguous, "^قائم، زعم|قائم، زعم^", ""},
		{"nothing tells", "⟦abcd⟧⟦abcd⟧", quote("abcd"), Ambiguous, "^abcd|abcd^", ""},
		{"nothing but signs around", "⟦abcd⟧ . ⟦abcd⟧ . ⟦abcd⟧", quote("abcd"), Ambiguous, "^. abcd .|^|. abcd .^", ""},
		{"dots of one ellipsis are one place", "so on⟦…⟧", behind("x", ".."), Anchored, "", ""},
		{"dots of two ellipses are two places", "so⟦…⟧ on⟦…⟧ x", behind("q", ".."), Ambiguous, "so^|so… on^", ""},
	})
}

func TestFirstTwentyPlacesAreTold(t *testing.T) {
	for times, suffix := range map[int]string{30: ", 2 the deal, 3", maxRivals: ", 2 the deal, 3 the", maxRivals + 1: ""} {
		var b strings.Builder
		for i := range times {
			fmt.Fprintf(&b, "%d the deal, ", i)
		}
		found := Find(text.Of(b.String()), quote("the deal"))
		if found.State != Ambiguous || found.Total != times || len(found.Places) != maxPlaces || found.Places[1].Suffix != suffix {
			t.Errorf("%d times: %v, %d places of %d, %v", times, found.State, len(found.Places), found.Total, found.Places[1])
		}
	}
}

func TestAContextIsFarEnoughAway(t *testing.T) {
	same := strings.Repeat("and so on and on ", 5)
	found := Find(text.Of("In Kyiv and Lviv "+same+"the deal. In Rome or Milan "+same+"the deal."), quote("the deal"))
	if len(found.Places) != 2 || !strings.HasSuffix(found.Places[1].Prefix, "Milan "+strings.TrimSpace(same)) {
		t.Errorf("%+v", found)
	}
}
