package cli

import (
	"github.com/spf13/cobra"

	"gloss/generator/build"
)

func checkCommand(t terminal) *cobra.Command {
	f := &flags{}
	c := &cobra.Command{
		Use: "check", Short: "Report every problem of the content", Args: noArguments, SuggestFor: []string{"lint", "validate", "test"},
		Long: `Check reads the site's content and reports every problem of it. It writes nothing.

It is stricter than build: it is meant for pull requests, where a broken link or a lost passage can still be mended.`,
		Example: `  gloss check --drafts
  gloss check --strict --format github`,
		RunE: func(c *cobra.Command, _ []string) error {
			o, err := f.options()
			if err != nil {
				return err
			}
			o.Progress = t.progress
			return runCheck(c, f, t, o)
		},
	}
	f.add(c)
	return c
}

func runCheck(c *cobra.Command, f *flags, t terminal, o build.Options) error {
	s, err := build.Open(o)
	if err != nil {
		t.clear()
		return failed(err)
	}
	defer s.Close()
	if s.Report.Errors == 0 {
		// A template may fail on one page alone.
		if err := s.Render(func(string, []byte) error { return nil }); err != nil {
			t.clear()
			return failed(err)
		}
	}
	err = f.report(c, t, s.Report)
	found := tally(s.Report)
	if found == "" {
		found = "no problems"
	}
	t.say("gloss: %s in %s, %s, %s and %s", found, plural(len(s.Articles), "article"),
		entities(len(s.Entities)), plural(len(s.Topics), "topic"), plural(len(s.Pages), "page"))
	return err
}
