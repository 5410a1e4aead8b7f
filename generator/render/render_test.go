package render

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/media"
	"gloss/generator/site"
	"gloss/generator/source"
	"gloss/templates"
)

// files is a site's folder: content and, perhaps, templates of its own.
type files map[string]string

func briefing(t *testing.T) files {
	t.Helper()
	return unpacked(t, "testdata/briefing.txtar")
}

func unpacked(t *testing.T, path string) files {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all := files{}
	for _, f := range archive.Files {
		all[f.Name] = string(f.Data)
	}
	return all
}

// with returns the files with some more, or others instead.
func (f files) with(more files) files {
	all := maps.Clone(f)
	maps.Copy(all, more)
	return all
}

func (f files) fs() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range f {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// A built is what became of a site's folder.
type built struct {
	site     *site.Site
	files    map[string]string
	problems []string
}

func build(t *testing.T, f files) built {
	t.Helper()
	tree, err := source.Read(f.fs(), content.Dir, content.RootDir)
	if err != nil {
		t.Fatal(err)
	}
	records, problems := content.Parse(tree)
	now, err := content.ParseMoment("2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	images, err := media.Read(tree, records.Media)
	if err != nil {
		t.Fatal(err)
	}
	linked, more := site.Link(records, site.Options{Images: images, Now: now})
	problems = append(problems, more...)
	if diag.NewReport(problems, diag.Levels{Build: true}).Errors > 0 {
		t.Fatalf("the content is wrong:\n%s", strings.Join(lines(problems), "\n"))
	}
	b := built{site: linked, files: map[string]string{}}
	theme, problems := readTheme(t, f)
	b.problems = lines(problems)
	if slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Code == diag.TemplateBroken }) {
		return b
	}
	var mutex sync.Mutex
	problems, err = Site(linked, theme, tree.Load, func(name string, data []byte) error {
		mutex.Lock()
		defer mutex.Unlock()
		if _, twice := b.files[name]; twice {
			return fmt.Errorf("%s is made twice", name)
		}
		b.files[name] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b.problems = append(b.problems, lines(problems)...)
	return b
}

func readTheme(t *testing.T, f files) (*Theme, []diag.Diagnostic) {
	t.Helper()
	own, err := source.Read(f.fs(), "templates")
	if err != nil {
		t.Fatal(err)
	}
	theme, problems, err := ReadTheme(templates.FS, own)
	if err != nil {
		t.Fatal(err)
	}
	return theme, problems
}

// lines are problems as a writer is told them.
func lines(problems []diag.Diagnostic) []string {
	var list []string
	for _, d := range problems {
		at := d.At.Position()
		list = append(list, fmt.Sprintf("%s:%d:%d: %s [%s]", d.At.Path(), at.Line, at.Column, d.Message, d.Code))
	}
	return list
}

// page returns a page and fails if there is none.
func (b built) page(t *testing.T, name string) string {
	t.Helper()
	page, found := b.files[name]
	if !found {
		t.Fatalf("there is no %s, only %v (problems: %v)", name, slices.Sorted(maps.Keys(b.files)), b.problems)
	}
	return page
}

// nodes calls visit for every element of every page.
func (b built) elements(t *testing.T, visit func(page string, n *html.Node)) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		if path.Ext(name) != ".html" {
			continue
		}
		tree, err := html.Parse(strings.NewReader(b.files[name]))
		if err != nil {
			t.Fatal(err)
		}
		for n := range tree.Descendants() {
			if n.Type == html.ElementNode {
				visit(name, n)
			}
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// isOurs reports whether a script is a file of the site or holds data.
func isOurs(n *html.Node) bool {
	return strings.HasPrefix(attribute(n, "src"), "/briefing/assets/") && n.FirstChild == nil || attribute(n, "type") == "application/ld+json"
}

func want(t *testing.T, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %s in\n%s", part, page)
		}
	}
}

func TestEveryLinkAndFragmentLeadsSomewhere(t *testing.T) {
	b := build(t, briefing(t))
	if len(b.problems) > 0 {
		t.Error(b.problems)
	}
	ids := map[string]map[string]bool{}
	b.elements(t, func(page string, n *html.Node) {
		if ids[page] == nil {
			ids[page] = map[string]bool{}
		}
		if id := attribute(n, "id"); id != "" {
			if ids[page][id] {
				t.Errorf("%s has the id %s twice", page, id)
			}
			ids[page][id] = true
		}
	})
	b.elements(t, func(page string, n *html.Node) {
		for _, to := range []string{attribute(n, "href"), attribute(n, "src")} {
			u, err := url.Parse(to)
			if err != nil || to == "" || u.Host != "" {
				continue
			}
			target := page
			if u.Path != "" {
				target = strings.TrimPrefix(u.Path, "/briefing/")
				if target == "" || strings.HasSuffix(target, "/") {
					target += "index.html"
				}
			}
			if _, found := b.files[target]; !found || !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "/briefing/") {
				t.Errorf("%s leads to %s, where nothing stands", page, to)
			}
			if u.Fragment != "" && !ids[target][u.Fragment] {
				t.Errorf("%s leads to %s, where there is no such place", page, to)
			}
		}
	})
}

