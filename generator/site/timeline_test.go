package site_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"gloss/generator/site"
)

// harbourYears is a site with entries of every kind, and with dates whose places in an order are not their digits'.
var harbourYears = files{
	"entities/quay.md": `name: Quay
kind: event
parties: [port, berg]
dates:
  - {date: 2024-10, what: month, places: [port]}
  - {date: 2024-10-03, what: day}
  - {what: undated, places: [port]}
  - {date: ../2024-06, what: open}
  - {date: /2023, what: unknown}
  - {date: 2024, what: year}
  - {date: 199X, what: nineties}
  - {date: -0043, what: antiquity}
  - {date: 2023-12-30/2024-01-02, what: turn}
  - {date: 2024-06-01/.., what: goes on}
---
`,
	"entities/port.md":          "name: Port\nkind: place\ndates: [{date: 1900, what: built}]\n---\n",
	"entities/berg.md":          "name: Berg\nkind: person\n---\n",
	"entities/draft.md":         "name: Draft\nkind: event\ndraft: true\nparties: [port]\ndates: [{date: 2024, what: hidden, places: [port]}]\n---\n",
	"articles/talks.md":         "title: Talks\ndate: 2024-10-03\nabout: [port, quay]\ntopics: [harbour]\n---\n",
	"articles/later.md":         "title: Later\ndate: 2024-11-01\n---\n",
	"annotations/talks/say.md":  "kind: claim\nby: berg\nstance: asserts\nthat: it\nsaid: 2024-09\n---\n",
	"annotations/talks/deny.md": "kind: claim\nby: port\nstance: denies\nthat: it\n---\n",
	"annotations/talks/odds.md": "kind: judgement\nthat: it\nlikelihood: likely\nyardstick: phia\noutcome: {date: 2024-12, was: happened}\n---\n",
	"annotations/later/more.md": "kind: claim\nrepeats: talks/say\n---\n",
	"topics/harbour.md":         "title: Harbour\nabout: [quay]\n---\n",
	"topics/people.md":          "title: People\nabout: [port, berg]\n---\n",
	"entities/twice.md":         "name: Twice\nkind: event\nparties: [port, berg]\ndates: [{date: 1950, what: a}, {date: 1950, what: b}]\n---\n",
}

// told are entries, each as its date and what it is.
func told(entries []site.Entry) (list []string) {
	for _, e := range entries {
		what := e.Date.String() + " "
		switch {
		case e.Occasion != nil:
			what += e.Entity.ID + " " + e.Occasion.Source.What.Value
		case e.Note != nil:
			what += e.Note.Ref()
		default:
			what += e.Article.ID
		}
		list = append(list, what)
	}
	return list
}

