package site

import (
	"cmp"
	"fmt"
	"math"
	"path"
	"slices"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/source"
)

// A linker makes one site. Every record is entered first, the hidden ones too, since a mistake in one is still a
// mistake; then each is linked, and only what is public goes into the site.
type linker struct {
	records  *content.Records
	gate     gate
	site     *Site
	problems []diag.Diagnostic

	articles map[string]*Article
	entities map[string]*Entity
	topics   map[string]*Topic
	pages    map[string]*Page
	notes    map[string]*Note   // by ARTICLE/ID
	files    map[string]*Record // by the path of the record's file, in Unicode normal form C
	bearing  bearing
	names    nameTable
	prefer   map[string]*Entity   // whom site.md prefers for a name, by the name's key
	titled   map[string][]*Record // articles, topics and pages, by the key of their title
	unread   bool                 // some record could not be read

	claims    claims
	media     map[string]*source.File // by address
	usedMedia map[string]bool
	fragments []fragmentLink
	uses      *[]Use                    // what leads somewhere, where somebody asks for it
	found     map[any][]diag.Diagnostic // what reading each text reported, by the record's own part
	proposed  int                       // for how many mistakes a near candidate was looked for
}

// maxProposals is for how many mistakes of a run a near candidate is looked for: each takes a look at every record, and
// where so many lead nowhere, something else than their spelling is wrong.
const maxProposals = 100

func newLinker(r *content.Records, o Options) *linker {
	s := newSite(r.Settings, o.BaseURL)
	s.Now, s.Images = o.Now.In(s.Zone), o.Images
	l := &linker{
		records: r, site: s, gate: gate{now: o.Now.In(s.Zone), zone: s.Zone, drafts: o.Drafts},
		articles: map[string]*Article{}, entities: map[string]*Entity{}, topics: map[string]*Topic{},
		pages: map[string]*Page{}, notes: map[string]*Note{}, files: map[string]*Record{},
		bearing: bearing{}, titled: map[string][]*Record{}, claims: claims{}, found: map[any][]diag.Diagnostic{}, media: map[string]*source.File{}, usedMedia: map[string]bool{},
	}
	for _, f := range r.Media {
		l.media[mediaAddress(f)] = f
	}
	return l
}

func (l *linker) report(code diag.Code, at source.Span, format string, args ...any) *diag.Diagnostic {
	l.problems = append(l.problems, diag.Diagnostic{Code: code, At: at, Message: fmt.Sprintf(format, args...)})
	return &l.problems[len(l.problems)-1]
}

// nearest is the candidate that a mistyped word most likely meant, looked for in one list after the other. It is empty
// where none is near.
func (l *linker) nearest(word string, candidates ...func() []string) string {
	if l.proposed++; l.proposed > maxProposals {
		return ""
	}
	for _, list := range candidates {
		if near := diag.Nearest(word, list()); near != "" {
			return near
		}
	}
	return ""
}

// enter makes every record known by its id, its file and its names, before any is linked. Of two with one id the
// first holds it; that there are two is reported where ids are read.
func (l *linker) enter() {
	for _, a := range l.records.Articles {
		record := l.record(ArticleKind, a.Title, &a.Header, &a.Page)
		enter(l.articles, a.ID, &Article{Record: record, Source: a, Date: a.Date.In(l.site.Zone)})
	}
	for _, e := range l.records.Entities {
		record := l.record(EntityKind, e.Name, &e.Header, &e.Page)
		enter(l.entities, e.ID, &Entity{Record: record, Source: e})
	}
	for _, t := range l.records.Topics {
		enter(l.topics, t.ID, &Topic{Record: l.record(TopicKind, t.Title, &t.Header, &t.Page), Source: t})
	}
	for _, p := range l.records.Pages {
		enter(l.pages, p.ID, &Page{Record: l.record(PageKind, p.Title, &p.Header, &p.Page), Source: p})
	}
	for _, n := range l.records.Annotations {
		l.enterNote(n)
	}
	l.index()
	l.prefer = l.preferences()
}

func enter[T any](known map[string]*T, id string, record *T) {
	if known[id] == nil {
		known[id] = record
	}
}

func (l *linker) record(kind Kind, title content.Text, h *content.Header, p *content.Page) Record {
	return Record{
		Kind: kind, ID: h.ID, Title: title.Value, Address: l.address(kind, h.ID, p),
		Language: cmp.Or(h.Language.Value, l.site.Settings.Language.Value),
		Updates:  l.changes(p.Updates), Corrections: l.changes(p.Corrections), Withdrawn: l.change(p.Withdrawn),
		header: h, page: p, public: l.gate.open(h),
	}
}

// address is where a record stands: where its path says, or else where its kind and id put it.
func (l *linker) address(kind Kind, id string, p *content.Page) string {
	if !p.Path.IsZero() {
		return l.site.At(p.Path.Value)
	}
	if kind == PageKind {
		return l.site.At("/" + id + "/")
	}
	return l.site.At(path.Join("/", string(kind), id) + "/")
}

func (l *linker) changes(written []content.Change) []Change {
	var changes []Change
	for i := range written {
		changes = append(changes, *l.change(&written[i]))
	}
	slices.SortStableFunc(changes, func(a, b Change) int { return b.Date.Compare(a.Date) })
	return changes
}

