package build

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	slashpath "path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// What holds at every moment of a publication:
//
//   - Until the one step in which the new site takes the place of the old, nothing in the output folder changes. Whatever goes
//     wrong before it, a full disk, a conflict, a kill, leaves the old site whole; whatever goes wrong after it, the new one.
//   - Every file that is ours stands in the list in the output folder; every file that does not is foreign and never lost.
//   - Whatever lies in a staging folder that nobody holds locked is rubbish, and the next Begin removes it.
//
// stepwise.go says what holds where that one step is impossible. Nothing is synced to the disk: a kill is provided for, a power
// failure is not.

// A Publication is a new site being made beside the one that stands in the output folder.
// It ends with Commit or Abort; an Abort after that does nothing, so it can be deferred.
type Publication struct {
	out      string   // the output folder, absolute
	listed   manifest // what its list says is ours; nil if there is no list
	staging  *staging
	stepwise bool // it is known that two folders cannot change places here
	folders  *folders

	mu        sync.Mutex
	sums      manifest        // what was put
	unchanged map[string]bool // what was put and already stands in out, byte for byte; not staged before Commit
	failed    error           // the first error of a Put
	over      bool
}

// A Result says what a publication did to the output folder.
type Result struct {
	Written   int      // files that are new or have new bytes
	Unchanged int      // files that stayed as they were, modification times included
	Removed   int      // files of the old site that the new one has not
	Foreign   []string // sorted slash paths of the files that are not ours and were kept, without those below a dot name at the top
	Stepwise  bool     // the folders could not change places, so the files changed one after the other
}

// Begin starts a publication into the folder out, an absolute path. If out is a symbolic link, the folder it leads to is meant.
// If out does not exist, it and its parents are made.
//
// It is an error if another process is publishing into out, or if out holds anything but dot files that no list of ours mentions.
func Begin(out string) (*Publication, error) {
	out, exists, err := outputFolder(out)
	if err != nil {
		return nil, err
	}
	s, err := openStaging(out, exists)
	if err != nil {
		return nil, err
	}
	listed, err := readList(out)
	if err != nil {
		return nil, errors.Join(err, s.remove())
	}
	exchangeable, err := s.prepare()
	if err != nil {
		return nil, errors.Join(err, s.remove())
	}
	return &Publication{
		out:       out,
		listed:    listed,
		staging:   s,
		stepwise:  s.inside || !exchangeable,
		folders:   newFolders(s.site()),
		sums:      manifest{},
		unchanged: map[string]bool{},
	}, nil
}

// outputFolder returns the folder that out means and whether it exists.
func outputFolder(out string) (string, bool, error) {
	out = filepath.Clean(out)
	if !filepath.IsAbs(out) || filepath.Dir(out) == out {
		return "", false, fmt.Errorf("write into %s: not the absolute path of a folder inside another", out)
	}
	info, err := os.Lstat(out)
	if errors.Is(err, fs.ErrNotExist) {
		return out, false, nil
	}
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		// An exchange would put the new site in the place of the link, not of the folder.
		if out, err = filepath.EvalSymlinks(out); err == nil {
			info, err = os.Lstat(out)
		}
	}
	if err != nil {
		return "", false, fmt.Errorf("write into the output folder: %w", err)
	}
	if !info.IsDir() {
		return "", false, fmt.Errorf("write into %s: it is not a folder", out)
	}
	return out, true, nil
}

// Put makes data the content of the file at path, a clean slash path below the output folder. Any number of goroutines may call
// it, each path once; it does not keep data. After an error the publication can only be aborted.
func (p *Publication) Put(path string, data []byte) error {
	err := p.put(path, data)
	if err == nil {
		return nil
	}
	err = fmt.Errorf("write %s: %w", path, err)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.failed == nil {
		p.failed = err
	}
	return err
}

func (p *Publication) put(path string, data []byte) error {
	if err := checkPath(path); err != nil {
		return err
	}
	name, err := filepath.Localize(path)
	if err != nil {
		return err
	}
	_, ours := p.listed[path]
	unchanged := ours && holds(filepath.Join(p.out, name), data)
	if err := p.enter(path, sha256.Sum256(data), unchanged); err != nil || unchanged {
		return err
	}
	if err := p.folders.make(slashpath.Dir(path)); err != nil {
		return err
	}
	return writeNew(filepath.Join(p.staging.site(), name), data)
}

