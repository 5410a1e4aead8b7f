package posts

import (
	"net/url"
	"regexp"
	"strings"
)

// shortcodes puts into the place of each shortcode what an article has for it.
func (f *folder) shortcodes(p *post, x prose) prose {
	var calls []call
	for _, m := range between(x.text, [2]string{"{{<", ">}}"}, [2]string{"{{%", "%}}"}) {
		calls = append(calls, newCall(m[0], m[1], x.text[m[0]:m[1]], x.text[m[0]+3:m[1]-3]))
	}
	ends := endings(calls)
	code := codeBeside(x.text, calls, ends)
	var cuts []cut
	for i := 0; i < len(calls); i++ {
		c := calls[i]
		inner := strings.TrimSpace(x.text[c.start+3 : c.end-3])
		switch end := ends[i]; {
		case strings.HasPrefix(inner, "/*") && strings.HasSuffix(inner, "*/"):
			cuts = append(cuts, cut{c.start, c.end, shownShortcodes(x.text[c.start:c.end])})
		case code(c.start):
			f.keptInCode(p, x, c, "the shortcode")
		case c.showsCode() && end > 0:
			code := shownShortcodes(x.text[c.end:calls[end].start])
			cuts = append(cuts, cut{c.start, calls[end].end, fenced(c.argument(0, "lang", "language"), code, x.text[:c.start])})
			i = end
		case c.name == "ref" || c.name == "relref":
			cuts = append(cuts, cut{c.start, c.end, asTarget(c.argument(0, "path"))})
		default:
			cuts = append(cuts, f.replaced(p, x, c, "the shortcode"))
		}
	}
	return x.with(cuts)
}

// keptInCode says that a call in code stays: what it would have put there is not known, and a reader sees at least that.
func (f *folder) keptInCode(p *post, x prose, c call, what string) {
	if !c.closing {
		f.remark(p.path, x.line(c.start), "%s %s stands in code, and stays as it is", what, c.whole)
	}
}

// shownShortcode is a shortcode that is to be shown as it is, which Hugo lets one write as a comment.
var shownShortcode = regexp.MustCompile(`\{\{([<%])\s*/\*((?s:.*?))\*/\s*([>%])\}\}`)

func shownShortcodes(text string) string {
	return shownShortcode.ReplaceAllString(text, "{{$1$2$3}}")
}

// replaced is the cut for a call that has no meaning of its own here, which it says.
func (f *folder) replaced(p *post, x prose, c call, what string) cut {
	line := x.line(c.start)
	markdown, remark := c.embed()
	switch {
	case c.closing:
	case markdown == "":
		f.remark(p.path, line, "%s %s was left out", what, c.whole)
	case remark != "":
		f.remark(p.path, line, "%s %s: %s", what, c.whole, remark)
	}
	if markdown == "" {
		return x.without(c.start, c.end)
	}
	return cut{c.start, c.end, markdown}
}

// asTarget is an address or a path as the target of a link.
func asTarget(s string) string {
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E").Replace(strings.TrimSpace(s))
}

// unescaped is a target without percent signs, as it is where it has others.
func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}
