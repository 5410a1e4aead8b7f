package site

import (
	"cmp"
	"iter"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"gloss/generator/edtf"
)

// A Named is an entity that an article names.
type Named struct {
	Entity *Entity
	// Times is how often, and first the index of the first mention among those of the title, the summary and the text.
	Times, first int32
}

// A Naming is an article that names an entity.
type Naming struct {
	Article *Article
	// Times is how often, and first as in Named.
	Times, first int32
}

// A Seen is an entity and in how many articles it is named: those that another one is named in too, those of a topic.
type Seen struct {
	Entity   *Entity
	Articles int
}

// A Related is an article that names some of the same entities as another one, the rarest first.
type Related struct {
	Article *Article
	Shared  []*Entity
}

// seenMost is how many entities are kept of those that an entity is named together with, or a topic names.
const seenMost = 50

// newsDays is how many days up to the newest article count as news.
const newsDays = 30

// join lists on every record what the others say of it, once all are read.
func (l *linker) join() {
	for _, a := range l.site.Articles {
		l.joinArticle(a)
	}
	l.joinNotes()
	s := l.site
	s.eachAtOnce(len(s.Entities), func() func(int) {
		c := newCounter(s)
		return func(i int) {
			e := s.Entities[i]
			for _, n := range e.NamedIn {
				c.add(n.Article, e)
			}
			e.SeenWith = c.most()
		}
	})
	s.eachAtOnce(len(s.Articles), func() func(int) {
		f := newRelatedFinder(s)
		return func(i int) { s.Articles[i].Related = f.find(s.Articles[i]) }
	})
	c := newCounter(s)
	for _, t := range s.Topics {
		for _, a := range t.Articles {
			c.add(a, nil)
		}
		t.Names = c.most()
	}
	for _, a := range s.Articles {
		if a.Date.After(s.Articles[0].Date.AddDate(0, 0, -newsDays)) {
			c.add(a, nil)
		}
	}
	s.InTheNews = c.most()
}

// eachAtOnce does something for every number below n, on several processors; each worker makes what it needs for it.
func (s *Site) eachAtOnce(n int, worker func() func(int)) {
	var work errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		work.Go(func() error {
			do := worker()
			for i := w; i < n; i += workers {
				do(i)
			}
			return nil
		})
	}
	_ = work.Wait()
}

// joinArticle tells every entity that the article names that it does.
func (l *linker) joinArticle(a *Article) {
	a.Named = a.named()
	for _, n := range a.Named {
		n.Entity.MentionCount += int(n.Times)
		n.Entity.NamedIn = append(n.Entity.NamedIn, Naming{a, n.Times, n.first})
	}
}

// named are the entities that the mentions of the article name.
func (a *Article) named() (named []Named) {
	for i := range len(a.HeadMentions) + len(a.Mentions) {
		m := a.mention(i)
		if m.Entity == nil || !m.Status.Counts() {
			continue
		}
		at := slices.IndexFunc(named, func(n Named) bool { return n.Entity.Is(m.Entity) })
		if at < 0 {
			at = len(named)
			named = append(named, Named{Entity: m.Entity, first: int32(i)})
		}
		named[at].Times++
	}
	return slices.Clone(named)
}

// mention is the i-th of all mentions: those of title and summary first.
func (a *Article) mention(i int) *Mention {
	if i < len(a.HeadMentions) {
		return &a.HeadMentions[i]
	}
	return &a.Mentions[i-len(a.HeadMentions)]
}

// MentionsOf are the places at which the article names an entity: those of title and summary first, then in the order
// of the text.
func (n Naming) MentionsOf(e *Entity) iter.Seq[*Mention] {
	return func(yield func(*Mention) bool) {
		left := n.Times
		for i := int(n.first); left > 0; i++ {
			m := n.Article.mention(i)
			if !m.Entity.Is(e) || !m.Status.Counts() {
				continue
			}
			if left--; !yield(m) {
				return
			}
		}
	}
}

// SharedWith are the newest articles that name both entities, as many as are asked for at most.
func (e *Entity) SharedWith(other *Entity, most int) (shared []*Article) {
	few, many := e.NamedIn, other.NamedIn
	if len(few) > len(many) {
		few, many = many, few
	}
	for _, n := range few {
		i, found := slices.BinarySearchFunc(many, n.Article.number, func(n Naming, number int) int { return n.Article.number - number })
		if many = many[i:]; found {
			shared = append(shared, n.Article)
		}
		if len(shared) == most {
			break
		}
	}
	return shared
}

// dayOf is the day of a time, as a date.
func dayOf(t time.Time) edtf.Date {
	day, _ := edtf.Parse(t.Format(time.DateOnly))
	return day
}

// joinNotes lists the notes on the entities that they name or are about.
func (l *linker) joinNotes() {
	for _, a := range l.site.Articles {
		for _, n := range a.Notes {
			for _, e := range n.About {
				e.Notes = append(e.Notes, n)
			}
			for _, e := range n.Named {
				if !slices.Contains(n.About, e) {
					e.Notes = append(e.Notes, n)
				}
			}
		}
	}
}

// A counter counts in how many articles entities are named. It is used again and again.
type counter struct {
	site  *Site
	times []int32 // by the entity's number
	seen  []*Entity
}

func newCounter(s *Site) *counter { return &counter{site: s, times: make([]int32, len(s.Entities))} }

// add counts the entities of an article, but for one.
func (c *counter) add(a *Article, but *Entity) {
	for i := range a.Named {
		e := a.Named[i].Entity
		if e == but {
			continue
		}
		if c.times[e.number] == 0 {
			c.seen = append(c.seen, e)
		}
		c.times[e.number]++
	}
}

// most returns those named in the most articles, of equal ones the one named more rarely elsewhere, and begins anew.
func (c *counter) most() []Seen {
	compare := func(a, b Seen) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(len(a.Entity.NamedIn), len(b.Entity.NamedIn)), compareID(a.Entity, b.Entity))
	}
	var most []Seen
	for _, e := range c.seen {
		most = keepMost(most, Seen{e, int(c.times[e.number])}, seenMost, compare)
		c.times[e.number] = 0
	}
	c.seen = c.seen[:0]
	return slices.Clip(most)
}

// keepMost adds a value to a sorted list of which no more than so many are kept.
func keepMost[T any](list []T, value T, most int, compare func(a, b T) int) []T {
	if len(list) == most && compare(list[most-1], value) <= 0 {
		return list
	}
	at, _ := slices.BinarySearchFunc(list, value, compare)
	list = slices.Insert(list, at, value)
	return list[:min(len(list), most)]
}
