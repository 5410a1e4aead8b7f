package site

import (
	"cmp"
	"slices"
	"time"
)

// An Event is something that changed on the site, of which readers are told.
type Event struct {
	Kind   EventKind
	Date   time.Time
	Record *Record // whose page it is on
	Note   *Note   // the question that was answered, nil for another event
	Text   string  // in the language of the record; empty where the title says it all
	Number int     // tells the events of one kind and record apart, from 1
}

// An EventKind says what changed.
type EventKind string

// The kinds of event.
const (
	Published       EventKind = "published"
	Updated         EventKind = "update"
	Corrected       EventKind = "correction"
	WithdrawnRecord EventKind = "withdrawn"
	Answered        EventKind = "answered"
)

// gatherChanges lists all that has changed: articles published, records updated, corrected or withdrawn, questions
// answered.
func (l *linker) gatherChanges() {
	s := l.site
	for _, a := range s.Articles {
		s.Changes = append(s.Changes, Event{Kind: Published, Date: a.Date, Record: &a.Record, Text: a.Source.Summary.Value, Number: 1})
		for _, n := range a.Notes {
			if done := n.Source.Answered; n.IsQuestion() && done != nil {
				s.Changes = append(s.Changes, Event{Kind: Answered, Date: done.Date.In(s.Zone), Record: &a.Record, Note: n, Text: done.Text.Value, Number: 1})
			}
		}
	}
	for _, r := range s.Records() {
		for _, list := range []struct {
			kind    EventKind
			changes []Change
		}{{Updated, r.Updates}, {Corrected, r.Corrections}, {WithdrawnRecord, withdrawals(r.Withdrawn)}} {
			for i, c := range list.changes {
				// The newest stands first; its number must not change when a newer one comes.
				s.Changes = append(s.Changes, Event{Kind: list.kind, Date: c.Date, Record: r, Text: c.Text, Number: len(list.changes) - i})
			}
		}
	}
	slices.SortStableFunc(s.Changes, func(a, b Event) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Record.Address, b.Record.Address), cmp.Compare(a.Kind, b.Kind))
	})
}

// findLatest finds what changed last in each topic, among the changes in their order.
func (s *Site) findLatest() {
	of := map[*Record][]*Topic{}
	for _, t := range s.Topics {
		of[&t.Record] = []*Topic{t}
	}
	for _, a := range s.Articles {
		of[&a.Record] = a.Topics
	}
	for i := range s.Changes {
		for _, t := range of[s.Changes[i].Record] {
			if t.Latest == nil {
				t.Latest = &s.Changes[i]
			}
		}
	}
}

// Corrections are the corrections and withdrawals among the changes.
func (s *Site) Corrections() (list []Event) {
	for _, e := range s.Changes {
		if e.Kind == Corrected || e.Kind == WithdrawnRecord {
			list = append(list, e)
		}
	}
	return list
}

// Records are the records with pages of their own, in the order of the site's lists.
func (s *Site) Records() (all []*Record) {
	for _, a := range s.Articles {
		all = append(all, &a.Record)
	}
	for _, e := range s.Entities {
		all = append(all, &e.Record)
	}
	for _, t := range s.Topics {
		all = append(all, &t.Record)
	}
	for _, p := range s.Pages {
		all = append(all, &p.Record)
	}
	return all
}
