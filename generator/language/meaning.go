package language

import (
	"strings"
	"unicode/utf8"
)

// The tables of this file and the next are the words whose change may change what a sentence says. The languages are
// not told apart: a briefing quotes several, and a word too many costs a look, where a word too few hides a change.
// Words are in small letters, the separated parts of a contraction each as a word of its own (does n't, n' est).

// negations, by language:
//
// English: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), chapter 9, absolute and
// approximate negators, without few and little, which are more often the counts "a few" and "a little".
//
// French: Grevisse and Goosse, Le bon usage, on la négation, with its auxiliaries; plus is one, whatever else it is.
//
// Russian: Wade, A Comprehensive Russian Grammar, on negation, with the forms of the negative pronouns.
//
// Arabic: Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapter 37, negation and exception.
var negations = set(`
	not n't no never none nobody nothing nowhere neither nor cannot without unless hardly barely scarcely rarely seldom
	ne n' pas point jamais rien personne aucun aucune nul nulle nullement ni sans guère non plus
	не ни нет без никогда нигде никуда никак нельзя незачем отнюдь никто никого никому никем ничто ничего ничему ничем
	никакой никакая никакое никакие никакого никакую никакому никаким никакими никаких никаком некого нечего
	لا لم لن ليس ليست ليسوا لسنا لست ما غير عدم بدون دون كلا إلا سوى`)

// negativeStems are what Korean words hold that negate: 않다, 없다, 아니다 and 못하다 in their forms (National Institute
// of Korean Language, 표준국어대사전). The adverb 안 stands alone; with a particle it is the noun inside.
var negativeStems = strings.Fields("않 없 아니 아닌 아닐 아닙 아녔 못")

// negativeHan are the negating characters of Chinese, in both spellings: 不 没 别 of Li and Thompson, Mandarin Chinese
// (1981), chapter 12, and those of written Chinese.
var negativeHan = hanSet("不没沒未无無非别別勿莫否弗毋")

// IsNegation reports whether a word in small letters negates, or is one of those that do nearly.
func IsNegation(word string) bool {
	return isAmong(negations, word) || word == "안" || negativeHan[word] || holds(word, negativeStems)
}

// negativePrefixes make the opposite of the word that follows. English: Huddleston and Pullum, chapter 19, on negative
// prefixes; French: Grevisse and Goosse, on préfixes; Russian: Wade, on adjectives in не- and без-; Korean: 한자 prefixes
// of the 표준국어대사전; Arabic: لا and غير written together with the word.
var negativePrefixes = strings.Fields("un in im il ir dis non a dé dés mal не без бес 비 불 부 무 미 لا غير")

// Negates reports whether a word is another, of three letters or more (in Hangul two), with a prefix that negates.
func Negates(word, plain string) bool {
	letters := utf8.RuneCountInString(plain)
	if len(word) <= len(plain) || letters < 2 || letters < 3 && len(plain) < 3*letters || !strings.HasSuffix(word, plain) {
		return false
	}
	prefix := word[:len(word)-len(plain)]
	for _, p := range negativePrefixes {
		if p == prefix {
			return true
		}
	}
	return false
}

// percentAndCurrency are words for shares and money: the currencies of English, French, Russian, Korean and Arabic names
// in CLDR 46 that are in daily use where those languages are spoken, their codes (ISO 4217), and the words for percent.
var percentAndCurrency = set(`
	percent percentage percentages pct cent cents dollar dollars euro euros pound pounds sterling yen yuan renminbi won
	rouble roubles ruble rubles hryvnia hryvnias franc francs dinar dinars riyal riyals rial rials dirham dirhams rupee rupees
	usd eur gbp jpy cny rmb krw kpw rub uah chf aed sar
	pourcent pourcentage yens yuans wons
	퍼센트 달러 유로 원 엔 위안 루블 파운드 프랑
	بالمئة بالمائة المئة المائة دولار دولارا دولارات يورو جنيه جنيها جنيهات ريال ريالات روبل روبلا روبلات درهم دراهم
	دينار دنانير يوان ين وون فرنك`,
	inflect("процент доллар рубл фунт стерлинг юан франк динар риал дирхам", " а я у ю е ом ем ов ей ы и ь ям ам ями ами ях ах"),
	inflect("иен вон гривн", " а ы у е ой ам ами ах"), "евро гривен юань рубль")

var currencyHan = hanSet("元圆圓镑鎊")

// IsPercentOrCurrency reports whether a word in small letters says percent, or is a currency.
func IsPercentOrCurrency(word string) bool {
	return isAmong(percentAndCurrency, word) || currencyHan[word]
}

// isAmong looks a word up as it is, without a Korean particle, and without Arabic proclitics and article.
func isAmong(words map[string]bool, word string) bool {
	if words[word] {
		return true
	}
	for i := range word {
		if i > 0 && words[word[:i]] && IsParticle(word[i:]) {
			return true
		}
	}
	rest := word
	for range 2 {
		r, size := utf8.DecodeRuneInString(rest)
		if !IsProclitic(r) {
			break
		}
		if rest = rest[size:]; words[rest] {
			return true
		}
	}
	rest, found := strings.CutPrefix(rest, "ال")
	return found && words[rest]
}

func holds(word string, parts []string) bool {
	for _, part := range parts {
		if strings.Contains(word, part) {
			return true
		}
	}
	return false
}

// inflect returns each of the stems with each of the endings; endings that begin with a space hold the empty one.
func inflect(stems, endings string) string {
	var b strings.Builder
	for stem := range strings.FieldsSeq(stems) {
		for ending := range strings.SplitSeq(endings, " ") {
			b.WriteString(stem + ending + " ")
		}
	}
	return b.String()
}

func hanSet(characters string) map[string]bool {
	return set(strings.Join(strings.Split(characters, ""), " "))
}
