package posts

import (
	"net/url"
	"path"
	"strings"

	"gloss/generator/content"
	"gloss/generator/markdown"
)

// link lets the links of a post lead to the articles, topics and files that they led to; one that led elsewhere in the
// old site becomes its text.
func (f *folder) link(p *post) {
	l := linker{folder: f, post: p, seen: map[int]bool{}}
	l.refuse()
	for _, r := range p.doc.References {
		switch r.Kind {
		case markdown.Link:
			l.link(r)
		case markdown.Image:
			l.image(r)
		}
	}
	p.prose = p.prose.with(l.cuts)
	// What was taken out may have left marks behind that are another link.
	for range maxRounds {
		p.doc = parse(p)
		l = linker{folder: f, post: p, seen: map[int]bool{}}
		if l.refuse(); len(l.cuts) == 0 {
			return
		}
		p.prose = p.prose.with(l.cuts)
	}
}

// maxRounds is how often a text is looked at again.
const maxRounds = 5

// refuse takes out the links that no page may show, and those in two square brackets, which meant nothing where they were
// written.
func (l *linker) refuse() {
	for _, problem := range l.post.doc.Problems {
		if problem.Kind == markdown.LinkRefused {
			l.refused(problem)
		}
	}
	for _, r := range l.post.doc.References {
		if r.Kind == markdown.Wiki {
			l.cut(r.Whole.Start, r.Whole.Start+1, `\[\`)
		}
	}
}

// A linker writes the links of one post anew.
type linker struct {
	*folder
	post *post
	cuts []cut
	seen map[int]bool // the targets that were written, of which several links may have one
}

func (l *linker) cut(start, end int, text string) { l.cuts = append(l.cuts, cut{start, end, text}) }

func (l *linker) say(r markdown.Reference, format string, args ...any) {
	l.remark(l.post.path, l.post.prose.line(r.Whole.Start), format, args...)
}

// target writes the target of a link anew, fragment included. A bare address gets a text, since it was its own.
func (l *linker) target(r markdown.Reference, target, text string) {
	if l.seen[r.At.Start] {
		return
	}
	l.seen[r.At.Start] = true
	start, end := r.At.Start, r.At.End
	if r.HasFragment {
		end = r.FragmentAt.End
	}
	if inAngles(l.post.prose.text, start, end) {
		start, end = start-1, end+1
	}
	if isBare(r) {
		target = "[" + escaped(text) + "](" + target + ")"
	}
	l.cut(start, end, target)
}

// isBare reports whether a link is an address alone, in angle brackets or without.
func isBare(r markdown.Reference) bool {
	whole := r.Whole.Text()
	return !strings.HasPrefix(whole, "[") && !strings.HasPrefix(whole, "![")
}

func inAngles(text string, start, end int) bool {
	return start > 0 && end < len(text) && text[start-1] == '<' && text[end] == '>'
}

// unlink leaves of a link or an image its text, between two signs.
func (l *linker) unlink(r markdown.Reference, before, after string) {
	whole := r.Whole.Text()
	if isBare(r) {
		start, end := r.Whole.Start, r.Whole.End
		if inAngles(l.post.prose.text, start, end) {
			start, end = start-1, end+1
		}
		l.cut(start, end, "`"+strings.ReplaceAll(whole, "`", "")+"`")
		return
	}
	open := strings.IndexByte(whole, '[') + 1
	close := open + labelLength(whole[open:])
	l.cut(r.Whole.Start, r.Whole.Start+open, before)
	l.cut(r.Whole.Start+close, r.Whole.End, after)
}

// labelLength is the length of a link's text, whose opening bracket stands before.
func labelLength(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '`':
			run := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
			if end := strings.Index(s[i+run:], s[i:i+run]); end >= 0 {
				i += run + end + run - 1
			} else {
				i += run - 1
			}
		case '[':
			depth++
		case ']':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return len(s)
}

// refused takes out a link that no page may show. An image of another site becomes a link to it.
func (l *linker) refused(problem markdown.Problem) {
	r := markdown.Reference{Whole: problem.Whole, At: problem.At}
	if !strings.HasPrefix(r.Whole.Text(), "!") {
		l.say(r, "a link to “%s” was left out, its text stays: links lead to https:, http: or mailto:", shortened(problem.Detail))
		l.unlink(r, "", "")
		return
	}
	u, err := url.Parse(problem.Detail)
	if own, is := l.ownPath(problem.Detail); is {
		r.Target = own
		l.image(r)
		return
	}
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || l.isInLink(r) {
		l.say(r, "the image “%s” was left out, its description stays", shortened(problem.Detail))
		l.unlink(r, "(", ")")
		return
	}
	l.say(r, "an image of another site became a link, since a page shows only its own: %s", problem.Detail)
	l.unlinkImage(r)
}

// unlinkImage makes a link of an image.
func (l *linker) unlinkImage(r markdown.Reference) {
	if labelLength(r.Whole.Text()[2:]) == 0 {
		l.cut(r.Whole.Start, r.Whole.Start+2, "[image")
		return
	}
	l.cut(r.Whole.Start, r.Whole.Start+1, "")
}

func (l *linker) isInLink(r markdown.Reference) bool {
	for _, other := range l.post.doc.References {
		if other.Kind == markdown.Link && other.Whole.Start < r.Whole.Start && r.Whole.End < other.Whole.End {
			return true
		}
	}
	return false
}

// image lets an image show its file, copied to the media of the site.
func (l *linker) image(r markdown.Reference) {
	file := l.fileOf(l.post, r.Target)
	to, why := "", "is not in the folder"
	if file != "" {
		to, why = l.copy(l.post, file, true)
	}
	if to != "" {
		l.target(markdown.Reference{At: r.At, Whole: r.Whole}, to, "")
		return
	}
	l.say(r, "the image “%s” %s: its description stands in its place", shortened(unescaped(r.Target)), why)
	if labelLength(r.Whole.Text()[min(2, len(r.Whole.Text())):]) == 0 {
		l.unlink(r, "(image", ")")
		return
	}
	l.unlink(r, "(", ")")
}

func (l *linker) link(r markdown.Reference) {
	target, within := l.ownPath(r.Target)
	switch {
	case !within:
		return
	case r.Target == "":
		l.place(r, l.post, "")
		return
	}
	if other := l.postAt(l.post, target); other != nil {
		l.place(r, other, other.id+".md")
		return
	}
	if file := l.fileOf(l.post, target); file != "" {
		to, why := l.copy(l.post, file, false)
		if to != "" {
			l.target(r, to, path.Base(file))
			return
		}
		l.say(r, "the file “%s” %s: the text of the link stays", shortened(target), why)
		l.unlink(r, "", "")
		return
	}
	if topic := l.topics.at(target); topic != "" {
		l.target(r, "/topics/"+topic+"/", topic)
		return
	}
	if target == "/" {
		l.target(r, "/", r.Target)
		return
	}
	if strings.HasPrefix(r.Target, "http") {
		l.say(r, "“%s” leads to nothing that is imported: the link to the old site stays", shortened(r.Target))
		return
	}
	l.say(r, "“%s” leads to nothing that is imported: the text of the link stays", shortened(target))
	l.unlink(r, "", "")
}

// place lets a link lead to an article, and there to the place that it names if there is one.
func (l *linker) place(r markdown.Reference, to *post, target string) {
	if !r.HasFragment || r.Fragment == "" {
		if target == "" {
			return
		}
		l.target(r, target, to.title)
		return
	}
	wanted := unescaped(r.Fragment)
	for _, h := range to.doc.Headings {
		if h.ID == wanted || h.ID == content.IDOf(wanted) || h.ID == to.ids[wanted] {
			l.target(r, target+"#"+h.ID, to.title)
			return
		}
	}
	if target == "" {
		l.say(r, "there is no heading “#%s” here: the text of the link stays", shortened(r.Fragment))
		l.unlink(r, "", "")
		return
	}
	l.say(r, "there is no heading “#%s” in %s: the link leads to its beginning", shortened(r.Fragment), to.path)
	l.target(r, target, to.title)
}
