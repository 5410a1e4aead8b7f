package markdown

import (
	"strings"
	"testing"
)

// The cjk-friendly amendment: what its authors say of it, and the characters and sequences that it tells apart.
func TestEmphasisBesideChineseJapaneseAndKorean(t *testing.T) {
	for _, x := range []struct{ markdown, html string }{
		{"この**`code`**", "この<strong><code>code</code></strong>"},
		{"John**「ハロー」**", "John<strong>「ハロー」</strong>"},
		{"**`code`**を", "<strong><code>code</code></strong>を"},
		{"Git **（ギット）**Hub", "Git <strong>（ギット）</strong>Hub"},
		{"**스크립트(script)**라고", "<strong>스크립트(script)</strong>라고"},
		{"**この文を強調できますか（Can I）？**残念ながら", "<strong>この文を強調できますか（Can I）？</strong>残念ながら"},
		{"我可以强调**这个`code`**吗（Can I）？", "我可以强调<strong>这个<code>code</code></strong>吗（Can I）？"},
		{"**이 용어(This term)**를", "<strong>이 용어(This term)</strong>를"},
		{"𩸽~~()a~~a a~~a()~~𩸽", "𩸽<del>()a</del>a a<del>a()</del>𩸽"},
		{"ᅡ**(a)** **(k)**ᄏ", "ᅡ<strong>(a)</strong> <strong>(k)</strong>ᄏ"},
		{"a**︑b︒**c", "a<strong>︑b︒</strong>c"},
		{"𗀀**(a)** 𝌆**(a)**", "𗀀<strong>(a)</strong> 𝌆<strong>(a)</strong>"},
		{"a😀**(b)**c", "a😀**(b)**c"},

		// Variation selectors.
		{"禰\U000e0100**(ね)**豆子", "禰\U000e0100<strong>(ね)</strong>豆子"},
		{"塚\ufe00**(U+585A)** 塚", "塚\ufe00<strong>(U+585A)</strong> 塚"},
		{"〽\ufe0e**(庵点)**は", "〽\ufe0e<strong>(庵点)</strong>は"},
		{"**“\ufe01Git”\ufe01**Hub", "<strong>“\ufe01Git”\ufe01</strong>Hub"},
		{"“\ufe01Git”\ufe01__Hub__", "“\ufe01Git”\ufe01<strong>Hub</strong>"},
	} {
		if got := strings.TrimSpace(finished(x.markdown).HTML); got != "<p>"+x.html+"</p>" {
			t.Errorf("%q\n got %s\nwant %s", x.markdown, got, x.html)
		}
	}
}
