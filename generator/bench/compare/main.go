//go:build unix

// Compare measures how fast Gloss is, and prints a table in Markdown:
//
//	go run ./generator/bench/compare -n 10000
//
// It makes a corpus of n/10 articles and one of n. Each it builds several times, side by side with the floor (the command
// limit): Gloss into a new folder, then the floor with the sizes of what Gloss built, then Gloss once more with nothing
// changed. Figures are medians, and ratios are medians of the ratios within a run, since machines are noisy.
//
// Everything lies in a temporary folder, which $TMPDIR puts on another disk. What was built is deleted at the very end:
// the minute after a large deletion is slow.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("compare: ")
	n := flag.Int("n", 10000, "articles in the large corpus; the small one has a tenth of them")
	runs := flag.Int("runs", 3, "how often everything is measured")
	starter := flag.Bool("starter", false, "measure the command behind the flags: compare calls itself with it")
	flag.Parse()
	switch {
	case *starter && flag.NArg() == 0:
		log.Fatal("-starter is followed by a command")
	case !*starter && (*n < 10 || *runs < 1 || flag.NArg() > 0):
		log.Fatal("-n is 10 or more, -runs is 1 or more, and nothing is expected behind them")
	}

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	var err error
	if *starter {
		err = start(ctx, flag.Args())
	} else {
		err = compare(ctx, *n, *runs)
	}
	stop()
	if err != nil {
		log.Fatal(err)
	}
}

// compare measures, prints the table on standard output, and leaves no file behind.
func compare(ctx context.Context, n, runs int) (err error) {
	dir, err := os.MkdirTemp("", "gloss-compare-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()

	_, err = run(ctx, "go", "build", "-o", dir+string(filepath.Separator),
		"gloss/generator/gloss", "gloss/generator/bench/limit", "gloss/generator/bench/gencorpus")
	if err != nil {
		return err
	}
	small, err := newSeries(ctx, dir, n/10, runs)
	if err != nil {
		return err
	}
	large, err := newSeries(ctx, dir, n, runs)
	if err != nil {
		return err
	}
	fmt.Print(report(small, large))
	return nil
}

// newSeries makes a corpus of so many articles below the folder dir, which holds the programs, and measures with it.
func newSeries(ctx context.Context, dir string, articles, runs int) (*series, error) {
	corpus := filepath.Join(dir, strconv.Itoa(articles))
	_, err := run(ctx, filepath.Join(dir, "gencorpus"), "-flavour", "gloss", "-n", strconv.Itoa(articles), "-out", corpus)
	if err != nil {
		return nil, err
	}
	s := &series{articles: articles}
	for i := range runs {
		log.Printf("%d articles, run %d of %d", articles, i+1, runs)
		if err := s.measure(ctx, dir, corpus, fmt.Sprintf("%s-site-%d", corpus, i)); err != nil {
			return nil, err
		}
	}
	return s, nil
}
