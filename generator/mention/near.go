package mention

import (
	"math/bits"
	"slices"
	"unicode"

	"gloss/generator/text"
)

// The containment guard: a name inside a longer name of another bearer must not be taken for itself where the longer
// one is misspelt (“Democratic Peoples' Republic of Korea” is not the Republic of Korea).
//
// The text around a name is nearly the longer name if few edits lead from what the longer name has before and behind to
// what stands there, in whole words and without case: at most maxEdits, and at most one for every lettersPerEdit letters
// that the longer name has more. So “Kim Sonk” is nearly Kim Song, and neither “Kim said” nor “Kim Sun” is; where it has
// fewer letters more, no text is near.
const (
	maxEdits       = 3
	lettersPerEdit = 4
)

// containers are the longer names of other bearers that hold each key.
type containers struct {
	all []container // by the key that they hold, then by their own
	at  []int32     // where those of each key begin, and the last ones end
}

// A container is a longer key.
type container struct {
	key           int32
	edits         int32 // the most that leave a text near
	before, after remnant
}

// A remnant is what a longer key has before the shorter one, or behind it.
type remnant struct {
	letters letters
	bytes   int32
}

// reach returns how many characters of a text a remnant is compared with at most.
func (r remnant) reach() int {
	if r.bytes == 0 {
		return 0
	}
	return int(r.bytes) + maxEdits
}

// letters is a set of characters, as far as 64 bits tell them apart.
type letters uint64

func (l letters) with(r rune) letters { return l | 1<<(r&63) }

// without returns how many characters of a set are not in another: at least so many edits lead from a text with the ones
// to a text with the others.
func (l letters) without(other letters) int { return bits.OnesCount64(uint64(l &^ other)) }

func (c *containers) of(key int) []container { return c.all[c.at[key]:c.at[key+1]] }

// newContainers finds the names inside names.
func (f *Finder) newContainers(names []Name) containers {
	held := f.pairs()
	c := containers{at: make([]int32, f.keys.len()+1)}
	for key, pairs := range held {
		c.all = append(c.all, f.foreign(key, pairs, names)...)
		c.at[key+1] = int32(len(c.all))
	}
	c.all = slices.Clone(c.all) // without the room it grew by
	return c
}

// pairs returns all containers of each key, whoever bears them.
func (f *Finder) pairs() [][]container {
	held := make([][]container, f.keys.len())
	s := search{f: f}
	for longer := range f.keys.len() {
		key := f.keys.key(longer)
		s.place = place{alphabet: f.alphabet, k: key, block: text.Range{End: len(key)}}
		s.eachStart(func(at int) int {
			s.walk(at)
			for _, e := range s.ends {
				if e.key == longer || !s.endsWord(e.at) {
					continue
				}
				if c := newContainer(longer, key, text.Range{Start: at, End: e.at}); c.edits > 0 {
					held[e.key] = append(held[e.key], c)
				}
			}
			return at
		})
	}
	return held
}

func newContainer(longer int, key string, held text.Range) container {
	before, more := newRemnant(key[:held.Start])
	after, yetMore := newRemnant(key[held.End:])
	edits := min(maxEdits, (more+yetMore)/lettersPerEdit)
	return container{int32(longer), int32(edits), before, after}
}

func newRemnant(part string) (r remnant, count int) {
	r.bytes = int32(len(part))
	for _, c := range part {
		r.letters = r.letters.with(c)
		if unicode.IsLetter(c) {
			count++
		}
	}
	return r, count
}

// foreign leaves those containers of a key that nobody bears who bears the key. An ignored name has no bearer.
func (f *Finder) foreign(key int, all []container, names []Name) []container {
	if len(all) == 0 {
		return nil
	}
	own := map[int]bool{}
	f.eachName(key, func(number int) {
		if n := names[number]; n.Kind != Ignored {
			own[n.Bearer] = true
		}
	})
	kept := all[:0]
	for _, c := range all {
		foreign := true
		f.eachName(int(c.key), func(number int) {
			foreign = foreign && (names[number].Kind == Ignored || !own[names[number].Bearer])
		})
		if foreign {
			kept = append(kept, c)
		}
	}
	return kept
}

// eachName calls do with the numbers of the names of a key.
func (f *Finder) eachName(key int, do func(number int)) {
	for _, form := range f.forms[f.formsAt[key]:f.formsAt[key+1]] {
		for _, r := range f.names[form.from:form.to] {
			do(r.Name)
		}
	}
}

// nearlyLonger returns the number of the longer name of another bearer that the text around a name nearly is, or -1.
func (s *search) nearlyLonger(at text.Range, key int) int {
	all := s.f.longer.of(key)
	if len(all) == 0 {
		return -1
	}
	s.look(at, all)
	nearest, fewest := -1, maxEdits+1
	for _, c := range all {
		most := min(int(c.edits), fewest-1)
		if most < 0 {
			break // nothing is nearer
		}
		if missing(c.before, s.around.before, most)+missing(c.after, s.around.after, most) > most {
			continue
		}
		longer := s.f.keys.key(int(c.key))
		before, start, near := s.editsBefore(longer[:c.before.bytes], at.Start, most)
		if !near {
			continue
		}
		after, end, near := s.editsAfter(longer[len(longer)-int(c.after.bytes):], at.End, most-before)
		if near && !s.isSpelt(text.Range{Start: start, End: end}, int(c.key), before+after) {
			nearest, fewest = int(c.key), before+after
		}
	}
	return s.f.firstName(nearest)
}

// firstName returns the least number of the names of a key.
func (f *Finder) firstName(key int) int {
	first := -1
	if key >= 0 {
		f.eachName(key, func(number int) {
			if first < 0 || number < first {
				first = number
			}
		})
	}
	return first
}

// isSpelt reports whether a stretch of K, so many edits away from a key, is one of its forms: then it is the longer
// name, which something else has ruled out.
func (s *search) isSpelt(at text.Range, key, edits int) bool {
	if edits > 0 {
		return false
	}
	for i := s.f.formsAt[key]; i < s.f.formsAt[key+1]; i++ {
		if spelt := s.f.forms[i].spelling(at.In(s.k)); spelt == asWritten || spelt == varied {
			return true
		}
	}
	return false
}
