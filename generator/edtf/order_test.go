package edtf_test

import (
	"slices"
	"testing"

	"gloss/generator/edtf"
	"pgregory.net/rapid"
)

func TestOrderOfATimeline(t *testing.T) {
	want := []string{
		"../1985", "/1985", "",
		"Y-170000002", "-0001", "0000",
		"198X",
		"1985-01-01", "1985-01-01?", "1985-01", "1985", "1985-XX", "1985/1986", "1985/", "1985/..",
		"1985-21",
		"1985-04-12", "1985-04-12T09:00:00", "1985-04-12T10:00:00",
		"1985-12", "1985-24", "1986",
		"Y170000002",
	}
	var dates []edtf.Date
	for _, s := range want {
		dates = append(dates, dateOrNone(t, s))
	}
	slices.Reverse(dates)
	slices.SortFunc(dates, edtf.Compare)
	for i, d := range dates {
		if d.String() != want[i] {
			t.Fatalf("in order: %q, want %q", dates, want)
		}
	}
}

func TestOrderIsTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyText(t, "a"), anyText(t, "b"), anyText(t, "c")
		x, y, z := parse(t, a), parse(t, b), parse(t, c)
		if edtf.Compare(x, y) != -edtf.Compare(y, x) {
			t.Errorf("%s and %s: each comes first", x, y)
		}
		if (edtf.Compare(x, y) == 0) != (x == y) {
			t.Errorf("%s and %s are one in order but not in text, or the reverse", x, y)
		}
		if edtf.Compare(x, y) <= 0 && edtf.Compare(y, z) <= 0 && edtf.Compare(x, z) > 0 {
			t.Errorf("%s, %s, %s go round in a circle", x, y, z)
		}
	})
}
