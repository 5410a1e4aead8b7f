package anchor

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/generator/text"
)

// named is a quotation with the names of its text and itself.
func named(s string, names ...string) Quotation { return Quotation{Text: s, Names: names} }

// inside is a quotation between a prefix and a suffix.
func inside(prefix, s, suffix string) Quotation {
	return Quotation{Text: s, Prefix: prefix, Suffix: suffix}
}

func TestFindApproximately(t *testing.T) {
	checkRows(t, []row{
		{"one letter in 32", "so ⟦the talks were held in a very old port⟧.", quote("the talks were held in a very old fort"), Edited, "", "fort→port"},
		{"a word is put in", "⟦the long talks were often held behind closed doors that day⟧", quote("the long talks were held behind closed doors that day"), Edited, "", "→often"},
		{"a word goes", "⟦the talks were held behind closed doors on the day⟧ of", quote("the talks were held behind then closed doors on the day"), Edited, "", "then→"},
		{"with context a quarter", "The envoy said: ⟦the talks were held behind locked gates⟧ now", behind("The envoy said:", "the talks were held behind closed doors"), Edited, "", "closed doors→locked gates"},
		{"without context an eighth", "The envoy said: ⟦the talks were held behind locked gates⟧ now", quote("the talks were held behind closed doors"), Lost, "", ""},
		{"16 units in context", "The envoy said: ⟦the talks went ok⟧.", behind("The envoy said:", "the talks went on"), Edited, "", "on→ok"},
		{"16 units in a context that fits less than four fifths", "The anvil says: ⟦the talks went ok⟧.", behind("The envoy said that", "the talks went on"), Lost, "", ""},
		{"16 units without context", "The envoy said: ⟦the talks went ok⟧.", quote("the talks went on"), Lost, "", ""},
		{"16 units in a context too short", "So said: ⟦the talks went ok⟧.", behind("said:", "the talks went on"), Lost, "", ""},
		{"15 units in context", "The envoy said: ⟦the talks go ok⟧.", behind("The envoy said:", "the talks go on"), Lost, "", ""},
		{"in another case", "⟦THE TALKS WERE HELD BEHIND CLOSED DOORS ON THAT DAY⟧ OF", quote("The talks were held behind closed door on that day"), Changed, "", "*"},
		{"over paragraphs", "⟦They agreed on most of the points.¶The talks will resume⟧ in May", quote("They agreed on most of these points. The talks will resume"), Edited, "", "these→the"},
		{"whole words at the ends", "was ⟦unacceptable to most of the member states⟧ there", quote("acceptable to most of these member states"), Changed, "", "!acceptable→unacceptable|these→the"},
		{"a wrapped line joins words", "⟦the talks were held behindclosed doors that day⟧", quote("the talks were held behind closed doors that day"), Edited, "", "behind closed→behindclosed"},
		{"a sentence becomes two", "⟦They met at the port of the town. Then they left by the old road⟧.", quote("They met at the port of the town, then they left by the old road"), Edited, "", ", then→. Then"},
		{"a third of the words is another", "⟦the talks were held behind closed doors in the town hall, where envoys gathered⟧ so early", quote("the talks were held behind closed doors in the town hall, whose old mayor was absent then"), Changed, "", "*"},
		{"the raw text", "It ended in ⟦1991. It was a long and very cold spring there⟧.", Quotation{Text: "It was a long, very cold autumn or winter over there", Raw: "1991. It was a long and very cold spring their"}, Edited, "", "their→there"},
		{"in somebody else's context", "In Rome they heard that ⟦the talks were held behind closed door that day⟧",
			behind("Nobody in Kyiv was told why", "the talks were held behind closed doors that day"), Lost, "", ""},
		{"the exact one is refused, the edited one is in its context", "In Kyiv, the envoy said that ⟦the talks were held behind closed door that day⟧. Later: the talks were held behind closed doors that day",
			behind("In Kyiv, the envoy said that", "the talks were held behind closed doors that day"), Edited, "", "doors→door"},
	})
}

