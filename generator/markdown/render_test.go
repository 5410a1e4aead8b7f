package markdown

import (
	"strings"
	"testing"

	"gloss/generator/text"
)

// marksOf returns highlights of passages, by their keys, with the ids a, b, c …
func marksOf(t *testing.T, b *Body, keys ...string) Marks {
	t.Helper()
	var m Marks
	for i, key := range keys {
		m.Highlights = append(m.Highlights, Highlight{At: passage(t, b, key), ID: string(rune('a' + i))})
	}
	return m
}

func passage(t *testing.T, b *Body, key string) text.Range {
	t.Helper()
	at := strings.Index(b.Text.K, key)
	if at < 0 {
		t.Fatalf("%q is not in K %q", key, b.Text.K)
	}
	return b.Text.Published(text.Range{Start: at, End: at + len(key)})
}

// brief shortens pieces to ⟦ids:text⟧, with the id of the passage after #.
func brief(html string) string {
	return strings.NewReplacer(`<mark id="passage-`, "⟦#", `<mark data-notes="`, "⟦", `" data-notes="`, " ", `">`, ":", "</mark>", "⟧", "\n", "").Replace(html)
}

func TestHighlights(t *testing.T) {
	for _, x := range []struct {
		name, body string
		keys       []string
		want       string
	}{
		{"across emphasis in a link", "accept [the **draft** text](u) now", []string{"the draft text"},
			`<p>accept <a href="u:⟦#a a:the ⟧<strong>⟦a:draft⟧</strong>⟦a: text⟧</a> now</p>`},
		{"across paragraphs", "He agreed.\n\nTalks resumed", []string{"agreed. Talks"}, `<p>He ⟦#a a:agreed.⟧</p><p>⟦a:Talks⟧ resumed</p>`},
		{"character references", "AT&amp;T \\*x\\* & y", []string{"T&T *x* &"[1:]}, `<p>AT⟦#a a:&amp;T *x* &amp;⟧ y</p>`},
		{"decomposed letters", "Dvor\u030ca\u0301k met", []string{"ořá"}, "<p>Dv⟦#a a:or\u030ca\u0301⟧k met</p>"},
		{"table cells", "|x|y|\n|-|-|\n|a\\|b|Seoul|", []string{"a|b Seoul"},
			`<table tabindex="0:<thead><tr><th>x</th><th>y</th></tr></thead><tbody><tr><td>⟦#a a:a|b⟧</td><td>⟦a:Seoul⟧</td></tr></tbody></table>`},
		{"code", "a `b c` d\n\n    e f\n", []string{"c d e"}, `<p>a <code>b ⟦#a a:c⟧</code>⟦a: d⟧</p><pre><code>⟦a:e⟧ f</code></pre>`},
		{"inside a family", "a 👨‍👩‍👧 b", []string{"a 👨"}, "<p>⟦#a a:a 👨‍👩‍👧⟧ b</p>"},
		{"footnote mark", "a[^1] b\n\n[^1]: n", []string{"a b"}, `<p>⟦#a a:a⟧<sup class="footnote-ref:<a id="fnref-1" href="#fn-1" role="doc-noteref:1</a></sup>⟦a: b⟧</p>` +
			`<section class="footnotes" role="doc-endnotes:<ol><li id="fn-1:<p>n <a class="footnote-back" href="#fnref-1" role="doc-backlink:↩︎</a></p></li></ol></section>`},
	} {
		b := finished(x.body)
		if got := brief(b.Render(marksOf(t, b, x.keys...))); got != x.want {
			t.Errorf("%s:\n got %s\nwant %s", x.name, got, x.want)
		}
	}
}

