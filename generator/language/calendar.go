package language

import (
	"strings"
	"time"

	"github.com/gohugoio/locales"
	"github.com/gohugoio/locales/en"
	"github.com/gohugoio/locales/en_GB"
	"github.com/gohugoio/locales/ko"
	"golang.org/x/text/language"
)

// A calendar says how dates and numbers are written.
type calendar struct {
	locale func() locales.Translator
	// dayMonth is the order of a day and its month without a year, which the library leaves out (CLDR, availableFormats,
	// MMMMd).
	dayMonth string
}

// calendars are those of languages or, where regions differ, of a language and a region.
var calendars = map[string]calendar{
	"en":    {en_GB.New, "{day} {month}"}, // 8 October 2024
	"en-US": {en.New, "{month} {day}"},    // October 8, 2024
	"ko":    {ko.New, "{month} {day}일"},   // 2024년 10월 8일
}

func calendarOf(tag language.Tag) calendar {
	base, _ := tag.Base()
	for _, key := range []string{tag.String(), base.String()} {
		if c, found := calendars[key]; found {
			return c
		}
	}
	return calendars["en"]
}

// Date returns the day of a moment in words: "8 October 2024".
func (w *Words) Date(t time.Time) string { return w.locale.FmtDateLong(t) }

// Day returns a date whose year and day of the month need not be plain numbers: "8–10 October 2024", "15 March 44 BCE".
func (w *Words) Day(year string, m time.Month, day string) string {
	// The library writes years as they are and days without a zero; neither number is a part of the other.
	pattern := w.locale.FmtDateLong(time.Date(3999, m, 27, 0, 0, 0, 0, time.UTC))
	return strings.NewReplacer("3999", year, "27", day).Replace(pattern)
}

// DayMonth returns a day and its month without the year.
func (w *Words) DayMonth(m time.Month, day string) string {
	return strings.NewReplacer("{day}", day, "{month}", w.Month(m)).Replace(w.dayMonth)
}

// Month returns the name of a month as it stands in a date.
func (w *Words) Month(m time.Month) string { return w.locale.MonthWide(m) }

// Number returns a number with its thousands set apart.
func (w *Words) Number(n int) string { return w.locale.FmtNumber(float64(n), 0) }
