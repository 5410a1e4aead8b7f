package site_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"gloss/generator/site"
)

// web is a site of some articles that name some entities at random.
func web(articles, names int, seed uint64) files {
	r, f := rand.New(rand.NewPCG(seed, 1)), files{}
	name := func(i int) string { return "Name " + strings.Repeat("x", i+1) }
	for i := range names {
		f[fmt.Sprintf("entities/e%d-x.md", i)] = "name: " + name(i) + "\nkind: concept\n---\n"
	}
	for i := range articles {
		var body strings.Builder
		for range r.IntN(6) {
			body.WriteString(name(r.IntN(1+r.IntN(names))) + " spoke.\n\n")
		}
		f[fmt.Sprintf("articles/a%d-x.md", i)] = fmt.Sprintf("title: Article\ndate: 20%02d-10-%02d\n---\n%s", 20+r.IntN(4), 1+r.IntN(28), body.String())
	}
	return f
}

func TestRelatedArticlesAreThoseOfASlowSearch(t *testing.T) {
	for seed := range uint64(5) {
		s, _ := link(t, web(60, 12, seed))
		for _, a := range s.Articles {
			var got []string
			for _, r := range a.Related {
				got = append(got, r.Article.ID)
			}
			if diff := gocmp.Diff(slowRelated(s, a), got); diff != "" {
				t.Errorf("seed %d, %s (-want +got)\n%s", seed, a.ID, diff)
			}
		}
	}
}

// slowRelated weighs every other article of the site.
func slowRelated(s *site.Site, a *site.Article) (ids []string) {
	weight := map[*site.Article]float64{}
	var others []*site.Article
	for _, other := range s.Articles {
		for _, n := range a.Named {
			if other != a && slices.ContainsFunc(other.Named, func(m site.Named) bool { return m.Entity == n.Entity }) {
				weight[other] += 1 / float64(len(n.Entity.NamedIn))
			}
		}
		if weight[other] > 0 {
			others = append(others, other)
		}
	}
	slices.SortFunc(others, func(x, y *site.Article) int {
		if math.Abs(weight[x]-weight[y]) > 1e-9 {
			return cmp.Compare(weight[y], weight[x])
		}
		return cmp.Or(y.Date.Compare(x.Date), cmp.Compare(x.ID, y.ID))
	})
	for _, other := range others[:min(len(others), 5)] {
		ids = append(ids, other.ID)
	}
	return ids
}

func TestEntitiesKnowWhereAndWithWhomTheyAreNamed(t *testing.T) {
	s, _ := link(t, web(80, 8, 7))
	for _, e := range s.Entities {
		mentions, with := 0, map[*site.Entity]int{}
		for _, n := range e.NamedIn {
			times := 0
			for m := range n.MentionsOf(e) {
				if m.Entity != e {
					t.Fatalf("%s is said to be named at a mention of %s", e.ID, m.Entity.ID)
				}
				times++
			}
			if mentions += times; times != int(n.Times) || times == 0 {
				t.Errorf("%s names %s %d times, not %d", n.Article.ID, e.ID, times, n.Times)
			}
			for _, other := range n.Article.Named {
				with[other.Entity]++
			}
		}
		if mentions != e.MentionCount || !slices.IsSortedFunc(e.NamedIn, func(a, b site.Naming) int { return b.Article.Date.Compare(a.Article.Date) }) {
			t.Errorf("%s: %d mentions, not %d, or not the newest first", e.ID, mentions, e.MentionCount)
		}
		for _, seen := range e.SeenWith {
			if seen.Entity == e || seen.Articles != with[seen.Entity] {
				t.Errorf("%s is seen with %s %d times, not %d", e.ID, seen.Entity.ID, seen.Articles, with[seen.Entity])
			}
		}
		if want := len(with) - min(len(with), 1); len(e.SeenWith) != want {
			t.Errorf("%s is seen with %d, not %d", e.ID, len(e.SeenWith), want)
		}
	}
}

func TestLongListsOfMentionsGoOnByYear(t *testing.T) {
	s, _ := link(t, web(700, 1, 3))
	e := s.Entities[0]
	shown := len(e.Newest)
	for _, list := range e.MentionPages {
		shown += len(list.Articles)
		for _, n := range list.Articles {
			if n.Article.Date.Year() != list.Year {
				t.Errorf("%s of %d stands among those of %d", n.Article.ID, n.Article.Date.Year(), list.Year)
			}
		}
	}
	if len(e.MentionPages) < 2 || shown < len(e.NamedIn) {
		t.Errorf("%d pages show %d of %d", len(e.MentionPages), shown, len(e.NamedIn))
	}
}

