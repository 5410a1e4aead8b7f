package build

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	slashpath "path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A testSite is the content of every file by its path.
type testSite map[string]string

var smallSite = testSite{
	"index.html":            "the front page",
	"articles/a/index.html": "an article",
	"articles/b/index.html": "another",
	"style.css":             "body{}",
	".well-known/x":         "",
}

// publish publishes the site without help of the exchange if stepwise is set.
func publish(out string, site testSite, stepwise bool) (Result, error) {
	p, err := Begin(out)
	if err != nil {
		return Result{}, err
	}
	defer p.Abort()
	p.stepwise = p.stepwise || stepwise
	for path, text := range site {
		if err := p.Put(path, []byte(text)); err != nil {
			return Result{}, errors.Join(err, p.Abort())
		}
	}
	return p.Commit()
}

func mustPublish(t *testing.T, out string, site testSite) Result {
	t.Helper()
	return mustPublishStepwise(t, out, site, false)
}

func mustPublishStepwise(t *testing.T, out string, site testSite, stepwise bool) Result {
	t.Helper()
	r, err := publish(out, site, stepwise)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tree returns everything below the folder except our list: the content of files, "-> target" of links, "" of folders (whose
// paths end in a slash).
func tree(t *testing.T, root string) testSite {
	t.Helper()
	all := testSite{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == root {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		path := filepath.ToSlash(rel)
		switch {
		case path == listName:
		case d.IsDir():
			all[path+"/"] = ""
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			all[path] = "-> " + target
			return err
		default:
			data, err := os.ReadFile(name)
			all[path] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// withFolders returns what tree returns of a folder that holds the site and nothing else.
func (s testSite) withFolders() testSite {
	all := maps.Clone(s)
	for path := range s {
		for f := slashpath.Dir(strings.TrimSuffix(path, "/")); f != "."; f = slashpath.Dir(f) {
			all[f+"/"] = ""
		}
	}
	return all
}

func (s testSite) with(path, text string) testSite {
	s = maps.Clone(s)
	s[path] = text
	return s
}

func (s testSite) without(path string) testSite {
	s = maps.Clone(s)
	delete(s, path)
	return s
}

func (s testSite) list() string {
	m := manifest{}
	for path, text := range s {
		m[path] = sha256.Sum256([]byte(text))
	}
	return string(m.encode())
}

// checkSite fails unless out holds the site with its list and the given other things, and nothing is left beside or in it.
func checkSite(t *testing.T, out string, site testSite, others testSite) {
	t.Helper()
	want := site.withFolders()
	maps.Copy(want, others.withFolders())
	if got := tree(t, out); !maps.Equal(got, want) {
		t.Errorf("the output folder is not as it should be: %q", differences(got, want))
	}
	if got := readFile(t, filepath.Join(out, listName)); got != site.list() {
		t.Errorf("the list is\n%s\nwant\n%s", got, site.list())
	}
	checkClean(t, out)
}

// differences returns the paths that only one of the two has, or each with another content.
func differences(got, want testSite) []string {
	var all []string
	for path := range want {
		if _, found := got[path]; !found {
			all = append(all, path+" is missing")
		}
	}
	for path, text := range got {
		if wanted, found := want[path]; !found {
			all = append(all, path+" is too much")
		} else if text != wanted {
			all = append(all, path+" is different")
		}
	}
	slices.Sort(all)
	return all
}

func checkClean(t *testing.T, out string) {
	t.Helper()
	for _, pattern := range []string{filepath.Join(filepath.Dir(out), stagingName+"*"), filepath.Join(out, stagingName+"*")} {
		if left, _ := filepath.Glob(pattern); left != nil {
			t.Errorf("left behind: %q", left)
		}
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func stat(t *testing.T, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// bothWays runs a test with the exchange and without.
func bothWays(t *testing.T, test func(t *testing.T, stepwise bool)) {
	for _, stepwise := range []bool{false, true} {
		t.Run(fmt.Sprintf("stepwise=%v", stepwise), func(t *testing.T) { test(t, stepwise) })
	}
}

func wantError(t *testing.T, err error, part string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), part) {
		t.Errorf("the error is %v, want one that says %q", err, part)
	}
}

var long = time.Date(2024, 10, 8, 12, 0, 0, 0, time.UTC)

func makeOld(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.Chtimes(name, long, long); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFirstPublicationMakesTheFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "some", "where", "public")
	r := mustPublish(t, out, smallSite)
	if r.Written != len(smallSite) || r.Unchanged+r.Removed+len(r.Foreign) != 0 || r.Stepwise {
		t.Errorf("the result is %+v", r)
	}
	checkSite(t, out, smallSite, nil)
}

func TestListIsWhatSha256sumPrints(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, testSite{"b/c": "", "b": "abc", "a b": "x"}.without("b"))
	want := "# gloss 1: the files of this site with their sha256\n" +
		"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  a b\n" +
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/c\n"
	if got := readFile(t, filepath.Join(out, listName)); got != want {
		t.Errorf("the list is\n%s\nwant\n%s", got, want)
	}
}

func TestEachChangeIsCountedAndUnchangedFilesStay(t *testing.T) {
	bothWays(t, func(t *testing.T, stepwise bool) {
		out := filepath.Join(t.TempDir(), "public")
		mustPublish(t, out, smallSite)
		kept, changed := filepath.Join(out, "articles/a/index.html"), filepath.Join(out, "index.html")
		makeOld(t, kept, changed)
		before := stat(t, kept)

		site := smallSite.with("index.html", "the front pagE").with("new/page", "new").without("articles/b/index.html")
		r := mustPublishStepwise(t, out, site, stepwise)
		if r.Written != 2 || r.Unchanged != 3 || r.Removed != 1 || r.Stepwise != stepwise {
			t.Errorf("the result is %+v", r)
		}
		checkSite(t, out, site, nil)
		if after := stat(t, kept); !os.SameFile(before, after) || !after.ModTime().Equal(long) {
			t.Error("an unchanged file was replaced")
		}
		if stat(t, changed).ModTime().Equal(long) {
			t.Error("a changed file has the old time")
		}
	})
}

func TestSecondPublicationOfTheSameTouchesNothing(t *testing.T) {
	bothWays(t, func(t *testing.T, stepwise bool) {
		out := filepath.Join(t.TempDir(), "public")
		mustPublish(t, out, smallSite)
		makeOld(t, filepath.Join(out, listName))
		before := stat(t, out)
		r := mustPublishStepwise(t, out, smallSite, stepwise)
		if r.Unchanged != len(smallSite) || r.Written+r.Removed != 0 || r.Stepwise {
			t.Errorf("the result is %+v", r)
		}
		if !os.SameFile(before, stat(t, out)) || !stat(t, filepath.Join(out, listName)).ModTime().Equal(long) {
			t.Error("the folder or its list was replaced")
		}
		checkSite(t, out, smallSite, nil)
	})
}

func TestDamageIsRepaired(t *testing.T) {
	damages := map[string]func(t *testing.T, page string){
		"other bytes":   func(t *testing.T, page string) { writeFile(t, page, "AN ARTICLE") },
		"other length":  func(t *testing.T, page string) { writeFile(t, page, "an") },
		"missing":       func(t *testing.T, page string) { os.Remove(page) },
		"a link":        func(t *testing.T, page string) { os.Remove(page); os.Symlink("../b/index.html", page) },
		"a broken link": func(t *testing.T, page string) { os.Remove(page); os.Symlink("nowhere", page) },
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			bothWays(t, func(t *testing.T, stepwise bool) {
				out := filepath.Join(t.TempDir(), "public")
				mustPublish(t, out, smallSite)
				page := filepath.Join(out, "articles/a/index.html")
				damage(t, page)
				if r := mustPublishStepwise(t, out, smallSite, stepwise); r.Written != 1 {
					t.Errorf("the result is %+v", r)
				}
				checkSite(t, out, smallSite, nil)
			})
		})
	}
}

func TestListForgetsWhatWasDeletedByHand(t *testing.T) {
	bothWays(t, func(t *testing.T, stepwise bool) {
		out := filepath.Join(t.TempDir(), "public")
		mustPublish(t, out, smallSite)
		os.Remove(filepath.Join(out, "style.css"))
		site := smallSite.without("style.css")
		if r := mustPublishStepwise(t, out, site, stepwise); r.Written+r.Removed != 0 {
			t.Errorf("the result is %+v", r)
		}
		checkSite(t, out, site, nil)
	})
}

func TestForeignFilesAreKept(t *testing.T) {
	bothWays(t, func(t *testing.T, stepwise bool) {
		out := filepath.Join(t.TempDir(), "public")
		mustPublish(t, out, smallSite)
		foreign := testSite{
			".gitignore":         "*",
			".git/objects/x":     "object",
			".well-known/y":      "y",
			"articles/b/note":    "in a folder of ours",
			"uploads/deep/photo": "in a folder of its own",
		}
		for path, text := range foreign {
			writeFile(t, filepath.Join(out, path), text)
		}
		photo, uploads := filepath.Join(out, "uploads/deep/photo"), filepath.Join(out, "uploads")
		os.Chmod(photo, 0o600)
		os.Symlink("/nowhere/at/all", filepath.Join(out, "link"))
		os.Symlink("articles", filepath.Join(out, "folder-link"))
		os.MkdirAll(filepath.Join(out, "uploads/empty"), 0o700)
		foreign = foreign.with("link", "-> /nowhere/at/all").with("folder-link", "-> articles").with("uploads/empty/", "")
		makeOld(t, photo, uploads)
		os.Chmod(uploads, 0o500)
		t.Cleanup(func() { os.Chmod(uploads, 0o700) })

		site := smallSite.with("index.html", "changed").without("articles/b/index.html")
		r := mustPublishStepwise(t, out, site, stepwise)
		want := []string{"articles/b/note", "folder-link", "link", "uploads/deep/photo"}
		if !slices.Equal(r.Foreign, want) {
			t.Errorf("reported %q, want %q", r.Foreign, want)
		}
		got, all := tree(t, out), site.withFolders()
		maps.Copy(all, foreign.withFolders())
		if !maps.Equal(got, all) {
			t.Errorf("the output folder is not as it should be: %q", differences(got, all))
		}
		if i := stat(t, photo); !i.ModTime().Equal(long) || i.Mode() != 0o600 {
			t.Errorf("a foreign file has changed: %v", i)
		}
		if i := stat(t, uploads); !i.ModTime().Equal(long) || i.Mode().Perm() != 0o500 {
			t.Errorf("a foreign folder has changed: %v", i)
		}
		if i := stat(t, filepath.Join(out, "uploads/empty")); i.Mode().Perm() != 0o700 {
			t.Errorf("an empty foreign folder has changed: %v", i)
		}
	})
}

func TestForeignFileWhereAPageMustGo(t *testing.T) {
	rows := []struct{ name, foreign, page, says string }{
		{"same path", "about/index.html", "about/index.html", "write about/index.html: about/index.html is not a file of this site"},
		{"same path at the top", ".nojekyll", ".nojekyll", "write .nojekyll: .nojekyll is not"},
		{"file where a folder goes", "about", "about/index.html", "write about/: about is not"},
		{"folder where a file goes", "about/note", "about", "write about: about is not"},
		{"empty folder where a file goes", "about/", "about", "write about: about is not"},
		{"link where a folder goes", "about@", "about/index.html", "write about/: about is not"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			bothWays(t, func(t *testing.T, stepwise bool) {
				out := filepath.Join(t.TempDir(), "public")
				mustPublish(t, out, smallSite)
				name := filepath.Join(out, strings.TrimSuffix(row.foreign, "@"))
				switch {
				case strings.HasSuffix(row.foreign, "@"):
					os.Symlink(t.TempDir(), name)
				case strings.HasSuffix(row.foreign, "/"):
					os.Mkdir(name, 0o755)
				default:
					writeFile(t, name, "foreign")
				}
				before := tree(t, out)
				_, err := publish(out, smallSite.with(row.page, "foreign").without("style.css"), stepwise)
				wantError(t, err, row.says)
				if strings.Contains(err.Error(), "\n") {
					t.Errorf("more than one error for one file: %v", err)
				}
				if !maps.Equal(before, tree(t, out)) {
					t.Error("the old site has changed")
				}
				checkClean(t, out)
			})
		})
	}
}

// Where the file system takes names for equal that differ in case, it is the file system that says so.
func TestNamesThatDifferInCase(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "probe"), "")
	if _, err := os.Lstat(filepath.Join(dir, "PROBE")); err != nil {
		t.Skip("names that differ in case are different here")
	}
	for _, path := range []string{"Style.css", "Articles/x/index.html"} {
		p, err := Begin(filepath.Join(dir, "pages"))
		if err != nil {
			t.Fatal(err)
		}
		err = errors.Join(p.Put("style.css", nil), p.Put("articles/a/index.html", nil), p.Put(path, nil), p.Abort())
		wantError(t, err, "write "+path)
	}
	bothWays(t, func(t *testing.T, stepwise bool) {
		out := filepath.Join(t.TempDir(), "public")
		mustPublish(t, out, smallSite)
		writeFile(t, filepath.Join(out, "About"), "foreign")
		_, err := publish(out, smallSite.with("about/index.html", ""), stepwise)
		wantError(t, err, "case")
		checkSite(t, out, smallSite, testSite{"About": "foreign"})
	})
}

