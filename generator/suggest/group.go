package suggest

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"gloss/generator/mention"
	"gloss/generator/text"
)

// A group is runs that name the same.
type group struct {
	key      string
	variants map[string]int // how often each is written
	words    []string       // of the first variant, without case
	count    int
	clear    bool // some of them stand where a capital says something
	titled   bool // some stand behind a title
	tied     bool // a particle ties its words
	articles map[int32]bool
	places   []seenAt
}

// groupsByKey are groups by their keys.
type groupsByKey map[string]*group

// groupKey is the same for all ways to write a name: its letters and digits, without case and accents.
func groupKey(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text.Fold(mention.Key(name)).F)
}

// entities are the names in the texts that no record bears: in two articles, or three times in all.
func (w *reader) entities() (list []Entity) {
	groups, refused := w.groups(), w.refusedGroups()
	maps.DeleteFunc(groups, func(key string, _ *group) bool { return refused[key] })
	groups.joinShort()
	var all []*group
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		g := groups[key]
		if g.clear && (len(g.articles) > 1 || g.count > 2) {
			all = append(all, g)
		}
	}
	slices.SortFunc(all, func(a, b *group) int { return cmp.Or(b.count-a.count, strings.Compare(a.name(), b.name())) })
	s := w.newStubs()
	for _, g := range all {
		list = append(list, s.entity(g))
	}
	return list
}

// refusedGroups are the keys of what is not to be suggested: what site.md declines or ignores, and the names of hidden
// records, which are not lacking.
func (w *reader) refusedGroups() map[string]bool {
	refused := map[string]bool{}
	for key := range w.refused {
		refused[groupKey(key)] = true
	}
	for _, e := range w.records.Entities {
		refused[groupKey(e.Name.Value)] = true
		for _, a := range e.Aliases {
			refused[groupKey(a.Text.Value)] = true
		}
	}
	return refused
}

// groups puts together what names the same.
func (w *reader) groups() groupsByKey {
	groups := groupsByKey{}
	isClear := func(name string) bool {
		g := groups[groupKey(name)]
		return g != nil && g.clear
	}
	for _, opens := range []bool{false, true} { // what begins a sentence is told by what stands within one
		for _, r := range w.order {
			if r.opens == opens {
				groups.add(r, w.parts(r, isClear))
			}
		}
	}
	return groups
}

// add adds the parts of a run to the groups of those that name the same.
func (groups groupsByKey) add(r *run, parts []part) {
	for _, p := range parts {
		if p.isSingle && r.nouns && !isShouted(p.words[0].text) {
			continue
		}
		name := p.text()
		key := groupKey(name)
		if groups[key] == nil {
			groups[key] = &group{key: key, variants: map[string]int{}, articles: map[int32]bool{}, words: foldedWords(name), tied: p.isTied()}
		}
		groups[key].add(r, &p)
	}
}

func foldedWords(name string) []string { return strings.Fields(text.Fold(mention.Key(name)).F) }

// add adds a part of a run. One word that begins a sentence says nothing: it is no name if it stands there alone.
func (g *group) add(r *run, p *part) {
	g.variants[p.text()] += r.clear + r.unclear
	g.count += r.clear + r.unclear
	g.clear = g.clear || r.clear > 0 && !(p.isSingle && p.opens)
	g.titled = g.titled || p.titled
	for _, a := range r.articles {
		g.articles[a] = true
	}
	g.places = append(g.places, r.places...)
}

// joinShort adds the names of one word to the only longer name that begins or ends with it, as a family name does. Acronyms
// and names with a particle are no such ones.
func (groups groupsByKey) joinShort() {
	longer := map[string][]*group{} // by the first word and the last
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		g := groups[key]
		if n := len(g.words); n > 1 && g.clear && !g.tied {
			longer[g.words[0]] = append(longer[g.words[0]], g)
			if g.words[n-1] != g.words[0] {
				longer[g.words[n-1]] = append(longer[g.words[n-1]], g)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		short := groups[key]
		if len(short.words) != 1 || len(longer[short.words[0]]) != 1 || isShouted(short.name()) {
			continue
		}
		whole := longer[short.words[0]][0]
		whole.count += short.count
		whole.titled = whole.titled || short.titled
		maps.Copy(whole.articles, short.articles)
		whole.places = append(whole.places, short.places...)
		for variant, n := range short.variants {
			whole.variants[variant] += n
		}
		delete(groups, key)
	}
}

// ways are the ways in which a group is written, the most frequent first, of equals one with hyphens, which stands for those
// without; those of one word, where it has more, behind.
func (g *group) ways() []string {
	return slices.SortedFunc(maps.Keys(g.variants), func(a, b string) int {
		return cmp.Or(cmp.Compare(g.isShort(a), g.isShort(b)), g.variants[b]-g.variants[a],
			strings.Count(b, "-")-strings.Count(a, "-"), strings.Compare(a, b))
	})
}

func (g *group) isShort(way string) int {
	if groupKey(way) != g.key {
		return 1
	}
	return 0
}

func (g *group) name() string { return g.ways()[0] }

// firstPlaces are the places that were seen first.
func (g *group) firstPlaces() (places []Place) {
	slices.SortFunc(g.places, func(a, b seenAt) int { return a.order - b.order })
	for _, p := range g.places[:min(len(g.places), maxPlaces)] {
		places = append(places, p.Place)
	}
	return places
}
