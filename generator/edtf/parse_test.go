package edtf_test

import (
	"testing"

	"gloss/generator/edtf"
	"pgregory.net/rapid"
)

// valid are texts with the first and the last day each allows. Under a heading of the Library of Congress's
// specification stand all its examples first, then ours.
var valid = []struct{ text, earliest, latest string }{
	// Level 0, date
	{"1985-04-12", "1985-04-12", "1985-04-12"},
	{"1985-04", "1985-04-01", "1985-04-30"},
	{"1985", "1985-01-01", "1985-12-31"},
	{"2024-02-29", "2024-02-29", "2024-02-29"},
	{"2000-02", "2000-02-01", "2000-02-29"},
	{"1900-02", "1900-02-01", "1900-02-28"},
	{"0000", "0000-01-01", "0000-12-31"},
	{"0000-02-29", "0000-02-29", "0000-02-29"},
	{"9999-12-31", "9999-12-31", "9999-12-31"},

	// Level 0, date and time
	{"1985-04-12T23:20:30", "1985-04-12", "1985-04-12"},
	{"1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"},
	{"1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"},
	{"1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"},
	{"1985-04-12T00:00:00-12", "1985-04-12", "1985-04-12"},
	{"1985-04-12T23:59:59+14:00", "1985-04-12", "1985-04-12"},

	// Level 0, time interval
	{"1964/2008", "1964-01-01", "2008-12-31"},
	{"2004-06/2006-08", "2004-06-01", "2006-08-31"},
	{"2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"},
	{"2004-02-01/2005-02", "2004-02-01", "2005-02-28"},
	{"2004-02-01/2005", "2004-02-01", "2005-12-31"},
	{"2005/2006-02", "2005-01-01", "2006-02-28"},
	{"2004/2004", "2004-01-01", "2004-12-31"},
	{"2004-06-11/2004-06", "2004-06-11", "2004-06-30"},
	{"2004/2004-01-01", "2004-01-01", "2004-01-01"},

	// Level 1, letter-prefixed calendar year
	{"Y170000002", "+170000002-01-01", "+170000002-12-31"},
	{"Y-170000002", "-170000002-01-01", "-170000002-12-31"},
	{"Y10000", "+10000-01-01", "+10000-12-31"},
	{"Y999999999", "+999999999-01-01", "+999999999-12-31"},
	{"Y170000002~", "+170000002-01-01", "+170000002-12-31"},
	{"Y-170000002/Y-160000002", "-170000002-01-01", "-160000002-12-31"},

	// Level 1, seasons
	{"2001-21", "2001-03-01", "2001-05-31"},
	{"2001-22", "2001-06-01", "2001-08-31"},
	{"2001-23", "2001-09-01", "2001-11-30"},
	{"2001-24", "2001-12-01", "2002-02-28"},
	{"2003-24", "2003-12-01", "2004-02-29"},
	{"9999-24", "9999-12-01", "+10000-02-29"},
	{"-0001-24", "-0001-12-01", "0000-02-29"},
	{"2001-21?", "2001-03-01", "2001-05-31"},
	{"2001-21/2003-24", "2001-03-01", "2004-02-29"},

	// Level 1, qualification of a date
	{"1984?", "1984-01-01", "1984-12-31"},
	{"2004-06~", "2004-06-01", "2004-06-30"},
	{"2004-06-11%", "2004-06-11", "2004-06-11"},

	// Level 1, unspecified digits from the right
	{"201X", "2010-01-01", "2019-12-31"},
	{"20XX", "2000-01-01", "2099-12-31"},
	{"2004-XX", "2004-01-01", "2004-12-31"},
	{"1985-04-XX", "1985-04-01", "1985-04-30"},
	{"1985-XX-XX", "1985-01-01", "1985-12-31"},
	{"2024-02-XX", "2024-02-01", "2024-02-29"},
	{"-201X", "-2019-01-01", "-2010-12-31"},
	{"-000X", "-0009-01-01", "-0001-12-31"},
	{"00XX", "0000-01-01", "0099-12-31"},
	{"201X?", "2010-01-01", "2019-12-31"},

	// Level 1, extended interval: open end, open start
	{"1985-04-12/..", "1985-04-12", ".."},
	{"1985-04/..", "1985-04-01", ".."},
	{"1985/..", "1985-01-01", ".."},
	{"../1985-04-12", "..", "1985-04-12"},
	{"../1985-04", "..", "1985-04-30"},
	{"../1985", "..", "1985-12-31"},

	// Level 1, extended interval: unknown end, unknown start
	{"1985-04-12/", "1985-04-12", ".."},
	{"1985-04/", "1985-04-01", ".."},
	{"1985/", "1985-01-01", ".."},
	{"/1985-04-12", "..", "1985-04-12"},
	{"/1985-04", "..", "1985-04-30"},
	{"/1985", "..", "1985-12-31"},

	// Level 1, extended interval: doubtful and unspecified ends
	{"1984?/2004%", "1984-01-01", "2004-12-31"},
	{"1984~/2004-06", "1984-01-01", "2004-06-30"},
	{"1984-06-02?/..", "1984-06-02", ".."},
	{"198X/2004-XX", "1980-01-01", "2004-12-31"},
	{"201X/2011", "2010-01-01", "2011-12-31"},

	// Level 1, negative calendar year
	{"-1985", "-1985-01-01", "-1985-12-31"},
	{"-0001", "-0001-01-01", "-0001-12-31"},
	{"-0004-02-29", "-0004-02-29", "-0004-02-29"},
	{"-0001/0001", "-0001-01-01", "0001-12-31"},

	// Level 2, qualification: groups, then single parts
	{"2004-06~-11", "2004-06-11", "2004-06-11"},
	{"2004?-06-11", "2004-06-11", "2004-06-11"},
	{"?2004-06-~11", "2004-06-11", "2004-06-11"},
	{"2004-%06-11", "2004-06-11", "2004-06-11"},
	{"2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"},
	{"2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"},
	{"2001?-21", "2001-03-01", "2001-05-31"},
	{"?2004", "2004-01-01", "2004-12-31"},
	{"2004-~XX", "2004-01-01", "2004-12-31"},
	{"?2004-06~", "2004-06-01", "2004-06-30"},
}

