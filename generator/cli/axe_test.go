package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestPagesAreAccessible runs axe-core over a page of each kind, on a phone and a desk, in light and dark.
func TestPagesAreAccessible(t *testing.T) {
	axe, err := os.ReadFile(needsModule(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	_, address := startServer(t, copySample(t))
	ctx := startBrowser(t)
	for _, theme := range []string{"light", "dark"} {
		for _, width := range []int64{320, 1280} {
			for _, page := range kinds {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address+page)); err != nil {
					t.Fatal(err)
				}
				evaluate[string](t, ctx, fmt.Sprintf(`document.documentElement.dataset.theme = %q`, theme))
				evaluate[bool](t, ctx, string(axe)+`; window.violations = null; axe.run(document, {resultTypes: ["violations"]}).then(r => {
					violations = r.violations.flatMap(v => v.nodes.map(n => v.id + " " + n.target + ": " + n.failureSummary)).join("\n");
				}, e => { violations = String(e); }); true`)
				for evaluate[bool](t, ctx, "violations === null") {
					if err := chromedp.Do(ctx, chromedp.Sleep(20*time.Millisecond)); err != nil {
						t.Fatal(err)
					}
				}
				if found := evaluate[string](t, ctx, "violations"); found != "" {
					t.Errorf("%s at %d pixels, %s:\n%s", page, width, theme, strings.Join(strings.SplitN(found, "\n", 6), "\n"))
				}
			}
		}
	}
}
