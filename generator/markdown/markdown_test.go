package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gloss/generator/source"
	"gloss/generator/text"
)

func parsed(markdown string, o Options) *Doc {
	return Parse(source.New("a.md", []byte(markdown)), 0, o)
}

func finished(markdown string) *Body {
	d := parsed(markdown, Options{})
	return d.Finish(asWritten(d), Labels{})
}

func TestHTML(t *testing.T) {
	for _, x := range []struct{ name, markdown, html string }{
		{"Korean emphasis", "**마크다운(Markdown)**을", "<p><strong>마크다운(Markdown)</strong>을</p>"},
		{"Japanese emphasis", "**なぜ…？**残念", "<p><strong>なぜ…？</strong>残念</p>"},
		{"Chinese emphasis", "他说**“好”**了", "<p>他说<strong>“好”</strong>了</p>"},
		{"Latin emphasis as in CommonMark", "a**(b)**c", "<p>a**(b)**c</p>"},
		{"emphasis and links", "*a [b*](c)", `<p>*a <a href="c">b*</a></p>`},
		{"strikethrough", "~~a~~ ~b~ ~~c~ ~~~d~~~", "<p><del>a</del> <del>b</del> ~~c~ ~~~d~~~</p>"},
		{"strikethrough in emphasis", "*a ~~b~~*", "<p><em>a <del>b</del></em></p>"},
		{"typography", `"a" -- 'b' --- it's...`, "<p>“a” – ‘b’ — it’s…</p>"},
		{"genitives behind a sign", `The U.S.'s and *Times*'s say ('s is one).`, "<p>The U.S.’s and <em>Times</em>’s say (‘s is one).</p>"},
		{"typography not in code", "`\"a\" -- ...`", "<p><code>&quot;a&quot; -- ...</code></p>"},
		{"table", "|a|b|c|\n|:-|:-:|-:|\n|1|2|3|", "<table tabindex=\"0\">\n<thead>\n<tr>\n<th class=\"left\">a</th>\n<th class=\"center\">b</th>\n" +
			"<th class=\"right\">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"left\">1</td>\n<td class=\"center\">2</td>\n" +
			"<td class=\"right\">3</td>\n</tr>\n</tbody>\n</table>"},
		{"bars in a table", "|x|\n|-|\n|a\\|b `c\\|d`|", "<table tabindex=\"0\">\n<thead>\n<tr>\n<th>x</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n" +
			"<td>a|b <code>c|d</code></td>\n</tr>\n</tbody>\n</table>"},
		{"wiki links", "[[a]] [[b|the *b*]] [[c#d]] [[entities/e]] [[Kim Jong Un|  x ]]",
			`<p><a href="a">a</a> <a href="b">the *b*</a> <a href="c#d">c</a> <a href="entities/e">entities/e</a> <a href="Kim%20Jong%20Un">x</a></p>`},
		{"wiki link over lines", "[[Kim\nJong Un]] [[a|b\nc]]", "<p><a href=\"Kim%20Jong%20Un\">Kim Jong Un</a> <a href=\"a\">b\nc</a></p>"},
		{"wiki link in a table", "|x|\n|-|\n|[[a\\|b]]|", "<table tabindex=\"0\">\n<thead>\n<tr>\n<th>x</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n" +
			"<td><a href=\"a\">b</a></td>\n</tr>\n</tbody>\n</table>"},
		{"no wiki links", "`[[a]]` [[]] [[ ]] [[|x]] \\[[a]]", "<p><code>[[a]]</code> [[]] [[ ]] [[|x]] [[a]]</p>"},
		{"wiki link in a link", "[a [[b]]](c)", `<p><a href="c">a b</a></p>`},
		{"address", "see https://a.example/x_y?q=1. Or a@b.example!", `<p>see <a href="https://a.example/x_y?q=1">https://a.example/x_y?q=1</a>. ` +
			`Or <a href="mailto:a@b.example">a@b.example</a>!</p>`},
		{"title", `[a](b "c <d> \"e\"")`, `<p><a href="b" title="c &lt;d&gt; &quot;e&quot;">a</a></p>`},
		{"image", `x ![a *b* [[c]]](/media/d.png "e")`, `<p>x <img src="/media/d.png" alt="a b c" title="e" decoding="async"></p>`},
		{"code", "```go\na < b\n```", "<pre><code class=\"language-go\">a &lt; b\n</code></pre>"},
		{"list", "3. a\n4. b\n\n   c", "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ol>"},
		{"raw tags", "a <b onclick=\"x\">c</b><br>d <!-- e -->f", "<p>a c d f</p>"},
		{"script", "a <script>alert(1)</script>b <style>p{}</style>c", "<p>a b c</p>"},
		{"script that never closes", "a <script> *b*", "<p>a  <em>b</em></p>"},
		{"HTML block", "<div class=\"x\">\n<p>one &lt; *two*</p><p>three</p>\n</div>", "<p>one &lt; *two*</p>\n<p>three</p>"},
		{"script block", "<script>\nalert(1)\n</script>\n\nafter", "<p>after</p>"},
		{"comment block", "<!-- a\n\nb -->\nafter", "<p>after</p>"},
		{"CR LF", "a\r\nb  \r\nc\r\n\r\n    d\r\n", "<p>a\nb<br>\nc</p>\n<pre><code>d\n</code></pre>"},
		{"space before a line break", "a   \nb [c ](d)\n*e *\nf", "<p>a<br>\nb <a href=\"d\">c </a>\n*e *\nf</p>"},
		{"references", "&copy; &#x26; &#0; &nope; &ngE; \\& \\a", "<p>© &amp; \ufffd &amp;nope; ≧̸ &amp; \\a</p>"},
		{"no UTF-8", "a\xffb", "<p>a?b</p>"},
		{"NUL", "a\x00b", "<p>a\ufffdb</p>"},
		{"byte-order mark", "\ufeff# a", "<h1 id=\"a\">a</h1>"},
	} {
		if got := strings.TrimSpace(finished(x.markdown).HTML); got != x.html {
			t.Errorf("%s: %q\n got %s\nwant %s", x.name, x.markdown, got, x.html)
		}
	}
}