func TestClaimsAreAnswered(t *testing.T) {
	claim := func(by, front string) string {
		return "kind: claim\nthat: so it is\nby: " + by + "\n" + front + "\n---\nA note.\n"
	}
	s, _ := link(t, files{
		"entities/anna.md":        "name: Anna\nkind: person\nroles: [{title: Head, of: port}]\n---\n",
		"entities/port.md":        "name: Port\nkind: organisation\n---\n",
		"entities/bob.md":         "name: Bob\nkind: person\n---\n",
		"articles/a.md":           "title: T\ndate: 2024-10-08\n---\nText.\n",
		"articles/b.md":           "title: U\ndate: 2024-10-09\n---\nText.\n",
		"articles/old.md":         "title: Old\ndate: 2024-10-09\nwithdrawn: {date: 2024-10-20, text: It was wrong.}\n---\nText.\n",
		"annotations/a/one.md":    claim("anna", "stance: asserts\nsaid: 2024-10-01"),
		"annotations/a/again.md":  "kind: claim\nrepeats: a/one\n---\nAgain.\n",
		"annotations/a/no.md":     claim("bob", "stance: denies\nsaid: 2024-10-02\nresponds-to: [a/again]"),
		"annotations/a/yes.md":    claim("port", "stance: confirms\nsaid: 2024-10-03\nresponds-to: [a/one, a/again]"),
		"annotations/a/other.md":  claim("anna", "stance: asserts"),
		"annotations/a/silent.md": claim("bob", "stance: declines-to-comment\nresponds-to: [a/other]"),
		"annotations/a/back.md":   claim("anna", "stance: withdraws\nsaid: 2024-10-09"),

		// Who says it again has not confirmed it, nobody withdraws what another said, what an article said that was
		// withdrawn does not count; but an organisation speaks for its people.
		"annotations/a/own.md":      claim("anna", "stance: asserts\nsaid: 2024-10-01"),
		"annotations/a/own-yes.md":  claim("anna", "stance: confirms\nresponds-to: [a/own]"),
		"annotations/a/own-no.md":   claim("bob", "stance: withdraws\nresponds-to: [a/own]"),
		"annotations/old/own-no.md": claim("bob", "stance: denies\nresponds-to: [a/own]"),
		"annotations/a/gone.md":     claim("anna", "stance: asserts\nsaid: 2024-10-01"),
		"annotations/a/gone-no.md":  claim("{text: a clerk, of: port}", "stance: withdraws\nresponds-to: [a/gone]"),

		// A denial that is withdrawn leaves the claim as it was, until it is made again.
		"annotations/a/said.md":       claim("anna", "stance: asserts\nsaid: 2024-10-01"),
		"annotations/a/said-no.md":    claim("bob", "stance: denies\nsaid: 2024-10-02\nresponds-to: [a/said]"),
		"annotations/b/said-no.md":    "kind: claim\nrepeats: a/said-no\n---\nAgain.\n",
		"annotations/a/said-back.md":  claim("bob", "stance: withdraws\nsaid: 2024-10-03\nresponds-to: [a/said-no]"),
		"annotations/b/later.md":      claim("anna", "stance: asserts\nsaid: 2024-10-01"),
		"annotations/b/later-no.md":   claim("bob", "stance: denies\nsaid: 2024-10-02\nresponds-to: [b/later]"),
		"annotations/b/later-back.md": claim("bob", "stance: withdraws\nsaid: 2024-10-03\nresponds-to: [b/later-no]"),
		"annotations/b/later-no2.md":  "kind: claim\nrepeats: b/later-no\nsaid: 2024-10-04\n---\nAgain.\n",
	})
	got := map[string]string{}
	for _, n := range s.Claims {
		if len(n.RespondsTo) > 0 {
			continue
		}
		got[n.Ref()] = n.Standing.String() + ":"
		for _, answer := range n.Answers {
			got[n.Ref()] += " " + answer.Ref()
		}
		for _, step := range n.Course {
			made := "nothing"
			if step.Decides {
				made = step.Standing.String()
			}
			got[n.Ref()] += ", " + made + " " + step.Answer.Ref()
		}
	}
	const one = "confirmed: a/no a/yes, denied a/no, confirmed a/yes"
	want := map[string]string{
		"a/one": one, "a/again": one, "a/other": "open: a/silent, nothing a/silent", "a/back": "withdrawn:",
		"a/own":   "open: a/own-yes a/own-no old/own-no, nothing a/own-yes, nothing a/own-no",
		"a/gone":  "withdrawn: a/gone-no, withdrawn a/gone-no",
		"a/said":  "open: a/said-no, denied a/said-no, open a/said-back",
		"b/later": "denied: b/later-no, denied b/later-no, open b/later-back, denied b/later-no2",
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSharedArticlesAreTheNewestOfThoseThatNameBoth(t *testing.T) {
	s, _ := link(t, web(60, 12, 1))
	for _, e := range s.Entities {
		for _, with := range e.SeenWith {
			var slow []*site.Article
			for _, a := range s.Articles {
				names := func(e *site.Entity) bool {
					return slices.ContainsFunc(a.Named, func(n site.Named) bool { return n.Entity == e })
				}
				if names(e) && names(with.Entity) {
					slow = append(slow, a)
				}
			}
			if got := e.SharedWith(with.Entity, 1000); !slices.Equal(got, slow) || len(got) != with.Articles {
				t.Errorf("%s shares %d articles with %s, not %d", e.ID, len(got), with.Entity.ID, len(slow))
			}
			if got := e.SharedWith(with.Entity, 2); !slices.Equal(got, slow[:min(2, len(slow))]) {
				t.Errorf("of %s and %s not the newest are given", e.ID, with.Entity.ID)
			}
		}
	}
}
