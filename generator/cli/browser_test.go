package cli

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// startBrowser starts a headless Chromium. Without one the test is skipped, but on the gate it fails.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skip(err)
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	return ctx
}

// kinds has one page of each kind.
var kinds = []string{
	"/", "/articles/", "/articles/in/2024/", "/articles/what-the-resolutions-forbid/",
	"/articles/seoul-says-officers-killed-near-donetsk/", "/entities/", "/entities/of/person/",
	"/entities/kim-yong-hyun/", "/entities/comprehensive-strategic-partnership-treaty/", "/entities/north-korea/",
	"/topics/", "/topics/moscow-and-pyongyang/", "/method/", "/claims/", "/questions/", "/updates/", "/corrections/",
	"/search/", "/nowhere/",
}

func TestPagesFitEveryScreenAndLoadNothingFromElsewhere(t *testing.T) {
	_, address := startServer(t, copySample(t))
	ctx := startBrowser(t)
	for _, width := range []int64{320, 768, 1440} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		for _, page := range kinds {
			u, err := url.JoinPath(address, page)
			if err != nil {
				t.Fatal(err)
			}
			if err := chromedp.Do(ctx, chromedp.Navigate(u)); err != nil {
				t.Fatal(err)
			}
			loaded, err := chromedp.Run(ctx, chromedp.Evaluate[[]string]("performance.getEntriesByType('resource').map(e => e.name)"))
			if err != nil || len(loaded) == 0 {
				t.Errorf("%s loads %v: %v", page, loaded, err)
			}
			for _, resource := range loaded {
				if !strings.HasPrefix(resource, address+"/") {
					t.Errorf("%s loads %s", page, resource)
				}
			}
			wide, err := chromedp.Run(ctx, chromedp.Evaluate[int64]("document.documentElement.scrollWidth"))
			if err != nil || wide > width {
				t.Errorf("at %d pixels %s is %d wide: %v", width, page, wide, err)
			}
		}
	}
}

// TestNotesOpenInPlaceOnANarrowScreen chooses a note by its marker, by its passage, by the keyboard and by its address.
func TestNotesOpenInPlaceOnANarrowScreen(t *testing.T) {
	_, address := startServer(t, copySample(t))
	ctx := startBrowser(t)
	const article = "/articles/seoul-says-officers-killed-near-donetsk/"
	const shown = `getComputedStyle(document.getElementById("note-which-circumstances")).display != "none"`
	const marker = `document.querySelector('.marker[href="#note-which-circumstances"]')`
	load := func(width int64, fragment string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address+"/about/"), chromedp.Navigate(address+article+fragment)); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(want bool, after, do string) {
		t.Helper()
		if got, err := chromedp.Run(ctx, chromedp.Evaluate[bool](do+";"+shown)); err != nil || got != want {
			t.Errorf("%s the note is shown: %v, %v", after, got, err)
		}
	}
	load(375, "")
	expect(false, "at first", "0")
	expect(true, "once its marker is chosen", marker+".click()")
	expect(false, "once it is chosen again", marker+".click()")
	expect(true, "once its passage is chosen", `document.getElementById("passage-which-circumstances").click()`)
	expect(false, "once the space bar is pressed", marker+`.dispatchEvent(new KeyboardEvent("keydown", {key: " ", bubbles: true}))`)
	load(375, "#note-which-circumstances")
	expect(true, "by its address", "0")
	load(1440, "")
	expect(true, "in the margin", "0")
	side, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.getElementById("note-which-circumstances").getBoundingClientRect().left >
		document.getElementById("passage-which-circumstances").closest("p").getBoundingClientRect().right`))
	if err != nil || !side {
		t.Errorf("the note does not stand beside its passage: %v", err)
	}
}
