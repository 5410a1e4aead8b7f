package convert

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What is markup in an article and no markup in a page's text goes through the making of Markdown as characters of private
// use, and comes out escaped. (The converter escapes what CommonMark knows, and leaves character references, links in two
// brackets, tables and struck text.)
const (
	guarded   = "\\`*_[]<>&~|"
	firstUse  = '\ue000' // stands for the character 0
	lastOfUse = firstUse + 0x7f
)

// guard puts characters of private use in the place of those that are guarded, outside code. A page's own ones, which
// stand for the images of a font of its own, are left out.
func guard(n *html.Node) {
	for c := range n.Descendants() {
		if c.Type != html.TextNode {
			continue
		}
		code := isInCode(c)
		c.Data = strings.Map(func(r rune) rune {
			switch {
			case r >= firstUse && r <= lastOfUse:
				return -1
			case !code && r < 0x80 && strings.ContainsRune(guarded, r):
				return firstUse + r
			}
			return r
		}, c.Data)
	}
}

func isInCode(n *html.Node) bool {
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Pre || a.DataAtom == atom.Code {
			return true
		}
	}
	return false
}

// unguard escapes the characters that were guarded.
func unguard(markdown string) string {
	var b strings.Builder
	for _, r := range markdown {
		if r >= firstUse && r <= lastOfUse {
			b.WriteByte('\\')
			r -= firstUse
		}
		b.WriteRune(r)
	}
	return b.String()
}
