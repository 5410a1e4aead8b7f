package cli

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/edit"
)

func renameCommand(t terminal) *cobra.Command {
	f, dry := &flags{}, false
	c := &cobra.Command{
		Use: "rename KIND/ID NEW", Short: "Give a record another id, everywhere", SuggestFor: []string{"mv", "move"},
		Long: `Rename gives a record another id: it renames the file, moves an article's annotations along, writes every reference in
fields and texts anew, and lets the old address lead to the new one by a redirect, unless the record has a path of its own.

KIND is articles, entities, topics or pages; an annotation is annotations/ARTICLE/ID. Where anything would then lead
elsewhere or be wrong, nothing is written, and it is said why. Renaming back takes the redirect out again.`,
		Example: `  gloss rename entities/seoul seoul-city --dry-run
  gloss rename articles/talks harbour-talks
  gloss rename annotations/talks/report minutes`,
		Args: func(_ *cobra.Command, typed []string) error {
			if len(typed) != 2 {
				return errors.New("two names are wanted: gloss rename KIND/ID NEW, such as gloss rename entities/seoul seoul-city")
			}
			return nil
		},
		RunE: func(c *cobra.Command, typed []string) error {
			return f.open(t, func(s *build.Site) error {
				renaming, err := s.Rename(f.record(typed[0]), typed[1])
				if err != nil {
					return err
				}
				return runRename(c, f, t, s, renaming, dry)
			})
		},
	}
	f.addFolder(c)
	c.ValidArgsFunction = f.completeRecord
	c.Flags().BoolVar(&dry, "dry-run", false, "print what would be changed, as a diff, and write nothing")
	return c
}

func runRename(c *cobra.Command, f *flags, t terminal, s *build.Site, r edit.Renaming, dry bool) error {
	folder, would, wrote := filepath.ToSlash(filepath.Clean(f.folder)), "", "wrote"
	if len(r.Left) > 0 {
		for _, left := range r.Left {
			t.say("%s:%d:%d: %s", path.Join(folder, left.Path), left.At.Line, left.At.Column, left.Message)
		}
		t.say("gloss: %s was not renamed", r.From)
		return errContent
	}
	if dry {
		would, wrote = "would have ", "written"
		if err := printDiffs(c, r.Changes); err != nil {
			return err
		}
	} else if err := s.Apply(r.Changes); err != nil {
		return failed(err)
	}
	for _, change := range r.Changes {
		did := "changed"
		if change.To != "" {
			did = "moved to " + path.Join(folder, change.To)
		}
		t.say("%s: %s%s", path.Join(folder, change.Path), would, did)
	}
	for _, dir := range leftFolders(f.folder, r.Changes, dry) {
		t.say("%s: stays, since it holds what is no record: move that yourself", path.Join(folder, dir))
	}
	t.say("gloss: %srenamed %s to %s and %s %s anew%s", would, r.From, r.To, wrote, plural(r.References, "reference"), behind("; ", addressOf(r)))
	return nil
}

// leftFolders are the folders from which files were moved away, and that hold others still.
func leftFolders(site string, changes []edit.Change, dry bool) (left []string) {
	for _, c := range changes {
		from := path.Dir(c.Path)
		if dry || c.To == "" || from == path.Dir(c.To) || slices.Contains(left, from) {
			continue
		}
		if _, err := os.Stat(filepath.Join(site, filepath.FromSlash(from))); err == nil {
			left = append(left, from)
		}
	}
	return left
}

// addressOf tells what becomes of the old address.
func addressOf(r edit.Renaming) string {
	switch {
	case r.Redirect != "":
		return r.Redirect + " leads to the new address"
	case r.Unpublished != "":
		return fmt.Sprintf("it is not published, so nothing leads from %s (if it was before, add redirects: [%[1]s])", r.Unpublished)
	case r.GivenUp != "":
		return "nothing leads from " + r.GivenUp + " any more"
	}
	return ""
}

func printDiffs(c *cobra.Command, changes []edit.Change) error {
	for _, change := range changes {
		if _, err := c.OutOrStdout().Write(change.Diff()); err != nil {
			return failed(fmt.Errorf("print the changes: %w", err))
		}
	}
	return nil
}
