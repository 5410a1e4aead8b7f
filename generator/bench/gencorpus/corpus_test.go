package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"gloss/generator/cli"
)

// sum is of twenty articles. If it changes, figures from before and after cannot be compared.
const sum = "3ab49a7bd4f54e1022421523c474b608db33890cea9262e0958e25f71adff044"

func TestTheSameSeedMakesTheSameCorpus(t *testing.T) {
	for range 2 {
		if got := digest(t, write(t)); got != sum {
			t.Errorf("the sum of the corpus is %s, not %s", got, sum)
		}
	}
}

func TestGlossFindsNothingWrongWithACorpus(t *testing.T) {
	var out, report bytes.Buffer
	if status := cli.Main([]string{"check", "-C", write(t)}, strings.NewReader(""), &out, &report); status != 0 {
		t.Errorf("gloss check ends with %d\n%s%s", status, &out, &report)
	}
}

func write(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := newCorpus(1, 20, 50, 20).write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// digest is a sum of the names and the bytes of all files in a folder.
func digest(t *testing.T, dir string) string {
	t.Helper()
	hash := sha256.New()
	folder := os.DirFS(dir)
	err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(folder, path)
		fmt.Fprintf(hash, "%s %d\n%s", path, len(text), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(hash.Sum(nil))
}
