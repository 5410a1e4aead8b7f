package edtf

import (
	"cmp"
	"fmt"
)

// A Day is a day of the calendar, or the infinity before or behind all days. [NewDay] makes one that exists; the zero
// Day does not. Days can be compared with == and by [Day.Compare].
type Day struct {
	Year, Month, Day int

	// side is -1 for the infinity before all days and 1 for the one behind them, whose other fields are zero.
	side int8
}

// The infinities, where an interval is open or its end unknown.
var (
	past   = Day{side: -1}
	future = Day{side: +1}
)

// NewDay returns a day and whether the calendar has it.
func NewDay(year, month, day int) (Day, bool) {
	if day < 1 || day > DaysIn(year, month) {
		return Day{}, false
	}
	return Day{Year: year, Month: month, Day: day}, true
}

// DaysIn returns how many days a month has, 0 for a month that does not exist. The year 0 is a leap year.
func DaysIn(year, month int) int {
	switch month {
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 0
}

// IsInfinite reports whether the day is before or behind all days.
func (d Day) IsInfinite() bool { return d.side != 0 }

// Compare returns -1 where d is before e, 0 where they are the same, and 1 where d is after e.
func (d Day) Compare(e Day) int {
	return cmp.Or(cmp.Compare(d.side, e.side),
		cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// String returns YYYY-MM-DD, with a minus before a year before 0 and a plus before one after 9999 (ISO 8601-1, expanded
// representation). Both infinities are "..".
func (d Day) String() string {
	if d.IsInfinite() {
		return ".."
	}
	return fmt.Sprintf("%s-%02d-%02d", yearDigits(d.Year), d.Month, d.Day)
}

// Date returns the day as a date that somebody could have written. It is absent for an infinite day and for a year of
// more than four digits, of which EDTF can write no day.
func (d Day) Date() Date {
	date, err := read(piece{text: d.String()})
	if err != nil {
		return Date{}
	}
	return date
}

func yearDigits(year int) string {
	switch {
	case year < 0:
		return fmt.Sprintf("-%04d", -year)
	case year > 9999:
		return fmt.Sprintf("+%d", year)
	}
	return fmt.Sprintf("%04d", year)
}

// monthStart returns the first day of a month.
func monthStart(year, month int) Day { return Day{Year: year, Month: month, Day: 1} }

// monthEnd returns the last day of a month. The months 13 and 14 are those of the next year, where a winter ends.
func monthEnd(year, month int) Day {
	if month > 12 {
		year, month = year+1, month-12
	}
	return Day{Year: year, Month: month, Day: DaysIn(year, month)}
}

// earlier returns the first of two days, later the last.
func earlier(a, b Day) Day {
	if a.Compare(b) <= 0 {
		return a
	}
	return b
}

func later(a, b Day) Day {
	if a.Compare(b) >= 0 {
		return a
	}
	return b
}
