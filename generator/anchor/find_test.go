package anchor

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gloss/generator/text"
)

// A row is a text (see marked) and a quotation. The passage between ⟦⟧ is what is found; several are the places of an
// ambiguous quotation; of a lost one it is the nearest passage.
type row struct {
	name, text string
	q          Quotation
	state      State
	contexts   string // of the places, as "prefix^suffix", separated by |
	changes    string // as "old→new", separated by |, with a ! before a grave one; * is not looked at
}

func quote(s string) Quotation          { return Quotation{Text: s} }
func behind(prefix, s string) Quotation { return Quotation{Text: s, Prefix: prefix} }
func until(s, suffix string) Quotation  { return Quotation{Text: s, Suffix: suffix} }

func checkRows(t *testing.T, rows []row) {
	for _, x := range rows {
		t.Run(x.name, func(t *testing.T) {
			article, passages := marked(t, x.text)
			got := Find(article, x.q)
			want := Found{State: x.state}
			switch {
			case x.state == Ambiguous:
				want.Places, want.Total = places(passages, x.contexts), len(passages)
			case len(passages) == 1 && x.state == Lost:
				want.Nearest = passages[0]
			case len(passages) > 0:
				want.At, want.Elsewhere = passages[0], passages[1:]
			}
			if changes := told(article, got); x.changes != "*" && changes != x.changes {
				t.Errorf("changes %q, want %q", changes, x.changes)
			}
			got.Changes, got.Parts = nil, nil
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%q in %q (- want, + got):\n%s", x.q, article.P, diff)
			}
		})
	}
}

// told writes changes as a row does.
func told(article *text.Text, found Found) string {
	var all []string
	for _, c := range found.Changes {
		grave := ""
		if c.Grave {
			grave = "!"
		}
		all = append(all, grave+c.Old+"→"+slice(article.P, c.At))
	}
	return strings.Join(all, "|")
}

func places(passages []text.Range, contexts string) []Place {
	var all []Place
	for i, c := range strings.Split(contexts, "|") {
		prefix, suffix, _ := strings.Cut(c, "^")
		all = append(all, Place{At: passages[i], Prefix: prefix, Suffix: suffix})
	}
	return all
}