func TestFootnotes(t *testing.T) {
	d := parsed("A[^b] B[^a] C[^b] [x[^a]](y) [^z]\n\n[^a]: first\n[^b]: second[^c]\n\n    more\n[^c]: `third`\n[^d]: unused\n[^a]: again\n",
		Options{IDPrefix: "in-x--"})
	want := `<p>A<sup class="footnote-ref"><a id="in-x--fnref-1" href="#in-x--fn-1" role="doc-noteref">1</a></sup> ` +
		`B<sup class="footnote-ref"><a id="in-x--fnref-2" href="#in-x--fn-2" role="doc-noteref">2</a></sup> ` +
		`C<sup class="footnote-ref"><a id="in-x--fnref-1-2" href="#in-x--fn-1" role="doc-noteref">1</a></sup> ` +
		`<a href="y">x<sup class="footnote-ref" id="in-x--fnref-2-2">2</sup></a> [^z]</p>
<section class="footnotes" role="doc-endnotes" aria-label="Notes">
<ol>
<li id="in-x--fn-1">
<p>second<sup class="footnote-ref"><a id="in-x--fnref-3" href="#in-x--fn-3" role="doc-noteref">3</a></sup></p>
<p>more <a class="footnote-back" href="#in-x--fnref-1" role="doc-backlink" aria-label="Back to 1">↩︎</a>` +
		` <a class="footnote-back" href="#in-x--fnref-1-2" role="doc-backlink" aria-label="Back to 1-2">↩︎</a></p>
</li>
<li id="in-x--fn-2">
<p>first <a class="footnote-back" href="#in-x--fnref-2" role="doc-backlink" aria-label="Back to 2">↩︎</a>` +
		` <a class="footnote-back" href="#in-x--fnref-2-2" role="doc-backlink" aria-label="Back to 2-2">↩︎</a></p>
</li>
<li id="in-x--fn-3">
<p><code>third</code> <a class="footnote-back" href="#in-x--fnref-3" role="doc-backlink" aria-label="Back to 3">↩︎</a></p>
</li>
</ol>
</section>
`
	b := d.Finish(asWritten(d), labels)
	if b.HTML != want {
		t.Errorf("got %s\nwant %s", b.HTML, want)
	}
	if b.Text.K != "A B C x [^z] second more first third" {
		t.Errorf("K is %q", b.Text.K)
	}
	if got := problems(d); got != "[^z]: FootnoteUndefined z; [^d]: FootnoteUnused d; [^a]: FootnoteRepeated a" {
		t.Errorf("problems %s", got)
	}
}

