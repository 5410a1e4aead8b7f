package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the program's version", Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			version, golang := "unknown", "unknown"
			if info, ok := debug.ReadBuildInfo(); ok {
				version, golang = info.Main.Version, info.GoVersion
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "gloss %s (%s)\n", version, golang)
			return failed(err)
		},
	}
}
