package build

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	slashpath "path"
	"slices"
	"strings"

	"gloss/generator/convert"
	"gloss/generator/edit"
	"gloss/generator/source"
	"gloss/generator/suggest"
)

// Suggestions are what names the records of the site lack.
func (s *Site) Suggestions() *suggest.Suggestions {
	s.tell("looking for names")
	return suggest.Site(s.Site, s.records)
}

// Files are the files of the site's content, by path.
func (s *Site) Files() []*source.File { return s.tree.Files }

// Add writes files that are not there, and copies others to where nothing stands: all of them or, with an error, none.
func (s *Site) Add(files []edit.NewFile, copies ...convert.Copy) (err error) {
	var made []string
	defer func() {
		if err == nil {
			return
		}
		for _, path := range slices.Backward(made) {
			err = errors.Join(err, s.root.Remove(path))
		}
		err = fmt.Errorf("%w; no record was written", err)
	}()
	for _, f := range files {
		if err := addFile(s.root, f.Path, strings.NewReader(f.Text), &made); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
	}
	for _, c := range copies {
		if err := s.copy(c, &made); err != nil {
			return fmt.Errorf("copy %s to %s: %w", c.From, c.Path, err)
		}
	}
	return nil
}

func (s *Site) copy(c convert.Copy, made *[]string) error {
	from, err := c.FS.Open(c.From)
	if err != nil {
		return err
	}
	defer from.Close()
	return addFile(s.root, c.Path, from, made)
}

// missingFolders are those of a folder and the ones that hold it that are not there, the outermost first.
func missingFolders(root *os.Root, folder string) (missing []string) {
	for ; folder != "."; folder = slashpath.Dir(folder) {
		if _, err := root.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		missing = append(missing, folder)
	}
	slices.Reverse(missing)
	return missing
}

// addFile writes a file that is not there, and the folders that hold it. What it made is added to made, in that order.
func addFile(root *os.Root, path string, from io.Reader, made *[]string) error {
	for _, folder := range missingFolders(root, slashpath.Dir(path)) {
		if err := root.Mkdir(folder, 0o755); err != nil {
			return err
		}
		*made = append(*made, folder)
	}
	file, err := root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	*made = append(*made, path)
	_, err = io.Copy(file, from)
	return errors.Join(err, file.Close())
}
