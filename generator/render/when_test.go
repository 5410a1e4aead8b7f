package render

import (
	"testing"

	"gloss/generator/content"
	"gloss/generator/edtf"
	"gloss/generator/language"
)

func parseDate(t *testing.T, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDatesAreSaidInWords(t *testing.T) {
	r := &renderer{words: language.For("en")}
	for _, row := range []struct{ written, words, machine string }{
		{"", "", ""},
		{"2024", "2024", "2024"},
		{"2024-06", "June 2024", "2024-06"},
		{"2024-10-03", "3 October 2024", "2024-10-03"},
		{"2024-10-03T14:30:00Z", "3 October 2024", "2024-10-03"},
		{"2024-10-03~", "about 3 October 2024", ""},
		{"2024-10-03?", "3 October 2024 (not certain)", ""},
		{"2024-10-03%", "about 3 October 2024 (not certain)", ""},
		{"2024-~10", "about October 2024", ""},
		{"2024-10-XX", "October 2024", ""},
		{"2024-XX", "some time in 2024", ""},
		{"2024-XX-XX", "some time in 2024", ""},
		{"201X", "the 2010s", ""},
		{"19XX", "some year from 1900 to 1999", ""},
		{"2024-21", "spring 2024", ""},
		{"2024-24", "winter 2024", ""},
		{"-0043", "44 BCE", ""},
		{"2024-06/2024-09", "from June 2024 to September 2024", ""},
		{"2024-06/..", "since June 2024", ""},
		{"../2024-06", "until June 2024", ""},
		{"2024-06/", "from June 2024, until when is not known", ""},
		{"/2024-06", "until June 2024, since when is not known", ""},
	} {
		compare(t, r.when(parseDate(t, row.written)), newDate(row.words, row.machine))
	}
}

func TestPeriodsAreSaidInWords(t *testing.T) {
	r := &renderer{words: language.For("en")}
	for _, row := range []struct{ since, until, want string }{
		{"", "", ""},
		{"2022-05", "", "since May 2022"},
		{"", "2024", "until 2024"},
		{"2022-05", "2024-09-01", "from May 2022 to 1 September 2024"},
	} {
		since, until := content.Date{Date: parseDate(t, row.since)}, content.Date{Date: parseDate(t, row.until)}
		compare(t, r.period(since, until), row.want)
	}
}
