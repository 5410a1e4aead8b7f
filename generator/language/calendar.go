package language

import (
	"time"

	"github.com/gohugoio/locales"
	"github.com/gohugoio/locales/en"
	"github.com/gohugoio/locales/en_GB"
	"golang.org/x/text/language"
)

// calendars say how dates and numbers are written, by language or, where regions differ, by language and region.
var calendars = map[string]func() locales.Translator{
	"en":    en_GB.New, // 8 October 2024
	"en-US": en.New,    // October 8, 2024
}

func calendarOf(tag language.Tag) locales.Translator {
	base, _ := tag.Base()
	for _, key := range []string{tag.String(), base.String()} {
		if calendar, found := calendars[key]; found {
			return calendar()
		}
	}
	return calendars["en"]()
}

// Date returns the day of a moment in words: "8 October 2024".
func (w *Words) Date(t time.Time) string { return w.calendar.FmtDateLong(t) }

// Month returns the name of a month as it stands in a date.
func (w *Words) Month(m time.Month) string { return w.calendar.MonthWide(m) }

// Number returns a number with its thousands set apart.
func (w *Words) Number(n int) string { return w.calendar.FmtNumber(float64(n), 0) }
