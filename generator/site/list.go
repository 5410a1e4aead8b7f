package site

import (
	"fmt"
	"slices"
	"time"
)

// How many records one page of a list shows. Claims and places of names take more room than a title.
const (
	onePage       = 200
	claimsPage    = 50
	mentionsPage  = 150
	questionsPage = 100
)

// The page of an entity shows the articles that name it of whole years, from the latest on, until there are entityNewest.
// The years before have pages of their own. Of a single year it shows no more than entityMost, and then that year has
// one too.
const (
	entityNewest = 100
	entityMost   = 150
)

// articlesNewest is how many articles /articles/ shows; all of them are found by year.
const articlesNewest = 50

// A Leaf is one page of a list. A list that is too long for one page goes on in further ones.
type Leaf struct {
	Address string
	// Number is the page's place among the Of pages of its list, from 1.
	Number, Of int
	// Previous and Next are the addresses of the pages before and after, empty at the ends.
	Previous, Next string
	// Total is the number of records on all pages of the list.
	Total int
}

// An ArticleList is a page of a list of articles, the newest first.
type ArticleList struct {
	Leaf
	Year     int // 0 for the list of the newest
	Topic    *Topic
	Articles []*Article
}

// An EntityList is a page of a list of entities, by name.
type EntityList struct {
	Leaf
	Kind     string // empty for the list of all kinds
	Entities []*Entity
	// Sections are the entities by letter, in the list of all kinds alone.
	Sections []LetterSection
}

// A NoteList is a page of a list of questions.
type NoteList struct {
	Leaf
	Notes []*Note
}

// An EventList is a page of a list of changes.
type EventList struct {
	Leaf
	Events []Event
}

// A NamingList is a page of the articles of one year that name an entity.
type NamingList struct {
	Leaf
	Entity   *Entity
	Year     int
	Articles []Naming
}

// Lists are the pages that list records. None of them grows with the size of the site.
type Lists struct {
	// Newest is /articles/: the newest articles.
	Newest ArticleList
	// Years are the pages of all articles by year, the latest year first.
	Years []ArticleList
	// Entities are the pages of all entities by name, Kinds those of each kind that has any, in the order of the kinds.
	Entities, Kinds []EntityList
	// Letters lead to the first of all entities of each letter.
	Letters []Letter
	// Topics has the pages of the articles of each topic; the first stands on the topic's own page.
	Topics map[*Topic][]ArticleList
	// TopicIndex is the address of the list of topics, Search that of the search.
	TopicIndex, Search string
	// Claims are the pages of all claims and judgements, ClaimsOf those of each speaker and subject; Speakers and Subjects
	// list these. Others is the ledger of the speakers who have no page.
	Claims, ClaimsOf   []ExchangeList
	Speakers, Subjects []LedgerList
	Others             Ledger
	// Questions are the pages of all questions.
	Questions []NoteList
	// Corrections are the pages of all corrections and withdrawals, Updates those of all changes.
	Corrections, Updates []EventList
	// Timeline is /timeline/, TimelineMore its pages by year, the earliest first, and then those of what has no date.
	Timeline     TimelineList
	TimelineMore []TimelineList
}

// lists makes the lists of a site whose records are in order.
func (l *linker) lists() Lists {
	s := l.site
	lists := Lists{Topics: map[*Topic][]ArticleList{}, TopicIndex: s.At("/topics/"), Search: s.At("/search/")}
	newest := s.Articles[:min(len(s.Articles), articlesNewest)]
	lists.Newest = ArticleList{Leaf: Leaf{Address: s.At("/articles/"), Number: 1, Of: 1, Total: len(s.Articles)}, Articles: newest}
	for _, year := range byYear(s.Articles, func(a *Article) time.Time { return a.Date }) {
		address := s.At(fmt.Sprintf("/articles/in/%04d/", year[0].Date.Year()))
		for leaf, articles := range leaves(address, address, year, onePage) {
			lists.Years = append(lists.Years, ArticleList{Leaf: leaf, Year: year[0].Date.Year(), Articles: articles})
		}
	}
	l.entityLists(&lists)
	for _, t := range s.Topics {
		for leaf, articles := range leaves(t.Address, t.Beside(""), t.Articles, onePage) {
			lists.Topics[t] = append(lists.Topics[t], ArticleList{Leaf: leaf, Topic: t, Articles: articles})
		}
	}
	s.claimLists(&lists)
	lists.Questions = noteLists(s.At("/questions/"), s.Questions)
	lists.Corrections, lists.Updates = eventLists(s.At("/corrections/"), s.Corrections()), eventLists(s.At("/updates/"), s.Changes)
	lists.Timeline, lists.TimelineMore = s.timelineLists()
	return lists
}

