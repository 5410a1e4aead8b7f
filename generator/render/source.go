package render

import (
	"html/template"
	"strings"

	"gloss/generator/content"
)

// A sourceView is where something stands. Name is never empty: a source that is only an address is shown by it.
type sourceView struct {
	Name, Href string
	Author     string
	Published  *date
	Retrieved  template.HTML // in words, with its date
	Archived   string        // the address of a copy
}

// source returns a source, nil for none.
func (r *renderer) source(s content.Source) *sourceView {
	if s.IsZero() {
		return nil
	}
	view := &sourceView{Name: s.Name.Value, Href: s.URL.Value, Author: s.Author.Value, Archived: s.Archived.Value}
	if view.Name == "" {
		view.Name = bareAddress(s.URL.Value)
	}
	if !s.Published.IsZero() {
		view.Published = new(r.when(s.Published.Date))
	}
	if !s.Retrieved.IsZero() {
		view.Retrieved = r.say("retrieved", phrases{"Date": r.dateWords(s.Retrieved.Date)}).HTML
	}
	return view
}

func (r *renderer) sources(list []content.Source) []sourceView {
	var views []sourceView
	for _, s := range list {
		if view := r.source(s); view != nil {
			views = append(views, *view)
		}
	}
	return views
}

// bareAddress is a web address as one reads it out: without the scheme and what ends it.
func bareAddress(address string) string {
	_, bare, found := strings.Cut(address, "://")
	if !found {
		return address
	}
	return strings.TrimSuffix(strings.TrimPrefix(bare, "www."), "/")
}
