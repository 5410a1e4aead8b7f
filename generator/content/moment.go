package content

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"gloss/generator/edtf"
	"gloss/generator/source"
)

// A Moment is a whole date, or a date and a time of day, with or without a zone. The zero Moment is an absent one.
type Moment struct {
	// Text is the moment as written.
	Text string
	At   source.Span

	clock clock
}

// A clock is what the digits say. Its zone is nil where none is given.
type clock struct {
	year, month, day     int
	hour, minute, second int
	timed                bool
	zone                 *time.Location
}

// IsZero reports whether the moment is absent.
func (m Moment) IsZero() bool { return m.Text == "" }

// HasTime reports whether a time of day is given.
func (m Moment) HasTime() bool { return m.clock.timed }

// In returns the moment as a time in the site's zone. Without a time of day it is the day's midnight there; without a
// zone of its own its time is the site's.
func (m Moment) In(site *time.Location) time.Time {
	zone := site
	if m.clock.zone != nil {
		zone = m.clock.zone
	}
	c := m.clock
	return time.Date(c.year, time.Month(c.month), c.day, c.hour, c.minute, c.second, 0, zone).In(site)
}

// MomentOf is the moment of a time.
func MomentOf(t time.Time) Moment {
	t = t.UTC()
	return Moment{Text: t.Format(time.RFC3339), clock: clock{
		year: t.Year(), month: int(t.Month()), day: t.Day(),
		hour: t.Hour(), minute: t.Minute(), second: t.Second(), timed: true, zone: time.UTC,
	}}
}

var momentForm = regexp.MustCompile(`^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?$`)

// advisesDay is an advice on how to write a date that names a whole one.
var advisesDay = regexp.MustCompile(`^write \d{4}-\d\d-\d\d(?:$|[ ,])`)

// ParseMoment reads a moment: YYYY-MM-DD, or with a time behind "T" or a blank, HH:MM or HH:MM:SS, and behind it Z or
// an offset such as +09:00 (RFC 3339, section 5.6, with the zone and the seconds left free).
func ParseMoment(s string) (Moment, error) {
	part := momentForm.FindStringSubmatch(s)
	if part == nil {
		if _, err := edtf.Parse(s); err != nil && advisesDay.MatchString(err.Error()) {
			return Moment{}, err
		}
		return Moment{}, errors.New("write a whole date, such as 2024-10-08, or with a time, 2024-10-08T14:30")
	}
	number := func(i int) int { n, _ := strconv.Atoi(part[i]); return n }
	c := clock{
		year: number(1), month: number(2), day: number(3),
		hour: number(4), minute: number(5), second: number(6), timed: part[4] != "",
	}
	date := time.Date(c.year, time.Month(c.month), c.day, 0, 0, 0, 0, time.UTC)
	if date.Day() != c.day || int(date.Month()) != c.month {
		return Moment{}, fmt.Errorf("there is no day %s", s[:10])
	}
	if c.hour > 23 || c.minute > 59 || c.second > 59 {
		return Moment{}, fmt.Errorf("there is no time %s", s[11:])
	}
	zone, err := parseZone(part[7])
	if err != nil {
		return Moment{}, err
	}
	c.zone = zone
	return Moment{Text: s, clock: c}, nil
}

// parseZone reads Z or an offset. No zone gives nil.
func parseZone(s string) (*time.Location, error) {
	switch s {
	case "":
		return nil, nil
	case "Z":
		return time.UTC, nil
	}
	hours, _ := strconv.Atoi(s[1:3])
	minutes, _ := strconv.Atoi(s[4:])
	if hours > 14 || minutes > 59 {
		return nil, fmt.Errorf("there is no time zone %s", s)
	}
	seconds := hours*3600 + minutes*60
	if s[0] == '-' {
		seconds = -seconds
	}
	return time.FixedZone("", seconds), nil
}
