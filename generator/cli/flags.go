package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
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
	formats []string // those that the command knows, if it knows any
}

// add adds those of a command that judges a site.
func (f *flags) add(c *cobra.Command) {
	f.addJudging(c)
	f.addDrafts(c)
}

// addJudging adds those of a command that judges a site and decides by itself what is public.
func (f *flags) addJudging(c *cobra.Command) {
	f.addForm(c, "the `form` of reports: text, or on standard output json or github", "text", "json", "github")
	c.Flags().StringVar(&f.baseURL, "base-url", "", "the site's `address`, in place of the one in site.md")
	c.Flags().BoolVar(&f.strict, "strict", false, "take warnings as errors")
}

// addReading adds those of a command that only reads a site, and prints in one of some forms.
func (f *flags) addReading(c *cobra.Command, usage string, formats ...string) {
	f.addForm(c, usage, formats...)
	f.addDrafts(c)
}

func (f *flags) addDrafts(c *cobra.Command) {
	c.Flags().BoolVar(&f.drafts, "drafts", false, "take drafts and what is not yet published as public")
}

func (f *flags) addForm(c *cobra.Command, usage string, formats ...string) {
	f.addFolder(c)
	f.formats = formats
	set := c.Flags()
	set.StringVar(&f.now, "now", "", "the `moment` that decides what is published, such as 2024-10-08T14:30 (default: now)")
	set.StringVar(&f.format, "format", formats[0], usage)
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

// addFolder adds the flag that every command on a site takes.
func (f *flags) addFolder(c *cobra.Command) {
	c.Flags().StringVarP(&f.folder, "chdir", "C", ".", "the site's `folder`, which holds content")
	_ = c.MarkFlagDirname("chdir")
}

// options reads the flags. An error is a misuse.
func (f *flags) options() (build.Options, error) {
	now, err := f.moment()
	o := build.Options{Root: f.folder, BaseURL: f.baseURL, Drafts: f.drafts, Strict: f.strict, Now: now}
	if len(f.formats) > 0 && !slices.Contains(f.formats, f.format) {
		last := len(f.formats) - 1
		return o, fmt.Errorf("--format is %s or %s, not “%s”", strings.Join(f.formats[:last], ", "), f.formats[last], f.format)
	}
	if err != nil {
		return o, err
	}
	if f.baseURL != "" && !content.IsSiteAddress(f.baseURL) {
		return o, errors.New("--base-url is a whole web address, such as https://example.org/briefing")
	}
	if info, err := os.Stat(f.folder); err != nil || !info.IsDir() {
		return o, fmt.Errorf("-C: there is no folder %s", f.folder)
	}
	if info, err := os.Stat(filepath.Join(f.folder, content.Dir)); err != nil || !info.IsDir() {
		return o, errors.New(f.noSite())
	}
	return o, nil
}

// noSite says that the folder is none of a site, and where there is one.
func (f *flags) noSite() string {
	message := fmt.Sprintf("there is no folder “content” in %s", f.shown())
	here, err := filepath.Abs(f.folder)
	for above := filepath.Dir(here); err == nil && above != here; here, above = above, filepath.Dir(above) {
		if _, err := os.Stat(filepath.Join(above, content.Dir, "site.md")); err == nil {
			return fmt.Sprintf("%s: the site is in %s, so call gloss there, or name it with -C", message, above)
		}
	}
	return message + ": call gloss in a site's folder, name it with -C, or begin a site with gloss new site"
}

// shown is what to call the folder.
func (f *flags) shown() string {
	if filepath.Clean(f.folder) == "." {
		return "this folder"
	}
	return f.folder
}

// moment is the moment that is given, or else the present one.
func (f *flags) moment() (content.Moment, error) {
	if f.now == "" {
		return content.MomentOf(time.Now()), nil
	}
	now, err := content.ParseMoment(f.now)
	if err != nil {
		return now, fmt.Errorf("--now: %w", err)
	}
	return now, nil
}

// open opens the site that the flags name for a command that changes its files.
func (f *flags) open(t terminal, run func(*build.Site) error) error {
	o, err := f.options()
	if err != nil {
		return err
	}
	o.Progress = t.progress
	s, err := build.Open(o)
	t.clear()
	if err != nil {
		return failed(err)
	}
	defer s.Close()
	return run(s)
}

// printer prints reports whose paths lead from the current folder to the files.
func (f *flags) printer(t terminal) diag.Printer {
	folder := filepath.ToSlash(filepath.Clean(f.folder))
	if folder == "." {
		folder = ""
	}
	return diag.Printer{Folder: folder, Colour: t.colour}
}

// fromSite is the path from the site's folder to what a path leads to from the current one, as reports give it; empty
// where that cannot be told.
func (f *flags) fromSite(name string) string {
	folder, err := filepath.Abs(f.folder)
	whole, problem := filepath.Abs(name)
	if err != nil || problem != nil {
		return ""
	}
	from, _ := filepath.Rel(folder, whole)
	return filepath.ToSlash(from)
}

// record is the name of a record as it was typed, its file's path as seen from the site where it is one.
func (f *flags) record(typed string) string {
	from := f.fromSite(typed)
	if file, _, _ := strings.Cut(from, "="); strings.HasPrefix(from, content.Dir+"/") && path.Ext(file) == ".md" {
		return from
	}
	return typed
}

// inRepository is the path of the site's folder from the root of the git repository that holds it or, where none is
// found, from the one that GitHub names; empty where that is not known.
func (f *flags) inRepository() string {
	folder, err := filepath.Abs(f.folder)
	if err != nil {
		return ""
	}
	root := os.Getenv("GITHUB_WORKSPACE")
	for above, below := folder, ""; above != below; above, below = filepath.Dir(above), above {
		if _, err := os.Lstat(filepath.Join(above, ".git")); err == nil {
			root = above
			break
		}
	}
	in, err := filepath.Rel(root, folder)
	if root == "" || err != nil || !filepath.IsLocal(in) {
		return ""
	}
	return filepath.ToSlash(in)
}

// report prints a report in the form that was asked for, and says with errContent whether it holds errors.
func (f *flags) report(c *cobra.Command, t terminal, r *diag.Report) error {
	return f.reportWith(c, t, r, nil)
}

// reportWith is a report with further members in its JSON form.
func (f *flags) reportWith(c *cobra.Command, t terminal, r *diag.Report, more map[string]any) error {
	t.clear()
	p := f.printer(t)
	p.More = more
	var err error
	switch f.format {
	case "json":
		err = p.JSON(c.OutOrStdout(), r)
	case "github":
		p.Folder = cmp.Or(f.inRepository(), p.Folder)
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
