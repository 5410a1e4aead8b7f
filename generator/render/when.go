package render

import (
	"fmt"
	"html/template"
	"strconv"
	"time"

	"gloss/generator/content"
	"gloss/generator/edtf"
	"gloss/generator/language"
)

// when says a date in words. Every single day, month and year in them is marked as a time of HTML.
func (r *renderer) when(d edtf.Date) date {
	words := r.dateWords(d)
	return date{words.Text, machine(d), words.HTML}
}

// period says from when to when something held, empty where neither is known.
func (r *renderer) period(since, until content.Date) template.HTML {
	start, end := r.dateWords(since.Date), r.dateWords(until.Date)
	switch {
	case since.IsZero() && until.IsZero():
		return ""
	case until.IsZero():
		return r.say("date-since", phrases{"Start": start}).HTML
	case since.IsZero():
		return r.say("date-until", phrases{"End": end}).HTML
	case since.IsInterval() || until.IsInterval():
		return r.say("date-range", phrases{"Start": start, "End": end}).HTML
	}
	return r.rangeWords(since.Start(), until.Start()).HTML
}

func (r *renderer) dateWords(d edtf.Date) phrase {
	switch {
	case d.IsZero():
		return phrase{}
	case d.IsInterval():
		return r.rangeWords(d.Start(), d.End())
	}
	return r.pointWords(d.Start())
}

// rangeWords says from when to when.
func (r *renderer) rangeWords(from, to edtf.Point) phrase {
	args := phrases{"Start": r.pointWords(from), "End": r.pointWords(to)}
	switch {
	case from == to:
		return args["Start"]
	case from.Precision == edtf.Open && to.Precision >= edtf.ToDay:
		return r.say("date-on-or-before", args)
	case from.Precision == edtf.Open:
		return r.say("date-in-or-before", args)
	case from.Precision == edtf.Unknown:
		return r.say("date-from-unknown", args)
	case to.Precision == edtf.Open:
		return r.say("date-since", args)
	case to.Precision == edtf.Unknown:
		return r.say("date-to-unknown", args)
	case !exact(from) || !exact(to) || from.Precision != to.Precision || from.Year != to.Year,
		from.Precision != edtf.ToMonth && from.Precision != edtf.ToDay:
		return r.say("date-range", args)
	case from.Precision == edtf.ToDay && from.Month == to.Month:
		days := r.say("date-range-days", phrases{"Start": r.dayNumber(from), "End": r.dayNumber(to)})
		return days.within(func(day string) string {
			return r.words.Day(r.yearNumber(to.Year.First), time.Month(to.Month.First), day)
		})
	}
	args["StartInYear"], args["EndInYear"] = r.inYear(from), r.inYear(to)
	return r.say("date-range-in-year", args)
}

// exact reports whether no part of a date is in doubt or left open.
func exact(p edtf.Point) bool {
	for _, part := range dateParts(p) {
		if part.Unspecified > 0 || part.Qualifier != 0 {
			return false
		}
	}
	return true
}

func (r *renderer) dayNumber(p edtf.Point) phrase {
	return timed(strconv.Itoa(p.Day.First), pointMachine(p))
}

// inYear says a month or a day without its year.
func (r *renderer) inYear(p edtf.Point) phrase {
	month := time.Month(p.Month.First)
	if p.Precision == edtf.ToMonth {
		return timed(r.words.Month(month), pointMachine(p))
	}
	return timed(r.words.DayMonth(month, strconv.Itoa(p.Day.First)), pointMachine(p))
}

// pointWords says one date with its doubts.
func (r *renderer) pointWords(p edtf.Point) phrase {
	words := r.doubt(r.plainWords(p), p, edtf.Approximate, "date-about", "date-parts-about")
	return r.doubt(words, p, edtf.Uncertain, "date-perhaps", "date-parts-perhaps")
}

// doubt adds a doubt to the words for a date: by the message whole where all of it is in doubt, by the message some, which
// names the parts that are, elsewhere. “About 19 June 2024” is near that day, so it says enough of a day, or a month, that
// alone is approximate; and nothing is about “some year between 1900 and 1999”.
func (r *renderer) doubt(words phrase, p edtf.Point, sign edtf.Qualifier, whole, some string) phrase {
	parts := dateParts(p)
	var doubted []string
	for _, part := range parts {
		if part.Qualifier&sign != 0 {
			doubted = append(doubted, r.words.Text(part.word))
		}
	}
	if len(doubted) == 0 {
		return words
	}
	all := len(doubted) == len(parts)
	near := sign == edtf.Approximate && len(doubted) == 1 && parts[len(parts)-1].Qualifier&sign != 0
	if (all || near) && p.Year.Unspecified < 2 {
		return r.say(whole, phrases{"Date": words})
	}
	list := ""
	for i, word := range doubted {
		list += r.joint(i, len(doubted)) + word
	}
	return r.say(some, phrases{"Date": words, "Parts": newPhrase(list)})
}

// A datePart is a part of a date, and the id of the word for it.
type datePart struct {
	edtf.Part
	word string
}

func dateParts(p edtf.Point) []datePart {
	parts := []datePart{{p.Year, "date-part-year"}}
	switch p.Precision {
	case edtf.ToSeason:
		return append(parts, datePart{p.Season, "date-part-season"})
	case edtf.ToMonth:
		return append(parts, datePart{p.Month, "date-part-month"})
	case edtf.ToDay, edtf.ToSecond:
		return append(parts, datePart{p.Month, "date-part-month"}, datePart{p.Day, "date-part-day"})
	}
	return parts
}

