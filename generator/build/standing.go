package build

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	slashpath "path"
	"path/filepath"
	"slices"
	"strings"
)

// A standing is what the output folder holds. Symbolic links are not followed, so every path in it leads through real folders.
type standing struct {
	exists  bool
	ours    map[string]fs.FileMode // the type of every listed file that is there
	folders map[string]bool        // all folders, ours and foreign
	foreign []entry                // in an order in which a folder comes before what it holds
}

// An entry is a foreign file or folder.
type entry struct {
	path string // below the output folder, with slashes
	fs.DirEntry
}

// survey returns what stands in the folder out, which need not exist.
func survey(out string, listed manifest) (*standing, error) {
	s := &standing{ours: map[string]fs.FileMode{}, folders: map[string]bool{}}
	own := listed.folders()
	err := filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
		if name == out {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			s.exists = err == nil
			return err
		}
		if err != nil {
			return err
		}
		path := filepath.ToSlash(name[len(out)+1:])
		if reserved(path) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		s.add(entry{path, d}, listed, own)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the output folder: %w", err)
	}
	return s, nil
}

func (s *standing) add(e entry, listed manifest, own map[string]bool) {
	if e.IsDir() {
		s.folders[e.path] = true
		if !own[e.path] {
			s.foreign = append(s.foreign, e)
		}
		return
	}
	if _, ours := listed[e.path]; ours {
		s.ours[e.path] = e.Type()
		return
	}
	s.foreign = append(s.foreign, e)
}

// reported returns the foreign files that the writer is told of.
func (s *standing) reported() []string {
	var paths []string
	for _, e := range s.foreign {
		if !e.IsDir() && !strings.HasPrefix(e.path, ".") {
			paths = append(paths, e.path)
		}
	}
	slices.Sort(paths)
	return paths
}

// checkPlaces returns an error unless every new file has a place that nothing foreign and no other new file takes.
// Names that only the file system takes for equal are found by it, when the second one is made.
func (p *Publication) checkPlaces(old *standing) error {
	var errs []error
	folders := p.sums.folders()
	for _, path := range slices.Sorted(maps.Keys(p.sums)) {
		if folders[path] {
			errs = append(errs, fmt.Errorf("write %s: it would be both a file and a folder", path))
		}
		if kind, found := old.ours[path]; p.unchanged[path] && (!found || !kind.IsRegular()) {
			errs = append(errs, fmt.Errorf("keep %s: it was changed during the build", path))
		}
	}
	reported := map[string]bool{}
	for _, e := range old.foreign {
		if page, taken := p.placeTaken(e, folders); taken && !reported[page] {
			reported[page] = true
			errs = append(errs, fmt.Errorf("write %s: %s is not a file of this site: move or delete it", page, e.path))
		}
	}
	return errors.Join(errs...)
}

// placeTaken reports whether a foreign entry stands where a new file, or a folder of new files, must go, and where that is.
func (p *Publication) placeTaken(e entry, folders map[string]bool) (string, bool) {
	if folders[e.path] && !e.IsDir() {
		return e.path + "/", true
	}
	for path := e.path; path != "."; path = slashpath.Dir(path) {
		if _, taken := p.sums[path]; taken {
			return path, true
		}
	}
	return "", false
}

// carryForeign adds the foreign files and folders of the old site to the staged one.
func (p *Publication) carryForeign(foreign []entry) error {
	for _, e := range foreign {
		if err := p.carry(e); err != nil {
			if errors.Is(err, fs.ErrExist) {
				err = errors.New("it is not a file of this site, and only its case sets it apart from one: move or delete it")
			}
			return fmt.Errorf("keep %s: %w", e.path, err)
		}
	}
	// A folder's time and permissions come last, and those of inner folders before those of outer ones.
	for _, e := range slices.Backward(foreign) {
		if !e.IsDir() {
			continue
		}
		info, err := e.Info()
		if err == nil {
			err = setModeAndTime(below(p.staging.site(), e.path), info)
		}
		if err != nil {
			return fmt.Errorf("keep %s: %w", e.path, err)
		}
	}
	return nil
}

func (p *Publication) carry(e entry) error {
	if e.IsDir() {
		return p.folders.make(e.path)
	}
	if err := p.folders.make(slashpath.Dir(e.path)); err != nil {
		return err
	}
	from, to := below(p.out, e.path), below(p.staging.site(), e.path)
	if e.Type()&fs.ModeSymlink == 0 {
		return carryFile(from, to)
	}
	// Not a hard link: on some systems that would be one to the target.
	target, err := os.Readlink(from)
	if err != nil {
		return err
	}
	return os.Symlink(target, to)
}
