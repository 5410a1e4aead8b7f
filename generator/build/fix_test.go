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

func TestOnlyRecordsAreWritten(t *testing.T) {
	for _, path := range []string{"content/media/a.svg", "content/annotations/../site.md", "../a.md", "README.md"} {
		folder, s := fixable(t)
		if err := s.Apply([]edit.Change{bothNotes[0], {Path: path, New: []byte("new")}}); err == nil {
			t.Errorf("%s was written", path)
		}
		hasNotes(t, folder, "old", "old")
	}
}

// moving moves one annotation to another article's folder, and changes the other.
func moving() []edit.Change {
	moved := bothNotes[0]
	moved.To = "content/annotations/visit/a.md"
	return []edit.Change{moved, bothNotes[1]}
}

func TestFilesMoveAndEmptyFoldersGo(t *testing.T) {
	folder, s := fixable(t)
	changes := moving()
	changes[1].To = "content/annotations/visit/b.md"
	if err := s.Apply(changes); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(folder, "content/annotations/visit"), filepath.Join(folder, "content/annotations/talks")); err != nil {
		t.Error(err) // the old folder is there still, or the new one is not
	}
	hasNotes(t, folder, "new", "new and longer")
}

func TestNothingMovesWhereSomethingStands(t *testing.T) {
	for name, spoil := range map[string]func(folder string) error{
		"a file": func(folder string) error {
			return errors.Join(os.Mkdir(folder, 0o755), os.WriteFile(filepath.Join(folder, "a.md"), []byte("own"), 0o644))
		},
		"a folder": func(folder string) error { return os.MkdirAll(filepath.Join(folder, "a.md"), 0o755) },
		"a link to nowhere": func(folder string) error {
			return errors.Join(os.Mkdir(folder, 0o755), os.Symlink("nowhere", filepath.Join(folder, "a.md")))
		},
		"a folder that is a link": func(folder string) error { return os.Symlink("talks", folder) },
		"no folder":               func(folder string) error { return os.WriteFile(folder, nil, 0o644) },
	} {
		folder, s := fixable(t)
		if err := spoil(filepath.Join(folder, "content/annotations/visit")); err != nil {
			t.Fatal(err)
		}
		if err := s.Apply(moving()); err == nil || !strings.Contains(err.Error(), "nothing was written") {
			t.Errorf("%s: %v", name, err)
		}
		hasNotes(t, folder, "old", "old")
	}
}

// Two files that are to move to one place share a draft: the second finds it gone when the first has moved.
func TestWhatWasWrittenIsTakenBack(t *testing.T) {
	folder, s := fixable(t)
	changes := moving()
	changes[1].To = changes[0].To
	if err := s.Apply(changes); err == nil || !strings.Contains(err.Error(), "everything is as it was") {
		t.Errorf("%v", err)
	}
	hasNotes(t, folder, "old", "old")
	if _, err := os.Stat(filepath.Join(folder, "content/annotations/visit")); err == nil {
		t.Error("the new folder is there")
	}
}
