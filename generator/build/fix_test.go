package build

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gloss/generator/edit"
)

// fixable makes a folder with two annotations, opened as that of a site.
func fixable(t *testing.T) (folder string, s *Site) {
	t.Helper()
	folder = t.TempDir()
	notes := filepath.Join(folder, "content", "annotations", "talks")
	if err := os.MkdirAll(notes, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.md", "b.md"} {
		if err := os.WriteFile(filepath.Join(notes, name), []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return folder, &Site{root: root}
}

var bothNotes = []edit.Change{
	{Path: "content/annotations/talks/a.md", Old: []byte("old"), New: []byte("new")},
	{Path: "content/annotations/talks/b.md", Old: []byte("old"), New: []byte("new and longer")},
}

// hasNotes compares what the two annotations hold, and that nothing stands beside them.
func hasNotes(t *testing.T, folder, a, b string) {
	t.Helper()
	notes := filepath.Join(folder, "content", "annotations", "talks")
	for name, want := range map[string]string{"a.md": a, "b.md": b} {
		if got, err := os.ReadFile(filepath.Join(notes, name)); string(got) != want {
			t.Errorf("%s holds %q (%v), not %q", name, got, err, want)
		}
	}
	if entries, _ := os.ReadDir(notes); len(entries) != 2 {
		t.Errorf("there are %v", entries)
	}
}

func TestChangesAreWrittenWithThePermissionsOfTheFile(t *testing.T) {
	folder, s := fixable(t)
	file := filepath.Join(folder, "content/annotations/talks/a.md")
	if err := os.Chmod(file, 0o664); err != nil {
		t.Fatal(err)
	}
	// A draft that a killed run has left is in nobody's way.
	if err := os.WriteFile(filepath.Join(filepath.Dir(file), ".gloss-next-a.md"), []byte("?"), 0o444); err != nil {
		t.Fatal(err)
	}
	if err := s.Apply(bothNotes); err != nil {
		t.Fatal(err)
	}
	hasNotes(t, folder, "new", "new and longer")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o664 {
		t.Errorf("the file is %v, %v", info.Mode(), err)
	}
}

func TestNothingIsWrittenWhereAFileIsNotWhatWasRead(t *testing.T) {
	for name, x := range map[string]struct {
		spoil func(file string) error
		want  string
	}{
		"changed": {func(file string) error { return os.WriteFile(file, []byte("own"), 0o644) }, "it was changed since it was read"},
		"longer":  {func(file string) error { return os.WriteFile(file, []byte("old, and more"), 0o644) }, "it was changed since it was read"},
		"gone":    {func(file string) error { return os.Remove(file) }, "no such file"},
		"a link": {func(file string) error {
			return errors.Join(os.Rename(file, file+".txt"), os.Symlink("b.md.txt", file))
		}, "no regular file"},
		"in a folder that is a link": {func(file string) error {
			folder := filepath.Dir(file)
			return errors.Join(os.Rename(folder, folder+"-real"), os.Symlink("talks-real", folder))
		}, "is no folder any more"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, s := fixable(t)
			if err := x.spoil(filepath.Join(folder, "content/annotations/talks/b.md")); err != nil {
				t.Fatal(err)
			}
			err := s.Apply(bothNotes)
			if err == nil || !strings.Contains(err.Error(), x.want) || !strings.Contains(err.Error(), "nothing was written") {
				t.Errorf("%v", err)
			}
			if got, err := os.ReadFile(filepath.Join(folder, "content/annotations/talks/a.md")); string(got) != "old" {
				t.Errorf("the other holds %q (%v)", got, err)
			}
			if left, _ := filepath.Glob(filepath.Join(folder, "content/annotations/talks/.gloss*")); left != nil {
				t.Errorf("%v was left", left)
			}
		})
	}
}

func TestOnlyAnnotationsAreWritten(t *testing.T) {
	for _, path := range []string{"content/site.md", "content/annotations/../site.md", "../a.md"} {
		folder, s := fixable(t)
		if err := s.Apply([]edit.Change{bothNotes[0], {Path: path, New: []byte("new")}}); err == nil {
			t.Errorf("%s was written", path)
		}
		hasNotes(t, folder, "old", "old")
	}
}
