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

	levels diag.Levels
	pages  *render.Pages

	mu    sync.Mutex
	made  map[string][]byte
	none  map[string]bool // paths that were asked for and are not there
	wrong *diag.Report    // the Report with what was wrong on pages so far
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

// Renew makes the site as it stands now; nil says that it is as it was. The paths, with slashes from the site's folder,
// are those at which, or below which, something may have changed since the last call; at the first one everything is
// read. After an error, which is one of the machine, the next call must name the same paths again.
func (p *Preview) Renew(paths []string, now content.Moment) (*Edition, error) {
	changed, err := p.read(paths)
	if !changed || err != nil {
		return nil, err
	}
	o := p.options
	o.Now = now
	records, problems := p.reader.Parse(p.content)
	linked, more := site.Link(records, o.linkOptions())
	problems = append(problems, more...)
	problems = append(problems, p.broken...)
	problems = append(problems, check.Site(linked)...)
	e := &Edition{Site: linked, levels: o.levels(records.Settings), made: map[string][]byte{}, none: map[string]bool{}}
	e.Report = diag.NewReport(problems, e.levels)
	e.wrong = e.Report
	if e.Report.Errors > 0 {
		return e, nil
	}
	e.pages, err = render.NewPages(linked, p.theme, p.content.Load)
	return e, err
}

// read takes the snapshots of the folder's content and of its templates, and reports whether one is another than before.
func (p *Preview) read(paths []string) (changed bool, err error) {
	written, own := p.content, p.own
	if written == nil {
		written, own, err = readFolder(p.root)
	} else {
		written, own, err = p.readAgain(paths)
	}
	if err != nil {
		return false, err
	}
	newTheme := p.theme == nil || !slices.Equal(own.Files, p.own.Files)
	if newTheme {
		theme, broken, err := render.ReadTheme(templates.FS, own)
		if err != nil {
			return false, err
		}
		p.theme, p.broken = theme, broken
	}
	changed = newTheme || !slices.Equal(written.Files, p.content.Files)
	p.content, p.own = written, own
	return changed, nil
}

func (p *Preview) readAgain(paths []string) (written, own *source.Tree, err error) {
	if written, err = p.content.Again(paths); err != nil {
		return nil, nil, err
	}
	own, err = p.own.Again(paths)
	return written, own, err
}

// File returns the file at a slash path below the output folder, if the site has one. What a template of the site's own
// gets wrong on that page comes as a report of the site with it, the same one until something else is found: a build would
// write nothing.
func (e *Edition) File(path string) (data []byte, found bool, wrong *diag.Report, err error) {
	if e.pages == nil {
		return nil, false, nil, nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if data, found := e.made[path]; found || e.none[path] {
		return data, found, nil, nil
	}
	files, problem, err := e.pages.Make(path)
	if err != nil {
		return nil, false, nil, err
	}
	if problem != nil {
		if r := e.wrong.With([]diag.Diagnostic{*problem}, e.levels); len(r.Findings) > len(e.wrong.Findings) {
			e.wrong = r
		}
		return nil, false, e.wrong, nil
	}
	for name, data := range files {
		e.made[name] = data
	}
	if data, found = files[path]; !found {
		e.none[path] = true
	}
	return data, found, nil, nil
}
