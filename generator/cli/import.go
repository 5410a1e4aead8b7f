package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gloss/generator/build"
)

func importCommand(t terminal) *cobra.Command {
	f, id := &flags{}, ""
	c := &cobra.Command{
		Use: "import FILE", Short: "Make an article of a saved page or of a text",
		Long: `Import makes an article, a draft, of the main text of a saved web page (.html), or of a plain text (.txt) whose first line is
the title. With - in place of a file it reads standard input. It says what of the file could not be carried over.

It never changes a file that is there, and fetches nothing.`,
		Args: func(_ *cobra.Command, typed []string) error {
			if len(typed) != 1 {
				return errors.New("one file is wanted, or - for standard input: gloss import FILE")
			}
			return nil
		},
		RunE: func(c *cobra.Command, typed []string) error {
			data, err := readImport(c.InOrStdin(), typed[0])
			if err != nil {
				return err
			}
			s, err := f.openToWrite(t)
			if err != nil {
				return err
			}
			defer s.Close()
			return runImport(f, t, s, typed[0], id, data)
		},
	}
	f.addBeginning(c)
	c.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveDefault) // a file
	c.Flags().StringVar(&id, "id", "", "the article's `id` (default: made of its title)")
	return c
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
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%s is a folder: name a file in it", name)
		}
		from = file
	}
	data, err := io.ReadAll(io.LimitReader(from, maxImport+1))
	if err == nil && len(data) > maxImport {
		err = fmt.Errorf("%s has more than %d MiB", name, maxImport>>20)
	}
	return data, err
}

func runImport(f *flags, t terminal, s *build.Site, name, id string, data []byte) error {
	base := filepath.Base(name)
	if name == "-" {
		base = ""
	}
	file, remarks, err := s.Import(base, id, data)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, remark := range remarks {
		fmt.Fprintf(t, "%s: %s\n", name, remark)
	}
	return f.addNew(t, s, file)
}
