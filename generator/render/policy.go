package render

// policy is what a page may load and do (Content Security Policy Level 3): what lies on the site itself, and nothing
// else. Data for search engines are no script to it.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; base-uri 'none'; form-action 'none'"

// headers is the file in which hosts of static sites look for what to send with pages. A page cannot say itself that no
// other may frame it. The name of an asset changes with its content, so that it may be kept for good.
func (r *renderer) headers() []byte {
	return []byte(r.site.At("/*") + `
  Content-Security-Policy: ` + policy + `; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
` + r.site.At("/"+assetDir+"*") + `
  Cache-Control: public, max-age=31536000, immutable
`)
}
