package edit

import (
	"embed"
	"io/fs"
	"strings"

	"gloss/generator/content"
)

// A NewFile is a file that is to be added to a site's folder, by its path from there.
type NewFile struct {
	Path, Text string
}

//go:embed starter
var starter embed.FS

// Starter is a small site that works, with a record of each kind that most sites have. The day is a whole date.
func Starter(title, address, day string) (files []NewFile, err error) {
	fill := strings.NewReplacer("TITLE", content.AsYAML(title), "ADDRESS", content.AsYAML(address), "DATE", day)
	err = fs.WalkDir(starter, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(starter, name)
		files = append(files, NewFile{strings.TrimPrefix(name, "starter/"), fill.Replace(string(data))})
		return err
	})
	// What is built is not kept with what is written.
	return append(files, NewFile{".gitignore", "/public/\n/.gloss-next-*\n"}), err
}
