package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/convert"
)

func importCommand(t terminal) *cobra.Command {
	f, id, dry := &flags{}, "", false
	c := &cobra.Command{
		Use: "import FILE | FOLDER", Short: "Make articles of a saved page, of a text, or of a folder of posts",
		Long: `Import makes an article, a draft, of the main text of a saved web page (.html), or of a plain text (.txt) whose first line is
the title. With - in place of a file it reads standard input.

Of a folder it takes the posts of Hugo or Jekyll: of the whole site, with its settings and images, or of a folder in it. They
keep their dates, their addresses and whether they are drafts; tags become topics.

It says what could not be carried over. It never changes a file that is there, and fetches nothing. Where one post cannot be
imported, none is.`,
		Args: func(_ *cobra.Command, typed []string) error {
			if len(typed) != 1 {
				return errors.New("one file or folder is wanted, or - for standard input: gloss import FILE")
			}
			return nil
		},
		RunE: func(c *cobra.Command, typed []string) error {
			take, err := openImport(c.InOrStdin(), typed[0], id)
			if err != nil {
				return err
			}
			s, err := f.openToWrite(t)
			if err != nil {
				return err
			}
			defer s.Close()
			found, err := take(s)
			if err != nil {
				return fmt.Errorf("%s: %w", typed[0], err)
			}
			return runImport(f, t, s, typed[0], found, dry)
		},
	}
	f.addBeginning(c)
	c.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveDefault) // a file
	c.Flags().StringVar(&id, "id", "", "the article's `id` (default: made of its title)")
	c.Flags().BoolVar(&dry, "dry-run", false, "say what would be written and what could not be carried over, and write nothing")
	return c
}

// openImport reads what is to be imported, and returns what takes it into a site.
func openImport(stdin io.Reader, name, id string) (func(*build.Site) (*convert.Import, error), error) {
	if info, err := os.Stat(name); name != "-" && err == nil && info.IsDir() {
		return openFolder(name, id)
	}
	data, err := readImport(stdin, name)
	if err != nil {
		return nil, err
	}
	if name == "-" {
		return func(s *build.Site) (*convert.Import, error) { return s.Import(nil, "", id, data) }, nil
	}
	beside, err := openRoot(filepath.Dir(name))
	return func(s *build.Site) (*convert.Import, error) { return s.Import(beside, filepath.Base(name), id, data) }, err
}

func openFolder(name, id string) (func(*build.Site) (*convert.Import, error), error) {
	if id != "" {
		return nil, errors.New("--id is for one article: those of a folder are called as their files")
	}
	whole, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	folder, err := openRoot(name)
	return func(s *build.Site) (*convert.Import, error) { return s.ImportFolder(folder, filepath.Base(whole)) }, err
}

// openRoot is a folder that no path leads out of.
func openRoot(name string) (fs.FS, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

// maxImport is how many bytes a file may have that is imported.
const maxImport = 32 << 20

// readImport reads a file, or standard input.
func readImport(stdin io.Reader, name string) ([]byte, error) {
	from := stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		from = file
	}
	data, err := io.ReadAll(io.LimitReader(from, maxImport+1))
	if err == nil && len(data) > maxImport {
		err = fmt.Errorf("%s has more than %d MiB", name, maxImport>>20)
	}
	return data, err
}

// runImport says what was found, and writes it unless something bars that.
func runImport(f *flags, t terminal, s *build.Site, name string, found *convert.Import, dry bool) error {
	for _, r := range found.Remarks {
		t.say("%s: %s", placeOf(name, r), r.Message)
	}
	if barred := found.Barred(); barred > 0 {
		t.say("gloss: nothing was written, since %s cannot be imported: see the lines with “error” above", plural(barred, "file"))
		return errContent
	}
	if !dry {
		if err := s.Add(found.Records, found.Copies...); err != nil {
			return failed(err)
		}
	}
	tellImport(f, t, found, dry)
	return nil
}

// placeOf is the file of a remark, with its line if it has one, and how much it weighs.
func placeOf(name string, r convert.Remark) string {
	place := name
	if name != "-" {
		place = path.Join(filepath.ToSlash(filepath.Clean(name)), r.Path)
	}
	if r.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, r.Line)
	}
	if r.Bars {
		place += ": error"
	}
	return place
}

// manyFiles is how many files are named one by one.
const manyFiles = 20

// tellImport says what was written.
func tellImport(f *flags, t terminal, found *convert.Import, dry bool) {
	wrote := "wrote"
	if dry {
		wrote = "would have written"
	}
	tellFiles(f, t, found, wrote)
	if found.Extra == nil {
		return // it is one article
	}
	var fields []string
	for _, field := range slices.Sorted(maps.Keys(found.Extra)) {
		fields = append(fields, fmt.Sprintf("%s (%d)", field, found.Extra[field]))
	}
	if len(fields) > 0 {
		t.say("gloss: kept under extra: %s", strings.Join(fields, ", "))
	}
	t.say("gloss: %s %s (%s), %s and %s of media; %s, %s not imported", wrote, plural(found.Articles, "article"), plural(found.Drafts, "draft"),
		plural(found.Topics, "topic"), plural(len(found.Copies), "file"), plural(len(found.Remarks), "remark"), plural(found.Left, "file"))
}

func tellFiles(f *flags, t terminal, found *convert.Import, wrote string) {
	folder := filepath.ToSlash(filepath.Clean(f.folder))
	var files []string
	for _, r := range found.Records {
		files = append(files, r.Path)
	}
	for _, c := range found.Copies {
		files = append(files, c.Path)
	}
	for _, file := range files[:min(len(files), manyFiles)] {
		t.say("gloss: %s %s", wrote, path.Join(folder, file))
	}
	if more := len(files) - manyFiles; more > 0 {
		t.say("gloss: and %s more", plural(more, "file"))
	}
}
