// Package cli is the command line: what was typed comes in, an exit status goes out.
//
// It reads the flags, calls the stages by way of package build, prints what they report, and decides nothing else.
package cli

import (
	"cmp"
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
	if len(args) > 0 && args[0] == cobra.ShellCompRequestCmd {
		unquoteUsages(root)
	}
	misused, err := root.ExecuteC()
	if err == nil || errors.Is(err, errContent) {
		return status(err)
	}
	for line := range strings.SplitSeq("gloss: "+err.Error(), "\n") {
		fmt.Fprintln(stderr, diag.Printable(line))
	}
	if status(err) == exitUsage {
		fmt.Fprintln(stderr, whereToLook(misused))
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
		SilenceUsage: true, SilenceErrors: true, Version: version(),
		Args: noArguments, RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetVersionTemplate("gloss {{.Version}}\n")
	root.SetFlagErrorFunc(misusedFlag)
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	t := terminal{stderr, isTerminal(stderr), useColour(stderr)}
	root.SetHelpCommand(helpCommand())
	root.AddCommand(buildCommand(t), checkCommand(t), fixCommand(t), importCommand(t), newCommand(t), renameCommand(t), serveCommand(t), suggestCommand(t),
		explainCommand(t), schemaCommand(), completionCommand(), versionCommand())
	return root
}

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [command]", Short: "Tell about a command",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return cmp.Or(err, noArguments(about, rest))
			}
			return about.Help()
		},
		ValidArgsFunction: completeCommand,
	}
}
