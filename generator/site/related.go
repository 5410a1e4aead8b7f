package site

import (
	"cmp"
	"slices"
)

const (
	// relatedMost is how many related articles are kept.
	relatedMost = 5
	// relatedReach bounds how many articles are looked at for one, so that a site takes time in proportion to
	// its articles. They are looked at from the rarest name to the commonest, and of one name from the newest article
	// on: what is left out weighs least, and of equals would come last.
	relatedReach = 500
)

// A relatedFinder finds the articles that share names with another one. Each shared entity weighs one over the number
// of the articles that name it; of equal articles the newer comes first, then by id. It is used again and again.
type relatedFinder struct {
	weight []float64 // by the article's number
	found  []*Article
}

func newRelatedFinder(s *Site) *relatedFinder {
	return &relatedFinder{weight: make([]float64, len(s.Articles))}
}

func (f *relatedFinder) find(a *Article) []Related {
	names := byRarity(a)
	reach := relatedReach
	for _, e := range names {
		articles := e.NamedIn[:min(len(e.NamedIn), reach)]
		reach -= len(articles)
		for i := range articles {
			other := articles[i].Article
			if other.number == a.number { // itself, or what it was before a revision
				continue
			}
			if f.weight[other.number] == 0 {
				f.found = append(f.found, other)
			}
			f.weight[other.number] += 1 / float64(len(e.NamedIn))
		}
	}
	most := f.most()
	related := make([]Related, len(most))
	for i, other := range most {
		related[i] = Related{other, shared(names, other)}
	}
	for _, other := range f.found {
		f.weight[other.number] = 0
	}
	f.found = f.found[:0]
	return related
}

// most are the articles of the greatest weight, in their order.
func (f *relatedFinder) most() (most []*Article) {
	compare := func(x, y *Article) int {
		return cmp.Or(cmp.Compare(f.weight[y.number], f.weight[x.number]), newestFirst(x, y))
	}
	for _, other := range f.found {
		most = keepMost(most, other, relatedMost, compare)
	}
	return most
}

// byRarity are the entities that an article names, those named in the fewest articles first.
func byRarity(a *Article) []*Entity {
	names := make([]*Entity, len(a.Named))
	for i := range a.Named {
		names[i] = a.Named[i].Entity
	}
	slices.SortFunc(names, func(x, y *Entity) int {
		return cmp.Or(cmp.Compare(len(x.NamedIn), len(y.NamedIn)), compareID(x, y))
	})
	return names
}

// shared are those of the names that the article names too.
func shared(names []*Entity, a *Article) (both []*Entity) {
	for _, e := range names {
		if slices.ContainsFunc(a.Named, func(n Named) bool { return n.Entity.Is(e) }) {
			both = append(both, e)
		}
	}
	return both
}
