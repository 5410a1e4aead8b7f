package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/sync/errgroup"
)

// A floor is the work to be done: which files to read, and which to write.
type floor struct {
	markdown goldmark.Markdown
	sources  []string
	targets  []target
	filler   []byte // as long as the largest target
}

// A target is a file to write, of so many bytes.
type target struct {
	path string
	size int
}

// newFloor finds the sources below src/content, and a target below out for each file below like.
func newFloor(src, out, like string) (*floor, error) {
	f := &floor{markdown: goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))}
	err := walk(filepath.Join(src, "content"), func(path string, _ fs.DirEntry) error {
		if filepath.Ext(path) == ".md" {
			f.sources = append(f.sources, path)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list the sources: %w", err)
	}
	if len(f.sources) == 0 {
		return nil, fmt.Errorf("there is no source in %s", filepath.Join(src, "content"))
	}
	largest := 0
	err = walk(like, func(path string, d fs.DirEntry) error {
		info, err := d.Info()
		if err != nil {
			return err
		}
		f.targets = append(f.targets, target{out + strings.TrimPrefix(path, filepath.Clean(like)), int(info.Size())})
		largest = max(largest, int(info.Size()))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list the files to write: %w", err)
	}
	f.filler = bytes.Repeat([]byte("<p>lorem ipsum dolor sit amet</p>\n"), largest/34+1)
	return f, nil
}

// all reads, converts and writes. The targets are shared out among the sources: each writes its share, what it was converted
// to first and then filler.
func (f *floor) all() error {
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	n, m := len(f.sources), len(f.targets)
	return each(n, func(i int) error {
		page := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(page)
		page.Reset()
		text, err := os.ReadFile(f.sources[i])
		if err != nil {
			return err
		}
		if err := f.markdown.Convert(body(text), page); err != nil {
			return fmt.Errorf("convert %s: %w", f.sources[i], err)
		}
		for _, t := range f.targets[i*m/n : (i+1)*m/n] {
			if page.Len() < t.size {
				page.Write(f.filler[:t.size-page.Len()])
			}
			if err := put(t.path, page.Bytes()[:t.size]); err != nil {
				return err
			}
		}
		return nil
	})
}

// body is a source without its front matter.
func body(text []byte) []byte {
	if front, found := bytes.CutPrefix(text, []byte("---\n")); found {
		if _, body, found := bytes.Cut(front, []byte("\n---\n")); found {
			return body
		}
	}
	return text
}

// put writes a file, and makes its folder if there is none.
func put(path string, text []byte) error {
	err := os.WriteFile(path, text, 0o644)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}

// walk calls visit with every regular file below a folder, by its path, in the order of the paths.
func walk(folder string, visit func(path string, d fs.DirEntry) error) error {
	return filepath.WalkDir(filepath.Clean(folder), func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		return visit(path, d)
	})
}

// each calls do with every number below n, on all cores, until one call fails.
func each(n int, do func(i int) error) error {
	var next atomic.Int64
	var group errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					next.Store(int64(n))
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}
