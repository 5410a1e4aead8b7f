package posts

import (
	"regexp"
	"strings"

	"gloss/generator/content"
)

// rawTag keeps what stands in code from being taken for a tag.
var rawTag = regexp.MustCompile(`\{%-?\s*(?:end)?raw\s*-?%\}`)

// liquidCalls are the tags and outputs of a text.
func liquidCalls(text string) (calls []call) {
	for _, m := range between(text, [2]string{"{%", "%}"}, [2]string{"{{", "}}"}) {
		whole := text[m[0]:m[1]]
		inner := strings.TrimSuffix(strings.TrimPrefix(whole[2:len(whole)-2], "-"), "-")
		if whole[1] == '{' {
			calls = append(calls, call{start: m[0], end: m[1], whole: content.OneLine(whole), output: inner, isOutput: true})
			continue
		}
		c := newCall(m[0], m[1], whole, inner)
		if name, found := strings.CutPrefix(c.name, "end"); found {
			c.name, c.closing = name, true
		}
		calls = append(calls, c)
	}
	return calls
}

// liquids puts into the place of each tag and output what an article has for it.
func (f *folder) liquids(p *post, x prose) prose {
	calls := liquidCalls(x.text)
	ends := endings(calls)
	code := codeBeside(x.text, calls, ends)
	var cuts []cut
	for i := 0; i < len(calls); i++ {
		c, end, body := calls[i], ends[i], ""
		if end > 0 && !c.closing {
			body = x.text[c.end:calls[end].start]
		}
		switch {
		case end > 0 && c.name == "raw" && !c.closing:
			cuts = append(cuts, cut{c.start, calls[end].end, body})
			i = end
		case code(c.start):
			if text, known := f.output(p, c.output); c.isOutput && known {
				cuts = append(cuts, cut{c.start, c.end, text})
				continue
			}
			f.keptInCode(p, x, c, "the tag")
		case end > 0 && c.name == "highlight" && !c.closing:
			cuts = append(cuts, cut{c.start, calls[end].end, fenced(c.argument(0), rawTag.ReplaceAllString(body, ""), x.text[:c.start])})
			i = end
		case end > 0 && c.name == "comment" && !c.closing:
			f.remark(p.path, x.line(c.start), "a comment was left out, up to %s", calls[end].whole)
			cuts = append(cuts, x.without(c.start, calls[end].end))
			i = end
		default:
			cuts = append(cuts, f.liquid(p, x, c))
		}
	}
	return x.with(cuts)
}

// liquid is the cut for a tag or an output that stands alone.
func (f *folder) liquid(p *post, x prose, c call) cut {
	switch {
	case c.isOutput:
		text, known := f.output(p, c.output)
		if !known {
			f.remark(p.path, x.line(c.start), "the output %s was left out", c.whole)
		}
		return cut{c.start, c.end, text}
	case c.name == "post_url":
		return cut{c.start, c.end, asTarget(c.argument(0)) + ".md"}
	case c.name == "link":
		return cut{c.start, c.end, "/" + strings.TrimPrefix(asTarget(c.argument(0)), "/")}
	case strings.HasPrefix(c.name, "include") && len(c.words) > 0:
		c.name = strings.TrimSuffix(strings.ToLower(c.words[0][strings.LastIndexByte(c.words[0], '/')+1:]), ".html")
		c.words = c.words[1:]
	}
	return f.replaced(p, x, c, "the tag")
}

// aLiteral is a text in quotes at the beginning of an output.
var aLiteral = regexp.MustCompile(`^(?:"([^"]*)"|'([^']*)')`)

// output is the text of an output that needs nothing of the rest of the site but its settings.
func (f *folder) output(p *post, inner string) (text string, known bool) {
	inner = strings.TrimSpace(inner)
	value, filters, _ := strings.Cut(inner, "|")
	if m := aLiteral.FindStringSubmatch(inner); m != nil {
		value, filters = m[0], inner[len(m[0]):]
		text, known = m[1]+m[2], true
	}
	switch value = strings.TrimSpace(value); value {
	case "site.baseurl", "site.url":
		text, known = "", true
	case "page.title":
		text, known = escaped(p.title), true
	case "page.url":
		text, known = p.address, true
	default:
		if setting, found := strings.CutPrefix(value, "site."); found {
			text = f.setting(strings.Split(setting, ".")...)
			known = text != ""
		}
	}
	for filter := range strings.SplitSeq(filters, "|") {
		name, _, _ := strings.Cut(strings.TrimSpace(filter), ":")
		switch strings.TrimSpace(name) {
		case "", "escape", "xml_escape", "strip":
		case "relative_url", "absolute_url", "prepend":
			text = asTarget(text)
		default:
			return "", false
		}
	}
	return text, known
}
