package cli

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// startBrowser starts a headless Chromium. What it shows needs no race detector.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is started")
	}
	program := needs(t, "chromium")
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
	"/topics/", "/topics/moscow-and-pyongyang/", "/method/", "/claims/", "/claims/by/", "/claims/about/strike-near-donetsk/",
	"/timeline/", "/questions/", "/updates/", "/corrections/",
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

// TestNoPageBreaksItsPolicy hears what the browser says of each page, and of one that has a style of its own in it: that
// one shows that a page which breaks its policy would be heard.
func TestNoPageBreaksItsPolicy(t *testing.T) {
	folder := copySample(t)
	const broken, redirect = "/nowhere/", "/briefings/veto-march-2024/"
	template := filepath.Join(folder, "templates", "404.html")
	if err := errors.Join(os.Mkdir(filepath.Dir(template), 0o755), os.WriteFile(template, []byte("<h1 style=\"color: red\">None</h1>"), 0o644)); err != nil {
		t.Fatal(err)
	}
	_, address := startServer(t, folder)
	ctx := startBrowser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	var mutex sync.Mutex
	var said []string
	err := chromedp.Listen(ctx, func(event any) {
		mutex.Lock()
		defer mutex.Unlock()
		switch event := event.(type) {
		case *log.EventEntryAdded:
			if event.Entry.Source != log.EntrySourceNetwork { // that the page is not there
				said = append(said, event.Entry.Text)
			}
		case *runtime.EventExceptionThrown:
			said = append(said, event.ExceptionDetails.Text+" "+event.ExceptionDetails.Exception.Description)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	const results = "/search/?q=korea"
	// What is said of the broken page may come late.
	whole := slices.DeleteFunc(slices.Clone(kinds), func(page string) bool { return page == broken })
	for _, page := range append(whole, results, redirect, broken) {
		if err := chromedp.Do(ctx, chromedp.Navigate(address+page)); err != nil {
			t.Fatal(err)
		}
		loaded, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.readyState == "complete" && document.styleSheets[0].cssRules.length > 0`))
		if err != nil || !loaded && page != redirect { // it may be on its way
			t.Errorf("%s has no style sheet: %v", page, err)
		}
		if page == redirect {
			await(t, ctx, `location.pathname != "`+redirect+`" && document.readyState == "complete"`)
		}
		if page == results {
			await(t, ctx, `document.querySelectorAll("[data-group=texts] .title a").length > 0`)
		}
		mutex.Lock()
		if heard := len(said) > 0; heard != (page == broken) {
			t.Errorf("%s: the browser says %q", page, said)
		}
		said = nil
		mutex.Unlock()
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

// TestDenseNotesNeverOverlap lays forty notes on two paragraphs beside them, and folds them away where there is no room.
func TestDenseNotesNeverOverlap(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(folder, "content", name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	write("site.md", "---\ngloss: 1\ntitle: Dense\nurl: https://dense.example\nlanguage: en\n---\n")
	var body strings.Builder
	for i := range 40 {
		fmt.Fprintf(&body, "The thing number%d is here. ", i)
		if i == 20 {
			body.WriteString("\n\n")
		}
		write(fmt.Sprintf("annotations/dense/n%d.md", i), fmt.Sprintf("---\nkind: context\n---\n> thing number%d is\n\n%s\n", i, strings.Repeat("It is one of many. ", 1+i%5)))
	}
	write("annotations/dense/whole.md", "---\nkind: context\n---\n"+strings.Repeat("On the whole of it. ", 40))
	write("articles/dense.md", "---\ntitle: Dense\ndate: 2024-01-01\n---\n"+body.String())
	write("articles/hebrew.md", "---\ntitle: עברית\ndate: 2024-01-01\nlanguage: he\n---\n"+strings.Repeat("המיניסטר אמר כך. ", 40)+"\n\nהספינות לא יעצרו עוד.\n")
	write("annotations/hebrew/ships.md", "---\nkind: context\nlanguage: en\n---\n> הספינות לא יעצרו עוד\n\nThere are forty of them.\n")
	_, address := startServer(t, folder)
	ctx := startBrowser(t)
	const overlaps = `(() => {
		const boxes = [...document.querySelectorAll(".note, #page-text > p, h1")].map(e => [e.id, e.getBoundingClientRect()]).filter(([, r]) => r.height > 0);
		return boxes.flatMap(([id, r], i) => boxes.slice(i + 1).filter(([, s]) =>
			r.left < s.right && s.left < r.right && r.top < s.bottom && s.top < r.bottom).map(([other]) => id + " " + other)).concat(boxes.length < 44 ? [boxes.length] : []);
	})().join(", ")`
	show := func(width int64, article string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address+"/articles/"+article+"/")); err != nil {
			t.Fatal(err)
		}
	}
	show(1440, "hebrew")
	beside := evaluate[bool](t, ctx, `(() => {
		const [note, text] = [document.querySelector("#page-text > .note"), document.querySelector("#page-text > p")].map(e => e.getBoundingClientRect());
		return text.width > 300 && text.right < note.left;
	})()`)
	if !beside {
		t.Error("a note does not stand beside a text that runs from right to left")
	}
	for _, width := range []int64{1100, 1440, 2560} {
		show(width, "dense")
		found, err := chromedp.Run(ctx, chromedp.Evaluate[string](overlaps))
		if err != nil || found != "" {
			t.Errorf("at %d pixels notes overlap: %s, %v", width, found, err)
		}
	}
	// A fragment that cannot be decoded does not keep the notes from following their passages.
	err := chromedp.Do(ctx, chromedp.EmulateViewport(2560, 900), chromedp.Navigate(address+"/about/"),
		chromedp.Navigate(address+"/articles/dense/#%E0%A4%A"), chromedp.EmulateViewport(1100, 900), chromedp.Sleep(200*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	if found, err := chromedp.Run(ctx, chromedp.Evaluate[string](overlaps)); err != nil || found != "" {
		t.Errorf("on a window made narrower notes overlap: %s, %v", found, err)
	}
	show(375, "dense")
	folded, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`[...document.querySelectorAll("#page-text .note")].filter(n => n.offsetHeight == 0).length`))
	if err != nil || folded != 40 {
		t.Errorf("on a phone %d notes are folded away: %v", folded, err)
	}
}
