package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/content"
	"gloss/generator/diag"
)

// flags are those that the commands on a site take.
type flags struct {
	folder  string
	baseURL string
	drafts  bool
	now     string
	strict  bool
	format  string
}

func (f *flags) add(c *cobra.Command) {
	f.addFolder(c)
	f.addJudging(c)
	c.Flags().BoolVar(&f.drafts, "drafts", false, "take drafts and what is not yet published as public")
}

// addJudging adds the flags of what a site is made and judged by, but for what is public.
func (f *flags) addJudging(c *cobra.Command) {
	set := c.Flags()
	set.StringVar(&f.baseURL, "base-url", "", "the site's `address`, in place of the one in site.md")
	set.StringVar(&f.now, "now", "", "the `moment` that decides what is published, such as 2024-10-08T14:30 (default: now)")
	set.BoolVar(&f.strict, "strict", false, "take warnings as errors")
	set.StringVar(&f.format, "format", "text", "the `form` of reports: text, or on standard output json or github")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "github"}, cobra.ShellCompDirectiveNoFileComp))
}

// addFolder adds the flag that every command on a site takes.
func (f *flags) addFolder(c *cobra.Command) {
	c.Flags().StringVarP(&f.folder, "chdir", "C", ".", "the site's `folder`, which holds content")
	_ = c.MarkFlagDirname("chdir")
}

// options reads the flags. An error is a misuse.
func (f *flags) options() (build.Options, error) {
	o := build.Options{Root: f.folder, BaseURL: f.baseURL, Drafts: f.drafts, Strict: f.strict, Now: content.MomentOf(time.Now())}
	if f.format != "text" && f.format != "json" && f.format != "github" {
		return o, fmt.Errorf("--format is text, json or github, not “%s”", f.format)
	}
	if f.now != "" {
		now, err := content.ParseMoment(f.now)
		if err != nil {
			return o, fmt.Errorf("--now: %w", err)
		}
		o.Now = now
	}
	if f.baseURL != "" && !content.IsSiteAddress(f.baseURL) {
		return o, errors.New("--base-url is a whole web address, such as https://example.org/briefing")
	}
	if info, err := os.Stat(f.folder); err != nil || !info.IsDir() {
		return o, fmt.Errorf("-C: there is no folder %s", f.folder)
	}
	if info, err := os.Stat(filepath.Join(f.folder, content.Dir)); err != nil || !info.IsDir() {
		return o, fmt.Errorf("there is no folder “content” in %s: call gloss in a site's folder, or name it with -C", f.folder)
	}
	return o, nil
}

// printer prints reports whose paths lead from the current folder to the files.
func (f *flags) printer(t terminal) diag.Printer {
	folder := filepath.ToSlash(filepath.Clean(f.folder))
	if folder == "." {
		folder = ""
	}
	return diag.Printer{Folder: folder, Colour: t.colour}
}

// report prints a report in the form that was asked for, and says with errContent whether it holds errors.
func (f *flags) report(c *cobra.Command, t terminal, r *diag.Report) error {
	t.clear()
	p := f.printer(t)
	var err error
	switch f.format {
	case "json":
		err = p.JSON(c.OutOrStdout(), r)
	case "github":
		err = p.GitHub(c.OutOrStdout(), r)
	default:
		err = p.Text(t, r)
	}
	if err != nil {
		return failed(fmt.Errorf("print the report: %w", err))
	}
	if r.Errors > 0 {
		return errContent
	}
	return nil
}

// tally counts a report's findings: “2 errors, 1 warning”, empty where there are none.
func tally(r *diag.Report) string {
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{r.Errors, "error"}, {r.Warnings, "warning"}, {r.Infos, "remark"}} {
		if part.n > 0 {
			parts = append(parts, plural(part.n, part.what))
		}
	}
	return strings.Join(parts, ", ")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