func TestOverlappingHighlights(t *testing.T) {
	b := finished("0123456789abcdefghijklmnopqrstuvwxyz")
	m := Marks{Highlights: []Highlight{
		{At: text.Range{Start: 12, End: 15}, ID: "c", Marker: `<a class="m" href="#note-c"></a>`},
		{At: text.Range{Start: 10, End: 30}, ID: "b", Class: "claim", Marker: `<a class="m" href="#note-b"></a>`},
		{At: text.Range{Start: 0, End: 20}, ID: "a", Class: "claim"},
		{At: text.Range{Start: 0, End: 5}, ID: "d", Class: "context"},
	}}
	want := `<p><span id="passage-d"></span><mark id="passage-a" class="claim context" data-notes="a d" data-depth="2">01234</mark>` +
		`<mark class="claim" data-notes="a">56789</mark>` +
		`<mark id="passage-b" class="claim" data-notes="a b" data-depth="2">ab</mark>` +
		`<mark id="passage-c" class="claim" data-notes="a b c" data-depth="3">cde</mark><a class="m" href="#note-c"></a>` +
		`<mark class="claim" data-notes="a b" data-depth="2">fghij</mark>` +
		`<mark class="claim" data-notes="b">klmnopqrst</mark><a class="m" href="#note-b"></a>uvwxyz</p>` + "\n"
	if got := b.Render(m); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestNameLinks(t *testing.T) {
	for _, x := range []struct{ body, name, want string }{
		{"Kim *Jong* Un said", "Kim Jong Un", `<p>⟨Kim <em>Jong</em> Un⟩ said</p>`},
		{"*Kim Jong* Un said", "Kim Jong Un", `<p>⟨<em>Kim Jong</em> Un⟩ said</p>`},
		{"Kim **Jong *Un***", "Kim Jong Un", `<p>⟨Kim <strong>Jong <em>Un</em></strong>⟩</p>`},
		{"*Kim Jong Un said*", "Kim Jong Un", `<p><em>⟨Kim Jong Un⟩ said</em></p>`},
		{"*He, Kim Jong* Un", "Kim Jong Un", ""},
		{"[Kim](x) Jong Un", "Kim Jong Un", ""},
		{"see [Kim Jong Un](x)", "Kim Jong Un", ""},
		{"# Kim Jong Un", "Kim Jong Un", ""},
		{"`Kim Jong Un`", "Kim Jong Un", ""},
		{"Kim  \nJong Un", "Kim Jong Un", ""},
		{"Kim[^1] Jong\n\n[^1]: x", "Kim Jong", ""},
		{"Kim\n\nJong", "Kim Jong", ""},
		{"Moscow's", "Moscow", "<p>⟨Moscow⟩'s</p>"},
	} {
		b := finished(x.body)
		at := passage(t, b, x.name)
		if b.Linkable(at) != (x.want != "") {
			t.Errorf("%q: linkable %v", x.body, b.Linkable(at))
		}
		got := b.Render(Marks{Links: []NameLink{{At: at, Href: "/k/", Class: "name"}}})
		if x.want == "" {
			x.want = b.HTML
		}
		got = strings.TrimSpace(strings.NewReplacer(`<a href="/k/" class="name">`, "⟨", "</a>", "⟩", "’", "'").Replace(got))
		want := strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(x.want, "</a>", "⟩"), "’", "'"))
		if got != want {
			t.Errorf("%q:\n got %s\nwant %s", x.body, got, want)
		}
	}
}

func TestMarksTogether(t *testing.T) {
	b := finished("He said *Kim Jong* Un left.\n\n- one\n- two\n\nThen [on](x).")
	m := Marks{
		Highlights: []Highlight{
			{At: passage(t, b, "said Kim"), ID: "a", Marker: `<a href="#note-a"></a>`},
			{At: passage(t, b, "two"), ID: "b", Marker: `<a href="#note-b"></a>`},
		},
		Links:   []NameLink{{At: passage(t, b, "Kim Jong Un"), Href: "/kim/"}},
		Inserts: []Insert{{After: passage(t, b, "one").End, HTML: "<aside>x</aside>"}, {After: 1, HTML: "<aside>y</aside>"}},
	}
	want := `<p>He <mark id="passage-a" data-notes="a">said </mark><a href="/kim/"><em><mark data-notes="a">Kim</mark> Jong</em> Un</a><a href="#note-a"></a> left.</p>
<aside>y</aside><ul>
<li>one</li>
<li><mark id="passage-b" data-notes="b">two</mark><a href="#note-b"></a></li>
</ul>
<aside>x</aside><p>Then <a href="x">on</a>.</p>
`
	if got := b.Render(m); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	m.Highlights[1].At = b.References[0]
	if got := b.Render(m); !strings.Contains(got, `<a href="x"><mark id="passage-b" data-notes="b">on</mark></a><a href="#note-b"></a>.`) {
		t.Errorf("the marker stands in the link: %s", got)
	}
}
