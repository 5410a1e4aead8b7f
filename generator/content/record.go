package content

import (
	"crypto/sha256"

	"gloss/generator/markdown"
	"gloss/generator/source"
)

// An Origin is where a record comes from.
type Origin struct {
	// ID is the file's base name without .md, in Unicode normal form C.
	ID   string
	File *source.File
	// Front is the record's front matter without its delimiter lines.
	Front source.Span
	// Unread says that the front matter could not be read: the record holds its id, and nothing follows from it.
	Unread bool

	top source.Span
	sum [sha256.Size]byte // of the front matter

	mistaken map[string]bool // the keys of the fields that hold a mistake, nil where there are none
}

// Mistaken reports whether the field of a key holds a mistake: it may say less than was meant, and nothing follows from
// what it leaves out.
func (o *Origin) Mistaken(key string) bool { return o.mistaken[key] }

// SameFields reports whether two states of a record have the same front matter, byte for byte, so that only what stands
// behind it may differ.
func (o *Origin) SameFields(other *Origin) bool {
	return !o.Unread && !other.Unread && o.File.Path == other.File.Path && o.sum == other.sum
}

// Top is the place for what is wrong with the record as a whole: the first line of its file.
func (o *Origin) Top() source.Span { return o.top }

// Header is what a record of any kind has: its origin, and the fields that decide whether and to whom it is shown.
type Header struct {
	Origin
	Draft    Bool     `field:"draft"`
	Publish  Moment   `field:"publish"`
	Language Language `field:"language"`
	Authors  []Text   `field:"authors"`
	ReviewBy Date     `field:"review-by"`
	Extra    Extra    `field:"extra"`
}

// Page is what a record with a page of its own has.
type Page struct {
	Path        Text     `field:"path"`
	Redirects   []Text   `field:"redirects"`
	Updates     []Change `field:"updates"`
	Corrections []Change `field:"corrections"`
	Withdrawn   *Change  `field:"withdrawn"`
	Body        *markdown.Doc
}

// A Change is a dated remark on a record: an update, a correction, a withdrawal.
type Change struct {
	Date Moment `field:"date,required"`
	Text Text   `field:"text,required"`
}

// An Article is a record of content/articles.
type Article struct {
	Header
	Page
	Title         Text         `field:"title,required"`
	Date          Moment       `field:"date,required"`
	Summary       Text         `field:"summary"`
	Sources       []Source     `field:"sources"`
	Topics        []Ref        `field:"topics"`
	About         []Ref        `field:"about"`
	Names         []NameChoice `field:"names"`
	Status        Term         `field:"status" terms:"article status"`
	TranslationOf Ref          `field:"translation-of"`
}

// An Annotation is a record of content/annotations: a passage of an article and a note on it.
type Annotation struct {
	Header
	// Article is the id of the article it belongs to: the name of its folder.
	Article string
	// Quotation is the file's leading blockquote, nil for a note on the article as a whole.
	Quotation *markdown.Quotation
	Note      *markdown.Doc

	Kind   Term   `field:"kind,required" terms:"annotation kind"`
	Title  Text   `field:"title"`
	Date   Moment `field:"date"`
	About  []Ref  `field:"about"`
	Source Source `field:"source"`
	Prefix Text   `field:"prefix"`
	Suffix Text   `field:"suffix"`

	Answered *Answer `field:"answered" of:"question"`

	By         []Party   `field:"by" of:"claim" needed:"claim"`
	As         Text      `field:"as" of:"claim"`
	Via        []Party   `field:"via" of:"claim"`
	Stance     Term      `field:"stance" of:"claim" needed:"claim" terms:"stance"`
	That       Text      `field:"that" of:"claim judgement" needed:"claim judgement"`
	Words      Text      `field:"words" of:"claim"`
	Original   *Original `field:"original" of:"claim"`
	Said       Date      `field:"said" of:"claim"`
	RespondsTo []Ref     `field:"responds-to" of:"claim"`
	Repeats    Ref       `field:"repeats" of:"claim"`

	Likelihood Term     `field:"likelihood" of:"judgement" needed:"judgement"`
	Yardstick  Term     `field:"yardstick" of:"judgement" terms:"yardstick"`
	Confidence Term     `field:"confidence" of:"judgement" terms:"confidence"`
	Until      Date     `field:"until" of:"judgement"`
	Outcome    *Outcome `field:"outcome" of:"judgement"`
}

// An Answer closes a question.
type Answer struct {
	Date   Moment `field:"date,required"`
	Text   Text   `field:"text,required"`
	Source Source `field:"source"`
}

