package site

import (
	"cmp"
	"slices"
	"time"

	"gloss/generator/content"
	"gloss/generator/source"
)

// A gate decides what is public. It is the only place that does.
type gate struct {
	now    time.Time
	zone   *time.Location
	drafts bool
}

// open reports whether a record is public: no draft, and its moment of publication reached. What could not be read is
// never public.
func (g gate) open(h *content.Header) bool {
	if h.Unread {
		return false
	}
	if g.drafts {
		return true
	}
	return !h.Draft.Value && (h.Publish.IsZero() || !h.Publish.In(g.zone).After(g.now))
}

// IsPublic reports whether a record is public in the site of the records.
func IsPublic(r *content.Records, o Options, h *content.Header) bool {
	return newLinker(r, o).gate.open(h)
}

// opens returns when a record becomes public by itself: the zero time for one that is so already. It is false for one
// that stays hidden until somebody changes it.
func (g gate) opens(h *content.Header) (at time.Time, ok bool) {
	switch {
	case g.open(h):
		return time.Time{}, true
	case h.Unread || h.Draft.Value:
		return time.Time{}, false
	}
	return h.Publish.In(g.zone), true
}

// A Release is a moment at which hidden records become public by themselves, and their files, by path.
type Release struct {
	At    time.Time
	Files []*source.File
}

// nextRelease returns the first release after the moment of the build, nil where none is ahead. A note that waits for
// nothing but its article comes with it, and is not named.
func (l *linker) nextRelease() *Release {
	var next *Release
	consider := func(at time.Time, f *source.File) {
		switch {
		case at.IsZero() || next != nil && at.After(next.At):
		case next != nil && at.Equal(next.At):
			next.Files = append(next.Files, f)
		default:
			next = &Release{at, []*source.File{f}}
		}
	}
	for _, r := range l.allRecords() {
		if at, ok := l.gate.opens(r.header); ok {
			consider(at, r.header.File)
		}
	}
	for _, n := range l.notes {
		at, ok := l.gate.opens(&n.Source.Header)
		article, follows := l.gate.opens(n.Article.header)
		if ok && follows && at.After(article) {
			consider(at, n.Source.File)
		}
	}
	if next != nil {
		slices.SortFunc(next.Files, func(a, b *source.File) int { return cmp.Compare(a.Path, b.Path) })
	}
	return next
}

// A Draft is what a reader would not see yet: it is public only because drafts are shown.
type Draft struct {
	// Address is that of the record or, of a note, that of its article with its fragment.
	Address string
	// Publish is the day from which it will be public; the zero time for what is a draft.
	Publish time.Time
}

// File is the file that the record is written in.
func (r *Record) File() *source.File { return r.header.File }

// Drafts are what of the site is public only because drafts are shown: articles, entities, topics and pages, and notes.
func (s *Site) Drafts() (drafts []Draft) {
	g := gate{now: s.Now, zone: s.Zone}
	add := func(address string, h *content.Header) {
		if g.open(h) {
			return
		}
		d := Draft{Address: address}
		if !h.Draft.Value {
			d.Publish = h.Publish.In(s.Zone)
		}
		drafts = append(drafts, d)
	}
	for _, r := range s.Records() {
		add(r.Address, r.header)
	}
	for _, a := range s.Articles {
		for _, n := range a.Notes {
			add(n.Address, &n.Source.Header)
		}
	}
	return drafts
}
