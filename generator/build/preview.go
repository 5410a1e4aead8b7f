package build

import (
	"fmt"
	"os"
	"slices"
	"sync"

	"gloss/generator/check"
	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/render"
	"gloss/generator/site"
	"gloss/generator/source"
	"gloss/templates"
)

// A Preview makes the site of a folder again and again while its files are edited. It remembers what cannot have
// changed: files by their bytes, records by their file, the theme by its files. It is for one goroutine.
type Preview struct {
	options Options
	root    *os.Root
	content *source.Tree
	own     *source.Tree // the site's own templates
	reader  content.Reader
	theme   *render.Theme
	broken  []diag.Diagnostic // what is wrong with the theme
}

// An Edition is a site as it stands at one moment. Its files are made when they are asked for. Any number of readers may
// share it.
type Edition struct {
	*site.Site
	// Report is what is wrong with the site. Where it holds errors, a build would write nothing, and there are no files.
	Report *diag.Report

	pages *render.Pages
	mu    sync.Mutex
	made  map[string][]byte
	none  map[string]bool // paths that were asked for and are not there
}

// NewPreview opens a site's folder. Nothing is read before the first [Preview.Renew].
func NewPreview(o Options) (*Preview, error) {
	root, err := os.OpenRoot(o.Root)
	if err != nil {
		return nil, fmt.Errorf("open the site's folder: %w", err)
	}
	return &Preview{options: o, root: root}, nil
}

// Close lets go of the site's folder. Editions that are still in use find their media no more.
func (p *Preview) Close() error { return p.root.Close() }

// Renew makes the site as it stands now. The paths, with slashes from the site's folder, are those at which, or below
// which, something has changed since the last call; at the first one everything is read. After an error, which is one of
// the machine, the next call must name the same paths again.
func (p *Preview) Renew(paths []string, now content.Moment) (*Edition, error) {
	if err := p.read(paths); err != nil {
		return nil, err
	}
	o := p.options
	o.Now = now
	records, problems := p.reader.Parse(p.content)
	linked, more := site.Link(records, o.linkOptions())
	problems = append(problems, more...)
	problems = append(problems, p.broken...)
	problems = append(problems, check.Site(linked)...)
	e := &Edition{Site: linked, Report: diag.NewReport(problems, o.levels(records.Settings)), made: map[string][]byte{}, none: map[string]bool{}}
	if e.Report.Errors > 0 {
		return e, nil
	}
	var err error
	e.pages, err = render.NewPages(linked, p.theme, p.content.Load)
	return e, err
}

// read takes the snapshots of the folder's content and of its templates.
func (p *Preview) read(paths []string) error {
	var err error
	content, own := p.content, p.own
	if content == nil {
		content, own, err = readFolder(p.root)
	} else {
		if content, err = content.Again(paths); err == nil {
			own, err = own.Again(paths)
		}
	}
	if err != nil {
		return err
	}
	if p.theme == nil || !slices.Equal(own.Files, p.own.Files) {
		theme, broken, err := render.ReadTheme(templates.FS, own)
		if err != nil {
			return err
		}
		p.theme, p.broken = theme, broken
	}
	p.content, p.own = content, own
	return nil
}

// File returns the file at a slash path below the output folder, if the site has one. The problem is what a template of
// the site's own gets wrong on that page.
func (e *Edition) File(path string) (data []byte, found bool, problem *diag.Diagnostic, err error) {
	if e.pages == nil {
		return nil, false, nil, nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if data, found := e.made[path]; found || e.none[path] {
		return data, found, nil, nil
	}
	files, problem, err := e.pages.Make(path)
	if problem != nil || err != nil {
		return nil, false, problem, err
	}
	for name, data := range files {
		e.made[name] = data
	}
	if data, found = files[path]; !found {
		e.none[path] = true
	}
	return data, found, nil, nil
}