var kindNames = [...]string{"RawHTML", "LinkRefused", "ImageUndescribed", "FootnoteUnused", "FootnoteUndefined", "FootnoteRepeated", "CellBeyond", "NestingTooDeep",
	"TooIntricate", "QuoteContinued", "QuoteRepeated"}

func problems(d *Doc) string {
	var all []string
	for _, p := range d.Problems {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s: %s %s", p.At.Text(), kindNames[p.Kind], p.Detail)))
	}
	return strings.Join(all, "; ")
}

func TestProblems(t *testing.T) {
	for _, x := range []struct{ markdown, problems, html string }{
		{"a <b>c</b>", "<b>: RawHTML b; </b>: RawHTML b", "<p>a c</p>"},
		{"<div\nclass='x'>\ny", "<div: RawHTML div", "<p>y</p>"},
		{"[a](javascript:x)", "javascript:x: LinkRefused javascript:x", "<p>a</p>"},
		{"[*a*](JaVa&Tab;script:x)", "JaVa&Tab;script:x: LinkRefused JaVa\tscript:x", "<p><em>a</em></p>"},
		{"[a](&#106;avascript&colon;x)", "&#106;avascript&colon;x: LinkRefused javascript:x", "<p>a</p>"},
		{"[a](<java script:x>)", "java script:x: LinkRefused java script:x", "<p>a</p>"},
		{"[a](data:text/html,x) [b](vbscript:x)", "data:text/html,x: LinkRefused data:text/html,x; vbscript:x: LinkRefused vbscript:x", "<p>a b</p>"},
		{"<javascript:x>", "javascript:x: LinkRefused javascript:x", "<p>javascript:x</p>"},
		{"[a][b]\n\n[b]: javascript:x", "javascript:x: LinkRefused javascript:x", "<p>a</p>"},
		{"[a](//evil.example) [b](/\\evil.example)", `//evil.example: LinkRefused //evil.example; /\evil.example: LinkRefused /\evil.example`, "<p>a b</p>"},
		{"![a *b*](https://x.example/y.png)", "https://x.example/y.png: LinkRefused https://x.example/y.png", "<p>a <em>b</em></p>"},
		{"![a](data:image/png;base64,x)", "data:image/png;base64,x: LinkRefused data:image/png;base64,x", "<p>a</p>"},
		{"[a](ftp://x)", "ftp://x: LinkRefused ftp://x", "<p>a</p>"},
		{"[a](HTTPS://x) [b](mailto:x@y) [c](/d:e) [f](g.md) [h](#i) [j](k?l:m)", "", `<p><a href="HTTPS://x">a</a> <a href="mailto:x@y">b</a> ` +
			`<a href="/d:e">c</a> <a href="g.md">f</a> <a href="#i">h</a> <a href="k?l:m">j</a></p>`},
		{"a[^1]", "[^1]: FootnoteUndefined 1", "<p>a[^1]</p>"},
	} {
		d := parsed(x.markdown, Options{})
		if got := problems(d); got != x.problems {
			t.Errorf("%q: problems\n got %s\nwant %s", x.markdown, got, x.problems)
		}
		if got := strings.TrimSpace(d.Finish(asWritten(d), labels).HTML); got != x.html {
			t.Errorf("%q\n got %s\nwant %s", x.markdown, got, x.html)
		}
	}
}

