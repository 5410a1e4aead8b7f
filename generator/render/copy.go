package render

import (
	"slices"

	"gloss/generator/site"
	"gloss/generator/source"
)

// copies are the files that are published as they are: media, the files of the root and the assets of the theme; and
// robots.txt, unless the root has one.
func (r *renderer) copies(load func(*source.File) ([]byte, error)) []output {
	var all []output
	for _, f := range slices.Concat(r.site.Media, r.site.Root) {
		all = append(all, single(site.MediaPath(f), func(*scratch) ([]byte, error) { return load(f) }))
	}
	for _, a := range r.theme.assets {
		all = append(all, single(a.path, func(*scratch) ([]byte, error) { return a.data, nil }))
	}
	if !slices.ContainsFunc(all, func(o output) bool { return o.path == "robots.txt" }) {
		all = append(all, single("robots.txt", func(*scratch) ([]byte, error) { return r.robots(), nil }))
	}
	return all
}

// robots allows every robot everything (RFC 9309) and names the sitemap.
func (r *renderer) robots() []byte {
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + r.site.Absolute(r.site.At("/sitemap.xml")) + "\n")
}
