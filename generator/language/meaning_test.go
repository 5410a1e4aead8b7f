package language

import (
	"strings"
	"testing"
)

func TestWordsThatChangeTheMeaning(t *testing.T) {
	for _, x := range []struct {
		what     string
		is       func(string) bool
		yes, not string
	}{
		{"negation", IsNegation,
			"not n't never without ne n' pas sans aucune не нет никого без لم ولم بلا ليس 안 못 못했다 않았다 없는 아니라고 不 没 無",
			"knot note nouveau небо ولد قال 안에서 안전 말했다 好"},
		{"number", IsNumberWord,
			"two third dozens deux premier vingt два двумя пятью тысяч миллионов второго ثلاثة وخمسة الأول مليون 두 하나는 여섯명이 수백 三 亿",
			"too un une тревога سلام 이 일 세계 말 大"},
		{"percentage or currency", IsPercentOrCurrency,
			"percent dollars euro pourcentage рублей доллара процентов 달러를 원 퍼센트 بالمئة دولار 元",
			"perfect рубин 원칙 سلام 人"},
	} {
		for word := range strings.FieldsSeq(x.yes) {
			if !x.is(word) {
				t.Errorf("%s is no %s", word, x.what)
			}
		}
		for word := range strings.FieldsSeq(x.not) {
			if x.is(word) {
				t.Errorf("%s is a %s", word, x.what)
			}
		}
	}
}

func TestPrefixesNegate(t *testing.T) {
	for _, x := range []struct {
		word, plain string
		want        bool
	}{
		{"unacceptable", "acceptable", true}, {"impossible", "possible", true}, {"non-existent", "existent", false},
		{"мирный", "немирный", false}, {"неприемлемо", "приемлемо", true}, {"비공식", "공식", true}, {"불법", "법", false},
		{"inconnu", "connu", true}, {"reacted", "acted", false}, {"into", "to", false}, {"", "", false}, {"un", "", false},
	} {
		if got := Negates(x.word, x.plain); got != x.want {
			t.Errorf("Negates(%q, %q) is %v", x.word, x.plain, got)
		}
	}
}

func TestTablesAreInSmallLetters(t *testing.T) {
	for _, words := range []map[string]bool{negations, numberWords, percentAndCurrency} {
		for word := range words {
			if word != strings.ToLower(word) {
				t.Errorf("%q", word)
			}
		}
	}
}
