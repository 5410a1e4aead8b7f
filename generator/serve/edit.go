package serve

import (
	"encoding/json"
	"net/http"
	"path"
	"strings"

	"gloss/generator/content"
)

// A place is where an editor is to be opened.
type place struct {
	Path         string
	Line, Column int
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
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxRequest)).Decode(&p); err != nil || !isOfSite(p.Path) || p.Line < 1 || p.Column < 1 {
		http.Error(w, "this is no place in a file of the site", http.StatusBadRequest)
		return
	}
	if err := s.Edit(p.Path, p.Line, p.Column); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// isOfSite reports whether a path is a clean one to something in the site's content or templates.
func isOfSite(name string) bool {
	return name == path.Clean(name) && (strings.HasPrefix(name, content.Dir+"/") || strings.HasPrefix(name, "templates/"))
}
