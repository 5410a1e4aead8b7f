package cli

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"testing"

	"golang.org/x/net/html"
)

// TestANewEntityChangesNoAddress adds an entity that many texts of the sample name: every page and every place that
// could be linked is where it was.
func TestANewEntityChangesNoAddress(t *testing.T) {
	folder := copySample(t)
	run(t, folder, exitClean, "build", "--out", "before")
	put(t, folder, "content/entities/missile.md", "---\nname: Missile\nkind: weapon\naliases: [missile, {text: officers, kind: acronym}]\n---\nIt flies.\n")
	run(t, folder, exitClean, "build", "--out", "after")
	before, after := addresses(t, filepath.Join(folder, "before")), addresses(t, filepath.Join(folder, "after"))
	if !after["entities/missile/index.html"] || len(before) < 500 {
		t.Fatalf("the new page is missing, or there are only %d addresses", len(before))
	}
	for address := range before {
		if !after[address] {
			t.Errorf("%s is gone", address)
		}
	}
	page, err := os.ReadFile(filepath.Join(folder, "after", "articles/seoul-says-officers-killed-near-donetsk/index.html"))
	if err != nil || !bytes.Contains(page, []byte(`<a href="/entities/missile/" class="name">`)) {
		t.Errorf("the new name is not linked: %v", err)
	}
}

// addresses are the files of a site, and the ids in its pages.
func addresses(t *testing.T, folder string) map[string]bool {
	all := map[string]bool{}
	for name := range outputOf(t, folder) {
		if path.Dir(name) == "assets" || path.Dir(name) == "search" && path.Ext(name) == ".json" {
			continue // these have a sum of their content in their names
		}
		all[name] = true
		if path.Ext(name) != ".html" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		tree, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for n := range tree.Descendants() {
			if id, given := attribute(n, "id"); given {
				all[name+"#"+id] = true
			}
		}
	}
	return all
}