func TestApproximatePlacesMustBeatTheOthers(t *testing.T) {
	const first, second = "the talks were held behind closed gates that day", "the talks were held behind closed doors this day"
	checkRows(t, []row{
		{"two equally like it", "⟦" + first + "⟧; ⟦" + second + "⟧", quote("the talks were held behind closed doors that day"), Ambiguous,
			"^; the talks|that day;^", ""},
		{"one is more like it by the margin", "⟦the talks were held behind closed door that day⟧; the walks were led behind closed gates that day",
			quote("the talks were held behind closed doors that day"), Edited, "", "doors→door"},
		{"the context decides", "In Kyiv ⟦" + first + "⟧; in faraway Rome " + second, behind("and in Kyiv", "the talks were held behind closed doors that day"), Edited, "", "doors→gates"},
		{"the context fits both", "x in Kyiv ⟦" + first + "⟧; y in Kyiv ⟦" + second + "⟧", behind("and in Kyiv", "the talks were held behind closed doors that day"), Ambiguous,
			"^; y in Kyiv|that day; y in Kyiv^", ""},
		{"equal edited passages", "⟦" + first + "⟧ in Kyiv, ⟦" + first + "⟧ in Rome", quote("the talks were held behind closed doors that day"), Ambiguous,
			"^in Kyiv,|in Kyiv,^", ""},
	})
}

func TestFindElidedApproximately(t *testing.T) {
	checkRows(t, []row{
		{"an edited part", "⟦the talks were held behind closed gates that day, and went on until nobody⟧ was left", quote("the talks were held behind closed doors that day […] until nobody"), Edited, "", "doors→gates"},
		{"a part below 16 units is not edited", "⟦the talks were held behind closed doors that day⟧, and went on till nobody was left", quote("the talks were held behind closed doors that day […] until nobody"), Lost, "", ""},
		{"words left out are no change", "⟦the talks were held behind closed gates that day, said not 5 but 6 men from Seoul, until nobody⟧ was left", quote("the talks were held behind closed doors that day […] until nobody"), Edited, "", "doors→gates"},
		{"a part that means something else", "⟦the talks were not held behind closed doors that day, and went on until nobody⟧", quote("the talks were held behind closed doors that day […] until nobody"), Changed, "", "!→not"},
		{"the sign is text", "⟦the talks were held behind closed […] gates that day in May⟧", quote("the talks were held behind closed […] doors that day in May"), Edited, "", "doors→gates"},
		{"two passages", "⟦the talks were held behind closed gates that day until nobody⟧; ⟦the talks were held behind closed doors this day until nobody⟧",
			quote("the talks were held behind closed doors that day […] until nobody"), Ambiguous, "^; the talks|until nobody;^", ""},
		{"a short part needs most of its context", "The premier says that ⟦the men met by the old gate⟧ and sat till all left before the dawn",
			behind("The minister said that", "the men meet by the old gate […] all left before the dawn"), Lost, "", ""},
		{"a short part within its context", "The minister said that ⟦the men met by the old gate and sat till all left before the dawn⟧",
			behind("The minister said that", "the men meet by the old gate […] all left before the dawn"), Edited, "", "meet→met"},
		{"an exact part is not a nearer one that is like it", "⟦The minister, who had come from the capital by train, spoke. He said: the eastern front was quiet all day long. Then he added: the western front was quiet all day long⟧.",
			quote("The minister, that had come from the capital by train, […] the western front was quiet all day long"), Edited, "", "that→who"},
		{"folded parts with a name", "⟦the deal that was signed in kim⟧", named("the deal […] signed in Kim", "Kim"), Changed, "", "!Kim→kim"},
	})
}

