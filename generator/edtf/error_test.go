package edtf_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"gloss/generator/edtf"
	"pgregory.net/rapid"
)

const anyDate = "write 2024, 2024-10 or 2024-10-03, or two of these with / between them"

var longText = "circa 2024" + strings.Repeat(" ", 100)

// invalid are texts that cannot be put right by a rule, with the part that must change and what is said of it.
var invalid = []struct{ text, at, message string }{
	{"", "", anyDate},
	{"abc", "abc", anyDate},
	{"2023-02-29", "29", "February 2023 has 28 days"},
	{"2024-02-30", "30", "February 2024 has 29 days"},
	{"2024-13", "13", "month 13 does not exist"},
	{"2024-00", "00", "month 00 does not exist"},
	{"2024-10-00", "00", "day 00 does not exist"},
	{"2024-10-32", "32", "October 2024 has 31 days"},
	{"2024-04-31", "31", "April 2024 has 30 days"},
	{"31/2/2024", "31/2/2024", "February 2024 has 29 days"},
	{"03Oct2024", "03Oct2024", anyDate},
	{"2024??", "??", "one sign only: ? for uncertain, ~ for approximate, % for both"},
	{"2024-10-", "2024-10-", anyDate},
	{"1900s", "1900s", anyDate},
	{"2024-1X", "1X", "a month is two digits or XX"},
	{"2024-X1", "X1", "a month is two digits or XX"},
	{"20X4", "20X4", "only the last one or two digits of a year can be X"},
	{"2XXX", "2XXX", "only the last one or two digits of a year can be X"},
	{"XXXX", "XXXX", "only the last one or two digits of a year can be X"},
	{"201X-10", "10", "a year with X in it stands alone, without month and day"},
	{"201X-10-03", "10", "a year with X in it stands alone, without month and day"},
	{"2024-XX-03", "03", "where the month is XX the day must be XX too"},
	{"1985-04-1X", "1X", "a day is two digits or XX"},
	{"Y02024", "Y02024", "a year behind Y does not begin with 0"},
	{"12024", "12024", "a year has four digits; Y stands before one of more"},
	{"Y17000000X", "Y17000000X", "a year written with Y has no X in it"},
	{"Y170000002-01", "01", "a year written with Y stands alone, without month and day"},
	{"Y1234567890", "Y1234567890", "a year has at most nine digits"},
	{"Y17E7", "Y17E7", anyDate},
	{"1950S2", "1950S2", anyDate},
	{"-1", "-1", "a year has four digits"},
	{"44", "44", "a year has four digits"},
	{"20244", "20244", "a year has four digits; Y stands before one of more"},
	{"-20244", "-20244", "a year has four digits; Y stands before one of more"},
	{"[1667,1668]", "[1667,1668]", anyDate},
	{"{1667}", "{1667}", anyDate},
	{"2024-25", "25", "month 25 does not exist"},
	{"2024-34", "34", "month 34 does not exist"},
	{"2024-10-03T24:00:00", "24", "hour 24 does not exist"},
	{"2024-10-03T14:60:00", "60", "minute 60 does not exist"},
	{"2024-10-03T14:30:60", "60", "second 60 does not exist"},
	{"2024-10-03T14:30:00+15", "15", "no time zone is 15 hours from UTC"},
	{"2024-10-03T14:30:00+05:60", "60", "minute 60 does not exist"},
	{"2024-10-03T", "T", "a time of day is T14:30:00, perhaps with a zone behind it: Z, +09 or +05:30"},
	{"2024-10T14:30:00", "T14:30:00", "a time of day needs a whole date before it"},
	{"2024-10-XXT14:30:00", "T14:30:00", "a time of day needs a whole date before it"},
	{"2024-10-03T14:30:00~", "T14:30:00~", "a time of day is T14:30:00, perhaps with a zone behind it: Z, +09 or +05:30"},
	{"2024-10-03~T14:30:00", "T14:30:00", "a date with ?, ~ or % has no time of day"},
	{"~2024-10-03T14:30:00", "T14:30:00", "a date with ?, ~ or % has no time of day"},
	{"2024-10-03T14:30:00/2024-10-04", "T14:30:00", "an interval has no times of day: leave out T14:30:00"},
	{"2004/2003", "2004/2003", "it ends (2003) before it starts (2004)"},
	{"2004-06/2004-05-31", "2004-06/2004-05-31", "it ends (2004-05-31) before it starts (2004-06)"},
	{"2004~/2003", "2004~/2003", "it ends (2003) before it starts (2004~)"},
	{"/", "/", "one end at least must be a date"},
	{"../..", "../..", "one end at least must be a date"},
	{"../", "../", "one end at least must be a date"},
	{"/..", "/..", "one end at least must be a date"},
	{"..", "..", anyDate},
	{"//", "//", "an interval has one / between its two ends"},
	{"1/2/3", "1/2/3", "an interval has one / between its two ends"},
	{"2024/2025/2026", "2024/2025/2026", "an interval has one / between its two ends"},
	{"today", "today", anyDate},
	{"~~2004", "~~", "one sign only: ? for uncertain, ~ for approximate, % for both"},
	{"2004-06-(11)~", "2004-06-(11)~", anyDate},
	{"tomorrow", "tomorrow", anyDate},
	{"2024-10-03-04", "2024-10-03-04", anyDate},
	{"2024--10", "2024--10", anyDate},
	{"２０２４", "２０２４", anyDate},
	{"2023/24", "24", "a year has four digits"},
	{"31 February 2024", "31 February 2024", "February 2024 has 29 days"},
	{"2024-9-31", "2024-9-31", "September 2024 has 30 days"},
	{"45/13/2024", "45/13/2024", "month 13 does not exist"},
	{"30/2/2024", "30/2/2024", "February 2024 has 29 days"},
	{"2/30/2024", "2/30/2024", "February 2024 has 29 days"},
	{"2024-9-3/2024-9-31", "9", "a month is two digits or XX"},
	{"-2024-9-31", "9", "a month is two digits or XX"},
	{"+2024-09-31", "+2024-09-31", "September 2024 has 30 days"},
	{"99999-10-10", "99999", "a year has four digits; Y stands before one of more"},
	{"2024-10-03T1430", "T1430", "a time of day is T14:30:00, perhaps with a zone behind it: Z, +09 or +05:30"},
	{"2024T14:30:00", "T14:30:00", "a time of day needs a whole date before it"},
	{"2024-XX-XXT14:30:00", "T14:30:00", "a time of day needs a whole date before it"},
	{"2001-21T14:30:00", "T14:30:00", "a time of day needs a whole date before it"},
	{"2001-21-00", "21", "a season (21) has no days"},
	{"2024-021", "021", "a month is two digits or XX"},
	{"2024-010", "010", "a month is two digits or XX"},
	{"2024-10-003", "003", "a day is two digits or XX"},
	{"YX0000", "YX0000", "only the last one or two digits of a year can be X"},
	{"Y", "Y", anyDate},
	{longText, longText, anyDate},
	{"-", "-", anyDate},
	{"X", "X", "a year has four digits"},
	{"2024-\xff", "2024-\xff", anyDate},
	{"2024?-10??-03", "??", "one sign only: ? for uncertain, ~ for approximate, % for both"},
	{"../2024-13", "13", "month 13 does not exist"},
	{"2024-13/2025-13", "13", "month 13 does not exist"},
	{"1900-02-29", "29", "February 1900 has 28 days"},
	{"-0001-02-29", "29", "February -0001 has 28 days"},
	{"201X/2009", "201X/2009", "it ends (2009) before it starts (201X)"},
	{"2001-24/2001-11", "2001-24/2001-11", "it ends (2001-11) before it starts (2001-24)"},
}

