package edtf

import (
	"strconv"
	"strings"
)

// readNumbers reads the year and, where they are not empty, the month or season and the day.
func readNumbers(year, month, day piece) (Point, error) {
	p := Point{Precision: ToYear}
	var err error
	if p.Year, err = readYear(year); err != nil || month.text == "" {
		return p, err
	}
	if year.text[0] == 'Y' {
		return p, month.wrong("a year written with Y stands alone, without month and day")
	}
	if p.Year.Unspecified > 0 {
		return p, month.wrong("a year with X in it stands alone, without month and day")
	}
	if isSeason(month) && day.text == "" {
		season := number(month.text)
		p.Precision, p.Season = ToSeason, Part{First: season, Last: season}
		return p, nil
	}
	p.Precision = ToMonth
	if p.Month, err = readMonth(month); err != nil || day.text == "" {
		return p, err
	}
	p.Precision = ToDay
	p.Day, err = readDay(day, p.Year, p.Month)
	return p, err
}

// readYear reads YYYY, also with a minus and with X for the last one or two digits, or Y and a longer year
// (level 1, letter-prefixed calendar year, negative calendar year, unspecified digits from the right).
func readYear(p piece) (Part, error) {
	digits, long := strings.CutPrefix(p.text, "Y")
	digits, negative := strings.CutPrefix(digits, "-")
	known := strings.TrimRight(digits, "X")
	unspecified := len(digits) - len(known)
	switch {
	case unspecified > 2 || strings.Contains(known, "X"):
		return Part{}, p.wrong("only the last one or two digits of a year can be X")
	case long && len(digits) <= 4:
		return Part{}, p.wrong("Y is only for years of more than four digits")
	case long && digits[0] == '0':
		return Part{}, p.wrong("a year behind Y does not begin with 0")
	case long && unspecified > 0:
		return Part{}, p.wrong("a year written with Y has no X in it")
	case long && len(digits) > 9:
		return Part{}, p.wrong("a year has at most nine digits")
	case !long && len(digits) > 4:
		return Part{}, p.wrong("a year has four digits; Y stands before one of more")
	case !long && len(digits) < 4:
		return Part{}, p.wrong("a year has four digits")
	}
	first := number(known + strings.Repeat("0", unspecified))
	last := number(known + strings.Repeat("9", unspecified))
	if negative && last == 0 {
		return Part{}, p.wrong("the year 0000 has no minus")
	}
	if negative {
		first, last = -last, min(-first, -1)
	}
	return Part{First: first, Last: last, Unspecified: unspecified}, nil
}

// isSeason reports whether the number of a month is that of a season.
func isSeason(p piece) bool {
	n := number(p.text)
	return len(p.text) == 2 && n >= Spring && n <= Winter
}

func readMonth(p piece) (Part, error) {
	if p.text == "XX" {
		return Part{First: 1, Last: 12, Unspecified: 2}, nil
	}
	if err := twoDigits(p, "month"); err != nil {
		return Part{}, err
	}
	month := number(p.text)
	switch {
	case isSeason(p):
		return Part{}, p.wrong("a season (%s) has no days", p.text)
	case month < 1 || month > 12:
		return Part{}, p.wrong("month %s does not exist", p.text)
	}
	return Part{First: month, Last: month}, nil
}

func readDay(p piece, year, month Part) (Part, error) {
	longest := DaysIn(year.First, month.Last)
	if p.text == "XX" {
		return Part{First: 1, Last: longest, Unspecified: 2}, nil
	}
	if err := twoDigits(p, "day"); err != nil {
		return Part{}, err
	}
	day := number(p.text)
	switch {
	case day < 1:
		return Part{}, p.wrong("day %s does not exist", p.text)
	case month.Unspecified > 0:
		return Part{}, p.wrong("where the month is XX the day must be XX too")
	case day > longest:
		return Part{}, p.wrong("%s %s has %d days", months[month.First-1], yearDigits(year.First), longest)
	}
	return Part{First: day, Last: day}, nil
}

// twoDigits returns an error unless a number has two known digits.
func twoDigits(p piece, name string) error {
	if len(p.text) != 2 || strings.Contains(p.text, "X") {
		return p.wrong("a %s is two digits or XX", name)
	}
	return nil
}

// number returns the value of digits, of which there are not too many for an int.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

var months = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}