func TestReferences(t *testing.T) {
	const body = `[the **draft** text](../entities/kim.md#early-life "t") ![alt](/media/a.png) <https://b.example/c#d>` +
		` www.e.example [ref][r] [[kim#life|Kim]] [[Kim Jong  Un]] [x](a\#b&amp;c)

[r]: <../pages/about.md>
`
	d := parsed(body, Options{})
	var got []string
	for _, r := range d.References {
		got = append(got, fmt.Sprintf("%d %s|%s|%s|%s|%s|%s|%v", r.Kind, r.At.Text(), r.FragmentAt.Text(), r.Whole.Text(), r.Target, r.Fragment, r.Text, r.Bare))
	}
	want := []string{
		`0 ../entities/kim.md|early-life|[the **draft** text](../entities/kim.md#early-life "t")|../entities/kim.md|early-life|the draft text|false`,
		`1 /media/a.png||![alt](/media/a.png)|/media/a.png||alt|false`,
		`0 https://b.example/c|d|https://b.example/c#d|https://b.example/c|d|https://b.example/c#d|false`,
		`0 www.e.example||www.e.example|http://www.e.example||www.e.example|false`,
		`0 ../pages/about.md||[ref][r]|../pages/about.md||ref|false`,
		`2 kim|life|[[kim#life|Kim]]|kim|life|Kim|false`,
		`2 Kim Jong  Un||[[Kim Jong  Un]]|Kim Jong Un|||true`,
		`0 a\#b&amp;c||[x](a\#b&amp;c)|a|b&c|x|false`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReferencesAfterFrontMatter(t *testing.T) {
	const data = "---\ntitle: x\n---\nSee [[kim]].\n"
	d := Parse(source.New("a.md", []byte(data)), strings.Index(data, "See"), Options{})
	b := d.Finish([]Target{{Href: "/entities/kim/", Text: "Kim Jong Un"}}, labels)
	if at := d.References[0].At; at.Text() != "kim" {
		t.Errorf("the target stands at %q", at.Text())
	}
	at, _ := b.Text.Source(text.Range{Start: 4, End: 7})
	if got := data[at.Start:at.End]; got != "[[kim]]" {
		t.Errorf("the name was written %q", got)
	}
	if got := b.Text.P[b.References[0].Start:b.References[0].End]; got != "Kim Jong Un" {
		t.Errorf("the reference shows %q", got)
	}
}

func TestTargets(t *testing.T) {
	d := parsed("# On [[a]]\n\n[[b]] [c](d) ![e](f) ![g](h)", Options{})
	b := d.Finish([]Target{
		{Href: "/a/?x=1&y=é", Text: "A <&> \"B\"", Language: "ko", Class: "entity"},
		{Href: "javascript:alert(1)", Text: "B"},
		{Plain: true},
		{Href: "/media/f.png", Width: 30, Height: 20, Class: "wide"},
		{Plain: true},
	}, labels)
	want := `<h1 id="on-a">On <a href="/a/?x=1&amp;y=%C3%A9" class="entity" lang="ko" dir="auto">A &lt;&amp;&gt; &quot;B&quot;</a></h1>
<p>B c <img src="/media/f.png" alt="e" class="wide" width="30" height="20" decoding="async"> g</p>
`
	if b.HTML != want {
		t.Errorf("got %s\nwant %s", b.HTML, want)
	}
	if d.Headings[0].Text != "On a" || b.Headings[0].Text != `On A <&> "B"` {
		t.Errorf("headings %+v, %+v", d.Headings, b.Headings)
	}
}

func TestHeadingIDs(t *testing.T) {
	d := parsed("# Korea’s “North”[^1]\n# Korea's \"North\"\n# 북한 ミサイル, Україна\n# P-38\n# Note 7\n# passage-a\n# In brief\n# Fn-1\n# Page main\n# !\n"+
		"# Dvor\u030ca\u0301k\n# a\n# a-2\n# a\n# नमस्ते\n\n[^1]: x", Options{})
	var ids []string
	for _, h := range d.Headings {
		ids = append(ids, h.ID)
	}
	want := "koreas-north koreas-north-2 북한-ミサイル-україна p-38-section note-7-section passage-a-section in-brief fn-1-section " +
		"page-main-section section dvořák a a-2 a-3 नमस्ते"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got := parsed("# a\n# a", Options{IDPrefix: "in-n--"}).Headings[1].ID; got != "in-n--a-2" {
		t.Errorf("the id within a note is %s", got)
	}
}

func TestBlockIDs(t *testing.T) {
	const body = "# Head\n\nOne *two*.\n\n- a\n- b\n\n> q\n\nOne two.\n\n***\n***\n\n|a|\n|-|\n\n    c\n\n<div>raw</div>\n"
	d := parsed(body, Options{BlockIDs: true})
	b := d.Finish(asWritten(d), labels)
	first := b.Blocks[1].ID
	if len(first) != 8 || !strings.HasPrefix(first, "p-") || b.Blocks[4].ID != first+"-2" || b.Blocks[0].ID != "head" {
		t.Errorf("blocks %+v", b.Blocks)
	}
	for _, block := range b.Blocks {
		if !strings.Contains(b.HTML[block.HTML.Start:block.HTML.End], ` id="`+block.ID+`"`) {
			t.Errorf("block %q is %q", block.ID, b.HTML[block.HTML.Start:block.HTML.End])
		}
	}
	moved := parsed("New.\n\n"+body, Options{BlockIDs: true})
	if got := moved.Finish(asWritten(moved), labels).Blocks[2].ID; got != first {
		t.Errorf("a block before changes the id from %s to %s", first, got)
	}
}

// written returns, for a stretch of K, what was written for it.
func written(t *testing.T, b *Body, body, key string) string {
	t.Helper()
	at := strings.Index(b.Text.K, key)
	if at < 0 {
		t.Fatalf("%q is not in K %q", key, b.Text.K)
	}
	source, _ := b.Text.Source(b.Text.Published(text.Range{Start: at, End: at + len(key)}))
	return body[source.Start:source.End]
}

func TestWhereTextWasWritten(t *testing.T) {
	for _, x := range []struct{ body, key, source string }{
		{"AT&amp;T \\*x\\* & y", "AT&T *x* & y", "AT&amp;T \\*x\\* & y"},
		{"AT&amp;T \\*x\\* & y", "&T", "&amp;T"},
		{"AT&amp;T \\*x\\* & y", "*x", "\\*x"},
		{"Kim\u00a0Jong\nUn said", "Kim Jong Un", "Kim\u00a0Jong\nUn"},
		{"it was “highly likely”...", `"highly likely"...`, "“highly likely”..."},
		{`it was "highly likely" -- yes`, `likely" - yes`, `likely" -- yes`},
		{"accept [the **draft** text](u) now", "the draft text", "the **draft** text"},
		{"…agreed.\n\nTalks resumed", "agreed. Talks resumed", "agreed.\n\nTalks resumed"},
		{"|x|\n|-|\n| a\\|b | Seoul |\n", "a|b", "a\\|b"},
		{"> quoted\n> over lines", "quoted over", "quoted\n> over"},
		{"a `co\nde` b", "co de", "co\nde"},
		{"see <https://a.example>", "https://a.example", "https://a.example"},
		{"Dvor\u030ca\u0301k met", "Dvořák", "Dvor\u030ca\u0301k"},
		{"a[^1] b\n\n[^1]: the *note*", "the note", "the *note"},
		{"<div>one &lt; two</div>", "< two", "&lt; two"},
		{"a  \nb", "a b", "a  \nb"},
		{"```\nx  y\n```", "x y", "x  y"},
	} {
		if got := written(t, finished(x.body), x.body, x.key); got != x.source {
			t.Errorf("%q: %q was written %q, want %q", x.body, x.key, got, x.source)
		}
	}
}

func TestPositionsAreCodePoints(t *testing.T) {
	b := finished("🤔🤔 Kim spoke")
	p := passage(t, b, "Kim spoke")
	if start, end := b.Text.Points(p.Start), b.Text.Points(p.End); start != 3 || end != 12 {
		t.Errorf("Kim spoke stands from %d to %d", start, end)
	}
}

func TestBidirectionalMarksAreNoKey(t *testing.T) {
	const body = "قال \u2066Kim Yong-hyun\u2069 إن"
	if got := written(t, finished(body), body, "قال Kim Yong-hyun إن"); got != body {
		t.Errorf("the passage was written %q", got)
	}
}

func TestZonesAndBlocks(t *testing.T) {
	b := finished("# Seoul\n\na [b `c`](d) `e` [[f]] g\n\n```\nh\n```\n")
	var zones []string
	for _, z := range b.Zones {
		zones = append(zones, b.Text.P[z.Start:z.End])
	}
	if got := strings.Join(zones, "|"); got != "Seoul|b c|e|f|h\n" {
		t.Errorf("zones %q", got)
	}
	var blocks []string
	for _, block := range b.Blocks {
		blocks = append(blocks, b.Text.K[block.K.Start:block.K.End])
	}
	if got := strings.Join(blocks, "|"); got != "Seoul|a b c e f g|h" {
		t.Errorf("blocks %q", got)
	}
}

func TestParseAnnotation(t *testing.T) {
	for _, x := range []struct{ name, file, key, raw, note, problems string }{
		{"plain", "> it was “highly *likely*”\n> that\n\nSeoul says.\n", `it was "highly likely" that`, "it was “highly *likely*”\nthat", "Seoul says.", ""},
		{"number", "> 1991. It was\n\nNote", "It was", "1991. It was", "Note", ""},
		{"dash", "> - Да\n\nNote", "Да", "- Да", "Note", ""},
		{"footnote mark", "> a[^1] b\n\nNote", "a b", "a[^1] b", "Note", ""},
		{"two paragraphs", ">a\n>\n> b\n", "a b", "a\n\nb", "", ""},
		{"runs on", "> it was\nlikely\n\nNote", "it was likely", "it was\nlikely", "Note", "likely: QuoteContinued"},
		{"second", "> a\n\n> b\n> c\n\nNote", "a", "a", "b c Note", "> b\n> c: QuoteRepeated"},
		{"later quotation", "> a\n\nNote\n\n> b", "a", "a", "Note b", ""},
		{"empty", ">\n\nNote", "", "", "Note", ""},
		{"CR LF", "> a\r\n> b\r\n\r\nNote", "a b", "a\r\nb", "Note", ""},
		{"wiki link", "> [[kim]] said\n", "kim said", "[[kim]] said", "", ""},
		{"definition first", "[r]: x\n\n> [a][r]\n", "a", "[a][r]", "", ""},
	} {
		q, note := ParseAnnotation(source.New("n.md", []byte(x.file)), 0, Options{})
		if q == nil {
			t.Errorf("%s: no quotation", x.name)
			continue
		}
		if key := q.Doc.Finish(asWritten(q.Doc), labels).Text.K; key != x.key {
			t.Errorf("%s: key %q, want %q", x.name, key, x.key)
		}
		if q.Raw != x.raw {
			t.Errorf("%s: raw %q, want %q", x.name, q.Raw, x.raw)
		}
		if got := note.Finish(asWritten(note), labels).Text.K; got != x.note {
			t.Errorf("%s: note %q, want %q", x.name, got, x.note)
		}
		if got := problems(q.Doc); got != x.problems {
			t.Errorf("%s: problems %q, want %q", x.name, got, x.problems)
		}
	}
	for _, file := range []string{"", "Note\n\n> a", "# a\n> b"} {
		if q, _ := ParseAnnotation(source.New("n.md", []byte(file)), 0, Options{}); q != nil {
			t.Errorf("%q begins with no quotation", file)
		}
	}
}

func TestNestingIsBounded(t *testing.T) {
	for _, x := range []struct {
		name, body string
		kind       ProblemKind
	}{
		{"quotations", strings.Repeat("> ", 101) + "a", NestingTooDeep},
		{"lists", strings.Repeat("- ", 101) + "a", NestingTooDeep},
		{"emphasis", strings.Repeat("*a **b ", 60) + strings.Repeat("c** d* ", 60), NestingTooDeep},
	} {
		d := parsed(x.body, Options{})
		b := d.Finish(asWritten(d), labels)
		if len(d.Problems) != 1 || d.Problems[0].Kind != x.kind {
			t.Errorf("%s: problems %s", x.name, problems(d))
		}
		checkBody(t, b)
	}
	if d := parsed(strings.Repeat("> ", 100)+"a", Options{}); len(d.Problems) > 0 {
		t.Errorf("a hundred levels: %s", problems(d))
	}
}

// Each of these makes goldmark, or a naive renderer, quadratic or worse, and takes some thousand times as long as plain words
// of the same size then. Otherwise it takes up to a hundred times as long.
func TestHostileInputIsFast(t *testing.T) {
	const size, most = 1 << 18, 500
	takes := func(body string) (took time.Duration, d *Doc) {
		start := time.Now()
		d = parsed(body, Options{BlockIDs: true})
		d.Finish(asWritten(d), labels)
		return time.Since(start), d
	}
	plain, _ := takes(strings.Repeat("words and ", size/10))
	for _, unit := range []string{
		">", "- ", "* 1. ", "*", "*a ", "**x* ", "*a_ ", "a**b", "[", "![", "[a](b \"", "[a](<b", "[a][b]", "[a]: b\n", "[a]: b (\n", "[[a](b)",
		"`a``", "<a b='", "<!-- a -", "<?", "<![CDATA[", "[^a]: x\n", "[^", "[[a", "[[a]] ", "\"", "\"a ", "a'", "&#", "a\n=", "~a ",
		"http://a.b/(", "_a@", "a_b@c.d_", "\\", "-", "e\u0301", "👨\u200d", "金\n", "<div>a ", "a <script> ", "# a\n", "***\n", "|`a\\|b`|b|\n",
	} {
		if took, _ := takes(strings.Repeat(unit, size/len(unit))); took > most*plain {
			t.Errorf("%q took %v, plain words %v", unit, took, plain)
		}
	}
	took, d := takes(strings.Repeat("- ", 100) + "a\n" + strings.Repeat("\n", size))
	if took > most*plain || len(d.Problems) != 1 {
		t.Errorf("blank lines in deep lists took %v, plain words %v, problems %v", took, plain, problems(d))
	}
}

func TestHeadingLevelsBeginWhereThePageWantsThem(t *testing.T) {
	for _, x := range []struct {
		top  int
		text string
		want string
	}{
		{0, "### a\n# b", "3 a, 1 b"},
		{2, "# a\n## b\n# c", "2 a, 3 b, 2 c"},
		{2, "### a\n#### b\n> ## c", "2 a, 3 b, 2 c"},
		{2, "# a\n#### b\n### c\n###### d\n## e", "2 a, 3 b, 3 c, 4 d, 3 e"},
		{4, "## a\n### b\n#### c\n##### d", "4 a, 5 b, 6 c, 6 d"},
	} {
		d := parsed(x.text, Options{TopHeading: x.top, BlockIDs: true})
		var got []string
		for _, h := range d.Headings {
			got = append(got, fmt.Sprintf("%d %s", h.Level, h.Text))
			if tag := fmt.Sprintf(`<h%d id="%s">%s</h%d>`, h.Level, h.ID, h.Text, h.Level); !strings.Contains(d.html, tag) {
				t.Errorf("%q lacks %s", d.html, tag)
			}
		}
		if strings.Join(got, ", ") != x.want {
			t.Errorf("%q becomes %v", x.text, got)
		}
	}
}

func TestBlocksWithoutTextAreToldApartByWhatTheyShow(t *testing.T) {
	d := parsed("![](/media/a.svg)\n\n***\n\n![](/media/b.svg)\n\n***", Options{BlockIDs: true})
	b := d.Finish(asWritten(d), labels)
	ids := map[string]bool{}
	for _, block := range b.Blocks {
		ids[strings.TrimSuffix(block.ID, "-2")] = true
	}
	if len(ids) != 3 || b.Blocks[3].ID != b.Blocks[1].ID+"-2" {
		t.Errorf("%+v", b.Blocks)
	}
}
