package render

import "gloss/generator/site"

// machineTimeline is timeline/index.json: what happened, in order of time, and then what has no date.
type machineTimeline struct {
	Gloss   int            `json:"gloss"`
	Entries []machineEntry `json:"entries"`
	Next    string         `json:"next,omitempty"`
}

// A machineEntry is a date of an entity, a claim, with the first speaker who has a page, or an article. From and To are the
// first and the last day that its date may mean; one that is open or not known is left out.
type machineEntry struct {
	Date    string `json:"date,omitempty"` // EDTF
	From    string `json:"from,omitempty"`
	To      string `json:"to,omitempty"`
	Text    string `json:"text"`
	Entity  string `json:"entity,omitempty"`
	Article string `json:"article,omitempty"`
	URL     string `json:"url"`
}

// timelineFiles are the data of the timeline.
func (r *renderer) timelineFiles(s *scratch) ([]file, error) {
	all := r.site.Timeline
	return r.parts(s, r.site.At("/timeline/index.json"), len(all), func(p part) any {
		return machineTimeline{machineFormat, cutEach(all, p, r.machineEntry), p.next}
	})
}

func (r *renderer) machineEntry(e site.Entry) machineEntry {
	view := machineEntry{Date: e.Date.String()}
	if first := e.Date.Earliest(); !first.IsInfinite() {
		view.From = first.String()
	}
	if last := e.Date.Latest(); !last.IsInfinite() {
		view.To = last.String()
	}
	switch {
	case e.Occasion != nil:
		view.Text, view.Entity, view.URL = e.Occasion.Source.What.Value, e.Entity.ID, href(e.Entity.Address)
		return view
	case e.Note != nil:
		view.Text, view.URL = r.statement(e.Note), place(e.Article.Address, "note-"+e.Note.ID)
		for _, by := range e.Note.By {
			if by.Entity != nil && view.Entity == "" {
				view.Entity = by.Entity.ID
			}
		}
	default:
		view.Text, view.URL = e.Article.Title, href(e.Article.Address)
	}
	view.Article = e.Article.ID
	return view
}
