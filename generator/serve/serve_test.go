package serve

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gloss/generator/build"
	"gloss/generator/content"
	"gloss/generator/diag"
)

func put(t *testing.T, folder, name, text string) {
	t.Helper()
	file := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// comes waits for what a server is to do.
func comes(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 1000 {
		if holds() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s never comes", what)
}

// client asks a server that may hang.
var client = &http.Client{Timeout: time.Minute}

const theMoment = "2026-11-01T12:00Z"

// started runs a server of a folder. stop ends it and waits for that.
func started(t *testing.T, o Options) (address string, stop func()) {
	t.Helper()
	now, err := content.ParseMoment(theMoment)
	if err != nil {
		t.Fatal(err)
	}
	p, err := build.NewPreview(build.Options{Root: o.Folder, Drafts: true, Publish: true, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	o.Host, o.Now = "127.0.0.1", func() content.Moment { return now }
	o.Ready = func(_, address string) { ready <- address }
	o.Told = func(_ *diag.Report, err error) {
		if err != nil {
			t.Errorf("the server tells of %v", err)
		}
	}
	go func() { ended <- Run(ctx, p, o) }()
	select {
	case address = <-ready:
	case err := <-ended:
		t.Fatalf("the server ends with %v", err)
	}
	return address, func() {
		t.Helper()
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the server ends with %v", err)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		client.CloseIdleConnections()
	}
}

// listen takes part in the events of a server until leave is called.
func listen(t *testing.T, address string) (next func() string, leave func()) {
	t.Helper()
	answer, err := client.Get(address + ".gloss/events")
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(answer.Body)
	return func() string {
		for lines.Scan() {
			if data, found := strings.CutPrefix(lines.Text(), "data: "); found {
				return data
			}
		}
		return ""
	}, func() { answer.Body.Close() }
}

const settings = "---\ngloss: 1\ntitle: Site\nurl: https://site.example\nlanguage: en\ntimezone: Asia/Seoul\n---\n"

// TestEveryFolderIsWatched compares the folders that are watched with those that are there, after they came, went and
// moved.
func TestEveryFolderIsWatched(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "content/site.md", settings)
	put(t, folder, "content/articles/old/deep/a.md", "a")
	put(t, folder, "content/articles/_later/deep/a.md", "a")
	put(t, folder, "public/articles/index.html", "")
	w, err := newWatcher(folder)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	told, ended := make(chan []string, 100), make(chan struct{})
	go func() {
		defer close(ended)
		if err := w.each(ctx, told); err != nil {
			t.Error(err)
		}
	}()
	put(t, folder, "content/articles/new/deeper/b.md", "b")
	for _, step := range []error{
		os.Rename(filepath.Join(folder, "content/articles/old"), filepath.Join(folder, "content/articles/moved")),
		os.RemoveAll(filepath.Join(folder, "content/articles/new")),
		os.Rename(filepath.Join(folder, "content/articles/_later"), filepath.Join(folder, "content/articles/now")),
		os.MkdirAll(filepath.Join(folder, "templates/assets"), 0o755),
	} {
		if step != nil {
			t.Fatal(step)
		}
		time.Sleep(3 * quiet)
	}
	put(t, folder, "content/articles/now/deep/d.md", "d")
	put(t, folder, "content/articles/.x.md.swp", "x")
	time.Sleep(3 * quiet)
	put(t, folder, "content/articles/moved/deep/c.md", "c")
	put(t, folder, "public/articles/x.html", "")
	seen := map[string]bool{}
	for !seen["content/articles/moved/deep/c.md"] {
		select {
		case paths := <-told:
			for _, p := range paths {
				seen[p] = true
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("a file in a folder that has moved is not told of: %v", seen)
		}
	}
	if !seen["content/articles/now/deep/d.md"] {
		t.Errorf("a file in a folder that was left out before is not told of: %v", seen)
	}
	for p := range seen {
		if strings.HasPrefix(p, "public") || strings.HasSuffix(p, ".swp") {
			t.Errorf("%s is told of", p)
		}
	}
	want := foldersOf(t, folder)
	want[folder] = true
	for _, name := range w.WatchList() {
		if !want[name] {
			t.Errorf("%s is watched", name)
		}
		delete(want, name)
	}
	for name := range want {
		t.Errorf("%s is not watched", name)
	}
	stop()
	<-ended
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

// TestAFolderIsWatchedWhereverItMoves moves a folder about, into others that have just come, and edits in it.
func TestAFolderIsWatchedWhereverItMoves(t *testing.T) {
	folder := t.TempDir()
	at := "content/articles/a"
	put(t, folder, at+"/deep/x.md", "x")
	w, err := newWatcher(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	told := make(chan []string)
	go func() { _ = w.each(t.Context(), told) }()
	for i := range 60 {
		to := fmt.Sprintf("content/articles/in-%d/a", i%5)
		if i%3 == 0 {
			to = fmt.Sprintf("content/articles/a-%d", i)
		}
		for _, err := range []error{
			os.RemoveAll(filepath.Join(folder, to)),
			os.MkdirAll(filepath.Dir(filepath.Join(folder, to)), 0o755),
			os.Rename(filepath.Join(folder, at), filepath.Join(folder, to)),
			os.RemoveAll(filepath.Join(folder, fmt.Sprintf("content/articles/in-%d", (i+4)%5))),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		for calm := false; !calm; {
			select {
			case <-told:
			case <-time.After(5 * quiet):
				calm = true
			}
		}
		at = to
		put(t, folder, at+"/deep/x.md", fmt.Sprint(i))
		select {
		case paths := <-told:
			if !slices.Contains(paths, at+"/deep/x.md") {
				t.Fatalf("move %d: %v is told of, and not what was edited in %s", i, paths, at)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("move %d: nothing is told of an edit in %s; watched are %v", i, at, w.WatchList())
		}
	}
}

func TestOtherHostsAreRefused(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "content/site.md", settings)
	for _, row := range []struct {
		listens, asked string
		status         int
	}{
		{"127.0.0.1", "127.0.0.1:8080", 200}, {"127.0.0.1", "localhost:8080", 200}, {"127.0.0.1", "[::1]:8080", 200},
		{"127.0.0.1", "evil.example", 403}, {"127.0.0.1", "192.168.1.5:8080", 403}, {"127.0.0.1", "127.0.0.1.evil.example", 403},
		{"192.168.1.5", "192.168.1.5:8080", 200}, {"192.168.1.5", "evil.example:8080", 403},
		{"0.0.0.0", "192.168.1.5:8080", 200}, {"0.0.0.0", "evil.example:8080", 403},
	} {
		s := newServer(nil, Options{Host: row.listens})
		if got := s.names(row.asked); got != (row.status == 200) {
			t.Errorf("listening at %s, a request for %s is answered: %v", row.listens, row.asked, got)
		}
	}
}

// TestOnlyItsOwnPagesTakeFilesIn looks for what tells browsers so, and keeps the scripts in a drawing from running.
func TestOnlyItsOwnPagesTakeFilesIn(t *testing.T) {
	answered, drawing := httptest.NewRecorder(), httptest.NewRecorder()
	newServer(nil, Options{Host: "127.0.0.1"}).ServeHTTP(answered, httptest.NewRequest("GET", "http://127.0.0.1/.gloss/state", nil))
	answer(drawing, "media/map.SVG", http.StatusOK, nil)
	if got := answered.Header().Get("Cross-Origin-Resource-Policy"); answered.Code != http.StatusOK || got != "same-origin" {
		t.Errorf("status %d, policy %q", answered.Code, got)
	}
	if got := drawing.Header().Get("Content-Security-Policy"); got != "script-src 'none'" {
		t.Errorf("a drawing has the policy %q", got)
	}
}

// TestAFailureThatIsOverIsShownNoMore has files that could not be read be as they were, while others are saved that are as
// they were, too.
func TestAFailureThatIsOverIsShownNoMore(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "content/site.md", settings)
	p, err := build.NewPreview(build.Options{Root: folder})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	now, err := content.ParseMoment(theMoment)
	if err != nil {
		t.Fatal(err)
	}
	f := newFollower(newServer(p, Options{Now: func() content.Moment { return now }, Told: func(*diag.Report, error) {}}))
	f.begin(t.Context())
	if f.take(renewed{err: fs.ErrPermission}); f.live.failure == "" {
		t.Fatal("the failure is not shown")
	}
	f.pending = []string{"content/site.md"}
	f.take(renewed{})
	f.pending = nil
	if f.take(renewed{}); f.live.failure != "" {
		t.Errorf("“%s” is shown still", f.live.failure)
	}
}