// An Original is a claim's wording in the language it was made in.
type Original struct {
	Language Language `field:"language,required"`
	Text     Text     `field:"text,required"`
	Source   Source   `field:"source"`
}

// An Outcome is what became of a judgement.
type Outcome struct {
	Date   Date   `field:"date,required"`
	Was    Term   `field:"was,required" terms:"outcome"`
	Source Source `field:"source"`
}

// An Entity is a record of content/entities: somebody or something that the texts name.
type Entity struct {
	Header
	Page
	Name       Text         `field:"name,required"`
	Case       Term         `field:"case" terms:"case"`
	Kind       Term         `field:"kind,required"`
	FamilyName Text         `field:"family-name"`
	Aliases    []Alias      `field:"aliases"`
	NativeName []NativeName `field:"native-name"`
	Summary    Text         `field:"summary"`
	SameAs     []URL        `field:"same-as"`
	Image      *Image       `field:"image"`
	Facts      []Fact       `field:"facts"`
	Roles      []Role       `field:"roles"`
	Relations  []Relation   `field:"relations"`
	Dates      []Occasion   `field:"dates"`
	PartOf     Ref          `field:"part-of"`
	Parties    []Ref        `field:"parties"`
	Location   *Location    `field:"location"`
}

// An Image is a picture of an entity. Its file is a path from the site's root, such as /media/map.svg.
type Image struct {
	File    Text `field:"file,required"`
	Alt     Text `field:"alt,required"`
	Caption Text `field:"caption"`
	Credit  Text `field:"credit"`
	Licence Text `field:"licence"`
}

// A Fact is a labelled statement about an entity.
type Fact struct {
	Label  Text   `field:"label,required"`
	Text   Text   `field:"text,required"`
	Source Source `field:"source"`
}

// A Role is an office that a person held.
type Role struct {
	Title  Text   `field:"title,required"`
	Of     Ref    `field:"of"`
	Since  Date   `field:"since"`
	Until  Date   `field:"until"`
	Sole   Bool   `field:"sole"`
	Source Source `field:"source"`
}

// A Relation ties an entity to a party by words that make a sentence: "is a party to".
type Relation struct {
	Type   Text   `field:"type,required"`
	To     Party  `field:"to,required"`
	Since  Date   `field:"since"`
	Until  Date   `field:"until"`
	Source Source `field:"source"`
}

// An Occasion is a date in the life of an entity: a signing, a day of an event. What happened at a time that nobody knows
// has no date.
type Occasion struct {
	Date   Date   `field:"date"`
	What   Text   `field:"what,required"`
	Places []Ref  `field:"places"`
	Source Source `field:"source"`
}

// A Location is a place on the globe, in degrees (WGS 84), north and east positive.
type Location struct {
	Lat Number `field:"lat,required"`
	Lon Number `field:"lon,required"`
}

// A Topic is a record of content/topics: a dossier that gathers articles.
type Topic struct {
	Header
	Page
	Title   Text  `field:"title,required"`
	Summary Text  `field:"summary"`
	About   []Ref `field:"about"`
	Status  Term  `field:"status" terms:"topic status"`
}

// A PlainPage is a record of content/pages.
type PlainPage struct {
	Header
	Page
	Title Text  `field:"title,required"`
	Nav   Count `field:"nav"`
}

// Settings are the front matter of content/site.md, and its body, which introduces the front page.
type Settings struct {
	Origin
	Body *markdown.Doc

	Gloss       Count      `field:"gloss,required"`
	Title       Text       `field:"title,required"`
	URL         URL        `field:"url,required"`
	Language    Language   `field:"language,required"`
	Timezone    Zone       `field:"timezone"`
	Description Text       `field:"description"`
	Publisher   Text       `field:"publisher"`
	Yardstick   Term       `field:"yardstick" terms:"yardstick"`
	LinkNames   Term       `field:"link-names" terms:"link-names"`
	Names       SiteNames  `field:"names"`
	Kinds       []KindRule `field:"kinds"`
	Inverses    []Inverse  `field:"inverses"`
	Severity    []Severity `field:"severity"`
	Extra       Extra      `field:"extra"`
}

// SiteNames are a site's own decisions on names.
type SiteNames struct {
	Ignore   []Text       `field:"ignore"`
	Prefer   []NameChoice `field:"prefer"`
	Declined []Text       `field:"declined"`
}

// A KindRule adds a kind of entity that is treated like a built-in one.
type KindRule struct {
	ID   Text
	One  Text `field:"one,required"`
	Many Text `field:"many,required"`
	Like Term `field:"like,required" terms:"entity kind"`
}
