package render

import (
	"fmt"
	"strconv"
	"time"

	"gloss/generator/content"
	"gloss/generator/edtf"
	"gloss/generator/language"
)

// when says a date in words.
func (r *renderer) when(d edtf.Date) date { return newDate(r.dateWords(d), machine(d)) }

// period says from when to when something held, empty where neither is known.
func (r *renderer) period(since, until content.Date) string {
	start, end := r.dateWords(since.Date), r.dateWords(until.Date)
	switch {
	case start != "" && end != "":
		return r.words.Format("date-range", language.Args{"Start": start, "End": end})
	case start != "":
		return r.words.Format("date-since", language.Args{"Start": start})
	case end != "":
		return r.words.Format("date-until", language.Args{"End": end})
	}
	return ""
}

func (r *renderer) dateWords(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	if !d.IsInterval() {
		return r.pointWords(d.Start())
	}
	args := language.Args{"Start": r.pointWords(d.Start()), "End": r.pointWords(d.End())}
	switch {
	case d.Start().Precision == edtf.Open:
		return r.words.Format("date-until", args)
	case d.Start().Precision == edtf.Unknown:
		return r.words.Format("date-from-unknown", args)
	case d.End().Precision == edtf.Open:
		return r.words.Format("date-since", args)
	case d.End().Precision == edtf.Unknown:
		return r.words.Format("date-to-unknown", args)
	}
	return r.words.Format("date-range", args)
}

// pointWords says one date, with the doubt that any part of it bears said of the whole.
func (r *renderer) pointWords(p edtf.Point) string {
	words := r.plainWords(p)
	doubt := p.Year.Qualifier | p.Season.Qualifier | p.Month.Qualifier | p.Day.Qualifier
	if doubt&edtf.Approximate != 0 {
		words = r.words.Format("date-about", language.Args{"Date": words})
	}
	if doubt&edtf.Uncertain != 0 {
		words = r.words.Format("date-perhaps", language.Args{"Date": words})
	}
	return words
}

var seasons = map[int]string{
	edtf.Spring: "date-spring", edtf.Summer: "date-summer", edtf.Autumn: "date-autumn", edtf.Winter: "date-winter",
}

func (r *renderer) plainWords(p edtf.Point) string {
	year := r.yearWords(p.Year)
	switch {
	case p.Precision < edtf.ToYear:
		return ""
	case p.Precision == edtf.ToYear:
		return year
	case p.Precision == edtf.ToSeason:
		return r.words.Format(seasons[p.Season.First], language.Args{"Year": year})
	case p.Month.Unspecified > 0:
		return r.words.Format("date-in-year", language.Args{"Year": year})
	case p.Precision == edtf.ToMonth, p.Day.Unspecified > 0, p.Year.Unspecified > 0, p.Year.First < 1:
		return r.words.Format("date-month", language.Args{"Month": r.words.Month(time.Month(p.Month.First)), "Year": year})
	}
	return r.words.Date(time.Date(p.Year.First, time.Month(p.Month.First), p.Day.First, 0, 0, 0, 0, time.UTC))
}

// yearWords says a year. The year 0 is 1 BCE.
func (r *renderer) yearWords(year edtf.Part) string {
	number := func(year int) string {
		if year < 1 {
			return r.words.Format("date-bce", language.Args{"Year": strconv.Itoa(1 - year)})
		}
		return strconv.Itoa(year)
	}
	switch {
	case year.Unspecified == 0:
		return number(year.First)
	case year.Unspecified == 1 && year.First > 0:
		return r.words.Format("date-decade", language.Args{"Year": number(year.First)})
	}
	return r.words.Format("date-years", language.Args{"First": number(year.First), "Last": number(year.Last)})
}

// machine is a date as the datetime attribute of HTML takes it (HTML, section 4.5.14), empty where that cannot say
// what the date says.
func machine(d edtf.Date) string {
	p := d.Start()
	for _, part := range []edtf.Part{p.Year, p.Season, p.Month, p.Day} {
		if part.Unspecified > 0 || part.Qualifier != 0 {
			return ""
		}
	}
	if d.IsInterval() || p.Year.First < 1 || p.Year.First > 9999 {
		return ""
	}
	switch p.Precision {
	case edtf.ToYear:
		return fmt.Sprintf("%04d", p.Year.First)
	case edtf.ToMonth:
		return fmt.Sprintf("%04d-%02d", p.Year.First, p.Month.First)
	case edtf.ToDay, edtf.ToSecond:
		return fmt.Sprintf("%04d-%02d-%02d", p.Year.First, p.Month.First, p.Day.First)
	}
	return ""
}
