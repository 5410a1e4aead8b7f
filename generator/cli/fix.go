package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"gloss/generator/build"
)

func fixCommand(t terminal) *cobra.Command {
	// Drafts are mended too: best before they are published.
	f, dry := &flags{drafts: true}, false
	c := &cobra.Command{
		Use: "fix [ARTICLE/ID[=N]…]", Short: "Quote edited passages as they stand now, and texts that YAML misread",
		Long: `Fix writes the quotations of annotations anew, so that they are what stands in the article now.

Without arguments it mends every annotation whose passage was edited, and names those that need a person. It also puts
those texts of front matters in quotation marks that YAML reads otherwise, such as a title with a colon. Of one that is
named (ARTICLE/ID), it takes a changed passage too; of one whose passage stands in several places, ARTICLE/ID=N chooses
place N of gloss check by adding a prefix or suffix. It touches nothing else, and changes nothing when run again.

It ends with status 1 if something that it was to mend needs a person.`,
		Example: `  gloss fix --dry-run
  gloss fix talks/report talks/so=2`,
		RunE: func(c *cobra.Command, named []string) error {
			return f.open(t, func(s *build.Site) error { return runFix(c, f, t, s, named, dry) })
		},
	}
	f.addFolder(c)
	c.ValidArgsFunction = f.completeNotes
	c.Flags().BoolVar(&dry, "dry-run", false, "print what would be changed, as a diff, and write nothing")
	return c
}

func runFix(c *cobra.Command, f *flags, t terminal, s *build.Site, named []string, dry bool) error {
	for i := range named {
		named[i] = f.record(named[i])
	}
	fixing, err := s.Fix(named)
	if err != nil {
		return err
	}
	folder, would := filepath.ToSlash(filepath.Clean(f.folder)), ""
	if dry {
		would = "would have "
		if err := printDiffs(c, fixing.Changes); err != nil {
			return err
		}
	} else if err := s.Apply(fixing.Changes); err != nil {
		return failed(err)
	}
	for _, change := range fixing.Changes {
		t.say("%s: %smended", path.Join(folder, change.Path), would)
	}
	for _, r := range slices.Concat(fixing.Fine, fixing.Left) {
		t.say("%s:%d:%d: %s", path.Join(folder, r.Path), r.At.Line, r.At.Column, r.Message)
	}
	fronts := ""
	if fixing.Fronts > 0 {
		fronts = fmt.Sprintf(" and the front matter of %s", plural(fixing.Fronts, "file"))
	}
	t.say("gloss: %smended %s%s%s", would, plural(fixing.Passages, "annotation"), fronts, behind("; ", left(len(fixing.Left))))
	if len(fixing.Left) > 0 {
		return errContent
	}
	return nil
}

// left counts what needs a person, empty where nothing does.
func left(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 needs you"
	}
	return fmt.Sprintf("%d need you", n)
}
