package site

import (
	"runtime"

	"golang.org/x/sync/errgroup"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// read reads every public text for names, and every article for the passages that its notes quote. Each text is read
// by itself and changes nothing but its own record, so they are read at once.
//
// What can be recalled from before is not read again.
func (l *linker) read(before *linker) {
	known := l.recollect(before)
	var units []unit
	for _, a := range l.site.Articles {
		units = append(units, unit{a.Source, func() ([]diag.Diagnostic, bool) { return known.article(l, a) }, func() *doubts { return l.readArticle(a) }})
	}
	prose := func(r *Record, about []*Entity, self *Entity) {
		units = append(units, unit{
			r.page, func() ([]diag.Diagnostic, bool) { return known.prose(l, r, about) },
			func() *doubts { return l.readProse(r.Prose, r.header.File, about, self) },
		})
	}
	for _, e := range l.site.Entities {
		prose(&e.Record, []*Entity{e}, e)
	}
	for _, t := range l.site.Topics {
		prose(&t.Record, t.About, nil)
	}
	for _, p := range l.site.Pages {
		prose(&p.Record, nil, nil)
	}
	none := func() ([]diag.Diagnostic, bool) { return nil, false }
	units = append(units, unit{l.site, none, func() *doubts { return l.readProse(l.site.Intro, l.site.Settings.File, nil, nil) }})
	problems := make([][]diag.Diagnostic, len(units))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, u := range units {
		work.Go(func() error {
			var recalled bool
			if problems[i], recalled = u.recall(); !recalled {
				problems[i] = u.read().all()
			}
			return nil
		})
	}
	_ = work.Wait()
	for i, some := range problems {
		l.problems = append(l.problems, some...)
		if len(some) > 0 {
			l.found[units[i].of] = some
		}
	}
}

// A unit is one text that is read, with what belongs to it, or recalled.
type unit struct {
	of     any // the record's own part, which is the same as long as its file is
	recall func() ([]diag.Diagnostic, bool)
	read   func() *doubts
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
