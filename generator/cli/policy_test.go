package cli

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// policy is the strictest under which a site can be served.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'"

// TestPagesKeepToAStrictPolicy has the browser report all that breaks it, on every kind of page and while the search is used.
func TestPagesKeepToAStrictPolicy(t *testing.T) {
	folder := copySample(t)
	run(t, folder, exitClean, "build")
	put(t, folder, "public/broken.html", "<!DOCTYPE html><title>Broken</title><script>1</script>")
	files := http.FileServer(http.Dir(filepath.Join(folder, "public")))
	reports := make(chan string, 1000)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			report, _ := io.ReadAll(r.Body)
			reports <- string(report)
			return
		}
		w.Header().Set("Content-Security-Policy", policy+"; report-uri /reports")
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	ctx := startBrowser(t)
	for _, page := range kinds {
		loadPage(t, ctx, server.URL+page)
	}
	searched(t, ctx, server.URL, "Kim Yong-hyun")
	loadPage(t, ctx, server.URL+"/broken.html")
	for {
		select {
		case report := <-reports:
			if strings.Contains(report, "/broken.html") {
				return
			}
			t.Errorf("the policy is broken: %s", report)
		case <-time.After(10 * time.Second):
			t.Fatal("what breaks the policy is not reported: the test proves nothing")
		}
	}
}
