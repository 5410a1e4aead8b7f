// Preview measures how long a saved change takes to show in an open page, in a real browser:
//
//	go run ./generator/bench/preview -n 10000
//
// It makes a corpus of n articles, starts gloss serve on it, opens a page in Chromium and edits: an article again and again,
// its own page being open; notes are added to it; then an alias of an entity, with an article open that names it so. The
// time runs from before the file is written until the page shows the change, as the page itself observes it.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("preview: ")
	n := flag.Int("n", 10000, "articles of the corpus")
	edits := flag.Int("edits", 100, "how often an article is saved")
	notes := flag.Int("notes", 20, "how often a note is added")
	aliases := flag.Int("aliases", 5, "how often an alias is changed")
	pause := flag.Duration("pause", 2*time.Second, "how long the editor thinks between two saves")
	flag.Parse()
	if flag.NArg() > 0 || *n < 10 || *edits < 1 {
		log.Fatal("-n is 10 or more, -edits is 1 or more, and nothing is expected behind the flags")
	}
	if err := measure(*n, *edits, *notes, *aliases, *pause); err != nil {
		log.Fatal(err)
	}
}

// measure measures and prints, and leaves no file behind.
func measure(n, edits, notes, aliases int, pause time.Duration) (err error) {
	dir, err := os.MkdirTemp("", "gloss-preview-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	gloss, corpus := filepath.Join(dir, "gloss"), filepath.Join(dir, "corpus")
	for _, args := range [][]string{
		{"go", "build", "-o", gloss, "./generator/gloss"},
		{"go", "run", "./generator/bench/gencorpus", "-n", fmt.Sprint(n), "-out", corpus},
	} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, out)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	address, err := start(ctx, gloss, corpus)
	if err != nil {
		return err
	}
	b, err := openBrowser(ctx)
	if err != nil {
		return err
	}
	defer b.close()
	s := session{browser: b, address: address, corpus: corpus, pause: pause}
	saved, err := s.saves(edits)
	if err != nil {
		return err
	}
	fmt.Printf("| %d articles | median, ms | 95th percentile, ms | worst, ms |\n|---|---:|---:|---:|\n", n)
	print(fmt.Sprintf("an article saved, %d times", edits), saved)
	added, err := s.notes(notes)
	if err != nil {
		return err
	}
	print(fmt.Sprintf("a note added, %d times", notes), added)
	changed, err := s.aliases(aliases)
	if err != nil {
		return err
	}
	print(fmt.Sprintf("an alias changed, %d times", aliases), changed)
	return nil
}

func print(what string, times []time.Duration) {
	slices.Sort(times)
	if len(times) == 0 {
		return
	}
	at := func(percent int) int64 { return times[(len(times)-1)*percent/100].Milliseconds() }
	fmt.Printf("| %s | %d | %d | %d |\n", what, at(50), at(95), at(100))
}

// start starts the preview and returns its address, without a slash at the end.
func start(ctx context.Context, gloss, corpus string) (string, error) {
	c := exec.CommandContext(ctx, gloss, "serve", "-C", corpus, "--port", "0")
	said, err := c.StderrPipe()
	if err != nil {
		return "", err
	}
	if err := c.Start(); err != nil {
		return "", err
	}
	lines := bufio.NewScanner(said)
	for lines.Scan() {
		if address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(lines.Text()); address != "" {
			go func() {
				for lines.Scan() { // it may go on talking
				}
			}()
			return address, nil
		}
	}
	return "", errors.New("gloss serve says no address")
}

type browser struct {
	context.Context
	close context.CancelFunc
}

func openBrowser(ctx context.Context) (*browser, error) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program), chromedp.NoSandbox)
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	ctx, stopPage := chromedp.NewContext(ctx)
	return &browser{ctx, func() { stopPage(); stop() }}, nil
}
