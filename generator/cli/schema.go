package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gloss/generator/content"
)

func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use: "schema [KIND]", Short: "Print the JSON Schema of front matters",
		Long: `Schema prints the JSON Schema (draft 2020-12) of the front matter of a kind of record, for programs that check and complete
YAML: ` + strings.Join(content.SchemaKinds(), ", ") + `. Without a kind it prints one that takes those of all.

It knows what a file shows by itself; gloss check knows more.`,
		ValidArgsFunction: func(_ *cobra.Command, typed []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(typed) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return content.SchemaKinds(), cobra.ShellCompDirectiveNoFileComp
		},
		Args: func(_ *cobra.Command, typed []string) error {
			if len(typed) > 1 {
				return errors.New("one kind is wanted, or none for all: gloss schema article")
			}
			return nil
		},
		RunE: func(c *cobra.Command, typed []string) error {
			schema, err := content.Schema(strings.Join(typed, ""))
			if err != nil {
				return err
			}
			if err := printJSON(c.OutOrStdout(), schema); err != nil {
				return failed(fmt.Errorf("print the schema: %w", err))
			}
			return nil
		},
	}
}
