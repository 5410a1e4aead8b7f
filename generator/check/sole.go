package check

import (
	"cmp"
	"fmt"
	"slices"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/edtf"
	"gloss/generator/site"
)

// A holder is one who held an office, with the first and the last day of which that is sure.
type holder struct {
	entity   *site.Entity
	role     *content.Role
	from, to edtf.Day
}

// soles reports two who hold an office at once that only one can hold. What may be so, the dates being too coarse or too
// doubtful to say, is not reported, nor is the day on which the one hands over to the other.
func soles(s *site.Site) (problems []diag.Diagnostic) {
	holders, sole := map[site.Office][]holder{}, map[site.Office]bool{}
	newest, found := s.NewestDay()
	if !found {
		newest = edtf.Date{}.Latest()
	}
	for _, e := range s.Entities {
		for i := range e.Roles {
			own := &e.Roles[i]
			office := own.Office()
			holders[office] = append(holders[office], newHolder(e, own.Source, newest))
			sole[office] = sole[office] || own.Source.Sole.Value
		}
	}
	for office := range sole { // in no order: diagnostics are sorted by their place
		if sole[office] {
			problems = append(problems, overlaps(holders[office])...)
		}
	}
	return problems
}

// newHolder takes a role that has neither date to be held on the newest day, and of one that has no start is sure of its
// last day alone.
func newHolder(e *site.Entity, r *content.Role, newest edtf.Day) holder {
	h := holder{e, r, r.Since.Latest(), r.Until.Earliest()}
	if r.Until.IsZero() {
		h.to = r.Until.Latest()
	}
	switch {
	case r.Since.IsZero() && r.Until.IsZero():
		h.from = newest
	case r.Since.IsZero():
		h.from = h.to
	}
	return h
}

// overlaps reports each holder who comes before another one has gone, next to the one of those before who stays longest.
func overlaps(holders []holder) (problems []diag.Diagnostic) {
	slices.SortFunc(holders, func(a, b holder) int {
		return cmp.Or(a.from.Compare(b.from), cmp.Compare(a.entity.ID, b.entity.ID), cmp.Compare(a.role.Title.At.Start, b.role.Title.At.Start))
	})
	for i, last := 1, 0; i < len(holders); i++ {
		before, next := &holders[last], &holders[i]
		if before.entity != next.entity && before.overlaps(next) {
			problems = append(problems, before.tell(next))
		}
		if next.to.Compare(before.to) > 0 {
			last = i
		}
	}
	return problems
}

// overlaps reports whether two hold their office at once for sure, where the other began no earlier.
func (h *holder) overlaps(other *holder) bool {
	first := h // the first to go
	if other.to.Compare(h.to) < 0 {
		first = other
	}
	if other.from.Compare(first.to) >= 0 {
		return false
	}
	return first.to.IsInfinite() || !first.role.Until.IsDoubtful() && !other.role.Since.IsDoubtful()
}

func (h *holder) tell(other *holder) diag.Diagnostic {
	problem := diag.Diagnostic{
		Code: diag.RoleShared, At: cmp.Or(other.role.Since.At, other.role.Title.At),
		Message: fmt.Sprintf("“%s” is an office for one at a time, and %s and %s both hold it: correct the dates, or take “sole” away",
			other.role.Title.Value, h.entity.Title, other.entity.Title),
	}
	note := diag.Note{At: h.role.Until.At, Message: h.entity.Title + " holds it until then"}
	if h.role.Until.IsZero() {
		note = diag.Note{At: h.role.Title.At, Message: h.entity.Title + " holds it still, since there is no “until” here"}
	}
	problem.Notes = []diag.Note{note}
	return problem
}