func TestARewrittenPassageIsChanged(t *testing.T) {
	checkRows(t, []row{
		{"between its neighbours", "The minister said that ⟦all had gone well⟧ before he left for Seoul", inside("The minister said that", "nobody was hurt", "before he left for Seoul"), Changed, "", "!nobody was hurt→all had gone well"},
		{"even where the quotation stands elsewhere", "The minister said that ⟦all had gone well⟧ before he left for Seoul. Then ⟦nobody was hurt⟧.",
			inside("The minister said that", "nobody was hurt", "before he left for Seoul"), Changed, "", "!nobody was hurt→all had gone well"},
		{"even where it stands in half of the context", "The minister said that ⟦all went well⟧ before he left for Seoul. Later the minister said that ⟦nobody got hurt⟧.",
			inside("The minister said that", "nobody got hurt", "before he left for Seoul"), Changed, "", "!nobody got hurt→all went well"},
		{"an edited passage there is edited", "The minister said that ⟦the talks had gone very well⟧ before he left for Seoul",
			inside("The minister said that", "the talks have gone very well", "before he left for Seoul"), Edited, "", "have→had"},
		{"words beside the passage", "The minister said that, as ever, ⟦nobody was hurt⟧, before he left for Seoul", inside("The minister said that", "nobody was hurt", "before he left for Seoul"), Anchored, "", ""},
		{"a short quotation within another text", "The minister said that ⟦all of it had gone⟧ before he left for Seoul",
			inside("The minister said that", "of it", "before he left for Seoul"), Changed, "", "→all|→had gone"},
		{"too wide a gap", "The minister said that " + strings.Repeat("and so on ", 10) + "before he left for Seoul", inside("The minister said that", "nobody was hurt", "before he left for Seoul"), Lost, "", ""},
		{"a context of seven characters", "He said all is well before he left for Seoul", inside("He said", "nobody was hurt", "before he left for Seoul"), Lost, "", ""},
		{"a prefix alone", "The minister said that all had gone well", behind("The minister said that", "nobody was hurt"), Lost, "", ""},
		{"an edited context", "All of the men said that all had gone well before they left for Seoul", inside("The minister said that", "nobody was hurt", "before he left for Seoul"), Lost, "", ""},
		{"a hardly edited context", "The minister says that ⟦all had gone well⟧ before he left to Seoul", inside("The minister said that", "nobody was hurt", "before he left for Seoul"), Changed, "", "!nobody was hurt→all had gone well"},
		{"the passage was deleted", "The minister said that before he left for Seoul. Later the minister said it: ⟦nobody got hurt⟧ before he fled.",
			inside("The minister said that", "nobody got hurt", "before he left for Seoul"), Lost, "", ""},
		{"two gaps", "The minister said that ⟦all is well⟧ before he left for Seoul. The minister said that ⟦we have time⟧ before he left for Seoul.",
			inside("The minister said that", "nobody was hurt", "before he left for Seoul"), Ambiguous, "^|^", ""},
		{"of two gaps the one that holds it", "The minister said that ⟦nobody was hurt⟧ before he left for Seoul. The minister said that we have time before he left for Seoul.",
			inside("The minister said that", "nobody was hurt", "before he left for Seoul"), Anchored, "", ""},
		{"marks alone are nothing to look for", "one two three four five other seven eight nine ten", inside("two three four five", "\u0301\u0301\u0301\u0301", "seven eight nine"), Lost, "", ""},
		{"Korean", "국방부 장관은 국회에서 ⟦모두 무사하다고⟧ 말한 뒤에 떠났다고 한다", inside("국방부 장관은 국회에서", "부상자가 있다고", "말한 뒤에 떠났다고"), Changed, "", "부상자가 있다고→모두 무사하다고"},
		{"Chinese", "国防部长昨天在国会说⟦大家都平安⟧，然后离开了首尔市", inside("国防部长昨天在国会说", "有人受了伤", ",然后离开了首尔市"), Changed, "", "有人受了伤→大家都平安"},
	})
}

