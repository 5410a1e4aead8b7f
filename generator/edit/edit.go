// Package edit finds out what to change in the files of a site: how the quotation of an annotation is to be written so
// that its passage is found as it is, what a record's new id takes everywhere, what a record that is begun holds.
//
// A linked [site.Site], its records or its files come in, a [Change] or a [NewFile] for each file goes out. Nothing is written
// here, nothing of a file is touched but what must change, and no change is offered that was not read again and found to
// do what it is for.
package edit

import (
	"bytes"
	"fmt"

	"github.com/rogpeppe/go-internal/diff"
)

// A Change is a new content of a file, a new place of it, or both.
type Change struct {
	// Path is the slash path from the site's root, To where the file moves, empty where it stays.
	Path, To string
	Old, New []byte
}

// Diff returns the change in the unified format that patch -p1 and git apply take.
func (c Change) Diff() []byte {
	if c.To == "" {
		return diff.Diff("a/"+c.Path, c.Old, "b/"+c.Path, c.New)
	}
	moved := fmt.Sprintf("diff --git a/%s b/%s\nrename from %[1]s\nrename to %[2]s\n", c.Path, c.To)
	_, hunks, _ := bytes.Cut(diff.Diff("a/"+c.Path, c.Old, "b/"+c.To, c.New), []byte("\n"))
	return append([]byte(moved), hunks...)
}

// A splice replaces the bytes from start to before end.
type splice struct {
	start, end int
	text       string
}

// spliced returns data with splices made, none of which may overlap another. They stand in the order of the file.
func spliced(data []byte, splices ...splice) []byte {
	var out []byte
	at := 0
	for _, s := range splices {
		out = append(append(out, data[at:s.start]...), s.text...)
		at = s.end
	}
	return append(out, data[at:]...)
}
