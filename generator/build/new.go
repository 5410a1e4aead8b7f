package build

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	slashpath "path"

	"gloss/generator/content"
	"gloss/generator/convert"
	"gloss/generator/diag"
	"gloss/generator/edit"
	"gloss/generator/posts"
)

// NewSite writes the files of a new site into a folder that has no content; what stands there already, such as a
// .gitignore, stays. It returns the files that it wrote.
func NewSite(folder string, files []edit.NewFile) (written []edit.NewFile, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("make the site's folder: %w", err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("open the site's folder: %w", err)
	}
	defer root.Close()
	for _, f := range files {
		if _, err := root.Lstat(f.Path); err == nil && slashpath.Dir(f.Path) == "." {
			continue
		}
		written = append(written, f)
	}
	return written, (&Site{root: root}).Add(written)
}

// Today is the day on which the site was opened, in its zone.
func (s *Site) Today() string { return s.Now.Format("2006-01-02") }

// NewRecord makes a record that is begun, of what an editor wishes; see the functions of package edit.
func (s *Site) NewRecord(of func(*content.Records, edit.Wish) (edit.NewFile, error), w edit.Wish) (edit.NewFile, error) {
	w.Day = cmp.Or(w.Day, s.Today())
	return of(s.records, w)
}

// Import makes an article of a file's bytes, and of the images that lie beside it; see [convert.Article].
func (s *Site) Import(beside fs.FS, name, id string, data []byte) (*convert.Import, error) {
	w, found, err := convert.Article(s.records, beside, name, id, data)
	if err != nil {
		return nil, err
	}
	file, err := s.NewRecord(edit.NewArticle, w)
	found.Records = append(found.Records, file)
	return found, err
}

// ImportFolder makes articles of a folder of posts; see [posts.Import].
func (s *Site) ImportFolder(fsys fs.FS, name string) (*convert.Import, error) {
	return posts.Import(fsys, name, s.records, s.Now)
}

// NewAnnotation makes an annotation that is begun; see [edit.NewAnnotation].
func (s *Site) NewAnnotation(w edit.Wish) (edit.NewFile, *diag.Report, error) {
	file, problems, err := edit.NewAnnotation(s.tree, s.records, s.options, w)
	return file, diag.NewReport(problems, s.levels), err
}
