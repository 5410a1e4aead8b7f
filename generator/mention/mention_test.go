package mention

import (
	"strings"
	"testing"

	"gloss/generator/text"
)

// namesOf reads names as the rows below write them: "US /acronym; Kim Yong-hyun /person". Each is another bearer's.
func namesOf(t *testing.T, row string) []Name {
	t.Helper()
	var names []Name
	for spec := range strings.SplitSeq(row, "; ") {
		n := Name{Text: spec, Bearer: len(names)}
		words := strings.Split(spec, " /")
		n.Text = words[0]
		for _, word := range words[1:] {
			if !n.is(word) {
				t.Fatalf("no name is %q", word)
			}
		}
		names = append(names, n)
	}
	return names
}

// is takes in what a row says of a name.
func (n *Name) is(word string) bool {
	switch word {
	case "person":
		n.Person = true
	case "short":
		n.Kind = Short
	case "metonym":
		n.Kind = Metonym
	case "acronym":
		n.Kind = Acronym
	case "adjective":
		n.Kind = Adjective
	case "ignored":
		n.Kind = Ignored
	case "exact":
		n.Case = Exact
	case "fold":
		n.Case = Fold
	default:
		return false
	}
	return true
}

// textOf makes a text of blocks that ¶ divides.
func textOf(s string) *text.Text {
	var b text.Builder
	for block := range strings.SplitSeq(s, "¶") {
		at := text.Range{Start: b.Len(), End: b.Len() + len(block)}
		b.Add(text.Run{Text: block, HTML: at, Source: at})
		b.Break()
	}
	return b.Text()
}

// marked returns K with ⟦ ⟧ around each match.
func marked(k string, matches []Match) string {
	var b strings.Builder
	at := 0
	for _, m := range matches {
		b.WriteString(k[at:m.K.Start] + "⟦" + m.K.In(k) + "⟧")
		at = m.K.End
	}
	return b.String() + k[at:]
}

var unmark = strings.NewReplacer("⟦", "", "⟧", "")

