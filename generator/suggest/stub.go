package suggest

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"gloss/generator/content"
	"gloss/generator/mention"
	"gloss/generator/text"
)

// stubs are records in the making, and the ids that are taken.
type stubs struct {
	taken   map[string]bool
	folders map[string]string // in which most records of a kind stand
}

func (w *reader) newStubs() *stubs {
	s := &stubs{taken: map[string]bool{"in": true, "of": true}, folders: map[string]string{}}
	count := map[string]map[string]int{}
	for _, e := range w.records.Entities {
		s.taken[e.ID] = true
		kind := e.Kind.Value
		if count[kind] == nil {
			count[kind] = map[string]int{}
		}
		count[kind][path.Dir(e.File.Path)]++
	}
	for kind, folders := range count {
		s.folders[kind] = slices.SortedFunc(maps.Keys(folders), func(a, b string) int {
			return cmp.Or(folders[b]-folders[a], strings.Compare(a, b))
		})[0]
	}
	return s
}

// entity is the suggestion for a group, with its stub.
func (s *stubs) entity(g *group) Entity {
	ways := g.ways()
	e := Entity{Name: ways[0], Variants: ways[1:], Count: g.count, Articles: len(g.articles), Places: g.firstPlaces()}
	kind := g.kind()
	folder := content.Dir + "/entities"
	if own := s.folders[kind]; kind != "" && own != "" {
		folder = own
	}
	e.Path = path.Join(folder, s.id(e.Name)+".md")
	e.Stub = g.stub(kind)
	return e
}

// id is an id for a name that no record has.
func (s *stubs) id(name string) string {
	id := strings.Join(strings.FieldsFunc(text.Fold(mention.Key(name)).F, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	}), "-")
	own := id
	for n := 2; s.taken[own]; n++ {
		own = fmt.Sprintf("%s-%d", id, n)
	}
	s.taken[own] = true
	return own
}

// kind is the kind of entity that a name surely is of, else empty.
func (g *group) kind() string {
	words := g.words
	first, last := words[0], words[len(words)-1]
	switch {
	case len(words) > 1 && (organisations[first] || organisations[last]):
		return "organisation"
	case len(words) > 1 && (agreements[first] || agreements[last]):
		return "agreement"
	case g.titled:
		return "person"
	}
	return ""
}

// shortest is how many letters a name may have that is looked for as written alone.
const shortest = 2

// stub is the text of a record to begin with, whose names are all ways in which the texts write it. Where the kind is not
// known, the line is left to be filled in, and check says so.
func (g *group) stub(kind string) string {
	var b strings.Builder
	name, person, family := g.name(), kind == "person", ""
	fmt.Fprintf(&b, "---\nname: %s\n", yamlText(name))
	if letters(name) <= shortest {
		b.WriteString("case: exact\n")
	}
	b.WriteString(strings.TrimSuffix("kind: "+kind, " ") + "\n")
	var aliases []string
	for _, way := range g.ways()[1:] {
		switch {
		case g.isShort(way) > 0 && person && family == "":
			family = way
			fmt.Fprintf(&b, "family-name: %s\n", yamlText(way))
		case g.isShort(way) > 0:
			aliases = append(aliases, "{text: "+yamlText(way)+", kind: short}")
		case !person || !g.isVariant(way):
			aliases = append(aliases, yamlText(way))
		}
	}
	if len(aliases) > 0 {
		b.WriteString("aliases:\n")
	}
	for _, a := range aliases {
		b.WriteString("  - " + a + "\n")
	}
	return b.String() + "---\n"
}

// isVariant reports whether a way to write a person's name is found by the name that the stub gives: it has a blank or
// nothing where that has a hyphen.
func (g *group) isVariant(way string) bool {
	name := g.name()
	return strings.EqualFold(way, strings.ReplaceAll(name, "-", " ")) || strings.EqualFold(way, strings.ReplaceAll(name, "-", ""))
}
