package render

import (
	"slices"

	"gloss/generator/media"
	"gloss/generator/site"
	"gloss/generator/source"
)

// copies are the files that are published as they are: the files of the root and the assets of the theme, and media
// without what is no part of their pictures; and what a host and robots are told, unless the root has files for it.
func (r *renderer) copies(load func(*source.File) ([]byte, error)) []output {
	var all []output
	for _, f := range r.site.Media {
		all = append(all, single(site.MediaPath(f), func(*scratch) ([]byte, error) {
			data, err := load(f)
			return media.Clean(data), err
		}))
	}
	for _, f := range r.site.Root {
		all = append(all, single(site.MediaPath(f), func(*scratch) ([]byte, error) { return load(f) }))
	}
	for _, a := range r.theme.assets {
		all = append(all, single(a.path, func(*scratch) ([]byte, error) { return a.data, nil }))
	}
	for _, own := range []struct {
		path string
		data []byte
	}{{"robots.txt", r.robots()}, {"_headers", r.headers()}} {
		if !slices.ContainsFunc(all, func(o output) bool { return o.path == own.path }) {
			all = append(all, single(own.path, func(*scratch) ([]byte, error) { return own.data, nil }))
		}
	}
	return all
}

// robots allows every robot everything (RFC 9309) and names the sitemap.
func (r *renderer) robots() []byte {
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + r.site.Absolute(r.site.At("/sitemap.xml")) + "\n")
}
