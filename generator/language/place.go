package language

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The tables of this file tell the name of a capital that is meant as the place from the one that stands for those who
// govern from there. Words are in small letters. Prepositions of movement (to, from) say nothing by themselves, since
// governments are written to: they need somebody who travels.

// placeWords are prepositions of place and the nouns that put a name in its place, two words at most. By language:
//
// English: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), chapter 7, prepositions of
// location, without those that more often govern whom somebody deals with (with, on, over, to, from, for, between), and
// verbs and nouns of travelling.
//
// French: Grevisse and Goosse, Le bon usage, on prépositions and locutions prépositives of place.
//
// Russian: Wade, A Comprehensive Russian Grammar, on prepositions of place, without на, which is pressure on a
// government before the name of a city; Arabic: Ryding, A Reference Grammar of Modern Standard Arabic (2005), on
// prepositions and locative adverbs, without حول, which is also “concerning”.
var placeWords = phrases(`
	in, near, at, outside, around, inside, within, into, across, throughout, via, above, outside of, inside of, close to,
	next to, left for, leaves for, leaving for, bound for, visited, visiting, capital,
	city of, capital of, centre of, center of, district of, districts of, suburb of, suburbs of, outskirts of,
	streets of, mayor of, north of, south of, east of, west of, northeast of, northwest of, southeast of, southwest of,
	à, en, dans, près de, autour de, hors de, dehors de, abords de, environs de, alentours de, nord de, sud de, est de,
	ouest de, centre de, intérieur de, banlieue de, ville de, rues de, maire de, capitale,
	près d', autour d', hors d', dehors d', abords d', environs d', alentours d', nord d', sud d', est d', ouest d', centre d',
	intérieur d', banlieue d', ville d', rues d', maire d',
	в, во, под, подо, около, близ, возле, вблизи, внутри, вне, вокруг, севернее, южнее, восточнее, западнее, недалеко от,
	неподалеку от, неподалёку от, рядом с, город, города, городу, городом, столица, столицы, столицей,
	في, فى, داخل, خارج, قرب, بقرب, عند, وسط, شمال, جنوب, شرق, غرب, ضواحي, مشارف, بالقرب من, مدينة, عاصمة`,
	pairs("fly flies flew flown flying flight flights travel travels travelled traveled travelling traveling trip trips visit visits "+
		"journey journeys arrive arrives arrived arriving depart departs departed departing flee flees fled fleeing drive drove "+
		"driven return returned returning", "to from"))

// IsPlaceWord reports whether a word or two, in small letters, directly before a name say that it is a place.
func IsPlaceWord(words string) bool { return isAmong(placeWords, words) }

// areas are the articles, adjectives and nouns that may stand between a preposition of place and the name, from the
// grammars of placeWords on attributes of place names.
var areas = set(`
	the central downtown greater metropolitan suburban nearby northern southern eastern western north south east west
	northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western
	la le les
	центре окрестностях пригороде пригородах районе городе городах столице центральной северной южной восточной западной самой
	مدينة عاصمة`)

// IsArea reports whether a word in small letters may stand between a preposition of place and a name.
func IsArea(word string) bool { return isAmong(areas, word) }

// conjunctions join two names under one preposition, from the grammars of placeWords on coordination.
var conjunctions = set("and or & et ou и или أو و")

// IsConjunction reports whether a word in small letters joins two names.
func IsConjunction(word string) bool { return conjunctions[word] }

// attitudes are what a government has, and no place: “in Seoul's view”, “at Moscow's request”. English alone puts the name
// first. From Huddleston and Pullum, chapter 7, idioms of preposition, noun and preposition (in view of, at the behest of).
var attitudes = set(`
	view views opinion opinions eye eyes mind interest interests favour favor name hand hands request requests insistence
	behest invitation expense urging discretion suggestion initiative order orders instigation direction disposal word words
	thinking calculations position case stead footsteps orbit sphere`)

// IsAttitude reports whether a word in small letters behind a name and its possessive sign says that it is no place.
func IsAttitude(word string) bool { return attitudes[word] }

// townNouns are what a town has and no government, behind the name of a capital: “a Moscow court”, “Pyongyang’s airport”,
// and townAdjectives may stand between: “Moscow State University”. From Huddleston and Pullum, chapter 5, nominals as
// attributive modifiers.
var (
	townNouns = set(`
	airport airports apartment apartments area avenue boulevard cafe café clinic court d.c dc district districts hospital
	hospitals hotel hotels mayor metro museum museums neighborhood neighborhoods neighbourhood neighbourhoods oblast
	outskirts region resident residents restaurant restaurants skyline street streets suburb suburbs subway theater theatre
	theatres university universities`)
	townAdjectives = set("state national international city metropolitan central northern southern eastern western district regional")
)

