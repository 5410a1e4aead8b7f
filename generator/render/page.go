package render

import (
	"time"

	"gloss/generator/site"
)

// A pageView is a plain page.
type pageView struct {
	frame
	record
}

// A missingView is the page for an address at which nothing stands.
type missingView struct {
	frame
	Heading text
}

// A redirectView is the page at an old address. It stands outside base.html.
type redirectView struct {
	Lang, Dir string
	Policy    string
	To        string // the path of the new address
	Canonical string // the whole new address
}

func (r *renderer) plainPage(p *site.Page) pageView {
	view := pageView{r.recordFrame(&p.Record, r.description()), r.header(&p.Record, &p.Source.Header, time.Time{}, r.body(p.Prose, p.Language))}
	view.Schema = r.pageSchema(p, view.frame)
	return view
}

// missing is shown at any address, so it has no address of its own.
func (r *renderer) missing() missingView {
	title := r.words.Text("missing-title")
	view := missingView{r.frame(title, r.site.At("/404.html")), newText(title, tongue{})}
	view.Canonical = ""
	return view
}

// redirects are the pages at old addresses.
func (r *renderer) redirects() []output {
	var all []output
	frame := r.frame("", r.site.At("/"))
	for _, to := range r.site.Redirects {
		all = append(all, r.page("redirect", to.From, func() any {
			return redirectView{frame.Lang, frame.Dir, frame.Policy, href(to.To), r.site.Absolute(to.To)}
		}))
	}
	return all
}
