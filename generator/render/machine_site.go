package render

import "gloss/generator/site"

// A machineSite is site.json: every record that has a page. It goes on in site-2.json.
type machineSite struct {
	Gloss int `json:"gloss"`
	*machineSiteHead
	Records []machineRecord `json:"records"`
	Next    string          `json:"next,omitempty"`
}

// A machineSiteHead is what only the first part of a site has.
type machineSiteHead struct {
	Title  string        `json:"title"`
	URL    string        `json:"url"`
	Counts machineCounts `json:"counts"`
}

// machineCounts are how many records of each kind there are.
type machineCounts struct {
	Articles int `json:"articles"`
	Entities int `json:"entities"`
	Topics   int `json:"topics"`
	Pages    int `json:"pages"`
}

type machineRecord struct {
	Kind site.Kind `json:"kind"`
	ID   string    `json:"id"`
	URL  string    `json:"url"`
}

// siteFiles list every record, kind by kind, in the order of the site's lists.
func (r *renderer) siteFiles(scratch *scratch) ([]file, error) {
	var records []machineRecord
	for _, record := range r.site.Records() {
		records = append(records, machineRecord{record.Kind, record.ID, href(record.Address)})
	}
	s := r.site
	return r.parts(scratch, s.At("/site.json"), len(records), func(p part) any {
		view := machineSite{
			Gloss: machineFormat, Next: p.next,
			Records: cut(records, p),
		}
		if p.isFirst() {
			view.machineSiteHead = &machineSiteHead{
				Title: s.Settings.Title.Value, URL: href(s.At("/")),
				Counts: machineCounts{len(s.Articles), len(s.Entities), len(s.Topics), len(s.Pages)},
			}
		}
		return view
	})
}
