package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	slashpath "path"
	"slices"

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

// A NewFile is a file to be added to a site's content, by its path from the site's folder.
type NewFile struct {
	Path, Text string
}

// Add writes files that are not there, all of them or, with an error, none.
func (s *Site) Add(files []NewFile) (err error) {
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
		for _, folder := range missingFolders(s.root, slashpath.Dir(f.Path)) {
			if err := s.root.Mkdir(folder, 0o755); err != nil {
				return fmt.Errorf("make the folder %s: %w", folder, err)
			}
			made = append(made, folder)
		}
		if err := addFile(s.root, f, &made); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
	}
	return nil
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

func addFile(root *os.Root, f NewFile, made *[]string) error {
	file, err := root.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	*made = append(*made, f.Path)
	_, err = file.WriteString(f.Text)
	return errors.Join(err, file.Close())
}
