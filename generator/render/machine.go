package render

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"
)

// The machine-readable pages stand beside the pages for readers. Their keys are a contract: more may come, none is
// renamed or changes its meaning. A list that is empty is written [], an optional value that is absent is left out or,
// where the contract says so, null. The address of a page is a path from the host's root.

// machineFormat is the version of the contract, the value of the key “gloss”.
const machineFormat = 1

// A file is one output: its slash path below the output folder and its content.
type file struct {
	path string
	data []byte
}

// partLength is how many entries of each list one file holds.
const partLength = 1000

// A part is one of the files into which data are cut whose lists are longer than partLength. The first has all single
// values and the first entries of every list. A further one has of the single values only what tells whose they are,
// “gloss” and “id”, and the next entries of each list that has any left: whoever puts the lists of all parts together,
// key by key, has the whole.
type part struct {
	number int    // from 0
	next   string // the name of the file that goes on, in the same folder; empty in the last
}

func (p part) isFirst() bool { return p.number == 0 }

// parts makes the files of what begins at an address and whose longest list is as long as given.
func (r *renderer) parts(s *scratch, address string, longest int, content func(part) any) ([]file, error) {
	files := make([]file, max(1, (longest+partLength-1)/partLength))
	for i := range files {
		p := part{number: i}
		if i+1 < len(files) {
			p.next = partName(path.Base(address), i+1)
		}
		data, err := encode(s, content(p))
		if err != nil {
			return nil, err
		}
		files[i] = file{r.site.OutputPath(partName(address, i)), data}
	}
	return files, nil
}

// partName is the name or address of a part, by that of the first: index.json, index-2.json.
func partName(first string, number int) string {
	if number == 0 {
		return first
	}
	ext := path.Ext(first)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(first, ext), number+1, ext)
}

// cut returns the entries of a list that belong to a part. It is nil, and so left out, where a list has ended before a
// further part; in the first part it never is.
func cut[T any](list []T, p part) []T {
	start := min(p.number*partLength, len(list))
	some := list[start:min(start+partLength, len(list))]
	switch {
	case len(some) > 0:
		return some
	case p.isFirst():
		return []T{}
	}
	return nil
}

// cutEach shows the entries of a list that belong to a part.
func cutEach[T, U any](list []T, p part, show func(T) U) []U {
	some := cut(list, p)
	if some == nil {
		return nil
	}
	return each(some, show)
}

// each shows every entry of a list. It is never nil.
func each[T, U any](list []T, show func(T) U) []U {
	shown := make([]U, len(list))
	for i, one := range list {
		shown[i] = show(one)
	}
	return shown
}

// encode is a value in JSON (RFC 8259), without the escapes that only text inside of HTML needs.
func encode(s *scratch, v any) ([]byte, error) {
	b := s.buffer()
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// given is an optional text: nil, and so null, for an empty one.
func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// oneLine is a text with each run of white space made one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
