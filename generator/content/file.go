package content

import (
	"crypto/sha256"
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
)

// readFile reads one file by what its place makes it.
func readFile(f *source.File) *result {
	r := &result{}
	at, why := placeOf(f.Path)
	if problem := refuse(f); problem != nil {
		r.problems = append(r.problems, *problem)
	}
	readable := len(r.problems) == 0
	switch at {
	case nowhere:
		if readable {
			r.problems = append(r.problems, diag.Diagnostic{Code: diag.FileUnknown, At: firstLine(f), Message: why})
		}
		return r
	case inMedia, inRoot:
		if readable {
			r.keep(at, f)
		}
		return r
	}
	o := originOf(f)
	o.Unread = !readable
	var fr front
	if readable {
		var problem *diag.Diagnostic
		if fr, problem = openFront(f); problem != nil {
			r.problems = append(r.problems, *problem)
			o.Unread = true
		} else if problem := fr.strayField(); problem != nil {
			r.problems = append(r.problems, *problem)
		}
	}
	if !o.Unread {
		o.Front = fr.span()
		o.sum = sha256.Sum256(f.Data()[fr.start:fr.end])
	}
	r.record(at, o, fr)
	return r
}

func (r *result) keep(at place, f *source.File) {
	if at == inMedia {
		r.media = f
		return
	}
	r.root = f
}

// record reads the record of a place. One that is unread stays empty but for its origin.
func (r *result) record(at place, o Origin, fr front) {
	switch at {
	case inSite:
		r.settings = &Settings{Origin: o}
		r.read(fr, "site.md", r.settings, settingsShape, &r.settings.Origin)
		r.settings.Body = r.body(fr, r.settings.Unread, markdown.Options{TopHeading: 2})
		r.problems = append(r.problems, r.settings.check()...)
	case inArticles:
		r.article = &Article{Header: Header{Origin: o}}
		r.read(fr, "an article", r.article, articleShape, &r.article.Origin)
		r.article.Body = r.body(fr, r.article.Unread, markdown.Options{BlockIDs: true, TopHeading: 2})
		r.problems = append(r.problems, r.article.Page.checkAddresses()...)
	case inEntities:
		r.entity = &Entity{Header: Header{Origin: o}}
		r.read(fr, "an entity", r.entity, entityShape, &r.entity.Origin)
		r.entity.Body = r.body(fr, r.entity.Unread, markdown.Options{TopHeading: 2})
		r.problems = append(r.problems, r.entity.Page.checkAddresses()...)
	case inTopics:
		r.topic = &Topic{Header: Header{Origin: o}}
		r.read(fr, "a topic", r.topic, topicShape, &r.topic.Origin)
		r.topic.Body = r.body(fr, r.topic.Unread, markdown.Options{TopHeading: 2})
		r.problems = append(r.problems, r.topic.Page.checkAddresses()...)
	case inPages:
		r.page = &PlainPage{Header: Header{Origin: o}}
		r.read(fr, "a page", r.page, plainPageShape, &r.page.Origin)
		r.page.Body = r.body(fr, r.page.Unread, markdown.Options{TopHeading: 2})
		r.problems = append(r.problems, r.page.Page.checkAddresses()...)
	case inAnnotations:
		r.readAnnotation(o, fr)
	}
}

func (r *result) readAnnotation(o Origin, fr front) {
	n := &Annotation{Header: Header{Origin: o}, Article: articleOf(o.File)}
	r.annotation = n
	r.read(fr, "an annotation", n, annotationShape, &n.Origin)
	n.Quotation, n.Note = nil, noText(o.File.Path, markdown.Options{})
	if n.Unread {
		return
	}
	n.Quotation, n.Note = markdown.ParseAnnotation(fr.file, fr.body, markdown.Options{IDPrefix: "in-" + o.ID + "--", TopHeading: 4})
	r.problems = append(r.problems, bodyProblems(n.Note)...)
	if n.Quotation != nil {
		r.problems = append(r.problems, bodyProblems(n.Quotation.Doc)...)
	}
	r.problems = append(r.problems, n.checkQuotation()...)
}

// articleOf is the id that the folder of an annotation names, in Unicode normal form C as ids are.
func articleOf(f *source.File) string { return norm.NFC.String(path.Base(path.Dir(f.Path))) }

// read reads the fields of a front matter into a record of the origin given.
func (r *result) read(fr front, what string, into any, s *shape, o *Origin) {
	if o.Unread {
		return
	}
	tree, problems := readFields(fr)
	r.problems = append(r.problems, problems...)
	if tree.root == nil {
		o.Unread = true
		return
	}
	d := &decoder{fields: tree, what: what}
	d.record(into, s)
	r.problems = append(r.problems, d.problems...)
	if len(tree.mistaken) > 0 {
		o.mistaken = tree.mistaken
	}
}

// body reads the text behind a front matter.
func (r *result) body(fr front, unread bool, o markdown.Options) *markdown.Doc {
	if unread {
		return noText("", o)
	}
	doc := markdown.Parse(fr.file, fr.body, o)
	r.problems = append(r.problems, bodyProblems(doc)...)
	return doc
}

// noText is the text of a record that could not be read.
func noText(path string, o markdown.Options) *markdown.Doc {
	return markdown.Parse(source.New(path, nil), 0, o)
}

// checkAddresses reports what is wrong with the addresses that a record asks for, and leaves those out: nothing
// follows from them.
func (p *Page) checkAddresses() (problems []diag.Diagnostic) {
	bad := func(at Text) bool {
		problem := RefuseAddress(at.Value)
		if problem != "" {
			problems = append(problems, diag.Diagnostic{Code: diag.AddressFormat, At: at.At, Message: problem})
		}
		return problem != ""
	}
	if !p.Path.IsZero() && bad(p.Path) {
		p.Path = Text{}
	}
	p.Redirects = slices.DeleteFunc(p.Redirects, bad)
	return problems
}

// RefuseAddress says why no page can stand at an address, empty where one can: at a clean path to a folder or to a file of
// its own.
func RefuseAddress(p string) string {
	switch {
	case !cleanPath(p) || p == "/" || !strings.HasSuffix(p, "/") && !strings.HasSuffix(p, ".html"):
		return fmt.Sprintf("“%s” is no address of this site: write it from the root, such as /2024/talks/ or /talks.html", p)
	case tooLongPath(p):
		return fmt.Sprintf("the address is too long for a file: a part between two slashes has at most %d bytes, the whole %d", maxName, maxPath)
	}
	return ""
}

// check reports settings that are well-formed and yet impossible.
func (s *Settings) check() (problems []diag.Diagnostic) {
	if s.Gloss.Set && s.Gloss.Value != 1 {
		problems = append(problems, diag.Diagnostic{Code: diag.ValueInvalid, At: s.Gloss.At, Message: "this program reads version 1 of the format alone: write gloss: 1, or take a later Gloss if the site is written for one"})
	}
	if !s.URL.IsZero() && !IsSiteAddress(s.URL.Value) {
		problems = append(problems, diag.Diagnostic{
			Code: diag.ValueInvalid, At: s.URL.At,
			Message: "the site's address is a host and at most a plain path, with neither ? nor #: write it as https://example.org or https://example.org/briefing",
		})
	}
	return problems
}
