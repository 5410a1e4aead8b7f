package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/diag"
	"gloss/generator/edit"
	"gloss/generator/suggest"
)

func suggestCommand(t terminal) *cobra.Command {
	f, write := &flags{}, false
	c := &cobra.Command{
		Use: "suggest", Short: "Say what names the records lack", Args: noArguments,
		Long: `Suggest looks for names in the texts that no record has: names that stand there again and again, names in brackets behind
another, and what is almost a name. For each it says what to write. What is not wanted goes to names.declined in site.md.

It writes nothing, but with --write the records of the new names, to be filled in.`,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := f.openToRead(c, t, "suggested")
			if s == nil || err != nil {
				return err
			}
			defer s.Close()
			return runSuggest(c, f, t, s, write)
		},
	}
	f.addReading(c, "the `form` of the suggestions: text or json", "text", "json")
	c.Flags().BoolVar(&write, "write", false, "write the records that are suggested; none that is there is changed")
	return c
}

// openToRead opens a site whose texts are to be read. What stops a build is reported and stops this too: texts cannot be
// read for names that are not known.
func (f *flags) openToRead(c *cobra.Command, t terminal, done string) (*build.Site, error) {
	o, err := f.options()
	if err != nil {
		return nil, err
	}
	o.Publish, o.Progress = true, t.progress
	s, err := build.Open(o)
	if err != nil {
		t.clear()
		return nil, failed(err)
	}
	if s.Report.Errors == 0 {
		return s, nil
	}
	defer s.Close()
	err = f.report(c, t, s.Report)
	t.say("gloss: nothing was %s: %s", done, tally(s.Report))
	return nil, err
}

func runSuggest(c *cobra.Command, f *flags, t terminal, s *build.Site, write bool) error {
	found := s.Suggestions()
	t.clear()
	if write {
		if err := s.Add(stubs(found)); err != nil {
			return failed(err)
		}
	}
	out := suggestionPrinter{f.printer(t), c.OutOrStdout()}
	err := out.print(found, f.format)
	if err != nil {
		return failed(fmt.Errorf("print the suggestions: %w", err))
	}
	if found.Len() > 0 && f.format == "text" {
		t.say("gloss: %s; what is not wanted goes to names.declined in content/site.md", plural(found.Len(), "suggestion"))
	}
	if write {
		tellWritten(t, out.Folder, found.Entities)
	}
	return nil
}

func tellWritten(t terminal, folder string, entities []suggest.Entity) {
	if len(entities) == 0 {
		t.say("gloss: wrote nothing: no name lacks a record")
		return
	}
	for _, e := range entities {
		t.say("gloss: wrote %s", path.Join(folder, e.Path))
	}
	t.say("gloss: wrote %s: fill in what is missing, and call gloss check", plural(len(entities), "record"))
}

func stubs(found *suggest.Suggestions) (files []edit.NewFile) {
	for _, e := range found.Entities {
		files = append(files, edit.NewFile{Path: e.Path, Text: e.Stub})
	}
	return files
}

// A suggestionPrinter prints suggestions.
type suggestionPrinter struct {
	diag.Printer
	w io.Writer
}

func (p suggestionPrinter) print(found *suggest.Suggestions, format string) error {
	if format == "json" {
		return printJSON(p.w, p.asJSON(found))
	}
	var b strings.Builder
	for _, e := range found.Entities {
		p.entity(&b, &e)
	}
	for _, list := range [][]suggest.Alias{found.Glosses, found.NearMisses} {
		for _, a := range list {
			p.alias(&b, &a)
		}
	}
	_, err := io.WriteString(p.w, b.String())
	return err
}

func printJSON(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// entity prints a name that no record has: what it is, where it stands, and a record to begin with.
func (p suggestionPrinter) entity(b *strings.Builder, e *suggest.Entity) {
	fmt.Fprintf(b, "“%s” has no record: %s", diag.Printable(e.Name), times(e.Count))
	if e.Articles > 0 {
		fmt.Fprintf(b, " in %s", plural(e.Articles, "article"))
	}
	b.WriteByte('\n')
	if len(e.Variants) > 0 {
		fmt.Fprintf(b, "  also written %s\n", diag.Printable("“"+strings.Join(e.Variants, "”, “")+"”"))
	}
	p.places(b, e.Places, e.Count)
	fmt.Fprintf(b, "  write %s:\n", path.Join(p.Folder, e.Path))
	for line := range strings.Lines(e.Stub) {
		b.WriteString("    " + line)
	}
	b.WriteByte('\n')
}

// alias prints a text that may be a name of an entity.
func (p suggestionPrinter) alias(b *strings.Builder, a *suggest.Alias) {
	fmt.Fprintf(b, "“%s” %s (%s): %s\n", diag.Printable(a.Text), because(a), a.Entity.ID, times(a.Count))
	p.places(b, a.Places, a.Count)
	where := "its aliases"
	if a.Field == "forms" {
		where = fmt.Sprintf("its alias “%s”", diag.Printable(a.Near))
	}
	correct := ""
	switch a.Reason {
	case suggest.OtherCase, suggest.OtherAccents, suggest.OtherHyphens:
		correct = fmt.Sprintf("write “%s” in the text, or ", diag.Printable(a.Near))
	}
	fmt.Fprintf(b, "  %sadd to %s in %s:\n    %s\n\n", correct, where, path.Join(p.Folder, a.Entity.Source.File.Path), diag.Printable(a.Line))
}

// because says what the text has to do with the entity's name.
func because(a *suggest.Alias) string {
	near := diag.Printable(a.Near)
	switch a.Reason {
	case suggest.OtherCase:
		return fmt.Sprintf("differs from “%s” in its capitals", near)
	case suggest.OtherAccents:
		return fmt.Sprintf("differs from “%s” in its accents", near)
	case suggest.OtherHyphens:
		return fmt.Sprintf("differs from “%s” in its hyphens", near)
	case suggest.OtherForm:
		return fmt.Sprintf("may be a form of “%s”", near)
	case suggest.Adjective:
		return fmt.Sprintf("may be an adjective made of “%s”", near)
	}
	return fmt.Sprintf("stands in brackets behind “%s”", near)
}

// places prints where something stands, and how often it does so elsewhere.
func (p suggestionPrinter) places(b *strings.Builder, places []suggest.Place, count int) {
	for _, one := range places {
		fmt.Fprintf(b, "  %s: %s\n", p.Place(one.At), diag.Printable(one.Sentence))
	}
	if more := count - len(places); more > 0 {
		fmt.Fprintf(b, "  and in %s\n", plural(more, "more place"))
	}
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
