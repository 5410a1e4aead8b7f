package site

import (
	"cmp"
	"slices"

	"gloss/generator/edtf"
)

// A Standing is what has become of a claim.
type Standing uint8

// The standings.
const (
	Open Standing = iota // nothing of the following
	Denied
	Confirmed
	Withdrawn
)

var standingNames = [...]string{"open", "denied", "confirmed", "withdrawn"}

func (s Standing) String() string { return standingNames[s] }

// standings says by its stance what a claim makes of the one that it answers.
var standings = map[string]Standing{"denies": Denied, "confirms": Confirmed, "withdraws": Withdrawn}

// A Step is what a claim was from an answer on, or from the withdrawal of an answer on.
type Step struct {
	Answer *Note
	// Standing is said where Decides. Other answers leave the claim as it was.
	Standing Standing
	Decides  bool
}

// Decides reports whether the claim is of those that deny, confirm or withdraw another, and stands itself: not in an
// article that was withdrawn.
func (n *Note) Decides() bool {
	_, decides := standings[n.Source.Stance.Value]
	return decides && n.IsClaim() && n.Article.Withdrawn == nil
}

// IsDecidedBy reports whether an answer denies, confirms or withdraws the claim. Nobody can withdraw what another has
// said, and who says a thing twice has not confirmed it.
func (n *Note) IsDecidedBy(answer *Note) bool {
	if !answer.Decides() {
		return false
	}
	switch answer.Source.Stance.Value {
	case "confirms":
		return slices.ContainsFunc(answer.By, func(p Party) bool { return !slices.Contains(n.By, p) })
	case "withdraws":
		own := sides(n)
		return slices.ContainsFunc(sides(answer), func(p Party) bool { return slices.Contains(own, p) })
	}
	return true
}

// sides are those who make a claim and those for whom they speak: where they belong, hold an office, or are a part.
func sides(n *Note) (all []Party) {
	for _, by := range n.By {
		all = append(all, by)
		for _, e := range []*Entity{by.Entity, by.Of} {
			if e == nil {
				continue
			}
			all = append(all, Party{Entity: e})
			if e.PartOf != nil {
				all = append(all, Party{Entity: e.PartOf})
			}
			for _, r := range e.Roles {
				if r.Of != nil {
					all = append(all, Party{Entity: r.Of})
				}
			}
		}
	}
	return all
}

// A turn is an answer to a claim, or the withdrawal of one, takesBack, on the day from which it counts.
type turn struct {
	note, takesBack *Note
	day             edtf.Date
}

// turns are the answers to the claim and the withdrawals of these, in order of time.
func (n *Note) turns() (turns []turn) {
	for _, answer := range n.Responses {
		if answer.Article.Withdrawn != nil || answer.isSaidBefore() {
			continue
		}
		turns = append(turns, turn{note: answer, day: answer.Said()})
		for _, back := range answer.Responses {
			if day, counts := answer.takenBack(back); counts {
				turns = append(turns, turn{back, answer, day})
			}
		}
	}
	slices.SortStableFunc(turns, func(a, b turn) int { return edtf.Compare(a.day, b.day) })
	return turns
}

// isSaidBefore reports whether the claim repeats one of the same speakers, and not on a day of its own.
func (n *Note) isSaidBefore() bool {
	first := n.first()
	return first != n && slices.Equal(first.RespondsTo, n.RespondsTo) &&
		(n.Source.Said.IsZero() || edtf.Compare(first.Said(), n.Said()) == 0)
}

// takenBack reports whether an answer withdraws the claim, and the day from which that counts. What was said later stands
// again; but a day that is an article's is no more than the latest on which it can have been.
func (n *Note) takenBack(back *Note) (edtf.Date, bool) {
	if back.Source.Stance.Value != "withdraws" || !n.IsDecidedBy(back) {
		return edtf.Date{}, false
	}
	if edtf.Compare(back.Said(), n.Said()) >= 0 {
		return back.Said(), true
	}
	return n.Said(), n.Source.Said.IsZero() || back.Source.Said.IsZero()
}

// course is what the answers have made of the claim one after the other, and what it is in the end. An answer that was
// withdrawn makes nothing of it any more.
func (n *Note) course() (steps []Step, end Standing) {
	var deciding []Step
	for _, t := range n.turns() {
		step := Step{Answer: t.note, Decides: true}
		if t.takesBack == nil {
			step.Standing, step.Decides = standings[t.note.Source.Stance.Value], n.IsDecidedBy(t.note)
			if step.Decides {
				deciding = append(deciding, step)
			}
			steps = append(steps, step)
			continue
		}
		left := slices.DeleteFunc(slices.Clone(deciding), func(s Step) bool { return s.Answer.first() == t.takesBack.first() })
		if len(left) < len(deciding) {
			deciding, step.Standing = left, last(left)
			steps = append(steps, step)
		}
	}
	if n.Source.Stance.Value == "withdraws" {
		return steps, Withdrawn
	}
	return steps, last(deciding)
}

func last(steps []Step) Standing {
	if len(steps) == 0 {
		return Open
	}
	return steps[len(steps)-1].Standing
}

// newestClaim orders claims by the day on which they were made, the newest first; of one day, those of the newer article.
func newestClaim(a, b *Note) int {
	return cmp.Or(edtf.Compare(b.Said(), a.Said()), b.Article.Date.Compare(a.Article.Date), cmp.Compare(a.Ref(), b.Ref()))
}
