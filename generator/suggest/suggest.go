// Package suggest finds what names the records of a site lack: names of nobody's that the texts use again and again, other
// ways in which they write the names that there are, and names that they give in brackets behind another.
//
// A [site.Site] comes in, [Suggestions] go out, with what to write for each. Nothing is written here, and nothing is
// certain: what is doubtful is left to the editor, who may decline it in site.md for good.
//
// Every text is read once, word by word, and whatever is looked for is looked up in a table, so that the work grows with
// the length of the texts alone.
package suggest

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/mention"
	"gloss/generator/site"
	"gloss/generator/source"
)

// Suggestions are what the records lack, each list the most frequent first, then by text.
type Suggestions struct {
	// Entities stand in the texts and have no record.
	Entities []Entity
	// Glosses are names that the text gives in brackets behind a name of the entity, NearMisses what is almost a name.
	Glosses, NearMisses []Alias
}

// Len is how many suggestions there are.
func (s *Suggestions) Len() int { return len(s.Entities) + len(s.Glosses) + len(s.NearMisses) }

// An Entity is somebody or something that the texts name and no record is about.
type Entity struct {
	Name            string
	Variants        []string // other ways in which the texts write it, by frequency
	Count, Articles int      // how often they do, and in how many articles
	Places          []Place
	// Path is where its record may stand, from the site's root, and Stub what it may hold to begin with.
	Path, Stub string
}

// An Alias is a text that seems to be a name of an entity and is none of those that its record gives.
type Alias struct {
	Entity *site.Entity
	Text   string
	// Near is the name of the entity that it is like, or stands behind.
	Near   string
	Reason Reason
	Count  int
	Places []Place
	// Field is where the record lacks it: “aliases”, or the “forms” of the alias that Near is. Line is what to add there.
	Field, Line string
}

// A Reason says what a text has to do with a name.
type Reason string

// The reasons.
const (
	OtherCase    Reason = "case"      // it differs in capitals
	OtherAccents Reason = "accents"   // it differs in accents, and perhaps in capitals
	OtherHyphens Reason = "hyphens"   // it differs in hyphens, and perhaps in all that
	OtherForm    Reason = "form"      // it may be an inflected form
	Adjective    Reason = "adjective" // it may be an adjective made of it
	OtherScript  Reason = "script"    // it stands behind it, in another script
	Initials     Reason = "acronym"   // it stands behind it, and is made of its initials
)

// A Place is where something stands, and its sentence.
type Place struct {
	At       source.Span
	Sentence string
}

// maxPlaces is how many places a suggestion shows.
const maxPlaces = 3

// Site returns what the records of a site lack. A hidden record is asked for its name alone: it lacks nothing.
func Site(s *site.Site, r *content.Records) *Suggestions {
	w := newReader(s, r)
	for t := range s.NamedTexts() {
		w.read(t)
	}
	w.glosses.settle()
	return &Suggestions{Entities: w.entities(), Glosses: w.glosses.list(), NearMisses: w.nearMisses.list()}
}

// A reader reads the texts of a site for what its records lack.
type reader struct {
	site     *site.Site
	records  *content.Records
	refused  map[string]bool // by key: names that site.md declines or ignores
	known    map[string]bool // by key: all names of entities
	near     *nearTable
	stems    *stemTable
	articles map[*site.Article]int32

	glosses, nearMisses aliases
	runs                map[string]*run
	order               []*run          // in the order of the texts
	small               map[string]bool // the words that the texts write in small letters
	seen                int             // how many places of runs
}

func newReader(s *site.Site, r *content.Records) *reader {
	w := &reader{
		site: s, records: r, refused: map[string]bool{}, known: map[string]bool{}, articles: map[*site.Article]int32{},
		glosses: aliases{}, nearMisses: aliases{}, runs: map[string]*run{}, small: map[string]bool{},
	}
	for i, a := range s.Articles {
		w.articles[a] = int32(i)
	}
	for _, t := range slices.Concat(s.Settings.Names.Declined, s.Settings.Names.Ignore) {
		w.refused[mention.Key(t.Value)] = true
	}
	names := namesOf(s)
	for _, n := range names {
		w.known[n.key] = true
	}
	w.near, w.stems = newNearTable(names), newStemTable(names)
	return w
}

// read reads one text. What one search has found, the next one passes over.
func (w *reader) read(t *site.NamedText) {
	p := newPage(t)
	w.findGlosses(p)
	w.findNear(p)
	w.findForms(p)
	w.findRuns(p)
}

// isRefused reports whether a text is not to be suggested as it stands in an article, or anywhere if that is nil.
func (w *reader) isRefused(name string, in *site.Article) bool {
	key := mention.Key(name)
	if w.refused[key] {
		return true
	}
	return in != nil && slices.ContainsFunc(in.Source.Names, func(c content.NameChoice) bool {
		return c.None && mention.Key(c.Name.Value) == key
	})
}

// aliases are suggestions by the entity's id and their text.
type aliases map[[2]string]*Alias

// add takes down one place of a suggestion.
func (a aliases) add(made Alias, p *page, k span) {
	key := [2]string{made.Entity.ID, made.Text}
	known := a[key]
	if known == nil {
		known = &made
		a[key] = known
	}
	known.Count++
	if len(known.Places) < maxPlaces {
		known.Places = append(known.Places, p.place(k))
	}
}

// settle leaves a text to the entity for which it stands most often, and to nobody where there are several.
func (a aliases) settle() {
	most := map[string]*Alias{}
	shared := map[string]bool{}
	for _, one := range a.list() {
		key := mention.Key(one.Text)
		first := most[key]
		shared[key] = first != nil && first.Entity != one.Entity && first.Count == one.Count || shared[key]
		if first == nil {
			most[key] = &one
		}
	}
	maps.DeleteFunc(a, func(_ [2]string, one *Alias) bool {
		key := mention.Key(one.Text)
		return shared[key] || most[key].Entity != one.Entity
	})
}

func (a aliases) list() []Alias {
	var all []Alias
	for _, one := range a {
		all = append(all, *one)
	}
	slices.SortFunc(all, func(a, b Alias) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Text, b.Text), strings.Compare(a.Entity.ID, b.Entity.ID))
	})
	return all
}
