// Package edtf is the dates of a site as their writers know them: whole or partial, sure or doubtful, ended or not.
//
// Text comes in through [Parse]; out goes a [Date], which knows the days it may mean, its place in an order, and every
// part of it that can be said in words. The format is EDTF (ISO 8601-2:2019; Library of Congress, Extended Date/Time
// Format Specification, 2019-02-04): levels 0 and 1, and of level 2 the qualification of parts. Sets, exponents,
// significant digits, X before a known digit and the level 2 seasons are refused.
//
// Years are those of the proleptic Gregorian calendar, in which the year 0 exists and is a leap year. Nothing here
// reads a clock, converts a time zone or says a date in any language but the messages to a writer.
package edtf

import "unique"

// A Date is one date or an interval between two, as somebody wrote it. The zero Date is an absent one.
//
// It never changes. Two Dates are equal (==) where they are written alike. A record has many dates and gives few of
// them, so a Date is no larger than a pointer.
type Date struct{ handle unique.Handle[date] }

// A date is what a Date says.
type date struct {
	text       string
	interval   bool
	start, end Point
}

func newDate(d date) Date { return Date{unique.Make(d)} }

func (d Date) value() date {
	if d.IsZero() {
		return date{}
	}
	return d.handle.Value()
}

// IsZero reports whether the date is absent.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the date as written.
func (d Date) String() string { return d.value().text }

// IsInterval reports whether the date is an interval, written with "/".
func (d Date) IsInterval() bool { return d.value().interval }

// Start returns the first end of an interval. A date that is no interval is its own start and end.
func (d Date) Start() Point { return d.value().start }

// End returns the last end of an interval. A date that is no interval is its own start and end.
func (d Date) End() Point { return d.value().end }

// Earliest returns the first day that the text allows, at −∞ where the start is open or unknown or the date is absent.
//
// Only digits set bounds: the sign of an approximate or uncertain date does not widen them, since it does not say by
// how much. A date with a time of day is the day it names in its own zone. [Spring] says which days a season has.
//
// Open and unknown ends have the same bounds and are told apart by their [Precision]: nothing is said of an open end,
// so that what has an open end may still go on; an unknown one exists, and nobody knows when it was.
func (d Date) Earliest() Day {
	first, _ := d.Start().bounds()
	return first
}

// Latest returns the last day that the text allows, that day included, at +∞ where the end is open or unknown or the
// date is absent. [Date.Earliest] says what does not count.
func (d Date) Latest() Day {
	_, last := d.End().bounds()
	return last
}

// IsDoubtful reports whether any part of the date is uncertain or approximate.
func (d Date) IsDoubtful() bool { return d.Start().signs()|d.End().signs() != 0 }
