package convert

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"gloss/generator/content"
	"gloss/generator/edit"
)

// page makes an article of a web page: of its main text alone, without what surrounds that, and of the images in it that lie
// beside the page.
func page(text string, g gallery) (w edit.Wish, copies []Copy, remarks []string, err error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return w, nil, nil, err
	}
	address := addressOf(doc)
	t := tidier{address: address, others: playedIn(doc), gallery: &g}
	g.keep(doc)
	if withoutComments(doc) {
		t.remarks = append(t.remarks, "the readers' comments were left out")
	}
	found, err := readability.FromDocument(doc, address)
	if err != nil || found.Node == nil {
		return w, nil, nil, errors.New("no main text is found in the page: paste it into a .txt file, and import that")
	}
	w.Title = withoutSite(content.OneLine(found.Title()), content.OneLine(found.SiteName()))
	if w.Title == "" {
		return w, nil, nil, errors.New("the page has no title: write a <title> into it, or import its text")
	}
	g.id = cmp.Or(g.id, content.IDOf(w.Title))
	t.tidy(found.Node)
	guard(found.Node)
	var rendered strings.Builder
	if err := found.RenderHTML(&rendered); err != nil {
		return w, nil, nil, err
	}
	toMarkdown := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), strikethrough.NewStrikethroughPlugin(), table.NewTablePlugin()))
	w.Body, err = toMarkdown.ConvertString(rendered.String())
	if err != nil {
		return w, nil, nil, err
	}
	w.Body = strings.TrimSpace(unguard(w.Body)) + "\n"
	w.Fields = fields(&w, found, address)
	if address == nil {
		t.remarks = append(t.remarks, "it does not say its address: add it to sources, if it has one")
	}
	return w, g.copies, append(t.remarks, t.lost()...), nil
}

// fields are the fields of the article beside its title, and sets its day.
func fields(w *edit.Wish, found readability.Article, address *url.URL) string {
	var b strings.Builder
	field := func(name, value string) {
		if value = content.OneLine(value); value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, content.AsYAML(value))
		}
	}
	published := ""
	if at, err := found.PublishedTime(); err == nil {
		published = at.Format("2006-01-02")
		w.Day = published
	}
	field("summary", found.Excerpt())
	field("authors", found.Byline())
	if tag, err := language.Parse(found.Language()); err == nil && tag != language.Und {
		field("language", tag.String())
	}
	b.WriteString("sources:\n  - name: " + content.AsYAML(w.Title) + "\n")
	if address != nil {
		field("    url", address.String())
	}
	field("    author", cmp.Or(found.Byline(), found.SiteName()))
	field("    published", published)
	return strings.ReplaceAll(b.String(), "published: \""+published+"\"", "published: "+published)
}

// withoutSite is a title without the name of the site behind it.
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	for _, sign := range []string{" - ", " | ", " – ", " — ", " · ", " :: ", " » "} {
		if cut, found := strings.CutSuffix(title, sign+site); found && cut != "" {
			return cut
		}
	}
	return title
}

// savedFrom is what browsers write at the head of a page that they save.
var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)

// addressOf is the web address that a page says it stood at, nil where it says none.
func addressOf(doc *html.Node) *url.URL {
	var told [3]string
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil {
				told[2] = m[1]
			}
		case n.DataAtom == atom.Link && strings.EqualFold(attribute(n, "rel"), "canonical"):
			told[0] = attribute(n, "href")
		case n.DataAtom == atom.Meta && attribute(n, "property") == "og:url":
			told[1] = attribute(n, "content")
		}
	}
	for _, address := range told {
		if u, err := url.Parse(strings.TrimSpace(address)); err == nil && isWeb(u) {
			return u
		}
	}
	return nil
}

func isWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// playedIn are the names of the elements of a page that play or show something of their own.
func playedIn(doc *html.Node) (names []string) {
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Embed, atom.Canvas:
			names = append(names, n.Data)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// commentMark is what an element is called in which readers comment on a page.
var commentMark = regexp.MustCompile(`(?i)^(?:comments?|comments?[-_](?:area|list|section|thread|wrap(?:per)?)|disqus_thread|respond)$`)

// withoutComments takes out what readers have written below a page, and reports whether there was any.
func withoutComments(doc *html.Node) (found bool) {
	for _, n := range slices.Collect(doc.Descendants()) {
		marks := append(strings.Fields(attribute(n, "class")), attribute(n, "id"))
		if n.Parent == nil || n.DataAtom == atom.Body || !slices.ContainsFunc(marks, commentMark.MatchString) {
			continue
		}
		found = found || textOf(n) != ""
		n.Parent.RemoveChild(n)
	}
	return found
}

// A tidier takes out of a text what an article cannot show, and counts it.
type tidier struct {
	address *url.URL
	remarks []string
	images  []string
	links   []string
	others  []string // the names of elements
	gallery *gallery
}

// tidy changes the elements below a node: an image shows its file or becomes its description, a link that leads nowhere from
// here its text, and what moves or asks for something is taken out.
func (t *tidier) tidy(root *html.Node) {
	for _, n := range slices.Collect(root.Descendants()) {
		if n.Type != html.ElementNode || n.Parent == nil {
			continue
		}
		switch n.DataAtom {
		case atom.Img:
			t.image(n)
		case atom.A:
			t.link(n)
		case atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Embed, atom.Form, atom.Svg, atom.Canvas, atom.Script, atom.Style:
			n.Parent.RemoveChild(n)
		}
	}
}

func (t *tidier) image(n *html.Node) {
	if t.gallery.show(n) {
		return
	}
	alt := cmp.Or(content.OneLine(attribute(n, "alt")), "image")
	t.images = append(t.images, alt)
	n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: "(" + alt + ")"}, n)
	n.Parent.RemoveChild(n)
}

func (t *tidier) link(n *html.Node) {
	u, err := url.Parse(strings.TrimSpace(attribute(n, "href")))
	if err == nil && t.address != nil && u.Scheme == "" && u.Host != "" {
		u.Scheme = t.address.Scheme
	}
	if err == nil && (isWeb(u) || u.Scheme == "mailto") && !isOwn(t.address, u) {
		n.Attr = []html.Attribute{{Key: "href", Val: u.String()}}
		return
	}
	t.links = append(t.links, textOf(n))
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
	}
	n.Parent.RemoveChild(n)
}

// textOf is the text below a node, on one line.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return content.OneLine(b.String())
}

// isOwn reports whether a link leads to a place in the page itself.
func isOwn(page, u *url.URL) bool {
	return page != nil && u.Fragment != "" && u.Host == page.Host && u.Path == page.Path && u.RawQuery == page.RawQuery
}

// lost says what was left out.
func (t *tidier) lost() (remarks []string) {
	for _, alt := range t.images {
		remarks = append(remarks, fmt.Sprintf("an image was left out, its description stands in its place: “%s”", alt))
	}
	for _, text := range t.links {
		remarks = append(remarks, fmt.Sprintf("a link was left out, its text stays: “%s”", text))
	}
	for _, name := range t.others {
		remarks = append(remarks, fmt.Sprintf("what stands in <%s> was left out", name))
	}
	return remarks
}
