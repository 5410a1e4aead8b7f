package render

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gloss/generator/site"
)

// feedEntries is how many entries a feed holds: what changed last. There are many feeds of entities, and theirs hold
// fewer.
const (
	feedEntries       = 30
	entityFeedEntries = 10
)

// The elements of a feed (RFC 4287), in the order they are written.
type (
	atomFeed struct {
		XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang      string      `xml:"xml:lang,attr"`
		ID        string      `xml:"id"`
		Title     string      `xml:"title"`
		Subtitle  string      `xml:"subtitle,omitempty"`
		Updated   string      `xml:"updated"`
		Links     []atomLink  `xml:"link"`
		Author    atomPerson  `xml:"author"`
		Generator string      `xml:"generator"`
		Entries   []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		Lang       string         `xml:"xml:lang,attr,omitempty"`
		ID         string         `xml:"id"`
		Title      string         `xml:"title"`
		Published  string         `xml:"published"`
		Updated    string         `xml:"updated"`
		Link       atomLink       `xml:"link"`
		Authors    []atomPerson   `xml:"author"`
		Categories []atomCategory `xml:"category"`
		Summary    string         `xml:"summary,omitempty"`
		Content    *atomContent   `xml:"content"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomCategory struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		Base string `xml:"xml:base,attr"`
		HTML string `xml:",chardata"`
	}
)

// feeds are the feed of the site, those of its topics and entities, and those of its lists.
func (r *renderer) feeds() []output {
	s, settings := r.site, r.site.Settings
	all := []output{r.feed(s.At("/feed.xml"), s.At("/"), r.wholeArticles(s.Articles), func() atomFeed {
		return atomFeed{Lang: settings.Language.Value, ID: r.feedID("feed"), Title: settings.Title.Value, Subtitle: settings.Description.Value}
	})}
	for _, t := range s.Topics {
		all = append(all, r.feed(t.Beside("feed.xml"), t.Address, r.wholeArticles(t.Articles), func() atomFeed {
			return r.recordFeed(&t.Record, t.Source.Summary.Value)
		}))
	}
	for _, e := range s.Entities {
		all = append(all, r.feed(e.Beside("feed.xml"), e.Address, r.articlesNaming(e), func() atomFeed {
			return r.recordFeed(&e.Record, e.Source.Summary.Value)
		}))
	}
	return append(all,
		r.listFeed("claims", "claims", r.noteEntries(s.Claims)),
		r.listFeed("questions", "questions", r.noteEntries(s.Questions)),
		r.listFeed("corrections", "all-corrections", r.eventEntries(s.Corrections())),
		r.listFeed("updates", "all-updates", r.eventEntries(s.Changes)))
}

// recordFeed is the head of the feed of a topic or an entity.
func (r *renderer) recordFeed(of *site.Record, summary string) atomFeed {
	return atomFeed{
		Lang: of.Language, ID: r.feedID(string(of.Kind) + "/" + of.ID),
		Title: of.Title + " – " + r.site.Settings.Title.Value, Subtitle: summary,
	}
}

// listFeed is the feed of a list that the program makes itself: its folder, and its word.
func (r *renderer) listFeed(folder, word string, entries func(lang string) ([]atomEntry, error)) output {
	address := r.site.At("/" + folder + "/")
	return r.feed(address+"feed.xml", address, entries, func() atomFeed {
		return atomFeed{Lang: r.words.Tag(), ID: r.feedID(folder), Title: r.words.Text(word) + " – " + r.site.Settings.Title.Value}
	})
}

// feed is a feed of the entries, the latest first, beside the page that shows them.
func (r *renderer) feed(address, page string, entries func(lang string) ([]atomEntry, error), head func() atomFeed) output {
	return single(r.site.OutputPath(address), func(s *scratch) (data []byte, err error) {
		feed := head()
		feed.Author, feed.Generator = atomPerson{r.publisher()}, "Gloss"
		feed.Links = []atomLink{
			{"self", "application/atom+xml", r.site.Absolute(address)},
			{"alternate", "text/html", r.site.Absolute(page)},
		}
		if feed.Entries, err = entries(feed.Lang); err != nil {
			return nil, err
		}
		feed.Updated = time.Unix(0, 0).UTC().Format(time.RFC3339) // of a feed without an entry
		if len(feed.Entries) > 0 {
			feed.Updated = feed.Entries[0].Updated
		}
		return marshal(s, feed)
	})
}

// wholeArticles are the articles that changed last, with their texts.
func (r *renderer) wholeArticles(articles []*site.Article) func(lang string) ([]atomEntry, error) {
	return func(lang string) (entries []atomEntry, err error) {
		latest := slices.SortedStableFunc(slices.Values(articles), func(a, b *site.Article) int { return b.Changed.Compare(a.Changed) })
		for _, a := range latest[:min(len(latest), feedEntries)] {
			entry := r.entry(a, lang)
			entry.Content = &atomContent{Type: "html", Base: r.site.Absolute(a.Address)}
			if entry.Content.HTML, err = r.feedContent(a); err != nil {
				return nil, err
			}
			entries = append(entries, entry)
		}
		return entries, nil
	}
}

// articlesNaming are the newest articles that name an entity or are about it, without their texts: there are many such
// feeds.
func (r *renderer) articlesNaming(e *site.Entity) func(lang string) ([]atomEntry, error) {
	return func(lang string) (entries []atomEntry, err error) {
		articles := slices.Clone(e.Articles)
		for _, n := range e.NamedIn[:min(len(e.NamedIn), entityFeedEntries)] {
			if !slices.Contains(e.Articles, n.Article) {
				articles = append(articles, n.Article)
			}
		}
		slices.SortStableFunc(articles, func(a, b *site.Article) int { return b.Changed.Compare(a.Changed) })
		for _, a := range articles[:min(len(articles), entityFeedEntries)] {
			entry := r.entry(a, lang)
			entry.Categories = nil
			entries = append(entries, entry)
		}
		return entries, nil
	}
}

// noteEntries are the newest of some notes.
func (r *renderer) noteEntries(notes []*site.Note) func(lang string) ([]atomEntry, error) {
	return func(lang string) (entries []atomEntry, err error) {
		latest := slices.SortedStableFunc(slices.Values(notes), func(a, b *site.Note) int { return r.noteChanged(b).Compare(r.noteChanged(a)) })
		for _, n := range latest[:min(len(latest), feedEntries)] {
			published := n.Day(r.site.Zone).Format(time.RFC3339)
			entry := atomEntry{
				ID: r.feedID("annotations/" + n.Ref()), Title: r.noteLink(n).Text,
				Published: published, Updated: r.noteChanged(n).Format(time.RFC3339),
				Link: atomLink{"alternate", "text/html", r.site.Absolute(n.Article.Address) + "#note-" + (&url.URL{Path: n.ID}).EscapedPath()},
			}
			if done := n.Source.Answered; done != nil {
				entry.Summary = r.words.Text("answered") + ": " + done.Text.Value
			}
			entries = append(entries, entry)
		}
		return entries, nil
	}
}

// noteChanged is when a note was last heard of: of a question the day of its answer.
func (r *renderer) noteChanged(n *site.Note) time.Time {
	day := n.Day(r.site.Zone)
	if done := n.Source.Answered; done != nil && done.Date.In(r.site.Zone).After(day) {
		return done.Date.In(r.site.Zone)
	}
	return day
}

// eventEntries are the newest of some changes, which stand the newest first.
func (r *renderer) eventEntries(events []site.Event) func(lang string) ([]atomEntry, error) {
	return func(string) (entries []atomEntry, err error) {
		for _, e := range events[:min(len(events), feedEntries)] {
			view, date := r.event(e), e.Date.Format(time.RFC3339)
			id := fmt.Sprintf("%s/%s/%s/%d", e.Record.Kind, e.Record.ID, e.Kind, e.Number)
			link := r.site.Absolute(e.Record.Address)
			if e.Note != nil {
				id = "annotations/" + e.Note.Ref() + "/answered"
				link += "#note-" + (&url.URL{Path: e.Note.ID}).EscapedPath()
			}
			entries = append(entries, atomEntry{
				ID: r.feedID(id), Title: view.Kind + ": " + view.Record.Text, Published: date, Updated: date,
				Link: atomLink{"alternate", "text/html", link}, Summary: e.Text,
			})
		}
		return entries, nil
	}
}

// entry is an article in a feed of a language, without its text.
func (r *renderer) entry(a *site.Article, lang string) atomEntry {
	entry := atomEntry{
		ID: r.feedID("articles/" + a.ID), Title: a.Title, Summary: a.Source.Summary.Value,
		Published: a.Date.Format(time.RFC3339), Updated: a.Changed.Format(time.RFC3339),
		Link: atomLink{"alternate", "text/html", r.site.Absolute(a.Address)},
	}
	if a.Language != lang {
		entry.Lang = a.Language
	}
	for _, author := range a.Source.Authors {
		entry.Authors = append(entry.Authors, atomPerson{author.Value})
	}
	for _, t := range a.Topics {
		entry.Categories = append(entry.Categories, atomCategory{t.ID, t.Title})
	}
	return entry
}

// feedContent is an article's text as a feed carries it: what was withdrawn, updated or corrected first, every address
// whole.
func (r *renderer) feedContent(a *site.Article) (string, error) {
	var b strings.Builder
	remark := func(word string, c site.Change) {
		fmt.Fprintf(&b, "<p><strong>%s (%s):</strong> %s</p>\n", template.HTMLEscapeString(r.words.Text(word)),
			r.words.Date(c.Date), template.HTMLEscapeString(c.Text))
	}
	if a.Withdrawn != nil {
		remark("withdrawn", *a.Withdrawn)
	}
	for _, c := range a.Corrections {
		remark("correction", c)
	}
	for _, c := range a.Updates {
		remark("update", c)
	}
	err := wholeAddresses(&b, a.Prose.Body(r.labels).HTML, r.site.Absolute(a.Address))
	return b.String(), err
}

// wholeAddresses writes HTML with the addresses of its links and images resolved against that of its page.
func wholeAddresses(b *strings.Builder, body, page string) error {
	base, err := url.Parse(page)
	if err != nil {
		return err
	}
	tokens := html.NewTokenizer(strings.NewReader(body))
	for tokens.Next() != html.ErrorToken {
		raw := string(tokens.Raw())
		token := tokens.Token()
		if token.DataAtom != atom.A && token.DataAtom != atom.Img {
			b.WriteString(raw)
			continue
		}
		for i, attribute := range token.Attr {
			if attribute.Key != "href" && attribute.Key != "src" {
				continue
			}
			if to, err := base.Parse(attribute.Val); err == nil {
				token.Attr[i].Val = to.String()
			}
		}
		b.WriteString(token.String())
	}
	return nil
}

// feedID is an identifier that stays when a page moves: a tag URI (RFC 4151). The address in the settings names its
// authority, not the one a build is made for.
func (r *renderer) feedID(name string) string {
	host, path := "", ""
	if u, err := url.Parse(r.site.Settings.URL.Value); err == nil {
		host, path = strings.ToLower(u.Hostname()), strings.Trim(u.EscapedPath(), "/")
	}
	if path != "" {
		path += "/"
	}
	return "tag:" + host + "," + tagYear + ":" + path + (&url.URL{Path: name}).EscapedPath()
}

// tagYear is part of every identifier of a feed and so can never change.
const tagYear = "2026"

func (r *renderer) publisher() string {
	return cmp.Or(r.site.Settings.Publisher.Value, r.site.Settings.Title.Value)
}

// marshal returns an XML document.
func marshal(s *scratch, document any) ([]byte, error) {
	b := s.buffer()
	b.WriteString(xml.Header)
	encoder := xml.NewEncoder(b)
	encoder.Indent("", " ")
	if err := encoder.Encode(document); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
