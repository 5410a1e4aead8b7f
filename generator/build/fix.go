package build

import "gloss/generator/edit"

// Fix finds out what mends the passages of the annotations that are named, or those of all and what YAML misread; see
// [edit.Fix].
func (s *Site) Fix(named []string) (edit.Fixing, error) {
	return edit.Fix(s.tree, s.Site, s.records, s.options, named)
}

// Rename finds out what gives a record another id; see [edit.Rename].
func (s *Site) Rename(name, id string) (edit.Renaming, error) {
	return edit.Rename(s.tree, s.options, name, id)
}
