package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/edit"
)

// beginCommand is a command that begins a record of a title, by a function of package edit, and tells what is next.
func beginCommand(t terminal, of func(*content.Records, edit.Wish) (edit.NewFile, error), w *edit.Wish, next string, c *cobra.Command) *cobra.Command {
	f := &flags{}
	c.Args = func(c *cobra.Command, typed []string) error {
		if len(typed) == 0 {
			return fmt.Errorf("what is wanted too: gloss new %s", c.Use)
		}
		return nil
	}
	c.RunE = func(_ *cobra.Command, typed []string) error {
		w.Title = strings.Join(typed, " ")
		s, err := f.openToWrite(t)
		if err != nil {
			return err
		}
		defer s.Close()
		file, err := s.NewRecord(of, *w)
		if err != nil {
			return err
		}
		if err := f.addNew(t, s, file); err != nil {
			return err
		}
		f.tellNext(t, next)
		return nil
	}
	f.addBeginning(c)
	c.Flags().StringVar(&w.ID, "id", "", "the record's `id` (default: made of the title)")
	return c
}

func newArticleCommand(t terminal) *cobra.Command {
	const next = "write its text below the second ---, fill in the fields or delete them, and call gloss check --drafts%s; without the line draft: true it is published"
	return beginCommand(t, edit.NewArticle, &edit.Wish{}, next, &cobra.Command{
		Use: "article TITLE", Short: "Begin an article, as a draft of today",
	})
}

func newTopicCommand(t terminal) *cobra.Command {
	const next = "fill in the fields or delete them, write its id into the field “topics” of its articles, and call gloss check%s"
	return beginCommand(t, edit.NewTopic, &edit.Wish{}, next, &cobra.Command{Use: "topic TITLE", Short: "Begin a topic"})
}

func newPageCommand(t terminal) *cobra.Command {
	const next = "write its text below the second ---, give it a place in the menu as nav: 1 or delete that line, and call gloss check%s"
	return beginCommand(t, edit.NewPage, &edit.Wish{}, next, &cobra.Command{
		Use: "page TITLE", Short: "Begin a plain page, such as About",
	})
}

func newEntityCommand(t terminal) *cobra.Command {
	w := &edit.Wish{}
	const next = "fill in the fields or delete them, but for name and kind, and call gloss check%s"
	c := beginCommand(t, edit.NewEntity, w, next, &cobra.Command{
		Use: "entity NAME", Short: "Begin an entity, in the folder in which most of its kind stand",
		Example: `  gloss new entity World Health Organization --kind organisation`,
	})
	c.Flags().StringVar(&w.Kind, "kind", "", "the entity's `kind`, such as person; without it the line is left to be filled in")
	_ = c.RegisterFlagCompletionFunc("kind", completeEntityKind)
	return c
}

func newAnnotationCommand(t terminal) *cobra.Command {
	f, w := &flags{}, &edit.Wish{}
	c := &cobra.Command{
		Use: "annotation ARTICLE [PASSAGE]", Short: "Begin an annotation of a passage, or of the whole article",
		Long: `Annotation begins an annotation, and looks for its passage. One that was typed a little otherwise is quoted as it stands
in the article. One that stands there several times is reported with its places; --place chooses one of them.`,
		Example: `  gloss new annotation talks "She said so." --place 2
  gloss new annotation talks "it was “highly likely” that" --kind claim
  gloss new annotation talks --kind question`,
		Args: func(_ *cobra.Command, typed []string) error {
			if len(typed) == 0 || len(typed) > 2 {
				return errors.New("an article is wanted, and its passage in quotation marks: gloss new annotation ARTICLE \"the passage\"")
			}
			return nil
		},
		RunE: func(c *cobra.Command, typed []string) error {
			w.Article, w.Passage = f.record(typed[0]), strings.Join(typed[1:], "")
			if len(typed) > 1 && strings.TrimSpace(w.Passage) == "" {
				return errors.New("the passage is empty: leave it out for a note on the whole article")
			}
			s, err := f.openToWrite(t)
			if err != nil {
				return err
			}
			defer s.Close()
			return runNewAnnotation(c, f, t, s, *w)
		},
	}
	f.addBeginning(c)
	c.ValidArgsFunction = f.completeArticle
	c.Flags().StringVar(&w.ID, "id", "", "the annotation's `id` (default: made of the first words of the passage)")
	c.Flags().StringVar(&w.Kind, "kind", "context", "the annotation's `kind`; the fields that it needs are left to be filled in")
	_ = c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(content.KindsOfAnnotation(), cobra.ShellCompDirectiveNoFileComp))
	c.Flags().IntVar(&w.Place, "place", 0, "the `number` of the passage among equal ones")
	return c
}

func runNewAnnotation(c *cobra.Command, f *flags, t terminal, s *build.Site, w edit.Wish) error {
	file, report, err := s.NewAnnotation(w)
	if err != nil {
		return err
	}
	if file.Text != "" {
		if err := f.addNew(t, s, file); err != nil {
			return err
		}
		f.tellNext(t, "write the note at the end of the file, fill in what is empty, and call gloss check%s")
		return nil
	}
	if err := f.report(c, t, report); err != nil && !errors.Is(err, errContent) {
		return err
	}
	next := "quote the passage as it stands in the article"
	switch {
	case slices.ContainsFunc(report.Findings, func(d diag.Finding) bool { return d.Code == diag.QuoteAmbiguous }):
		next = "choose one of the places by its number, as in --place 1, or quote more of the passage"
	case strings.Contains(w.Passage, "…") || strings.Contains(w.Passage, "..."):
		next += ", with […] for words that you leave out"
	}
	t.say("gloss: nothing was written: %s", next)
	return errContent
}

// openToWrite opens a site to which something is to be added, whatever is wrong with it.
func (f *flags) openToWrite(t terminal) (*build.Site, error) {
	o, err := f.options()
	if err != nil {
		return nil, err
	}
	o.Progress = t.progress
	s, err := build.Open(o)
	t.clear()
	return s, failed(err)
}

func (f *flags) addNew(t terminal, s *build.Site, file edit.NewFile) error {
	if err := s.Add([]edit.NewFile{file}); err != nil {
		return failed(err)
	}
	f.tellNew(t, file)
	return nil
}
