package edtf

import "regexp"

// clockForm is the time of day behind a date (level 0, date and time). Its groups are the hour, the minute, the second
// and the zone, its hours and its minutes.
var clockForm = regexp.MustCompile(`^T(\d\d):(\d\d):(\d\d)(Z|[+-](\d\d)(?::(\d\d))?)?$`)

// readClock adds the time of day, where p is not empty, to a date that must be whole and free of doubt.
func readClock(date Point, p piece) (Point, error) {
	if p.text == "" {
		return date, nil
	}
	if date.Precision != ToDay || date.Month.Unspecified+date.Day.Unspecified > 0 {
		return Point{}, p.wrong("a time of day needs a whole date before it")
	}
	if date.signs() != 0 {
		return Point{}, p.wrong("a date with ?, ~ or %% has no time of day")
	}
	group := clockForm.FindStringSubmatchIndex(p.text)
	if group == nil {
		return Point{}, p.wrong("a time of day is T14:30:00, perhaps with a zone behind it: Z, +09 or +05:30")
	}
	for _, limit := range clockLimits {
		if n := p.group(group, limit.group); number(n.text) > limit.most {
			return Point{}, n.wrong(limit.message, n.text)
		}
	}
	value := func(i int) int { return number(p.group(group, i).text) }
	date.Precision = ToSecond
	date.Clock = Clock{Hour: value(1), Minute: value(2), Second: value(3), Zone: p.group(group, 4).text}
	return date, nil
}

// The greatest number of each group of clockForm. As in Go's package time, a leap second has no number of its own.
var clockLimits = [...]struct {
	group, most int
	message     string
}{
	{1, 23, "hour %s does not exist"},
	{2, 59, "minute %s does not exist"},
	{3, 59, "second %s does not exist"},
	{5, 14, "no time zone is %s hours from UTC"},
	{6, 59, "minute %s does not exist"},
}