func TestBoundsOfValidDates(t *testing.T) {
	for _, row := range valid {
		d, err := edtf.Parse(row.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", row.text, err)
			continue
		}
		if d.String() != row.text {
			t.Errorf("Parse(%q) reads as %q", row.text, d)
		}
		if got := d.Earliest().String(); got != row.earliest {
			t.Errorf("%s: earliest %s, want %s", row.text, got, row.earliest)
		}
		if got := d.Latest().String(); got != row.latest {
			t.Errorf("%s: latest %s, want %s", row.text, got, row.latest)
		}
	}
}

const (
	uncertain   = edtf.Uncertain
	approximate = edtf.Approximate
	both        = edtf.Uncertain | edtf.Approximate
)

func known(n int, q edtf.Qualifier) edtf.Part {
	return edtf.Part{First: n, Last: n, Qualifier: q}
}

func wholeDay(year, month, day edtf.Part) edtf.Point {
	return edtf.Point{Precision: edtf.ToDay, Year: year, Month: month, Day: day}
}

func TestPartsOfADate(t *testing.T) {
	rows := []struct {
		text string
		want edtf.Point
		all  edtf.Qualifier
	}{
		{"1984?", edtf.Point{Precision: edtf.ToYear, Year: known(1984, uncertain)}, uncertain},
		{"-1985", edtf.Point{Precision: edtf.ToYear, Year: known(-1985, 0)}, 0},
		{"Y170000002%", edtf.Point{Precision: edtf.ToYear, Year: known(170000002, both)}, both},
		{"201X", edtf.Point{Precision: edtf.ToYear, Year: edtf.Part{First: 2010, Last: 2019, Unspecified: 1}}, 0},
		{"-20XX", edtf.Point{Precision: edtf.ToYear, Year: edtf.Part{First: -2099, Last: -2000, Unspecified: 2}}, 0},
		{"2001-24~", edtf.Point{
			Precision: edtf.ToSeason, Year: known(2001, approximate), Season: known(edtf.Winter, approximate),
		}, approximate},
		{"2001-~21", edtf.Point{
			Precision: edtf.ToSeason, Year: known(2001, 0), Season: known(edtf.Spring, approximate),
		}, 0},
		{"2004-XX?", edtf.Point{
			Precision: edtf.ToMonth, Year: known(2004, uncertain),
			Month: edtf.Part{First: 1, Last: 12, Unspecified: 2, Qualifier: uncertain},
		}, uncertain},
		{"2024-02-XX", wholeDay(known(2024, 0), known(2, 0), edtf.Part{First: 1, Last: 29, Unspecified: 2}), 0},
		{"1985-04-12T23:20:30+04:30", edtf.Point{
			Precision: edtf.ToSecond, Year: known(1985, 0), Month: known(4, 0), Day: known(12, 0),
			Clock: edtf.Clock{Hour: 23, Minute: 20, Second: 30, Zone: "+04:30"},
		}, 0},

		{"2004-06-11%", wholeDay(known(2004, both), known(6, both), known(11, both)), both},
		{"2004-06~-11", wholeDay(known(2004, approximate), known(6, approximate), known(11, 0)), 0},
		{"2004?-06-11", wholeDay(known(2004, uncertain), known(6, 0), known(11, 0)), 0},
		{"?2004-06-~11", wholeDay(known(2004, uncertain), known(6, 0), known(11, approximate)), 0},
		{"2004-%06-11", wholeDay(known(2004, 0), known(6, both), known(11, 0)), 0},
		{"?2004-06-11~", wholeDay(known(2004, both), known(6, approximate), known(11, approximate)), approximate},
		{"2004?-06~-11", wholeDay(known(2004, both), known(6, approximate), known(11, 0)), 0},
	}
	for _, row := range rows {
		d := parse(t, row.text)
		if d.Start() != row.want || d.End() != row.want || d.IsInterval() {
			t.Errorf("%s is\n%+v, want\n%+v", row.text, d.Start(), row.want)
		}
		if got := d.Start().Qualifier(); got != row.all {
			t.Errorf("%s as a whole has %q, want %q", row.text, got, row.all)
		}
	}
}

