package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	slashpath "path"
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/edit"
	"gloss/generator/site"
	"gloss/generator/source"
)

// A Refusal says in the writer's words why something is not done.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// Annotate writes the file of a new annotation on the article at an address, and returns its path. It is a [Refusal] where
// there can be none, and where the file is there already: nothing is ever written over.
func (p *Preview) Annotate(e *Edition, address string, w edit.PageNote) (path string, err error) {
	a := e.article(address)
	if a == nil {
		return "", Refusal("there is no article at this address")
	}
	c, refused := edit.Annotate(a, w)
	if refused != "" {
		return "", Refusal(refused)
	}
	if err := p.create(c.Path, c.New); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return "", Refusal("there is a file " + c.Path + " already: choose another name")
		}
		return "", fmt.Errorf("write %s: %w", c.Path, err)
	}
	return c.Path, nil
}

// create writes a file of the content that is not there yet, with the folders above it. Nothing leads out of the content:
// where a symbolic link would, it is an error.
func (p *Preview) create(path string, data []byte) error {
	root, err := p.root.OpenRoot(content.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	path = strings.TrimPrefix(path, content.Dir+"/")
	if err := root.MkdirAll(slashpath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close(), root.Remove(path))
	}
	return f.Close()
}

// article is the article at an address, as the edition shows it.
func (e *Edition) article(address string) *site.Article {
	i := slices.IndexFunc(e.Articles, func(a *site.Article) bool { return a.Address == address })
	switch {
	case i < 0:
		return nil
	case e.revision != nil:
		return e.revision.Article(e.Articles[i])
	}
	return e.Articles[i]
}

// Written are the places in the files at which a page is written: that of its record by the empty id, and of an article's
// page what bears an id there.
func (e *Edition) Written(address string) map[string]source.Span {
	places := map[string]source.Span{}
	if a := e.article(address); a != nil {
		places = a.Written()
	}
	for _, r := range e.Records() {
		if r.Address == address {
			places[""] = r.File().At(0, 0)
		}
	}
	return places
}
