package build

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	slashpath "path"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// holds reports whether file is a regular file that holds exactly data. A file that cannot be read does not.
func holds(file string, data []byte) bool {
	info, err := os.Lstat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	for buffer := make([]byte, min(len(data), 64<<10)); len(data) > 0; {
		n, err := io.ReadFull(f, buffer[:min(len(data), len(buffer))])
		if err != nil || !bytes.Equal(buffer[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

// writeNew writes a file that must not exist. On a file system that ignores case, it exists too if its name differs in case.
func writeNew(file string, data []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// carryFile makes a hard link or, where the file system or its rules forbid that, a copy of the same time and permissions.
func carryFile(from, to string) error {
	err := os.Link(from, to)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EMLINK) {
		return copyFile(from, to)
	}
	return err
}

func copyFile(from, to string) error {
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("it can be neither linked nor copied")
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Close()); err != nil {
		return err
	}
	return setModeAndTime(to, info)
}

func setModeAndTime(name string, info fs.FileInfo) error {
	if err := os.Chmod(name, info.Mode()); err != nil {
		return err
	}
	return os.Chtimes(name, time.Time{}, info.ModTime())
}

// below returns the name of the file at a slash path below the folder root.
func below(root, path string) string {
	return filepath.Join(root, filepath.FromSlash(path))
}

// A folders makes the folders of one tree, each once.
type folders struct {
	root string
	mu   sync.Mutex
	made map[string]*folder // by slash path
}

// A folder is made by the first that needs it; the others wait for it, and for no other folder.
type folder struct {
	once sync.Once
	err  error
}

func newFolders(root string) *folders { return &folders{root: root, made: map[string]*folder{}} }

// exists says that the folder at path is there already.
func (f *folders) exists(path string) {
	there := &folder{}
	there.once.Do(func() {})
	f.made[path] = there
}

// make makes the folder at path, which must not exist unless it was made here; "." is the root, which does.
func (f *folders) make(path string) error {
	if path == "." {
		return nil
	}
	f.mu.Lock()
	own := f.made[path]
	if own == nil {
		own = &folder{}
		f.made[path] = own
	}
	f.mu.Unlock()
	own.once.Do(func() {
		if own.err = f.make(slashpath.Dir(path)); own.err == nil {
			own.err = os.Mkdir(below(f.root, path), 0o755)
		}
	})
	return own.err
}
