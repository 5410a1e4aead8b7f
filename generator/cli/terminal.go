package cli

import (
	"fmt"
	"io"
	"os"

	"gloss/generator/diag"
)

// A terminal is where messages for people go.
type terminal struct {
	io.Writer
	live, colour bool
}

// isTerminal reports whether a person may be looking on: output goes to a device that shows characters.
func isTerminal(w io.Writer) bool {
	f, isFile := w.(*os.File)
	if !isFile || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && info.Mode()&os.ModeDevice != 0
}

// useColour follows the NO_COLOR convention.
func useColour(w io.Writer) bool { return isTerminal(w) && os.Getenv("NO_COLOR") == "" }

// say prints a line for people. Whatever a file of the site is called or holds, it does nothing to their terminal but
// be read there.
func (t terminal) say(format string, args ...any) {
	fmt.Fprintln(t, diag.Printable(fmt.Sprintf(format, args...)))
}

// progress shows the stage that runs in a line that the next one replaces. It is silent off a terminal.
func (t terminal) progress(stage string) {
	if t.live {
		fmt.Fprintf(t, "\r\x1b[K%s …", stage)
	}
}

// clear takes the line of progress away.
func (t terminal) clear() {
	if t.live {
		fmt.Fprint(t, "\r\x1b[K")
	}
}
