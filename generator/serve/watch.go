package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"gloss/generator/content"
)

// Editors save in several steps, so a change is told once there was none for quiet, and at the latest after patience.
const (
	quiet    = 10 * time.Millisecond
	patience = 200 * time.Millisecond
)

// A watcher watches the content and the templates of a site, folder by folder: files come and go, and what replaces one
// is another file to the system.
type watcher struct {
	*fsnotify.Watcher
	folder string
}

func newWatcher(folder string) (*watcher, error) {
	fsw, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", folder, err)
	}
	w := &watcher{fsw, folder}
	if err := errors.Join(fsw.Add(folder), w.addAll()); err != nil {
		return nil, errors.Join(fmt.Errorf("watch %s: %w", folder, err), fsw.Close())
	}
	return w, nil
}

// watched are the folders of a site whose files make it.
var watched = []string{content.Dir, "templates"}

func (w *watcher) addAll() (err error) {
	for _, name := range watched {
		err = errors.Join(err, w.add(filepath.Join(w.folder, name)))
	}
	return err
}

// add watches a folder and all below it. What is none, or is gone, is nothing to watch.
func (w *watcher) add(name string) error {
	return filepath.WalkDir(name, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil || !d.IsDir():
			return err
		}
		if err := w.Add(name); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// each tells of every change until the context ends: the slash paths from the folder at which, or below which, something
// may be another than before.
func (w *watcher) each(ctx context.Context, changes chan<- []string) {
	var paths []string
	var since time.Time
	told := time.NewTimer(time.Hour)
	told.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-w.Events:
			paths = append(paths, w.follow(event)...)
		case err := <-w.Errors:
			// Events were lost: only a look at everything tells what has changed.
			if err != nil {
				_ = w.addAll()
				paths = append(paths, ".")
			}
		case <-told.C:
			select {
			case <-ctx.Done():
			case changes <- unique(paths, nil):
			}
			paths, since = nil, time.Time{}
		}
		if len(paths) == 0 {
			continue
		}
		if since.IsZero() {
			since = time.Now()
		}
		told.Reset(min(quiet, max(0, patience-time.Since(since))))
	}
}

// isLeftOut reports whether a path is none of the site's for its name, as those of the files that editors keep for
// themselves often are: in content/root every name counts.
func isLeftOut(rel string) bool {
	return !strings.HasPrefix(rel, content.RootDir+"/") && slices.ContainsFunc(strings.Split(rel, "/"), func(name string) bool {
		return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")
	})
}

// follow keeps to the folders that come and go, and returns where an event says that something has changed.
func (w *watcher) follow(event fsnotify.Event) []string {
	rel, err := filepath.Rel(w.folder, event.Name)
	if err != nil || event.Op == fsnotify.Chmod {
		return nil
	}
	rel = filepath.ToSlash(rel)
	if top, _, _ := strings.Cut(rel, "/"); !slices.Contains(watched, top) {
		return nil
	}
	if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		for _, folder := range w.WatchList() {
			if folder == event.Name || strings.HasPrefix(folder, event.Name+string(filepath.Separator)) {
				_ = w.Remove(folder) // it may be gone with its folder
			}
		}
	}
	if info, err := os.Lstat(event.Name); err == nil && info.IsDir() {
		_ = w.add(event.Name) // a folder that cannot be watched cannot be read either, which is told then
	}
	if isLeftOut(rel) {
		return nil
	}
	return []string{rel}
}
