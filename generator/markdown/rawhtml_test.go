package markdown

import (
	"strings"
	"testing"
)

// What a browser shows as text within a textarea or an iframe, and the rest of a processing instruction behind its first
// >, is markup all the same: its text stays, its attributes and code do not.
func TestNoAttributeLeaksFromRawHTML(t *testing.T) {
	for _, x := range []struct{ markdown, html string }{
		{"<iframe src=secret><p title=\"secret\">a</p></iframe>", "<p>a</p>"},
		{"<div><textarea>a <b title=secret>b</b></textarea> c</div>", "<p>a b</p>\n<p>c</p>"},
		{"<title>a <i class=secret>b</i></title>", "<p>a b</p>"},
		{"<div><noscript><img src=secret alt=secret></noscript>a</div>", "<p>a</p>"},
		{"<div><xmp><b id=secret>a</b></xmp></div>", "<p>a</p>"},
		{"<plaintext>\na <b id=secret>b</b>", "<p>a b</p>"},
		{"<div><script><b>secret</b></script>a<style><b>secret</style>b</div>", "<p>ab</p>"},
		{"<?php if (1 > 0) echo 'secret'; ?>\n\na", "<p>a</p>"},
		{"  <?php 1 > 0; secret ?> a &amp; b", "<p>a &amp; b</p>"},
		{"<?php 1 > 0; secret\n\nsecret", ""},
		{"<![CDATA[ 1 > 0; secret ]]> a", "<p>a</p>"},
		{"> <?php 1 >\n> secret ?>\n> a", "<blockquote>\n<p>a</p>\n</blockquote>"},
		{"a <?php 1 > 0; secret ?>b <![CDATA[ > secret ]]>c", "<p>a b c</p>"},
	} {
		d := parsed(x.markdown, Options{})
		if got := strings.TrimSpace(d.Finish(asWritten(d), labels).HTML); got != x.html {
			t.Errorf("%q\n got %q\nwant %q", x.markdown, got, x.html)
		}
		if !hasProblem(d, RawHTML) {
			t.Errorf("%q: the HTML is not reported", x.markdown)
		}
	}
}