// A folder of ours that became a link leads out of the output folder, and nothing may be read as ours or deleted through it.
func TestLinkInPlaceOfOurFolder(t *testing.T) {
	bothWays(t, func(t *testing.T, stepwise bool) {
		dir := t.TempDir()
		out, elsewhere := filepath.Join(dir, "public"), filepath.Join(dir, "elsewhere")
		mustPublish(t, out, smallSite)
		os.Rename(filepath.Join(out, "articles"), elsewhere)
		os.Symlink(elsewhere, filepath.Join(out, "articles"))

		_, err := publish(out, smallSite, stepwise)
		wantError(t, err, "write articles/: articles is not a file of this site")

		site := testSite{"index.html": "alone"}
		mustPublishStepwise(t, out, site, stepwise)
		checkSite(t, out, site, testSite{"articles": "-> " + elsewhere})
		if len(tree(t, elsewhere)) != 4 {
			t.Error("something was deleted through a link")
		}
	})
}

func TestFileBecomesFolderAndFolderBecomesFile(t *testing.T) {
	bothWays(t, func(t *testing.T, stepwise bool) {
		out := filepath.Join(t.TempDir(), "public")
		one := testSite{"x": "file", "y/deep/down": "folder", "z/only/file": "file", "index.html": ""}
		two := testSite{"x/index.html": "folder", "y": "file", "z/only": "file", "index.html": "2"}
		for _, site := range []testSite{one, two, one} {
			mustPublishStepwise(t, out, site, stepwise)
			checkSite(t, out, site, nil)
		}
	})
}

