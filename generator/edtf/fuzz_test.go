package edtf_test

import (
	"errors"
	"testing"

	"gloss/generator/edtf"
)

func FuzzParse(f *testing.F) {
	for _, row := range valid {
		f.Add(row.text)
	}
	for _, row := range invalid {
		f.Add(row.text)
	}
	for _, row := range habits {
		f.Add(row.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := edtf.Parse(s)
		if err == nil {
			if d.String() != s {
				t.Errorf("%q reads as %q", s, d)
			}
			checkDate(t, d)
			return
		}
		var wrong *edtf.SyntaxError
		if !errors.As(err, &wrong) {
			t.Fatalf("Parse(%q) fails with %T", s, err)
		}
		if at := wrong.At; at.Start < 0 || at.End < at.Start || at.End > len(s) {
			t.Errorf("Parse(%q) fails at %v", s, at)
		}
		if wrong.Message == "" {
			t.Errorf("Parse(%q) fails without a word", s)
		}
		for _, c := range []byte(wrong.Message) {
			if c < ' ' || c > '~' {
				t.Errorf("Parse(%q) fails with unprintable words: %q", s, wrong.Message)
			}
		}
		checkProposals(t, s, wrong.Message)
	})
}
