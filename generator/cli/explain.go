package cli

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/diag"
	"gloss/generator/site"
	"gloss/generator/source"
)

func explainCommand(t terminal) *cobra.Command {
	f := &flags{}
	c := &cobra.Command{
		Use: "explain FILE[:LINE]", Short: "Say of every name in a file, or a line, whom it means and why",
		Long: `Explain tells of every name in a record's file, or on one line of it, whom it may mean, what decided, what became of it,
and what to write to change that. The place may be given as reports give it, FILE:LINE:COLUMN: the line is told of.`,
		Example: `  gloss explain content/articles/talks.md:7`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("“gloss explain” takes one file, such as content/articles/talks.md:7")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			s, err := f.openToRead(c, t, "explained")
			if s == nil || err != nil {
				return err
			}
			defer s.Close()
			t.clear()
			return runExplain(c, f, t, s, args[0])
		},
	}
	c.ValidArgsFunction = completeFile
	f.addReading(c, "the `form` of the answer: text or json", "text", "json")
	return c
}

func runExplain(c *cobra.Command, f *flags, t terminal, s *build.Site, argument string) error {
	asked, line, err := f.place(s, argument)
	if err != nil {
		return err
	}
	texts, found := s.NamedTextsOf(asked.Path)
	if !found {
		return f.notRead(asked)
	}
	p, names := explainer{f.printer(t), c.OutOrStdout()}, namesOn(texts, line)
	err = p.print(names, f.format)
	if err != nil {
		return failed(fmt.Errorf("print the answer: %w", err))
	}
	if len(names) == 0 {
		where := path.Join(p.Folder, asked.Path)
		if line > 0 {
			where += fmt.Sprintf(":%d", line)
		}
		t.say("gloss: no name of an entity was found in %s; names are looked for in titles, in the summaries of articles, and in texts", where)
	}
	return nil
}

var placeForm = regexp.MustCompile(`^(.*?)(?::(\d+))?(?::\d+)?:?$`)

// place is the file and the line, from 1, that an argument asks for; 0 for all lines.
func (f *flags) place(s *build.Site, argument string) (*source.File, int, error) {
	parts := placeForm.FindStringSubmatch(argument)
	file, err := f.file(s, parts[1])
	if err != nil || parts[2] == "" {
		return file, 0, err
	}
	line, err := strconv.Atoi(parts[2])
	last := file.At(int(file.Size), int(file.Size)).Position()
	if last.Column == 1 && last.Line > 1 {
		last.Line-- // behind the last line break is no line
	}
	if err != nil || line < 1 || line > last.Line {
		return nil, 0, fmt.Errorf("%s has the lines 1 to %d, and no line %s", parts[1], last.Line, parts[2])
	}
	return file, line, nil
}

// file is the file that a path leads to, from the current folder or from the site's.
func (f *flags) file(s *build.Site, name string) (*source.File, error) {
	for _, wanted := range []string{f.fromSite(name), path.Clean(filepath.ToSlash(name))} {
		for _, file := range s.Files() {
			if file.Path == wanted {
				return file, nil
			}
		}
	}
	return nil, f.noFile(s, name)
}

// noFile says that a path leads to no file of the content, and to which it most likely was to lead.
func (f *flags) noFile(s *build.Site, name string) error {
	byID := map[string]string{}
	var ids []string
	for _, file := range slices.Backward(s.Files()) {
		id := strings.TrimSuffix(path.Base(file.Path), ".md")
		byID[id] = file.Path
		ids = append(ids, id)
	}
	message := fmt.Sprintf("there is no file %s in the site's content", name)
	base, _, _ := strings.Cut(path.Base(filepath.ToSlash(name)), ":")
	if near := diag.Nearest(strings.TrimSuffix(base, ".md"), ids); near != "" {
		message += fmt.Sprintf(": did you mean %s?", path.Join(f.printer(terminal{}).Folder, byID[near]))
	}
	return fmt.Errorf("%s", message)
}

