package markdown

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// isAllowed reports whether a page may link to an address: of the schemes http, https and mailto, or without a scheme
// or host, so that it stays on the site. It reads the address as a browser does, which drops white space and control
// characters and takes \ for /. An address that begins with // is refused: its scheme depends on where the page is
// opened, and the writer can say https.
func isAllowed(address string) bool {
	scheme, rest := splitScheme(address)
	switch scheme {
	case "http", "https", "mailto":
		return true
	case "":
		return !strings.HasPrefix(rest, "//")
	}
	return false
}

// isAllowedImage reports whether a page may show an image: from the site itself only.
func isAllowedImage(address string) bool {
	scheme, rest := splitScheme(address)
	return scheme == "" && rest != "" && !strings.HasPrefix(rest, "//")
}

func splitScheme(address string) (scheme, rest string) {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r <= ' ', r >= 0x7f && r <= 0xa0, r == 0xad, r >= 0x2000 && r <= 0x206f, r == 0xfeff, r == 0xfffd:
			return -1
		case r == '\\':
			return '/'
		}
		return r
	}, address)
	for i := range len(clean) {
		switch c := clean[i]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(clean[:i]), clean[i+1:]
		default:
			return "", clean
		}
	}
	return "", clean
}

// appendAddress appends an address as an attribute's value: percent-encoded where it must be, and escaped.
func appendAddress(html []byte, address string) []byte {
	return appendEscaped(html, string(util.URLEscape([]byte(address), false)))
}

// appendEscaped appends plain text as HTML.
func appendEscaped[T string | []byte](html []byte, s T) []byte {
	from := 0
	for i := range len(s) {
		if escape := escapes[s[i]]; escape != "" {
			html = append(html, s[from:i]...)
			html = append(html, escape...)
			from = i + 1
		}
	}
	return append(html, s[from:]...)
}

// escapes holds what is written in HTML for a byte that cannot stand there: a browser would take a carriage return for
// a line feed.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\r': "&#13;", 0: "\ufffd"}
