package edit

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gloss/generator/anchor"
	"gloss/generator/content"
	"gloss/generator/site"
	"gloss/generator/source"
	"gloss/generator/text"
)

var (
	seed      = flag.Uint64("seed", 1, "the seed of the random edits")
	revisions = flag.Int("revisions", 20, "how many revisions of the sample are mended")
)

// sample is the sample site's content.
func sample(t *testing.T) fstest.MapFS {
	t.Helper()
	files, root := fstest.MapFS{}, os.DirFS("../..")
	err := fs.WalkDir(root, content.Dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// link links a site with all its drafts.
func link(t *testing.T, files fstest.MapFS) (*site.Site, *content.Records) {
	t.Helper()
	tree, err := source.Read(files, content.Dir)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := content.Parse(tree)
	s, _ := site.Link(r, site.Options{Drafts: true})
	return s, r
}

func notesOf(s *site.Site) []*site.Note {
	var all []*site.Note
	for _, a := range s.Articles {
		all = append(all, a.Notes...)
	}
	return all
}

// An editor revises articles: sentences and words are moved, changed, put in, left out.
type editor struct{ *rand.Rand }

var replacements = []string{"not", "three", "47", "which", "that", "*however*", "`x_y`", "[sic]", "Seoul", "1.", "&amp;", "한국은", "two\\*", "agreement", "\\*so\\*", "&lt;b>", "\\[[seoul]]", "\\`it\\`", "AT&amp;amp;T"}

// revise makes random edits in the text of an article.
func (e editor) revise(article []byte) []byte {
	front, body, _ := strings.Cut(strings.TrimPrefix(string(article), "---\n"), "\n---\n")
	blocks := strings.Split(body, "\n\n")
	for range 1 + e.IntN(10) {
		i := e.IntN(len(blocks))
		if strings.ContainsAny(blocks[i][:min(1, len(blocks[i]))], "#|[") {
			continue // headings, tables and definitions stay
		}
		switch e.IntN(9) {
		case 0:
			blocks = slices.Insert(blocks, e.IntN(len(blocks)), blocks[i])
		case 1:
			j := e.IntN(len(blocks))
			blocks[i], blocks[j] = blocks[j], blocks[i]
		case 2:
			blocks[i] = strings.Replace(blocks[i], ". ", ".\n\n", 1)
		default:
			words := strings.Split(blocks[i], " ")
			at := e.IntN(len(words))
			switch e.IntN(4) {
			case 0:
				words = slices.Delete(words, at, at+1)
			case 1:
				words = slices.Insert(words, at, replacements[e.IntN(len(replacements))])
			case 2:
				words[at] = strings.ToUpper(words[at])
			default:
				words[at] = replacements[e.IntN(len(replacements))]
			}
			blocks[i] = strings.Join(words, " ")
		}
	}
	return []byte("---\n" + front + "\n---\n" + strings.Join(blocks, "\n\n"))
}

// Whatever is edited, every annotation whose passage is found, or is one of several places, is anchored once it is
// mended, at that place; nothing else of its file has changed, and nothing is left to be mended.
func TestWhatIsMendedIsAnchored(t *testing.T) {
	t.Logf("seed %d", *seed)
	e := editor{rand.New(rand.NewPCG(*seed, 0))}
	counts := map[string]int{}
	for range *revisions {
		files := sample(t)
		for _, name := range sortedNames(files, "content/articles/") {
			files[name].Data = e.revise(files[name].Data)
		}
		e.mendAll(t, files, counts)
	}
	t.Log(counts)
	for _, what := range []string{"edited", "changed", "ambiguous"} {
		if counts[what] == 0 {
			t.Errorf("no passage was %s", what)
		}
	}
}

func sortedNames(files fstest.MapFS, folder string) (names []string) {
	for name := range files {
		if strings.HasPrefix(name, folder) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// mendAll mends the annotations of a site, accepts what has changed, and chooses any of several places.
func (e editor) mendAll(t *testing.T, files fstest.MapFS, counts map[string]int) {
	s, r := link(t, files)
	want := map[string]text.Range{} // by ARTICLE/ID
	var named []string
	for _, n := range notesOf(s) {
		switch {
		case n.Misfit == nil:
			continue
		case len(n.Misfit.Parts) > 0:
			named = append(named, n.Ref())
			want[n.Ref()] = n.Misfit.At
		case len(n.Misfit.Places) > 0:
			place := e.IntN(len(n.Misfit.Places))
			if n.Misfit.Places[place].Field == "" {
				counts["no context"]++
				continue
			}
			named = append(named, fmt.Sprintf("%s=%d", n.Ref(), place+1))
			want[n.Ref()] = n.Misfit.Places[place].At
		}
		counts[n.State.String()]++
	}
	if len(named) == 0 {
		return
	}
	f, err := Fix(s, r, named)
	if err != nil {
		t.Fatal(err)
	}
	for _, left := range f.Left {
		t.Errorf("%s: %s\n%s", left.Path, left.Message, files[left.Path].Data)
		counts["left"]++
	}
	for _, c := range f.Changes {
		checkUntouched(t, c)
		files[c.Path].Data = c.New
	}
	s, r = link(t, files)
	for _, n := range notesOf(s) {
		if at, chosen := want[n.Ref()]; chosen && (n.State != anchor.Anchored || n.Passage != at) {
			t.Errorf("%s is %v at %v, not %v:\n%s", n.Ref(), n.State, n.Passage, at, n.Source.File.Data())
		}
	}
	if again, err := Fix(s, r, named); err != nil || len(again.Changes)+len(again.Left) > 0 {
		t.Errorf("again: %v, %v", again, err)
	}
}

// checkUntouched compares what a change must not touch.
func checkUntouched(t *testing.T, c Change) {
	t.Helper()
	rest := func(data []byte) []byte {
		var kept []byte
		for line := range bytes.Lines(data) {
			if !bytes.HasPrefix(line, []byte(">")) && !bytes.HasPrefix(line, []byte("prefix: ")) && !bytes.HasPrefix(line, []byte("suffix: ")) {
				kept = append(kept, line...)
			}
		}
		return kept
	}
	if !bytes.Equal(rest(c.Old), rest(c.New)) {
		t.Errorf("more than the passage changed:\n%s", c.Diff())
	}
}
