// Package site joins the records of a content tree into one linked site.
//
// [content.Records] come in, a [Site] goes out, with every mistake that shows only when records are seen together: ids
// that lead nowhere, addresses claimed twice, links and fragments that are not there. Here, and only here, it is decided
// what is public ([gate]) and what stands at which address. Nothing is turned into HTML, and nothing is read.
package site

import (
	"net/url"
	"strings"
	"time"

	"gloss/generator/anchor"
	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/edtf"
	"gloss/generator/markdown"
	"gloss/generator/media"
	"gloss/generator/source"
	"gloss/generator/text"
)

// A Site is the linked site: what is public, in the order in which lists show it, every reference resolved.
// It never changes after [Link], so any number of readers may share it.
type Site struct {
	Settings *content.Settings
	// Origin is the scheme and host of the site's address, Base the path below which it stands: "" or "/briefing".
	Origin, Base string
	Zone         *time.Location
	Intro        *Prose

	Articles []*Article // the newest first, then by id
	Entities []*Entity  // by name
	Topics   []*Topic   // the one with the newest article first, then by id
	Pages    []*Page    // by their place in the menu, then by title
	Lists    Lists

	Claims    []*Note // claims and judgements, the newest first
	Questions []*Note // the open ones before the answered, each the newest first
	Changes   []Event // all that has changed, the newest first
	InTheNews []Seen  // the names most in the articles of the last days before the newest
	Timeline  []Entry // in order of time, the entries without a date last

	Redirects []Redirect // by address
	// Media are the files of content/media that public records use, Root those of content/root; both by path.
	Media, Root []*source.File
	// Images are what is known of the files of Media and of others.
	Images media.Images
	// Newest is the latest date of a public article or of one of its changes; the zero time where there is none.
	Newest time.Time
	// Now is the moment of the build. Only what is due by it may depend on it, never a page.
	Now time.Time
	// Next is what becomes public next, without a change, nil where nothing will. No page may depend on it: what is hidden
	// leaves no trace.
	Next *Release
}

// A Record is what every record with a page of its own has.
type Record struct {
	Kind Kind
	ID   string
	// Title is the name of an entity, the title of any other record.
	Title string
	// Address is the record's path from the host's root, with the site's base, not escaped.
	Address  string
	Language string
	Prose    *Prose

	Updates, Corrections []Change // the newest first
	Withdrawn            *Change

	header *content.Header
	page   *content.Page
	public bool
}

// Kind is the kind of record.
type Kind string

// The kinds of record with a page of their own, as wiki links and folders name them.
const (
	ArticleKind Kind = "articles"
	EntityKind  Kind = "entities"
	TopicKind   Kind = "topics"
	PageKind    Kind = "pages"
)

// A Change is a dated remark on a record.
type Change struct {
	Date time.Time
	Text string
}

// An Article is a public article.
type Article struct {
	Record
	Source *content.Article
	Date   time.Time
	// Changed is the date of the latest update, correction or withdrawal, or else Date.
	Changed time.Time
	Topics  []*Topic
	About   []*Entity
	Notes   []*Note // those on the article as a whole, then those with a passage in its order, then the others; then by id
	// Mentions are the names in the text, HeadMentions those in the title and the summary, both in their order.
	Mentions, HeadMentions []Mention
	// Named are the entities that they name, in the order of their first mention.
	Named         []Named
	Headings      []markdown.Heading // of the text
	Related       []Related          // the nearest first
	TranslationOf *Article
	Translations  []*Article // by language

	number    int        // its place in the site's Articles
	overrides []override // what its “names” say
}

// A Note is a public annotation of a public article.
type Note struct {
	ID      string
	Address string
	Article *Article
	// Source is the annotation with whatever it takes from the claim that it repeats.
	Source   *content.Annotation
	Language string
	// Quotation is the passage that it quotes, nil for a note on the article as a whole.
	Quotation *Prose
	sound     bool // nothing was wrong with the quotation by itself
	// State says what became of the passage. Where it has a place, that is Passage, a range of P of the article's body,
	// and Found is what stands there.
	State   anchor.State
	Passage text.Range
	Found   string
	// Misfit is what mends the passage; nil where it is anchored, and for a note on the whole article.
	Misfit *Misfit
	// At is where the quotation begins in the note's file, or the file itself for a note on the whole article.
	At source.Position
	// Quoted is the passage as the note quotes it, on one line.
	Quoted     string
	Prose      *Prose
	About      []*Entity
	Named      []*Entity // those named in the note, in their order
	By, Via    []Party
	RespondsTo []*Note
	Repeats    *Note
	// Repetitions are the claims by which the same speakers repeat this one, directly or by way of others, the earliest
	// first.
	Repetitions []*Note
	// Responses are the claims that respond to this one or to one that it repeats, in the order in which they were made.
	Responses []*Note
	// Answers are the responses, each once however often it is repeated.
	Answers []*Note
	// Standing is what has become of a claim, Course how it came to that, in order of time.
	Standing Standing
	Course   []Step
	// AnswersHidden says that it also responds to a claim that is not public.
	AnswersHidden bool
}

