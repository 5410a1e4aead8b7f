package language

import (
	"strings"
	"testing"
	"unicode"
)

func TestWordsBesideNames(t *testing.T) {
	for _, x := range []struct {
		what     string
		is       func(string) bool
		yes, not string // between commas
	}{
		{"title", IsTitle,
			"mr, gen, general, pres, elect, minister, président, m, mme, президент, президента, министром, г-н, الرئيس, رئيس, والرئيس, 대통령, 대통령은, 장관이",
			"korean, seoul, war, guerre, корейский, حرب, 전쟁, 사람은"},
		{"word that opens a sentence", OpensSentence,
			"then, but, with, yesterday, reportedly, the, a, selon, mais, hier, но, вчера, по, с",
			"hunter, adam, will, can, said, de, иван, korean, x"},
		{"word of place", IsPlaceWord,
			"in, near, at, outside, around, north of, city of, flew to, trip from, visited, à, près de, près d', в, во, рядом с, في, وفي, داخل, بالقرب من",
			"to, from, written to, with, on, of, de, selon, на, с, مع, إلى, حول, in in"},
		{"word of an area", IsArea, "the, central, northern, la, центре, العاصمة", "korean, big, наше"},
		{"conjunction", IsConjunction, "and, or, et, и, или", "but, with, но"},
		{"attitude", IsAttitude, "view, request, behest, interest", "suburbs, square, airport"},
		{"noun of a town", IsTownNoun, "court, airport, residents", "government, embassy, media, summit, talks"},
		{"adjective of a town", IsTownAdjective, "state, central", "foreign, nuclear"},
		{"generation", IsGeneration, "jr, sr, iii, senior, père", "minister, v, i, the"},
		{"word for another of a family", IsOther, "elder, another", "late, the, same"},
		{"month", IsMonth, "may, june", "mai, monday"},
		{"word of a date", IsDating, "in, since, late", "said, and, mrs"},
		{"suffix of a place", IsPlaceSuffix, "based, born", "backed, led"},
	} {
		for word := range strings.SplitSeq(x.yes, ", ") {
			if !x.is(word) {
				t.Errorf("%s is no %s", word, x.what)
			}
		}
		for word := range strings.SplitSeq(x.not, ", ") {
			if x.is(word) {
				t.Errorf("%s is a %s", word, x.what)
			}
		}
	}
}

func TestPlacesInKorean(t *testing.T) {
	for after, want := range map[string]bool{
		"에서": true, "에서는 만났다": true, "에": true, "에 있다": true, "에는 없다": true, "에.": true, " 인근에": true, " 시내": true,
		"와 평양에서": true, "·평양에서는": true,
		"": false, "은": false, "에게": false, "에 대한 제재": false, "에 따르면": false, "에는 대한": false, "의 뜻": false, "와 평양은": false,
		"과의 회담은 평양에서": false, " 정부": false,
	} {
		if got := IsKoreanPlace(after); got != want {
			t.Errorf("%q: %v", after, got)
		}
	}
}

func TestPlacesAndTitlesInChinese(t *testing.T) {
	for _, x := range []struct {
		before, after string
		place, title  bool
	}{
		{"他在", "举行", true, false}, {"驻", "大使", true, true}, {"位于", "", true, false}, {"访问", "", true, false}, {"在", "看来", false, false},
		{"现在", "说", false, false}, {"对", "说", false, false}, {"在北京和", "", true, false}, {"在北京、", "", true, false},
		{"在和", "", false, false}, {"在很远的地方和", "", false, false}, {"现在北京和", "", false, false}, {"", "", false, false},
		{"总统", "", false, true}, {"", "总统", false, true}, {"", "的总统", false, false},
	} {
		if got := IsHanPlace(x.before, x.after); got != x.place {
			t.Errorf("%s_%s: a place is %v", x.before, x.after, got)
		}
		if got := HasHanTitle(x.before, x.after); got != x.title {
			t.Errorf("%s_%s: a title is %v", x.before, x.after, got)
		}
	}
}

func TestWordsBesideNamesAreInSmallLetters(t *testing.T) {
	for _, words := range []map[string]bool{titles, openers, placeWords, areas, conjunctions, attitudes, placeSuffixes, townNouns,
		townAdjectives, mens, womens, generations, others, months, datings} {
		for word := range words {
			if word != strings.ToLower(word) || word == "" || strings.ContainsAny(strings.TrimPrefix(word, "d.c"), ".,") || strings.ContainsFunc(word, unicode.IsControl) {
				t.Errorf("%q", word)
			}
		}
	}
}
