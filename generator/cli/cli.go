// Package cli is the command line: what was typed comes in, an exit status goes out.
//
// It reads the flags, calls the stages by way of package build, prints what they report, and decides nothing else.
package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"gloss/generator/diag"
)

// The exit statuses of the program.
const (
	exitClean   = 0 // done, and the content has no errors
	exitContent = 1 // the content has errors, which were reported
	exitUsage   = 2 // the command was misused
	exitFailure = 3 // the program or the machine failed
)

// Main runs the command of the arguments, which begin after the program's name, and returns the exit status.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := command(stderr)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	if err == nil || errors.Is(err, errContent) {
		return status(err)
	}
	fmt.Fprintf(stderr, "gloss: %v\n", err)
	if status(err) == exitUsage {
		fmt.Fprintln(stderr, "gloss --help lists the commands and their flags")
	}
	return status(err)
}

// errContent says that the content has errors. They were reported.
var errContent = errors.New("the content has errors")

// A failure is an error of the program or the machine; every other error of a command is a misuse of it.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// failed marks an error as a failure. No error stays none.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return failure{err}
}

func status(err error) int {
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errContent):
		return exitContent
	case errors.As(err, &failure{}):
		return exitFailure
	}
	return exitUsage
}

// command is the program's whole command line.
func command(stderr io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:   "gloss",
		Short: "Gloss builds briefing sites from Markdown",
		Long: `Gloss turns a folder of Markdown into a briefing site: articles, the hand-written annotations that explain
them passage by passage, and a page for everybody and everything they name.

Exit status: 0 done, 1 the content has errors, 2 the command was misused, 3 the program or the machine failed.`,
		SilenceUsage: true, SilenceErrors: true,
		Args: noArguments, RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	t := terminal{stderr, isTerminal(stderr), useColour(stderr)}
	root.SetHelpCommand(helpCommand())
	root.AddCommand(buildCommand(t), checkCommand(t), fixCommand(t), serveCommand(t), suggestCommand(t), explainCommand(t), versionCommand())
	return root
}

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [command]", Short: "Tell about a command",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noArguments(c.Root(), args)
			}
			return about.Help()
		},
	}
}

// noArguments refuses arguments, and names the command that one most likely meant.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if c.HasSubCommands() {
		message := fmt.Sprintf("there is no command “%s”", args[0])
		var names []string
		for _, sub := range c.Commands() {
			names = append(names, sub.Name())
		}
		if near := diag.Nearest(args[0], names); near != "" {
			message += fmt.Sprintf(": did you mean “%s”?", near)
		}
		return errors.New(message)
	}
	return fmt.Errorf("“gloss %s” takes no arguments, only flags: %s", c.Name(), strings.Join(args, " "))
}