// A Party is an entity, or a text for one who has no page and, where known, the entity that one belongs to.
type Party struct {
	Entity *Entity
	Text   string
	Of     *Entity
}

// An Entity is a public entity.
type Entity struct {
	Record
	Source    *content.Entity
	Roles     []Role     // those that go on first, then the ended ones; of both the latest first
	Relations []Relation // its own, then what others say of it
	Holders   []Holder   // those with an office in it, the latest first
	PartyTo   []*Entity  // the agreements it is a party to, by name
	Dates     []Occasion // in order of time
	Timeline  Timeline
	PartOf    *Entity
	Parts     []*Entity // by name
	Parties   []*Entity
	Articles  []*Article // those about it, the newest first
	Image     *source.File

	// NamedIn are the articles that name it, the newest first; MentionCount is how often they do.
	NamedIn      []Naming
	MentionCount int
	// Newest are the articles that the entity's own page shows; MentionPages list those of the years that it does not
	// show whole, the latest year first.
	Newest       []Naming
	MentionPages []NamingList
	SeenWith     []Seen
	// Notes are those about it and those that name it, ClaimsBy and ClaimsAbout the claims among all notes; each by
	// article, the newest first.
	Notes, ClaimsBy, ClaimsAbout []*Note
	// LedgerBy and LedgerAbout are the ledgers of its claims and of those about it.
	LedgerBy, LedgerAbout Ledger

	number int // its place in the site's Entities
}

// An Occasion is a date in the life of an entity.
type Occasion struct {
	Date   edtf.Date
	Places []*Entity
	Source *content.Occasion
}

// A Topic is a public topic.
type Topic struct {
	Record
	Source   *content.Topic
	About    []*Entity
	Articles []*Article // the newest first
	Names    []Seen     // the names most in them
	Timeline Timeline
	Latest   *Event // what changed last on it or in one of its articles, nil where nothing has
}

// A Page is a public plain page.
type Page struct {
	Record
	Source *content.PlainPage
}

// A Redirect leads from an old address to a record's present one. Both are paths from the host's root.
type Redirect struct {
	From, To string
}

// Options say how a site is linked.
type Options struct {
	// Images are what is known of the files of content/media.
	Images media.Images
	// Now is the moment of the build: what is published after it is hidden.
	Now content.Moment
	// Drafts makes every record public.
	Drafts bool
	// BaseURL stands in for the address that the settings give, where it is not empty.
	BaseURL string
}

// Link joins the records.
func Link(r *content.Records, o Options) (*Site, []diag.Diagnostic) {
	l := link(r, o, nil)
	return l.site, l.problems
}

// link joins the records, and need not read again what it recalls from a site that was linked before.
func link(r *content.Records, o Options, before *linker) *linker {
	l := newLinker(r, o)
	l.enter()
	l.linkFields()
	l.order()
	l.claimAddresses()
	l.linkProse()
	l.publishFiles()
	l.checkFragments()
	l.declareNames()
	l.read(before)
	l.join()
	l.listNamings()
	return l
}

// Absolute returns the whole address of a path from the host's root, escaped.
func (s *Site) Absolute(path string) string {
	u := url.URL{Path: path}
	return s.Origin + u.EscapedPath()
}

// At returns the path from the host's root of a path from the site's root.
func (s *Site) At(path string) string { return s.Base + path }

// newSite holds what the settings alone say.
func newSite(settings *content.Settings, baseURL string) *Site {
	if baseURL == "" {
		baseURL = settings.URL.Value
	}
	s := &Site{Settings: settings, Zone: time.UTC}
	if u, err := url.Parse(baseURL); err == nil && u.Host != "" {
		s.Origin, s.Base = u.Scheme+"://"+u.Host, strings.TrimSuffix(u.Path, "/")
	}
	if zone, err := time.LoadLocation(settings.Timezone.Value); err == nil {
		s.Zone = zone
	}
	return s
}
