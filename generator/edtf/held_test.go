package edtf_test

import (
	"slices"
	"strings"
	"testing"

	"gloss/generator/edtf"
	"pgregory.net/rapid"
)

func TestHeld(t *testing.T) {
	rows := []struct {
		since, until, on string
		want             edtf.Answer
	}{
		{"2024-09", "", "2024-10-08", edtf.Yes},
		{"2024-10", "", "2024-10-08", edtf.Possibly},
		{"2024-11", "", "2024-10-08", edtf.No},
		{"", "", "2024-10-08", edtf.Yes},
		{"", "2024-10", "2024-10-08", edtf.Possibly},
		{"", "2024-09", "2024-10-08", edtf.No},
		{"2023", "2025", "2024-10-08", edtf.Yes},

		// The first and the last day belong to the role.
		{"2024-10-08", "2024-10-08", "2024-10-08", edtf.Yes},
		{"2024-10-08", "", "2024-10-07", edtf.No},
		{"", "2024-10-08", "2024-10-09", edtf.No},
		{"2024-10-08T09:00:00", "", "2024-10-08", edtf.Yes},

		// A coarse question.
		{"2024-03", "", "2024", edtf.Possibly},
		{"2023", "2025", "2024", edtf.Yes},
		{"2024-01-01", "2024-12-31", "2024", edtf.Yes},
		{"2025", "", "2024", edtf.No},
		{"2023", "", "2024/..", edtf.Yes},
		{"2023", "2030", "2024/..", edtf.Possibly},
		{"2023", "", "", edtf.Possibly},
		{"", "", "", edtf.Yes},

		// Doubt counts on the days of the end itself, and nowhere else.
		{"2024-10-08~", "", "2024-10-08", edtf.Possibly},
		{"2024-10-08?", "", "2024-10-09", edtf.Yes},
		{"2024-10-08%", "", "2024-10-07", edtf.No},
		{"2024-09~", "", "2024-10-08", edtf.Yes},
		{"", "2024-10-08~", "2024-10-08", edtf.Possibly},
		{"", "2024-10-08~", "2024-10-07", edtf.Yes},
		{"?2024-10-08", "", "2024-10-08", edtf.Possibly},
		{"2024-10-08", "", "2024-10-08~", edtf.Possibly},
		{"2024-10-07", "", "2024-10-08~", edtf.Yes},
		{"2024~", "2024-03-15", "2024-05", edtf.No},

		// Ends that say little.
		{"../2024", "", "2025", edtf.Yes},
		{"../2024", "", "2024-06", edtf.Possibly},
		{"2020", "2024/", "2023", edtf.Yes},
		{"2020", "2024/..", "2030", edtf.Possibly},
		{"201X", "", "2015", edtf.Possibly},
		{"201X", "", "2020", edtf.Yes},

		// It cannot have ended before it began.
		{"2024", "2024-03-15", "2024-03-15", edtf.Yes},
		{"2024-03-15", "2024", "2024-03-15", edtf.Yes},
		{"2024-03-15", "2024", "2024-03-16", edtf.Possibly},
		{"2025", "2024", "2024-06", edtf.No},
		{"2025", "2024", "", edtf.No},
	}
	for _, row := range rows {
		got := edtf.Held(dateOrNone(t, row.since), dateOrNone(t, row.until), dateOrNone(t, row.on))
		if got != row.want {
			t.Errorf("held since %q until %q on %q: %v, want %v", row.since, row.until, row.on, got, row.want)
		}
	}
}

func TestHeldAgreesWithDayByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		since := dateOrNone(t, nearText(t, "since"))
		until := dateOrNone(t, nearText(t, "until"))
		on := dateOrNone(t, nearText(t, "on"))
		if got, want := edtf.Held(since, until, on), heldDayByDay(since, until, on); got != want {
			t.Errorf("held since %q until %q on %q: %v, want %v", since, until, on, got, want)
		}
	})
}

// heldDayByDay is Held for dates in February and March 2024, tried with every day that each may mean.
func heldDayByDay(since, until, on edtf.Date) edtf.Answer {
	starts, ends, asked := choices(since), choices(until), choices(on)
	if since.IsZero() {
		starts = []int{beforeAll}
	}
	if until.IsZero() {
		ends = []int{afterAll}
	}
	var was, wasNot bool
	for _, start := range starts {
		for _, end := range ends {
			for _, day := range asked {
				if start > end {
					continue
				}
				held := start <= day && day <= end
				was, wasNot = was || held, wasNot || !held
			}
		}
	}
	switch {
	case !was:
		return edtf.No
	case wasNot || signed(since, on) && share(since, on) || signed(until, on) && share(until, on):
		return edtf.Possibly
	}
	return edtf.Yes
}

const (
	beforeAll = 0
	afterAll  = 31 + 29 + 31 + 1
)

// choices returns the numbers of the days from January to March 2024 that a date may mean, counted from 1.
func choices(d edtf.Date) []int {
	var all []int
	if d.Earliest().IsInfinite() {
		all = append(all, beforeAll)
	}
	n := 0
	for month := 1; month <= 3; month++ {
		for day := 1; day <= edtf.DaysIn(2024, month); day++ {
			n++
			this := edtf.Day{Year: 2024, Month: month, Day: day}
			if d.Earliest().Compare(this) <= 0 && this.Compare(d.Latest()) <= 0 {
				all = append(all, n)
			}
		}
	}
	if d.Latest().IsInfinite() {
		all = append(all, afterAll)
	}
	return all
}

func signed(end, on edtf.Date) bool {
	return !end.IsZero() && strings.ContainsAny(end.String()+on.String(), "?~%")
}

func share(a, b edtf.Date) bool {
	return slices.ContainsFunc(choices(a), func(day int) bool { return slices.Contains(choices(b), day) })
}

// nearText draws a date in February or March 2024, or none.
func nearText(t *rapid.T, name string) string {
	day := rapid.Custom(func(t *rapid.T) string {
		days := []string{"2024-02", "2024-03", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02", "2024-02-XX"}
		return rapid.SampledFrom(days).Draw(t, "day") + rapid.SampledFrom([]string{"", "", "~", "?"}).Draw(t, "sign")
	})
	a, b := day.Draw(t, name), day.Draw(t, name+" to")
	text := rapid.SampledFrom([]string{"", a, a, a, a + "/" + b, a + "/..", "../" + a, a + "/", "/" + a}).Draw(t, name+" form")
	if _, err := edtf.Parse(text); err != nil {
		return a // the interval that was drawn ends before it starts
	}
	return text
}

func dateOrNone(t rapid.TB, s string) edtf.Date {
	if s == "" {
		return edtf.Date{}
	}
	return parse(t, s)
}
