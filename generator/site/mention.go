package site

import "gloss/generator/text"

// A Mention is a place of an article at which an entity is named, or may be.
type Mention struct {
	// Entity is who is named, nil where it is ambiguous, doubtful or suppressed. Candidates are those whom the name
	// may mean, by id: the entity alone where there is one.
	Entity     *Entity
	Candidates []*Entity
	// Sentence is the sentence that holds the name, on one line without the marks of footnotes; Name is where in it.
	Sentence string
	Name     text.Range
	// At is the place in the text: P of the body, or the title or summary.
	At text.Range
	// Paragraph is the id of the block of the body, or “title” or “summary”.
	Paragraph string
	InHead    bool // it is in the title or the summary
	// From is the offset in the article's file, negative for what is written in none.
	From   int32
	Rule   Rule
	Status Status
}

// Text is the name as it is published, on one line.
func (m *Mention) Text() string { return m.Sentence[m.Name.Start:m.Name.End] }

// A Rule says what decided whom a name means.
type Rule uint8

// The rules. A name that nothing decides has NoRule.
const (
	NoRule     Rule = iota
	Full            // it is a name or alias of one entity alone, as written
	Variant         // likewise, but in another case, with another hyphen, or in capitals
	Short           // a family name, whose bearer was introduced
	Metonym         // a place that stands for its government
	Adjective       // an adjective made of a name
	Wiki            // the text itself, [[id|text]]
	Override        // the article's “names”
	About           // the article's “about”
	Introduced      // one of several was introduced by a name of its own
	Prefer          // site.md's names.prefer
)

var ruleNames = [...]string{"", "full", "variant", "short", "metonym", "adjective", "wiki", "override", "about", "introduced", "prefer"}

func (r Rule) String() string { return ruleNames[r] }

// A Status says what became of a name.
type Status uint8

// The statuses. The first four count.
const (
	Linked     Status = iota
	Repeat            // named before in its section
	Zone              // where no link may be: a heading, code, a link, the entity's own page
	Counted           // an adjective
	Suppressed        // by the article, or an alias out of its time
	Ambiguous         // it may mean several, and nothing decides
	Doubtful          // it may be no name at all
)

var statusNames = [...]string{"linked", "repeat", "zone", "counted", "suppressed", "ambiguous", "doubtful"}

func (s Status) String() string { return statusNames[s] }

// Counts reports whether a mention of the status counts for the page of its entity.
func (s Status) Counts() bool { return s <= Counted }

// A NameLink makes a name in a text lead to its entity.
type NameLink struct {
	At text.Range // of P
	To *Entity
}
