// Gloss turns a folder of Markdown into a briefing site: articles, the annotations that explain them passage by
// passage, and a page for everybody and everything they name.
package main

import (
	"os"
	_ "time/tzdata" // the site's time zone must be known on every machine

	"gloss/generator/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
