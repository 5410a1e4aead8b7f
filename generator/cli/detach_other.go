//go:build !unix

package cli

import "os/exec"

// detach does nothing here: Ctrl-C reaches the command too.
func detach(*exec.Cmd) {}
