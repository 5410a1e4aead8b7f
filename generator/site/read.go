package site

import (
	"runtime"

	"golang.org/x/sync/errgroup"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// read reads every public text for names, and every article for the passages that its notes quote. Each text is read
// by itself and changes nothing but its own record, so they are read at once.
func (l *linker) read() {
	var units []func() *doubts
	for _, a := range l.site.Articles {
		units = append(units, func() *doubts { return l.readArticle(a) })
	}
	for _, e := range l.site.Entities {
		units = append(units, func() *doubts { return l.readProse(e.Prose, e.Source.File, []*Entity{e}, e) })
	}
	for _, t := range l.site.Topics {
		units = append(units, func() *doubts { return l.readProse(t.Prose, t.Source.File, t.About, nil) })
	}
	for _, p := range l.site.Pages {
		units = append(units, func() *doubts { return l.readProse(p.Prose, p.Source.File, nil, nil) })
	}
	units = append(units, func() *doubts { return l.readProse(l.site.Intro, l.site.Settings.File, nil, nil) })

	problems := make([][]diag.Diagnostic, len(units))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, read := range units {
		work.Go(func() error {
			problems[i] = read().all()
			return nil
		})
	}
	_ = work.Wait()
	for _, some := range problems {
		l.problems = append(l.problems, some...)
	}
}

// readProse reads the text of a record that is no article. Names in it become links and do not count. The entity on
// whose page it stands, if it is one's, is not linked.
func (l *linker) readProse(p *Prose, file *source.File, about []*Entity, self *Entity) *doubts {
	d := &doubts{}
	found, links := l.proseReading(about, self).prose(p, file, l.policy(self))
	p.Links = links
	for i := range found {
		f := &found[i]
		d.doubt(f, f.text, false, f.source)
	}
	return d
}

// proseReading is the text of a record that is no article, before it is read. The entity on whose page it stands is known.
func (l *linker) proseReading(about []*Entity, self *Entity) *reading {
	r := l.newReading(about)
	if r.self = self; self != nil {
		r.named[self] = naming{at: beforeText, own: never}
		r.spoken[self] = beforeText
	}
	return r
}
