package edit

import (
	"net/url"
	"strings"

	"gloss/generator/site"
	"gloss/generator/source"
)

// splices write a use anew, as far as it names the record: the target, or a note of the record's as a fragment.
func (m *move) splices(u site.Use) (all []splice) {
	if s, changed := respell(u.At, m.target(u)); changed {
		all = append(all, s)
	}
	if s, changed := respell(u.FragmentAt, m.fragment(u)); changed {
		all = append(all, s)
	}
	return all
}

// respell replaces what stands at a place, unless nothing else is to stand there. What was percent-encoded stays so.
func respell(at source.Span, as string) (splice, bool) {
	if as == "" {
		return splice{}, false
	}
	written := at.Text()
	if strings.Contains(written, "%") {
		as = (&url.URL{Path: as}).EscapedPath()
	}
	return splice{at.Start, at.End, as}, as != written
}

// target is what the target of a use is to be written as, empty where it stays as it is.
func (m *move) target(u site.Use) string {
	written := u.At.Text()
	switch {
	case u.Form == site.ByPath:
		return m.path(u)
	case u.Form == site.ByRef && m.folder == "articles" && strings.HasPrefix(u.To, "annotations/"+m.id+"/"):
		return quotedAs(written, m.next+strings.TrimPrefix(u.To, "annotations/"+m.id))
	case u.To != m.from:
		return ""
	}
	switch u.Form {
	case site.ByID:
		return quotedAs(written, m.next)
	case site.ByRef:
		return quotedAs(written, m.article+"/"+m.next)
	case site.ByFile:
		return written[:strings.LastIndexByte(written, '/')+1] + m.next + ".md"
	case site.ByWiki:
		if m.shared || strings.Contains(written, "/") {
			return m.to
		}
		return m.next
	}
	return ""
}

// quotedAs writes a value in the quotation marks of another one.
func quotedAs(written, value string) string {
	if mark := written[:min(1, len(written))]; mark == `"` || mark == "'" {
		return mark + value + mark
	}
	return value
}

// path is a path to the record's page, or to what stands beside it or goes on from it.
func (m *move) path(u site.Use) string {
	from, to := m.addresses()
	if rest, within := strings.CutPrefix(u.Path, from); within && from != "" {
		return to + rest
	}
	return ""
}

// fragment is the fragment of a use that names the annotation, or a place in it.
func (m *move) fragment(u site.Use) string {
	if m.folder != "annotations" || u.To != "articles/"+m.article {
		return ""
	}
	if u.Fragment == "note-"+m.id {
		return "note-" + m.next
	}
	if rest, within := strings.CutPrefix(u.Fragment, "in-"+m.id+"--"); within {
		return "in-" + m.next + "--" + rest
	}
	return ""
}
