package build

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	slashpath "path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Where the folders cannot change places, the new site takes over file by file. At every moment of that:
//
//   - Every file is whole, with its old bytes or its new ones, since it comes into its place by a rename.
//   - A path that both sites have is never missing.
//   - Every file of ours that is there stands in the list. So first of all the list is replaced by one of both sites, and only
//     when all is done by that of the new one. A listed file may be missing.
//   - What a page refers to is there when the page is: new files come first, then changed ones, in either case `index.html`
//     after all others and the outer before the inner; files that are to go are deleted when nothing refers to them.
//   - Nothing needs room on the disk any more, but for folders.
//
// There is one exception to the order: a file that must make way for a folder of its name, or the other way round, goes first.

// impossible reports whether an exchange failed for a reason that says nothing against changing file by file.
func impossible(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) ||
		errors.Is(err, syscall.EXDEV) || errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EINVAL)
}

// replaceStepwise makes the old site the new one, file by file.
func (p *Publication) replaceStepwise(old *standing) error {
	if err := p.checkCase(old); err != nil {
		return err
	}
	files, folders := p.gone(old)
	if err := p.writeLists(files); err != nil {
		return err
	}
	filesInTheWay, files := p.partWay(files)
	foldersInTheWay, folders := p.partWay(folders)

	if err := p.placeList("list of both"); err != nil {
		return err
	}
	if err := p.delete(filesInTheWay, foldersInTheWay); err != nil {
		return err
	}
	if err := p.place(old); err != nil {
		return err
	}
	if err := p.delete(files, folders); err != nil {
		return err
	}
	return p.placeList("list")
}

// gone returns our files and folders that the new site has not, sorted. A folder that a killed build has emptied is among them.
func (p *Publication) gone(old *standing) (files, folders []string) {
	for path := range old.ours {
		if _, stays := p.sums[path]; !stays {
			files = append(files, path)
		}
	}
	stay := p.sums.folders()
	for path := range p.listed.folders() {
		if old.folders[path] && !stay[path] {
			folders = append(folders, path)
		}
	}
	slices.Sort(files)
	slices.Sort(folders)
	return files, folders
}

// writeLists writes the list of the new site, and that of it and of the files that are to go, beside the staged site.
func (p *Publication) writeLists(gone []string) error {
	both := maps.Clone(p.sums)
	for _, path := range gone {
		both[path] = p.listed[path]
	}
	err := errors.Join(
		writeNew(filepath.Join(p.staging.folder, "list of both"), both.encode()),
		writeNew(filepath.Join(p.staging.folder, "list"), p.sums.encode()))
	if err != nil {
		return fmt.Errorf("write %s: %w", listName, err)
	}
	return nil
}

func (p *Publication) placeList(name string) error {
	if err := os.Rename(filepath.Join(p.staging.folder, name), filepath.Join(p.out, listName)); err != nil {
		return fmt.Errorf("write %s: %w", listName, err)
	}
	return nil
}

// checkCase returns an error if a new file, or a folder of new files, is there already under a name of other case.
func (p *Publication) checkCase(old *standing) error {
	checked := map[string]bool{".": true}
	for _, path := range slices.Sorted(maps.Keys(p.sums)) {
		for ; !checked[path]; path = slashpath.Dir(path) {
			checked[path] = true
			if _, ours := old.ours[path]; ours || old.folders[path] {
				continue
			}
			if _, err := os.Lstat(below(p.out, path)); err == nil {
				return fmt.Errorf("write %s: a file or folder whose name differs only in case is in its place: move or delete it", path)
			}
		}
	}
	return nil
}

// partWay parts files or folders that are to go into those that stand in the way of new ones and the rest.
func (p *Publication) partWay(gone []string) (inTheWay, rest []string) {
	folders := p.sums.folders()
	for _, path := range gone {
		blocks := folders[path]
		for f := path; f != "." && !blocks; f = slashpath.Dir(f) {
			_, blocks = p.sums[f]
		}
		if blocks {
			inTheWay = append(inTheWay, path)
		} else {
			rest = append(rest, path)
		}
	}
	return inTheWay, rest
}

// place moves the staged files into the output folder.
func (p *Publication) place(old *standing) error {
	folders := newFolders(p.out)
	for f := range old.folders {
		folders.exists(f)
	}
	for _, path := range p.stepOrder(old) {
		err := folders.make(slashpath.Dir(path))
		if err == nil {
			err = os.Rename(below(p.staging.site(), path), below(p.out, path))
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	return nil
}

// stepOrder returns the paths of the staged files in the order in which they come into place.
func (p *Publication) stepOrder(old *standing) []string {
	var paths []string
	for path := range p.sums {
		if !p.unchanged[path] {
			paths = append(paths, path)
		}
	}
	rank := func(path string) int {
		rank := 0
		if slashpath.Base(path) == "index.html" {
			rank = 1
		}
		if _, changed := old.ours[path]; changed {
			rank += 2
		}
		return rank
	}
	depth := func(path string) int { return strings.Count(path, "/") }
	slices.SortFunc(paths, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(depth(b), depth(a)), cmp.Compare(a, b))
	})
	return paths
}

// delete removes files, and then those of the folders, outer ones first in the list, that are empty.
func (p *Publication) delete(files, folders []string) error {
	for _, path := range files {
		if err := os.Remove(below(p.out, path)); err != nil {
			return fmt.Errorf("remove %s: %w", path, err)
		}
	}
	for _, path := range slices.Backward(folders) {
		os.Remove(below(p.out, path)) // fails, as it should, where foreign files remain in it
	}
	return nil
}
