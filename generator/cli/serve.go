package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/signal"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"gloss/generator/build"
	"gloss/generator/serve"
)

func serveCommand(t terminal) *cobra.Command {
	f, port := &flags{}, 0
	c := &cobra.Command{
		Use: "serve", Short: "Build the site in memory and show it on this machine", Args: noArguments,
		Long: `Serve builds the site in memory and serves it on 127.0.0.1 until it is interrupted. It writes nothing.`,
		RunE: func(c *cobra.Command, _ []string) error {
			if port < 0 || port > 65535 {
				return errors.New("--port is a number from 0 to 65535")
			}
			o, err := f.options()
			if err != nil {
				return err
			}
			o.Publish, o.Progress = true, t.progress
			return runServe(c, f, t, o, port)
		},
	}
	f.add(c)
	c.Flags().IntVar(&port, "port", 8080, "the `port`; 0 takes a free one")
	return c
}

func runServe(c *cobra.Command, f *flags, t terminal, o build.Options, port int) error {
	s, err := build.Open(o)
	if err != nil {
		t.clear()
		return failed(err)
	}
	defer s.Close()
	var mu sync.Mutex
	files := map[string][]byte{}
	if s.Report.Errors == 0 {
		err = s.Render(func(path string, data []byte) error {
			mu.Lock()
			defer mu.Unlock()
			files[path] = bytes.Clone(data)
			return nil
		})
	}
	if err != nil {
		t.clear()
		return failed(err)
	}
	if err := f.report(c, t, s.Report); err != nil {
		fmt.Fprintf(t, "gloss: nothing is served: %s\n", tally(s.Report))
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return failed(serve.New(files, s.Base).Serve(ctx, port, func(address string) {
		fmt.Fprintf(t, "gloss: %s is at %s (Ctrl-C ends it)\n", s.Settings.Title.Value, address)
	}))
}
