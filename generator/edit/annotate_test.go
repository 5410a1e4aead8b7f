package edit

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"gloss/generator/anchor"
	"gloss/generator/markdown"
	"gloss/generator/site"
	"gloss/generator/text"
)

// Whatever passage is selected, in whatever text, its new annotation is anchored there and nowhere else, or refused with a
// word; few are refused.
func TestANewAnnotationIsAnchoredAtWhatWasSelected(t *testing.T) {
	t.Logf("seed %d", *seed)
	e := editor{rand.New(rand.NewPCG(*seed, 3))}
	made, refused, contexts := 0, 0, 0
	for range *revisions / 2 {
		files := sample(t)
		for _, name := range sortedNames(files, "content/articles/") {
			files[name].Data = e.revise(files[name].Data)
		}
		s, _ := link(t, files)
		for _, a := range s.Articles {
			want, w := e.selects(a)
			c, message := Annotate(a, w)
			if message != "" {
				refused++
				continue
			}
			made++
			if strings.Contains(string(c.New), "\nprefix: ") || strings.Contains(string(c.New), "\nsuffix: ") {
				contexts++
			}
			files[c.Path] = &fstest.MapFile{Data: c.New}
			again, _ := link(t, files)
			for _, n := range notesOf(again) {
				if n.Source.File.Path != c.Path {
					continue
				}
				if n.State != anchor.Anchored || n.Passage.Start > want.Start || n.Passage.End < want.End || n.Passage.Len() > want.Len()+40 {
					t.Errorf("%q, selected at %v, is %v at %v:\n%s", w.Quote, want, n.State, n.Passage, c.New)
				}
			}
			delete(files, c.Path)
		}
	}
	t.Logf("%d made, %d with a prefix or suffix, %d refused", made, contexts, refused)
	if made < 10*refused || contexts == 0 {
		t.Errorf("of %d annotations %d were refused, and %d needed a context", made+refused, refused, contexts)
	}
}

// selects chooses some words of an article as a page shows them, often a few, which may stand elsewhere too.
func (e editor) selects(a *site.Article) (text.Range, PageNote) {
	body := a.Prose.Body(markdown.Labels{}).Text
	start := e.IntN(len(body.K) - 1)
	end := min(len(body.K), start+3+e.IntN(1<<(2+e.IntN(7))))
	for start > 0 && body.K[start-1] != ' ' {
		start--
	}
	for end < len(body.K) && body.K[end] != ' ' {
		end++
	}
	p := body.Published(text.Range{Start: start, End: end})
	w := PageNote{Kind: "context", Note: "A note.", Quote: p.In(body.P)}
	w.Before, w.After = body.P[:p.Start], body.P[p.End:]
	if r := []rune(w.Before); len(r) > 60 {
		w.Before = string(r[len(r)-60:])
	}
	if r := []rune(w.After); len(r) > 60 {
		w.After = string(r[:60])
	}
	return p, w
}

func TestWhatCannotBeAnnotatedIsRefusedWithAWord(t *testing.T) {
	s, _ := link(t, fstest.MapFS{
		"content/site.md":                              {Data: []byte("---\ngloss: 1\ntitle: S\nurl: https://s.example\nlanguage: en\n---\n")},
		"content/articles/talks.md":                    {Data: []byte("---\ntitle: Talks\ndate: 2024-01-01\n---\nThe talks go on.\n\nThe talks go on.\n")},
		"content/annotations/talks/the-talks-go-on.md": {Data: []byte("---\nkind: context\n---\nOn all of it.\n")},
	})
	a := s.Articles[0]
	for _, row := range []struct {
		wish PageNote
		want string // a part of the message, or of the file
		path string
	}{
		{PageNote{Kind: "context", Note: "A note.", Quote: "The talks go on", After: ". The talks go on."}, "> The talks go on\n\nA note.\n", "the-talks-go-on-2"},
		{PageNote{Kind: "question", Note: "Why?\r\n\r\nSo?"}, "---\nkind: question\n---\nWhy?\n\nSo?\n", "why-so"},
		{PageNote{Kind: "context", Note: "2024"}, "2024\n", "note-2024"},
		{PageNote{Kind: "context", Note: "A", ID: "own"}, "A\n", "own"},
		{PageNote{Kind: "context", Note: "A note.", Quote: "The talks go on"}, "is not found in the article for certain", ""},
		{PageNote{Kind: "context", Note: "A note.", Quote: "The talks have ended"}, "is not found in the article for certain", ""},
		{PageNote{Kind: "claim", Note: "A note."}, "choose a kind", ""},
		{PageNote{Kind: "context", Note: " \n"}, "the note is empty", ""},
		{PageNote{Kind: "context", Note: "> quoted"}, "cannot begin with a quotation", ""},
		{PageNote{Kind: "context", Note: "A <b>note</b>."}, "HTML", ""},
		{PageNote{Kind: "context", Note: "A", ID: "../../articles/talks"}, "cannot be an id", ""},
		{PageNote{Kind: "context", Note: "A", ID: "A B"}, "cannot be an id", ""},
		{PageNote{Kind: "context", Note: "A", ID: "Talks", Quote: "talks"}, "call it “talks”", ""},
		{PageNote{Kind: "context", Note: "A", ID: "7"}, "cannot be an id", ""},
	} {
		c, message := Annotate(a, row.wish)
		if row.path != "" && (c.Path != "content/annotations/talks/"+row.path+".md" || !strings.Contains(string(c.New), row.want)) {
			t.Errorf("%+v becomes %s (%s):\n%s", row.wish, c.Path, message, c.New)
		}
		if row.path == "" && (!strings.Contains(message, row.want) || c.New != nil) {
			t.Errorf("%+v is refused with %q and becomes %s", row.wish, message, c.New)
		}
	}
}