// entityLists makes the lists of entities: all, and those of each kind.
func (l *linker) entityLists(lists *Lists) {
	s := l.site
	for leaf, entities := range leaves(s.At("/entities/"), s.At("/entities/"), s.Entities, onePage) {
		lists.Entities = append(lists.Entities, EntityList{Leaf: leaf, Entities: entities, Sections: l.letterSections(entities)})
	}
	lists.Letters = letters(lists.Entities)
	for _, kind := range s.Settings.EntityKinds() {
		var ofKind []*Entity
		for _, e := range s.Entities {
			if e.Source.Kind.Value == kind {
				ofKind = append(ofKind, e)
			}
		}
		if len(ofKind) == 0 {
			continue
		}
		address := s.At("/entities/of/" + kind + "/")
		for leaf, entities := range leaves(address, address, ofKind, onePage) {
			lists.Kinds = append(lists.Kinds, EntityList{Leaf: leaf, Kind: kind, Entities: entities})
		}
	}
}

func noteLists(address string, notes []*Note) (lists []NoteList) {
	for leaf, some := range leaves(address, address, notes, questionsPage) {
		lists = append(lists, NoteList{leaf, some})
	}
	return lists
}

func eventLists(address string, events []Event) (lists []EventList) {
	for leaf, some := range leaves(address, address, events, onePage) {
		lists = append(lists, EventList{leaf, some})
	}
	return lists
}

// listNamings makes the pages of the articles that name an entity, where its own page cannot show them all. Nobody else
// can claim their addresses.
func (l *linker) listNamings() {
	for _, e := range l.site.Entities {
		for _, year := range byYear(e.NamedIn, func(n Naming) time.Time { return n.Article.Date }) {
			if e.show(year) {
				continue
			}
			at := year[0].Article.Date.Year()
			address := e.Beside(fmt.Sprintf("in/%04d/", at))
			for leaf, articles := range namingLeaves(address, year) {
				e.MentionPages = append(e.MentionPages, NamingList{leaf, e, at, articles})
			}
		}
	}
}

// show takes the articles of the next year for the entity's own page, and reports whether it shows them all.
func (e *Entity) show(year []Naming) bool {
	if len(e.Newest) >= entityNewest {
		return false
	}
	shown := min(len(year), entityMost)
	e.Newest = e.NamedIn[:len(e.Newest)+shown]
	return shown == len(year)
}

// namingLeaves cuts the articles of a year into pages by the places that they show.
func namingLeaves(address string, year []Naming) func(yield func(Leaf, []Naming) bool) {
	var pages [][]Naming
	start, places := 0, 0
	for i, n := range year {
		if places > 0 && places+int(n.Times) > mentionsPage {
			pages = append(pages, year[start:i])
			start, places = i, 0
		}
		places += int(n.Times)
	}
	pages = append(pages, year[start:])
	return func(yield func(Leaf, []Naming) bool) {
		for leaf, page := range leaves(address, address, pages, 1) {
			leaf.Total = len(year)
			if !yield(leaf, page[0]) {
				return
			}
		}
	}
}

// addresses are those of every page of every list, but for the first pages of topics, which are the topics' own.
func (ls *Lists) addresses(topics []*Topic) []string {
	all := []string{ls.Newest.Address, ls.TopicIndex, ls.Search}
	for _, p := range ls.Years {
		all = append(all, p.Address)
	}
	for _, p := range ls.Entities {
		all = append(all, p.Address)
	}
	for _, p := range ls.Kinds {
		all = append(all, p.Address)
	}
	for _, t := range topics {
		for _, p := range ls.Topics[t][1:] {
			all = append(all, p.Address)
		}
	}
	for _, p := range slices.Concat(ls.Claims, ls.ClaimsOf) {
		all = append(all, p.Address)
	}
	for _, p := range slices.Concat(ls.Speakers, ls.Subjects) {
		all = append(all, p.Address)
	}
	for _, p := range ls.Questions {
		all = append(all, p.Address)
	}
	for _, p := range slices.Concat(ls.Corrections, ls.Updates) {
		all = append(all, p.Address)
	}
	all = append(all, ls.Timeline.Address)
	for _, p := range ls.TimelineMore {
		all = append(all, p.Address)
	}
	return all
}

// leaves cuts a list into pages. An empty list is one empty page. The first page stands at the address, the further
// ones at 2/, 3/ … in the folder.
func leaves[T any](address, folder string, list []T, size int) func(yield func(Leaf, []T) bool) {
	pages := max(1, (len(list)+size-1)/size)
	at := func(number int) string {
		switch {
		case number < 1 || number > pages:
			return ""
		case number == 1:
			return address
		}
		return fmt.Sprintf("%s%d/", folder, number)
	}
	return func(yield func(Leaf, []T) bool) {
		for n := 1; n <= pages; n++ {
			leaf := Leaf{Address: at(n), Number: n, Of: pages, Previous: at(n - 1), Next: at(n + 1), Total: len(list)}
			if !yield(leaf, list[(n-1)*size:min(n*size, len(list))]) {
				return
			}
		}
	}
}

// byYear cuts a list, the newest first, into the parts of each year.
func byYear[T any](list []T, date func(T) time.Time) (years [][]T) {
	for i, one := range list {
		if i == 0 || date(one).Year() != date(list[i-1]).Year() {
			years = append(years, nil)
		}
		years[len(years)-1] = append(years[len(years)-1], one)
	}
	return years
}