func TestFolderOfUnknownOriginIsRefused(t *testing.T) {
	sum := strings.Repeat("0", 64)
	rows := []struct{ name, path, text, says string }{
		{"no list", "thesis.txt", "years of work", "holds thesis.txt but no .gloss list"},
		{"another list", ".gloss", "# gloss 2\n", "not a list that this version"},
		{"empty list", ".gloss", "", "not a list that this version"},
		{"no path", ".gloss", listHeader + sum + "\n", "line 2 is not a sum and a path"},
		{"short sum", ".gloss", listHeader + sum + "  a\n00  b\n", "line 3 is not"},
		{"escape", ".gloss", listHeader + sum + "  ../thesis.txt\n", "line 2 is not"},
		{"itself", ".gloss", listHeader + sum + "  .gloss\n", "line 2 is not"},
		{"a folder", ".gloss/x", "", "it is not a file"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			writeFile(t, filepath.Join(out, row.path), row.text)
			_, err := Begin(out)
			wantError(t, err, row.says)
			if got := readFile(t, filepath.Join(out, row.path)); got != row.text {
				t.Errorf("the file is now %q", got)
			}
			checkClean(t, out)
		})
	}
}

func TestFolderOfDotFilesIsAccepted(t *testing.T) {
	bothWays(t, func(t *testing.T, stepwise bool) {
		out := filepath.Join(t.TempDir(), "public")
		writeFile(t, filepath.Join(out, ".gitignore"), "*")
		if r := mustPublishStepwise(t, out, smallSite, stepwise); r.Foreign != nil {
			t.Errorf("reported %q", r.Foreign)
		}
		checkSite(t, out, smallSite, testSite{".gitignore": "*"})
	})
}

