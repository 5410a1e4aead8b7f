package source

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Read takes a snapshot of the folder dir of fsys, without following a symbolic link. Files and folders whose names
// begin with "." or "_" are left out, save below the folders named in whole (paths like dir). A folder that is not
// there gives an empty tree, one that is a link itself the link alone. An error means that the folder or one of its files could not be read.
func Read(fsys fs.FS, dir string, whole ...string) (*Tree, error) {
	t := &Tree{fsys: fsys, dir: dir, whole: whole}
	if err := t.list(dir); err != nil {
		return nil, fmt.Errorf("read %s: %w", dir, err)
	}
	slices.SortFunc(t.Files, byPath)
	return t, t.readTexts(t.Files)
}

func byPath(a, b *File) int { return cmp.Compare(a.Path, b.Path) }

// ReadFile reads one text file of fsys by itself. It is an error if it is none, or over its bound.
func ReadFile(fsys fs.FS, name string) (*File, error) {
	info, err := fs.Lstat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !isText(name) || kindOf(name, info) != Regular {
		return nil, fmt.Errorf("read %s: it is no text", name)
	}
	data, err := load(fsys, &File{Path: name, Size: info.Size()})
	if err != nil {
		return nil, err
	}
	return New(name, data), nil
}

// readTexts puts files with their content into the place of those that are text.
func (t *Tree) readTexts(files []*File) error {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		if f.Kind != Regular || !isText(f.Path) {
			continue
		}
		work.Go(func() error {
			data, err := t.Load(f)
			if errors.Is(err, errTooLarge) {
				files[i] = &File{Path: f.Path, Kind: TooLarge, Size: f.Size}
				return nil
			}
			files[i] = New(f.Path, data)
			files[i].text.fsys = t.fsys
			return err
		})
	}
	return work.Wait()
}

// list adds what stands at a path of the tree, and below it.
func (t *Tree) list(from string) error {
	if info, err := fs.Lstat(t.fsys, from); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		t.Files = append(t.Files, &File{Path: from, Kind: Symlink})
		return nil
	}
	return fs.WalkDir(t.fsys, from, func(name string, entry fs.DirEntry, err error) error {
		if err != nil && name == from && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if name != t.dir && t.hides(name) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		t.Files = append(t.Files, &File{Path: name, Size: info.Size(), Kind: kindOf(name, info)})
		return nil
	})
}

// hides reports whether a file or folder is left out for its name.
func (t *Tree) hides(name string) bool { return LeavesOut(path.Base(name)) && !below(name, t.whole) }

// LeavesOut reports whether whatever bears a name, without the folders above it, is left out: what begins with a dot or an
// underscore, and the copies that editors keep beside a file (x~, #x#).
func LeavesOut(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || strings.HasSuffix(name, "~") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}

func below(name string, folders []string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return strings.HasPrefix(name, f+"/") })
}

func kindOf(name string, info fs.FileInfo) Kind {
	switch mode := info.Mode(); {
	case mode&fs.ModeSymlink != 0:
		return Symlink
	case !mode.IsRegular():
		return Irregular
	case info.Size() > bound(name):
		return TooLarge
	}
	return Regular
}

func isText(name string) bool { return path.Ext(name) == ".md" }

func bound(name string) int64 {
	if isText(name) {
		return MaxText
	}
	return MaxData
}

var errTooLarge = errors.New("over the bound")

// Load returns the content of a regular file of the tree, as it stands on the disk now. It is an error if the file
// has since grown over its bound.
func (t *Tree) Load(f *File) ([]byte, error) {
	if data := f.Data(); data != nil {
		return data, nil
	}
	return load(t.fsys, f)
}

// Head returns the first n bytes of a regular file of the tree, or all that there are.
func (t *Tree) Head(f *File, n int64) ([]byte, error) {
	file, err := t.fsys.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, n))
}

func load(fsys fs.FS, f *File) ([]byte, error) {
	file, err := fsys.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data := make([]byte, 0, f.Size+1)
	for {
		n, err := file.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if int64(len(data)) > bound(f.Path) {
			return nil, fmt.Errorf("read %s: %w", f.Path, errTooLarge)
		}
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
		if len(data) == cap(data) {
			data = slices.Grow(data, 512)
		}
	}
}
