package site

import (
	"fmt"
	"time"
)

// How many records one page of a list shows.
const onePage = 200

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
}

// Lists are the pages that list records. None of them grows with the size of the site.
type Lists struct {
	// Newest is /articles/: the newest articles.
	Newest ArticleList
	// Years are the pages of all articles by year, the latest year first.
	Years []ArticleList
	// Entities are the pages of all entities by name, Kinds those of each kind that has any, in the order of the kinds.
	Entities, Kinds []EntityList
	// Topics has the pages of the articles of each topic; the first stands on the topic's own page.
	Topics map[*Topic][]ArticleList
	// TopicIndex is the address of the list of topics.
	TopicIndex string
}

// lists makes the lists of a site whose records are in order.
func (l *linker) lists() Lists {
	s := l.site
	lists := Lists{Topics: map[*Topic][]ArticleList{}, TopicIndex: s.At("/topics/")}
	newest := s.Articles[:min(len(s.Articles), articlesNewest)]
	lists.Newest = ArticleList{Leaf: Leaf{Address: s.At("/articles/"), Number: 1, Of: 1, Total: len(s.Articles)}, Articles: newest}
	for _, year := range byYear(s.Articles, s.Zone) {
		address := s.At(fmt.Sprintf("/articles/in/%04d/", year[0].Date.Year()))
		for leaf, articles := range leaves(address, address, year) {
			lists.Years = append(lists.Years, ArticleList{Leaf: leaf, Year: year[0].Date.Year(), Articles: articles})
		}
	}
	for leaf, entities := range leaves(s.At("/entities/"), s.At("/entities/"), s.Entities) {
		lists.Entities = append(lists.Entities, EntityList{Leaf: leaf, Entities: entities})
	}
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
		for leaf, entities := range leaves(address, address, ofKind) {
			lists.Kinds = append(lists.Kinds, EntityList{Leaf: leaf, Kind: kind, Entities: entities})
		}
	}
	for _, t := range s.Topics {
		for leaf, articles := range leaves(t.Address, t.Beside(""), t.Articles) {
			lists.Topics[t] = append(lists.Topics[t], ArticleList{Leaf: leaf, Topic: t, Articles: articles})
		}
	}
	return lists
}

// addresses are those of every page of every list, but for the first pages of topics, which are the topics' own.
func (ls *Lists) addresses(topics []*Topic) []string {
	all := []string{ls.Newest.Address, ls.TopicIndex}
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
	return all
}

// leaves cuts a list into pages. An empty list is one empty page. The first page stands at the address, the further
// ones at 2/, 3/ … in the folder.
func leaves[T any](address, folder string, list []T) func(yield func(Leaf, []T) bool) {
	pages := max(1, (len(list)+onePage-1)/onePage)
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
			if !yield(leaf, list[(n-1)*onePage:min(n*onePage, len(list))]) {
				return
			}
		}
	}
}

// byYear cuts articles, the newest first, into those of each year.
func byYear(articles []*Article, zone *time.Location) (years [][]*Article) {
	for i, a := range articles {
		if i == 0 || a.Date.In(zone).Year() != articles[i-1].Date.In(zone).Year() {
			years = append(years, nil)
		}
		years[len(years)-1] = append(years[len(years)-1], a)
	}
	return years
}