func TestOutputFolderMustBeAFolder(t *testing.T) {
	dir := t.TempDir()
	file, broken := filepath.Join(dir, "file"), filepath.Join(dir, "broken")
	writeFile(t, file, "")
	os.Symlink("nowhere", broken)
	for _, out := range []string{"public", "/", file, broken, filepath.Join(file, "public")} {
		if p, err := Begin(out); err == nil {
			p.Abort()
			t.Errorf("%s was accepted", out)
		}
	}
	checkClean(t, file)
}

func TestLinkToTheOutputFolderIsFollowed(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "srv", "site"), filepath.Join(dir, "public")
	os.MkdirAll(real, 0o755)
	os.Symlink("srv/site", link)
	for _, site := range []testSite{smallSite, {"index.html": ""}} {
		if r := mustPublish(t, link, site); r.Stepwise {
			t.Error("published stepwise")
		}
		checkSite(t, real, site, nil)
		checkClean(t, link)
	}
	if stat(t, link).Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
}

func TestPermissionsOfTheOutputFolderStay(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, smallSite)
	os.Chmod(out, 0o750)
	mustPublish(t, out, testSite{"index.html": ""})
	if mode := stat(t, out).Mode().Perm(); mode != 0o750 {
		t.Errorf("the mode is now %o", mode)
	}
}

