package content

import (
	"net/url"
	"path"
	"strings"
	"unicode"
)

// The most bytes of one name in a path and of a whole path, somewhat below what file systems take: an address becomes
// a file in a folder of its own.
const (
	maxName = 200
	maxPath = 1000
)

// cleanPath reports whether a path from the site's root is written as it must be: one slash between its parts, none
// of them . or .., and no character that cannot be seen or that means something else in an address.
func cleanPath(p string) bool {
	if !strings.HasPrefix(p, "/") || strings.ContainsAny(p, "?#%\\<>\"' ") || hasUnseen(p) {
		return false
	}
	folder := strings.TrimSuffix(p, "/")
	return p == "/" || folder != "/" && path.Clean(p) == folder
}

// hasUnseen reports whether a text holds a control character, or another one that shows nothing but changes what
// stands around it.
func hasUnseen(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
	})
}

// tooLongPath reports whether a file system may refuse a path or one of the names in it.
func tooLongPath(p string) bool {
	if len(p) > maxPath {
		return true
	}
	for name := range strings.SplitSeq(p, "/") {
		if len(name) > maxName {
			return true
		}
	}
	return false
}

// IsSiteAddress reports whether a site can stand at a web address: one of a host, or of a folder there.
func IsSiteAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && isWebAddress(s) && !strings.ContainsAny(s, "?#") && (u.Path == "" || cleanPath(u.Path))
}
