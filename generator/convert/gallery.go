package convert

import (
	"cmp"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gloss/generator/content"
)

// A gallery is what lies beside a saved page: browsers put the images of page.html into a folder page_files.
type gallery struct {
	fsys fs.FS
	// id is that of the article, after which the copies are named.
	id     string
	taken  map[string]bool // the paths of media that are taken, without case
	files  []string        // those that the page shows, by the number that stands in the page meanwhile
	copies []Copy
}

// kept begins the address that an image has while the main text of its page is looked for: what finds that makes every
// other one whole.
const kept = "x-kept:"

// keep lets each image whose file lies beside the page show that.
func (g *gallery) keep(doc *html.Node) {
	if g.fsys == nil {
		return
	}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Img {
			continue
		}
		u, err := url.Parse(strings.TrimSpace(attribute(n, "src")))
		if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
			continue
		}
		file := path.Clean(u.Path)
		if !fs.ValidPath(file) || RefuseMedia(g.fsys, file, true) != "" {
			continue
		}
		n.Attr = []html.Attribute{
			{Key: "src", Val: fmt.Sprint(kept, len(g.files))}, {Key: "alt", Val: attribute(n, "alt")},
			{Key: "title", Val: captionOf(n)},
		}
		g.files = append(g.files, file)
	}
}

// captionOf takes the caption of a figure's only image out of the figure, and returns it; else it is the image's title.
func captionOf(image *html.Node) string {
	for figure := range image.Ancestors() {
		if figure.DataAtom != atom.Figure {
			continue
		}
		var images, captions []*html.Node
		for n := range figure.Descendants() {
			switch n.DataAtom {
			case atom.Img:
				images = append(images, n)
			case atom.Figcaption:
				captions = append(captions, n)
			}
		}
		if len(images) != 1 || len(captions) != 1 {
			break
		}
		captions[0].Parent.RemoveChild(captions[0])
		return textOf(captions[0])
	}
	return content.OneLine(attribute(image, "title"))
}

// show lets an image show the copy of its file. It reports false for one that has none.
func (g *gallery) show(n *html.Node) bool {
	number, isKept := strings.CutPrefix(attribute(n, "src"), kept)
	at := 0
	if _, err := fmt.Sscan(number, &at); !isKept || err != nil || at < 0 || at >= len(g.files) {
		return false
	}
	to := g.copy(g.files[at])
	n.Attr = []html.Attribute{{Key: "src", Val: to}, {Key: "alt", Val: content.OneLine(attribute(n, "alt"))}, {Key: "title", Val: attribute(n, "title")}}
	return true
}

// copy is the path at which a file will stand among the media of the site.
func (g *gallery) copy(file string) string {
	for _, c := range g.copies {
		if c.From == file {
			return strings.TrimPrefix(c.Path, content.Dir)
		}
	}
	folder, name := content.Dir+"/media/"+cmp.Or(g.id, "page")+"/", MediaName(path.Base(file))
	to := folder + name
	for n := 2; g.taken[strings.ToLower(to)]; n++ {
		to = fmt.Sprintf("%s%d-%s", folder, n, name)
	}
	g.taken[strings.ToLower(to)] = true
	g.copies = append(g.copies, Copy{g.fsys, file, to})
	return strings.TrimPrefix(to, content.Dir)
}
