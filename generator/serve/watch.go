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
	if err := errors.Join(w.watch(folder), w.addAll()); err != nil {
		return nil, errors.Join(err, fsw.Close())
	}
	return w, nil
}

// watched are the folders of a site whose files make it.
var watched = []string{content.Dir, "templates"}

func (w *watcher) addAll() (err error) {
	for _, name := range watched {
		_, more := w.add(filepath.Join(w.folder, name))
		err = errors.Join(err, more)
	}
	return err
}

// add watches a folder and all below it, and returns the files there. What is none, or is gone, is nothing to watch.
func (w *watcher) add(name string) (files []string, err error) {
	err = filepath.WalkDir(name, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !d.IsDir():
			files = append(files, name)
			return nil
		}
		if err := w.watch(name); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
	return files, err
}

func (w *watcher) watch(folder string) error {
	if err := w.Add(folder); err != nil {
		return fmt.Errorf("watch %s: %w", folder, err)
	}
	return nil
}

// each tells of every change: the slash paths from the folder at which, or below which, something may be another than
// before. It returns nil once the context ends, and an error where the system watches no more.
func (w *watcher) each(ctx context.Context, changes chan<- []string) error {
	var paths []string
	var since time.Time
	told := time.NewTimer(time.Hour)
	told.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case event := <-w.Events:
			more, err := w.follow(event)
			if isLimit(err) {
				return err
			}
			paths = append(paths, more...)
		case err := <-w.Errors:
			// Events were lost: only a look at everything tells what has changed.
			if err != nil {
				if err := w.addAll(); isLimit(err) {
					return err
				}
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

// follow keeps to the folders that come and go, and returns where an event says that something has changed. A folder that
// cannot be watched cannot be read either, which is told then, unless there is a limit to what the system watches.
func (w *watcher) follow(event fsnotify.Event) (paths []string, err error) {
	rel := w.path(event.Name)
	if top, _, _ := strings.Cut(rel, "/"); event.Op == fsnotify.Chmod || !slices.Contains(watched, top) {
		return nil, nil
	}
	if (event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename)) && w.forget(event.Name) {
		// A folder that has moved may be watched where it is now, as the one that it was: that watch has gone as well.
		return []string{"."}, w.addAll()
	}
	files := []string{event.Name}
	if info, gone := os.Lstat(event.Name); gone == nil && info.IsDir() {
		below, failed := w.add(event.Name)
		if err = failed; err == nil && event.Has(fsnotify.Create) {
			files = nil // what is new are the files in it
		}
		files = append(files, below...)
	}
	for _, file := range files {
		if rel := w.path(file); !content.LeavesOut(rel) {
			paths = append(paths, rel)
		}
	}
	return paths, err
}

// forget watches a folder and what is below it no more, and reports whether it was watched.
func (w *watcher) forget(name string) (watched bool) {
	for _, folder := range w.WatchList() {
		if folder == name || strings.HasPrefix(folder, name+string(filepath.Separator)) {
			watched = true
			_ = w.Remove(folder) // it may be gone with its folder
		}
	}
	return watched
}

// path is the slash path of a file from the site's folder, empty for one outside.
func (w *watcher) path(file string) string {
	rel, err := filepath.Rel(w.folder, file)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}
