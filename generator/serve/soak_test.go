package serve

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// soak is how long the test goes on that looks for what is left behind.
var soak = flag.Int("soak", 100, "how many random edits are made to see what they leave behind")

// TestManyEditsLeaveNothingBehind edits a site again and again, with pages that are opened and left, and counts what is
// held after the first edits and after all: memory, goroutines, open files, watches.
func TestManyEditsLeaveNothingBehind(t *testing.T) {
	d := newDesk(t, seeded(t))
	idle := holding(t)
	address, stop := started(t, Options{Folder: d.folder})
	s := served{T: t, address: address, folder: d.folder}
	edit := func(n int) held {
		for i := range n {
			next, leave := listen(t, address)
			next()
			d.edit()
			time.Sleep(time.Duration(d.random.IntN(30)) * time.Millisecond)
			leave()
			if i%20 == 19 || i == n-1 {
				d.mend(0)
				s.compare("after many edits")
			}
		}
		client.CloseIdleConnections()
		return holding(t)
	}
	first := edit(max(60, *soak/50))
	last := first
	for i := range 10 {
		t.Logf("%+v are held after the first edits and %d more", last, *soak*i/10)
		last = edit(*soak / 10)
	}
	t.Logf("%+v are held after the first edits and %d more", last, *soak)
	if last.heap > first.heap+first.heap/4+2<<20 || last.routines > first.routines+4 || last.files > first.files+4 {
		t.Errorf("after the first edits %+v are held, and after many %+v", first, last)
	}
	if want := 1 + len(foldersOf(t, d.folder)); last.watches >= 0 && last.watches != want {
		t.Errorf("%d folders are watched of %d", last.watches, want)
	}
	stop()
	for range 100 {
		if last = holding(t); last.routines <= idle.routines && last.files <= idle.files {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("at first there were %+v, and in the end there are %+v:\n%s", idle, last, stacks[:runtime.Stack(stacks, true)])
}

// A held is what a process holds. Files and watches are known on Linux alone, and otherwise -1.
type held struct {
	heap                     uint64
	routines, files, watches int
}

func holding(t *testing.T) held {
	t.Helper()
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	h := held{m.HeapAlloc, runtime.NumGoroutine(), -1, -1}
	list, err := filepath.Glob("/proc/self/fdinfo/*")
	if err != nil || len(list) == 0 {
		return h
	}
	h.files, h.watches = len(list), 0
	for _, name := range list {
		if data, err := os.ReadFile(name); err == nil { // that of the listing itself is gone
			h.watches += strings.Count(string(data), "inotify wd:")
		}
	}
	return h
}

// foldersOf are the folders of a site that are to be watched below its own.
func foldersOf(t *testing.T, folder string) map[string]bool {
	t.Helper()
	folders := map[string]bool{}
	for _, top := range watched {
		err := filepath.WalkDir(filepath.Join(folder, top), func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				folders[name] = true
			}
			if os.IsNotExist(err) {
				return nil
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return folders
}
