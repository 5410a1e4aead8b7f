package site

import (
	"cmp"
	"slices"
	"time"

	"gloss/generator/anchor"
	"gloss/generator/edtf"
	"gloss/generator/source"
)

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

// root is the claim that a claim repeats, directly or by way of others, or the claim itself: what answers one of those
// that repeat it answers all.
func (n *Note) root() *Note {
	for n.Repeats != nil {
		n = n.Repeats
	}
	return n
}

// first is the claim that stands for a claim in lists: the one that it repeats, as far as the same speakers take the
// same stance. What somebody else repeats is theirs.
func (n *Note) first() *Note {
	for n.Repeats != nil && slices.Equal(n.By, n.Repeats.By) && n.Source.Stance.Value == n.Repeats.Source.Stance.Value {
		n = n.Repeats
	}
	return n
}

// joinClaims gathers the claims and judgements, and lists each with those who make it and those it is about.
func (l *linker) joinClaims() {
	s := l.site
	for _, a := range s.Articles {
		for _, n := range a.Notes {
			if n.IsQuestion() {
				s.Questions = append(s.Questions, n)
			}
			if n.IsClaim() || n.IsJudgement() {
				s.Claims = append(s.Claims, n)
				n.joinEntities()
			}
		}
	}
	s.joinAnswers()
	slices.SortFunc(s.Claims, newestClaim)
	slices.SortFunc(s.Questions, func(a, b *Note) int {
		return cmp.Or(cmp.Compare(answered(a), answered(b)), b.Day(s.Zone).Compare(a.Day(s.Zone)), cmp.Compare(a.Ref(), b.Ref()))
	})
}

// joinEntities lists a claim with those who make it and those it is about.
func (n *Note) joinEntities() {
	for _, by := range n.By {
		if e := by.Entity; e != nil {
			e.ClaimsBy = append(e.ClaimsBy, n)
		}
	}
	for _, e := range n.About {
		e.ClaimsAbout = append(e.ClaimsAbout, n)
	}
}

// joinAnswers puts the claims together with those that answer and those that repeat them, and finds out what became of
// them.
func (s *Site) joinAnswers() {
	oldest := func(a, b *Note) int { return newestClaim(b, a) }
	responses := map[*Note][]*Note{}
	for _, n := range s.Claims {
		for _, to := range n.RespondsTo {
			responses[to.root()] = append(responses[to.root()], n)
		}
		if first := n.first(); first != n {
			first.Repetitions = append(first.Repetitions, n)
		}
	}
	answers := map[*Note][]*Note{}
	for root, all := range responses {
		slices.SortFunc(all, oldest)
		responses[root] = slices.Compact(all)
		answers[root] = firsts(responses[root])
	}
	for _, n := range s.Claims {
		root := n.root()
		n.Responses, n.Answers = responses[root], answers[root]
		slices.SortFunc(n.Repetitions, oldest)
	}
	for _, n := range s.Claims {
		if n.first() == n {
			n.Course, n.Standing = n.course()
		}
	}
	for _, n := range s.Claims {
		n.Course, n.Standing = n.first().Course, n.first().Standing
	}
}

func answered(n *Note) int {
	if n.Source.Answered != nil {
		return 1
	}
	return 0
}
