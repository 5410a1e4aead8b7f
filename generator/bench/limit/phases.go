package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"time"

	"github.com/yuin/goldmark/text"
)

// phases does one thing after the other, each on all cores, and prints how long each took.
func (f *floor) phases(w io.Writer) error {
	sources := make([][]byte, len(f.sources))
	phases := []struct {
		name string
		n    int
		do   func(i int) error
	}{
		{"read", len(sources), func(i int) (err error) {
			sources[i], err = os.ReadFile(f.sources[i])
			return err
		}},
		{"parse", len(sources), func(i int) error {
			f.markdown.Parser().Parse(text.NewReader(body(sources[i])))
			return nil
		}},
		{"parse and render", len(sources), func(i int) error {
			return f.markdown.Convert(body(sources[i]), new(bytes.Buffer))
		}},
		{"write", len(f.targets), func(i int) error {
			return put(f.targets[i].path, f.filler[:f.targets[i].size])
		}},
	}
	fmt.Fprintf(w, "| Phase | Files | Seconds |\n|---|---:|---:|\n")
	for _, p := range phases {
		runtime.GC()
		start := time.Now()
		if err := each(p.n, p.do); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		fmt.Fprintf(w, "| %s | %d | %.3f |\n", p.name, p.n, time.Since(start).Seconds())
	}
	return nil
}