// IsTownNoun reports whether a word in small letters behind a name says that it is a town.
func IsTownNoun(word string) bool { return townNouns[word] }

// IsTownAdjective reports whether a word in small letters may stand between the name of a town and what it has.
func IsTownAdjective(word string) bool { return townAdjectives[word] }

// placeSuffixes are what makes a place of a name before a hyphen: “Moscow-based”. From Huddleston and Pullum, chapter 19,
// adjectival compounds of place.
var placeSuffixes = set("based born area bound")

// IsPlaceSuffix reports whether a word in small letters, joined to a name by a hyphen, says that it is a place.
func IsPlaceSuffix(word string) bool { return placeSuffixes[word] }

// IsPlaceProclitic reports whether an Arabic letter written together with a name makes it a place: ب, in or at (Ryding,
// on one-letter prepositions).
func IsPlaceProclitic(r rune) bool { return r == 'ب' }

// Korean: 에서 and 에 of the 표준국어대사전, entries 조사, and what may follow them; the nouns of place that follow a name; and
// the words with which 에 is no place but a relation (서울에 따르면, according to Seoul).
var (
	koreanPlaces    = strings.Fields("에서 에선 에는 에도 에만 에")
	koreanVicinity  = strings.Fields("근처 인근 부근 근교 외곽 시내 일대 주변 도심")
	koreanJoints    = strings.Fields("와 과 하고 이랑 랑 ·")
	koreanRelations = strings.Fields("대한 대해 대하 따르면 따라 의하면 의해 의한 관한 관해 관하 맞서 맞선 비해 반해 대항")
)

// IsKoreanPlace reports whether what stands directly behind a name in a Korean text makes it a place: a particle of its
// own, or that of a second name behind it (서울과 평양에서).
func IsKoreanPlace(after string) bool {
	for _, joint := range koreanJoints {
		if rest, found := strings.CutPrefix(after, joint); found {
			second, _, _ := strings.Cut(strings.TrimPrefix(rest, " "), " ")
			return strings.Contains(second, "에서")
		}
	}
	particle, rest, _ := strings.Cut(after, " ")
	if particle == "" {
		return beginsWithOne(rest, koreanVicinity)
	}
	ends := strings.TrimRight(particle, ".,!?")
	switch {
	case strings.HasPrefix(particle, "에서"):
		return true
	case !slices.Contains(koreanPlaces, ends):
		return false
	}
	return ends != particle || !beginsWithOne(rest, koreanRelations)
}

// Chinese: the prepositions of place 在 and 驻 and verbs with a place behind them, such as 位于 and 访问, from Li and
// Thompson, Mandarin Chinese (1981), chapter 11, in both spellings; without 现在, now. Behind the name 看来 and 眼中 make it somebody who sees.
var (
	hanPlaces    = strings.Fields("在 驻 駐 位于 位於 首都 访问 訪問 抵达 抵達 前往 飞往 飛往")
	hanNoPlaces  = strings.Fields("现在 現在 存在 实在 實在")
	hanSeers     = strings.Fields("看来 看來 眼中 眼里 眼裡 眼裏")
	hanJoints    = strings.Fields("和 与 與 及 、")
	hanNameRunes = 4
)

// IsHanPlace reports whether what stands directly around a name in a Chinese text makes it a place: also a second name
// behind the preposition (在北京和首尔), if the first has at most four characters.
func IsHanPlace(before, after string) bool {
	if beginsWithOne(after, hanSeers) {
		return false
	}
	if endsWithOne(before, hanPlaces) {
		return !endsWithOne(before, hanNoPlaces)
	}
	for _, joint := range hanJoints {
		first, found := strings.CutSuffix(before, joint)
		for n := 0; found && first != "" && n < hanNameRunes; n++ {
			_, size := utf8.DecodeLastRuneInString(first)
			if first = first[:len(first)-size]; n > 0 && endsWithOne(first, hanPlaces) {
				return !endsWithOne(first, hanNoPlaces)
			}
		}
	}
	return false
}

func beginsWithOne(s string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(s, word) })
}

func endsWithOne(s string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasSuffix(s, word) })
}

// phrases is a set of the texts between commas.
func phrases(lists ...string) map[string]bool {
	m := map[string]bool{}
	for phrase := range strings.SplitSeq(strings.Join(lists, ","), ",") {
		m[strings.Join(strings.Fields(phrase), " ")] = true
	}
	return m
}

// pairs is each of the first words with each of the second, between commas.
func pairs(first, second string) string {
	var all []string
	for a := range strings.FieldsSeq(first) {
		for b := range strings.FieldsSeq(second) {
			all = append(all, a+" "+b)
		}
	}
	return strings.Join(all, ",")
}
