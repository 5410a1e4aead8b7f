package language

import "testing"

func TestConfidenceIsTheWritersOwn(t *testing.T) {
	for _, row := range []struct{ tag, key, want string }{
		{"en", "We judge with high confidence that it was hit.", "high confidence"},
		{"en-GB", "Low to moderate confidence attaches to it.", "Low to moderate confidence"},
		{"en", "This desk's confidence is low.", "This desk's confidence"},
		{"en", "We are fairly confident that it was hit.", "We are fairly confident"},
		{"en", "Confidence-building measures and a vote of no confidence.", ""},
		{"en", "The minister is confident.", ""},
		{"en", "It won the confidence of the house.", ""},
		{"de", "Mit high confidence.", ""},
		{"?", "high confidence", ""},
	} {
		start, end, found := Confidence(row.tag, row.key)
		if got := row.key[start:end]; got != row.want || found != (row.want != "") {
			t.Errorf("%s %q: got %q, want %q", row.tag, row.key, got, row.want)
		}
	}
}

func TestSameBase(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want bool
	}{{"en", "en-GB", true}, {"zh-Hans", "zh-Hant", true}, {"ko", "en", false}} {
		if got := SameBase(row.a, row.b); got != row.want {
			t.Errorf("SameBase(%s, %s) = %v", row.a, row.b, got)
		}
	}
}
