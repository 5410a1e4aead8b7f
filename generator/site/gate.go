package site

import (
	"time"

	"gloss/generator/content"
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