// notRead says why no names are looked for in a file of the content.
func (f *flags) notRead(file *source.File) error {
	shown := path.Join(f.printer(terminal{}).Folder, file.Path)
	if path.Ext(file.Path) != ".md" {
		return fmt.Errorf("%s is no record: names are looked for in the Markdown files of content alone", shown)
	}
	if f.drafts {
		return fmt.Errorf("%s is no record that is published", shown)
	}
	return fmt.Errorf("%s is not published (a draft, or not yet): call gloss explain --drafts", shown)
}

// An explained name is one with its text.
type explained struct {
	name *site.Name
	text *site.NamedText
}

// namesOn are the names on a line, on all for 0, in the order of the file.
func namesOn(texts []*site.NamedText, line int) (names []explained) {
	for _, t := range texts {
		for i := range t.Names {
			n := &t.Names[i]
			if line == 0 || n.At.Position().Line <= line && line <= n.At.EndPosition().Line {
				names = append(names, explained{n, t})
			}
		}
	}
	slices.SortStableFunc(names, func(a, b explained) int { return a.name.At.Compare(b.name.At) })
	return names
}

// An explainer prints what there is to say of names.
type explainer struct {
	diag.Printer
	w io.Writer
}

func (p explainer) print(names []explained, format string) error {
	if format == "json" {
		return printJSON(p.w, p.asJSON(names))
	}
	var b strings.Builder
	for _, one := range names {
		n := one.name
		e := one.text.Explain(n)
		fmt.Fprintf(&b, "%s: “%s” %s\n  %s\n  to change it: %s\n", p.Place(n.At), diag.Printable(n.Text), outcome(n), diag.Printable(e.Why), diag.Printable(e.Change))
		for _, note := range e.Notes {
			if note.At.IsZero() {
				fmt.Fprintf(&b, "  note: %s\n", diag.Printable(note.Message))
				continue
			}
			fmt.Fprintf(&b, "  %s: %s\n", p.Place(note.At), diag.Printable(note.Message))
		}
	}
	_, err := io.WriteString(p.w, b.String())
	return err
}

// outcome says briefly whom a name means, by which rule, and what became of it.
func outcome(n *site.Name) string {
	said := "means nobody"
	if n.Entity != nil {
		said = "means " + n.Entity.ID
	}
	terms := []string{n.Status.String()}
	if n.Rule != site.NoRule {
		terms = append([]string{"rule " + n.Rule.String()}, terms...)
	}
	if ids := candidates(n); len(ids) > 1 || n.Entity == nil && len(ids) > 0 {
		terms = append(terms, "candidates "+strings.Join(ids, " "))
	}
	return said + " [" + strings.Join(terms, ", ") + "]"
}

func candidates(n *site.Name) []string {
	ids := []string{}
	for _, e := range n.Candidates {
		ids = append(ids, e.ID)
	}
	return ids
}

type jsonName struct {
	Path       string     `json:"path"`
	Line       int        `json:"line"`
	Column     int        `json:"column"`
	Text       string     `json:"text"`
	Entity     *string    `json:"entity"`
	Candidates []string   `json:"candidates"`
	Rule       *string    `json:"rule"`
	Status     string     `json:"status"`
	Why        string     `json:"why"`
	Change     string     `json:"change"`
	Notes      []jsonNote `json:"notes"`
}

type jsonNote struct {
	Path    string `json:"path,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
}

func (p explainer) asJSON(names []explained) map[string]any {
	all := []jsonName{}
	for _, one := range names {
		n, at := one.name, one.name.At.Position()
		e := one.text.Explain(n)
		j := jsonName{path.Join(p.Folder, n.At.Path()), at.Line, at.Column, n.Text, nil, candidates(n), nil, n.Status.String(), e.Why, e.Change, p.jsonNotes(e.Notes)}
		if n.Entity != nil {
			j.Entity = &n.Entity.ID
		}
		if rule := n.Rule.String(); rule != "" {
			j.Rule = &rule
		}
		all = append(all, j)
	}
	return map[string]any{"gloss": 1, "names": all}
}

func (p explainer) jsonNotes(notes []diag.Note) []jsonNote {
	all := []jsonNote{}
	for _, note := range notes {
		j := jsonNote{Message: note.Message}
		if !note.At.IsZero() {
			at := note.At.Position()
			j.Path, j.Line, j.Column = path.Join(p.Folder, note.At.Path()), at.Line, at.Column
		}
		all = append(all, j)
	}
	return all
}
