package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"gloss/generator/check"
	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/media"
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
	linking *site.Linking // the last one
	theme   *render.Theme
	broken  []diag.Diagnostic // what is wrong with the theme
	// unfinished says that what was read last made no edition.
	unfinished bool
}

// An Edition is a site as it stands at one moment. Its files are made when they are asked for. Any number of readers may
// share it.
type Edition struct {
	*site.Site
	// Report is what is wrong with the site. Where it holds errors, a build would write nothing, and there are no files.
	Report *diag.Report

	levels  diag.Levels
	linking *site.Linking
	tree    *source.Tree
	fsys    fs.FS
	pages   *render.Pages
	// revision says what has changed since, nil where nothing has.
	revision *site.Revision

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

// Close lets go of the site's folder, at any time. Editions that are still in use find their media no more.
func (p *Preview) Close() error { return p.root.Close() }

// Renew makes the site as it stands now; nil says that it is as it was. The paths, with slashes from the site's folder,
// are those at which, or below which, something may have changed since the last call; at the first one everything is
// read. After an error, which is one of the machine, the next call must name the same paths again.
func (p *Preview) Renew(paths []string, now content.Moment) (*Edition, error) {
	changed, err := p.read(paths)
	if err != nil || !changed && !p.unfinished {
		return nil, err
	}
	e, err := p.edition(now)
	p.unfinished = err != nil
	return e, err
}

// edition makes the site of what was read last.
func (p *Preview) edition(now content.Moment) (*Edition, error) {
	o := p.options
	o.Now = now
	records, problems := p.reader.Parse(p.content)
	images, err := media.Read(p.content, records.Media)
	if err != nil {
		return nil, err
	}
	linking, more := site.NewLinking(records, o.linkOptions(images), p.linking)
	p.linking = linking
	linked := linking.Site
	problems = append(problems, more...)
	problems = append(problems, p.broken...)
	problems = append(problems, check.Site(linked)...)
	e := newEdition(&Edition{Site: linked, levels: o.levels(records.Settings), linking: linking, tree: p.content, fsys: p.root.FS()})
	e.Report = diag.NewReport(problems, e.levels)
	e.wrong = e.Report
	if e.Report.Errors > 0 {
		return e, nil
	}
	e.pages, err = render.NewPages(linked, p.theme, p.content.Load)
	return e, err
}

func newEdition(e *Edition) *Edition {
	e.made, e.none = map[string][]byte{}, map[string]bool{}
	return e
}

// read takes the snapshots of the folder's content and of its templates, and reports whether one is another than before.
func (p *Preview) read(paths []string) (changed bool, err error) {
	reading := func() (written, own *source.Tree, err error) { return p.readAgain(paths) }
	if p.content == nil {
		reading = func() (written, own *source.Tree, err error) { return readFolder(p.root) }
	}
	written, own, err := reading()
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

// Revise returns the edition with the articles, annotations and entities at the paths as they stand now: in the articles'
// pages and what lies beside them, with the names that the entities have now, and in the entities' own pages. It takes a
// fraction of the time of [Preview.Renew], which must follow; what all the other pages say of them, and what is wrong with
// them, is known only then. It reports false where more has changed than that: a field of an article or an annotation, or
// whether a record is there; a new annotation aside.
func (e *Edition) Revise(paths []string) (*Edition, bool) {
	if e.pages == nil {
		return nil, false
	}
	changed := &content.Records{}
	for _, path := range paths {
		f, err := source.ReadFile(e.fsys, path)
		if errors.Is(err, fs.ErrNotExist) && !e.holds(path) {
			continue // an editor puts files beside one that it saves, for a moment
		}
		if err != nil || !e.collect(changed, f) {
			return nil, false
		}
	}
	if len(changed.Articles)+len(changed.Annotations)+len(changed.Entities) == 0 {
		return nil, false
	}
	revision, able := e.linking.Revise(changed)
	if !able {
		return nil, false
	}
	return newEdition(&Edition{
		Site: e.Site, Report: e.Report, levels: e.levels, wrong: e.Report, linking: e.linking, tree: e.tree, fsys: e.fsys,
		pages: e.pages.With(revision), revision: revision,
	}), true
}

// collect adds the record of a file to others, and reports whether it can be shown before the whole site is linked: what is
// wrong with the fields of a record must be seen with it.
func (e *Edition) collect(changed *content.Records, f *source.File) bool {
	one, problems := content.ParseFile(f)
	sound := len(problems) == 0
	switch {
	case len(one.Articles) > 0:
		changed.Articles = append(changed.Articles, one.Articles...)
	case len(one.Annotations) > 0 && (sound || e.holds(f.Path)):
		changed.Annotations = append(changed.Annotations, one.Annotations...)
	case len(one.Entities) > 0 && sound:
		changed.Entities = append(changed.Entities, one.Entities...)
	default:
		return false
	}
	return true
}

// holds reports whether there was a file at a path, or one below it, when the edition was made.
func (e *Edition) holds(path string) bool {
	return slices.ContainsFunc(e.tree.Files, func(f *source.File) bool {
		return f.Path == path || strings.HasPrefix(f.Path, path+"/")
	})
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