func TestPagesLoadNothingFromElsewhereAndRunNothing(t *testing.T) {
	build(t, briefing(t)).elements(t, func(page string, n *html.Node) {
		loads := n.Data == "img" || n.Data == "link" && slices.Contains([]string{"stylesheet", "icon"}, attribute(n, "rel"))
		if to := attribute(n, "href") + attribute(n, "src"); loads && !strings.HasPrefix(to, "/briefing/") {
			t.Errorf("%s loads %s", page, to)
		}
		if n.Data == "script" && !isOurs(n) || n.Data == "style" || attribute(n, "style") != "" {
			t.Errorf("%s has script or style: <%s>", page, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s has the script %s", page, a.Key)
			}
		}
	})
}

func TestPagesBelowHeadingsUseTheirOwnIDs(t *testing.T) {
	build(t, briefing(t)).elements(t, func(page string, n *html.Node) {
		id := attribute(n, "id")
		for p := n.Parent; p != nil && id != ""; p = p.Parent {
			if strings.Contains(attribute(p, "class"), "prose") {
				id = ""
			}
		}
		if id != "" && !strings.HasPrefix(id, "page-") && !strings.HasPrefix(id, "note-") {
			t.Errorf("%s has the id %s outside of a text", page, id)
		}
	})
}

func TestBuiltTwiceIsTheSame(t *testing.T) {
	if diff := cmp.Diff(build(t, briefing(t)).files, build(t, briefing(t)).files); diff != "" {
		t.Error(diff)
	}
}

func TestEmptySiteHasItsPages(t *testing.T) {
	b := build(t, files{"content/site.md": "---\ngloss: 1\ntitle: Empty\nurl: https://example.org\nlanguage: en\n---\n"})
	for _, name := range []string{
		"index.html", "404.html", "articles/index.html", "entities/index.html", "topics/index.html",
		"feed.xml", "sitemap.xml", "robots.txt",
	} {
		b.page(t, name)
	}
}

func TestFilesAreCopied(t *testing.T) {
	f := briefing(t)
	b := build(t, f)
	for from, to := range map[string]string{
		"content/media/map.svg":                 "media/map.svg",
		"content/root/.well-known/security.txt": ".well-known/security.txt",
	} {
		if b.page(t, to) != f[from] {
			t.Errorf("%s is not %s", to, from)
		}
	}
	want(t, b.page(t, "robots.txt"), "Sitemap: https://example.org/briefing/sitemap.xml")
	own := build(t, f.with(files{"content/root/robots.txt": "User-agent: *\nDisallow: /\n"}))
	if got := own.page(t, "robots.txt"); got != "User-agent: *\nDisallow: /\n" {
		t.Errorf("robots.txt of the root is replaced: %q", got)
	}
}

// textOf is the text of an element, its white space collapsed.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