func TestFindExactly(t *testing.T) {
	checkRows(t, []row{
		{"across emphasis and a link", "accept [⟦the draft text⟧](u) now", quote("the draft text"), Anchored, "", ""},
		{"across paragraphs", "They ⟦agreed.¶Talks resumed⟧ later.", quote("agreed. Talks resumed"), Anchored, "", ""},
		{"across cells without white space", "⟦a|b¦Seoul⟧¦Kyiv", quote("a|b Seoul"), Anchored, "", ""},
		{"with the characters of markup", "⟦AT&T *x*⟧ & y", quote("AT&T *x*"), Anchored, "", ""},
		{"within code", "run `⟦go test ./...⟧`", quote("go test ./..."), Anchored, "", ""},
		{"at both ends of the text", "⟦All of it.⟧", quote("All of it."), Anchored, "", ""},
		{"at the end of the text", "Not this, ⟦but this⟧", quote("but this"), Anchored, "", ""},
		{"inside words", "in⟦determina⟧te", quote("determina"), Anchored, "", ""},
		{"of four units", "he ⟦left⟧.", quote("left"), Anchored, "", ""},
		{"case decides between equals", "The WHO asked ⟦who is⟧ there.", quote("who is"), Anchored, "", ""},

		{"NFC in NFD", "⟦Dvor\u030ca\u0301k met⟧ him", quote("Dvořák met"), Anchored, "", ""},
		{"NFD in NFC", "⟦Dvořák met⟧ him", quote("Dvor\u030ca\u0301k met"), Anchored, "", ""},
		{"a no-break space and a wrapped line", "that ⟦Kim\u00a0Jong\nUn⟧ spoke", quote("Kim Jong Un"), Anchored, "", ""},
		{"narrow spaces of French", "il dit ⟦«\u202foui\u202f» hier⟧", quote("« oui » hier"), Anchored, "", ""},
		{"soft hyphens", "the ⟦in\u00adter\u00adna\u00adtional⟧ order", quote("international"), Anchored, "", ""},
		{"soft hyphens in the quotation", "the ⟦international⟧ order", quote("inter\u00adnational"), Anchored, "", ""},
		{"a zero-width space", "the ⟦word\u200bbreak⟧ here", quote("wordbreak"), Anchored, "", ""},
		{"typographic quotes", "was ⟦“highly likely”⟧ that", quote(`"highly likely"`), Anchored, "", ""},
		{"German quotes", "war ⟦„sehr wahrscheinlich“⟧.", quote("“sehr wahrscheinlich”"), Anchored, "", ""},
		{"an apostrophe", "⟦it doesn’t say⟧ so", quote("it doesn't say"), Anchored, "", ""},
		{"dashes", "⟦Seoul – or Kyiv — said⟧ so", quote("Seoul -- or Kyiv --- said"), Anchored, "", ""},
		{"a hyphen that does not break", "the ⟦Kim\u2011Putin pact⟧", quote("Kim-Putin pact"), Anchored, "", ""},
		{"an ellipsis", "and ⟦so on… and on⟧", quote("so on... and on"), Anchored, "", ""},
		{"half an ellipsis is the whole", "and ⟦so on…⟧ and on", quote("so on."), Anchored, "", ""},
		{"ligatures", "the ⟦oﬃcial ﬁle⟧", quote("official file"), Anchored, "", ""},
		{"half a ligature is the whole", "the ⟦old oﬃ⟧cial", quote("old of"), Anchored, "", ""},
		{"a minus sign", "at ⟦−5 degrees⟧", quote("-5 degrees"), Anchored, "", ""},
		{"powers are no digits", "⟦10² men⟧, 102 men", quote("10² men"), Anchored, "", ""},
		{"hidden marks of footnotes within", "Seoul ⟦says‹1› so⟧", quote("says so"), Anchored, "", ""},
		{"white space at the ends", "He ⟦said so⟧ .", quote("\n said so \t"), Anchored, "", ""},
		{"no space of a break at the end", "⟦They left.⟧¶ ¶He stayed.", quote("They left."), Anchored, "", ""},

		{"an emoji cluster is not cut", "A ⟦family 👨‍👩‍👧⟧ came", quote("family 👨"), Anchored, "", ""},
		{"an emoji cluster is not cut at its start", "A ⟦👨‍👩‍👧 came⟧", quote("👧 came"), Anchored, "", ""},
		{"a flag is not cut", "⟦from 🇰🇷⟧ today", quote("from 🇰"), Anchored, "", ""},
		{"a variation selector belongs to its character", "⟦I ❤️ Seoul, ❤️⟧", quote("I ❤ Seoul, ❤"), Anchored, "", ""},
		{"a mark that composes with nothing", "the ⟦word x̂⟧ here", quote("word x"), Anchored, "", ""},
		{"behind emoji", "🤔🤔 ⟦Kim spoke⟧", quote("Kim spoke"), Anchored, "", ""},

		{"Korean", "국방부는 ⟦북한군 장교 6명이⟧ 숨졌다고", quote("북한군 장교 6명이"), Anchored, "", ""},
		{"Korean, two syllables are enough", "⟦평양⟧에서", quote("평양"), Anchored, "", ""},
		{"Korean, decomposed", "국방부는 ⟦\u1111\u1167\u11bc\u110b\u1163\u11bc\u110b\u1166⟧서", quote("평양에"), Anchored, "", ""},
		{"Chinese", "俄罗斯与⟦朝鲜签署条约⟧。", quote("朝鲜签署条约"), Anchored, "", ""},
		{"Chinese in a wrapped line", "俄罗斯与⟦朝鲜\n签署条约⟧。", quote("朝鲜签署条约"), Anchored, "", ""},
		{"Chinese, full-width signs", "他说⟦：「好！」⟧", quote(":「好!」"), Anchored, "", ""},
		{"Japanese", "⟦ミサイルを\n発射⟧した", quote("ミサイルを発射"), Anchored, "", ""},
		{"Arabic without the bidi marks", "قال ⟦وزير \u2068Kim Yong-hyun\u2069 أمس⟧ إن", quote("وزير Kim Yong-hyun أمس"), Anchored, "", ""},
		{"Arabic with vowel marks", "قال ⟦كِتَابٌ⟧ جديد", quote("كِتَابٌ"), Anchored, "", ""},
		{"Hebrew", "הוא אמר ⟦כן, אכן⟧.", quote("כן, אכן"), Anchored, "", ""},
		{"Russian", "Он сказал ⟦«да, конечно»⟧.", quote(`"да, конечно"`), Anchored, "", ""},
		{"Russian dialogue across lines", "⟦– Да.¶– Нет, он⟧ ушёл.", quote("- Да. - Нет, он"), Anchored, "", ""},
		{"French", "⟦L’été où l’œuvre⟧ parut", quote("L'été où l'œuvre"), Anchored, "", ""},
	})
}

