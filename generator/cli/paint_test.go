package cli

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// What a first visit to an article may load, in bytes, with gzip for what is text: all of it, and the scripts of it.
const (
	maxVisit   = 100_000
	maxScripts = 15_000
)

// late is how long fonts and scripts are in coming.
const late = 2500 * time.Millisecond

// slowly serves what a server has, fonts and scripts late.
func slowly(t *testing.T, address string) string {
	t.Helper()
	to, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(to)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if kind := path.Ext(r.URL.Path); kind == ".js" || kind == ".woff2" {
			time.Sleep(late)
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// showBuilt builds the site of a folder and serves it as it is published: without what a preview adds.
func showBuilt(t *testing.T, folder string) string {
	t.Helper()
	run(t, folder, exitClean, "build", "--out", "built")
	s := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(folder, "built"))))
	t.Cleanup(s.Close)
	return s.URL
}

func evaluate[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// moved is how far the parts of a page have moved since it was loaded (Layout Instability, cumulative layout shift).
func moved(t *testing.T, ctx context.Context) float64 {
	t.Helper()
	evaluate[float64](t, ctx, `window.moved = 0; new PerformanceObserver(list => {
		for (const shift of list.getEntries()) moved += shift.value;
	}).observe({type: "layout-shift", buffered: true}); moved`)
	if err := chromedp.Do(ctx, chromedp.Sleep(200*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	return evaluate[float64](t, ctx, "moved")
}

// TestPagesAreSeenBeforeFontsAndScriptsAndThenStayInPlace asks Chromium when it painted first, and what moved afterwards.
func TestPagesAreSeenBeforeFontsAndScriptsAndThenStayInPlace(t *testing.T) {
	address := showBuilt(t, copySample(t))
	address = slowly(t, address)
	ctx := startBrowser(t)
	for _, width := range []int64{375, 1440} {
		for _, page := range []string{"/articles/seoul-says-officers-killed-near-donetsk/", "/"} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address+page), chromedp.Sleep(late+time.Second)); err != nil {
				t.Fatal(err)
			}
			if first := evaluate[float64](t, ctx, `performance.getEntriesByName("first-contentful-paint")[0].startTime`); first > float64(late.Milliseconds()) {
				t.Errorf("at %d pixels %s is seen after %.0f ms, when fonts and scripts are there", width, page, first)
			}
			shift := moved(t, ctx)
			t.Logf("at %d pixels %s moves by %.4f", width, page, shift)
			if shift > 0.02 {
				t.Errorf("at %d pixels %s moves by %.4f", width, page, shift)
			}
		}
	}
}

// TestAVisitIsLight adds up what Chromium loads for an article of about a thousand words with its notes.
func TestAVisitIsLight(t *testing.T) {
	address := showBuilt(t, copySample(t))
	ctx := startBrowser(t)
	page := address + "/articles/seoul-says-officers-killed-near-donetsk/"
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(page), chromedp.Sleep(500*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	sizes, total := map[string]int{}, 0
	for _, resource := range append(evaluate[[]string](t, ctx, "performance.getEntriesByType('resource').map(e => e.name)"), page) {
		kind := path.Ext(resource)
		if kind == ".svg" || kind == ".jpg" || kind == ".png" {
			continue // pictures are the article's own
		}
		size := packed(t, resource, kind != ".woff2")
		sizes[kind] += size
		total += size
	}
	t.Logf("a visit loads %d bytes: %v", total, sizes)
	if total > maxVisit || sizes[".js"] > maxScripts || sizes[".woff2"] == 0 || sizes[".js"] == 0 {
		t.Errorf("a visit loads %d bytes: %v", total, sizes)
	}
}

// packed is the size of what stands at an address, with gzip where that is asked for.
func packed(t *testing.T, address string, zip bool) int {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if !zip {
		return len(data)
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
