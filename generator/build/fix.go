package build

import (
	"bytes"
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

// Fix finds out what mends the passages of the annotations that are named, or of all; see [edit.Fix].
func (s *Site) Fix(named []string) (edit.Fixing, error) { return edit.Fix(s.Site, s.records, named) }

// Apply writes changes into the site's folder. Each file is replaced in one step; none is where one of them is not what
// was read, or cannot be written beside.
func (s *Site) Apply(changes []edit.Change) error {
	drafts := make([]string, 0, len(changes))
	defer func() {
		for _, draft := range drafts {
			_ = s.root.Remove(draft) // it is gone where it took the file's place
		}
	}()
	for _, c := range changes {
		draft, err := s.draft(c)
		if err != nil {
			return fmt.Errorf("write %s: %w; nothing was written", c.Path, err)
		}
		drafts = append(drafts, draft)
	}
	for i, c := range changes {
		if err := s.root.Rename(drafts[i], c.Path); err != nil {
			return fmt.Errorf("write %s: %w; of %d files, %d were written", c.Path, err, len(changes), i)
		}
	}
	return nil
}

// draft writes the new content of a file beside it, with its permissions, and returns where.
func (s *Site) draft(c edit.Change) (draft string, err error) {
	info, err := s.standing(c)
	if err != nil {
		return "", err
	}
	// The name begins with a dot: should the program be killed, no later run takes it for a record.
	draft = slashpath.Join(slashpath.Dir(c.Path), ".gloss-next-"+slashpath.Base(c.Path))
	if err := s.root.Remove(draft); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	f, err := s.root.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = f.Write(c.New)
	err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close())
	if err != nil {
		return "", errors.Join(err, s.root.Remove(draft))
	}
	return draft, nil
}

// standing is the file that a change replaces: the regular one that was read, reached over no symbolic link.
func (s *Site) standing(c edit.Change) (fs.FileInfo, error) {
	if !strings.HasPrefix(slashpath.Clean(c.Path), content.Dir+"/annotations/") {
		return nil, errors.New("it is no annotation")
	}
	for folder := slashpath.Dir(c.Path); folder != "."; folder = slashpath.Dir(folder) {
		if info, err := s.root.Lstat(folder); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("%s is no folder any more", folder)
		}
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