func TestFindFolded(t *testing.T) {
	checkRows(t, []row{
		{"case", "⟦The Deal Is Off⟧ now", quote("the deal is off"), Edited, "", "the deal is off→The Deal Is Off"},
		{"one capital, too few to tell", "But ⟦the supreme assembly⟧ met", quote("The supreme assembly"), Lost, "", ""},
		{"one capital of a name", "But ⟦the Panel⟧ met", quote("the panel"), Lost, "", ""},
		{"one capital in a context", "But late at night ⟦the panel⟧ met", behind("But late at night", "The panel"), Edited, "", "The→the"},
		{"one capital of 32 units", "But ⟦the supreme assembly of the republic⟧ met", quote("The supreme assembly of the republic"), Edited, "", "The→the"},
		{"capitals", "they said ⟦no deal⟧.", quote("NO DEAL"), Edited, "", "NO DEAL→no deal"},
		{"accents", "⟦a Dvořák quartet⟧", quote("a Dvorak quartet"), Edited, "", "Dvorak→Dvořák"},
		{"accents in the quotation only", "un ⟦ete chaud⟧", quote("été chaud"), Edited, "", "été→ete"},
		{"letters with a stroke", "in ⟦Łódź today⟧", quote("Lodz today"), Edited, "", "Lodz→Łódź"},
		{"half a joined letter is the whole", "die ⟦alte Straß⟧e", quote("ALTE STRAS"), Changed, "", "!ALTE STRAS→alte Straß"},
		{"Russian yo", "⟦Ёлка стоит⟧", quote("елка стоит"), Edited, "", "елка→Ёлка"},
		{"Arabic without vowel marks", "قال ⟦كِتَابٌ جديد⟧", quote("كتاب جديد"), Edited, "", "كتاب→كِتَابٌ"},
		{"Greek final sigma", "ο ⟦Σίσυφος εδώ⟧", quote("ΣΊΣΥΦΟΣ ΕΔΏ"), Edited, "", "ΣΊΣΥΦΟΣ ΕΔΏ→Σίσυφος εδώ"},
		{"Kana keep their marks", "がぎぐ", quote("かきく"), Lost, "", ""},
		{"Devanagari keeps its vowels", "नमस्ते", quote("नमसत"), Lost, "", ""},
		{"exact comes first", "The Deal, THE DEAL, ⟦the deal⟧", quote("the deal"), Anchored, "", ""},
		{"even where the context refuses it", "Paris: THE DEAL is off. Later in Kyiv ⟦the deal⟧ was on.",
			behind("in far Paris:", "the deal"), Lost, "", ""},
		{"folded equals are ambiguous", "⟦The Deal⟧, then ⟦THE DEAL⟧", quote("the deal"), Ambiguous, "^, then THE|Deal, then^", ""},
		{"folded context", "⟦The Deal⟧ in KYIV; The Deal in Łódź", until("the deal", "in Kyiv"), Edited, "", "the deal→The Deal"},
		{"too short without vowel marks", "هذا مِنْ هنا", quote("مَنْ"), Lost, "", ""},
		{"a mark alone folds to nothing", "abćde", quote("\u0301\u0301\u0301\u0301"), Lost, "", ""},
		{"elided", "⟦The Deal was signed in KYIV⟧.", quote("the deal […] Kyiv"), Edited, "", "the deal→The Deal|Kyiv→KYIV"},
	})
}

func TestFindInvalid(t *testing.T) {
	checkRows(t, []row{
		{"empty", "text", quote(""), Invalid, "", ""},
		{"white space", "text", quote(" \n\u00a0\u200b"), Invalid, "", ""},
		{"empty with a context", "some text", behind("some", ""), Invalid, "", ""},
		{"three letters", "he did it", quote("did"), Invalid, "", ""},
		{"three letters with a context", "he ⟦did⟧ it", until("did", "it"), Anchored, "", ""},
		{"one Chinese character", "他在北", quote("北"), Invalid, "", ""},
		{"two Chinese characters", "他在⟦北京⟧", quote("北京"), Anchored, "", ""},
		{"an empty context is none", "he did it", Quotation{Text: "did", Prefix: " ", Suffix: "\u00ad"}, Invalid, "", ""},
		{"a short part", "The deal was signed at once", quote("The […] signed"), Invalid, "", ""},
		{"a short part with a context", "The deal was signed at once", until("The […] signed", "at once"), Invalid, "", ""},
		{"only the sign", "all of it", quote("[…]"), Invalid, "", ""},
		{"too short and nowhere", "text", quote("xyz"), Invalid, "", ""},
	})
}

func TestFindRaw(t *testing.T) {
	checkRows(t, []row{
		{"the number of a list", "Now: It was ⟦1991. It was⟧ spring.", Quotation{Text: "It was", Raw: "1991. It was", Prefix: "Now: It was"}, Anchored, "", ""},
		{"a number alone", "It ended in ⟦1991.⟧", Quotation{Raw: "1991."}, Anchored, "", ""},
		{"a dash of dialogue", "Он молчал. ⟦– Да.⟧", Quotation{Text: "Да.", Raw: "- Да."}, Anchored, "", ""},
		{"text comes first", "⟦It was⟧ good. 1. It was", Quotation{Text: "It was", Raw: "1. It was", Suffix: "good."}, Anchored, "", ""},
		{"before folding", "it was bad. ⟦1. It was⟧", Quotation{Text: "IT WAS", Raw: "1. It was"}, Anchored, "", ""},
		{"folded", "it was ⟦1991. IT IS⟧", Quotation{Text: "", Raw: "1991. It is"}, Edited, "", "It is→IT IS"},
		{"invalid where only the source is long enough", "он ушёл", Quotation{Text: "Да", Raw: "**Да**"}, Invalid, "", ""},
		{"elided", "⟦- Да, я знаю, - Нет⟧", Quotation{Text: "Да, […] Нет", Raw: "- Да, […] - Нет"}, Anchored, "", ""},
		{"equal in several places", "⟦1991. It is⟧ so; ⟦1991. It is⟧", Quotation{Raw: "1991. It is"}, Ambiguous, "^so; 1991.|It is so;^", ""},
	})
}
