package source_test

import (
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gloss/generator/source"
)

func TestPositionsCountCodePoints(t *testing.T) {
	f := source.New("a.md", []byte("\ufefféa\r\n평양 x\n"))
	for _, row := range []struct {
		of           string
		line, column int
	}{{"é", 1, 1}, {"a", 1, 2}, {"평", 2, 1}, {"x", 2, 4}} {
		start := strings.Index(string(f.Data()), row.of)
		at := f.At(start, start+len(row.of))
		if got := at.Position(); got != (source.Position{Line: row.line, Column: row.column}) {
			t.Errorf("%q is at %v", row.of, got)
		}
	}
	end := f.At(len(f.Data()), len(f.Data())).Position()
	if end != (source.Position{Line: 3, Column: 1}) {
		t.Errorf("the end is at %v", end)
	}
	if got := string(f.Line(1)) + "|" + string(f.Line(2)) + "|" + string(f.Line(3)) + "|" + string(f.Line(4)); got != "\ufefféa|평양 x||" {
		t.Errorf("lines %q", got)
	}
}

func TestPositionsInALongLineAreThoseOfASlowCount(t *testing.T) {
	line := strings.Repeat("a평é\U0001F600", 2000)
	f := source.New("a.md", []byte("평\n"+line))
	for at := range line {
		want := source.Position{Line: 2, Column: 1 + utf8.RuneCountInString(line[:at])}
		if got := f.At(4+at, 4+at).Position(); got != want {
			t.Fatalf("byte %d is at %v, not %v", at, got, want)
		}
	}
}

func TestSpansStayWithinTheirFile(t *testing.T) {
	f := source.New("a.md", []byte("abc"))
	for _, at := range []source.Span{f.At(-5, 99), f.At(7, 9), f.At(2, 1)} {
		_ = at.Text() // must not panic
		if at.Start < 0 || at.End > 3 || at.End < at.Start {
			t.Errorf("%+v", at)
		}
	}
}

func TestReadTakesWhatASiteIsMadeOf(t *testing.T) {
	tree, err := source.Read(fstest.MapFS{
		"content/b.md":                   {Data: []byte("b")},
		"content/a.md":                   {Data: []byte("a")},
		"content/media/x.svg":            {Data: []byte("<svg/>")},
		"content/_drafts/c.md":           {Data: []byte("c")},
		"content/.git/config":            {Data: []byte("d")},
		"content/a.md~":                  {Data: []byte("a")},
		"content/#a.md#":                 {Data: []byte("a")},
		"content/root/.well-known/e.txt": {Data: []byte("e")},
		"content/link.md":                {Data: []byte("a.md"), Mode: fs.ModeSymlink},
		"content/big.md":                 {Data: make([]byte, source.MaxText+1)},
		"elsewhere/f.md":                 {Data: []byte("f")},
	}, "content", "content/root")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range tree.Files {
		got = append(got, f.Path+" "+string(f.Data())+" "+[]string{"regular", "symlink", "irregular", "large"}[f.Kind])
	}
	want := []string{
		"content/a.md a regular", "content/b.md b regular", "content/big.md  large", "content/link.md  symlink",
		"content/media/x.svg  regular", "content/root/.well-known/e.txt  regular",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	data, err := tree.Load(tree.Files[slices.IndexFunc(tree.Files, func(f *source.File) bool { return f.Path == "content/media/x.svg" })])
	if err != nil || string(data) != "<svg/>" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestAFolderThatIsNotThereIsEmpty(t *testing.T) {
	tree, err := source.Read(fstest.MapFS{}, "templates")
	if err != nil || len(tree.Files) > 0 {
		t.Errorf("%v, %v", tree.Files, err)
	}
}

func TestAFileAtRestIsReadAgain(t *testing.T) {
	fsys := fstest.MapFS{"content/a.md": {Data: []byte("one\ntwo\n")}, "content/b.md": {Data: []byte("평양\ntwo\n")}}
	tree, err := source.Read(fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	a, b := tree.Files[0].At(4, 7), tree.Files[1].At(7, 10)
	for _, f := range tree.Files {
		f.Rest()
	}
	fsys["content/b.md"] = &fstest.MapFile{Data: []byte("xxx\nyyy\n")}
	runtime.GC()
	if a.Text() != "two" || a.Position() != (source.Position{Line: 2, Column: 1}) || string(a.File.Line(1)) != "one" {
		t.Errorf("%q stands at %v", a.Text(), a.Position())
	}
	if b.Text() != "" || b.Position() != (source.Position{Line: 1, Column: 1}) || b.File.Data() != nil {
		t.Errorf("of a file that has changed %q is told, at %v", b.Text(), b.Position())
	}
}

func TestPositionsAtRestAreThoseOfTheText(t *testing.T) {
	for _, text := range []string{
		"", "a", "\ufeffab\ncd", "eins, zwei und é drei\r\nvier fünf sechs sieben acht neun zehn elf\n\nEnde", strings.Repeat("평양 ", 50),
	} {
		tree, err := source.Read(fstest.MapFS{"content/a.md": {Data: []byte(text)}}, "content")
		if err != nil {
			t.Fatal(err)
		}
		held, rests := source.New("a.md", []byte(text)), tree.Files[0]
		rests.Rest()
		for at := range len(text) + 1 {
			if want, got := held.At(at, at).Position(), rests.At(at, at).Position(); got != want {
				t.Errorf("%q: byte %d is at %v, want %v", text, at, got, want)
			}
		}
	}
}
