package source_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gloss/generator/source"
)

func TestAnotherSnapshotSharesTheFilesThatAreTheSame(t *testing.T) {
	folder := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a.md", "b.md", "more/c.md", "more/d.md", "root/.well-known/e.txt"} {
		put("content/"+name, name)
	}
	before, err := source.Read(os.DirFS(folder), "content", "content/root")
	if err != nil {
		t.Fatal(err)
	}
	before.Files[0].Rest() // what a file at rest held is known all the same
	put("content/a.md", "a.md")
	put("content/b.md", "new")
	put("content/more/f.md", "f")
	put("content/more/_later/g.md", "g")
	put("content/root/.well-known/h.txt", "h")
	if err := os.Remove(filepath.Join(folder, "content/more/c.md")); err != nil {
		t.Fatal(err)
	}
	for _, paths := range [][]string{
		{"content/a.md", "content/b.md", "content/more", "content/more/f.md", "content/more/_later/g.md", "content/root/.well-known/h.txt", "templates/x"},
		{"."},
	} {
		after, err := before.Again(paths)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range after.Files {
			shared := " new"
			if slices.Contains(before.Files, f) {
				shared = " shared"
			}
			got = append(got, f.Path+shared)
		}
		want := []string{"content/a.md shared", "content/b.md new", "content/more/d.md shared", "content/more/f.md new", "content/root/.well-known/e.txt shared", "content/root/.well-known/h.txt new"}
		if paths[0] == "." {
			want[4] = "content/root/.well-known/e.txt new" // only texts are compared
		}
		if !slices.Equal(got, want) {
			t.Errorf("after %v there are %q", paths, got)
		}
	}
}
