package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// stagingName is the name, or the start of the name, of the folder in which a new site is made.
const stagingName = ".gloss-next"

// A staging is a locked folder in which a new site is made. It lies on the same file system as the output folder.
//
// It is never moved itself, only the folder "site" in it, so its lock holds until the last of the old site is removed.
type staging struct {
	folder  string
	lock    *os.File
	inside  bool     // it lies in the output folder, not beside it
	parents []string // folders that were made to hold it, inner ones first
}

// openStaging makes the staging folder for the output folder out, or takes over the one that a killed process left.
//
// Its place is beside out. Only where that is out of reach, because out is a mount point or the folder around it may not be
// written to, is it inside out.
func openStaging(out string, exists bool) (*staging, error) {
	s := &staging{folder: filepath.Join(filepath.Dir(out), stagingName+"-"+filepath.Base(out))}
	if !exists {
		return s, s.open()
	}
	err := s.open()
	if err == nil && s.reaches(out) {
		return s, nil
	}
	if err == nil {
		err = s.remove()
	}
	if err != nil && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.EROFS) {
		return nil, err
	}
	s = &staging{folder: filepath.Join(out, stagingName), inside: true}
	return s, s.open()
}

// open makes and locks the folder and empties it.
func (s *staging) open() error {
	if err := s.makeParents(); err != nil {
		return fmt.Errorf("make the folder %s: %w", filepath.Dir(s.folder), err)
	}
	if err := s.acquire(); err != nil {
		s.removeParents()
		return fmt.Errorf("make the folder %s: %w", s.folder, err)
	}
	if err := s.empty(); err != nil {
		return errors.Join(fmt.Errorf("remove what an interrupted build left: %w", err), s.lock.Close())
	}
	return nil
}

func (s *staging) makeParents() error {
	parent := filepath.Dir(s.folder)
	for f := parent; ; f = filepath.Dir(f) {
		if _, err := os.Lstat(f); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		s.parents = append(s.parents, f)
	}
	return os.MkdirAll(parent, 0o755)
}

var errBusy = errors.New("another build is writing into the output folder")

// acquire makes the folder if need be and locks it. The lock is a file in it that is removed before it is given up, so a lock
// on a file that is no longer there is worth nothing, and is sought again.
func (s *staging) acquire() error {
	for range 100 {
		if err := os.Mkdir(s.folder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		// A link here would lead the removal of leftovers astray.
		if info, err := os.Lstat(s.folder); err == nil && !info.IsDir() {
			return errors.New("something else has this name")
		}
		f, err := os.OpenFile(s.lockFile(), os.O_RDWR|os.O_CREATE, 0o644)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := lock(f); err != nil {
			return errors.Join(err, f.Close())
		}
		if s.guardedBy(f) {
			s.lock = f
			return nil
		}
		f.Close()
	}
	return errBusy
}

func (s *staging) guardedBy(f *os.File) bool {
	locked, err := f.Stat()
	if err != nil {
		return false
	}
	found, err := os.Lstat(s.lockFile())
	return err == nil && os.SameFile(locked, found)
}

// reaches reports whether files can be renamed from here into the folder out, which they cannot where one of the two is on
// another mount. Only trying tells, since a mount may show a part of the same file system. A second name for the list of
// the site there, which leaves nothing in it should the process be killed, tells it as well where there can be one.
func (s *staging) reaches(out string) bool {
	from, to := filepath.Join(s.folder, "probe"), filepath.Join(out, stagingName+"-probe")
	if err := os.Link(filepath.Join(out, listName), from); err == nil {
		return os.Remove(from) == nil
	}
	if err := writeNew(from, nil); err != nil {
		return false
	}
	return os.Rename(from, to) == nil && os.Remove(to) == nil
}

// prepare makes the folder of the new site and reports whether the file system can exchange two folders.
func (s *staging) prepare() (exchangeable bool, err error) {
	probe := filepath.Join(s.folder, "probe")
	for _, f := range []string{s.site(), probe} {
		if err := os.Mkdir(f, 0o755); err != nil {
			return false, fmt.Errorf("make the new site: %w", err)
		}
	}
	exchangeable = exchange(s.site(), probe) == nil
	if err := os.Remove(probe); err != nil {
		return false, fmt.Errorf("make the new site: %w", err)
	}
	return exchangeable, nil
}

// empty removes everything from the folder but the lock.
func (s *staging) empty() error {
	entries, err := os.ReadDir(s.folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := filepath.Join(s.folder, e.Name())
		if name == s.lockFile() {
			continue
		}
		if err := removeAll(name); err != nil {
			return err
		}
	}
	return nil
}

// removeAll removes name and everything below it, also from folders that may not be written to.
func removeAll(name string) error {
	err := os.RemoveAll(name)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	err = filepath.WalkDir(name, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return os.Chmod(name, 0o700)
	})
	return errors.Join(err, os.RemoveAll(name))
}

// remove removes the folder and gives up the lock.
func (s *staging) remove() error {
	defer s.lock.Close()
	err := s.empty()
	if err == nil {
		err = os.Remove(s.lockFile())
	}
	if err != nil {
		return fmt.Errorf("clear away the staging folder: %w", err)
	}
	// It fails if another build has just put its own lock there, and then the folder belongs to that one.
	os.Remove(s.folder)
	s.removeParents()
	return nil
}

// removeParents removes the folders made for this one, as far as nothing is in them.
func (s *staging) removeParents() {
	for _, f := range s.parents {
		os.Remove(f)
	}
}

func (s *staging) site() string     { return filepath.Join(s.folder, "site") }
func (s *staging) lockFile() string { return filepath.Join(s.folder, "lock") }
