package site

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"gloss/generator/edtf"
)

// How many entries pages of the timeline show. The first one shows those of whole years, from the latest on, until there are
// timelineNewest; of a single year it shows no more than timelineMost. Beside its own dates the page of an entity or a
// topic shows timelineOthers.
const (
	timelineNewest  = 100
	timelineMost    = 200
	timelineOthers  = 50
	timelineUndated = 50
)

// An Entry is one line of a timeline: a date of an entity, a claim, or an article.
type Entry struct {
	Date edtf.Date // absent for an occasion without a date
	// Occasion is the date of an entity and Entity is whose; they are nil for another entry.
	Occasion *Occasion
	Entity   *Entity
	Note     *Note    // the claim, nil for another entry
	Article  *Article // that of the claim, or the article itself; nil for an occasion

	number int // of the occasion among those of its entity
}

// A Timeline is what the page of an entity or a topic shows of what happened.
type Timeline struct {
	Entries []Entry // in order of time, those without a date last
	Left    int     // how many more there are
}

// A TimelineList is a page of the timeline: the first one with the latest entries, one of the entries of a year, or one of
// those without a date.
type TimelineList struct {
	Leaf
	Year    *int // nil on other pages than those of a year
	Entries []Entry
	Undated []Entry
}

// Year is the year under which an entry with a date is listed: that of its first day or, where its start is open or not
// known, of its last one.
func (e Entry) Year() int {
	if first := e.Date.Earliest(); !first.IsInfinite() {
		return first.Year
	}
	return e.Date.Latest().Year
}

// inTime orders entries by their years, and within one as dates are ordered; those without a date come first. Of one date
// it puts occasions before claims, and those before articles.
func inTime(a, b Entry) int {
	return cmp.Or(cmp.Compare(absent(b.Date), absent(a.Date)), cmp.Compare(a.Year(), b.Year()), edtf.Compare(a.Date, b.Date),
		cmp.Compare(a.kind(), b.kind()), cmp.Compare(a.id(), b.id()), cmp.Compare(a.number, b.number))
}

// absent is 1 for no date and 0 for any.
func absent(d edtf.Date) int {
	if d.IsZero() {
		return 1
	}
	return 0
}

func (e Entry) kind() int {
	switch {
	case e.Occasion != nil:
		return 0
	case e.Note != nil:
		return 1
	}
	return 2
}

func (e Entry) id() string {
	switch {
	case e.Occasion != nil:
		return e.Entity.ID
	case e.Note != nil:
		return e.Note.Ref()
	}
	return e.Article.ID
}

// occasions are the dates of an entity as entries.
func (e *Entity) occasions() []Entry {
	var entries []Entry
	for i := range e.Dates {
		entries = append(entries, Entry{Date: e.Dates[i].Date, Occasion: &e.Dates[i], Entity: e, number: i})
	}
	return entries
}

func (a *Article) entry() Entry { return Entry{Date: dayOf(a.Date), Article: a} }

// claims are the claims of an article that repeat none.
func (a *Article) claims() []Entry {
	var entries []Entry
	for _, n := range a.Notes {
		if n.IsClaim() && n.Repeats == nil {
			entries = append(entries, Entry{Date: n.Said(), Note: n, Article: a})
		}
	}
	return entries
}

// gatherTimelines makes the timelines of the site, of its entities and of its topics.
func (l *linker) gatherTimelines() {
	s := l.site
	others := make([][]Entry, len(s.Entities))
	for _, e := range s.Entities {
		own := e.occasions()
		s.Timeline = append(s.Timeline, own...)
		for _, entry := range own {
			for _, with := range slices.Concat(entry.Occasion.Places, e.Parties) {
				if list := others[with.number]; with != e && (len(list) == 0 || list[len(list)-1] != entry) {
					others[with.number] = append(list, entry)
				}
			}
		}
	}
	for _, a := range s.Articles {
		s.Timeline = append(append(s.Timeline, a.claims()...), a.entry())
		for _, e := range a.About {
			others[e.number] = append(others[e.number], a.entry())
		}
	}
	slices.SortFunc(s.Timeline, inTime)
	undated, dated := undatedAndDated(s.Timeline)
	s.Timeline = slices.Concat(dated, undated)
	for _, e := range s.Entities {
		e.Timeline = newTimeline(e.occasions(), others[e.number])
	}
	for _, t := range s.Topics {
		t.Timeline = t.timeline(others)
	}
}

