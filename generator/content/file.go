package content

import (
	"fmt"
	"path"
	"strings"

	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
)

// readFile reads one file by what its place makes it.
func readFile(f *source.File) (r result) {
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
		}
	}
	if !o.Unread {
		o.Front = fr.span()
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
		r.read(fr, "site.md", r.settings, settingsShape, o.Unread)
		r.settings.Body = r.body(fr, o.Unread, markdown.Options{TopHeading: 2})
		r.problems = append(r.problems, r.settings.check()...)
	case inArticles:
		r.article = &Article{Header: Header{Origin: o}}
		r.read(fr, "an article", r.article, articleShape, o.Unread)
		r.article.Body = r.body(fr, o.Unread, markdown.Options{BlockIDs: true, TopHeading: 2})
		r.problems = append(r.problems, r.article.Page.check()...)
	case inEntities:
		r.entity = &Entity{Header: Header{Origin: o}}
		r.read(fr, "an entity", r.entity, entityShape, o.Unread)
		r.entity.Body = r.body(fr, o.Unread, markdown.Options{TopHeading: 2})
		r.problems = append(r.problems, r.entity.Page.check()...)
	case inTopics:
		r.topic = &Topic{Header: Header{Origin: o}}
		r.read(fr, "a topic", r.topic, topicShape, o.Unread)
		r.topic.Body = r.body(fr, o.Unread, markdown.Options{TopHeading: 2})
		r.problems = append(r.problems, r.topic.Page.check()...)
	case inPages:
		r.page = &PlainPage{Header: Header{Origin: o}}
		r.read(fr, "a page", r.page, plainPageShape, o.Unread)
		r.page.Body = r.body(fr, o.Unread, markdown.Options{TopHeading: 2})
		r.problems = append(r.problems, r.page.Page.check()...)
	case inAnnotations:
		r.readAnnotation(o, fr)
	}
}

func (r *result) readAnnotation(o Origin, fr front) {
	n := &Annotation{Header: Header{Origin: o}, Article: articleOf(o.File)}
	r.annotation = n
	r.read(fr, "an annotation", n, annotationShape, o.Unread)
	n.Quotation, n.Note = nil, noText(o.File.Path, markdown.Options{})
	if o.Unread {
		return
	}
	n.Quotation, n.Note = markdown.ParseAnnotation(fr.file, fr.body, markdown.Options{IDPrefix: "in-" + o.ID + "--", TopHeading: 4})
	r.problems = append(r.problems, bodyProblems(n.Note)...)
	if n.Quotation != nil {
		r.problems = append(r.problems, bodyProblems(n.Quotation.Doc)...)
	}
	r.problems = append(r.problems, n.checkQuotation()...)
}

// articleOf is the id that the folder of an annotation names.
func articleOf(f *source.File) string { return path.Base(path.Dir(f.Path)) }

// read reads the fields of a front matter into a record.
func (r *result) read(fr front, what string, into any, s *shape, unread bool) {
	if unread {
		return
	}
	tree, problems := readFields(fr)
	r.problems = append(r.problems, problems...)
	if tree.root == nil {
		return
	}
	d := &decoder{fields: tree, what: what}
	d.record(into, s)
	r.problems = append(r.problems, d.problems...)
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

// check reports what is wrong with the addresses that a record asks for.
func (p *Page) check() (problems []diag.Diagnostic) {
	for _, at := range append([]Text{p.Path}, p.Redirects...) {
		if at.IsZero() || goodAddress(at.Value) {
			continue
		}
		problems = append(problems, diag.Diagnostic{
			Code: diag.AddressFormat, At: at.At,
			Message: fmt.Sprintf("“%s” is no address of this site: write it from the root, such as /2024/talks/ or /talks.html", at.Value),
		})
	}
	return problems
}

// goodAddress reports whether a page can stand at an address: a clean path to a folder or to a file of its own. The
// folder of the site's own list of files cannot be one.
func goodAddress(p string) bool {
	return cleanPath(p) && p != "/" && !strings.HasPrefix(p, "/.gloss") && (strings.HasSuffix(p, "/") || strings.HasSuffix(p, ".html"))
}

// check reports settings that are well-formed and yet impossible.
func (s *Settings) check() (problems []diag.Diagnostic) {
	if s.Gloss.Set && s.Gloss.Value != 1 {
		problems = append(problems, diag.Diagnostic{Code: diag.ValueInvalid, At: s.Gloss.At, Message: "this program reads version 1 of the format: write gloss: 1"})
	}
	if strings.ContainsAny(s.URL.Value, "?#") {
		problems = append(problems, diag.Diagnostic{Code: diag.ValueInvalid, At: s.URL.At, Message: "the site's address has neither ? nor #: write it as https://example.org or https://example.org/briefing"})
	}
	return problems
}
