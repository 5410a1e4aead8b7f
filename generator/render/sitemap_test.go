package render

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

func TestSitemapListsEveryPageOnce(t *testing.T) {
	b := build(t, briefing(t))
	var set urlSet
	if err := xml.Unmarshal([]byte(b.page(t, "sitemap.xml")), &set); err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, u := range set.URLs {
		if _, twice := listed[u.Loc]; twice {
			t.Errorf("%s is listed twice", u.Loc)
		}
		listed[u.Loc] = u.LastMod
	}
	compare(t, listed["https://example.org/briefing/articles/strike/"], "2024-10-10")
	pages := 0
	for name := range b.files {
		address := "https://example.org/briefing/" + strings.TrimSuffix(name, "index.html")
		redirect := strings.Contains(b.files[name], `http-equiv="refresh"`)
		if !strings.HasSuffix(name, ".html") || name == "404.html" || redirect {
			continue
		}
		pages++
		if _, found := listed[address]; !found {
			t.Errorf("%s is not listed", address)
		}
	}
	compare(t, len(set.URLs), pages)
}

func TestLongSitemapIsSplit(t *testing.T) {
	r := &renderer{site: build(t, briefing(t)).site}
	var urls []sitemapURL
	for i := range 5 {
		urls = append(urls, sitemapURL{Loc: fmt.Sprintf("https://example.org/%d", i)})
	}
	var names []string
	for _, o := range r.sitemapsOf(urls, 2) {
		made, err := o.make(&scratch{})
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, fmt.Sprintf("%s %d", o.path, strings.Count(string(made[0].data), "<loc>")))
	}
	compare(t, names, []string{"sitemap-1.xml 2", "sitemap-2.xml 2", "sitemap-3.xml 1", "sitemap.xml 3"})
}
