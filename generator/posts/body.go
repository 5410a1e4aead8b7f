package posts

import (
	"regexp"
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

// headingID is an id that a heading was given, with the heading before it.
var headingID = regexp.MustCompile(`^#+[ \t]+(.*?)[ \t]*\{:?[ \t]*#([^\s{}]+)`)

// attributes takes out what says how a text looks. The ids that headings were given are kept in mind: links lead to them.
func (f *folder) attributes(p *post, x prose) prose {
	var cuts []cut
	for _, m := range outsideCode(x.text, look) {
		line := x.text[strings.LastIndexByte(x.text[:m[0]], '\n')+1 : m[1]]
		if id := headingID.FindStringSubmatch(line); id != nil {
			p.ids[id[2]] = content.IDOf(id[1])
		} else {
			f.remark(p.path, x.line(m[0]), "%s was left out, which says how the text looks", strings.TrimSpace(x.text[m[0]:m[1]]))
		}
		cuts = append(cuts, without(x.text, m[0], m[1]))
	}
	return x.with(cuts)
}

// without is the cut that takes something out of a text, with the line that would be left empty, and one of two empty
// lines.
func without(text string, start, end int) cut {
	first := strings.LastIndexByte(text[:start], '\n') + 1
	after, rest, found := strings.Cut(text[end:], "\n")
	if !found || strings.TrimSpace(text[first:start]+after) != "" {
		return cut{start, end, ""}
	}
	end += len(after) + 1
	if next, _, found := strings.Cut(rest, "\n"); found && strings.TrimSpace(next) == "" && (first == 0 || strings.HasSuffix(text[:first], "\n\n")) {
		end += len(next) + 1
	}
	return cut{first, end, ""}
}

// outsideCode are the places at which a form is found in a text, but for those in code.
func outsideCode(text string, form *regexp.Regexp) (places [][]int) {
	code := fences(text)
	for _, m := range form.FindAllStringIndex(text, -1) {
		line := text[strings.LastIndexByte(text[:m[0]], '\n')+1 : m[0]]
		if !code(m[0]) && strings.Count(line, "`")%2 == 0 {
			places = append(places, m)
		}
	}
	return places
}

// fences tells whether an offset of a text lies in a block of code between fences.
func fences(text string) func(offset int) bool {
	var bounds []int // of the blocks, one after the other
	fence, at := "", 0
	for line := range strings.Lines(text) {
		mark := strings.TrimSpace(line)
		switch {
		case fence == "" && (strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~")):
			fence, bounds = mark[:len(mark)-len(strings.TrimLeft(mark, mark[:1]))], append(bounds, at)
		case fence != "" && strings.HasPrefix(mark, fence) && strings.Trim(mark, fence[:1]) == "":
			fence, bounds = "", append(bounds, at+len(line))
		}
		at += len(line)
	}
	return func(offset int) bool {
		n := 0
		for n < len(bounds) && bounds[n] <= offset {
			n++
		}
		return n%2 == 1
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
		cuts = append(cuts, without(x.text, m[0], m[1]))
	}
	for _, m := range outsideCode(x.text, imgTag) {
		if picture, is := imageOf(x.text[m[0]:m[1]]); is {
			cuts = append(cuts, apart(x.text, cut{m[0], m[1], picture}))
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
func apart(text string, c cut) cut {
	before := text[strings.LastIndexByte(text[:c.start], '\n')+1 : c.start]
	after, _, _ := strings.Cut(text[c.end:], "\n")
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
	s = oneLine(s)
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
