package render

import (
	"errors"
	"fmt"
	"path"

	"gloss/generator/diag"
	"gloss/generator/site"
	"gloss/generator/source"
)

// Pages makes the files of a site one by one, when they are asked for, as [Site] makes them all. It never changes, so
// that any number of readers may share it.
type Pages struct {
	outputs map[string]output
	// series are the outputs of several files, by their folder: how many those are shows when they are made.
	series map[string][]output
	// articles and entities are those of the site, by the path of their page; revision, if there is one, says what they are
	// now.
	articles map[string]*site.Article
	entities map[string]*site.Entity
	revision *site.Revision
	r        *renderer
}

// NewPages returns what makes the files of a site.
func NewPages(s *site.Site, theme *Theme, load func(*source.File) ([]byte, error)) (*Pages, error) {
	r, err := newRenderer(s, theme)
	if err != nil {
		return nil, err
	}
	p := &Pages{outputs: map[string]output{}, series: map[string][]output{}, articles: map[string]*site.Article{}, entities: map[string]*site.Entity{}, r: r}
	for _, a := range s.Articles {
		p.articles[s.OutputPath(a.Address)] = a
	}
	for _, e := range s.Entities {
		p.entities[s.OutputPath(e.Address)] = e
	}
	for _, o := range r.outputs(load) {
		p.outputs[o.path] = o
		if !o.alone {
			p.series[path.Dir(o.path)] = append(p.series[path.Dir(o.path)], o)
		}
	}
	return p, nil
}

// With returns what makes the files of the site with the pages of a revision's articles, and what lies beside them, and of
// its entities.
func (p *Pages) With(r *site.Revision) *Pages {
	with := *p
	with.revision = r
	return &with
}

// revised is an output as it is now.
func (p *Pages) revised(o output) output {
	if p.revision == nil {
		return o
	}
	if a := p.articles[o.path]; a != nil {
		return p.r.articleOutput(p.revision.Article(a))
	}
	if e := p.entities[o.path]; e != nil {
		return p.r.entityOutput(p.revision.Entity(e))
	}
	return o
}

// Make makes the file at a path below the output folder, and what is made with it, by their paths; the site has no such
// file where it is not among them. What a template of the site's own gets wrong comes back as a diagnostic.
func (p *Pages) Make(name string) (map[string][]byte, *diag.Diagnostic, error) {
	outputs := p.series[path.Dir(name)]
	if o, found := p.outputs[name]; found {
		outputs = []output{o}
	}
	files := map[string][]byte{}
	for _, o := range outputs {
		if problem, err := p.revised(o).into(files); problem != nil || err != nil {
			return nil, problem, err
		}
		if files[name] != nil {
			break
		}
	}
	return files, nil, nil
}

// into adds the files of an output.
func (o output) into(files map[string][]byte) (*diag.Diagnostic, error) {
	s := scratches.Get().(*scratch)
	defer s.release()
	made, err := o.make(s)
	if broken, found := errors.AsType[*brokenError](err); found {
		return &broken.problem, nil
	}
	if err != nil {
		return nil, fmt.Errorf("render %s: %w", o.path, err)
	}
	for _, f := range made {
		files[f.path] = append([]byte{}, f.data...) // not nil, empty or not
	}
	return nil, nil
}
