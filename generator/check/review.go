package check

import (
	"fmt"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/edtf"
	"gloss/generator/site"
)

// reviews reminds of the records whose review-by has passed. A question that is answered, a judgement that has an outcome
// and a note on a withdrawn article are closed, and need none.
func reviews(s *site.Site) (problems []diag.Diagnostic) {
	remind := func(h *content.Header, remedy string) {
		if !isPast(s, h.ReviewBy) {
			return
		}
		problems = append(problems, diag.Diagnostic{
			Code: diag.ReviewDue, At: h.ReviewBy.At,
			Message: fmt.Sprintf("this was to be reviewed by %s: %s", h.ReviewBy, remedy),
		})
	}
	const reread = "read it again and set a new date"
	for _, a := range s.Articles {
		remind(&a.Source.Header, reread)
		for _, n := range a.Notes {
			switch {
			case a.Withdrawn != nil, n.Source.Answered != nil, n.Source.Outcome != nil:
			case n.IsQuestion():
				remind(&n.Source.Header, "give its answer in “answered”, or set a new date")
			default:
				remind(&n.Source.Header, reread)
			}
		}
	}
	for _, e := range s.Entities {
		remind(&e.Source.Header, reread)
	}
	for _, t := range s.Topics {
		remind(&t.Source.Header, reread)
	}
	for _, p := range s.Pages {
		remind(&p.Source.Header, reread)
	}
	return problems
}

// isPast reports whether every day of a date lies before the day of the build.
func isPast(s *site.Site, d content.Date) bool {
	year, month, day := s.Now.Date()
	today, _ := edtf.NewDay(year, int(month), day) // a clock shows no day that does not exist
	return !d.IsZero() && d.Latest().Compare(today) < 0
}
