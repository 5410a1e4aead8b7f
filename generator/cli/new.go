package cli

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/content"
	"gloss/generator/edit"
)

func newCommand(t terminal) *cobra.Command {
	c := &cobra.Command{
		Use: "new", Short: "Begin a site or a record", SuggestFor: []string{"init", "create", "add"},
		Long: `New begins a site in an empty folder, or a record with the fields that an editor needs. It never changes a file that is
there.`,
		Args: noArguments, RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newSiteCommand(t), newArticleCommand(t), newEntityCommand(t), newTopicCommand(t), newPageCommand(t), newAnnotationCommand(t))
	return c
}

func newSiteCommand(t terminal) *cobra.Command {
	f := &flags{}
	title, address := "", ""
	c := &cobra.Command{
		Use: "site", Short: "Begin a site in an empty folder", Args: noArguments,
		Long: `Site writes a small site that works: settings, an article with a note on a passage, an entity that the article names, a
page. The folder is made if it is not there.`,
		Example: `  gloss new site -C briefing --title "Harbour news" --url https://harbour.example`,
		RunE: func(_ *cobra.Command, _ []string) error {
			day, err := f.today()
			title = content.OneLine(title)
			switch {
			case err != nil:
				return err
			case !content.IsSiteAddress(address):
				return errors.New("--url is a whole web address, such as https://example.org/briefing")
			case title == "":
				return errors.New("--title is empty")
			}
			if found, err := os.ReadDir(filepath.Join(f.folder, content.Dir)); err == nil && len(found) > 0 {
				return fmt.Errorf("there is a site in %s already: its folder “content” holds files", f.shown())
			}
			return runNewSite(f, t, title, address, day)
		},
	}
	f.addBeginning(c)
	c.Flags().StringVar(&title, "title", "A briefing", "the site's `title`")
	c.Flags().StringVar(&address, "url", "https://example.org", "the `address` at which it will stand")
	return c
}

func runNewSite(f *flags, t terminal, title, address, day string) error {
	files, err := edit.Starter(title, address, day)
	if err != nil {
		return failed(err)
	}
	written, err := build.NewSite(f.folder, files)
	if err != nil {
		return failed(err)
	}
	for _, file := range written {
		f.tellNew(t, file)
	}
	if len(written) < len(files) {
		f.tellNext(t, "kept your .gitignore: have it leave out /public/, where the site is built")
	}
	f.tellNext(t, "see it with gloss serve%s, begin your first article with gloss new article%s \"Its title\"")
	return nil
}

// addBeginning adds the flags of every command that begins something.
func (f *flags) addBeginning(c *cobra.Command) {
	f.addFolder(c)
	c.Flags().StringVar(&f.now, "now", "", "the `moment` that is now, such as 2024-10-08T14:30 (default: now)")
}

// today is the day that is now, where no site says in which zone.
func (f *flags) today() (string, error) {
	now, err := f.moment()
	return now.In(time.UTC).Format("2006-01-02"), err
}

// tellNext tells what an editor does next. Behind each command that it names, %s stands for the flag that names the site.
func (f *flags) tellNext(t terminal, advice string) {
	where := ""
	if f.folder != "." {
		where = " -C " + f.folder
	}
	if strings.Contains(f.folder, " ") {
		where = ` -C "` + f.folder + `"`
	}
	t.say("gloss: %s", strings.ReplaceAll(advice, "%s", where))
}

func (f *flags) tellNew(t terminal, file edit.NewFile) {
	t.say("gloss: wrote %s", path.Join(filepath.ToSlash(filepath.Clean(f.folder)), file.Path))
}