// habits are texts that somebody is used to write, with the advice given on the whole of them.
var habits = []struct{ text, advice string }{
	{"2024-9", "write 2024-09"},
	{"2024-9-3", "write 2024-09-03"},
	{"2024-10-3", "write 2024-10-03"},
	{"3/10/2024", "write 2024-10-03, the year first (or 2024-03-10, if the month came first)"},
	{"10/3/2024", "write 2024-03-10, the year first (or 2024-10-03, if the month came first)"},
	{"3/3/2024", "write 2024-03-03, the year first"},
	{"25/3/2024", "write 2024-03-25, the year first"},
	{"3/25/2024", "write 2024-03-25, the month in the middle"},
	{"03.10.2024", "write 2024-10-03, the year first"},
	{"3. 10. 2024", "write 2024-10-03, the year first"},
	{"3-10-2024", "write 2024-10-03, the year first"},
	{"3 October 2024", "write 2024-10-03, the year first"},
	{"3rd of October 2024", "write 2024-10-03, the year first"},
	{"3 Oct. 2024", "write 2024-10-03, the year first"},
	{"3-Oct-2024", "write 2024-10-03, the year first"},
	{"October 3, 2024", "write 2024-10-03, the year first"},
	{"Oct 3rd 2024", "write 2024-10-03, the year first"},
	{"October 2024", "write 2024-10, the year first"},
	{"Oct 2024", "write 2024-10, the year first"},
	{"Sept 2024", "write 2024-09, the year first"},
	{"May 2024", "write 2024-05, the year first"},
	{"2024 October", "write 2024-10, with hyphens between the parts"},
	{"2024 October 3", "write 2024-10-03, with hyphens between the parts"},
	{"10/2024", "write 2024-10, the year first"},
	{"10.2024", "write 2024-10, the year first"},
	{"circa 2024", "write 2024~, ~ for about"},
	{"c. 2024", "write 2024~, ~ for about"},
	{"ca. October 2024", "write 2024-10~, ~ for about"},
	{"c2024", "write 2024~, ~ for about"},
	{"about 3 October 2024", "write 2024-10-03~, ~ for about"},
	{"probably 2024", "write 2024?, ? for perhaps"},
	{"2024?~", "write 2024%, % for both ? and ~"},
	{"2024~?", "write 2024%, % for both ? and ~"},
	{"since 2024", "write 2024/.., .. for an end that is open"},
	{"since October 2024", "write 2024-10/.., .. for an end that is open"},
	{"until 2024", "write ../2024, .. for an end that is open"},
	{"from 2024 to 2025", "write 2024/2025, with / between the two ends"},
	{"between Oct 2024 and Nov 2024", "write 2024-10/2024-11, with / between the two ends"},
	{"2024 to present", "write 2024/.., .. for an end that is open"},
	{"2024-2025", "write 2024/2025, with / between the two ends"},
	{"2024–2025", "write 2024/2025, with / between the two ends"},
	{"2024 – 2025", "write 2024/2025, with / between the two ends"},
	{"2024-10–2024-11", "write 2024-10/2024-11, with / between the two ends"},
	{"2024-10-03-2024-10-05", "write 2024-10-03/2024-10-05, with / between the two ends"},
	{"2024..2025", "write 2024/2025, with / between the two ends"},
	{"2024..", "write 2024/.., .. for an end that is open"},
	{"..2024", "write ../2024, .. for an end that is open"},
	{"2024-", "write 2024/.., .. for an end that is open"},
	{"2024/open", "write 2024/.., .. for an end that is open"},
	{"unknown/2024", "write /2024, nothing for an end that is unknown"},
	{"2024/unknown", "write 2024/, nothing for an end that is unknown"},
	{"2024 / 2025", "write 2024/2025, without blanks at the /"},
	{"2024/10/03", "write 2024-10-03, with hyphens between the parts"},
	{"2024.10.03", "write 2024-10-03, with hyphens between the parts"},
	{"2024. 10. 3.", "write 2024-10-03, with hyphens between the parts"},
	{"2024/10", "write 2024-10, if that is a month"},
	{"20241003", "write 2024-10-03, with hyphens between the parts"},
	{"202410", "write 2024-10, if that is a month"},
	{"2024年10月3日", "write 2024-10-03, with hyphens between the parts"},
	{"2024년 10월 3일", "write 2024-10-03, with hyphens between the parts"},
	{"2024年10月", "write 2024-10, with hyphens between the parts"},
	{"2024年", "write 2024, digits only"},
	{"1990s", "write 199X, X for a digit that is not known"},
	{"the 1990s", "write 199X, X for a digit that is not known"},
	{"199u", "write 199X, X for a digit that is not known"},
	{"19uu", "write 19XX, X for a digit that is not known"},
	{"199?", "write 199X, X for a digit that is not known"},
	{"19??", "write 19XX, X for a digit that is not known"},
	{"201x", "write 201X, X for a digit that is not known"},
	{"2024-xx", "write 2024-XX, X for a digit that is not known"},
	{"2024-??", "write 2024-XX, X for a digit that is not known"},
	{"2024-10-??", "write 2024-10-XX, X for a digit that is not known"},
	{"201X-XX", "write 201X, since a year with X stands alone"},
	{"201X-XX-XX", "write 201X, since a year with X stands alone"},
	{"Y2024", "write 2024, Y only before a year of more than four digits"},
	{"Y-2024", "write -2024, Y only before a year of more than four digits"},
	{"y170000002", "write Y170000002, with a capital Y"},
	{"+2024", "write 2024, without a sign"},
	{"-0000", "write 0000, without a sign"},
	{"2001-21-03", "write 2001-03-21, the month in the middle"},
	{"2024-31-12", "write 2024-12-31, the month in the middle"},
	{"2024-10-03T14:30", "write 2024-10-03T14:30:00, with whole seconds"},
	{"2024-10-03 14:30", "write 2024-10-03T14:30:00, with whole seconds"},
	{"2024-10-03 14:30:00", "write 2024-10-03T14:30:00, T before the time"},
	{"2024-10-03T14:30Z", "write 2024-10-03T14:30:00Z, with whole seconds"},
	{"2024-10-03T14:30+09:00", "write 2024-10-03T14:30:00+09:00, with whole seconds"},
	{"2024-10-03T14:30:00.123Z", "write 2024-10-03T14:30:00Z, with whole seconds"},
	{"2024-10-03T14:30:00+0900", "write 2024-10-03T14:30:00+09:00, with a colon in the zone"},
	{"2024-10-03T14:30:00 UTC", "write 2024-10-03T14:30:00Z, Z for UTC"},
	{"spring 2024", "write 2024-21, 21 to 24 for spring to winter"},
	{"Fall of 2024", "write 2024-23, 21 to 24 for spring to winter"},
	{" 2024", "write 2024, without blanks around it"},
	{"2024 ", "write 2024, without blanks around it"},
	{"2024-10-03/5 October 2024", "write 2024-10-03/2024-10-05, the year first"},
	{"2024-9/2025", "write 2024-09/2025"},
	{"3/10/2024 to 5/10/2024", "write 2024-10-03/2024-10-05, with / between the two ends (or 2024-03-10/2024-05-10, if the month came first)"},
	{"2004-06-11?~", "write 2004-06-11%, % for both ? and ~"},
	{"2009/10", "write 2009-10, if that is a month"},
	{"since 3/10/2024", "write 2024-10-03/.., .. for an end that is open (or 2024-03-10/.., if the month came first)"},
	{"circa 3/10/2024", "write 2024-10-03~, ~ for about (or 2024-03-10~, if the month came first)"},
	{"2024-10-03\n", "write 2024-10-03, without blanks around it"},
	{"March 2024-April 2024", "write 2024-03/2024-04, with / between the two ends"},
	{"2024\u00a0to\u00a02025", "write 2024/2025, with / between the two ends"},
	{"2024–10", "write 2024-10, with plain hyphens"},
	{"winter of 2024", "write 2024-24, 21 to 24 for spring to winter"},
	{"Summer 2024", "write 2024-22, 21 to 24 for spring to winter"},
	{"approximately 2024", "write 2024~, ~ for about"},
	{"around 1990", "write 1990~, ~ for about"},
	{"up to 2024", "write ../2024, .. for an end that is open"},
	{"2024-10-3 at 14:30", "write 2024-10-03T14:30:00, with whole seconds"},
	{"2024-10-03t14:30:00z", "write 2024-10-03T14:30:00Z, Z for UTC"},
	{"20241003/20241005", "write 2024-10-03/2024-10-05, with hyphens between the parts"},
	{"2024/ongoing", "write 2024/.., .. for an end that is open"},
}

