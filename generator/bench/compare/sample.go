//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// A sample is one run of a program.
type sample struct {
	seconds float64
	peak    float64 // resident memory, in MiB
}

// run runs a program with its arguments. What it prints goes to standard error.
//
// To the system, the peak of a process is never below that of the process which started it. So it is not started by this
// process, which has grown, but by another of the same program, which has not.
func run(ctx context.Context, command ...string) (sample, error) {
	self, err := os.Executable()
	if err != nil {
		return sample{}, err
	}
	syscall.Sync() // or the program would wait for what was written before it
	c := exec.CommandContext(ctx, self, append([]string{"-starter", "--"}, command...)...)
	c.Stderr = os.Stderr
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	out, err := c.Output()
	if err != nil {
		return sample{}, fmt.Errorf("run %s: %w", filepath.Base(command[0]), err)
	}
	var s sample
	if _, err := fmt.Sscan(string(out), &s.seconds, &s.peak); err != nil {
		return sample{}, fmt.Errorf("read what %s took: %w", filepath.Base(command[0]), err)
	}
	return s, nil
}

// start runs a command for run, and prints the sample.
func start(ctx context.Context, command []string) error {
	c := exec.CommandContext(ctx, command[0], command[1:]...)
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	begin := time.Now()
	if err := c.Run(); err != nil {
		return err
	}
	seconds := time.Since(begin).Seconds()
	peak := float64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / (1 << 10)
	if runtime.GOOS == "darwin" { // where it is in bytes
		peak /= 1 << 10
	}
	_, err := fmt.Println(seconds, peak)
	return err
}
