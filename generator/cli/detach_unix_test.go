//go:build unix

package cli

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAnEditorOutlivesTheServer interrupts a server as a terminal does, the programs that it started too, while a file is
// open in an editor.
func TestAnEditorOutlivesTheServer(t *testing.T) {
	folder := copySample(t)
	left := filepath.Join(folder, "left")
	put(t, folder, "editor.sh", "#!/bin/sh\nsleep 1\necho saved > "+left+"\nexit 7\n")
	c, heard := program(t, folder, "serve", "--port", "0", "--editor", "sh "+filepath.Join(folder, "editor.sh")+" {file}"), &said{}
	c.Stderr, c.SysProcAttr = heard, &syscall.SysProcAttr{Setpgid: true}
	address := begun(t, c, heard)
	a := newAsker(t, address)
	open := func() {
		t.Helper()
		if status, said := a.ask("POST", "edit", address, a.token, map[string]any{"path": "content/site.md", "line": 1, "column": 1}); status != http.StatusNoContent {
			t.Fatalf("%d: %s", status, said)
		}
	}
	open()
	comes(t, "the editor's end", func() bool { return strings.Contains(heard.String(), "gloss: the editor ends with exit status 7: sh ") })
	if err := os.Remove(left); err != nil {
		t.Fatal(err)
	}
	open()
	if err := syscall.Kill(-c.Process.Pid, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("interrupted, serve ends with %v", err)
	}
	if got := waitFor(t, left); got != "saved\n" {
		t.Errorf("the editor has left %q", got)
	}
}
