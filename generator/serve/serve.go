// Package serve shows a site in a browser while it is edited: from memory, and the open page follows the files.
//
// A [build.Preview] comes in. Its files are answered as a static host would, with a script of the preview's own in every
// page, until a context ends. Nothing is written here, and only this machine is answered, unless another address was
// asked for.
//
// The preview's own addresses lie below /.gloss/, where no site can have a file. What they do for a page is asked for with
// the token of this server, which only its own pages know.
package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"gloss/generator/build"
	"gloss/generator/content"
	"gloss/generator/diag"
)

// Options say how a site is shown.
type Options struct {
	Folder string // the site's, where files are watched
	// Host is the address that is listened at, Port its port, 0 for a free one.
	Host string
	Port int
	// Now gives the moment of each edition.
	Now func() content.Moment
	// Ready is told the site's title, if it is known, and the address of its front page once the server listens; Told the
	// report of each edition, or what failed.
	Ready func(title, address string)
	Told  func(*diag.Report, error)
	// Edit opens a file of the site, by its slash path, in the editor; nil where none is known.
	Edit func(path string, line, column int) error
}

// A server answers for one preview.
type server struct {
	Options
	*live
	preview *build.Preview
	token   string
	mux     *http.ServeMux
}

// How long a browser may take to ask, and how long the answers under way may take once the server is told to stop.
const (
	headerTimeout = 10 * time.Second
	stopTimeout   = 2 * time.Second
)

// Run shows the site of a preview until the context ends.
func Run(ctx context.Context, p *build.Preview, o Options) error {
	listener, err := net.Listen("tcp", net.JoinHostPort(o.Host, strconv.Itoa(o.Port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d is taken: choose another one with --port, or a free one with --port 0", o.Port)
	}
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	defer listener.Close()
	// The watch begins before the files are read, so that no change falls between the two.
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	watcher, err := newWatcher(o.Folder)
	if err != nil {
		return err
	}
	defer watcher.Close()
	s := newServer(p, o)
	changes, ended := make(chan []string), make(chan struct{})
	f := newFollower(s)
	go func() {
		defer close(ended)
		f.follow(ctx, changes)
	}()
	go watcher.each(ctx, changes)
	defer func() { stop(); <-ended }()
	return s.answer(ctx, listener)
}

func newServer(p *build.Preview, o Options) *server {
	s := &server{Options: o, live: newLive(), preview: p, token: rand.Text(), mux: http.NewServeMux()}
	for _, name := range []string{"preview.js", "annotate.js", "preview.css", "marks.css"} {
		s.mux.HandleFunc("GET /.gloss/"+name, own(name))
	}
	s.mux.HandleFunc("GET /.gloss/events", s.events)
	s.mux.HandleFunc("GET /.gloss/state", s.state)
	s.mux.HandleFunc("GET /.gloss/written", s.written)
	s.mux.HandleFunc("POST /.gloss/edit", s.guarded(s.edit))
	s.mux.HandleFunc("POST /.gloss/annotate", s.guarded(s.annotate))
	s.mux.HandleFunc("/.gloss/", http.NotFound)
	s.mux.HandleFunc("/", s.site)
	return s
}

// answer answers until the context ends.
func (s *server) answer(ctx context.Context, listener net.Listener) error {
	h := &http.Server{Handler: s, ReadHeaderTimeout: headerTimeout, BaseContext: func(net.Listener) context.Context { return ctx }}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.Background(), stopTimeout)
		defer cancel()
		stopped <- h.Shutdown(last)
	}()
	title, base := s.titleAndBase()
	s.Ready(title, "http://"+listener.Addr().String()+base+"/")
	if err := h.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// ServeHTTP refuses who is not meant to read what is not published yet.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if !s.names(r.Host) {
		http.Error(w, "this server answers at its own address alone", http.StatusForbidden)
		return
	}
	s.mux.ServeHTTP(w, r)
}

// names reports whether the host of a request is this server. Another name could be that of a site elsewhere which was
// made to lead here, to read what is not published (DNS rebinding).
func (s *server) names(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	ip := net.ParseIP(name)
	if listens := net.ParseIP(s.Host); ip != nil && listens != nil && listens.IsUnspecified() {
		return true // it is reached by the machine's address, whichever that is: never by a name
	}
	return name == s.Host || name == "localhost" || ip != nil && ip.IsLoopback()
}

// guarded lets only the preview's own script ask for something to be done: on this machine, from a page of this server
// (same origin), with its token.
func (s *server) guarded(do http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		peer, _, _ := net.SplitHostPort(r.RemoteAddr)
		switch ip := net.ParseIP(peer); {
		case ip == nil || !ip.IsLoopback():
			http.Error(w, "only this machine may ask for that", http.StatusForbidden)
		case r.Header.Get("Origin") != "http://"+r.Host:
			http.Error(w, "only a page of this server may ask for that", http.StatusForbidden)
		case r.Header.Get("Gloss-Token") != s.token:
			http.Error(w, "the page belongs to a server that has ended: load it again", http.StatusForbidden)
		default:
			do(w, r)
		}
	}
}
