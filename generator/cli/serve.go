package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/serve"
)

// editorVariable names the editor's command where --editor is not given.
const editorVariable = "GLOSS_EDITOR"

// serveFlags are those of serve alone.
type serveFlags struct {
	flags
	host      string
	port      int
	published bool
	poll      bool
	editor    string
}

func serveCommand(t terminal) *cobra.Command {
	f := &serveFlags{}
	c := &cobra.Command{
		Use: "serve", Short: "Show the site on this machine while it is edited", Args: noArguments, SuggestFor: []string{"preview", "watch", "dev"},
		Long: `Serve makes the site in memory and serves it until it is interrupted. The open page follows every change of the
content and of the templates, and shows what is wrong with them. Drafts are shown, and marked.`,
		RunE: func(c *cobra.Command, _ []string) error {
			if f.port < 0 || f.port > 65535 {
				return errors.New("--port is a number from 0 to 65535")
			}
			if f.editor != "" && !strings.Contains(f.editor, "{file}") {
				return fmt.Errorf("--editor is a command with {file} and, if it can, {line} and {column}, such as \"code --goto {file}:{line}:{column}\", not “%s”", f.editor)
			}
			f.drafts = !f.published
			o, err := f.options()
			if err != nil {
				return err
			}
			o.Publish = true
			return runServe(c, f, t, o)
		},
	}
	f.addJudging(c)
	set := c.Flags()
	set.BoolVar(&f.published, "published", false, "leave out drafts and what is not yet published")
	set.BoolVar(&f.poll, "poll", false, "look at the files again and again, where the system does not tell what changes")
	set.StringVar(&f.host, "host", "127.0.0.1", "the `address` to listen at")
	set.IntVar(&f.port, "port", 8080, "the `port`; 0 takes a free one")
	set.StringVar(&f.editor, "editor", os.Getenv(editorVariable), "the `command` that opens {file} at {line} and {column}")
	return c
}

func runServe(c *cobra.Command, f *serveFlags, t terminal, o build.Options) error {
	p, err := build.NewPreview(o)
	if err != nil {
		return failed(err)
	}
	defer p.Close()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program on the spot
	options := serve.Options{
		Folder: f.folder, Poll: f.poll, Host: f.host, Port: f.port, Now: f.moment(o), Told: f.teller(c, t),
		Ready: func(title, address string) {
			fmt.Fprintf(t, "gloss: %s is at %s (Ctrl-C ends it)\n", cmp.Or(title, "the site"), address)
		},
		Blind: func(err error) { fmt.Fprintf(t, "gloss: %v\n", err) },
	}
	if f.editor != "" {
		options.Edit = func(path string, line, column int) error { return f.edit(t, path, line, column) }
	}
	return failed(serve.Run(ctx, p, options))
}

// moment gives the moment of each edition: the one that was asked for, or the present one.
func (f *serveFlags) moment(o build.Options) func() content.Moment {
	if f.now != "" {
		return func() content.Moment { return o.Now }
	}
	return func() content.Moment { return content.MomentOf(time.Now()) }
}

// teller prints what is wrong whenever that is something else than before.
func (f *serveFlags) teller(c *cobra.Command, t terminal) func(*diag.Report, error) {
	last, failed := &diag.Report{}, false
	return func(r *diag.Report, err error) {
		before := failed
		failed = err != nil
		if failed {
			fmt.Fprintf(t, "gloss: %v\n", err)
			return
		}
		same := slices.EqualFunc(last.Findings, r.Findings, func(a, b diag.Finding) bool {
			return a.At.Path() == b.At.Path() && a.At.Start == b.At.Start && a.Message == b.Message && a.Level == b.Level
		})
		last = r
		if same && !before {
			return
		}
		// It is told in the report itself whether there are errors: they end nothing here.
		if err := f.report(c, t, r); err != nil && !errors.Is(err, errContent) {
			fmt.Fprintf(t, "gloss: %v\n", err)
		}
		tally := tally(r)
		if tally == "" {
			tally = "no problems any more"
		}
		fmt.Fprintf(t, "gloss: %s\n", tally)
	}
}

// edit opens a file of the site in the editor, which goes on by itself, beyond the end of the server too.
func (f *serveFlags) edit(t terminal, path string, line, column int) error {
	file, err := filepath.Abs(filepath.Join(f.folder, filepath.FromSlash(path)))
	if err != nil {
		return err
	}
	fill := strings.NewReplacer("{file}", file, "{line}", strconv.Itoa(line), "{column}", strconv.Itoa(column))
	words := strings.Fields(f.editor)
	for i := range words {
		words[i] = fill.Replace(words[i])
	}
	editor := exec.Command(words[0], words[1:]...)
	detach(editor)
	if err := editor.Start(); err != nil {
		return fmt.Errorf("open the editor: %w", err)
	}
	go func() {
		if err := editor.Wait(); err != nil {
			fmt.Fprintf(t, "gloss: the editor ends with %v: %s\n", err, strings.Join(words, " "))
		}
	}()
	return nil
}