func TestTheTimelineIsInOrderOfTimeByYear(t *testing.T) {
	s, problems := link(t, harbourYears)
	if len(problems) > 0 {
		t.Error(problems)
	}
	want := []string{
		"-0043 quay antiquity",
		"1900 port built", "1950 twice a", "1950 twice b",
		"199X quay nineties",
		"/2023 quay unknown", "2023-12-30/2024-01-02 quay turn",
		"../2024-06 quay open", "2024 quay year", "2024-06-01/.. quay goes on", "2024-09 talks/say", "2024-10 quay month",
		"2024-10-03 quay day", "2024-10-03 talks/deny", "2024-10-03 talks", "2024-11-01 later",
		" quay undated",
	}
	if diff := gocmp.Diff(want, told(s.Timeline)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var pages []string
	for _, list := range append([]site.TimelineList{s.Lists.Timeline}, s.Lists.TimelineMore...) {
		pages = append(pages, fmt.Sprintf("%s %d+%d of %d", list.Address, len(list.Entries), len(list.Undated), list.Total))
	}
	wantPages := []string{
		"/timeline/ 16+1 of 17", "/timeline/in/-0043/ 1+0 of 1", "/timeline/in/1900/ 1+0 of 1", "/timeline/in/1950/ 2+0 of 2", "/timeline/in/1990/ 1+0 of 1",
		"/timeline/in/2023/ 2+0 of 2", "/timeline/in/2024/ 9+0 of 9", "/timeline/undated/ 0+1 of 1",
	}
	if diff := gocmp.Diff(wantPages, pages); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestEntitiesAndTopicsHaveTheirTimelines(t *testing.T) {
	s, _ := link(t, harbourYears)
	for id, want := range map[string][]string{
		"port": {
			"-0043 quay antiquity", "1900 port built", "1950 twice a", "1950 twice b", "199X quay nineties", "/2023 quay unknown",
			"2023-12-30/2024-01-02 quay turn", "../2024-06 quay open", "2024 quay year", "2024-06-01/.. quay goes on",
			"2024-10 quay month", "2024-10-03 quay day", "2024-10-03 talks", " quay undated",
		},
		"quay": {
			"-0043 quay antiquity", "199X quay nineties", "/2023 quay unknown", "2023-12-30/2024-01-02 quay turn",
			"../2024-06 quay open", "2024 quay year", "2024-06-01/.. quay goes on", "2024-10 quay month", "2024-10-03 quay day",
			"2024-10-03 talks", " quay undated",
		},
	} {
		if diff := gocmp.Diff(want, told(entityOf(t, s, id).Timeline.Entries)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", id, diff)
		}
	}
	got := strings.Join(told(s.Topics[1].Timeline.Entries), "; ")
	if got != "-0043 quay antiquity; 1900 port built; 1950 twice a; 1950 twice b; 199X quay nineties; /2023 quay unknown; "+
		"2023-12-30/2024-01-02 quay turn; ../2024-06 quay open; 2024 quay year; 2024-06-01/.. quay goes on; 2024-10 quay month; "+
		"2024-10-03 quay day;  quay undated" {
		t.Errorf("the timeline of the topic without articles is %s", got)
	}
	got = strings.Join(told(s.Topics[0].Timeline.Entries), "; ")
	if !strings.Contains(got, "2024-09 talks/say; 2024-10 quay month; 2024-10-03 quay day; 2024-10-03 talks/deny; 2024-10-03 talks; ") ||
		strings.Contains(got, "later") {
		t.Errorf("the topic's timeline is %s", got)
	}
}

// busy is a site with so many dates in each year, and as many articles about the port.
func busy(years map[int]int, undated int) files {
	f := files{"entities/port.md": "name: Port\nkind: place\ndates: [{date: 1800, what: built}]\n---\n"}
	n := 0
	for year, dates := range years {
		for i := range dates {
			n++
			f[fmt.Sprintf("articles/a%d-x.md", n)] = fmt.Sprintf("title: A\ndate: %d-%02d-%02d\nabout: [port]\n---\n", year, 1+i%12, 1+i/12%28)
		}
	}
	what := strings.Repeat("  - what: x\n", undated)
	f["entities/undated.md"] = "name: Undated\nkind: event\ndates:\n" + what + "---\n"
	return f
}

func TestNoPageOfTheTimelineGrowsWithTheSite(t *testing.T) {
	for _, row := range []struct {
		years                 map[int]int
		undated, first, below int
	}{
		{map[int]int{}, 0, 1, 0},
		{map[int]int{2020: 60, 2021: 39}, 0, 100, 0},
		{map[int]int{2020: 60, 2021: 60, 2022: 60}, 0, 120, 0},
		{map[int]int{2021: 500, 2022: 30}, 0, 230, 0},
		{map[int]int{2021: 30, 2022: 500}, 0, 200, 0},
		{map[int]int{2022: 10}, 450, 11, 50},
	} {
		s, _ := link(t, busy(row.years, row.undated))
		lists := s.Lists
		if len(lists.Timeline.Entries) != row.first || len(lists.Timeline.Undated) != row.below {
			t.Errorf("%v: the first page has %d and %d entries", row, len(lists.Timeline.Entries), len(lists.Timeline.Undated))
		}
		total := 0
		for _, list := range lists.TimelineMore {
			total += len(list.Entries) + len(list.Undated)
			if len(list.Entries)+len(list.Undated) > 200 {
				t.Errorf("%s has %d entries", list.Address, len(list.Entries)+len(list.Undated))
			}
		}
		if total != len(s.Timeline) {
			t.Errorf("%v: the pages have %d of %d entries", row, total, len(s.Timeline))
		}
	}
}

func TestAnEntityShowsItsOwnDatesAndTheLatestOthers(t *testing.T) {
	s, _ := link(t, busy(map[int]int{2020: 30, 2021: 45}, 0))
	timeline := entityOf(t, s, "port").Timeline
	if len(timeline.Entries) != 51 || timeline.Left != 25 {
		t.Fatalf("%d entries, %d left out", len(timeline.Entries), timeline.Left)
	}
	if first, last := timeline.Entries[0].Date.String(), timeline.Entries[50].Date.String(); first != "1800" || path.Dir(strings.ReplaceAll(last, "-", "/")) != "2021/12" {
		t.Errorf("from %s to %s", first, last)
	}
}