func (l *linker) change(c *content.Change) *Change {
	if c == nil {
		return nil
	}
	return &Change{Date: c.Date.In(l.site.Zone), Text: c.Text.Value}
}

// enterNote makes an annotation known. It is public if it is so itself and its article is.
func (l *linker) enterNote(n *content.Annotation) {
	article := l.articles[n.Article]
	if article == nil {
		l.unknownArticle(n)
		return
	}
	enter(l.notes, n.Article+"/"+n.ID, l.note(n, article))
}

// note is an annotation of an article before anything of it is linked.
func (l *linker) note(n *content.Annotation, on *Article) *Note {
	return &Note{
		ID: n.ID, Address: on.Address + "#note-" + n.ID, Article: on, Source: n, Language: cmp.Or(n.Language.Value, on.Language),
	}
}

func (l *linker) unknownArticle(n *content.Annotation) {
	problem := l.report(diag.ReferenceUnknown, n.Top(), "there is no article “%s” for this annotation", n.Article)
	if near := l.nearest(n.Article, func() []string { return keys(l.articles) }); near != "" {
		problem.Notes = []diag.Note{{Message: fmt.Sprintf("move the file to content/annotations/%s", near)}}
	}
}

func (l *linker) notePublic(n *Note) bool { return n.Article.public && l.gate.open(&n.Source.Header) }

// order puts what is public into the site, each list in its order.
func (l *linker) order() {
	s := l.site
	s.Articles = public(l.articles, func(a *Article) bool { return a.public })
	slices.SortFunc(s.Articles, newestFirst)
	s.Entities = public(l.entities, func(e *Entity) bool { return e.public })
	sortByTitle(s.Entities, s.Settings.Language.Value, func(e *Entity) *Record { return &e.Record })
	s.Topics = public(l.topics, func(t *Topic) bool { return t.public })
	s.Pages = public(l.pages, func(p *Page) bool { return p.public })
	sortByTitle(s.Pages, s.Settings.Language.Value, func(p *Page) *Record { return &p.Record })
	slices.SortStableFunc(s.Pages, func(a, b *Page) int { return cmp.Compare(a.Order(), b.Order()) })
	for i, e := range s.Entities {
		e.number = i
	}
	for i, a := range s.Articles {
		a.number = i
		if a.Changed.After(s.Newest) {
			s.Newest = a.Changed
		}
	}
	l.orderRoles()
	l.gather()
	l.joinClaims()
	l.gatherChanges()
	s.findLatest()
	slices.SortFunc(s.Topics, func(a, b *Topic) int {
		return cmp.Or(b.Newest().Compare(a.Newest()), cmp.Compare(a.ID, b.ID))
	})
	l.gatherTimelines()
	s.Lists = l.lists()
	s.Next = l.nextRelease()
}

// gather lists on each public record what the others say of it.
func (l *linker) gather() {
	for _, a := range l.site.Articles {
		for _, t := range a.Topics {
			t.Articles = append(t.Articles, a)
		}
		for _, e := range a.About {
			e.Articles = append(e.Articles, a)
		}
		if original := a.TranslationOf; original != nil {
			original.Translations = append(original.Translations, a)
		}
	}
	for _, a := range l.site.Articles {
		slices.SortFunc(a.Translations, func(a, b *Article) int {
			return cmp.Or(cmp.Compare(a.Language, b.Language), cmp.Compare(a.ID, b.ID))
		})
	}
	for _, e := range l.site.Entities {
		if e.PartOf != nil {
			e.PartOf.Parts = append(e.PartOf.Parts, e)
		}
	}
	l.joinRelations()
}

func newestFirst(a, b *Article) int {
	return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
}

// Newest is the date of the topic's newest article; the zero time where it has none.
func (t *Topic) Newest() time.Time {
	if len(t.Articles) == 0 {
		return time.Time{}
	}
	return t.Articles[0].Date
}

// InMenu reports whether the page stands in the site's menu; the others stand in its footer.
func (p *Page) InMenu() bool { return p.Source.Nav.Set }

// Order is the page's place among the others.
func (p *Page) Order() int {
	if !p.InMenu() {
		return math.MaxInt
	}
	return p.Source.Nav.Value
}

func public[T any](records map[string]*T, open func(*T) bool) []*T {
	var list []*T
	for _, r := range records {
		if open(r) {
			list = append(list, r)
		}
	}
	return list
}

// sortByTitle sorts as a reader of the site's language expects (Unicode collation, numbers by value), equals by id.
func sortByTitle[T any](list []*T, lang string, record func(*T) *Record) {
	tag, err := language.Parse(lang)
	if err != nil {
		tag = language.Und
	}
	collator, buffer := collate.New(tag, collate.Numeric), collate.Buffer{}
	sortKeys := make(map[*T][]byte, len(list))
	for _, r := range list {
		sortKeys[r] = slices.Clone(collator.KeyFromString(&buffer, record(r).Title))
		buffer.Reset()
	}
	slices.SortFunc(list, func(a, b *T) int {
		return cmp.Or(slices.Compare(sortKeys[a], sortKeys[b]), cmp.Compare(record(a).ID, record(b).ID))
	})
}

func keys[T any](m map[string]T) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	return list
}
