package edit

import (
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"gloss/generator/content"
	"gloss/generator/source"
)

func TestMisreadTextsAreQuoted(t *testing.T) {
	for _, x := range []struct{ name, fields, want string }{
		{"a colon", "title: The talks: who sits\n", "title: \"The talks: who sits\"\n"},
		{"quotation marks", "title: The \"talks\": C:\\new\n", "title: \"The \\\"talks\\\": C:\\\\new\"\n"},
		{"a number", "title: Talks #3\n", "title: \"Talks #3\"\n"},
		{"all of it a number", "title: #3 of the talks\n", "title: \"#3 of the talks\"\n"},
		{"several", "title: A: b\nsummary: C #2: d\nauthors:\n  - E: f\n  - G\n  - H: i\n", "title: \"A: b\"\nsummary: \"C #2: d\"\nauthors:\n  - \"E: f\"\n  - G\n  - \"H: i\"\n"},
		{"in fields of a list", "title: T\nupdates:\n  - date: 2024-10-08\n    text: A: b: c\n  - date: 2024-10-09\n    text: D: e\n", "title: T\nupdates:\n  - date: 2024-10-08\n    text: \"A: b: c\"\n  - date: 2024-10-09\n    text: \"D: e\"\n"},
		{"remarks around it", "# A: b\ntitle: A: b\n# c\n", "# A: b\ntitle: \"A: b\"\n# c\n"},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			file := func(fields string) string {
				return strings.ReplaceAll("---\n"+fields+"date: 2024-10-08\n---\nA: text #3.\n", "\n", eol)
			}
			changes, left := misread(t, file(x.fields))
			if len(changes) != 1 || len(left) > 0 || string(changes[0].New) != file(x.want) {
				t.Errorf("%s: %s, %v", x.name, changes, left)
			}
		}
	}
}

func misread(t *testing.T, article string) ([]Change, []Remark) {
	t.Helper()
	return Misread(tree(t, fstest.MapFS{
		"content/site.md": {Data: []byte(settings)}, "content/articles/talks.md": {Data: []byte(article)},
	}))
}

func TestWhatMayBeARemarkIsLeft(t *testing.T) {
	for _, x := range []struct{ fields, want string }{
		{"title: Talks # to be changed\n", "may be a remark"},
		{"title: Talks: two # or three\n", "may be a remark"},
		{"title: Talks: which\n  go on\n", "cannot be put in quotation marks by itself"},
		{"title: T\ndate: 2024: or so\n", "cannot be put in quotation marks by itself"},
	} {
		if changes, left := misread(t, "---\n"+x.fields+"---\n"); len(changes) > 0 || len(left) != 1 || !strings.Contains(left[0].Message, x.want) {
			t.Errorf("%q: %v, %v", x.fields, changes, left)
		}
	}
}

// Each misread text takes reading the file again, so that a file of many is mended in several runs.
func TestManyMisreadTextsAreMendedInSeveralRuns(t *testing.T) {
	article := "---\ntitle: T\ndate: 2024-10-08\nauthors:\n" + strings.Repeat("  - A: b\n", maxMisread+1) + "---\n"
	changes, left := misread(t, article)
	if len(changes) != 1 || len(left) != 1 || !strings.Contains(left[0].Message, "call gloss fix again") {
		t.Fatalf("%v, %v", changes, left)
	}
	if changes, left = misread(t, string(changes[0].New)); len(changes) != 1 || len(left) > 0 || strings.Contains(string(changes[0].New), "- A") {
		t.Errorf("%v, %v", changes, left)
	}
}

// Any title of one line that YAML misreads is read as it is written once it is mended.
func TestWhatIsQuotedIsReadAsItWasWritten(t *testing.T) {
	pieces := strings.Split("The|talks| |: |:| #3|#|'|\"|\\|, |서울|é|]|}|x", "|")
	rapid.Check(t, func(rt *rapid.T) {
		title := strings.TrimSpace("On" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 12).Draw(rt, "title"), ""))
		changes, _ := misread(t, "---\ntitle: "+title+"\ndate: 2024-10-08\n---\n")
		if len(changes) == 0 {
			return
		}
		r, problems := content.Parse(&source.Tree{Files: []*source.File{source.New("content/articles/talks.md", changes[0].New)}})
		if len(problems) != 1 || r.Articles[0].Title.Value != title {
			rt.Errorf("%q is read as %q: %v", title, r.Articles[0].Title.Value, problems)
		}
	})
}
