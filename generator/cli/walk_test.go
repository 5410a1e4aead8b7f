package cli

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A walk is the pages of a built site as a reader's browser sees them.
type walk struct {
	*testing.T
	base  string // the path below which the site stands
	files map[string]bool
	ids   map[string]map[string]bool // of each page
	links map[string][]string        // from each page, to files of the site
}

func TestEveryLinkOfTheSampleLeadsSomewhere(t *testing.T) { walkSample(t, "") }

func TestEveryLinkLeadsSomewhereBelowAPath(t *testing.T) {
	walkSample(t, "/some/briefing", "--base-url", "https://example.org/some/briefing/")
}

func walkSample(t *testing.T, base string, flags ...string) {
	folder := copySample(t)
	run(t, folder, exitClean, append([]string{"build"}, flags...)...)
	public := filepath.Join(folder, "public")
	w := &walk{t, base, map[string]bool{}, map[string]map[string]bool{}, map[string][]string{}}
	var pages []string
	for name := range outputOf(t, public) {
		w.files[name] = true
		if path.Ext(name) == ".html" {
			pages = append(pages, name)
		}
	}
	slices.Sort(pages)
	trees := map[string]*html.Node{}
	for _, name := range pages {
		data, err := os.ReadFile(filepath.Join(public, name))
		if err != nil {
			t.Fatal(err)
		}
		if trees[name], err = html.Parse(bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
		w.collect(name, trees[name])
	}
	for _, name := range pages {
		for n := range trees[name].Descendants() {
			w.element(name, n)
		}
	}
	w.reach(pages, trees)
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// collect gathers a page's ids, each of which may stand once.
func (w *walk) collect(name string, tree *html.Node) {
	w.ids[name] = map[string]bool{}
	for n := range tree.Descendants() {
		id, given := attribute(n, "id")
		if !given {
			continue
		}
		if w.ids[name][id] || id == "" || strings.ContainsAny(id, " \t\n") {
			w.Errorf("%s: the id %q is given twice, or is none", name, id)
		}
		w.ids[name][id] = true
	}
}

// element looks at what one element loads, runs or leads to.
func (w *walk) element(page string, n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "style", strings.HasPrefix(a.Key, "on"):
			w.Errorf("%s: <%s> has the attribute %s", page, n.Data, a.Key)
		case a.Key == "src", a.Key == "srcset", a.Key == "poster", a.Key == "data" && n.Data == "object":
			w.resource(page, n, a.Val)
		case a.Key == "href" && n.Data == "link":
			if rel, _ := attribute(n, "rel"); rel != "canonical" && rel != "alternate" {
				w.resource(page, n, a.Val)
			}
		case a.Key == "href":
			w.link(page, a.Val)
		}
	}
	switch n.Data {
	case "style":
		w.Errorf("%s has a style element", page)
	case "script":
		if kind, _ := attribute(n, "type"); kind != "application/ld+json" && n.FirstChild != nil {
			w.Errorf("%s has an inline script", page)
		}
	case "iframe", "embed", "object", "base":
		w.Errorf("%s has the element %s", page, n.Data)
	}
}

// resource is something that a browser loads by itself: it must be a file of the site.
func (w *walk) resource(page string, n *html.Node, address string) {
	if u, err := url.Parse(address); err != nil || u.Host != "" || u.Scheme != "" {
		w.Errorf("%s: <%s> loads %s", page, n.Data, address)
		return
	}
	if file, _ := w.resolve(page, address); !w.files[file] {
		w.Errorf("%s: <%s> loads %s, which is not there", page, n.Data, address)
	}
}

// link is something that a reader may follow: within the site it must lead to a page and to a place in it.
func (w *walk) link(page, address string) {
	u, err := url.Parse(address)
	if err != nil {
		w.Errorf("%s: %q is no address", page, address)
		return
	}
	if u.Host != "" || u.Scheme != "" {
		if !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) {
			w.Errorf("%s links to %s", page, address)
		}
		return
	}
	file, fragment := w.resolve(page, address)
	if !w.files[file] {
		w.Errorf("%s links to %s, which is not there", page, address)
		return
	}
	if fragment != "" && !w.ids[file][fragment] {
		w.Errorf("%s links to %s, a place that is not there", page, address)
	}
	w.links[page] = append(w.links[page], file)
}

// resolve returns the file of an address that a page names, and its fragment.
func (w *walk) resolve(page, address string) (file, fragment string) {
	here := &url.URL{Path: w.base + "/" + strings.TrimSuffix(page, "index.html")}
	there, err := here.Parse(address)
	if err != nil {
		return address, ""
	}
	inside, ok := strings.CutPrefix(there.Path, w.base+"/")
	if !ok {
		return "outside: " + there.Path, ""
	}
	if inside == "" || strings.HasSuffix(inside, "/") {
		inside += "index.html"
	}
	return inside, there.Fragment
}

// reach follows the links from the front page: every page but the 404 page and redirects can be reached.
func (w *walk) reach(pages []string, trees map[string]*html.Node) {
	seen, next := map[string]bool{"index.html": true}, []string{"index.html"}
	for len(next) > 0 {
		page := next[0]
		next = next[1:]
		for _, file := range w.links[page] {
			if !seen[file] {
				seen[file] = true
				next = append(next, file)
			}
		}
	}
	for _, page := range pages {
		if !seen[page] && page != "404.html" && !isRedirect(trees[page]) {
			w.Errorf("no path of links leads from the front page to %s", page)
		}
	}
	if len(seen) < 20 {
		w.Errorf("only %d pages were reached", len(seen))
	}
}

func isRedirect(tree *html.Node) bool {
	for n := range tree.Descendants() {
		if value, _ := attribute(n, "http-equiv"); strings.EqualFold(value, "refresh") {
			return true
		}
	}
	return false
}

// TestThePublishedTextIsThatOfTheData takes the notes out of the text of every article, as whoever uses the data would.
func TestThePublishedTextIsThatOfTheData(t *testing.T) {
	folder := copySample(t)
	run(t, folder, exitClean, "build")
	articles, err := filepath.Glob(filepath.Join(folder, "public", "articles", "*", "index.json"))
	if err != nil || len(articles) < 6 {
		t.Fatalf("there are %d articles: %v", len(articles), err)
	}
	for _, name := range articles {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var article struct{ Text string }
		if err := json.Unmarshal(data, &article); err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(strings.TrimSuffix(name, ".json") + ".html")
		if err != nil {
			t.Fatal(err)
		}
		tree, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range tree.Descendants() {
			if class, _ := attribute(n, "class"); class == "prose" && n.Parent.Data == "article" {
				if got := textWithoutNotes(n); got != article.Text {
					t.Errorf("%s shows\n%q\nnot\n%q", name, got, article.Text)
				}
			}
		}
	}
}

func textWithoutNotes(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Data != "aside":
			b.WriteString(textWithoutNotes(c))
		}
	}
	return b.String()
}
