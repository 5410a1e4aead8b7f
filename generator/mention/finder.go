package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Finder finds names in texts. It never changes, so any number of goroutines may share it.
type Finder struct {
	*alphabet
	keys    *array  // the forms without case
	forms   []form  // in the order of the keys
	formsAt []int32 // where the forms of each key begin, and the last ones end
	// names holds the readings of each form, ascending; varied the same readings not as written.
	names, varied []Reading
	unless        map[int32]condition
	capitals      map[string]bool // the words that names have in capitals
	longer        containers
	opens         *opening
}

// A condition is where a form is no name: directly before or after one of these keys.
type condition struct{ before, after []string }

// An entry is a form of one name.
type entry struct {
	folded, key string
	manner      manner
	name        int32
}

// NewFinder returns a finder of the names. Hangul names of one syllable are never found, nor are empty ones.
func NewFinder(names []Name) *Finder { return newFinder(newAlphabet(), names) }

func newFinder(a *alphabet, names []Name) *Finder {
	f := &Finder{alphabet: a, unless: map[int32]condition{}, capitals: map[string]bool{}}
	entries := f.entries(names)
	slices.SortFunc(entries, compareEntries)
	f.keys = newArray(f.addForms(dropTaken(entries, names)))
	f.opens = newOpening(f.forms, f.keys, f.formsAt)
	f.longer = f.newContainers(names)
	return f
}

// addForms adds the forms of the entries, which stand in their order, and returns their keys without case.
func (f *Finder) addForms(entries []entry) []string {
	keys := make([]string, 0, len(entries))
	f.forms, f.formsAt = make([]form, 0, len(entries)), make([]int32, 0, len(entries)+1)
	f.names, f.varied = make([]Reading, 0, len(entries)), make([]Reading, 0, len(entries))
	for i, e := range entries {
		if i == 0 || e.folded != entries[i-1].folded {
			keys = append(keys, e.folded)
			f.formsAt = append(f.formsAt, int32(len(f.forms)))
		}
		if i == 0 || e.key != entries[i-1].key || e.manner != entries[i-1].manner {
			f.forms = append(f.forms, newForm(e.key, e.manner))
			f.forms[len(f.forms)-1].from = int32(i)
		}
		f.forms[len(f.forms)-1].to = int32(i + 1)
		f.names = append(f.names, Reading{int(e.name), !e.manner.variant})
		f.varied = append(f.varied, Reading{int(e.name), false})
	}
	f.formsAt = append(f.formsAt, int32(len(f.forms)))
	return keys
}

// entries returns the forms of all names, in the order of the names.
func (f *Finder) entries(names []Name) []entry {
	entries := make([]entry, 0, len(names)+len(names)/4)
	for i, n := range names {
		key := Key(n.Text)
		if !f.isFindable(key) {
			continue
		}
		m := manner{rule: ruleOf(n), person: n.Person, ignored: n.Kind == Ignored, unless: nobody}
		if c := (condition{keysOf(n.UnlessBefore), keysOf(n.UnlessAfter)}); len(c.before)+len(c.after) > 0 {
			m.unless = int32(i)
			f.unless[m.unless] = c
		}
		entries = append(entries, entry{f.fold(key), key, m, int32(i)})
		f.addCapitals(key)
		m.variant = true
		for _, variant := range variants(n, key) {
			if f.isFindable(variant) {
				entries = append(entries, entry{f.fold(variant), variant, m, int32(i)})
			}
		}
	}
	return entries
}

func keysOf(texts []string) []string {
	var keys []string
	for _, s := range texts {
		if key := Key(s); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// isFindable reports whether a key is neither empty nor one syllable of Hangul, which would be found in too many words.
func (f *Finder) isFindable(key string) bool {
	r, size := utf8.DecodeRuneInString(key)
	return key != "" && (size < len(key) || f.class(r) != hangul)
}

func compareEntries(a, b entry) int {
	if order := strings.Compare(a.folded, b.folded); order != 0 {
		return order
	}
	if order := strings.Compare(a.key, b.key); order != 0 {
		return order
	}
	return cmp.Or(cmp.Compare(a.manner.order(), b.manner.order()), cmp.Compare(a.name, b.name))
}

// dropTaken leaves out the variants that are names of other bearers. The entries stand in the order of their keys.
func dropTaken(entries []entry, names []Name) []entry {
	kept := entries[:0]
	for len(entries) > 0 {
		end := 1
		for end < len(entries) && entries[end].key == entries[0].key {
			end++
		}
		kept = append(kept, untaken(entries[:end], names)...)
		entries = entries[end:]
	}
	return kept
}

// untaken returns those of the entries of one key that are names as written, or variants of a name of their only bearer.
func untaken(entries []entry, names []Name) []entry {
	isVariant := func(e entry) bool { return e.manner.variant }
	if len(entries) == 1 || !slices.ContainsFunc(entries, isVariant) {
		return entries
	}
	written := slices.DeleteFunc(slices.Clone(entries), isVariant)
	return slices.DeleteFunc(slices.Clone(entries), func(e entry) bool {
		return isVariant(e) && slices.ContainsFunc(written, func(w entry) bool {
			return names[w.name].Bearer != names[e.name].Bearer
		})
	})
}
