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

// A Named is an entity that an article names, and how often.
type Named struct {
	Entity *Entity
	Times  int
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
			for _, a := range e.NamedIn {
				c.add(a, e)
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
	since := s.Newest.AddDate(0, 0, -newsDays)
	for _, a := range s.Articles {
		if a.Date.After(since) {
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
	var named []Named
	tell := func(m *Mention) {
		if m.Entity == nil || !m.Status.Counts() {
			return
		}
		m.Entity.MentionCount++
		for i := range named {
			if named[i].Entity == m.Entity {
				named[i].Times++
				return
			}
		}
		named = append(named, Named{m.Entity, 1})
		m.Entity.NamedIn = append(m.Entity.NamedIn, a)
	}
	for i := range a.HeadMentions {
		tell(&a.HeadMentions[i])
	}
	for i := range a.Mentions {
		tell(&a.Mentions[i])
	}
	a.Named = slices.Clone(named)
}

// MentionsOf are the places at which an article names an entity: those of title and summary first, then in the order of
// the text.
func (a *Article) MentionsOf(e *Entity) iter.Seq[*Mention] {
	return func(yield func(*Mention) bool) {
		for _, list := range [][]Mention{a.HeadMentions, a.Mentions} {
			for i := range list {
				if list[i].Entity == e && list[i].Status.Counts() && !yield(&list[i]) {
					return
				}
			}
		}
	}
}

// RolesOn are the roles that the entity held on a day, as far as is known.
func (e *Entity) RolesOn(date time.Time) (held []*Role) {
	if len(e.Roles) == 0 {
		return nil
	}
	day := dayOf(date)
	for i := range e.Roles {
		own := e.Roles[i].Source
		if edtf.Held(own.Since.Date, own.Until.Date, day) == edtf.Yes {
			held = append(held, &e.Roles[i])
		}
	}
	return held
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
	all   []Seen
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
	most := c.all[:0]
	for _, e := range c.seen {
		most = append(most, Seen{e, int(c.times[e.number])})
		c.times[e.number] = 0
	}
	c.seen, c.all = c.seen[:0], most
	slices.SortFunc(most, func(a, b Seen) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(len(a.Entity.NamedIn), len(b.Entity.NamedIn)), compareID(a.Entity, b.Entity))
	})
	return slices.Clone(most[:min(len(most), seenMost)])
}
