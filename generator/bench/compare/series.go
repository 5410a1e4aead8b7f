//go:build unix

package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A series is what was measured with one corpus. The i-th samples of each kind were taken side by side.
type series struct {
	articles             int
	clean, floor, second []sample
	files                int
	bytes                int64
	touched              int // files that a second build changed, wrote again, added or removed, in all runs
}

// measure takes a sample of each kind. What is built, into site and beside it, stays.
func (s *series) measure(ctx context.Context, programs, corpus, site string) error {
	gloss := []string{filepath.Join(programs, "gloss"), "build", "-C", corpus, "--out", site}
	limit := []string{filepath.Join(programs, "limit"), "-src", corpus, "-out", site + "-floor", "-like", site, "all"}

	clean, err := run(ctx, gloss...)
	if err != nil {
		return err
	}
	before, size, err := look(site)
	if err != nil {
		return err
	}
	floor, err := run(ctx, limit...)
	if err != nil {
		return err
	}
	second, err := run(ctx, gloss...)
	if err != nil {
		return err
	}
	after, _, err := look(site)
	if err != nil {
		return err
	}
	s.clean, s.floor, s.second = append(s.clean, clean), append(s.floor, floor), append(s.second, second)
	s.files, s.bytes = len(before), size
	s.touched += max(missing(before, after), missing(after, before))
	return nil
}

// prints are the sums of files: of the path, the time of the last change and the bytes of each.
type prints map[[sha256.Size]byte]bool

// look takes the prints of all files in a folder, and adds up their sizes.
func look(folder string) (prints, int64, error) {
	all, size := prints{}, int64(0)
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		hash := sha256.New()
		fmt.Fprintf(hash, "%s %d\n", path, info.ModTime().UnixNano())
		n, err := io.Copy(hash, f)
		all[[sha256.Size]byte(hash.Sum(nil))] = true
		size += n
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("look at what was built: %w", err)
	}
	return all, size, nil
}

// missing counts the prints of a that are not in b.
func missing(a, b prints) int {
	n := 0
	for p := range a {
		if !b[p] {
			n++
		}
	}
	return n
}
