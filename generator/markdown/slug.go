package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A slugger gives headings their ids. They are public addresses: letters, marks and digits of every script in lower
// case, everything else a single hyphen.
type slugger struct {
	prefix string
	taken  map[string]bool
	last   map[string]int // the last number given to a repeated slug
}

// pageFamilies are the beginnings of ids that the page gives to blocks, footnotes, passages, notes and its own parts. The ids within
// notes begin with in-ID--; no slug holds two hyphens in a row, so none collides with them.
var pageFamilies = []string{"p-", "fn-", "fnref-", "note-", "passage-", "page-"}

func newSlugger(o Options) *slugger {
	return &slugger{prefix: o.IDPrefix, taken: map[string]bool{}, last: map[string]int{}}
}

// id returns the id of a heading with the given text.
func (s *slugger) id(heading string) string {
	slug := Slug(heading)
	if slug == "" {
		slug = "section"
	}
	id := apart(slug)
	for s.taken[id] {
		s.last[slug] = max(s.last[slug], 1) + 1
		id = apart(slug + "-" + strconv.Itoa(s.last[slug]))
	}
	s.taken[id] = true
	return s.prefix + id
}

// apart returns an id that is no page's own.
func apart(id string) string {
	if slices.ContainsFunc(pageFamilies, func(family string) bool { return strings.HasPrefix(id, family) }) {
		return id + "-section"
	}
	return id
}

// Slug is the text of a heading as an id: its letters and digits, of any script, with hyphens between the words.
func Slug(s string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.In(r, unicode.L, unicode.M, unicode.N):
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Cf, r), r == '\'', r == '’', r == 'ʼ':
			// nothing: South Korea's becomes south-koreas
		default:
			hyphen = true
		}
	}
	return norm.NFC.String(b.String())
}
