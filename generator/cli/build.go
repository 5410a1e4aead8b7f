package cli

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/site"
)

// published is the output folder where no other one is named.
const published = "public"

func buildCommand(t terminal) *cobra.Command {
	f, out := &flags{}, ""
	c := &cobra.Command{
		Use: "build", Short: "Build the site into a folder", Args: noArguments, SuggestFor: []string{"make", "generate", "publish"},
		Long: `Build reads the site's content, reports every problem, and writes the site into the output folder.

An error stops it, and the old site stays as it was. Files in the output folder that Gloss did not make are kept.`,
		RunE: func(c *cobra.Command, _ []string) error {
			if !filepath.IsAbs(out) {
				out = filepath.Join(f.folder, out)
			}
			if f.drafts && liesIn(out, filepath.Join(f.folder, published)) {
				return errors.New("--drafts needs another --out: drafts must not get into the folder that is published")
			}
			return runBuild(c, f, t, out)
		},
	}
	f.add(c)
	c.Flags().StringVar(&out, "out", published, "the output `folder`, below the site's folder unless absolute")
	_ = c.MarkFlagDirname("out")
	return c
}

// liesIn reports whether a path is a folder or lies below it.
func liesIn(path, folder string) bool {
	path, err := filepath.Abs(path)
	for err == nil && !sameFolder(path, folder) {
		if filepath.Dir(path) == path {
			return false
		}
		path = filepath.Dir(path)
	}
	return err == nil
}

// sameFolder reports whether two paths mean one folder, which need not be there yet.
func sameFolder(a, b string) bool {
	one, err := os.Stat(a)
	other, errOther := os.Stat(b)
	if err == nil && errOther == nil {
		return os.SameFile(one, other)
	}
	a, err = filepath.Abs(a)
	b, errOther = filepath.Abs(b)
	return err == nil && errOther == nil && a == b
}

func runBuild(c *cobra.Command, f *flags, t terminal, out string) error {
	o, err := f.options()
	if err != nil {
		return err
	}
	o.Publish, o.Progress = true, t.progress
	s, err := build.Open(o)
	if err != nil {
		t.clear()
		return failed(err)
	}
	defer s.Close()
	if s.Report.Errors > 0 {
		return notBuilt(c, f, t, s)
	}
	result, err := s.Publish(out)
	if err != nil {
		t.clear()
		return failed(err)
	}
	if s.Report.Errors > 0 {
		return notBuilt(c, f, t, s)
	}
	if err := f.reportWith(c, t, s.Report, map[string]any{"nextPublish": nextPublish(s)}); err != nil {
		return err
	}
	summarise(t, s, result, out)
	if s.Next != nil {
		t.say("gloss: due next: %s, at %s", releasedFiles(f.printer(t).Folder, s.Next), nextPublish(s))
	}
	return nil
}

// nextPublish is the moment of the next release (RFC 3339), nil where none is ahead.
func nextPublish(s *build.Site) any {
	if s.Next == nil {
		return nil
	}
	return s.Next.At.Format(time.RFC3339)
}

// releasedFiles names the first file of a release, as reports do, and counts the others.
func releasedFiles(folder string, r *site.Release) string {
	first := path.Join(folder, r.Files[0].Path)
	if more := len(r.Files) - 1; more > 0 {
		return fmt.Sprintf("%s and %d more", first, more)
	}
	return first
}

func notBuilt(c *cobra.Command, f *flags, t terminal, s *build.Site) error {
	err := f.report(c, t, s.Report)
	t.say("gloss: nothing was built: %s", tally(s.Report))
	return err
}

// summarise says what a build did, and what it found in the output folder.
func summarise(t terminal, s *build.Site, r build.Result, out string) {
	for _, file := range r.Foreign {
		t.say("gloss: kept %s, which Gloss did not make", filepath.Join(out, filepath.FromSlash(file)))
	}
	if r.Stepwise {
		t.say("gloss: folders cannot change places here, so the files in %s were changed one after the other", out)
	}
	t.say("gloss: built %s, %s, %s and %s into %s: %s written, %d unchanged, %d removed%s",
		plural(len(s.Articles), "article"), entities(len(s.Entities)), plural(len(s.Topics), "topic"), plural(len(s.Pages), "page"),
		out, plural(r.Written, "file"), r.Unchanged, r.Removed, behind("; ", tally(s.Report)))
}

func entities(n int) string {
	if n == 1 {
		return "1 entity"
	}
	return fmt.Sprintf("%d entities", n)
}

// behind is a text with something before it, if there is a text.
func behind(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}
