package serve

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A desk is a site's folder and an editor who changes it at random, in all the ways in which programs save files. What it
// adds it takes from a few names, so the site does not grow without end.
type desk struct {
	*testing.T
	random *rand.Rand
	folder string
	mends  []func() // undo what may have broken the site
	count  int
}

// newDesk makes the folder of a small site with something of everything.
func newDesk(t *testing.T, seed uint64) *desk {
	t.Helper()
	d := &desk{T: t, random: rand.New(rand.NewPCG(seed, seed)), folder: t.TempDir()}
	d.put("content/site.md", settings+"Welcome, [[harbour]].\n")
	for i := range 8 {
		d.put(fmt.Sprintf("content/articles/a-%d.md", i), fmt.Sprintf("---\ntitle: Article %d\ndate: 2024-10-%02d\nabout: [harbour]\ntopics: [strike]\n---\nThe Harbour Guild met at North Gate, says Word%d.\n\n## What was seen\n\nIt was seen from North Gate twice.\n", i, i+1, i))
		d.put(fmt.Sprintf("content/annotations/a-%d/n.md", i), "---\nkind: context\n---\n> It was seen\n\nBy the Harbour Guild.\n")
	}
	d.put("content/annotations/a-1/claim.md", "---\nkind: claim\nby: guild\nstance: asserts\nthat: it met\n---\n> met at North Gate\n")
	d.put("content/annotations/a-2/claim.md", "---\nkind: claim\nby: harbour\nstance: denies\nthat: it did not\nresponds-to: a-1/claim\n---\n> met at North Gate\n")
	d.put("content/entities/guild.md", "---\nname: Harbour Guild\nkind: organisation\naliases: [Word1]\n---\n")
	d.put("content/entities/harbour.md", "---\nname: Harbour\nkind: place\naliases: [Word2]\n---\n")
	d.put("content/entities/places/gate.md", "---\nname: North Gate\nkind: place\naliases: [Word3]\npart-of: harbour\n---\n")
	d.put("content/topics/strike.md", "---\ntitle: The strike\n---\n")
	d.put("content/pages/about.md", "---\ntitle: About\n---\nOn [[guild]].\n")
	d.put("content/root/robots.md", "It is copied.\n")
	d.put("content/articles/more/m-0.md", "---\ntitle: More\ndate: 2024-11-01\ndraft: true\n---\nMore of North Gate.\n")
	return d
}

func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *desk) file(name string) string { return filepath.Join(d.folder, filepath.FromSlash(name)) }

func (d *desk) put(name, text string) {
	d.Helper()
	put(d.T, d.folder, name, text)
}

func (d *desk) read(name string) string {
	d.Helper()
	data, err := os.ReadFile(d.file(name))
	d.must(err)
	return string(data)
}

// any is one of the files below a folder, by its slash path.
func (d *desk) any(below string) string {
	var files []string
	d.must(fs.WalkDir(os.DirFS(d.folder), below, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(name, ".md") && name != "content/site.md" {
			files = append(files, name)
		}
		return err
	}))
	return files[d.random.IntN(len(files))]
}

// ways are those in which editors save a file.
var ways = []func(d *desk, name, text string){
	(*desk).put, // in place
	func(d *desk, name, text string) { // beside it, and then over it
		beside := filepath.Dir(name) + "/.saved-" + filepath.Base(name)
		d.put(beside, text)
		d.must(os.Rename(d.file(beside), d.file(name)))
	},
	func(d *desk, name, text string) { // as Vim does: it tries the folder, and keeps a copy while it writes
		d.put(filepath.Dir(name)+"/4913", "")
		d.must(os.Remove(d.file(filepath.Dir(name) + "/4913")))
		d.put(filepath.Dir(name)+"/."+filepath.Base(name)+".swp", "b0VIM")
		d.must(os.Rename(d.file(name), d.file(name+"~")))
		d.put(name, text)
		d.must(os.Remove(d.file(name + "~")))
	},
	func(d *desk, name, text string) { // as Emacs does: what it keeps beside a file stays
		d.put(filepath.Dir(name)+"/#"+filepath.Base(name)+"#", text)
		d.put(name+"~", d.read(name))
		d.put(name, text)
	},
	func(d *desk, name, text string) { // another file of the same name
		d.must(os.Remove(d.file(name)))
		d.put(name, text)
	},
	func(d *desk, name, text string) { // in pieces
		f, err := os.Create(d.file(name))
		d.must(err)
		for _, piece := range slices.Sorted(strings.Lines(text)) {
			_, err := f.WriteString(piece)
			d.must(err)
		}
		d.must(f.Truncate(0))
		_, err = f.WriteAt([]byte(text), 0)
		d.must(err)
		d.must(f.Close())
	},
}

