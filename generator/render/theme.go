package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"gloss/generator/diag"
	"gloss/generator/language"
	"gloss/generator/source"
)

// A Theme is how pages look: the templates and the assets, those of the site over the built-in ones. It never changes
// after [ReadTheme].
//
// Every kind of page has a template of its name, NAME.html. It stands within base.html, which prints it as .Main; that of a
// redirect stands alone. The files of partials/ are templates named as they are, which all others may use.
type Theme struct {
	builtin map[string]*source.File // the built-in files, by path below the theme's folder
	files   map[string]*source.File // those in use, by the same paths
	pages   map[string]*template.Template
	assets  []asset
}

// kinds are the kinds of page, each with the zero view of its template.
var kinds = map[string]any{
	"home": homeView{}, "article": articleView{}, "articles": articlesView{}, "entity": entityView{},
	"entities": entitiesView{}, "topic": topicView{}, "topics": topicsView{}, "page": pageView{},
	"claims": claimsView{}, "ledgers": ledgersView{}, "questions": questionsView{}, "changes": changesView{}, "mentions": mentionsView{},
	"timeline": timelineView{}, "search": searchView{},
	"404": missingView{}, "redirect": redirectView{},
}

// ReadTheme reads the built-in theme and lays the files of a site's own folder of templates over it, one for one. A
// template that cannot be read, or that names what its view has not, is reported here and not on a page.
func ReadTheme(builtin fs.FS, own *source.Tree) (*Theme, []diag.Diagnostic, error) {
	t := &Theme{builtin: map[string]*source.File{}, pages: map[string]*template.Template{}}
	if err := t.readBuiltin(builtin); err != nil {
		return nil, nil, fmt.Errorf("read the built-in theme: %w", err)
	}
	problems, err := t.readOwn(own)
	if err != nil {
		return nil, problems, err
	}
	problems = append(problems, t.readAssets()...)
	return t, append(problems, t.prepare()...), nil
}

// prepare makes the templates and returns all that is wrong with them. A file of the site's own that is broken gives
// way to the built-in one, and all is looked at again, so that it hides nothing that is wrong with the others.
func (t *Theme) prepare() (problems []diag.Diagnostic) {
	gone := map[*source.File]bool{} // built-in files in the place of broken ones
	for {
		broken := once(t.parse())
		for _, find := range []func() []*diag.Diagnostic{t.checkNames, t.try} {
			if len(broken) == 0 {
				broken = once(find())
			}
		}
		for _, p := range broken {
			if !gone[p.At.File] {
				problems = append(problems, p)
			}
		}
		if !t.giveWay(broken, gone) {
			return distinct(problems)
		}
	}
}

// giveWay puts the built-in files in the place of the site's own that have problems, and reports whether there were any.
func (t *Theme) giveWay(problems []diag.Diagnostic, gone map[*source.File]bool) (found bool) {
	for _, p := range problems {
		for name, f := range t.files {
			if f == p.At.File && f != t.builtin[name] {
				t.files[name], found = t.builtin[name], true
				gone[t.builtin[name]] = true
			}
		}
	}
	return found
}

func (t *Theme) readBuiltin(builtin fs.FS) error {
	return fs.WalkDir(builtin, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(builtin, name)
		if err != nil {
			return err
		}
		t.builtin[name] = source.New("templates/"+name, data)
		return nil
	})
}

// readOwn lays the site's own files over the built-in ones.
func (t *Theme) readOwn(own *source.Tree) (problems []diag.Diagnostic, err error) {
	t.files = maps.Clone(t.builtin)
	var templates []string
	for name := range t.builtin {
		if !strings.HasPrefix(name, assetDir) {
			templates = append(templates, name)
		}
	}
	if own == nil {
		return nil, nil
	}
	for _, f := range own.Files {
		_, name, _ := strings.Cut(f.Path, "/")
		switch {
		case name == "":
			problems = append(problems, unreadable(f)) // the folder itself is a link
			continue
		case path.Ext(name) == ".go":
			continue
		case !strings.HasPrefix(name, assetDir) && !slices.Contains(templates, name):
			problems = append(problems, unknownTemplate(f, name, templates))
			continue
		case f.Kind != source.Regular:
			problems = append(problems, unreadable(f))
			continue
		}
		data, err := own.Load(f)
		if err != nil {
			return problems, err
		}
		read := source.New(f.Path, data)
		if problem := encoding(read); problem != nil && !strings.HasPrefix(name, assetDir) {
			problems = append(problems, *problem)
			continue
		}
		t.files[name] = read
	}
	return problems, nil
}

