// Package serve shows a site in a browser from memory: nothing is written.
package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"syscall"
	"time"
)

// A Server serves the files of one built site. It never changes.
type Server struct {
	files map[string][]byte // by path below the site's root
	base  string            // the path below which the site stands: "" or "/briefing"
}

// New returns a server of the files, by their slash paths below the output folder.
func New(files map[string][]byte, base string) *Server { return &Server{files: files, base: base} }

// types are the media types of what a site holds; those of the machine are not asked.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".xml": "application/xml; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".json": "application/json", ".jsonld": "application/ld+json",
	".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".gif": "image/gif", ".avif": "image/avif",
	".ico":   "image/vnd.microsoft.icon",
	".woff2": "font/woff2", ".pdf": "application/pdf",
}

// ServeHTTP answers as a static host does: a folder is its index page, an address without its slash leads to the one
// with it, and what is not there is the site's 404 page.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	if !isLoopback(r.Host) {
		http.Error(w, "this server answers at 127.0.0.1 and localhost alone", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are answered", http.StatusMethodNotAllowed)
		return
	}
	address, inside := strings.CutPrefix(r.URL.Path, s.base+"/")
	if !inside {
		http.Redirect(w, r, s.base+"/", http.StatusFound)
		return
	}
	file := address
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if data, found := s.files[file]; found {
		s.write(w, file, http.StatusOK, data)
		return
	}
	if _, found := s.files[address+"/index.html"]; found {
		http.Redirect(w, r, (&url.URL{Path: r.URL.Path + "/"}).String(), http.StatusMovedPermanently)
		return
	}
	s.write(w, "404.html", http.StatusNotFound, s.files["404.html"])
}

// isLoopback reports whether a request names this machine as the one that sends it sees itself. Another name could be
// that of a site elsewhere which was made to lead here, to read what is not published (DNS rebinding).
func isLoopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	return name == "127.0.0.1" || name == "localhost"
}

func (s *Server) write(w http.ResponseWriter, file string, status int, data []byte) {
	kind := cmp.Or(types[strings.ToLower(path.Ext(file))], "application/octet-stream")
	if path.Base(file) == "feed.xml" {
		kind = "application/atom+xml; charset=utf-8"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(data) // a reader who left is no failure of ours
}

// How long a browser may take to ask, and how long the answers under way may take once the server is told to stop.
const (
	headerTimeout = 10 * time.Second
	stopTimeout   = 2 * time.Second
)

// Serve answers on this machine alone, at the port given or, with port 0, at a free one, until the context ends. It
// calls ready with the address of the front page once it listens.
func (s *Server) Serve(ctx context.Context, port int, ready func(address string)) error {
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d is taken: choose another one with --port, or a free one with --port 0", port)
	}
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	server := &http.Server{Handler: s, ReadHeaderTimeout: headerTimeout}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.Background(), stopTimeout)
		defer cancel()
		stopped <- server.Shutdown(last)
	}()
	ready("http://" + listener.Addr().String() + s.base + "/")
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