func TestEndsOfAnInterval(t *testing.T) {
	year := edtf.Point{Precision: edtf.ToYear, Year: known(1985, approximate)}
	rows := []struct {
		text       string
		start, end edtf.Point
	}{
		{"1985~/..", year, edtf.Point{Precision: edtf.Open}},
		{"1985~/", year, edtf.Point{Precision: edtf.Unknown}},
		{"../1985~", edtf.Point{Precision: edtf.Open}, year},
		{"/1985~", edtf.Point{Precision: edtf.Unknown}, year},
		{"1985~/1985~", year, year},
	}
	for _, row := range rows {
		d := parse(t, row.text)
		if d.Start() != row.start || d.End() != row.end || !d.IsInterval() {
			t.Errorf("%s is from\n%+v to\n%+v", row.text, d.Start(), d.End())
		}
	}
}

func TestSignOfADoubt(t *testing.T) {
	for _, sign := range []string{"", "?", "~", "%"} {
		if got := parse(t, "2024"+sign).Start().Qualifier().String(); got != sign {
			t.Errorf("the doubt of 2024%s is written %q", sign, got)
		}
	}
}

func TestZeroDateIsAbsent(t *testing.T) {
	var d edtf.Date
	if !d.IsZero() || d.String() != "" || d.IsInterval() {
		t.Errorf("the zero Date is %q", d)
	}
	if d.Start() != (edtf.Point{}) || d.Start().Qualifier() != 0 {
		t.Errorf("the zero Date starts at %+v", d.Start())
	}
	if !d.Earliest().IsInfinite() || !d.Latest().IsInfinite() || d.Earliest() == d.Latest() {
		t.Errorf("the zero Date is bounded")
	}
}

func parse(t rapid.TB, s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}
