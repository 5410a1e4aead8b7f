package render

import (
	"flag"
	"fmt"
	"html/template"
	"os"
	"strings"
	"testing"

	"gloss/generator/content"
	"gloss/generator/edtf"
	"gloss/generator/language"
)

var update = flag.Bool("update", false, "rewrite the manual's table of dates")

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

// tableDates are the dates of the manual's table, in its order.
var tableDates = strings.Fields(`
	2024 2024-06 2024-10-03 2024-10-03T14:30:00Z 2024-10-03T14:30:15+09
	2024~ 2024-06~ 2024-10-03~ 2024-10-03? 2024-10-03%
	2024-06-~19 2024-06-?19 2024?-06-19 2024~-06-19 2024-06?-19 2024-?06 ?2024-22
	2024-10-XX 2024-XX-XX 2024-XX 2024-10-XX~ 201X 19XX 2024-21
	2022/2024 2024-06/2024-08 2023-11/2024-02 2024-10-03/2024-10-05 2024-09-29/2024-10-02 2024-06~/2024-08
	2022-02-24/.. 2024-06/ ../1991 ../2024-06-19 /1991
	0476-09-04 -0043-03-15 -0043 -020X Y17000`)

const (
	datesPage  = "../../docs/dates.md"
	datesTable = "| written | English | Korean |\n|---|---|---|\n"
)

// TestTheManualsTableOfDatesIsWhatPagesSay compares the table with the words for each date; with -update it rewrites it.
func TestTheManualsTableOfDatesIsWhatPagesSay(t *testing.T) {
	english, korean := &renderer{words: language.For("en")}, &renderer{words: language.For("ko")}
	var rows strings.Builder
	for _, written := range tableDates {
		d := parseDate(t, written)
		fmt.Fprintf(&rows, "| `%s` | %s | %s |\n", written, english.when(d).Text, korean.when(d).Text)
	}
	data, err := os.ReadFile(datesPage)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, found := strings.Cut(string(data), datesTable)
	shown, rest, _ := strings.Cut(rest, "\n\n")
	if !found {
		t.Fatalf("%s has no table of dates", datesPage)
	}
	if *update {
		if err := os.WriteFile(datesPage, []byte(head+datesTable+rows.String()+"\n"+rest), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	compare(t, shown+"\n", rows.String())
}

func TestDatesAreMarkedAsTimes(t *testing.T) {
	r := &renderer{words: language.For("en")}
	for _, row := range []struct{ written, machine, html string }{
		{"", "", ""},
		{"2024", "2024", `<time datetime="2024">2024</time>`},
		{"2024-06", "2024-06", `<time datetime="2024-06">June 2024</time>`},
		{"2024-10-03", "2024-10-03", `<time datetime="2024-10-03">3 October 2024</time>`},
		{"2024-10-03T14:30:00Z", "2024-10-03T14:30:00Z", `<time datetime="2024-10-03T14:30:00Z">3 October 2024, 14:30 UTC</time>`},
		{"2024-10-03T14:30:00+09", "2024-10-03T14:30:00+09:00", `<time datetime="2024-10-03T14:30:00+09:00">3 October 2024, 14:30 UTC+9</time>`},
		{"2024-10-03~", "", `about <time datetime="2024-10-03">3 October 2024</time>`},
		{"2024-10-03T14:30:00", "2024-10-03T14:30:00", `<time datetime="2024-10-03T14:30:00">3 October 2024, 14:30</time>`},
		{"2024-10-03T09:00:05-03:30", "2024-10-03T09:00:05-03:30", `<time datetime="2024-10-03T09:00:05-03:30">3 October 2024, 09:00:05 UTC−3:30</time>`},
		{"2024-?06", "", `<time datetime="2024-06">June 2024</time> (the month not certain)`},
		{"2024-10-XX", "", `some day in <time datetime="2024-10">October 2024</time>`},
		{"2024-XX", "", `some month in <time datetime="2024">2024</time>`},
		{"201X", "", `the 2010s`},
		{"201X~", "", `about the 2010s`},
		{"19XX~", "", `some year between 1900 and 1999 (the year approximate)`},
		{"2024-XX-XX~", "", `about <time datetime="2024">2024</time>`},
		{"2024-~06-19", "", `<time datetime="2024-06-19">19 June 2024</time> (the month approximate)`},
		{"2024-06-%19", "", `about <time datetime="2024-06-19">19 June 2024</time> (the day not certain)`},
		{"2024-21", "", `spring 2024`},
		{"0476", "0476", `<time datetime="0476">476 CE</time>`},
		{"-0043", "", `44 BCE`},
		{"2024-06/2024-08", "", `<time datetime="2024-06">June</time> to <time datetime="2024-08">August 2024</time>`},
		{"2024-10-03/2024-10-05", "", `<time datetime="2024-10-03">3</time>–<time datetime="2024-10-05">5</time> October 2024`},
		{"2024-10-03/2024-10-03", "", `<time datetime="2024-10-03">3 October 2024</time>`},
		{"2024-10-03/2024-11", "", `from <time datetime="2024-10-03">3 October 2024</time> to <time datetime="2024-11">November 2024</time>`},
		{"2024-21/2024-23", "", `from spring 2024 to autumn 2024`},
		{"../1991", "", `in or before <time datetime="1991">1991</time>`},
	} {
		want := date{Machine: row.machine, HTML: template.HTML(row.html)}
		got := r.when(parseDate(t, row.written))
		got.Text = ""
		compare(t, got, want)
	}
}

func TestDatesFollowTheRegion(t *testing.T) {
	r := &renderer{words: language.For("en-US")}
	for written, want := range map[string]string{
		"2024-10-03": "October 3, 2024", "2024-10-03/2024-10-05": "October 3–5, 2024",
		"2024-09-29/2024-10-02": "September 29 to October 2, 2024", "-0043-03-15": "March 15, 44 BCE",
	} {
		compare(t, r.when(parseDate(t, written)).Text, want)
	}
}

func TestPeriodsAreSaidInWords(t *testing.T) {
	r := &renderer{words: language.For("en")}
	for _, row := range []struct{ since, until, want string }{
		{"", "", ""},
		{"2022-05", "", `since <time datetime="2022-05">May 2022</time>`},
		{"", "2024", `until <time datetime="2024">2024</time>`},
		{"2022-05", "2024-09-01", `from <time datetime="2022-05">May 2022</time> to <time datetime="2024-09-01">1 September 2024</time>`},
		{"2024-05", "2024-09", `<time datetime="2024-05">May</time> to <time datetime="2024-09">September 2024</time>`},
	} {
		since, until := content.Date{Date: parseDate(t, row.since)}, content.Date{Date: parseDate(t, row.until)}
		compare(t, string(r.period(since, until)), row.want)
	}
}