func TestFind(t *testing.T) {
	for _, x := range []struct{ names, text string }{
		// The longest that begins and ends as a word.
		{"testing; testing 123", "⟦testing⟧ 12345, ⟦testing 123⟧, testing12"},
		{"New York; New York Times", "a ⟦New York Times⟧ reporter in ⟦New York⟧; ⟦New York⟧ Timeshare"},
		{"Democratic People's Republic of Korea; Republic of Korea", "the ⟦Democratic People’s Republic of Korea⟧, the ⟦Republic of Korea⟧"},
		{"Bank of China; China Daily", "the ⟦Bank of China⟧ Daily, ⟦China Daily⟧"},
		{"A B; B C D", "⟦A B⟧ C D, ⟦B C D⟧"},
		{"New York; New York Times /exact", "the ⟦New York⟧ times"},
		{"Seoul", "⟦Seoul⟧"},
		{"Seoul", "(⟦Seoul⟧), “⟦Seoul⟧”, ⟦Seoul⟧/Busan, ⟦Seoul⟧."},
		{"Seoul", "Seouler, aSeoul, Seoul2, Seoul_x, ⟦Seoul⟧²"},
		{"Kim Jong Un /person", "⟦Kim\u00a0Jong\nUn⟧"},

		// Blocks.
		{"Kim Jong Un /person; Un", "Kim Jong¶⟦Un⟧ ⟦Kim Jong Un⟧¶Kim¶Jong ⟦Un⟧"},
		{"a b", "a¶b ⟦a b⟧¶¶a"},

		// Apostrophes and hyphens.
		{"Moscow; Ukraine; Ankara", "⟦Moscow⟧’s, l’⟦Ukraine⟧, ⟦Ankara⟧'nın, ‘⟦Moscow⟧’"},
		{"Moscow; US /acronym", "⟦Moscow⟧-backed, pro-⟦Moscow⟧, ⟦US⟧-led, non-⟦US⟧-led, ⟦Moscow⟧–⟦US⟧ talks"},
		{"Kim Jong /person; Nam /person", "Kim Jong-nam, Kim Jong‑nam, ⟦Kim Jong⟧, ⟦Kim Jong⟧ - nam"},
		{"Kim Jong /person", "⟦Kim Jong⟧—the leader—and ⟦Kim Jong⟧–Trump, talks--⟦Kim Jong⟧--said, pro-Kim Jong, ⟦Kim Jong⟧-, -⟦Kim Jong⟧"},
		{"Kim Yong-hyun /person", "Kim Yong-hyunsik, ⟦Kim Yong-hyun⟧’s, Kim Yong-hyun-led"},
		{"Kim Yong-hyun /person", "⟦Kim Yong hyun⟧, ⟦Kim Yonghyun⟧, ⟦Kim Yong‑hyun⟧, ⟦Kim Yong–hyun⟧, ⟦Kim Yong Hyun⟧, Kim YongHyun"},
		{"Kim Yong-Hyun /person", "⟦Kim Yong-Hyun⟧, ⟦Kim Yong Hyun⟧, ⟦Kim Yonghyun⟧, ⟦Kim YongHyun⟧, Kim Yong-hyun"},
		{"Kim Yong-hyun /person", "⟦KIM YONG-HYUN⟧ SAID. ⟦KIM YONGHYUN⟧¶KIM YONG-HYUN said so to the others"},
		{"Aix-la-Chapelle /person", "⟦Aix la Chapelle⟧ ⟦Aixlachapelle⟧ Aix la-Chapelle"},
		{"Aix-la-Chapelle", "Aix la Chapelle, ⟦Aix-la-Chapelle⟧"},
		{"Kim Yong-hyun /person; Kim Yonghyun /exact", "⟦Kim Yonghyun⟧, KIM YONGHYUN SAID"},
		{"Xi'an", "⟦Xi’an⟧, ⟦Xi`an⟧, Xian"},

		// Acronyms.
		{"US /acronym", "give us the ⟦US⟧-led plan; ⟦US⟧'s; Us"},
		{"US /acronym", "TELL US NOW¶⟦US⟧¶⟦US⟧’s¶BUS, USA"},
		{"US /acronym; DPRK; UK /acronym", "⟦US⟧, ⟦DPRK⟧, ⟦UK⟧¶⟦US⟧–⟦DPRK⟧¶US NAVY ⟦DPRK⟧"},
		{"WHO /acronym", "WHO IS IT?¶the ⟦WHO⟧ said"},
		{"WHO /acronym /exact", "⟦WHO⟧ IS IT? who is it?"},
		{"WHO /acronym /fold", "⟦WHO⟧ IS IT? ⟦who⟧ is it?"},
		{"U.S. /acronym", "the ⟦U.S.⟧ Navy, U.S.A, u.s."},

		// Case.
		{"Anchor outputs", "⟦Anchor outputs⟧ and ⟦anchor outputs⟧ and ⟦Anchor Outputs⟧, anchor Outputs"},
		{"Offers", "⟦Offers⟧ offers, ⟦OFFERS⟧ IN CAPITALS"},
		{"Treaty on the non-proliferation of nuclear weapons", "the ⟦Treaty on the Non-Proliferation of Nuclear Weapons⟧; the ⟦treaty on the non-proliferation of nuclear weapons⟧"},
		{"the Kremlin", "⟦The Kremlin⟧ said; the kremlin walls; ⟦the Kremlin⟧; ⟦THE KREMLIN⟧ SAID SO IN CAPITALS AND FOR A LONG TIME WITH MANY WORDS"},
		{"The Hague; The armed forces", "in ⟦the Hague⟧, ⟦The Hague⟧; the hague; ⟦the armed forces⟧ ⟦The Armed Forces⟧"},
		{"bitcoin", "⟦Bitcoin⟧ fell. ⟦bitcoin⟧ rose. BitCoin, BITCOIN"},
		{"de Gaulle /person", "⟦De Gaulle⟧ and ⟦de Gaulle⟧"},
		{"Kim jong /person", "⟦Kim jong⟧, ⟦Kim Jong⟧, kim jong"},
		{"Iran; Japan", "IRAN AND ⟦JAPAN⟧"},
		{"Iran; Japan", "⟦Iran⟧? no: IRAN¶they said JAPAN in capitals"},
		{"Seoul /exact; Busan", "SEOUL ⟦BUSAN⟧ ⟦Seoul⟧"},
		{"big data /exact", "⟦big data⟧ Big data Big Data"},
		{"big data /fold", "⟦big data⟧ ⟦BIG Data⟧ ⟦bIG dATA⟧"},
		{"NATO; IRAN", "Nato nato ⟦NATO⟧, Iran"},
		{"eBay", "⟦eBay⟧ ⟦EBay⟧ ebay Ebay"},
		{"Article 9", "⟦article 9⟧ and ⟦Article 9⟧"},
		{"F 35", "⟦F 35⟧, f 35"},
		{"North Korean /adjective; Pyongyang /metonym; Kim /short", "six ⟦North Korean⟧ officers in ⟦Pyongyang⟧ of ⟦Kim⟧"},

		// Ignored names swallow.
		{"Georgia; Georgia Tech /ignored", "Georgia Tech beat ⟦Georgia⟧"},
		{"Paris; Paris Hilton /ignored; Hilton Hotel", "Paris Hilton Hotel in ⟦Paris⟧ by the ⟦Hilton Hotel⟧"},
		{"Victoria; Victoria /ignored", "Victoria and victoria"},

		// Case beyond English.
		{"Росія; Росії; Росією", "з ⟦Росії⟧; Росіянин; ⟦Росією⟧; росія¶⟦РОСІЯ⟧"},
		{"Росія", "⟦РОСІЯ⟧ ТА УКРАЇНА¶зроблено в РОСІЯ, а потім знову"},
		{"Збройні сили", "⟦збройні сили⟧, ⟦Збройні Сили⟧, ⟦Збройні сили⟧"},
		{"Москва", "⟦Москва⟧-ріка, Москвач, неМосква, «⟦Москва⟧»"},
		{"Київ", "⟦Київ⟧ ⟦Київ⟧, Київський"},
		{"Αθήνα", "⟦Αθήνα⟧, ⟦ΑΘΗΝΑ⟧ ΚΑΙ ΠΕΙΡΑΙΑΣ, αθήνα, Αθηνα"},
		{"Πειραιάς", "⟦ΠΕΙΡΑΙΑΣ⟧ ΕΔΩ"},
		{"Ευρωπαϊκή ένωση", "η ⟦ευρωπαϊκή ένωση⟧, ⟦Ευρωπαϊκή Ένωση⟧"},
		{"Weißrussland; Groß", "⟦WEISSRUSSLAND⟧ ⟦WEIẞRUSSLAND⟧ HEUTE¶⟦Weißrussland⟧ Weissrussland ⟦Groß⟧ Gross"},
		{"Gros", "Groß, ⟦Gros⟧"},
		{"İstanbul", "⟦İSTANBUL⟧ VE ANKARA¶⟦İstanbul⟧ istanbul"},
		{"Diyarbakır", "⟦DİYARBAKIR⟧ BUGÜN"},
		{"Ⱥbc def", "⟦ⱥbc def⟧ ⟦Ⱥbc def⟧"},
		{"Dvořák /person", "⟦Dvořák⟧ ⟦Dvor\u030ca\u0301k⟧ Dvorak, ⟦DVOŘÁK⟧ A JEHO SYMFONIE O SVĚTĚ"},
		{"x", "x\u030c, ⟦x⟧"},
		{"Երևան", "⟦Երևան⟧, Երևանում"},
		{"თბილისი", "⟦თბილისი⟧, თბილისიდან"},

		// Scripts beside each other.
		{"Moscow", "在⟦Moscow⟧举行, ⟦Moscow⟧에서, в⟦Moscow⟧"},
		{"F-35", "한국의⟦F-35⟧가, ⟦F-35⟧는, F-35A"},
		{"金正恩; 平壤", "⟦金正恩⟧在⟦平壤⟧说"},
		{"中国; 中国人民解放军", "⟦中国人民解放军⟧在⟦中国⟧"},
		{"中国; 中", "⟦中国⟧⟦中⟧"},
		{"金正恩", "⟦金正恩⟧2024年, 2024⟦金正恩⟧, _⟦金正恩⟧, ⟦金\n正恩⟧"},
		{"東京; 日本", "⟦日本⟧の⟦東京⟧で"},
		{"イラン; ロシア", "⟦イラン⟧は⟦ロシア⟧と"},
		{"ソウル", "⟦ソウル⟧から, 在⟦ソウル⟧"},
		{"インド; ロシア", "⟦インド⟧は、インドネシアと⟦ロシア⟧軍。ベロシア・⟦ロシア⟧＝⟦インド⟧"},
		{"プーチン /person /short", "⟦プーチン⟧氏、プーチンカ、ラスプーチン、ウラジーミル・⟦プーチン⟧"},
		{"ｿｳﾙ; ソウ", "⟦ｿｳﾙ⟧へ、ソウル、ソウー、⟦ソウ⟧"},
		{"กรุงเทพ; ไทย", "ใน⟦กรุงเทพ⟧และ⟦ไทย⟧"},
		{"กร", "กรุง, ⟦กร⟧ม"},
		{"ລາວ", "ປະເທດ⟦ລາວ⟧ນີ້"},
		{"កម្ពុជា", "ប្រទេស⟦កម្ពុជា⟧នេះ"},
		{"ရန်ကုန်", "မြို့⟦ရန်ကုန်⟧မှာ"},

		// Hangul.
		{"김정은; 평양", "⟦김정은⟧은 ⟦평양⟧에서"},
		{"이란", "전쟁이란 무엇인가; ⟦이란⟧은; ⟦이란⟧, ⟦이란⟧과의, 이란인, 이란은행"},
		{"평양", "⟦평양⟧에서는 ⟦평양⟧까지도 ⟦평양⟧으로부터 ⟦평양⟧이었다, 평양냉면, 평양에서는도"},
		{"평양", "⟦평양⟧은2024년, ⟦평양⟧(은), 새평양"},
		{"김; 북", "김 위원장, 김은, 북, 북은"},
		{"조선 인민군", "⟦조선 인민군⟧이, 조선인민군"},
		{"푸틴", "⟦\u1111\u116e\u1110\u1175\u11ab⟧은"},
		{"KN-23", "⟦KN-23⟧은 KN-23미사일"},

		// Arabic and Hebrew.
		{"موسكو", "⟦موسكو⟧ و⟦موسكو⟧ وب⟦موسكو⟧ ل⟦موسكو⟧ موسكوي تموسكو فوبموسكو"},
		{"الكرملين", "⟦الكرملين⟧ و⟦الكرملين⟧ ب⟦الكرملين⟧ ⟦للكرملين⟧ و⟦للكرملين⟧"},
		{"اللجنة", "⟦اللجنة⟧ ⟦للجنة⟧"},
		{"محمد", "⟦مُحَمَّدٌ⟧ و⟦محـــمد⟧ وَ⟦محمد⟧ ⟦محمدـ⟧، ـ⟦محمد⟧"},
		{"أحمد", "⟦احمد⟧ ⟦إحمد⟧ ⟦آحمد⟧ ⟦أحمد⟧"},
		{"إيران", "في ⟦ايران⟧ وب⟦إيران⟧"},
		{"ايران", "⟦إيران⟧، ⟦أيران⟧."},
		{"موسكو", "S-400 و⟦موسكو⟧ «و⟦موسكو⟧»"},
		{"ירושלים", "⟦ירושלים⟧, “⟦ירושלים⟧”, בירושלים, ⟦ירושלים⟧־⟦ירושלים⟧"},
		{"צה״ל", "⟦צה״ל⟧ הודיע, בצה״ל"},
		{"दिल्ली", "⟦दिल्ली⟧ में, नईदिल्ली, दिल्लीवाले"},
		{"दिल", "दिल्ली, दिलि, ⟦दिल⟧"},

		// Signs at the ends of names.
		{"C++; .NET", "⟦C++⟧ and ⟦.NET⟧, C++11, ASP.NET, (⟦C++⟧)"},
		{"Yahoo!", "⟦Yahoo!⟧ said, ⟦Yahoo!⟧’s"},
		{"9/11", "on ⟦9/11⟧, 19/11, 9/112"},
		{"ＮＡＴＯ", "⟦NATO⟧ ⟦ＮＡＴＯ⟧"},
		{"…", "a ⟦…⟧ b"},
	} {
		names := namesOf(t, x.names)
		k := textOf(unmark.Replace(x.text))
		got, want := marked(k.K, NewFinder(names).Find(k)), textOf(x.text).K
		if got != want {
			t.Errorf("%s: got\n\t%s, want\n\t%s", x.names, got, want)
		}
	}
}
