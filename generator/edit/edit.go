// Package edit finds out what to change in the files of a site: how the quotation of an annotation is to be written so
// that its passage is found as it is.
//
// A linked [site.Site] comes in, a [Change] for each file goes out. Nothing is written here, nothing of a file is
// touched but what must change, and no change is offered that was not read again and found to do what it is for.
package edit

import "github.com/rogpeppe/go-internal/diff"

// A Change is a new content of a file.
type Change struct {
	// Path is the slash path from the site's root.
	Path     string
	Old, New []byte
}

// Diff returns the change in the unified format that patch -p1 and git apply take.
func (c Change) Diff() []byte { return diff.Diff("a/"+c.Path, c.Old, "b/"+c.Path, c.New) }

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
