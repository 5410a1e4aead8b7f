package site

import (
	"cmp"
	"slices"
	"time"

	"gloss/generator/anchor"
	"gloss/generator/edtf"
	"gloss/generator/source"
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

// standings says by its stance what a response makes of the claim that it answers.
var standings = map[string]Standing{"denies": Denied, "confirms": Confirmed, "withdraws": Withdrawn}

// StandingBy returns what an answer of a stance makes of the claim that it answers, and whether it makes anything of it.
func StandingBy(stance string) (Standing, bool) {
	s, decides := standings[stance]
	return s, decides
}

// Said is the day on which a claim was made or, where that is not given, the day of its article.
func (n *Note) Said() edtf.Date {
	if !n.Source.Said.IsZero() {
		return n.Source.Said.Date
	}
	return dayOf(n.Article.Date)
}

// Day is the day of a note: when a claim was made, or else the note's date, or else its article's.
func (n *Note) Day(zone *time.Location) time.Time {
	if n.Source.Date.IsZero() {
		return n.Article.Date
	}
	return n.Source.Date.In(zone)
}

// IsClaim reports whether the note is somebody's claim; IsJudgement, IsQuestion likewise.
func (n *Note) IsClaim() bool { return n.Source.Kind.Value == "claim" }

// IsJudgement reports whether the note is a judgement of the desk.
func (n *Note) IsJudgement() bool { return n.Source.Kind.Value == "judgement" }

// IsQuestion reports whether the note is a question.
func (n *Note) IsQuestion() bool { return n.Source.Kind.Value == "question" }

// IsPlaced reports whether the note's passage stands in the article.
func (n *Note) IsPlaced() bool {
	return n.Quotation != nil && (n.State == anchor.Anchored || n.State == anchor.Edited)
}

// IsEdited reports whether the passage was found, but not letter for letter as it was quoted.
func (n *Note) IsEdited() bool { return n.State == anchor.Edited }

// LanguageOf is the language of a text in the front matter of the note, by its place: that of the claim which it was
// taken from, where the note repeats one.
func (n *Note) LanguageOf(at source.Span) string {
	for from := n; from != nil; from = from.Repeats {
		if from.Source.File == at.File {
			return from.Language
		}
	}
	return n.Language
}

// Ref names the note on the whole site: ARTICLE/ID.
func (n *Note) Ref() string { return n.Article.ID + "/" + n.ID }

// first is the claim that a claim repeats, directly or by way of others, or the claim itself.
func (n *Note) first() *Note {
	for n.Repeats != nil {
		n = n.Repeats
	}
	return n
}

// joinClaims gathers the claims and judgements, and lists each with those who make it and those it is about.
func (l *linker) joinClaims() {
	s := l.site
	responses := map[*Note][]*Note{}
	for _, a := range s.Articles {
		for _, n := range a.Notes {
			if n.IsQuestion() {
				s.Questions = append(s.Questions, n)
			}
			if !n.IsClaim() && !n.IsJudgement() {
				continue
			}
			s.Claims = append(s.Claims, n)
			for _, by := range n.By {
				if e := by.Entity; e != nil && !slices.Contains(e.ClaimsBy, n) {
					e.ClaimsBy = append(e.ClaimsBy, n)
				}
			}
			for _, e := range n.About {
				e.ClaimsAbout = append(e.ClaimsAbout, n)
			}
			for _, to := range n.RespondsTo {
				responses[to.first()] = append(responses[to.first()], n)
			}
		}
	}
	for _, n := range s.Claims {
		if first := n.first(); first != n {
			first.Repetitions = append(first.Repetitions, n)
		}
	}
	for _, answers := range responses {
		slices.SortFunc(answers, func(a, b *Note) int { return newestClaim(b, a) })
	}
	for _, n := range s.Claims {
		n.Responses = slices.Compact(responses[n.first()])
		n.Standing = n.standing()
		slices.SortFunc(n.Repetitions, func(a, b *Note) int { return newestClaim(b, a) })
	}
	slices.SortFunc(s.Claims, newestClaim)
	slices.SortFunc(s.Questions, func(a, b *Note) int {
		return cmp.Or(cmp.Compare(answered(a), answered(b)), b.Day(s.Zone).Compare(a.Day(s.Zone)), cmp.Compare(a.Ref(), b.Ref()))
	})
}

func answered(n *Note) int {
	if n.Source.Answered != nil {
		return 1
	}
	return 0
}

// newestClaim orders claims by the day on which they were made, the newest first.
func newestClaim(a, b *Note) int {
	return cmp.Or(edtf.Compare(b.Said(), a.Said()), cmp.Compare(a.Ref(), b.Ref()))
}

// standing is what the latest response that denies, confirms or withdraws has made of the claim.
func (n *Note) standing() (is Standing) {
	if n.Source.Stance.Value == "withdraws" {
		return Withdrawn
	}
	for _, answer := range n.Responses {
		if s, decides := StandingBy(answer.Source.Stance.Value); decides {
			is = s
		}
	}
	return is
}