func TestPutRefuses(t *testing.T) {
	p, err := Begin(filepath.Join(t.TempDir(), "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Abort()
	paths := []string{"", ".", "/", "/a", "a/", "a//b", "./a", "a/../b", "..", "../a", "a\nb", "a\x00b", "\xff",
		".gloss", ".GLOSS", ".gloss/x", ".gloss-next", ".gloss-next-public/site/x"}
	for _, path := range paths {
		if p.Put(path, nil) == nil {
			t.Errorf("%q was accepted", path)
		}
	}
}

func TestTwoFilesInOnePlace(t *testing.T) {
	rows := map[string][]string{
		"a/b: two files have this path":     {"a/b", "a/b"},
		"write a":                           {"a/b", "a"},
		"write a/b":                         {"a", "a/b"},
		"kept: it would be both a file and": {"kept", "kept/new"},
	}
	for says, paths := range rows {
		out := filepath.Join(t.TempDir(), "public")
		mustPublish(t, out, testSite{"kept": ""})
		p, err := Begin(out)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			if err == nil {
				err = p.Put(path, nil)
			}
		}
		if err == nil {
			_, err = p.Commit()
		}
		wantError(t, err, says)
		p.Abort()
		checkSite(t, out, testSite{"kept": ""}, nil)
	}
}

func TestFailedPutCannotBeCommitted(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, smallSite)
	p, err := Begin(out)
	if err != nil {
		t.Fatal(err)
	}
	failed := p.Put("..", nil)
	if _, err := p.Commit(); err == nil || err != failed {
		t.Errorf("the error is %v, want %v", err, failed)
	}
	if err := p.Abort(); err != nil {
		t.Error(err)
	}
	checkSite(t, out, smallSite, nil)
}

func TestAbortLeavesNothing(t *testing.T) {
	for _, first := range []bool{true, false} {
		dir := t.TempDir()
		out := filepath.Join(dir, "some", "where", "public")
		if !first {
			mustPublish(t, out, smallSite)
		}
		before := tree(t, dir)
		p, err := Begin(out)
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Put("new/page", []byte("new")); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(p.Abort(), p.Abort()); err != nil {
			t.Fatal(err)
		}
		if after := tree(t, dir); !maps.Equal(before, after) {
			t.Errorf("the folder holds %q, want %q", after, before)
		}
		if p.Put("late", nil) == nil {
			t.Error("a late Put was accepted")
		}
		if _, err := p.Commit(); err == nil {
			t.Error("a late Commit was accepted")
		}
	}
}

func TestLeftoversAreRemoved(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, smallSite)
	writeFile(t, filepath.Join(filepath.Dir(out), stagingName+"-public", "site", "deep", "file"), "")
	writeFile(t, filepath.Join(filepath.Dir(out), stagingName+"-public", "lock"), "")
	writeFile(t, filepath.Join(out, stagingName, "site", "file"), "")
	site := smallSite.with("index.html", "")
	if r := mustPublish(t, out, site); r.Foreign != nil {
		t.Errorf("reported %q", r.Foreign)
	}
	checkSite(t, out, site, nil)
}

func TestLinkInPlaceOfTheStagingFolder(t *testing.T) {
	dir := t.TempDir()
	out, precious := filepath.Join(dir, "public"), filepath.Join(dir, "precious")
	writeFile(t, filepath.Join(precious, "site", "file"), "")
	os.Symlink(precious, filepath.Join(dir, stagingName+"-public"))
	_, err := publish(out, smallSite, false)
	wantError(t, err, "something else has this name")
	if len(tree(t, precious)) != 2 {
		t.Error("something was deleted through a link")
	}
}

