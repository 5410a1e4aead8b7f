package serve

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"path"
	"strings"

	"gloss/generator/build"
	"gloss/generator/content"
	"gloss/generator/edit"
)

// A place is where an editor is to be opened.
type place struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// maxRequest is how long what a page asks for may be, in bytes.
const maxRequest = 1 << 20

// edit opens a file of the site in the editor.
func (s *server) edit(w http.ResponseWriter, r *http.Request) {
	if s.Edit == nil {
		http.Error(w, "no editor is known: start gloss serve with --editor, such as --editor \"code --goto {file}:{line}:{column}\"", http.StatusNotImplemented)
		return
	}
	var p place
	if !asked(w, r, &p) {
		return
	}
	if !isOfSite(p.Path) || p.Line < 1 || p.Column < 1 {
		http.Error(w, "this is no place in a file of the site", http.StatusBadRequest)
		return
	}
	if err := s.Edit(p.Path, p.Line, p.Column); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// annotate writes a new annotation. Its file shows in the page as every other change does.
func (s *server) annotate(w http.ResponseWriter, r *http.Request) {
	var wish struct {
		Address string
		edit.PageNote
	}
	if !asked(w, r, &wish) {
		return
	}
	e := s.shown()
	if e == nil {
		http.Error(w, "the site cannot be built yet", http.StatusServiceUnavailable)
		return
	}
	path, err := s.preview.Annotate(e, wish.Address, wish.PageNote)
	if refusal, found := errors.AsType[build.Refusal](err); found {
		http.Error(w, string(refusal), http.StatusConflict)
		return
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
	_, _ = io.WriteString(w, path) // a reader who left is no failure of ours
}

// written tells where a page is written, by the ids in it.
func (s *server) written(w http.ResponseWriter, r *http.Request) {
	places := map[string]place{}
	if e := s.shown(); e != nil {
		for id, at := range e.Written(r.URL.Query().Get("page")) {
			places[id] = place{at.Path(), at.Position().Line, at.Position().Column}
		}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(places)
}

// asked reads what a page asks for, and answers where that cannot be read.
func asked(w http.ResponseWriter, r *http.Request, into any) bool {
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxRequest)).Decode(into)
	if err != nil {
		http.Error(w, "what is asked for cannot be read: "+err.Error(), http.StatusBadRequest)
	}
	return err == nil
}

// isOfSite reports whether a path is a clean one to something in the site's content or templates.
func isOfSite(name string) bool {
	return name == path.Clean(name) && (strings.HasPrefix(name, content.Dir+"/") || strings.HasPrefix(name, "templates/"))
}
