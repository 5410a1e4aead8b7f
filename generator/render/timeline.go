package render

import (
	"gloss/generator/language"
	"gloss/generator/site"
)

// A timelineView is a page of the timeline of the site: the first, that of a year, or one of what has no date.
type timelineView struct {
	frame
	Heading text
	Total   string
	Years   []menuItem
	// Parts are the entries of one year each, Undated those without a date; Shown says how many of how many stand here.
	Parts   []timelinePart
	Undated []timelineDay
	Shown   string
	Leaf    *leaf
}

// A timelinePart is the entries of a year. Year leads to the page of that year; it has no address on that page itself.
type timelinePart struct {
	Year link
	Days []timelineDay
}

// A timelineDay is the entries of one date, in words. What has no date has the words for that.
type timelineDay struct {
	Date    date
	Entries []timelineEntry
}

// A timelineEntry is one line of a timeline, of which one of the three is given: what happened, the link to what somebody said,
// or the link to an article.
type timelineEntry struct {
	Happened *occasion
	Claim    *noteLink
	Article  *link
	// Withdrawn is the word that marks what stands on a page that was withdrawn.
	Withdrawn string
}

// An occasion is a date of the entity that it is Of, which is nil on the page of that entity.
type occasion struct {
	Of     *link
	What   text
	Places []link
	Source *sourceView
}

// A timeline is what the page of an entity or a topic shows of what happened. Left says how many entries are left out,
// and is empty for none; Whole leads to the timeline of the site.
type timeline struct {
	Days  []timelineDay
	Left  string
	Whole link
}

// timeline is nil where nothing has happened.
func (r *renderer) timeline(t site.Timeline, on *site.Entity) *timeline {
	if len(t.Entries) == 0 {
		return nil
	}
	view := &timeline{Days: r.timelineDays(t.Entries, on), Whole: r.section("timeline-whole", "/timeline/")}
	if t.Left > 0 {
		view.Left = r.words.Count("timeline-left", t.Left)
	}
	return view
}

// timelineDays puts the entries of one date together.
func (r *renderer) timelineDays(entries []site.Entry, on *site.Entity) (days []timelineDay) {
	for i, e := range entries {
		if i == 0 || e.Date != entries[i-1].Date {
			when := r.when(e.Date)
			if e.Date.IsZero() {
				when = newDate(r.words.Text("timeline-no-date"), "")
			}
			days = append(days, timelineDay{Date: when})
		}
		last := &days[len(days)-1]
		last.Entries = append(last.Entries, r.timelineEntry(e, on))
	}
	return days
}

func (r *renderer) timelineEntry(e site.Entry, on *site.Entity) timelineEntry {
	switch {
	case e.Occasion != nil:
		view := &occasion{
			What:   newText(e.Occasion.Source.What.Value, r.tongue(e.Entity.Language)),
			Places: r.entities(e.Occasion.Places), Source: r.source(e.Occasion.Source.Source),
		}
		if !e.Entity.Is(on) {
			view.Of = new(r.record(&e.Entity.Record))
		}
		return timelineEntry{Happened: view, Withdrawn: r.withdrawn(&e.Entity.Record)}
	case e.Note != nil:
		return timelineEntry{Claim: new(r.noteLink(e.Note)), Withdrawn: r.withdrawn(&e.Article.Record)}
	}
	return timelineEntry{Article: new(r.record(&e.Article.Record)), Withdrawn: r.withdrawn(&e.Article.Record)}
}

// timelineOutputs are the pages of the timeline.
func (r *renderer) timelineOutputs() []output {
	lists := &r.site.Lists
	all := []output{r.timelinePage(&lists.Timeline)}
	for i := range lists.TimelineMore {
		all = append(all, r.timelinePage(&lists.TimelineMore[i]))
	}
	return all
}

func (r *renderer) timelinePage(list *site.TimelineList) output {
	return r.page("timeline", list.Address, func() any { return r.timelineList(list) })
}

func (r *renderer) timelineList(list *site.TimelineList) timelineView {
	first := r.site.Lists.Timeline.Address
	heading, current, crumbs := newText(r.words.Text("timeline"), tongue{}), first, []link{r.section("timeline", "/timeline/")}
	switch {
	case list.Year != nil:
		year := r.yearLabel(*list.Year)
		heading, current = newText(r.words.Format("timeline-of-year", language.Args{"Year": year}), tongue{}), r.site.TimelineOf(*list.Year)
	case list.Address == first:
		crumbs = nil
	default:
		heading, current = newText(r.words.Text("timeline-undated"), tongue{}), r.site.TimelineUndated()
	}
	view := timelineView{
		frame: r.leafFrame(heading.Text, list.Leaf, crumbs...), Heading: heading, Total: r.words.Count("entries-count", list.Total),
		Years: r.timelineMenu(href(current)), Undated: r.timelineDays(list.Undated, nil), Leaf: r.leaf(list.Leaf),
	}
	for year, entries := range site.ByYear(list.Entries) {
		part := timelinePart{Days: r.timelineDays(entries, nil)}
		if list.Year == nil {
			part.Year = r.timelineYear(year)
		}
		view.Parts = append(view.Parts, part)
	}
	if list.Address == first {
		view.Shown = r.shownLatest(len(list.Entries)+len(list.Undated), list.Total)
	}
	return view
}

// timelineMenu leads to the latest entries, to those of each year, the latest first, and to those without a date.
func (r *renderer) timelineMenu(current string) []menuItem {
	more := r.timelineLinks
	newest := newLink(r.words.Text("newest"), href(r.site.Lists.Timeline.Address), tongue{})
	for _, l := range more {
		if l.Href == current {
			return choice(newest, more, l)
		}
	}
	return choice(newest, more, newest)
}

func (r *renderer) newTimelineLinks() (links []link) {
	lists := r.site.Lists.TimelineMore
	for i := len(lists) - 1; i >= 0; i-- {
		if list := &lists[i]; list.Number == 1 && list.Year != nil {
			links = append(links, r.timelineYear(*list.Year))
		}
	}
	if n := len(lists); n > 0 && lists[n-1].Year == nil {
		links = append(links, newLink(r.words.Text("timeline-undated"), href(r.site.TimelineUndated()), tongue{}))
	}
	return links
}

func (r *renderer) timelineYear(year int) link {
	return newLink(r.yearLabel(year), href(r.site.TimelineOf(year)), tongue{})
}

// yearLabel is a year by itself.
func (r *renderer) yearLabel(year int) string {
	return r.words.Format("date-year", language.Args{"Year": r.yearNumber(year)})
}