func TestTwoBuildsAtOnce(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	p, err := Begin(out)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Begin(out)
	if !errors.Is(err, errBusy) {
		t.Errorf("the error is %v", err)
	}
	mustPublish(t, filepath.Join(dir, "preview"), smallSite) // into another folder
	if err := p.Put("index.html", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Commit(); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, out, smallSite)
	checkSite(t, out, smallSite, nil)
}

// Of many builds at once each succeeds or is refused, and what stands in the end is the site of one.
func TestManyBuildsAtOnce(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	var sites []testSite
	for i := range 4 {
		sites = append(sites, smallSite.with("index.html", fmt.Sprint(i)).with(fmt.Sprint("only-", i), ""))
	}
	var work sync.WaitGroup
	for _, site := range sites {
		work.Go(func() {
			for range 25 {
				if _, err := publish(out, site, false); err != nil && !errors.Is(err, errBusy) {
					t.Error(err)
				}
			}
		})
	}
	work.Wait()
	got := tree(t, out)
	if !slices.ContainsFunc(sites, func(s testSite) bool { return maps.Equal(got, s.withFolders()) }) {
		t.Errorf("the output folder holds %q", got)
	}
	checkClean(t, out)
}

func TestPutFromManyGoroutines(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, manyFiles(300, "old"))
	site := manyFiles(400, "new")
	p, err := Begin(out)
	if err != nil {
		t.Fatal(err)
	}
	paths := make(chan string)
	var work sync.WaitGroup
	for range 8 {
		work.Go(func() {
			for path := range paths {
				if err := p.Put(path, []byte(site[path])); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for path := range site {
		paths <- path
	}
	close(paths)
	work.Wait()
	if _, err := p.Commit(); err != nil {
		t.Fatal(err)
	}
	checkSite(t, out, site, nil)
}

// manyFiles returns a site of n files of which the greater part changes with the version.
func manyFiles(n int, version string) testSite {
	site := testSite{"index.html": version}
	for i := range n - 1 {
		text := strings.Repeat(fmt.Sprintf("page %d ", i), 50+i%100)
		switch {
		case i%4 == 0: // the same in every version
		case i%4 == 1:
			site[fmt.Sprintf("only/%s/%d/index.html", version, i)] = text
			continue
		default:
			text += version
		}
		site[fmt.Sprintf("articles/%d/%d/index.html", i%7, i)] = text
	}
	return site
}

func TestStepOrder(t *testing.T) {
	p := &Publication{sums: manifest{}, unchanged: map[string]bool{"same/index.html": true}}
	for _, path := range []string{"index.html", "a/index.html", "a/b/index.html", "new/index.html", "new.css", "old.css", "same/index.html"} {
		p.sums[path] = sum{}
	}
	old := &standing{ours: map[string]fs.FileMode{"index.html": 0, "a/index.html": 0, "a/b/index.html": 0, "old.css": 0}}
	want := []string{"new.css", "new/index.html", "old.css", "a/b/index.html", "a/index.html", "index.html"}
	if got := p.stepOrder(old); !slices.Equal(got, want) {
		t.Errorf("the order is %q, want %q", got, want)
	}
}

func TestHolds(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	data := bytes.Repeat([]byte("0123456789abcdef"), 20_000)
	writeFile(t, name, string(data))
	if !holds(name, data) {
		t.Error("a long file does not hold what was written")
	}
	data[len(data)-1]++
	if holds(name, data) {
		t.Error("a difference at the end of a long file goes unseen")
	}
}

func BenchmarkPublish(b *testing.B) {
	one, two := manyFiles(5000, "one"), manyFiles(5000, "two")
	few := one.with("index.html", "changed")
	rows := []struct {
		name        string
		first, then testSite
		stepwise    bool
	}{
		{"first", nil, one, false},
		{"same", one, one, false},
		{"one file changed", one, few, false},
		{"most files changed", one, two, false},
		{"one file changed stepwise", one, few, true},
		{"most files changed stepwise", one, two, true},
	}
	for _, row := range rows {
		b.Run(row.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				out := filepath.Join(b.TempDir(), "public")
				if row.first != nil {
					if _, err := publish(out, row.first, false); err != nil {
						b.Fatal(err)
					}
				}
				runtime.GC()
				b.StartTimer()
				if _, err := publish(out, row.then, row.stepwise); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				os.RemoveAll(out)
				b.StartTimer()
			}
		})
	}
}
