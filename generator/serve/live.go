package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"gloss/generator/build"
	"gloss/generator/diag"
)

// A live is what is shown at the moment, and who is to be told when that changes.
type live struct {
	mu sync.Mutex
	// number counts the editions and what else is news to a page. It begins with the clock: a page that outlives its server
	// is told of another one by the next.
	number  int
	edition *build.Edition // the last one without errors, nil where there was none
	report  *diag.Report   // that of the newest edition
	failure string         // why the newest one could not be read, empty where it was
	changed chan struct{}  // closed when number grows
}

func newLive() *live {
	return &live{number: int(time.Now().UnixMilli()), report: &diag.Report{}, changed: make(chan struct{})}
}

// show makes an edition the one that is shown. One with errors has no pages: the last ones stay, and what is wrong is
// laid over them.
func (l *live) show(e *build.Edition) {
	l.news(func() {
		l.report, l.failure = e.Report, ""
		if e.Report.Errors == 0 {
			l.edition = e
		}
	})
}

// fail tells pages that the files could not be read.
func (l *live) fail(err error) { l.news(func() { l.failure = err.Error() }) }

func (l *live) news(change func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change()
	l.number++
	close(l.changed)
	l.changed = make(chan struct{})
}

func (l *live) version() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.number
}

// titleAndBase are the site's title and the path below which it stands, empty before there is an edition.
func (l *live) titleAndBase() (title, base string) {
	if e := l.shown(); e != nil {
		return e.Settings.Title.Value, e.Base
	}
	return "", ""
}

func (l *live) shown() *build.Edition {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.edition
}

// file is a file of the site as it is shown. What a template gets wrong on a page becomes a part of the report.
func (l *live) file(name string) (data []byte, found bool, err error) {
	e := l.shown()
	if e == nil {
		return nil, false, nil
	}
	data, found, wrong, err := e.File(name)
	if wrong == nil {
		return data, found, err
	}
	l.mu.Lock()
	known := l.edition != e || l.report == wrong
	l.mu.Unlock()
	if !known {
		l.news(func() { l.report = wrong })
	}
	return []byte(nothingYet), true, nil
}

// events tells a page of every change, by the number of the edition, as server-sent events.
func (l *live) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for {
		l.mu.Lock()
		number, changed := l.number, l.changed
		l.mu.Unlock()
		if _, err := fmt.Fprintf(w, "data: %d\n\n", number); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		}
	}
}

// A state is what a page is told beside its own content.
type state struct {
	Number   int               `json:"number"`
	Failure  string            `json:"failure,omitempty"`
	Findings []diag.Shown      `json:"findings"`
	Errors   int               `json:"errors"`
	Warnings int               `json:"warnings"`
	Infos    int               `json:"infos"`
	Drafts   map[string]string `json:"drafts"` // by address: what is said of it
}

// mostFindings is how many findings a page shows: more are no help, and a folder may have any number.
const mostFindings = 200

func (l *live) state(w http.ResponseWriter, _ *http.Request) {
	l.mu.Lock()
	r, e := l.report, l.edition
	s := state{Number: l.number, Failure: l.failure, Errors: r.Errors, Warnings: r.Warnings, Infos: r.Infos, Drafts: map[string]string{}}
	l.mu.Unlock()
	s.Findings = r.Shown(mostFindings)
	if e != nil {
		for _, d := range e.Drafts() {
			address, fragment, _ := strings.Cut(d.Address, "#")
			address = (&url.URL{Path: address, Fragment: fragment}).String()
			s.Drafts[address] = "draft"
			if !d.Publish.IsZero() {
				s.Drafts[address] = "from " + d.Publish.Format(time.DateOnly)
			}
		}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(s) // a reader who left is no failure of ours
}
