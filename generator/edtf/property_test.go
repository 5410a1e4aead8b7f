package edtf_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gloss/generator/edtf"
	"pgregory.net/rapid"
)

// anyText draws a text that is EDTF.
func anyText(t *rapid.T, name string) string {
	forms := []func(*rapid.T) string{pointText, longYearText, clockText, intervalText}
	return rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom(forms).Draw(t, "form")(t)
	}).Draw(t, name)
}

// pointText draws a date without a time of day.
func pointText(t *rapid.T) string {
	year := rapid.IntRange(1890, 2110).Draw(t, "year")
	month := rapid.IntRange(1, 12).Draw(t, "month")
	day := rapid.IntRange(1, edtf.DaysIn(year, month)).Draw(t, "day")
	number := func(n int) string {
		return signText(t) + fmt.Sprintf("%02d", n) + signText(t)
	}
	switch rapid.IntRange(0, 8).Draw(t, "parts") {
	case 0:
		return number(year)
	case 1:
		return signText(t) + fmt.Sprintf("%dX", year/10) + signText(t)
	case 2:
		return signText(t) + fmt.Sprintf("%dXX", year/100) + signText(t)
	case 3:
		return number(year) + "-XX" + signText(t)
	case 4:
		return number(year) + "-XX-XX" + signText(t)
	case 5:
		return number(year) + "-" + number(rapid.IntRange(edtf.Spring, edtf.Winter).Draw(t, "season"))
	case 6:
		return number(year) + "-" + number(month)
	case 7:
		return number(year) + "-" + number(month) + "-XX" + signText(t)
	}
	return number(year) + "-" + number(month) + "-" + number(day)
}

func signText(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "", "", "?", "~", "%"}).Draw(t, "sign")
}

func longYearText(t *rapid.T) string {
	return rapid.StringMatching(`Y-?[1-9][0-9]{4,8}[?~%]?|-[1-9][0-9]{3}`).Draw(t, "year")
}

func clockText(t *rapid.T) string {
	return rapid.StringMatching(`1985-04-1[0-9]T[01][0-9]:[0-5][0-9]:[0-5][0-9](Z|[+-]0[0-9](:[0-5][0-9])?)?`).Draw(t, "time")
}

func intervalText(t *rapid.T) string {
	a, b := pointText(t), pointText(t)
	forms := []string{a + "/" + b, a + "/..", "../" + a, a + "/", "/" + a}
	text := rapid.SampledFrom(forms).Draw(t, "interval")
	if _, err := edtf.Parse(text); err != nil {
		return b + "/" + a // what ended before it started
	}
	return text
}

func TestDatesReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkDate(t, parse(t, anyText(t, "text"))) })
}

// grammar is what EDTF lets stand, with no regard to the calendar.
var grammar = func() *regexp.Regexp {
	sign := func(number string) string { return `[?~%]?(` + number + `)[?~%]?` }
	year := sign(`-?\d{4}`)
	month, day := `0[1-9]|1[0-2]`, `0[1-9]|[12]\d|3[01]`
	point := strings.Join([]string{
		year,
		sign(`-?(\d{3}X|\d{2}XX)|Y-?[1-9]\d{4,8}`),
		year + `-` + sign(month+`|2[1-4]|XX`),
		year + `-` + sign(month) + `-` + sign(day+`|XX`),
		year + `-` + sign(`XX`) + `-` + sign(`XX`),
	}, `|`)
	clock := `-?\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)?`
	end := `(` + point + `|\.\.|)`
	return regexp.MustCompile(`^(` + point + `|` + clock + `|` + end + `/` + end + `)$`)
}()

// checkDate reports what must be so for every date that Parse returns.
func checkDate(t rapid.TB, d edtf.Date) {
	if again := parse(t, d.String()); again != d {
		t.Errorf("%s reads differently the second time", d)
	}
	if !grammar.MatchString(d.String()) {
		t.Errorf("%q was read as a date", d)
	}
	if d.Earliest().Compare(d.Latest()) > 0 {
		t.Errorf("%s is from %s to %s", d, d.Earliest(), d.Latest())
	}
	for _, bound := range []edtf.Day{d.Earliest(), d.Latest()} {
		if _, exists := edtf.NewDay(bound.Year, bound.Month, bound.Day); !exists && !bound.IsInfinite() {
			t.Errorf("%s is bounded by %s, which does not exist", d, bound)
		}
	}
	if !d.IsInterval() && d.Start() != d.End() {
		t.Errorf("%s is no interval but starts at %+v and ends at %+v", d, d.Start(), d.End())
	}
}

func TestBoundsAgreeWithTheDigits(t *testing.T) {
	days := everyDay(1790, 2210)
	rapid.Check(t, func(t *rapid.T) {
		text := pointText(t)
		d := parse(t, text)
		if d.Start().Precision == edtf.ToSeason {
			t.Skip("a season is not told by its digits")
		}
		digits := strings.NewReplacer("?", "", "~", "", "%", "").Replace(text)
		var first, last string
		for _, day := range days {
			if !matches(digits, day) {
				continue
			}
			if first == "" {
				first = day
			}
			last = day
		}
		if d.Earliest().String() != first || d.Latest().String() != last {
			t.Errorf("%s is from %s to %s, want from %s to %s", text, d.Earliest(), d.Latest(), first, last)
		}
	})
}

func everyDay(from, to int) []string {
	var days []string
	for year := from; year < to; year++ {
		for month := 1; month <= 12; month++ {
			for day := 1; day <= edtf.DaysIn(year, month); day++ {
				days = append(days, fmt.Sprintf("%04d-%02d-%02d", year, month, day))
			}
		}
	}
	return days
}

// matches reports whether a day begins with these digits, of which X is any.
func matches(digits, day string) bool {
	for i := range digits {
		if digits[i] != 'X' && digits[i] != day[i] {
			return false
		}
	}
	return true
}
