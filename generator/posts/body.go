package posts

import (
	"regexp"
	"sort"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gloss/generator/content"
	"gloss/generator/markdown"
	"gloss/generator/source"
)

// prepare makes of a post's text Markdown as an article has it, but for where its links lead.
func (f *folder) prepare(p *post) {
	x := newProse(p.body, p.first)
	if f.jekyll {
		x = f.liquids(p, x)
	} else {
		x = f.shortcodes(p, x)
	}
	x = f.attributes(p, x)
	p.prose = f.elements(p, x)
	p.doc = parse(p)
}

// parse reads a text as that of an article.
func parse(p *post) *markdown.Doc {
	file := source.New(content.Dir+"/articles/"+p.id+".md", []byte(p.prose.text))
	return markdown.Parse(file, 0, markdown.Options{BlockIDs: true, TopHeading: 2})
}

// look is what Jekyll and Hugo write beside a text to say how it looks: {: .wide}, and at the end of a line {#id}.
var look = regexp.MustCompile(`(?m)[ \t]*\{:[^{}\n]*\}|[ \t]+\{[.#][\w .#="'-]*\}[ \t]*$|^\{[.#][\w .#="'-]*\}[ \t]*$`)

// headingID is an id that a heading was given.
var headingID = regexp.MustCompile(`^[ \t]*\{:?[ \t]*#([^\s{}]+)`)

// attributes takes out what says how a text looks. The ids that headings were given are kept in mind: links lead to them.
func (f *folder) attributes(p *post, x prose) prose {
	var cuts []cut
	for _, m := range outsideCode(x.text, look) {
		mark := x.text[m[0]:m[1]]
		start, end := x.lineOf(m[0])
		id := headingID.FindStringSubmatch(mark)
		if id != nil && x.text[start] == '#' && strings.TrimSpace(x.text[m[1]:end]) == "" {
			p.ids[id[1]] = content.IDOf(x.text[start:m[0]])
		} else {
			f.remark(p.path, x.line(m[0]), "%s was left out, which says how the text looks", strings.TrimSpace(mark))
		}
		cuts = append(cuts, x.without(m[0], m[1]))
	}
	return x.with(cuts)
}

// without is the cut that takes something out of a text, with the line that would be left empty, and one of two empty
// lines.
func (p prose) without(start, end int) cut {
	first, _ := p.lineOf(start)
	_, last := p.lineOf(end)
	if last == len(p.text) || strings.TrimSpace(p.text[first:start]) != "" || strings.TrimSpace(p.text[end:last]) != "" {
		return cut{start, end, ""}
	}
	end = last + 1
	if _, next := p.lineOf(end); next < len(p.text) && strings.TrimSpace(p.text[end:next]) == "" && (first == 0 || strings.HasSuffix(p.text[:first], "\n\n")) {
		end = next + 1
	}
	return cut{first, end, ""}
}

// outsideCode are the places at which a form is found in a text, but for those in code.
func outsideCode(text string, form *regexp.Regexp) (places [][]int) {
	found := form.FindAllStringIndex(text, -1)
	if len(found) == 0 {
		return nil
	}
	code := codeOf(text)
	for _, m := range found {
		if !code(m[1] - 1) {
			places = append(places, m)
		}
	}
	return places
}

// codeOf tells whether an offset of a text lies in code.
func codeOf(text string) func(offset int) bool {
	places := markdown.Code(text)
	return func(offset int) bool {
		i := sort.Search(len(places), func(i int) bool { return places[i].End > offset })
		return i < len(places) && places[i].Start <= offset
	}
}

// imgTag is an image in HTML, moreTag where Hugo and Jekyll end the summary.
var (
	imgTag  = regexp.MustCompile(`(?i)<img\s[^<>]*>`)
	moreTag = regexp.MustCompile(`(?i)<!--\s*more\s*-->`)
)

// elements makes images of those that are written in HTML, and says what else of that is left out.
func (f *folder) elements(p *post, x prose) prose {
	var cuts []cut
	for _, m := range outsideCode(x.text, moreTag) {
		cuts = append(cuts, x.without(m[0], m[1]))
	}
	for _, m := range outsideCode(x.text, imgTag) {
		if picture, is := imageOf(x.text[m[0]:m[1]]); is {
			cuts = append(cuts, x.apart(cut{m[0], m[1], picture}))
		}
	}
	p.prose = x.with(cuts)
	opened := map[string]bool{}
	for _, problem := range parse(p).Problems {
		tag := problem.At.Text()
		if problem.Kind != markdown.RawHTML || opened[problem.Detail] && strings.HasPrefix(tag, "</") {
			continue // of what closes, the beginning was reported
		}
		opened[problem.Detail] = true
		f.remark(p.path, p.prose.line(problem.At.Start), "HTML is not shown, only the text in it: %s", shortened(tag))
	}
	return p.prose
}

// imageOf is an image of HTML in Markdown.
func imageOf(tag string) (markdown string, is bool) {
	z := html.NewTokenizer(strings.NewReader(tag))
	z.Next()
	t := z.Token()
	if t.DataAtom != atom.Img || t.Type != html.StartTagToken && t.Type != html.SelfClosingTagToken {
		return "", false
	}
	said := map[string]string{}
	for _, a := range t.Attr {
		said[a.Key] = strings.TrimSpace(a.Val)
	}
	return image(said["alt"], said["src"], said["title"]), said["src"] != ""
}

// apart puts a cut into a paragraph of its own where it stands in a block of HTML, in which no Markdown is read.
func (p prose) apart(c cut) cut {
	text := p.text
	first, _ := p.lineOf(c.start)
	_, last := p.lineOf(c.end)
	before, after := text[first:c.start], text[c.end:last]
	if inner := strings.TrimSpace(before); inner != "" && !strings.HasPrefix(inner, "<") {
		return c
	}
	above := strings.TrimRight(text[:c.start-len(before)], " \t")
	switch {
	case strings.TrimSpace(before) != "":
		c.text = "\n\n" + c.text
	case above != "" && !strings.HasSuffix(above, "\n\n"):
		c.text = "\n" + c.text
	}
	below := strings.TrimPrefix(text[c.end+len(after):], "\n")
	switch {
	case strings.TrimSpace(after) != "":
		c.text += "\n\n"
	case below != "" && !strings.HasPrefix(below, "\n"):
		c.text += "\n"
	}
	return c
}

// shortened is a text on one line, cut where it is long.
func shortened(s string) string {
	s = content.OneLine(s)
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
