package render

import (
	"bytes"
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

// feedEntries is how many articles a feed holds: those that changed last.
const feedEntries = 30

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
		Content    atomContent    `xml:"content"`
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

// feeds are the feed of the site and those of its topics.
func (r *renderer) feeds() []output {
	s, settings := r.site, r.site.Settings
	all := []output{r.feed(s.At("/feed.xml"), s.At("/"), s.Articles, func() atomFeed {
		return atomFeed{Lang: settings.Language.Value, ID: r.feedID("feed"), Title: settings.Title.Value, Subtitle: settings.Description.Value}
	})}
	for _, t := range s.Topics {
		all = append(all, r.feed(t.Beside("feed.xml"), t.Address, t.Articles, func() atomFeed {
			return atomFeed{
				Lang: t.Language, ID: r.feedID("topics/" + t.ID),
				Title: t.Title + " – " + settings.Title.Value, Subtitle: t.Source.Summary.Value,
			}
		}))
	}
	return all
}

// feed is the feed of some articles, beside the page that shows them.
func (r *renderer) feed(address, page string, articles []*site.Article, head func() atomFeed) output {
	return output{r.site.OutputPath(address), func() ([]byte, error) {
		feed := head()
		feed.Author, feed.Generator = atomPerson{r.publisher()}, "Gloss"
		feed.Links = []atomLink{
			{"self", "application/atom+xml", r.site.Absolute(address)},
			{"alternate", "text/html", r.site.Absolute(page)},
		}
		latest := slices.SortedStableFunc(slices.Values(articles), func(a, b *site.Article) int { return b.Changed.Compare(a.Changed) })
		latest = latest[:min(len(latest), feedEntries)]
		feed.Updated = time.Unix(0, 0).UTC().Format(time.RFC3339) // of a feed without an article
		if len(latest) > 0 {
			feed.Updated = latest[0].Changed.Format(time.RFC3339)
		}
		for _, a := range latest {
			entry, err := r.entry(a, feed.Lang)
			if err != nil {
				return nil, err
			}
			feed.Entries = append(feed.Entries, entry)
		}
		return marshal(feed)
	}}
}

func (r *renderer) entry(a *site.Article, lang string) (atomEntry, error) {
	content, err := r.feedContent(a)
	entry := atomEntry{
		ID: r.feedID("articles/" + a.ID), Title: a.Title, Summary: a.Source.Summary.Value,
		Published: a.Date.Format(time.RFC3339), Updated: a.Changed.Format(time.RFC3339),
		Link:    atomLink{"alternate", "text/html", r.site.Absolute(a.Address)},
		Content: atomContent{"html", r.site.Absolute(a.Address), content},
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
	return entry, err
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
func marshal(document any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	encoder := xml.NewEncoder(&b)
	encoder.Indent("", " ")
	if err := encoder.Encode(document); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
