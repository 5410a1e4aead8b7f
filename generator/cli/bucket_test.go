package cli

import (
	"bufio"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// A bucket is one of a store on this machine that speaks S3, with what was asked of it, in order.
type bucket struct {
	*testing.T
	address, script string
	mutex           sync.Mutex
	asked           []string          // “PUT articles/talks/index.html”, “DELETE …”
	cache           map[string]string // what a file's Cache-Control was to be; the store forgets it
}

// TestABucketGetsTheSite puts a small site into a bucket, puts it there again, and then changes it.
func TestABucketGetsTheSite(t *testing.T) {
	needs(t, "rclone")
	b, folder := startBucket(t), t.TempDir()
	run(t, folder, exitClean, "new", "site", "--title", "Harbour", "--url", "https://harbour.example")
	put(t, folder, "content/root/.well-known/security.txt", "Contact: mailto:desk@harbour.example\n")
	put(t, folder, "content/root/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")
	put(t, folder, "content/articles/short.md", "---\ntitle: Short\ndate: 2024-10-10\n---\nShort.\n")
	run(t, folder, exitClean, "build")
	site := filepath.Join(folder, "public")
	asked := b.publish(folder)
	b.compare(site)
	wantTurns(t, asked)
	if asked := b.publish(folder); len(asked) > 0 {
		t.Errorf("what has not changed is written again: %q", asked)
	}
	if err := os.Remove(folder + "/content/articles/short.md"); err != nil {
		t.Fatal(err)
	}
	put(t, folder, "templates/assets/site.js", "// another script\n")
	run(t, folder, exitClean, "build")
	asked = b.publish(folder)
	wantTurns(t, asked)
	if !slices.Contains(asked, "DELETE articles/short/index.html") || turn(asked[0]) > 0 || slices.ContainsFunc(asked, func(a string) bool { return strings.HasSuffix(a, ".woff2") }) {
		t.Errorf("after a change the bucket is asked %q", asked)
	}
}

// compare fails unless the bucket holds the files of a site, as browsers must get them.
func (b *bucket) compare(site string) {
	b.Helper()
	for name := range outputOf(b, site) {
		answer, body := answerOf(b, b.address+"/"+name)
		if name == ".gloss" || name == "_headers" {
			wantHeaders(b, answer, http.StatusNotFound, nil)
			continue
		}
		data, err := os.ReadFile(filepath.Join(site, name))
		if err != nil || body != string(data) {
			b.Errorf("%s is something else in the bucket: %v", name, err)
		}
		javascript := strings.Replace(servedType(name), "application/javascript", "text/javascript", 1)
		wantHeaders(b, answer, http.StatusOK, map[string]string{"Content-Type": javascript})
		if got := b.cache[name]; got != servedCache(name) {
			b.Errorf("%s: Cache-Control is %q", name, got)
		}
	}
}

// turn is when a request may come: assets, then what is no page, then pages, and what is gone at the very end.
func turn(request string) int {
	switch {
	case strings.HasPrefix(request, "PUT assets/"):
		return 0
	case strings.HasPrefix(request, "DELETE "):
		return 3
	case strings.HasSuffix(request, ".html"):
		return 2
	}
	return 1
}

// wantTurns fails unless the requests come in their turns.
func wantTurns(t *testing.T, asked []string) {
	t.Helper()
	if !slices.IsSortedFunc(asked, func(a, b string) int { return turn(a) - turn(b) }) {
		t.Errorf("the bucket is asked in the order\n%s", strings.Join(asked, "\n"))
	}
}

// publish calls the manual's script, and returns what it wrote and deleted.
func (b *bucket) publish(folder string) []string {
	b.Helper()
	b.mutex.Lock()
	b.asked = nil
	b.mutex.Unlock()
	shell(b, folder, b.TempDir(), []string{
		"HOME=" + b.TempDir(), "AWS_CA_BUNDLE=", "RCLONE_CONFIG_STORE_TYPE=s3", "RCLONE_CONFIG_STORE_PROVIDER=Other", "RCLONE_CONFIG_STORE_ACCESS_KEY_ID=a",
		"RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY=b", "RCLONE_CONFIG_STORE_ENDPOINT=" + strings.TrimSuffix(b.address, "/briefing"),
	}, "sh", b.script, "store:briefing")
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.asked
}

// startBucket starts a store with one bucket, behind a door that writes down what it is asked.
func startBucket(t *testing.T) *bucket {
	t.Helper()
	script, err := filepath.Abs(recipes + "s3.sh")
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(needs(t, "gofakes3"), "-host", "127.0.0.1:0", "-backend", "memory", "-initialbucket", "briefing")
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	var port string
	for lines := bufio.NewScanner(said); port == "" && lines.Scan(); {
		_, port, _ = strings.Cut(lines.Text(), "using port: ")
	}
	go func() { _, _ = io.Copy(io.Discard, said) }()
	b := &bucket{T: t, script: script, cache: map[string]string{}}
	store := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: "127.0.0.1:" + port})
	door := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut || r.Method == http.MethodDelete {
			name := strings.TrimPrefix(r.URL.Path, "/briefing/")
			b.mutex.Lock()
			b.asked = append(b.asked, r.Method+" "+name)
			b.cache[name] = r.Header.Get("Cache-Control")
			b.mutex.Unlock()
		}
		store.ServeHTTP(w, r)
	}))
	t.Cleanup(door.Close)
	b.address = door.URL + "/briefing"
	return b
}
