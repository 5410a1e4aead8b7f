package markdown

import "strings"

// A scanner goes over our own HTML, tag by tag and text by text. It relies on what the writer guarantees: < and > stand
// in tags only, and five character references are all there are.
type scanner struct {
	html       string
	start, end int  // the current token
	tag        bool // it is a tag
	closing    bool // it is an end tag
	name       string
	hidden     bool   // the token is part of an element that the key leaves out, its tags included
	until      string // the name of that element
}

func newScanner(html string) *scanner { return &scanner{html: html} }

func (s *scanner) next() bool {
	s.start = s.end
	if s.start == len(s.html) {
		return false
	}
	s.hidden = s.until != ""
	rest := s.html[s.start:]
	if rest[0] != '<' {
		s.tag = false
		s.end = len(s.html)
		if i := strings.IndexByte(rest, '<'); i >= 0 {
			s.end = s.start + i
		}
		return true
	}
	s.tag = true
	s.end = s.start + strings.IndexByte(rest, '>') + 1
	s.closing = rest[1] == '/'
	from := s.start + 1
	if s.closing {
		from++
	}
	to := from
	for isNameByte(s.html[to]) {
		to++
	}
	s.name = s.html[from:to]
	s.hide(rest)
	return true
}

func (s *scanner) hide(rest string) {
	switch {
	case s.until != "":
		if s.closing && s.name == s.until {
			s.until = ""
		}
	case s.name == "sup" && strings.HasPrefix(rest, footnoteMarkTag), s.name == "a" && strings.HasPrefix(rest, backlinkTag):
		s.hidden, s.until = true, s.name
	}
}

func isNameByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// decoded returns the current text with its character references decoded.
func (s *scanner) decoded() string { return unescape(s.html[s.start:s.end]) }

func unescape(html string) string {
	if strings.IndexByte(html, '&') < 0 {
		return html
	}
	return unescaper.Replace(html)
}

var unescaper = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#13;", "\r")

// breaksText reports whether the tags of an element part the text before from the text behind.
func breaksText(name string) bool {
	switch name {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre", "hr", "br", "table", "thead",
		"tbody", "tr", "th", "td", "section", "figure", "figcaption", "small":
		return true
	}
	return false
}

// isZone reports whether no name is linked within an element.
func isZone(name string) bool {
	switch name {
	case "a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6":
		return true
	}
	return false
}
