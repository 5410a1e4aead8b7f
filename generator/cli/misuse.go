package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gloss/generator/diag"
)

// noArguments refuses arguments, and names the command that one most likely meant.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !c.HasSubCommands() {
		return fmt.Errorf("“%s” takes no arguments, only flags: %s", c.CommandPath(), strings.Join(args, " "))
	}
	if near := meant(c, args[0]); near != "" {
		return fmt.Errorf("there is no command “%s”: did you mean “%s”?", args[0], near)
	}
	return fmt.Errorf("there is no command “%s”", args[0])
}

// meant is the command that a word most likely means: one that is written nearly so, or that other programs call so.
func meant(c *cobra.Command, word string) string {
	var names []string
	for _, sub := range c.Commands() {
		if slices.Contains(sub.SuggestFor, word) {
			return sub.Name()
		}
		names = append(names, sub.Name())
	}
	return diag.Nearest(word, names)
}

// misusedFlag says in an editor's words what is wrong with a flag.
func misusedFlag(c *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		return errors.New(unknownFlag(c, unknown))
	case errors.As(err, &bare):
		value, _ := pflag.UnquoteUsage(bare.GetFlag())
		return fmt.Errorf("--%s needs its %s behind it", bare.GetFlag().Name, value)
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "bool":
		return fmt.Errorf("--%s stands alone, without a value", invalid.GetFlag().Name)
	case errors.As(err, &invalid):
		return fmt.Errorf("--%s is a whole number, not “%s”", invalid.GetFlag().Name, invalid.GetValue())
	}
	return err
}

func unknownFlag(c *cobra.Command, e *pflag.NotExistError) string {
	dashes := "--"
	if text := e.GetSpecifiedShortnames(); strings.Contains(text, " ") {
		return fmt.Sprintf("“-%s” begins as a flag does: write -- before it", text)
	}
	if e.GetSpecifiedShortnames() != "" {
		dashes = "-"
	}
	message := fmt.Sprintf("“%s” has no flag %s%s", c.CommandPath(), dashes, e.GetSpecifiedName())
	if c.HasSubCommands() {
		return message + ": flags stand behind the whole command, as in gloss check -C DIR"
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := diag.Nearest(e.GetSpecifiedName(), names); near != "" {
		message += fmt.Sprintf(": did you mean --%s?", near)
	}
	return message
}

// whereToLook says how to learn how a command is used.
func whereToLook(c *cobra.Command) string {
	if c.HasParent() {
		return c.CommandPath() + " --help says how it is used"
	}
	return c.CommandPath() + " --help lists the commands"
}
