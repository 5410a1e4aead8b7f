package serve

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// types are the media types of what a site holds; those of the machine are not asked.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".xml": "application/xml; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".json": "application/json", ".jsonld": "application/ld+json",
	".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".gif": "image/gif", ".avif": "image/avif",
	".ico":   "image/vnd.microsoft.icon",
	".woff2": "font/woff2", ".pdf": "application/pdf",
}

//go:embed preview.js annotate.js preview.css marks.css
var ownFiles embed.FS

// own answers with a file of the preview's own.
func own(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		data, err := ownFiles.ReadFile(name)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		answer(w, name, http.StatusOK, data)
	}
}

// site answers as a static host does: a folder is its index page, an address without its slash leads to the one with
// it, and what is not there is the site's 404 page.
func (s *server) site(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are answered", http.StatusMethodNotAllowed)
		return
	}
	// The number is asked for before the page: a page that is newer than it says is fetched once more, no harm done.
	number := s.version()
	_, base := s.titleAndBase()
	address, inside := strings.CutPrefix(r.URL.Path, base+"/")
	if !inside {
		http.Redirect(w, r, base+"/", http.StatusFound)
		return
	}
	file := address
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if s.write(w, file, http.StatusOK, number) {
		return
	}
	if s.has(address + "/index.html") {
		http.Redirect(w, r, (&url.URL{Path: r.URL.Path + "/"}).String(), http.StatusMovedPermanently)
		return
	}
	if !s.write(w, "404.html", http.StatusNotFound, number) {
		s.writePage(w, "404.html", http.StatusServiceUnavailable, []byte(nothingYet), number)
	}
}

// nothingYet is the page where no edition could be shown yet: what is wrong is laid over it.
const nothingYet = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The site cannot be built yet</title>
</head>
<body>
<h1>The site cannot be built yet</h1>
</body>
</html>
`

func (s *server) has(file string) bool {
	_, found, _ := s.file(file)
	return found
}

// write answers with a file of the site, if there is one.
func (s *server) write(w http.ResponseWriter, file string, status, number int) bool {
	data, found, err := s.file(file)
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return true
	case !found:
		return false
	case path.Ext(file) == ".html":
		s.writePage(w, file, status, data, number)
	default:
		answer(w, file, status, data)
	}
	return true
}

// writePage answers with a page, and the preview's script before the end of it.
func (s *server) writePage(w http.ResponseWriter, file string, status int, page []byte, number int) {
	script := fmt.Sprintf(`<script type="module" src="/.gloss/preview.js" data-version="%d" data-token="%s" data-edit="%t"></script>`,
		number, html.EscapeString(s.token), s.Edit != nil)
	end := bytes.LastIndex(page, []byte("</body>"))
	if end < 0 {
		end = len(page)
	}
	answer(w, file, status, bytes.Join([][]byte{page[:end], []byte(script), page[end:]}, nil))
}

func answer(w http.ResponseWriter, file string, status int, data []byte) {
	kind := cmp.Or(types[strings.ToLower(path.Ext(file))], "application/octet-stream")
	if path.Base(file) == "feed.xml" {
		kind = "application/atom+xml; charset=utf-8"
	}
	if kind == types[".svg"] {
		w.Header().Set("Content-Security-Policy", "script-src 'none'") // a drawing opened by itself could ask for what a page can
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	w.WriteHeader(status)
	_, _ = w.Write(data) // a reader who left is no failure of ours
}