// save writes a file in one of the ways of editors.
func (d *desk) save(name, text string) {
	if _, err := os.Lstat(d.file(name)); err != nil {
		d.put(name, text)
		return
	}
	ways[d.random.IntN(len(ways))](d, name, text)
}

// rewrite changes one of the files below a folder.
func (d *desk) rewrite(below string, change func(text string) string) {
	name := d.any(below)
	d.save(name, change(d.read(name)))
}

// undoLater keeps what undoes an edit.
func (d *desk) undoLater(undo func()) { d.mends = append(d.mends, undo) }

// edit makes one edit and says what it was.
func (d *desk) edit() string {
	d.count++
	if n := len(d.mends); n > 0 && d.random.IntN(3) > 0 {
		d.mend(n - 1)
		return fmt.Sprintf("edit %d: mended", d.count)
	}
	e, before := edits[d.random.IntN(len(edits))], len(d.mends)
	e.make(d)
	if d.random.IntN(4) > 0 || len(d.mends) == before {
		return fmt.Sprintf("edit %d: %s", d.count, e.what)
	}
	time.Sleep(time.Duration(d.random.IntN(60)) * time.Millisecond)
	d.mend(before)
	return fmt.Sprintf("edit %d: %s, and mended at once", d.count, e.what)
}

// mend undoes what may have broken the site but for the first edits of that kind.
func (d *desk) mend(but int) {
	for _, mend := range slices.Backward(d.mends[but:]) {
		mend()
	}
	d.mends = d.mends[:but]
}

// move gives a file or a folder another place for a while.
func (d *desk) move(from, to string) {
	d.must(os.MkdirAll(filepath.Dir(d.file(to)), 0o755))
	d.must(os.Rename(d.file(from), d.file(to)))
	d.undoLater(func() { d.must(os.Rename(d.file(to), d.file(from))) })
}

// remove removes a file for a while.
func (d *desk) remove(name string) {
	text := d.read(name)
	d.must(os.Remove(d.file(name)))
	d.undoLater(func() { d.put(name, text) })
}

// spoil writes what is a mistake into a file for a while.
func (d *desk) spoil(name, text string) {
	before := d.read(name)
	d.save(name, text)
	d.undoLater(func() { d.save(name, before) })
}

// afresh is the name of a file or folder that is not there, for a while.
func (d *desk) afresh(name string) string {
	for i := 0; ; i++ {
		try := fmt.Sprintf(name, i)
		if _, err := os.Lstat(d.file(try)); err != nil {
			d.undoLater(func() { d.must(os.RemoveAll(d.file(try))) })
			return try
		}
	}
}