// timeline has the dates of what the topic is about as its own, and as others the dates that name that and the articles
// of the topic with their claims. With of each entity are the entries that name it.
func (t *Topic) timeline(with [][]Entry) Timeline {
	var own, others []Entry
	for _, e := range t.About {
		own = append(own, e.occasions()...)
		for _, entry := range with[e.number] {
			if entry.Occasion != nil && !slices.Contains(t.About, entry.Entity) {
				others = append(others, entry)
			}
		}
	}
	for _, a := range t.Articles {
		others = append(append(others, a.claims()...), a.entry())
	}
	return newTimeline(own, others)
}

// newTimeline is a timeline with all entries of its own and the latest others. One that is given twice stands once.
func newTimeline(own, others []Entry) Timeline {
	slices.SortFunc(others, inTime)
	others = slices.Compact(others)
	left := max(0, len(others)-timelineOthers)
	entries := slices.Concat(own, others[left:])
	slices.SortFunc(entries, inTime)
	undated, dated := undatedAndDated(slices.Compact(entries))
	return Timeline{slices.Concat(dated, undated), left}
}

// undatedAndDated cuts entries in their order in two.
func undatedAndDated(entries []Entry) (undated, dated []Entry) {
	for i, e := range entries {
		if !e.Date.IsZero() {
			return entries[:i], entries[i:]
		}
	}
	return entries, nil
}

// TimelineOf is the address of the first page of a year of the timeline.
func (s *Site) TimelineOf(year int) string {
	if year < 0 {
		return s.At(fmt.Sprintf("/timeline/in/-%04d/", -year))
	}
	return s.At(fmt.Sprintf("/timeline/in/%04d/", year))
}

// TimelineUndated is the address of the first page of what has no date.
func (s *Site) TimelineUndated() string { return s.At("/timeline/undated/") }

// timelineLists are the first page of the timeline, and its pages by year and without a date.
func (s *Site) timelineLists() (first TimelineList, more []TimelineList) {
	dated := s.Timeline
	for len(dated) > 0 && dated[len(dated)-1].Date.IsZero() {
		dated = dated[:len(dated)-1]
	}
	undated := s.Timeline[len(dated):]
	shown := newestEntries(dated)
	first = TimelineList{
		Leaf:    Leaf{Address: s.At("/timeline/"), Number: 1, Of: 1, Total: len(s.Timeline)},
		Entries: dated[len(dated)-shown:], Undated: undated[:min(len(undated), timelineUndated)],
	}
	for year, entries := range ByYear(dated) {
		address := s.TimelineOf(year)
		for leaf, some := range leaves(address, address, entries, onePage) {
			more = append(more, TimelineList{Leaf: leaf, Year: &year, Entries: some})
		}
	}
	if len(undated) > 0 {
		for leaf, some := range leaves(s.TimelineUndated(), s.TimelineUndated(), undated, onePage) {
			more = append(more, TimelineList{Leaf: leaf, Undated: some})
		}
	}
	return first, more
}

// newestEntries is how many entries, of those with a date, the first page shows.
func newestEntries(dated []Entry) (shown int) {
	var lengths []int // of the years
	for _, entries := range ByYear(dated) {
		lengths = append(lengths, len(entries))
	}
	for _, n := range slices.Backward(lengths) {
		if shown >= timelineNewest {
			break
		}
		if shown += min(n, timelineMost); n > timelineMost {
			break
		}
	}
	return shown
}

// ByYear cuts entries with dates, in their order, into those of each year.
func ByYear(entries []Entry) iter.Seq2[int, []Entry] {
	return func(yield func(int, []Entry) bool) {
		for len(entries) > 0 {
			year := entries[0].Year()
			end := slices.IndexFunc(entries, func(e Entry) bool { return e.Year() != year })
			if end < 0 {
				end = len(entries)
			}
			if !yield(year, entries[:end]) {
				return
			}
			entries = entries[end:]
		}
	}
}
