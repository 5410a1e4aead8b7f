package language

import "strings"

// numberWords, from the same grammars as the negations: cardinals, ordinals up to ten, and words for parts and multiples.
// Left out are un and une of French and واحد's like, where they are articles, and the Sino-Korean numbers of one syllable
// below a hundred, which are commonly other words (이 this, 일 thing) and are written in digits when they count.
var numberWords = set(
	// English
	`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
	eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
	millions billion billions trillion trillions dozen dozens half halves third thirds quarter quarters once twice thrice
	double triple first second fourth fifth sixth seventh eighth ninth tenth`,
	// French
	`zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente
	quarante cinquante soixante septante huitante octante nonante cent cents mille million millions milliard milliards
	demi demie moitié tiers quart dizaine dizaines douzaine vingtaine trentaine centaine centaines millier milliers
	double triple premier première premiers premières deuxième second seconde troisième quatrième cinquième sixième
	septième huitième neuvième dixième`,
	// Russian
	`ноль один одна одно одни одного одной одному одним одном одну одних одними два две двух двум двумя три трёх трех трём
	трем тремя четыре четырёх четырех четырём четырем четырьмя сорок сорока девяносто девяноста сто ста двести двухсот
	двумстам триста трёхсот трехсот четыреста пятьсот шестьсот семьсот восемьсот девятьсот пятисот шестисот семисот восьмисот
	девятисот восемь восьми восемью двое двоих трое троих четверо пятеро шестеро семеро оба обе обоих обеих
	половина половины половину полтора полторы вдвое втрое дважды трижды треть трети четверть четверти
	третий третья третье третьи третьего третьей третьему третью третьим третьем третьих`,
	inflect("пят шест сем девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат "+
		"девятнадцат двадцат тридцат", "ь и ью"),
	inflect("пятьдесят шестьдесят семьдесят восемьдесят", " и"),
	"пятидесяти шестидесяти семидесяти восьмидесяти",
	inflect("тысяч", " а и у е ей ам ами ах"), inflect("миллион миллиард триллион", " а у ом е ы ов ам ами ах"),
	inflect("перв втор четвёрт четверт пят шест седьм восьм девят десят", "ый ой ая ое ые ого ому ую ым ом ых ыми"),
	// Arabic: each with its feminine, and the accusative where it is written differently
	`صفر واحد واحدة واحدا اثنان اثنين اثنتان اثنتين ثلاث ثلاثة أربع أربعة اربعة خمس خمسة ست ستة سبع سبعة ثماني ثمانية ثمان تسع
	تسعة عشر عشرة عشرون عشرين ثلاثون ثلاثين أربعون أربعين اربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين
	مئة مائة مئتان مئتين مائتين مئات ألف ألفا الف ألفان ألفين آلاف الاف مليون مليونا ملايين مليار مليارا مليارات
	نصف ثلث ربع ضعف الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة`,
	// Korean
	`하나 둘 셋 넷 열 한 두 세 네 스물 스무 서른 마흔 쉰 예순 일흔 여든 아흔 백 천 만 억 조 수백 수천 수만 첫 첫째 둘째 셋째 절반`)

// koreanNumbers begin words in which a counter follows without a space (여섯명).
var koreanNumbers = strings.Fields("다섯 여섯 일곱 여덟 아홉 스물 스무 서른 마흔 예순 일흔 여든 아흔 수십 수백 수천 수만")

var numberHan = hanSet("〇零一二两兩三四五六七八九十百千万萬亿億半")

// IsNumberWord reports whether a word in small letters is a number, or holds one that is not written in digits.
func IsNumberWord(word string) bool {
	if isAmong(numberWords, word) || numberHan[word] {
		return true
	}
	for _, number := range koreanNumbers {
		if strings.HasPrefix(word, number) {
			return true
		}
	}
	return false
}
