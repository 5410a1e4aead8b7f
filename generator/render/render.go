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
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"runtime"
	"slices"
	"sync"

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
			s := scratches.Get().(*scratch)
			defer s.release()
			made, err := o.make(s)
			if broken, found := errors.AsType[*brokenError](err); found {
				problems[i] = &broken.problem
				return nil
			}
			if err != nil {
				return fmt.Errorf("render %s: %w", o.path, err)
			}
			for _, f := range made {
				if err := put(f.path, f.data); err != nil {
					return err
				}
			}
			return nil
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

// An output is what is made together: one file at a path below the output folder, and perhaps others that are made of
// the same.
type output struct {
	path string
	make func(*scratch) ([]file, error)
	// alone says that it is the one file at the path.
	alone bool
}

// single is an output of one file.
func single(path string, make func(*scratch) ([]byte, error)) output {
	return output{path, func(s *scratch) ([]file, error) {
		data, err := make(s)
		return []file{{path, data}}, err
	}, true}
}

// A scratch is the room in which the files of one output are made. Once they are put it is used for others: what it
// held must not be kept.
type scratch struct {
	buffers []*bytes.Buffer
	used    int
}

var scratches = sync.Pool{New: func() any { return &scratch{} }}

// buffer returns an empty buffer.
func (s *scratch) buffer() *bytes.Buffer {
	if s.used == len(s.buffers) {
		s.buffers = append(s.buffers, &bytes.Buffer{})
	}
	s.used++
	s.buffers[s.used-1].Reset()
	return s.buffers[s.used-1]
}

func (s *scratch) release() {
	s.used = 0
	scratches.Put(s)
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
	letters   []link
	// entityKinds are the kinds that entities of this site may have, in their order.
	entityKinds []entityKind
	links       map[*site.Record]link
	days        map[int]date
	profiles    map[string]profile // by the entity's id
	// timelineLinks lead to the parts of the timeline.
	timelineLinks []link
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
	r.years, r.kinds, r.letters = r.yearLinks(), r.kindLinks(), r.letterLinks()
	r.entityKinds = r.newEntityKinds()
	r.links, r.days = r.recordLinks(), r.articleDays()
	r.profiles = r.newProfiles()
	r.timelineLinks = r.newTimelineLinks()
	return r, nil
}

// outputs lists every file of the site.
func (r *renderer) outputs(load func(*source.File) ([]byte, error)) []output {
	return slices.Concat(r.pages(), r.lists(), r.redirects(), r.feeds(), r.sitemaps(), r.data(), r.copies(load))
}

// pages are the pages of the records, the front page and the page for what is missing.
func (r *renderer) pages() []output {
	s := r.site
	all := []output{
		r.page("home", s.At("/"), func() any { return r.home() }),
		r.page("404", s.At("/404.html"), func() any { return r.missing() }),
		r.page("search", s.Lists.Search, func() any { return r.search() }),
	}
	for _, a := range s.Articles {
		all = append(all, r.articleOutput(a))
	}
	for _, e := range s.Entities {
		all = append(all, r.entityOutput(e))
		for i := range e.MentionPages {
			list := &e.MentionPages[i]
			all = append(all, r.page("mentions", list.Address, func() any { return r.mentions(list) }))
		}
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
	return single(r.site.OutputPath(address), func(s *scratch) ([]byte, error) { return r.execute(s, kind, view()) })
}

// data are the machine-readable files that belong to no single article.
func (r *renderer) data() []output {
	all := []output{
		{path: "claims/index.json", make: r.claimFiles}, {path: "site.json", make: r.siteFiles},
		{path: "timeline/index.json", make: r.timelineFiles}, {path: "search/index.json", make: r.searchFiles},
	}
	for _, e := range r.site.Entities {
		all = append(all, output{path: r.site.OutputPath(e.Beside("index.json")), make: func(s *scratch) ([]file, error) { return r.entityFiles(s, e) }})
	}
	return all
}
