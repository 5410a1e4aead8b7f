package cli

import (
	"compress/gzip"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestNginxServesTheSite serves the sample with the manual's configuration.
func TestNginxServesTheSite(t *testing.T) {
	address, site := startNginx(t)
	t.Run("every file", func(t *testing.T) { visitFiles(t, address, site) })
	t.Run("what is no page", func(t *testing.T) { visitElsewhere(t, address, site) })
	t.Run("once more", func(t *testing.T) { visitAgain(t, address) })
	t.Run("an old address", func(t *testing.T) {
		ctx := startBrowser(t)
		if err := chromedp.Do(ctx, chromedp.Navigate(address+"/briefings/veto-march-2024/")); err != nil {
			t.Fatal(err)
		}
		await(t, ctx, `location.pathname == "/articles/how-the-panel-of-experts-ended/" && document.styleSheets[0].cssRules.length > 0`)
	})
}

func visitFiles(t *testing.T, address, site string) {
	files := outputOf(t, site)
	if _, found := files[".well-known/security.txt"]; !found || len(files) < 100 {
		t.Fatalf("the site has %d files", len(files))
	}
	policy := policyOf(t, site)
	for name := range files {
		if name == ".gloss" || name == "_headers" {
			answer, _ := answerOf(t, address+"/"+name)
			wantHeaders(t, answer, http.StatusNotFound, nil)
			continue
		}
		data, err := os.ReadFile(filepath.Join(site, name))
		if err != nil {
			t.Fatal(err)
		}
		answer, body := answerOf(t, address+"/"+strings.TrimSuffix(name, "index.html"))
		if body != string(data) {
			t.Errorf("%s is served as something else", name)
		}
		wantHeaders(t, answer, http.StatusOK, map[string]string{
			"Content-Type": servedType(name), "Cache-Control": servedCache(name), "Content-Security-Policy": policy,
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin",
		})
	}
}

func visitElsewhere(t *testing.T, address, site string) {
	notThere, body := answerOf(t, address+"/nowhere/")
	wantHeaders(t, notThere, http.StatusNotFound, map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "", "Content-Security-Policy": policyOf(t, site)})
	if page, err := os.ReadFile(site + "/404.html"); err != nil || body != string(page) {
		t.Errorf("what is not there shows something else than the site's page: %v", err)
	}
	noAsset, _ := answerOf(t, address+"/assets/gone.css")
	wantHeaders(t, noAsset, http.StatusNotFound, map[string]string{"Cache-Control": ""})
	folder, _ := answerOf(t, address+"/articles")
	wantHeaders(t, folder, http.StatusMovedPermanently, map[string]string{"Location": "/articles/"})
}

// visitAgain asks for compressed pages, and then for what has changed since.
func visitAgain(t *testing.T, address string) {
	for _, page := range []string{"/", "/feed.xml", "/claims/index.json", "/sitemap.xml", "/claims/claims.csv"} {
		plain, body := answerOf(t, address+page)
		packed, small := answerOf(t, address+page, "Accept-Encoding", "gzip")
		wantHeaders(t, packed, http.StatusOK, map[string]string{"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
		unpacked, err := gzip.NewReader(strings.NewReader(small))
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(unpacked); err != nil || string(text) != body {
			t.Errorf("%s is another page when compressed: %v", page, err)
		}
		again, _ := answerOf(t, address+page, "If-None-Match", plain.Header.Get("ETag"))
		wantHeaders(t, again, http.StatusNotModified, nil)
	}
}

func servedCache(name string) string {
	if strings.HasPrefix(name, "assets/") {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

// servedType is the media type of a file of a site.
func servedType(name string) string {
	if path.Base(name) == "feed.xml" {
		return "application/atom+xml"
	}
	return map[string]string{
		".html": "text/html; charset=utf-8", ".xml": "text/xml; charset=utf-8", ".css": "text/css; charset=utf-8",
		".js": "application/javascript; charset=utf-8", ".json": "application/json", ".jsonld": "application/ld+json",
		".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2",
		".bib": "application/x-bibtex", ".ris": "application/x-research-info-systems",
	}[path.Ext(name)]
}

// policyOf is the content security policy that a site asks its host for.
func policyOf(t testing.TB, site string) string {
	t.Helper()
	data, err := os.ReadFile(site + "/_headers")
	if err != nil {
		t.Fatal(err)
	}
	_, policy, _ := strings.Cut(string(data), "Content-Security-Policy: ")
	policy, _, _ = strings.Cut(policy, "\n")
	return policy
}

// startNginx serves the built sample as the manual's configuration says, at a free port, and returns its address and
// the site's folder.
func startNginx(t *testing.T) (address, site string) {
	t.Helper()
	program, folder, scratch := needs(t, "nginx"), copySample(t), t.TempDir()
	put(t, folder, "content/root/.well-known/security.txt", "Contact: mailto:desk@briefing.example\n")
	run(t, folder, exitClean, "build")
	site = filepath.Join(folder, "public")
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := free.Addr().String()
	free.Close()
	put(t, scratch, "site.conf", strings.NewReplacer("listen 80;", "listen "+host+";", "listen [::]:80;", "", "/srv/briefing/public", site).
		Replace(recipe(t, "nginx.conf")))
	user := ""
	if os.Geteuid() == 0 {
		user = "user root;" // others cannot read the folders of a test
	}
	put(t, scratch, "nginx.conf", user+`daemon off; pid pid; error_log stderr; events { }
http {
	include /etc/nginx/mime.types; access_log off;
	client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c; scgi_temp_path d; uwsgi_temp_path e;
	include site.conf;
}
`)
	c := exec.Command(program, "-p", scratch, "-c", "nginx.conf", "-e", "stderr")
	if out, err := exec.Command(program, append(c.Args[1:], "-t")...).CombinedOutput(); err != nil || strings.Contains(string(out), "[warn]") {
		t.Fatalf("nginx -t: %v\n%s", err, out)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Signal(os.Interrupt); _ = c.Wait() })
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if line, err := net.Dial("tcp", host); err == nil {
			line.Close()
			return "http://" + host, site
		}
		if time.Now().After(deadline) {
			t.Fatal("nginx does not answer")
		}
	}
}
