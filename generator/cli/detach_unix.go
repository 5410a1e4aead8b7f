//go:build unix

package cli

import (
	"os/exec"
	"syscall"
)

// detach keeps a command from what is typed at the terminal: Ctrl-C would end it, and lose what is not saved.
func detach(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
