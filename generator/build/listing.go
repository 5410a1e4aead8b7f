package build

import (
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"os"
	slashpath "path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/source"
)

// A Listed is a record in a list to choose from.
type Listed struct {
	ID string
	// Title is its title or name, or the passage that an annotation quotes; empty where it cannot be read.
	Title string
}

const (
	// mostTitled is how many records a list may have whose titles are read: nobody looks through more.
	mostTitled = 300
	// headSize is how much of a file is read for its title.
	headSize = 32 << 10
)

// List lists the records of a site that lie in a folder of its content, such as entities or annotations/talks, and whose
// ids have a beginning, by id. It is quick: nothing is linked, and no text is read. What cannot be read is left out.
func List(site, folder, beginning string) []Listed {
	root, err := os.OpenRoot(site)
	if err != nil {
		return nil
	}
	defer root.Close()
	paths := map[string]string{}
	_ = fs.WalkDir(root.FS(), slashpath.Join(content.Dir, folder), func(name string, entry fs.DirEntry, err error) error {
		id := norm.NFC.String(strings.TrimSuffix(entryName(entry), ".md"))
		switch {
		case err != nil:
			return fs.SkipDir
		case strings.ContainsAny(id[:min(1, len(id))], "._"):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.Type().IsRegular() && slashpath.Ext(name) == ".md" && strings.HasPrefix(id, norm.NFC.String(beginning)):
			paths[id] = name
		}
		return nil
	})
	titles := map[string]string{}
	if len(paths) <= mostTitled {
		titles = titlesOf(root.FS(), paths)
	}
	var all []Listed
	for id := range paths {
		all = append(all, Listed{id, titles[id]})
	}
	slices.SortFunc(all, func(a, b Listed) int { return strings.Compare(a.ID, b.ID) })
	return all
}

func entryName(entry fs.DirEntry) string {
	if entry == nil {
		return "" // of a folder that is not there
	}
	return entry.Name()
}

// ListAnnotated lists the ids of the articles that have annotations.
func ListAnnotated(site string) (ids []string) {
	entries, _ := os.ReadDir(filepath.Join(site, content.Dir, "annotations"))
	for _, entry := range entries {
		if entry.IsDir() && !strings.ContainsAny(entry.Name()[:1], "._") {
			ids = append(ids, norm.NFC.String(entry.Name()))
		}
	}
	return ids
}

// ListKinds lists the kinds of entity of a site, its own among them.
func ListKinds(site string) []string {
	tree := &source.Tree{}
	if root, err := os.OpenRoot(site); err == nil {
		defer root.Close()
		if f, err := source.ReadFile(root.FS(), content.Dir+"/site.md"); err == nil {
			tree.Files = []*source.File{f}
		}
	}
	r, _ := content.Parse(tree)
	return r.Settings.EntityKinds()
}

// titlesOf reads the titles of files, by id.
func titlesOf(files fs.FS, paths map[string]string) map[string]string {
	tree := &source.Tree{}
	for _, path := range paths {
		if head, err := headOf(files, path); err == nil {
			tree.Files = append(tree.Files, source.New(path, head))
		}
	}
	titles := map[string]string{}
	r, _ := content.Parse(tree)
	for _, a := range r.Articles {
		titles[a.ID] = a.Title.Value
	}
	for _, e := range r.Entities {
		titles[e.ID] = e.Name.Value
	}
	for _, t := range r.Topics {
		titles[t.ID] = t.Title.Value
	}
	for _, p := range r.Pages {
		titles[p.ID] = p.Title.Value
	}
	for _, n := range r.Annotations {
		titles[n.ID] = n.Title.Value
		if n.Quotation != nil {
			titles[n.ID] = cmp.Or(n.Title.Value, strings.Join(strings.Fields(n.Quotation.Raw), " "))
		}
	}
	return titles
}

// headOf reads a file up to the end of its front matter; of an annotation, the quotation too.
func headOf(files fs.FS, path string) ([]byte, error) {
	f, err := files.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, headSize))
	if strings.HasPrefix(path, content.Dir+"/annotations/") {
		return head, err
	}
	const closing = "\n---"
	if end := bytes.Index(head, []byte(closing)); end >= 0 {
		head = append(head[:end:end], closing+"\n"...)
	}
	return head, err
}
