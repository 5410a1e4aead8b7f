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
	"sync"
	"syscall"
	"time"

	"gloss/generator/build"
	"gloss/generator/content"
	"gloss/generator/diag"
)

// Options say how a site is shown.
type Options struct {
	Folder string // the site's, where files are watched
	// Poll has the files looked at again and again, where the system does not tell what changes.
	Poll bool
	// Host is the address that is listened at, Port its port, 0 for a free one.
	Host string
	Port int
	// Now gives the moment of each edition.
	Now func() content.Moment
	// Ready is told the site's title, if it is known, and the address of its front page once the server listens; Told the
	// report of each edition, or what failed; Blind why changes are seen later than they could be.
	Ready func(title, address string)
	Told  func(*diag.Report, error)
	Blind func(error)
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

// How long a browser may take to ask, and how long the answers under way may take once the server is told to stop: a note is
// written by then, and a connection that a browser opened in advance is not waited for.
const (
	headerTimeout = 10 * time.Second
	stopTimeout   = 500 * time.Millisecond
)

// Run shows the site of a preview until the context ends. A link of the site that is under way then is not waited for: it
// ends by itself.
func Run(ctx context.Context, p *build.Preview, o Options) error {
	listener, err := o.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	// The watch begins before the files are read, so that no change falls between the two.
	lookout, err := newLookout(o)
	if err != nil {
		return err
	}
	defer lookout.close()
	s := newServer(p, o)
	f := newFollower(s)
	if !f.begin(ctx) {
		return nil
	}
	var all sync.WaitGroup
	changes, blind := make(chan []string), make(chan error, 1)
	all.Go(func() { lookout.watch(ctx, changes, blind) })
	all.Go(func() { f.follow(ctx, changes, blind) })
	defer func() { stop(); all.Wait() }()
	return s.answer(ctx, listener)
}

// listen listens, or says which flag is to be another.
func (o Options) listen() (net.Listener, error) {
	listener, err := net.Listen("tcp", net.JoinHostPort(o.Host, strconv.Itoa(o.Port)))
	_, unknown := errors.AsType[*net.DNSError](err)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("port %d is taken: choose another one with --port, or a free one with --port 0", o.Port)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("port %d is not for every user: choose one from 1024 on with --port", o.Port)
	case unknown || errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, fmt.Errorf("this machine has no address “%s”: leave out --host, or give an address of this machine, or 0.0.0.0 for all of them", o.Host)
	case err != nil:
		return nil, fmt.Errorf("listen: %w", err)
	}
	return listener, nil
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
		err := h.Shutdown(last)
		if errors.Is(err, context.DeadlineExceeded) {
			err = h.Close()
		}
		stopped <- err
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
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin") // else a page elsewhere could take in images and scripts
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
