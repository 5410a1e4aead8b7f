package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gloss/generator/build"
	"gloss/generator/diag"
	"gloss/generator/edit"
)

// What completes a word is asked for at every press of a key, while the content may be broken: it reads names of files and
// front matters alone, and is silent about mistakes.

// shells are those that can be taught to complete, with what does.
var shells = map[string]func(*cobra.Command, io.Writer) error{
	"bash":       func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
	"zsh":        (*cobra.Command).GenZshCompletion,
	"fish":       func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },
	"powershell": (*cobra.Command).GenPowerShellCompletionWithDesc,
}

// shellNames are in the order of the manual.
var shellNames = []string{"bash", "zsh", "fish", "powershell"}

func completionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "completion SHELL", Short: "Teach your shell to complete commands, flags and ids",
		Long: `Completion prints a script for a shell: bash, zsh, fish or powershell. Once the shell has read it, the TAB key completes
commands, flags and the ids of the site.

Write the line of your shell into the file that it reads when it starts:

  bash        source <(gloss completion bash)          ~/.bashrc; the package bash-completion is needed
  zsh         source <(gloss completion zsh)           ~/.zshrc, behind compinit
  fish        gloss completion fish | source           ~/.config/fish/config.fish
  powershell  gloss completion powershell | Out-String | Invoke-Expression        $PROFILE`,
		ValidArgs: shellNames,
		Args: func(_ *cobra.Command, typed []string) error {
			if len(typed) != 1 {
				return errors.New("one shell is wanted: gloss completion bash, zsh, fish or powershell")
			}
			return nil
		},
		RunE: func(c *cobra.Command, typed []string) error {
			script, known := shells[typed[0]]
			if !known {
				message := fmt.Sprintf("there is no completion for “%s”: the shells are %s", typed[0], strings.Join(shellNames, ", "))
				if near := diag.Nearest(typed[0], shellNames); near != "" {
					message = fmt.Sprintf("there is no completion for “%s”: did you mean “%s”?", typed[0], near)
				}
				return errors.New(message)
			}
			return failed(script(c.Root(), c.OutOrStdout()))
		},
	}
}

// unquoteUsages takes the marks out of the descriptions of flags that say what help calls their values: a shell shows them.
func unquoteUsages(c *cobra.Command) {
	c.Flags().VisitAll(func(f *pflag.Flag) { _, f.Usage = pflag.UnquoteUsage(f) })
	for _, sub := range c.Commands() {
		unquoteUsages(sub)
	}
}

// completeCommand completes the name of a command.
func completeCommand(c *cobra.Command, typed []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	about, rest, err := c.Root().Find(typed)
	if err != nil || len(rest) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []cobra.Completion
	for _, sub := range about.Commands() {
		if sub.IsAvailableCommand() && strings.HasPrefix(sub.Name(), begun) {
			names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completeRecord completes KIND/ID, and annotations/ARTICLE/ID: the kind first, with no blank behind it.
func (f *flags) completeRecord(_ *cobra.Command, typed []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(typed) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	kind, _, isWhole := strings.Cut(begun, "/")
	switch {
	case !isWhole:
		return folders("", edit.Kinds[:], begun)
	case kind == "annotations":
		return f.completeAnnotation("annotations/", begun)
	}
	return f.completeID(kind, kind+"/", begun)
}

// completeNotes completes each of several ARTICLE/ID.
func (f *flags) completeNotes(_ *cobra.Command, typed []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	all, directive := f.completeAnnotation("", begun)
	return slices.DeleteFunc(all, func(one cobra.Completion) bool {
		ref, _, _ := strings.Cut(one, "\t")
		return slices.Contains(typed, ref)
	}), directive
}

// completeArticle completes the id of an article.
func (f *flags) completeArticle(_ *cobra.Command, typed []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(typed) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return f.completeID("articles", "", begun)
}

// completeEntityKind completes a kind of entity, of the site that the command names.
func completeEntityKind(c *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return build.ListKinds(c.Flag("chdir").Value.String()), cobra.ShellCompDirectiveNoFileComp
}

// completeFile completes the path of a record's file.
func completeFile(_ *cobra.Command, typed []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(typed) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []cobra.Completion{"md"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeAnnotation completes ARTICLE/ID behind what stands before it.
func (f *flags) completeAnnotation(before, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	article, _, isWhole := strings.Cut(strings.TrimPrefix(begun, before), "/")
	if !isWhole {
		return folders(before, build.ListAnnotated(f.folder), begun)
	}
	return f.completeID("annotations/"+article, before+article+"/", begun)
}

// folders completes what begins names, each with a slash behind it.
func folders(before string, names []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var all []cobra.Completion
	for _, name := range names {
		if whole := before + name + "/"; strings.HasPrefix(whole, begun) && diag.Printable(name) == name {
			all = append(all, whole)
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// completeID completes the id of a record in a folder of the content, with its title.
func (f *flags) completeID(folder, before, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var all []cobra.Completion
	for _, r := range build.List(filepath.Clean(f.folder), folder, strings.TrimPrefix(begun, before)) {
		if diag.Printable(r.ID) != r.ID {
			continue // a name of a file that would do something to the terminal
		}
		all = append(all, cobra.CompletionWithDesc(before+r.ID, diag.Printable(r.Title)))
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}