func TestErrorsSayWhereAndWhat(t *testing.T) {
	for _, row := range invalid {
		wrong := parseWrong(t, row.text)
		if wrong.Message != row.message {
			t.Errorf("Parse(%q) says %q, want %q", row.text, wrong.Message, row.message)
		}
		if at := row.text[wrong.At.Start:wrong.At.End]; at != row.at {
			t.Errorf("Parse(%q) points at %q, want %q", row.text, at, row.at)
		}
	}
}

func TestHabitsAreAdvised(t *testing.T) {
	for _, row := range habits {
		wrong := parseWrong(t, row.text)
		if wrong.Message != row.advice {
			t.Errorf("Parse(%q) says %q, want %q", row.text, wrong.Message, row.advice)
		}
		if whole := (edtf.Span{Start: 0, End: len(row.text)}); wrong.At != whole {
			t.Errorf("Parse(%q) points at %v, want %v", row.text, wrong.At, whole)
		}
	}
}

func TestErrorInsideAnIntervalPointsIntoIt(t *testing.T) {
	if at := parseWrong(t, "2023/2024-13").At; at != (edtf.Span{Start: 10, End: 12}) {
		t.Errorf("the month is said to be at %v", at)
	}
}

var proposal = regexp.MustCompile(`(?:^write|\(or) ([^ ,]*[^ ,.]|[^ ,]*/\.\.)(?:,|$| )`)

// checkProposals reports what an error tells the writer to write and Parse does not read.
func checkProposals(t rapid.TB, text, message string) {
	for _, found := range proposal.FindAllStringSubmatch(message, -1) {
		if _, err := edtf.Parse(found[1]); err != nil {
			t.Errorf("for %q the error proposes %q, which is no date: %v", text, found[1], err)
		}
	}
}

func TestWhatIsProposedIsADate(t *testing.T) {
	for _, row := range habits {
		if !proposal.MatchString(row.advice) {
			t.Errorf("%q proposes nothing", row.advice)
		}
		checkProposals(t, row.text, row.advice)
	}
}

func parseWrong(t *testing.T, s string) *edtf.SyntaxError {
	t.Helper()
	d, err := edtf.Parse(s)
	var wrong *edtf.SyntaxError
	if !errors.As(err, &wrong) {
		t.Fatalf("Parse(%q) is %v with the error %v", s, d, err)
	}
	if !d.IsZero() {
		t.Errorf("Parse(%q) is %v beside its error", s, d)
	}
	return wrong
}
