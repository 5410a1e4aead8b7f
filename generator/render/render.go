// Package render turns a finished site into the files of its output folder.
//
// A [site.Site] and a [Theme] come in; pages, feeds, the sitemap, assets and copied files go out, one by one, to the
// function that keeps them. Every kind of page has one template of its name and one view: a struct of finished values,
// which the template prints. What is shown is decided by the site, how by the templates; here no name is looked up, no
// place searched, and no clock read.
//
// This package alone knows html/template, and alone makes template.HTML: of the bodies that markdown has finished.
package render

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"gloss/generator/diag"
	"gloss/generator/language"
	"gloss/generator/markdown"
	"gloss/generator/site"
	"gloss/generator/source"
)

// Site makes every file of the site and hands each to put, with its slash path below the output folder. put is called
// from several goroutines at once, in no order; load gives the content of media and of the files of the root.
//
// What a template of the site's own gets wrong with the values of this site comes back as diagnostics.
func Site(s *site.Site, theme *Theme, load func(*source.File) ([]byte, error), put func(path string, data []byte) error) ([]diag.Diagnostic, error) {
	r, err := newRenderer(s, theme)
	if err != nil {
		return nil, err
	}
	outputs := r.outputs(load)
	problems := make([]*diag.Diagnostic, len(outputs))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, o := range outputs {
		work.Go(func() error {
			data, err := o.make()
			if broken, found := errors.AsType[*brokenError](err); found {
				problems[i] = &broken.problem
				return nil
			}
			if err != nil {
				return fmt.Errorf("render %s: %w", o.path, err)
			}
			return put(o.path, data)
		})
	}
	err = work.Wait()
	return once(problems), err
}

// once returns the problems there are, each once: a broken template is broken on many pages.
func once(problems []*diag.Diagnostic) (list []diag.Diagnostic) {
	for _, p := range problems {
		if p != nil {
			list = append(list, *p)
		}
	}
	return distinct(list)
}

// distinct sorts problems by their place and leaves out what is said twice.
func distinct(list []diag.Diagnostic) []diag.Diagnostic {
	order := func(a, b diag.Diagnostic) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Message, b.Message))
	}
	slices.SortFunc(list, order)
	return slices.CompactFunc(list, func(a, b diag.Diagnostic) bool { return order(a, b) == 0 })
}

// An output is one file to be: its path below the output folder, and what makes it.
type output struct {
	path string
	make func() ([]byte, error)
}

// A renderer makes the pages of one site. It never changes, so that pages can be made at once.
type renderer struct {
	site      *site.Site
	theme     *Theme
	words     *language.Words
	labels    markdown.Labels
	templates map[string]*template.Template
	menu      []menuItem
	footer    []link
	years     []link
	kinds     []link
}

func newRenderer(s *site.Site, theme *Theme) (*renderer, error) {
	words := language.For(s.Settings.Language.Value)
	labels := markdown.Labels{Footnotes: words.Text("footnotes"), Backlink: words.Text("backlink")}
	r := &renderer{site: s, theme: theme, words: words, labels: labels}
	templates, err := theme.bind(r.words, s.Base)
	if err != nil {
		return nil, err
	}
	r.templates = templates
	r.menu, r.footer = r.menus()
	r.years, r.kinds = r.yearLinks(), r.kindLinks()
	return r, nil
}

// outputs lists every file of the site.
func (r *renderer) outputs(load func(*source.File) ([]byte, error)) []output {
	return slices.Concat(r.pages(), r.lists(), r.redirects(), r.feeds(), r.sitemaps(), r.copies(load))
}

// pages are the pages of the records, the front page and the page for what is missing.
func (r *renderer) pages() []output {
	s := r.site
	all := []output{
		r.page("home", s.At("/"), func() any { return r.home() }),
		r.page("404", s.At("/404.html"), func() any { return r.missing() }),
	}
	for _, a := range s.Articles {
		all = append(all, r.page("article", a.Address, func() any { return r.article(a) }))
	}
	for _, e := range s.Entities {
		all = append(all, r.page("entity", e.Address, func() any { return r.entity(e) }))
	}
	for _, t := range s.Topics {
		all = append(all, r.page("topic", t.Address, func() any { return r.topic(t) }))
	}
	for _, p := range s.Pages {
		all = append(all, r.page("page", p.Address, func() any { return r.plainPage(p) }))
	}
	return all
}

// page is the page at an address; its view is made when the page is.
func (r *renderer) page(kind, address string, view func() any) output {
	return output{r.site.OutputPath(address), func() ([]byte, error) { return r.execute(kind, view()) }}
}
