package build

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	slashpath "path"
	"strings"

	"gloss/generator/content"
	"gloss/generator/edit"
)

// Apply writes changes into the site's folder. Each file is replaced, or moved, in one step; none is where one of them is
// not what was read, cannot be written beside, or would move to where something stands. A folder that is empty then is
// removed.
func (s *Site) Apply(changes []edit.Change) (err error) {
	drafts := make([]string, 0, len(changes))
	defer func() {
		for _, draft := range drafts {
			_ = s.root.Remove(draft) // it is gone where it took the file's place
		}
		s.removeEmptied(changes, err == nil)
	}()
	for _, c := range changes {
		draft, err := s.draft(c)
		if err != nil {
			return fmt.Errorf("write %s: %w; nothing was written", c.Path, err)
		}
		drafts = append(drafts, draft)
	}
	for i, c := range changes {
		if err := s.root.Rename(drafts[i], cmp.Or(c.To, c.Path)); err != nil {
			return s.undo(changes[:i], fmt.Errorf("write %s: %w", c.Path, err))
		}
	}
	for _, c := range changes {
		if c.To == "" {
			continue
		}
		if err := s.root.Remove(c.Path); err != nil {
			return s.undo(changes, fmt.Errorf("remove %s: %w", c.Path, err))
		}
	}
	return nil
}

// undo puts back what stood there before the changes that were made, and says so with the error that was met.
func (s *Site) undo(made []edit.Change, met error) error {
	for _, c := range made {
		if err := s.putBack(c); err != nil {
			return fmt.Errorf("%w; and what was written cannot be taken back: put back %s: %w", met, c.Path, err)
		}
	}
	return fmt.Errorf("%w; everything is as it was", met)
}

func (s *Site) putBack(c edit.Change) error {
	info, err := s.root.Lstat(cmp.Or(c.To, c.Path))
	if err != nil {
		return err
	}
	old, err := s.put(c.Path, c.Old, info.Mode().Perm())
	if err != nil {
		return err
	}
	if err := s.root.Rename(old, c.Path); err != nil || c.To == "" {
		return err
	}
	return s.root.Remove(c.To)
}

// removeEmptied removes the folders that moved files have left empty or, where they were not moved, those that were made
// for them. One that holds something else stays.
func (s *Site) removeEmptied(changes []edit.Change, moved bool) {
	for _, c := range changes {
		from, to := slashpath.Dir(c.Path), slashpath.Dir(c.To)
		switch {
		case c.To == "" || from == to:
		case moved:
			_ = s.root.Remove(from)
		default:
			_ = s.root.Remove(to)
		}
	}
}

// draft writes the new content of a file beside where it is to stand, with its permissions, and returns where.
func (s *Site) draft(c edit.Change) (draft string, err error) {
	info, err := s.standing(c)
	if err != nil {
		return "", err
	}
	if c.To != "" {
		if err := s.makeRoom(c.To); err != nil {
			return "", err
		}
	}
	return s.put(cmp.Or(c.To, c.Path), c.New, info.Mode().Perm())
}

// makeRoom makes the folder in which a file is to stand, unless something stands in the file's place.
func (s *Site) makeRoom(to string) error {
	if err := refuse(to); err != nil {
		return err
	}
	if err := s.root.MkdirAll(slashpath.Dir(to), 0o777); err != nil {
		return err
	}
	if err := s.reach(to); err != nil {
		return err
	}
	if _, err := s.root.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return cmp.Or(err, fmt.Errorf("%s is there already", to))
	}
	return nil
}

// put writes a file beside a path, and returns where.
func (s *Site) put(path string, data []byte, perm fs.FileMode) (draft string, err error) {
	// The name begins with a dot: should the program be killed, no later run takes it for a record.
	draft = slashpath.Join(slashpath.Dir(path), ".gloss-next-"+slashpath.Base(path))
	if err := s.root.Remove(draft); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	f, err := s.root.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(perm), f.Sync(), f.Close())
	if err != nil {
		return "", errors.Join(err, s.root.Remove(draft))
	}
	return draft, nil
}

// refuse says why a path is none of a record or of the settings.
func refuse(path string) error {
	if path != slashpath.Clean(path) || !strings.HasPrefix(path, content.Dir+"/") || slashpath.Ext(path) != ".md" {
		return fmt.Errorf("%s is no record", path)
	}
	return nil
}

// reach reports an error where a path leads over a symbolic link.
func (s *Site) reach(path string) error {
	for folder := slashpath.Dir(path); folder != "."; folder = slashpath.Dir(folder) {
		if info, err := s.root.Lstat(folder); err != nil || !info.IsDir() {
			return fmt.Errorf("%s is no folder any more", folder)
		}
	}
	return nil
}

// standing is the file that a change replaces: the regular one that was read, reached over no symbolic link.
func (s *Site) standing(c edit.Change) (fs.FileInfo, error) {
	if err := refuse(c.Path); err != nil {
		return nil, err
	}
	if err := s.reach(c.Path); err != nil {
		return nil, err
	}
	info, err := s.root.Lstat(c.Path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no regular file any more")
	}
	f, err := s.root.Open(c.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	now, err := io.ReadAll(io.LimitReader(f, int64(len(c.Old))+1))
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(now, c.Old) {
		return nil, errors.New("it was changed since it was read: try again")
	}
	return info, nil
}
