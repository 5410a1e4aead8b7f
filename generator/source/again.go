package source

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// Again takes a new snapshot of the folder. Only what stands at the paths and below them is looked at anew: every other
// File is that of the old snapshot, and so is one that is text and holds what it held. A path outside of the folder says
// nothing, one above it that all may have changed.
func (t *Tree) Again(paths []string) (*Tree, error) {
	again := &Tree{fsys: t.fsys, dir: t.dir, whole: t.whole}
	paths = t.outermost(paths)
	old := map[string]*File{}
	for _, f := range t.Files {
		if at := slices.IndexFunc(paths, func(p string) bool { return within(f.Path, p) }); at < 0 {
			again.Files = append(again.Files, f)
			continue
		}
		old[f.Path] = f
	}
	kept := len(again.Files)
	for _, p := range paths {
		if t.leavesOut(p) {
			continue
		}
		if err := again.list(p); err != nil {
			return nil, fmt.Errorf("read %s: %w", p, err)
		}
	}
	fresh := again.Files[kept:]
	if err := again.readTexts(fresh); err != nil {
		return nil, err
	}
	for i, f := range fresh {
		if before := old[f.Path]; before != nil && before.Kind == Regular && f.Kind == Regular && isText(f.Path) && before.holds(f.Data()) {
			fresh[i] = before
		}
	}
	slices.SortFunc(again.Files, byPath)
	return again, nil
}

// outermost are the paths within the tree's folder, sorted, without those that lie below another one.
func (t *Tree) outermost(paths []string) (list []string) {
	paths = slices.Clone(paths)
	slices.Sort(paths)
	for _, p := range paths {
		if within(t.dir, p) {
			return []string{t.dir}
		}
		if within(p, t.dir) && !slices.ContainsFunc(list, func(above string) bool { return within(p, above) }) {
			list = append(list, p)
		}
	}
	return list
}

// within reports whether a path is another one or lies below it.
func within(p, above string) bool {
	return p == above || above == "." || strings.HasPrefix(p, above+"/")
}

// leavesOut reports whether a path lies in what is left out, folders above it included.
func (t *Tree) leavesOut(p string) bool {
	for ; p != t.dir; p = path.Dir(p) {
		if t.hides(p) {
			return true
		}
	}
	return false
}