var edits = []struct {
	what string
	make func(d *desk)
}{
	{"text changed", func(d *desk) {
		d.rewrite("content/articles", func(s string) string {
			before, _, _ := strings.Cut(s, "\nLately ")
			return before + fmt.Sprintf("\nLately the Harbour Guild and Word%d spoke %d times.\n", d.count%5, d.count)
		})
	}},
	{"title changed", func(d *desk) {
		d.rewrite("content/articles", func(s string) string {
			_, rest, _ := strings.Cut(strings.TrimPrefix(s, "---\n"), "\n")
			return fmt.Sprintf("---\ntitle: Title %d\n%s", d.count, rest)
		})
	}},
	{"article added", func(d *desk) {
		d.put(d.afresh("content/articles/new-%d.md"), "---\ntitle: New\ndate: 2024-12-01\ntopics: [strike]\n---\nThe Harbour Guild, [[a-0]].\n")
	}},
	{"note added", func(d *desk) {
		d.put(d.afresh("content/annotations/a-0/new-%d.md"), "---\nkind: question\n---\n> from North Gate\n\nWho saw it?\n")
	}},
	{"folder with a note added", func(d *desk) {
		d.put(d.afresh("content/annotations/m-%d")+"/new.md", "---\nkind: context\n---\nOn the whole.\n")
	}},
	{"note changed", func(d *desk) {
		d.rewrite("content/annotations", func(s string) string {
			before, _, _ := strings.Cut(s, "\nNow ")
			return before + fmt.Sprintf("\nNow %d, says Word2.\n", d.count)
		})
	}},
	{"file deleted", func(d *desk) { d.remove(d.any("content")) }},
	{"note deleted", func(d *desk) { d.remove(d.any("content/annotations")) }},
	{"entity added", func(d *desk) {
		d.put(d.afresh("content/entities/more/e-%d.md"), fmt.Sprintf("---\nname: Word%d\nkind: concept\n---\n", d.count%5))
	}},
	{"alias changed", func(d *desk) {
		d.rewrite("content/entities", func(s string) string {
			before, _, _ := strings.Cut(s, "\naliases: ")
			before, _, _ = strings.Cut(before, "\n---\n")
			return before + fmt.Sprintf("\naliases: [Word%d]\n---\n", d.count%8)
		})
	}},
	{"file renamed", func(d *desk) {
		from := d.any("content")
		d.move(from, filepath.Dir(from)+fmt.Sprintf("/renamed-%d.md", d.count))
	}},
	{"case of a name changed", func(d *desk) {
		from := d.any("content/articles")
		d.move(from, filepath.Dir(from)+"/"+strings.ToUpper(filepath.Base(from[:len(from)-3]))+".md")
	}},
	{"case of a copied file's name changed", func(d *desk) {
		copied := d.afresh("content/root/COPIED-%d.md")
		d.put(copied, "It is copied.\n")
		d.move(copied, strings.Replace(copied, "COPIED", fmt.Sprintf("copied-%d", d.count), 1))
	}},
	{"folder moved out", func(d *desk) {
		d.move(filepath.Dir(d.any("content/annotations")), fmt.Sprintf("elsewhere/%d", d.count))
	}},
	{"folder renamed", func(d *desk) {
		d.move(filepath.Dir(d.any("content/annotations")), fmt.Sprintf("content/annotations/_later-%d", d.count))
	}},
	{"folder moved in", func(d *desk) {
		to := d.afresh("content/articles/in-%d")
		d.put(fmt.Sprintf("elsewhere/in-%d/deep/x-%d.md", d.count, d.count), "---\ntitle: X\ndate: 2024-01-01\n---\nX of Word1.\n")
		d.must(os.Rename(d.file(fmt.Sprintf("elsewhere/in-%d", d.count)), d.file(to)))
	}},
	{"another branch checked out", func(d *desk) {
		in := d.afresh("content/articles/branch-%d")
		for i := range 50 {
			d.put(fmt.Sprintf("%s/b-%d.md", in, i), fmt.Sprintf("---\ntitle: B %d\ndate: 2024-02-03\n---\nThe Harbour Guild, Word%d.\n", i, i%5))
		}
		d.rewrite("content/entities", func(s string) string {
			return strings.TrimSuffix(s, "\nOf the branch.\n") + "\nOf the branch.\n"
		})
	}},
	{"file replaced by a folder", func(d *desk) {
		name := d.any("content/articles")
		text := d.read(name)
		d.must(os.Remove(d.file(name)))
		d.put(name+"/"+filepath.Base(name), text)
		d.undoLater(func() {
			d.must(os.RemoveAll(d.file(name)))
			d.put(name, text)
		})
	}},
	{"editors' own files", func(d *desk) {
		name := d.any("content/articles")
		for _, own := range []string{filepath.Dir(name) + "/." + filepath.Base(name) + ".swp", name + "~", filepath.Dir(name) + "/#" + filepath.Base(name) + "#"} {
			d.put(own, fmt.Sprint(d.count))
		}
	}},
	{"touched", func(d *desk) { d.rewrite("content", func(s string) string { return s }) }},
	{"template changed", func(d *desk) {
		d.put("templates/404.html", fmt.Sprintf("<h1>%d {{.Heading.Text}}</h1>\n", d.count))
	}},
	{"style changed", func(d *desk) { d.put("templates/assets/style.css", fmt.Sprintf("p { margin: %dpx }\n", d.count)) }},
	{"templates removed", func(d *desk) { d.must(os.RemoveAll(d.file("templates"))) }},
	{"settings changed", func(d *desk) {
		d.save("content/site.md", strings.Replace(settings, "Site", fmt.Sprintf("Site %d", d.count), 1)+"Welcome, [[harbour]].\n")
	}},
	{"settings removed", func(d *desk) {
		if _, err := os.Lstat(d.file("content/site.md")); err == nil {
			d.remove("content/site.md")
		}
	}},
	{"article broken", func(d *desk) { d.spoil(d.any("content/articles"), "---\ntitle: a: b\n---\n") }},
	{"entity broken", func(d *desk) { d.spoil(d.any("content/entities"), "---\nname: X\nkind: person\nroles: no\n---\n") }},
	{"template broken", func(d *desk) {
		d.put("templates/article.html", "{{.Wrong}}")
		d.undoLater(func() { d.must(os.RemoveAll(d.file("templates"))) })
	}},
}
