package convert

import (
	"io/fs"

	"gloss/generator/edit"
)

// A Remark says what of a file could not be carried over, in an editor's words.
type Remark struct {
	// Path is the file's, from the folder that is imported; it is empty for the folder as a whole, as is a Line of 0 for the
	// file as a whole.
	Path    string
	Line    int
	Message string
	// Bars says that the file cannot be imported.
	Bars bool
}

// A Copy is a file that goes into the media of the site as it is.
type Copy struct {
	FS         fs.FS
	From, Path string
}

// An Import is what a folder of posts becomes.
type Import struct {
	Records                  []edit.NewFile
	Copies                   []Copy
	Articles, Drafts, Topics int
	// Left counts the files that are not imported, each of which has a remark.
	Left int
	// Extra counts the posts that have a field that went under “extra”, by its name.
	Extra   map[string]int
	Remarks []Remark
}

// Barred is the number of files that cannot be imported.
func (i *Import) Barred() int {
	barred := map[string]bool{}
	for _, r := range i.Remarks {
		if r.Bars {
			barred[r.Path] = true
		}
	}
	return len(barred)
}
