package edtf_test

import (
	"slices"
	"testing"
	"time"

	"gloss/generator/edtf"
)

func TestDaysInAgreesWithTime(t *testing.T) {
	for year := -801; year <= 2801; year++ {
		for month := 1; month <= 12; month++ {
			want := time.Date(year, time.Month(month+1), 0, 0, 0, 0, 0, time.UTC).Day()
			if got := edtf.DaysIn(year, month); got != want {
				t.Fatalf("%04d-%02d has %d days, want %d", year, month, got, want)
			}
		}
	}
	if edtf.DaysIn(2024, 0) != 0 || edtf.DaysIn(2024, 13) != 0 {
		t.Error("a month that does not exist has days")
	}
}

func TestNewDayKnowsTheCalendar(t *testing.T) {
	rows := []struct {
		year, month, day int
		exists           bool
	}{
		{2024, 2, 29, true},
		{2023, 2, 29, false},
		{1900, 2, 29, false},
		{2000, 2, 29, true},
		{0, 2, 29, true},
		{-4, 2, 29, true},
		{2024, 4, 31, false},
		{2024, 12, 31, true},
		{2024, 1, 0, false},
		{2024, 0, 1, false},
		{2024, 13, 1, false},
		{2024, -1, 1, false},
	}
	for _, row := range rows {
		d, exists := edtf.NewDay(row.year, row.month, row.day)
		if exists != row.exists || exists != (d != edtf.Day{}) {
			t.Errorf("NewDay(%d, %d, %d) is %v, %v", row.year, row.month, row.day, d, exists)
		}
	}
}

func TestDayAsWritten(t *testing.T) {
	rows := []struct {
		day     edtf.Day
		written string
		date    string
	}{
		{edtf.Day{Year: 2024, Month: 2, Day: 9}, "2024-02-09", "2024-02-09"},
		{edtf.Day{Year: 0, Month: 1, Day: 1}, "0000-01-01", "0000-01-01"},
		{edtf.Day{Year: -1, Month: 12, Day: 31}, "-0001-12-31", "-0001-12-31"},
		{edtf.Day{Year: 10000, Month: 1, Day: 1}, "+10000-01-01", ""},
		{edtf.Day{Year: -10000, Month: 1, Day: 1}, "-10000-01-01", ""},
		{parse(t, "2024/..").Latest(), "..", ""},
		{parse(t, "../2024").Earliest(), "..", ""},
	}
	for _, row := range rows {
		if got := row.day.String(); got != row.written {
			t.Errorf("%#v reads %q, want %q", row.day, got, row.written)
		}
		if got := row.day.Date().String(); got != row.date {
			t.Errorf("%v is the date %q, want %q", row.day, got, row.date)
		}
	}
}

func TestDaysInOrder(t *testing.T) {
	days := []edtf.Day{
		parse(t, "../2024").Earliest(),
		{Year: -2, Month: 12, Day: 31},
		{Year: -1, Month: 1, Day: 1},
		{Year: 0, Month: 1, Day: 1},
		{Year: 2024, Month: 1, Day: 31},
		{Year: 2024, Month: 2, Day: 1},
		{Year: 2024, Month: 2, Day: 2},
		parse(t, "2024/..").Latest(),
	}
	if !slices.IsSortedFunc(days, edtf.Day.Compare) {
		t.Errorf("these days are said to be out of order: %v", days)
	}
	for i, d := range days {
		for j, e := range days {
			if (d.Compare(e) == 0) != (i == j) || d.Compare(e) != -e.Compare(d) {
				t.Errorf("%v and %v compare as %d and %d", d, e, d.Compare(e), e.Compare(d))
			}
		}
	}
}