// enter adds a file to what was put.
func (p *Publication) enter(path string, digest sum, unchanged bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return errors.New("the publication is over")
	}
	if _, twice := p.sums[path]; twice {
		return errors.New("two files have this path")
	}
	p.sums[path] = digest
	if unchanged {
		p.unchanged[path] = true
	}
	return nil
}

// Commit puts the new site in the place of the old one. No Put may be under way.
//
// After an error that comes with an empty Result the old site stands as it was; only where the files change one after the other
// may some be new already. An error that comes with a Result is about clearing away the old site: the new one is in its place.
func (p *Publication) Commit() (Result, error) {
	if err := p.end(); err != nil {
		return Result{}, err
	}
	result, err := p.replace()
	return result, errors.Join(err, p.staging.remove())
}

// Abort leaves the old site as it is and removes whatever was made of the new one. No Put may be under way.
func (p *Publication) Abort() error {
	p.mu.Lock()
	over := p.over
	p.over = true
	p.mu.Unlock()
	if over {
		return nil
	}
	return p.staging.remove()
}

// end marks the publication as over, unless a Put has failed or it is over already.
func (p *Publication) end() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return errors.New("the publication is over")
	}
	if p.failed != nil {
		return p.failed
	}
	p.over = true
	return nil
}

func (p *Publication) replace() (Result, error) {
	old, err := survey(p.out, p.listed)
	if err != nil {
		return Result{}, err
	}
	if err := p.checkPlaces(old); err != nil {
		return Result{}, err
	}
	result := p.result(old)
	if result.Written+result.Removed == 0 && p.listed != nil && maps.Equal(p.listed, p.sums) {
		return result, nil
	}
	if !p.stepwise || !old.exists {
		if err := p.complete(old); err != nil {
			return Result{}, err
		}
		err := p.swap(old)
		if err == nil {
			return result, nil
		}
		if !old.exists || !impossible(err) {
			return Result{}, fmt.Errorf("put the new site in place: %w", err)
		}
	}
	result.Stepwise = true
	if err := p.replaceStepwise(old); err != nil {
		return Result{}, err
	}
	return result, nil
}

func (p *Publication) result(old *standing) Result {
	removed := 0
	for path := range old.ours {
		if _, stays := p.sums[path]; !stays {
			removed++
		}
	}
	return Result{
		Written:   len(p.sums) - len(p.unchanged),
		Unchanged: len(p.unchanged),
		Removed:   removed,
		Foreign:   old.reported(),
	}
}

// complete adds to the staged files all that is to stay from the old site, and the list.
func (p *Publication) complete(old *standing) error {
	for _, path := range slices.Sorted(maps.Keys(p.unchanged)) {
		if err := p.folders.make(slashpath.Dir(path)); err != nil {
			return fmt.Errorf("keep %s: %w", path, err)
		}
		if err := carryFile(below(p.out, path), below(p.staging.site(), path)); err != nil {
			return fmt.Errorf("keep %s: %w", path, err)
		}
	}
	if err := p.carryForeign(old.foreign); err != nil {
		return err
	}
	if err := writeNew(filepath.Join(p.staging.site(), listName), p.sums.encode()); err != nil {
		return fmt.Errorf("write %s: %w", listName, err)
	}
	if !old.exists {
		return nil
	}
	info, err := os.Lstat(p.out)
	if err == nil {
		err = os.Chmod(p.staging.site(), info.Mode())
	}
	if err != nil {
		return fmt.Errorf("keep the permissions of the output folder: %w", err)
	}
	return nil
}

// swap is the one step. Afterwards the old site, if there was one, lies in the staging folder.
func (p *Publication) swap(old *standing) error {
	if !old.exists {
		return os.Rename(p.staging.site(), p.out)
	}
	return exchange(p.staging.site(), p.out)
}

// checkPath returns an error unless path can be that of an output file.
func checkPath(path string) error {
	top, _, _ := strings.Cut(path, "/")
	switch {
	case !fs.ValidPath(path) || path == ".":
		return errors.New("not a clean path below the output folder")
	case strings.Contains(path, "\n"):
		return errors.New("a path may not contain a line break")
	case reserved(strings.ToLower(top)):
		return fmt.Errorf("%s is a name that Gloss keeps for itself", top)
	}
	return nil
}

// reserved reports whether a name at the top of an output folder is neither a page nor foreign.
func reserved(top string) bool {
	return top == listName || strings.HasPrefix(top, stagingName)
}
