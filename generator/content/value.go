package content

import (
	"gloss/generator/edtf"
	"gloss/generator/source"
)

// A Text is a scalar as written, and where. The zero Text is an absent one.
type Text struct {
	Value string
	At    source.Span
}

// IsZero reports whether the text is absent; an empty one is as if absent.
func (t Text) IsZero() bool { return t.Value == "" }

// A Ref names another record: by its id or, where it is an entity, by a name that only one entity has.
type Ref struct{ Text }

// A Term is a text out of a fixed list.
type Term struct{ Text }

// A URL is a web address with http or https.
type URL struct{ Text }

// A Language is a language tag in its canonical form (BCP 47).
type Language struct{ Text }

// A Zone is the name of a time zone (IANA).
type Zone struct{ Text }

// A Bool is true or false. The zero Bool is an absent one, and false.
type Bool struct {
	Value bool
	At    source.Span
}

// A Count is a whole number from 0. Set tells one that is given from an absent one.
type Count struct {
	Value int
	Set   bool
	At    source.Span
}

// A Number is a decimal number.
type Number struct {
	Value float64
	At    source.Span
}

// A Date is a date that may be partial or uncertain.
type Date struct {
	edtf.Date
	At source.Span
}

// A Party is an entity, or a text for one who has no page, with the entity it belongs to.
type Party struct {
	Entity Ref
	Text   Text `field:"text,required"`
	Of     Ref  `field:"of"`
	At     source.Span
}

// A Source is where something stands: a web address, and what is known of the text there.
type Source struct {
	URL       URL  `field:"url"`
	Name      Text `field:"name"`
	Author    Text `field:"author"`
	Published Date `field:"published"`
	Retrieved Date `field:"retrieved"`
	Archived  URL  `field:"archived"`
	At        source.Span
}

// IsZero reports whether no source is given.
func (s Source) IsZero() bool { return s.URL.IsZero() && s.Name.IsZero() }

// An Alias is a further name of an entity.
type Alias struct {
	Text         Text     `field:"text,required"`
	Language     Language `field:"language"`
	Kind         Term     `field:"kind" terms:"alias kind"`
	Case         Term     `field:"case" terms:"case"`
	Forms        []Text   `field:"forms"`
	UnlessBefore []Text   `field:"unless-before"`
	UnlessAfter  []Text   `field:"unless-after"`
	Since        Date     `field:"since"`
	Until        Date     `field:"until"`
	At           source.Span
}

// A NativeName is an entity's name in another language.
type NativeName struct {
	Language Language
	Name     Text
}

// A NameChoice says what a name means: an entity or, with None, nobody.
type NameChoice struct {
	Name   Text
	Entity Ref
	None   bool
}

// An Inverse is what a relation is called from its other end.
type Inverse struct {
	Type, Inverse Text
}

// A Severity is the level that a site gives a rule.
type Severity struct {
	Code  Text
	Level Term
}

// Extra holds the site's own fields: texts as written, lists and maps, of type string, []any and map[string]any.
type Extra map[string]any

// vocabularies are the fixed lists of terms, by the name that a field's tag and a message give them.
var vocabularies = map[string][]string{
	"article status":  {"developing"},
	"topic status":    {"developing", "settled"},
	"annotation kind": {"context", "definition", "evidence", "translation", "question", "claim", "judgement"},
	"stance":          {"asserts", "assesses", "expects", "reports", "denies", "confirms", "declines-to-comment", "withdraws"},
	"confidence":      {"low", "moderate", "high"},
	"outcome":         {"happened", "did-not-happen", "unclear"},
	"yardstick":       {"icd203", "phia"},
	"entity kind":     {"person", "organisation", "country", "place", "agreement", "event", "weapon", "concept"},
	"alias kind":      {"alias", "short", "metonym", "acronym", "adjective", "ignore"},
	"case":            {"smart", "exact", "fold"},
	"link-names":      {"section", "first", "all", "none"},
	"severity":        {"error", "warning", "info", "off"},
}

// yardsticks are the terms of likelihood, from the least to the most likely. ICD 203 (Intelligence Community Directive
// 203, Analytic Standards, 2015, D.6.e.(2)(a)) has two rows of synonyms; PHIA is the yardstick of the United Kingdom's
// Professional Head of Intelligence Assessment.
var yardsticks = map[string][]string{
	"icd203": {
		"almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain",
		"remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable", "nearly certain",
	},
	"phia": {
		"remote chance", "highly unlikely", "unlikely", "realistic possibility", "likely", "probable", "highly likely", "almost certain",
	},
}