func TestChangedMeaning(t *testing.T) {
	const s = "the envoy told us on the way that the talks had %s been held behind closed doors"
	is := func(words string) string { return strings.Replace(s, "%s", words, 1) }
	checkRows(t, []row{
		{"a digit", "⟦the talks of 15 envoys were held behind closed doors⟧", quote("the talks of 13 envoys were held behind closed doors"), Changed, "", "!13→15"},
		{"a separator of a number", "⟦the talks of 1,500 men were held behind closed doors⟧", quote("the talks of 1.500 men were held behind closed doors"), Changed, "", "!1.500→1,500"},
		{"a sign of a number", "⟦it was at −5 degrees that they met behind closed doors⟧", quote("it was at 5 degrees that they met behind closed doors"), Changed, "", "!5→−5"},
		{"a percentage", "⟦the rate of 5 in the talks held behind closed doors⟧", quote("the rate of 5% in the talks held behind closed doors"), Changed, "", "!%→"},
		{"a currency sign", "⟦the sum of €5 in the talks held behind closed doors⟧", quote("the sum of $5 in the talks held behind closed doors"), Changed, "", "!$→€"},
		{"a currency", "⟦the sum of 5 euros in the talks behind closed doors⟧", quote("the sum of 5 pounds in the talks behind closed doors"), Changed, "", "!pounds→euros"},
		{"a number word", "⟦the talks of five men were held behind closed doors⟧", quote("the talks of nine men were held behind closed doors"), Changed, "", "!nine→five"},
		{"an ordinal", "⟦" + is("secondly") + "⟧", quote(is("thirdly")), Edited, "", "thirdly→secondly"},
		{"not", "⟦" + is("not") + "⟧", quote(is("now")), Changed, "", "!now→not"},
		{"n't", "⟦they did say that the talks were held behind closed doors⟧", quote("they didn’t say that the talks were held behind closed doors"), Changed, "", "!didn't→did"},
		{"can't", "⟦they can say that the talks were held behind closed doors⟧", quote("they can't say that the talks were held behind closed doors"), Changed, "", "!can't→can"},
		{"no", "⟦they saw no proof that the talks were held behind doors⟧", quote("they saw a proof that the talks were held behind doors"), Changed, "", "!a→no"},
		{"without", "⟦the talks were held with the envoys behind closed doors⟧", quote("the talks were held without the envoys behind closed doors"), Changed, "", "!without→with"},
		{"never", "⟦" + is("ever") + "⟧", quote(is("never")), Changed, "", "!never→ever"},
		{"a prefix that negates", "⟦the talks were formal and held behind closed doors⟧", quote("the talks were informal and held behind closed doors"), Changed, "", "!informal→formal"},
		{"a number that stays", "⟦" + is("of 5 envoys") + "⟧", quote(is("with 5 envoys")), Edited, "", "with→of"},
		{"numbers trade places", "⟦the 5 envoys and the 6 men met at the port behind closed doors⟧", quote("the 6 envoys and the 5 men met at the port behind closed doors"), Changed, "", "!6→5|!5→6"},
		{"names trade places", "⟦it was said that Seoul had beaten Tokyo at the games in May⟧", named("it was said that Tokyo had beaten Seoul at the games in May", "Seoul", "Tokyo"), Lost, "", ""},
		{"a declared name", "⟦the talks with kimchi were held behind closed doors⟧ there", named("the talks with kimcha were held behind closed doors", "kimchi"), Changed, "", "!kimcha→kimchi"},
		{"the word after a name", "⟦the talks of Kim's envoys were held behind closed doors⟧", named("the talks of Kim envoys were held behind closed doors", "Kim"), Edited, "", "Kim→Kim's"},
		{"a part of a name that is a common word", "⟦So the other chief of the Bank of Korea said behind closed doors⟧", named("So a other chief of the Bank of Korea said behind closed doors", "the Bank of Korea"), Edited, "", "a→the"},
		{"the same word in the name", "⟦So the other chief of a Bank of Korea said behind closed doors⟧", named("So the other chief of the Bank of Korea said behind closed doors", "the Bank of Korea"), Changed, "", "!the→a"},
		{"a name that nobody declared", "⟦it was said that Wonsan had held the talks in May⟧ there", quote("it was said that Hamhun had held the talks in May"), Changed, "", "!Hamhun→Wonsan"},
		{"a name of one letter more", "⟦it was said that Robyn had held the talks in May⟧ there", quote("it was said that Robin had held the talks in May"), Changed, "", "!Robin→Robyn"},
		{"a capital that begins a sentence is no name", "⟦They met at the port. Then they left by the old road⟧.", quote("They met at the port. Thus they left by the old road"), Edited, "", "Thus→Then"},
		{"an acronym that begins a sentence", "⟦They met at the port. UNO men left by the old road⟧.", quote("They met at the port. UN men left by the old road"), Changed, "", "!UN→UNO"},
		{"folded, a name", "he told ⟦us of the deal⟧", named("US of the deal", "US"), Changed, "", "!US→us"},
		{"folded, a name in capitals is the name", "HE TOLD ⟦KIM OF THE DEAL⟧", named("Kim of the deal", "Kim", "KIM"), Edited, "", "Kim of the deal→KIM OF THE DEAL"},
		{"folded, diacritics of a name", "in ⟦Muller's own words⟧", named("Müller's own words", "Müller"), Changed, "", "!Müller's→Muller's"},
		{"folded, no name", "⟦The Deal Is Off⟧ now", named("the deal is off", "Seoul"), Edited, "", "the deal is off→The Deal Is Off"},
		{"an edit beside a number that is cut", "some 1.⟦5 million people, that had left the villages by the spring, were counted⟧", quote("5 million people, who had left the villages by the spring, were counted"), Changed, "", "!5→1.5|who→that"},
		{"an edit beside a sign that is cut", "some -⟦5 million people, that had left the villages by the spring, were counted⟧", quote("5 million people, who had left the villages by the spring, were counted"), Changed, "", "!5→-5|who→that"},
		{"an edit before a number that is cut", "⟦the agency that counted them says that in the spring the share rose to 3⟧.5 again", quote("the agency which counted them says that in the spring the share rose to 3"), Changed, "", "which→that|!3→3.5"},
		{"names that trade places in two words", "⟦it was reported that Seoul's Pyongyang envoys would leave with the others⟧", quote("it was reported that Pyongyang's Seoul envoys would leave with the others"), Changed, "", "!Pyongyang's Seoul→Seoul's Pyongyang"},
		{"a negation that changes its verb", "⟦it was reported that those who didn't could leave with the others⟧", quote("it was reported that those who did couldn't leave with the others"), Changed, "", "!did couldn't→didn't could"},
		{"a name behind a title", "⟦it was reported that they had heard from Gen. Wolff in the spring⟧", quote("it was reported that they had heard from Gen. Clark in the spring"), Changed, "", "!Clark→Wolff"},
		{"a numeral of one letter", "⟦it was reported that under Article X they would leave with the others⟧", quote("it was reported that under Article V they would leave with the others"), Changed, "", "!V→X"},
		{"the article A", "⟦They met at the port. The road led them to the old town⟧.", quote("They met at the port. A road led them to the old town"), Edited, "", "A→The"},

		{"Korean: names that trade places", "국방부는 ⟦북쪽 국경에서 지난 봄에 우크라이나가 러시아를 먼저 공격했다고 거듭 밝혔으며 그 증거도 함께 내놓았다⟧.", named("북쪽 국경에서 지난 봄에 러시아가 우크라이나를 먼저 공격했다고 거듭 밝혔으며 그 증거도 함께 내놓았다", "러시아", "우크라이나"), Changed, "", "!러시아가 우크라이나를→우크라이나가 러시아를"},
		{"Korean: a digit", "국방부는 ⟦북한군 장교 7명이 도네츠크 부근에서 숨졌다고⟧ 밝혔다", quote("북한군 장교 6명이 도네츠크 부근에서 숨졌다고"), Changed, "", "!6명이→7명이"},
		{"Korean: a particle after a digit", "국방부는 ⟦북한군 장교 6명은 도네츠크 부근에서 숨졌다고⟧ 밝혔다", quote("북한군 장교 6명이 도네츠크 부근에서 숨졌다고"), Edited, "", "6명이→6명은"},
		{"Korean: a number word", "국방부는 ⟦북한군 장교 다섯 명이 도네츠크 부근에서 숨졌다고⟧ 밝혔다", quote("북한군 장교 여섯 명이 도네츠크 부근에서 숨졌다고"), Changed, "", "!여섯→다섯"},
		{"Korean: 안", "대변인은 ⟦그 협상이 어제 안 열렸다고 기자들에게 분명히 말했다⟧.", quote("그 협상이 어제 열렸다고 기자들에게 분명히 말했다"), Changed, "", "!→안"},
		{"Korean: 않았다", "대변인은 ⟦그 협상이 어제 저녁에 시작되지 않았다고 기자들에게 분명히 말했다⟧.", behind("대변인은", "그 협상이 어제 저녁에 시작되었다고 기자들에게 분명히 말했다"), Changed, "", "!시작되었다고→시작되지 않았다고"},
		{"Korean: an ending", "대변인은 ⟦그 협상이 어제 열렸다며 기자들에게 분명히 말했다⟧.", quote("그 협상이 어제 열렸다고 기자들에게 분명히 말했다"), Edited, "", "열렸다고→열렸다며"},
		{"Korean: a name", "어제 ⟦김정은은 평양에서 새로운 조약에 서명했다고 한다⟧.", named("김정일은 평양에서 새로운 조약에 서명했다고 한다", "김정은", "김정일"), Changed, "", "!김정일은→김정은은"},
		{"Korean: the particle of a name", "어제 ⟦김정은이 평양에서 새로운 조약에 서명했다고 한다⟧.", named("김정은은 평양에서 새로운 조약에 서명했다고 한다", "김정은"), Edited, "", "김정은은→김정은이"},

		{"Chinese: 不", "发言人说，⟦朝鲜和俄罗斯的新条约现在不适用于南方的边境⟧。", quote("朝鲜和俄罗斯的新条约现在适用于南方的边境"), Changed, "", "!→不"},
		{"Chinese: a number", "发言人说，⟦朝鲜和俄罗斯的六名军官在边境附近阵亡⟧。", quote("朝鲜和俄罗斯的七名军官在边境附近阵亡"), Changed, "", "!七→六"},
		{"Chinese: a character", "发言人说，⟦朝鲜和俄罗斯的新条约已适用于南方的边境⟧。", quote("朝鲜和俄罗斯的新条约也适用于南方的边境"), Edited, "", "也→已"},
		{"Chinese: a name", "发言人说，⟦金正恩在首都签署了与俄罗斯的新条约⟧。", named("金正日在首都签署了与俄罗斯的新条约", "金正恩", "金正日"), Changed, "", "!日→恩"},

		{"Arabic: لم", "قال الوزير ⟦إن الاتفاق لم يوقع بين البلدين في العاصمة أمس⟧.", quote("إن الاتفاق وقع بين البلدين في العاصمة أمس"), Changed, "", "!وقع→لم يوقع"},
		{"Arabic: a negation with a proclitic", "قال ⟦إن الاتفاق قائم وليس معلقا بين البلدين في العاصمة⟧", quote("إن الاتفاق قائم وهو معلقا بين البلدين في العاصمة"), Changed, "", "!وهو→وليس"},
		{"Arabic: a number", "قال الوزير ⟦إن خمسة ضباط قتلوا بالقرب من المدينة يوم أمس⟧.", quote("إن ستة ضباط قتلوا بالقرب من المدينة يوم أمس"), Changed, "", "!ستة→خمسة"},
		{"Arabic: its own digits", "قال الوزير ⟦إن ٥ ضباط قتلوا بالقرب من المدينة يوم أمس⟧.", quote("إن ٦ ضباط قتلوا بالقرب من المدينة يوم أمس"), Changed, "", "!٦→٥"},
		{"Arabic: a word", "قال الوزير ⟦إن الاتفاق وقع بين الدولتين في العاصمة صباح أمس⟧.", behind("قال الوزير", "إن الاتفاق وقع بين البلدين في العاصمة صباح أمس"), Edited, "", "البلدين→الدولتين"},

		{"Russian: не", "Он сказал, ⟦что договор не был подписан вчера в Москве⟧.", quote("что договор был подписан вчера в Москве"), Changed, "", "!→не"},
		{"Russian: без", "Он сказал, ⟦что договор подписан без оговорок вчера в Москве⟧.", quote("что договор подписан для оговорок вчера в Москве"), Changed, "", "!для→без"},
		{"Russian: a prefix", "Он сказал, ⟦что договор неприемлем для всех стран в этом регионе⟧.", quote("что договор приемлем для всех стран в этом регионе"), Changed, "", "!приемлем→неприемлем"},
		{"Russian: a number in its case", "Он сказал, ⟦что встреча была с пятью офицерами вчера в Москве⟧.", quote("что встреча была с семью офицерами вчера в Москве"), Changed, "", "!семью→пятью"},
		{"Russian: a word", "Он сказал, ⟦что договор был подписан сегодня в старой столице⟧.", behind("Он сказал,", "что договор был подписан вчера в старой столице"), Edited, "", "вчера→сегодня"},
		{"Russian: a currency", "Он сказал, ⟦что договор стоил сто долларов вчера в столице⟧.", behind("Он сказал,", "что договор стоил сто рублей вчера в столице"), Changed, "", "!рублей→долларов"},

		{"French: ne … pas", "Il a dit ⟦que l’accord n’est pas acceptable pour tous les pays⟧.", behind("Il a dit", "que l'accord est acceptable pour tous les pays"), Changed, "", "!est→n’est pas"},
		{"French: sans", "Il a dit ⟦que l’accord est signé avec les réserves des pays⟧.", quote("que l'accord est signé sans les réserves des pays"), Changed, "", "!sans→avec"},
		{"French: a number", "Il a dit ⟦que les trois officiers sont morts près de la ville⟧.", quote("que les seize officiers sont morts près de la ville"), Changed, "", "!seize→trois"},
		{"French: an elision", "Il a dit ⟦que l’officier est mort près de la vieille ville⟧.", quote("que officier est mort près de la vieille ville"), Edited, "", "officier→l’officier"},
		{"French: a name after an elision", "Il a dit ⟦que l’Ukraine est en guerre près de la mer Noire⟧.", named("que Ukraine est en guerre près de la mer Noire", "Ukraine"), Edited, "", "Ukraine→l’Ukraine"},
	})
}

