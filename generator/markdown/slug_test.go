package markdown

import (
	"strings"
	"testing"
)

// A number behind a heading's id must not make it one of the page's own, and another number would not help.
func TestRepeatedHeadingsNamedLikePartsOfThePage(t *testing.T) {
	d := parsed("# Note\n# Note\n# Note\n# P\n# P\n# Fn\n# fn\n# P-38\n# P-38\n# Note 2 section\n# Passage\n# Passage\n# Page\n# Page\n# Fnref\n# Fnref", Options{})
	var ids []string
	for _, h := range d.Headings {
		ids = append(ids, h.ID)
	}
	want := "note note-2-section note-3-section p p-2-section fn fn-2-section p-38-section p-38-2-section note-2-section-section " +
		"passage passage-2-section page page-2-section fnref fnref-2-section"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
