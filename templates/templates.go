// Package templates is the built-in theme: how a site looks that has no templates of its own.
//
// A file of the same path in a site's own folder of templates takes the place of the one here.
package templates

import "embed"

// FS holds the templates of pages, NAME.html; those that they share, partials/NAME.html; and what pages load, assets/.
//
//go:embed *.html partials/*.html assets
var FS embed.FS
