package render

import "gloss/generator/site"

// A teaser announces a record in a list. Date is nil for what has none; Status and Withdrawn are words, empty where
// there is nothing to say. Latest is what changed last in a topic.
type teaser struct {
	link
	Date      *date
	Summary   *text
	Status    string
	Withdrawn string
	Latest    *event
}

func (r *renderer) articleTeasers(articles []*site.Article) []teaser {
	var list []teaser
	for _, a := range articles {
		list = append(list, teaser{
			link: r.record(&a.Record), Date: new(r.moment(a.Date)), Summary: r.text(a.Source.Summary.Value, a.Language),
			Status: r.status(a.Source.Status.Value), Withdrawn: r.withdrawn(&a.Record),
		})
	}
	return list
}

func (r *renderer) topicTeasers(topics []*site.Topic) []teaser {
	var list []teaser
	for _, t := range topics {
		view := teaser{
			link: r.record(&t.Record), Summary: r.text(t.Source.Summary.Value, t.Language),
			Status: r.status(t.Source.Status.Value), Withdrawn: r.withdrawn(&t.Record),
		}
		if t.Latest != nil {
			view.Latest = new(r.event(*t.Latest))
		}
		list = append(list, view)
	}
	return list
}

// status is the word for a status, empty for none.
func (r *renderer) status(term string) string {
	if term == "" {
		return ""
	}
	return r.words.Text("status-" + term)
}

// withdrawn is the word that marks a withdrawn record in lists.
func (r *renderer) withdrawn(record *site.Record) string {
	if record.Withdrawn == nil {
		return ""
	}
	return r.words.Text("withdrawn")
}
