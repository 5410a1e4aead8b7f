package render

import (
	"encoding/xml"
	"fmt"
	"slices"
	"time"
)

// sitemapURLs is how many addresses one sitemap may hold (sitemaps.org, protocol 0.9).
const sitemapURLs = 50_000

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

type (
	urlSet struct {
		XMLName xml.Name     `xml:"urlset"`
		Space   string       `xml:"xmlns,attr"`
		URLs    []sitemapURL `xml:"url"`
	}
	sitemapIndex struct {
		XMLName  xml.Name     `xml:"sitemapindex"`
		Space    string       `xml:"xmlns,attr"`
		Sitemaps []sitemapURL `xml:"sitemap"`
	}
	sitemapURL struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
)

// sitemaps are sitemap.xml and, where one file cannot hold all addresses, the parts that it then lists.
func (r *renderer) sitemaps() []output {
	return r.sitemapsOf(r.addresses(), sitemapURLs)
}

func (r *renderer) sitemapsOf(urls []sitemapURL, most int) []output {
	if len(urls) <= most {
		return []output{single("sitemap.xml", func(s *scratch) ([]byte, error) { return marshal(s, urlSet{Space: sitemapSpace, URLs: urls}) })}
	}
	index := sitemapIndex{Space: sitemapSpace}
	var all []output
	for part := range slices.Chunk(urls, most) {
		name := fmt.Sprintf("sitemap-%d.xml", len(all)+1)
		all = append(all, single(name, func(s *scratch) ([]byte, error) { return marshal(s, urlSet{Space: sitemapSpace, URLs: part}) }))
		index.Sitemaps = append(index.Sitemaps, sitemapURL{Loc: r.site.Absolute(r.site.At("/" + name))})
	}
	return append(all, single("sitemap.xml", func(s *scratch) ([]byte, error) { return marshal(s, index) }))
}

// addresses are those of all pages, the records' first. When a page changed is said of articles alone, where it is known.
func (r *renderer) addresses() []sitemapURL {
	s := r.site
	var all []sitemapURL
	add := func(address string) { all = append(all, sitemapURL{Loc: s.Absolute(address)}) }
	add(s.At("/"))
	for _, a := range s.Articles {
		all = append(all, sitemapURL{s.Absolute(a.Address), a.Changed.Format(time.DateOnly)})
	}
	for _, e := range s.Entities {
		add(e.Address)
		for _, list := range e.MentionPages {
			add(list.Address)
		}
	}
	for _, t := range s.Topics {
		add(t.Address)
		for _, list := range s.Lists.Topics[t][1:] {
			add(list.Address)
		}
	}
	for _, p := range s.Pages {
		add(p.Address)
	}
	add(s.Lists.Newest.Address)
	add(s.Lists.TopicIndex)
	add(s.Lists.Search)
	for _, list := range s.Lists.Years {
		add(list.Address)
	}
	for _, list := range slices.Concat(s.Lists.Entities, s.Lists.Kinds) {
		add(list.Address)
	}
	for _, list := range slices.Concat(s.Lists.Claims, s.Lists.ClaimsOf) {
		add(list.Address)
	}
	for _, list := range slices.Concat(s.Lists.Speakers, s.Lists.Subjects) {
		add(list.Address)
	}
	for _, list := range s.Lists.Questions {
		add(list.Address)
	}
	for _, list := range slices.Concat(s.Lists.Corrections, s.Lists.Updates) {
		add(list.Address)
	}
	add(s.Lists.Timeline.Address)
	for _, list := range s.Lists.TimelineMore {
		add(list.Address)
	}
	return all
}
