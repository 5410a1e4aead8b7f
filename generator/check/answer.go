package check

import (
	"fmt"

	"gloss/generator/diag"
	"gloss/generator/site"
)

// answering are the stances that make something of another claim, with the word for it.
var answering = map[string]string{"denies": "denial", "confirms": "confirmation", "withdraws": "withdrawal"}

// stating are the stances that say something which can be answered.
var stating = map[string]bool{"asserts": true, "assesses": true, "expects": true, "reports": true}

// maxProposals is how many claims a message proposes, maxLooked among how many of an article they are looked for.
const (
	maxProposals = 3
	maxLooked    = 50
)

// answers reports the denials, confirmations and withdrawals that answer no claim: no page can set them against what
// they are about, and the claim stays open. It does so too where the wrong one gives the answer.
func answers(s *site.Site) (problems []diag.Diagnostic) {
	for _, a := range s.Articles {
		if a.Withdrawn != nil {
			continue
		}
		var answerable []*site.Note
		for _, n := range a.Notes {
			if n.IsClaim() && n.Repeats == nil && stating[n.Source.Stance.Value] && len(answerable) < maxLooked {
				answerable = append(answerable, n)
			}
		}
		for _, n := range a.Notes {
			if d, wrong := aimless(n, answerable); wrong {
				problems = append(problems, d)
			}
			problems = append(problems, void(n)...)
		}
	}
	return problems
}

// aimless reports an answer to nothing, and proposes what it may answer.
func aimless(n *site.Note, answerable []*site.Note) (diag.Diagnostic, bool) {
	stance := n.Source.Stance
	what := answering[stance.Value]
	if what == "" || !n.IsClaim() || !isOwn(n, stance.At) || len(n.RespondsTo) > 0 || n.Source.Mistaken("responds-to") {
		return diag.Diagnostic{}, false
	}
	if given := n.Source.RespondsTo; len(given) > 0 {
		return diag.Diagnostic{
			Code: diag.AnswersNothing, At: given[0].At,
			Message: fmt.Sprintf("this %s answers nothing that is public: publish what it answers, or name another claim", what),
		}, n.AnswersHidden
	}
	d := diag.Diagnostic{
		Code: diag.AnswersNothing, At: stance.At,
		Message: fmt.Sprintf("this %s answers no claim: write responds-to: [ARTICLE/ID], and record that claim if it is not yet", what),
	}
	for _, to := range answerable {
		if len(d.Notes) < maxProposals && (stance.Value == "withdraws") == sameSpeaker(n, to) {
			d.Notes = append(d.Notes, diag.Note{At: to.Source.That.At, Message: fmt.Sprintf("does it answer this? then write responds-to: [%s]", to.Ref())})
		}
	}
	return d, true
}

// void reports what a claim answers without making of it what its stance says.
func void(n *site.Note) (problems []diag.Diagnostic) {
	stance := n.Source.Stance
	if len(n.By) == 0 || !n.Decides() || !isOwn(n, stance.At) {
		return nil
	}
	for _, to := range n.RespondsTo {
		if len(to.By) == 0 || to.IsDecidedBy(n) {
			continue
		}
		message := "only who made a claim can withdraw it, and this one was made by somebody else, so it stands: correct “by”, or write stance: denies"
		if stance.Value == "confirms" {
			message = fmt.Sprintf("who made a claim cannot confirm it, so it stays as it was: say who confirms it, or write repeats: %s in place of the stance", to.Ref())
		}
		problems = append(problems, diag.Diagnostic{
			Code: diag.AnswerVoid, At: stance.At, Message: message,
			Notes: []diag.Note{{At: to.Source.By[0].At, Message: "the claim was made here"}},
		})
	}
	return problems
}

// sameSpeaker reports whether two claims have a speaker in common.
func sameSpeaker(a, b *site.Note) bool {
	for _, one := range a.By {
		for _, other := range b.By {
			if one == other {
				return true
			}
		}
	}
	return false
}