var seasons = map[int]string{
	edtf.Spring: "date-spring", edtf.Summer: "date-summer", edtf.Autumn: "date-autumn", edtf.Winter: "date-winter",
}

// plainWords says one date without its doubts.
func (r *renderer) plainWords(p edtf.Point) phrase {
	whole := edtf.Point{Precision: edtf.ToYear, Year: p.Year} // around what is not specified
	if p.Precision == edtf.ToDay && p.Month.Unspecified == 0 {
		whole.Precision, whole.Month = edtf.ToMonth, p.Month
	}
	switch near := p.Qualifier()&edtf.Approximate != 0; {
	case p.Precision < edtf.ToYear:
		return phrase{}
	case p.Precision == edtf.ToYear:
		return r.yearWords(p)
	case p.Precision == edtf.ToSeason:
		return newPhrase(r.words.Format(seasons[p.Season.First], language.Args{"Year": r.yearNumber(p.Year.First)}))
	case (p.Month.Unspecified > 0 || p.Day.Unspecified > 0) && near:
		return r.plainWords(whole)
	case p.Day.Unspecified > 0:
		return r.say("date-some-day", phrases{"Date": r.plainWords(whole)})
	case p.Month.Unspecified > 0:
		return r.say("date-some-month", phrases{"Date": r.plainWords(whole)})
	case p.Precision == edtf.ToMonth:
		args := language.Args{"Month": r.words.Month(time.Month(p.Month.First)), "Year": r.yearNumber(p.Year.First)}
		return timed(r.words.Format("date-month", args), pointMachine(p))
	}
	words := r.words.Day(r.yearNumber(p.Year.First), time.Month(p.Month.First), strconv.Itoa(p.Day.First))
	if p.Precision == edtf.ToSecond {
		words = r.words.Format("date-time", language.Args{"Date": words, "Time": r.clockWords(p.Clock)})
	}
	return timed(words, pointMachine(p))
}

func (r *renderer) yearWords(p edtf.Point) phrase {
	year := p.Year
	switch {
	case year.Unspecified == 0:
		return timed(r.words.Format("date-year", language.Args{"Year": r.yearNumber(year.First)}), pointMachine(p))
	case year.Unspecified == 1 && year.First >= 100:
		return newPhrase(r.words.Format("date-decade", language.Args{"Year": strconv.Itoa(year.First)}))
	}
	args := language.Args{"First": r.yearNumber(year.First), "Last": r.yearNumber(year.Last)}
	return newPhrase(r.words.Format("date-some-year", args))
}

// yearNumber is a year as it stands in a date. The year 0 is 1 BCE.
func (r *renderer) yearNumber(year int) string {
	switch {
	case year < 1:
		return r.words.Format("date-bce", language.Args{"Year": strconv.Itoa(1 - year)})
	case year < 1000:
		return r.words.Format("date-ce", language.Args{"Year": strconv.Itoa(year)})
	}
	return strconv.Itoa(year)
}

// clockWords says a time of day, with its zone as the hours from UTC.
func (r *renderer) clockWords(c edtf.Clock) string {
	words := fmt.Sprintf("%02d:%02d", c.Hour, c.Minute)
	if c.Second > 0 {
		words += fmt.Sprintf(":%02d", c.Second)
	}
	if c.Zone == "" {
		return words
	}
	sign, hours, minutes := offset(c.Zone)
	zone := "UTC"
	if hours+minutes > 0 {
		zone += sign + strconv.Itoa(hours)
	}
	if minutes > 0 {
		zone += fmt.Sprintf(":%02d", minutes)
	}
	return r.words.Format("date-zone", language.Args{"Time": words, "Zone": zone})
}

// offset reads a zone as edtf gives it: Z, or hours and perhaps minutes from UTC.
func offset(zone string) (sign string, hours, minutes int) {
	if zone == "Z" {
		return "+", 0, 0
	}
	sign = "+"
	if zone[0] == '-' {
		sign = "−"
	}
	hours, _ = strconv.Atoi(zone[1:3])
	if len(zone) > 3 {
		minutes, _ = strconv.Atoi(zone[4:])
	}
	return sign, hours, minutes
}

// machine is a date as the datetime attribute of HTML takes it (HTML, section 4.5.14), empty where that cannot say
// what the date says.
func machine(d edtf.Date) string {
	if d.IsInterval() || !exact(d.Start()) {
		return ""
	}
	return pointMachine(d.Start())
}

// pointMachine is what is given of a date as the datetime attribute takes it, whatever doubt is said around it; empty
// where that has no form for it.
func pointMachine(p edtf.Point) string {
	if p.Year.Unspecified+p.Month.Unspecified+p.Day.Unspecified > 0 || p.Year.First < 1 {
		return ""
	}
	switch p.Precision {
	case edtf.ToYear:
		return fmt.Sprintf("%04d", p.Year.First)
	case edtf.ToMonth:
		return fmt.Sprintf("%04d-%02d", p.Year.First, p.Month.First)
	case edtf.ToDay, edtf.ToSecond:
		day := fmt.Sprintf("%04d-%02d-%02d", p.Year.First, p.Month.First, p.Day.First)
		if p.Precision == edtf.ToDay {
			return day
		}
		zone := p.Clock.Zone
		if len(zone) == len("+09") {
			zone += ":00"
		}
		return fmt.Sprintf("%sT%02d:%02d:%02d%s", day, p.Clock.Hour, p.Clock.Minute, p.Clock.Second, zone)
	}
	return ""
}
