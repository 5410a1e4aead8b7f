package site

import "gloss/generator/text"

// A Mention is a place of an article at which an entity is named, or may be.
type Mention struct {
	// Entity is who is named, nil where it is ambiguous, doubtful or suppressed. Candidates are those whom the name
	// may mean by itself, by id, of very many some; there are none where that is the entity alone.
	Entity     *Entity
	Candidates []*Entity
	// Sentence is the sentence that holds the name, on one line without the marks of footnotes.
	Sentence string
	// Paragraph is the id of the block of the body, or “title” or “summary”.
	Paragraph string
	// Line and Column are where the name is written in the article's file, from 1, the column in code points; both 0 for
	// what is written in none. In the title and the summary they are where those begin.
	Line, Column int32

	at, name place
	InHead   bool // it is in the title or the summary
	Rule     Rule
	Status   Status
}

// A place is a range of bytes. A site has hundreds of thousands of mentions, so they are kept small.
type place struct{ start, end int32 }

func placeOf(r text.Range) place { return place{int32(r.Start), int32(r.End)} }

func (p place) text() text.Range { return text.Range{Start: int(p.start), End: int(p.end)} }

// At is the place in the text: P of the body, or the title or summary.
func (m *Mention) At() text.Range { return m.at.text() }

// Name is the place of the name in the Sentence.
func (m *Mention) Name() text.Range { return m.name.text() }

// Text is the name as it is published, on one line.
func (m *Mention) Text() string { return m.Sentence[m.name.start:m.name.end] }

// A Rule says what decided whom a name means.
type Rule uint8

// The rules. A name that nothing decides has NoRule.
const (
	NoRule     Rule = iota
	Full            // it is a name or alias of one entity alone, as written
	Variant         // likewise, but in another case, with another hyphen, or in capitals
	Short           // a family name, whose only bearer in the text was named in full before
	Metonym         // a place or, by metonym, its government: the words around it
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

// NameLinks are the names in the text that become links, in their order.
func (a *Article) NameLinks() (links []NameLink) {
	for i := range a.Mentions {
		if m := &a.Mentions[i]; m.Status == Linked && m.Rule != Wiki {
			links = append(links, NameLink{m.At(), m.Entity})
		}
	}
	return links
}