func TestChangesHavePlaces(t *testing.T) {
	const old, now = "the long talks were held firmly behind closed doors on that very day", "so the OLD talks were held behind closed doors on that very day"
	at := func(s string) int { return strings.Index(now, s) }
	want := []Change{
		{Old: "long", At: text.Range{Start: at("OLD"), End: at(" talks")}, Grave: true},
		{Old: "firmly", At: text.Range{Start: at(" behind"), End: at(" behind")}},
	}
	found := Find(text.Of(now), quote(old))
	if diff := cmp.Diff(want, found.Changes); diff != "" {
		t.Error(diff)
	}
}

func TestQuotationsThatCutWords(t *testing.T) {
	checkRows(t, []row{
		{"a number", "it was ⟦500 men⟧ who left", quote("500 men"), Anchored, "", ""},
		{"a number before it", "it was 1,⟦500 men⟧ who left", quote("500 men"), Changed, "", "!500→1,500"},
		{"a digit before it", "it was 1⟦5 men⟧ who left", quote("5 men"), Changed, "", "!5→15"},
		{"a digit behind it", "they were ⟦at most 5⟧0 then", quote("at most 5"), Changed, "", "!5→50"},
		{"a fraction behind it", "they were ⟦at most 5⟧.5 then", quote("at most 5"), Changed, "", "!5→5.5"},
		{"a full stop behind it", "they were ⟦at most 5⟧. Then", quote("at most 5"), Anchored, "", ""},
		{"a sign", "it was −⟦5 degrees⟧ in May", quote("5 degrees"), Changed, "", "!5→−5"},
		{"a prefix", "it is un⟦acceptable to Seoul⟧ now", quote("acceptable to Seoul"), Changed, "", "!acceptable→unacceptable"},
		{"folded", "it is un⟦acceptable to SEOUL⟧ now", quote("acceptable to Seoul"), Changed, "", "!acceptable→unacceptable|Seoul→SEOUL"},
		{"a name", "that ⟦North Korea⟧n media said", named("North Korea", "North Korea"), Changed, "", "!Korea→Korean"},
		{"a possessive", "that ⟦North Korea⟧’s media said", named("North Korea", "North Korea"), Anchored, "", ""},
		{"a Korean particle", "어제 ⟦김정은⟧은 말했다", named("김정은", "김정은"), Anchored, "", ""},
		{"an Arabic proclitic", "وفي ب⟦يونغيانغ⟧ اليوم", named("يونغيانغ", "يونغيانغ"), Anchored, "", ""},
		{"in a part", "the talks of 1⟦5 men went on until nobody⟧ left", quote("5 men […] until nobody"), Changed, "", "!5→15"},
		{"half a word", "in⟦determina⟧te", quote("determina"), Anchored, "", ""},
	})
}
