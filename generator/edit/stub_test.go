package edit

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"gloss/generator/content"
	"gloss/generator/markdown"
	"gloss/generator/site"
	"gloss/generator/source"
)

// Whatever the title, a record that is begun has it, and no mistake.
func TestRecordsThatAreBegunHaveTheirTitle(t *testing.T) {
	records, _ := content.Parse(&source.Tree{Files: []*source.File{source.New("content/site.md", []byte(settings))}})
	pieces := strings.Split("The|talks|: |#| #|'|\"|\\|”|true|null|- |[|]|{|}|&|*|!|%|@|`|서울|Élysée|1984|…|, |\u00a0|x", "|")
	rapid.Check(t, func(t *rapid.T) {
		title := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(t, "title"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		w := Wish{Title: "On " + title, Day: "2024-10-08", Kind: "place"}
		if content.RefuseID("topics", content.IDOf(w.title())) != "" {
			w.ID = "an-id"
		}
		for _, begin := range []func(*content.Records, Wish) (NewFile, error){NewArticle, NewEntity, NewTopic} {
			file, err := begin(records, w)
			if err != nil {
				t.Fatal(err)
			}
			r, problems := content.Parse(&source.Tree{Files: []*source.File{source.New(file.Path, []byte(file.Text))}})
			if len(problems) != 1 { // that there is no site.md
				t.Errorf("%v in %s", problems, file.Text)
			}
			got := ""
			for _, a := range r.Articles {
				got = a.Title.Value
			}
			for _, e := range r.Entities {
				got = e.Name.Value
			}
			for _, topic := range r.Topics {
				got = topic.Title.Value
			}
			if got != w.title() {
				t.Errorf("the title is %q, not %q", got, w.title())
			}
		}
	})
}

func TestIDsAreMadeOfTheLettersOfEveryScript(t *testing.T) {
	for _, x := range []struct{ title, want string }{
		{"South Korea’s reply", "south-koreas-reply"},
		{"서울의 회담", "서울의-회담"},
		{"Élysée: a visit (2024)", "élysée-a-visit-2024"},
		{"½ a loaf", "a-loaf"},
		{"?!", ""},
		{strings.Repeat("forty letters in a row, and then more ", 5), "forty-letters-in-a-row-and-then-more-forty-letters-in-a-row-and-then-more-forty"},
		{strings.Repeat("朝鲜", 40), strings.Repeat("朝鲜", 13)},
	} {
		if got := content.IDOf(x.title); got != x.want || len(got) > 80 || strings.ContainsFunc(got, unicode.IsUpper) {
			t.Errorf("%q gives %q, not %q", x.title, got, x.want)
		}
	}
}

// Whatever part of the article is quoted, the note that is begun is anchored there or, of several places, where it was
// said; else it is told why not.
func TestAnnotationsThatAreBegunAreAnchored(t *testing.T) {
	files := sample(t)
	all := tree(t, files)
	s, r := link(t, files)
	written := 0
	for _, a := range s.Articles[:2] {
		for block := range strings.SplitSeq(a.Prose.Body(markdown.Labels{}).Text.P, "\n") {
			words := strings.Fields(block)
			if len(words) < 8 {
				continue
			}
			w := Wish{Article: a.ID, Passage: strings.Join(words[1:7], " "), ID: "begun"}
			file, problems, err := NewAnnotation(all, r, site.Options{}, w)
			if err != nil {
				t.Errorf("%q: %v", w.Passage, err)
				continue
			}
			if len(problems) > 0 {
				w.Place = 1
				if file, problems, err = NewAnnotation(all, r, site.Options{}, w); err != nil || len(problems) > 0 {
					t.Errorf("%q: %v, %v", w.Passage, problems, err)
					continue
				}
			}
			if note, _ := try(all, site.Options{}, file); note == nil || note.Misfit != nil {
				t.Errorf("%s is not anchored", file.Text)
			}
			if written++; written > 15 {
				return
			}
		}
	}
}
