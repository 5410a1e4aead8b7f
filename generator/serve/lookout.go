package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"gloss/generator/content"
)

// A lookout tells what changes in a site's folder: as the system tells it, or, where that cannot be had, by looking at the
// files again and again.
type lookout struct {
	folder  string
	watcher *watcher // nil where the files are looked at
	poller  *poller
	blind   error // why the files are looked at without having been asked to
}

func newLookout(o Options) (*lookout, error) {
	if o.Poll {
		return &lookout{folder: o.Folder, poller: newPoller(o.Folder)}, nil
	}
	w, err := newWatcher(o.Folder)
	if isLimit(err) {
		return &lookout{folder: o.Folder, poller: newPoller(o.Folder), blind: remedy(err)}, nil
	}
	return &lookout{folder: o.Folder, watcher: w}, err
}

func (l *lookout) close() {
	if l.watcher != nil {
		_ = l.watcher.Close() // nothing is left to do for what it watched
	}
}

// watch tells of every change until the context ends, and through blind why they may be told later from now on.
func (l *lookout) watch(ctx context.Context, changes chan<- []string, blind chan<- error) {
	if l.watcher != nil {
		err := l.watcher.each(ctx, changes)
		if err == nil {
			return
		}
		l.close()
		l.watcher, l.poller, l.blind = nil, newPoller(l.folder), remedy(err)
		l.poller.changed = []string{"."} // whatever was not watched
	}
	if l.blind != nil {
		blind <- l.blind
	}
	l.poller.each(ctx, changes)
}

// isLimit reports whether the system watches no more for this user or this program.
func isLimit(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// remedy says what to do about a limit.
func remedy(err error) error {
	limit, do := "the number of programs that may watch files", "close one of them, or call sudo sysctl fs.inotify.max_user_instances=1024"
	if errors.Is(err, syscall.ENOSPC) {
		limit, do = "the number of folders that may be watched", "call sudo sysctl fs.inotify.max_user_watches=524288"
	}
	return fmt.Errorf("the system limits %s: gloss looks at the files again and again instead, and changes show later. To raise the limit on Linux, %s", limit, do)
}

// pause is how long passes before files are looked at once more: those that could not be read, and with a poller all, which
// pauses ten times as long as its look took where that is longer.
const pause = 500 * time.Millisecond

// A poller finds what has changed by comparing the files with those that it saw before.
type poller struct {
	folder  string
	seen    map[string]fs.FileInfo // by slash path
	changed []string               // what is not told yet
}

func newPoller(folder string) *poller {
	p := &poller{folder: folder}
	p.look()
	p.changed = nil
	return p
}

// each tells of every change until the context ends, as that of a watcher does.
func (p *poller) each(ctx context.Context, changes chan<- []string) {
	for {
		begin := time.Now()
		p.look()
		took := time.Since(begin)
		if len(p.changed) > 0 {
			select {
			case <-ctx.Done():
				return
			case changes <- unique(p.changed, nil):
				p.changed = nil
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(pause, 10*took)):
		}
	}
}

// look finds the paths of files that came, went or were changed, and of folders of another mode.
func (p *poller) look() {
	before := p.seen
	p.seen = make(map[string]fs.FileInfo, len(before))
	for _, top := range watched {
		_ = filepath.WalkDir(filepath.Join(p.folder, top), p.see) // what cannot be read is told by who reads it
	}
	gone := maps.Clone(before)
	for path, now := range p.seen {
		was := before[path]
		delete(gone, path)
		if was == nil && !now.IsDir() || was != nil && !same(was, now) {
			p.changed = append(p.changed, path)
		}
	}
	for path := range gone {
		p.changed = append(p.changed, path)
	}
}

func (p *poller) see(file string, d fs.DirEntry, err error) error {
	rel, relErr := filepath.Rel(p.folder, file)
	if err != nil || relErr != nil {
		return nil
	}
	path := filepath.ToSlash(rel)
	if content.LeavesOut(path) {
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	if info, err := d.Info(); err == nil {
		p.seen[path] = info
	}
	return nil
}

// same reports whether nothing was written into a file, and no other one put in its place.
func same(was, now fs.FileInfo) bool {
	return was.Mode() == now.Mode() && (now.IsDir() ||
		os.SameFile(was, now) && was.Size() == now.Size() && was.ModTime().Equal(now.ModTime()))
}
