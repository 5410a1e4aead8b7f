// Package mention finds the names of entities in a text. Pure.
//
// Names come in once and become a [Finder]; texts come in, and the places go out at which a name stands, with every
// name that each may be. Whom a place means, whether it becomes a link and what is reported of it is not decided here.
//
// Names are found leftmost, then longest among the candidates. A candidate is a stretch of K within one block that is
// spelt as a name allows (see form) and begins and ends as a word of its script does (see boundary): a longer stretch
// that fails gives way to a shorter one. One automaton for all names (see array) is walked once from each place at which
// a word may begin. It folds case, and so finds more than is spelt right; the spelling is judged where it ends.
//
// Measured with 100,000 names that stand inside one another 215,000 times, in 20 MB of text with 124,000 names: a Finder
// holds 24 MB and is built in 0.4 s; one core finds 65 MB in a second, 50 MB with the making of the keys.
package mention

import "gloss/generator/text"

// A Kind says what a name is.
type Kind uint8

const (
	// Full is the name of an entity, or a plain alias.
	Full Kind = iota
	// Short is the family name of a person.
	Short
	// Metonym is a place that stands for its government.
	Metonym
	// Acronym is found exactly as it is written, and not among other words in capitals.
	Acronym
	// Adjective is made of a name.
	Adjective
	// Ignored is no name: it is passed over, with all names inside it.
	Ignored
)

// A Case says how upper and lower case of a name are compared with those of a text.
type Case uint8

const (
	// Smart allows what a writer may do to a name without making another word of it.
	Smart Case = iota
	// Exact allows only what is written.
	Exact
	// Fold allows any.
	Fold
)

// A Name is one way to call an entity.
type Name struct {
	// Text is the name as written.
	Text string
	// Bearer is the number of the entity that bears it, the caller's own. Ignored names have any.
	Bearer int
	Kind   Kind
	Case   Case
	// Person says that the bearer is a person: a hyphen belongs to the words on both sides of it.
	Person bool
	// UnlessBefore and UnlessAfter are texts directly before or after which this is no name, a space between or not.
	// They need not be whole words.
	UnlessBefore, UnlessAfter []string
}

// A Match is a place of a text at which a name stands.
type Match struct {
	// K is the place in the K of the text.
	K text.Range
	// Names is every name that the place may be, ascending by Name; never empty. It is shared, and must not be changed.
	Names []Reading
	// Doubtful says that two Han characters stand between others, and may be part of other words.
	Doubtful bool
	// Near is the index of the longer name of another bearer that the text around the place nearly is, or -1.
	Near int
}

// A Reading is a name that a place may be.
type Reading struct {
	// Name is the index into the names given to NewFinder.
	Name int
	// AsWritten says that the name stands there in its own case and with its own hyphens.
	AsWritten bool
}
