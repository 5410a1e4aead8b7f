package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gloss/generator/content"
	"gloss/generator/diag"
)

// TestAPreviewIsWhatABuildWrites edits the sample at random, again and again, and compares each edition, every file and
// the report, with a build of the same folder.
func TestAPreviewIsWhatABuildWrites(t *testing.T) {
	now, err := content.ParseMoment("2026-11-01T12:00Z")
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			w := &writer{t: t, random: rand.New(rand.NewPCG(seed, seed)), folder: t.TempDir()}
			if err := os.CopyFS(filepath.Join(w.folder, "content"), os.DirFS("../../content")); err != nil {
				t.Fatal(err)
			}
			o := Options{Root: w.folder, Drafts: true, Publish: true, Now: now}
			p, err := NewPreview(o)
			if err != nil {
				t.Fatal(err)
			}
			defer p.Close()
			var e *Edition
			var paths []string
			what, served := "at first", 0
			for range 16 {
				renewed, err := p.Renew(paths, now)
				if err != nil {
					t.Fatalf("%s: %v", what, err)
				}
				if renewed != nil {
					e = renewed
				}
				if e.Report.Errors == 0 {
					served++
				}
				compareWithBuild(t, what, e, o)
				what, paths = w.edit()
			}
			if served < 6 {
				t.Errorf("only %d of 16 editions had no errors", served)
			}
		})
	}
}