// parse makes the template of every kind of page.
func (t *Theme) parse() (broken []*diag.Diagnostic) {
	common := template.New("").Option("missingkey=error").Funcs(funcMap(t.functions(language.For("en"), "")))
	for _, name := range slices.Sorted(maps.Keys(t.files)) {
		if partial, found := strings.CutPrefix(name, "partials/"); found {
			broken = append(broken, t.add(common, strings.TrimSuffix(partial, ".html"), name))
		}
	}
	broken = append(broken, t.add(common, "base", "base.html"))
	if len(once(broken)) > 0 {
		return broken
	}
	for kind := range kinds {
		page := template.Must(common.Clone())
		broken = append(broken, t.add(page, "main", kind+".html"))
		t.pages[kind] = page
	}
	return broken
}

// add parses a file into a set of templates. The line break at its end is no part of a partial.
func (t *Theme) add(set *template.Template, name, file string) *diag.Diagnostic {
	_, err := set.New(name).Parse(strings.TrimRight(string(t.files[file].Data()), "\r\n"))
	if err != nil {
		return new(t.broken(file, err).problem)
	}
	return nil
}

// try executes every template with the zero view and with one that has a value for every field, so that what goes
// wrong with values that may be missing, or within tags, is found here and not on a page.
func (t *Theme) try() (broken []*diag.Diagnostic) {
	for kind, zero := range kinds {
		if err := t.tryPage(kind, zero, fullView(reflect.TypeOf(zero))); err != nil {
			broken = append(broken, new(t.broken(kind+".html", err).problem))
		}
	}
	return broken
}

// tryPage executes a page's own template before the whole page: what it leaves open would show up only in what follows.
func (t *Theme) tryPage(kind string, views ...any) error {
	page, err := t.pages[kind].Clone()
	if err != nil {
		return err
	}
	for _, view := range views {
		if err := page.ExecuteTemplate(io.Discard, "main", view); err != nil {
			return err
		}
		if err := executePage(&bytes.Buffer{}, page, &bytes.Buffer{}, view); err != nil {
			return err
		}
	}
	return nil
}

// mainPlace stands in a frame for the page's own part. No template and no text of a site can write a comment.
const mainPlace = "<!--main-->"

// executePage executes the template of a kind of page and, for all but a redirect, base.html around it. The room is for
// the frame.
func executePage(b *bytes.Buffer, page *template.Template, room *bytes.Buffer, view any) error {
	framed, whole := view.(interface{ around() frame })
	if !whole {
		return page.ExecuteTemplate(b, "main", view)
	}
	f := framed.around()
	f.Main = mainPlace
	if err := page.ExecuteTemplate(room, "base", f); err != nil {
		return err
	}
	before, after, shown := bytes.Cut(room.Bytes(), []byte(mainPlace))
	b.Write(before)
	if !shown {
		return nil
	}
	if err := page.ExecuteTemplate(b, "main", view); err != nil {
		return err
	}
	b.Write(after)
	return nil
}

// functions are what templates may call besides Go's own: word, the interface word of an id; asset, the address of a
// file of the theme.
func (t *Theme) functions(words *language.Words, base string) map[string]func(string) (string, error) {
	return map[string]func(string) (string, error){
		"word": func(id string) (string, error) {
			if !words.Has(id) {
				return "", fmt.Errorf("there is no word “%s”", id)
			}
			return words.Text(id), nil
		},
		"asset": func(name string) (string, error) {
			for _, a := range t.assets {
				if a.name == name {
					return href(base + "/" + a.path), nil
				}
			}
			return "", fmt.Errorf("there is no asset “%s”", name)
		},
	}
}

func funcMap(functions map[string]func(string) (string, error)) template.FuncMap {
	m := template.FuncMap{}
	for name, f := range functions {
		m[name] = f
	}
	return m
}

// bind returns the templates of a site, by kind of page, with its words and addresses.
func (t *Theme) bind(words *language.Words, base string) (map[string]*template.Template, error) {
	constants := t.functions(words, base)
	functions := funcMap(constants)
	bound := map[string]*template.Template{}
	for kind, page := range t.pages {
		copied, err := page.Clone()
		if err != nil {
			return nil, fmt.Errorf("copy the template %s.html: %w", kind, err)
		}
		bound[kind] = copied.Funcs(functions)
		fold(bound[kind], constants)
	}
	return bound, nil
}

// execute makes a page of its view.
func (r *renderer) execute(s *scratch, kind string, view any) ([]byte, error) {
	b := s.buffer()
	if err := executePage(b, r.templates[kind], s.buffer(), view); err != nil {
		return nil, r.theme.broken(kind+".html", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
