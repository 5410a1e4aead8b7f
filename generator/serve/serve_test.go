package serve

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
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

// started runs a server of a folder. told receives the number of errors of every edition; stop ends the server and
// waits for it.
func started(t *testing.T, folder string) (address string, told <-chan int, stop func()) {
	t.Helper()
	now, err := content.ParseMoment("2026-11-01T12:00Z")
	if err != nil {
		t.Fatal(err)
	}
	p, err := build.NewPreview(build.Options{Root: folder, Drafts: true, Publish: true, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended, errs := make(chan string, 1), make(chan error, 1), make(chan int, 1000)
	go func() {
		ended <- Run(ctx, p, Options{
			Folder: folder, Host: "127.0.0.1", Now: func() content.Moment { return now },
			Ready: func(_, address string) { ready <- address },
			Told: func(r *diag.Report, err error) {
				if err == nil {
					errs <- r.Errors
				}
			},
		})
	}()
	address = <-ready
	<-errs
	return address, errs, func() {
		t.Helper()
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the server ends with %v", err)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		http.DefaultClient.CloseIdleConnections()
	}
}

// listen takes part in the events of a server and returns what waits for the next one.
func listen(t *testing.T, ctx context.Context, address string) func() string {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address+".gloss/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	lines := bufio.NewScanner(answer.Body)
	return func() string {
		for lines.Scan() {
			if data, found := strings.CutPrefix(lines.Text(), "data: "); found {
				return data
			}
		}
		return ""
	}
}

const settings = "---\ngloss: 1\ntitle: Site\nurl: https://site.example\nlanguage: en\n---\n"

// TestManyEditsLeaveNothingBehind edits a site again and again, with folders that come and go and pages that are opened
// and left, and then counts what is held.
func TestManyEditsLeaveNothingBehind(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "content/site.md", settings)
	for i := range 100 {
		put(t, folder, fmt.Sprintf("content/articles/a%d.md", i), fmt.Sprintf("---\ntitle: Article %d\ndate: 2024-01-01\n---\n%s\n", i, strings.Repeat("Some words of a text. ", 100)))
	}
	routines := runtime.NumGoroutine()
	address, told, stop := started(t, folder)
	edit := func(n int) {
		for i := range n {
			ctx, leave := context.WithCancel(t.Context())
			next := listen(t, ctx, address)
			next()
			switch i % 3 {
			case 0:
				put(t, folder, "content/articles/a5.md", fmt.Sprintf("---\ntitle: Article\ndate: 2024-01-01\n---\nText %d.\n%s", i, strings.Repeat("Other words. ", 5000)))
			case 1:
				put(t, folder, fmt.Sprintf("content/articles/in-%d/deep/x.md", i), "---\ntitle: X\ndate: 2024-01-01\n---\n")
			case 2:
				if err := os.RemoveAll(filepath.Join(folder, fmt.Sprintf("content/articles/in-%d", i-1))); err != nil {
					t.Fatal(err)
				}
			}
			if next() == "" {
				t.Fatal("no event comes after an edit")
			}
			<-told
			if answer, err := http.Get(address + "articles/a5/"); err != nil || answer.Body.Close() != nil || answer.StatusCode != http.StatusOK {
				t.Fatalf("the page is not there: %v", err)
			}
			leave()
		}
	}
	edit(9)
	before := heap()
	edit(60)
	if after := heap(); after > before+before/4+2<<20 {
		t.Errorf("%d bytes are held after the first edits, and %d after many", before, after)
	}
	stop()
	for range 100 {
		if runtime.NumGoroutine() <= routines {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("of %d goroutines there are %d:\n%s", routines, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

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
		w.each(ctx, told)
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
	want := map[string]bool{folder: true}
	for _, top := range watched {
		_ = filepath.WalkDir(filepath.Join(folder, top), func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				want[name] = true
			}
			return err
		})
	}
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