func compareWithBuild(t *testing.T, what string, e *Edition, o Options) {
	t.Helper()
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if want, got := reported(t, s.Report), reported(t, e.Report); got != want {
		t.Errorf("%s: the preview reports\n%s\nand a build\n%s", what, got, want)
	}
	if s.Report.Errors > 0 {
		if _, found, _, _ := e.File("index.html"); found {
			t.Errorf("%s: there are pages in spite of errors", what)
		}
		return
	}
	var mu sync.Mutex
	built := map[string][]byte{}
	if err := s.Render(func(path string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		built[path] = bytes.Clone(data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for path, want := range built {
		got, found, wrong, err := e.File(path)
		if !found || wrong != nil || err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %s is not as it is built: found %v, %v, %v", what, path, found, wrong, err)
		}
	}
	for _, path := range []string{"nothing", "articles/index.json", "articles/in/index-2.json", "claims/index-9.json", "../content/site.md", ".gloss"} {
		if _, found, _, _ := e.File(path); found != (built[path] != nil) {
			t.Errorf("%s: the preview has %s: %v", what, path, found)
		}
	}
}

func reported(t *testing.T, r *diag.Report) string {
	t.Helper()
	var b strings.Builder
	if err := (diag.Printer{}).Text(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A writer edits a site's folder at random.
type writer struct {
	t      *testing.T
	random *rand.Rand
	folder string
	mends  []func() []string // undo what may have broken the site
	count  int
}

// edit makes one edit and returns what it was, and the paths at which something has changed.
func (w *writer) edit() (what string, paths []string) {
	if n := len(w.mends); n > 0 && w.random.IntN(3) > 0 {
		mend := w.mends[n-1]
		w.mends = w.mends[:n-1]
		return "mended", mend()
	}
	w.count++
	edits := []struct {
		what string
		make func() []string
	}{
		{"article changed", func() []string {
			return w.rewrite("articles", func(s string) string {
				return s + fmt.Sprintf("\n%s spoke %d times.\n", w.pick("Kim Yong-hyun", "Seoul", "Putin", "Nobody"), w.count)
			})
		}},
		{"title changed", func() []string {
			return w.rewrite("articles", func(s string) string { return strings.Replace(s, "title: ", fmt.Sprintf("title: New %d ", w.count), 1) })
		}},
		{"article added", func() []string {
			return w.put(fmt.Sprintf("content/articles/more/new-%d.md", w.count), "---\ntitle: New\ndate: 2024-11-01\ndraft: true\n---\nNorth Korea said so, [[seoul-says-officers-killed-near-donetsk|as reported]].\n")
		}},
		{"draft added", func() []string {
			return w.put(fmt.Sprintf("content/articles/d-%d.md", w.count), "---\ntitle: A draft\ndate: 2024-12-01\ndraft: true\n---\nSouth Korea and NATO, on Russia.\n")
		}},
		{"entity added", func() []string {
			return w.put(fmt.Sprintf("content/entities/e-%d.md", w.count), fmt.Sprintf("---\nname: Thing %d\nkind: concept\naliases: [highly likely]\n---\n", w.count))
		}},
		{"alias changed", func() []string {
			return w.rewrite("entities", func(s string) string {
				return strings.Replace(s, "\nkind:", fmt.Sprintf("\n# %d\nkind:", w.count), 1)
			})
		}},
		{"file renamed", func() []string {
			from := w.any("content")
			to := filepath.Join(filepath.Dir(from), fmt.Sprintf("renamed-%d%s", w.count, filepath.Ext(from)))
			w.must(os.Rename(from, to))
			both := []string{w.path(from), w.path(to)}
			w.mends = append(w.mends, func() []string { w.must(os.Rename(to, from)); return both })
			return slices.Clone(both)
		}},
		{"folder renamed", func() []string {
			from, to := filepath.Join(w.folder, "content/articles/more"), filepath.Join(w.folder, fmt.Sprintf("content/articles/more-%d", w.count))
			w.put("content/articles/more/x.md", "---\ntitle: X\ndate: 2024-01-01\n---\nX.\n")
			w.must(os.Rename(from, to))
			return []string{w.path(from), w.path(to)}
		}},
		{"file deleted", func() []string {
			gone := w.any("content/annotations")
			data, err := os.ReadFile(gone)
			w.must(err)
			w.must(os.Remove(gone))
			w.mends = append(w.mends, func() []string { return w.put(w.path(gone), string(data)) })
			return []string{w.path(gone)}
		}},
		{"media changed", func() []string { return w.put("content/root/a.txt", fmt.Sprint(w.count%10)) }},
		{"template changed", func() []string {
			return w.put("templates/404.html", fmt.Sprintf("<h1>%d {{.Heading.Text}}</h1>\n", w.count))
		}},
		{"template deleted", func() []string {
			w.must(os.RemoveAll(filepath.Join(w.folder, "templates")))
			return []string{"templates"}
		}},
		{"style changed", func() []string {
			return w.put("templates/assets/style.css", fmt.Sprintf("p { margin: %dpx }\n", w.count))
		}},
		{"settings changed", func() []string {
			return w.replace("content/site.md", func(s string) string { return strings.Replace(s, "title: ", fmt.Sprintf("title: S%d ", w.count), 1) })
		}},
		{"broken article", func() []string { return w.breakIt("articles", "---\ntitle: a: b\n---\n") }},
		{"broken entity", func() []string { return w.breakIt("entities", "---\nname: X\nkind: person\nroles: no\n---\n") }},
		{"broken template", func() []string {
			w.mends = append(w.mends, func() []string { w.must(os.RemoveAll(filepath.Join(w.folder, "templates"))); return []string{"."} })
			return w.put("templates/article.html", "{{.Wrong}}")
		}},
		{"left out", func() []string { return w.put("content/articles/_later/x.md", "no record") }},
	}
	e := edits[w.random.IntN(len(edits))]
	paths = e.make()
	if w.random.IntN(4) == 0 {
		for i, p := range paths {
			paths[i] = filepath.ToSlash(filepath.Dir(p)) // all that is known is where
		}
	}
	return fmt.Sprintf("%s (edit %d, %v)", e.what, w.count, paths), paths
}

func (w *writer) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *writer) pick(words ...string) string { return words[w.random.IntN(len(words))] }

// path is a file's path as the preview knows it.
func (w *writer) path(file string) string {
	rel, err := filepath.Rel(w.folder, file)
	w.must(err)
	return filepath.ToSlash(rel)
}

// any is one of the files below a folder.
func (w *writer) any(below string) string {
	var files []string
	w.must(filepath.WalkDir(filepath.Join(w.folder, below), func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != "site.md" {
			files = append(files, name)
		}
		return err
	}))
	slices.Sort(files)
	return files[w.random.IntN(len(files))]
}

func (w *writer) put(name, text string) []string {
	file := filepath.Join(w.folder, name)
	w.must(os.MkdirAll(filepath.Dir(file), 0o755))
	w.must(os.WriteFile(file, []byte(text), 0o644))
	return []string{name}
}

func (w *writer) replace(name string, change func(string) string) []string {
	data, err := os.ReadFile(filepath.Join(w.folder, name))
	w.must(err)
	return w.put(name, change(string(data)))
}

func (w *writer) rewrite(kind string, change func(string) string) []string {
	return w.replace(w.path(w.any("content/"+kind)), change)
}

func (w *writer) breakIt(kind, with string) []string {
	name := w.path(w.any("content/" + kind))
	data, err := os.ReadFile(filepath.Join(w.folder, name))
	w.must(err)
	w.mends = append(w.mends, func() []string { return w.put(name, string(data)) })
	return w.put(name, with)
}
