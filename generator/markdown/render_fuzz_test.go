package markdown

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gloss/generator/source"
	"gloss/generator/text"
)

// samples are bodies in several scripts that use every construct.
var samples = []string{
	"Seoul says it is \"highly likely\" -- ‘perhaps’ -- that [[kim-yong-hyun|Kim]] and [[north-korea]] agreed.[^1]\n\n[^1]: The *source*... says so.[^2]\n[^2]: Again.\n",
	"AT&amp;T \\*x\\* & y <b>bold</b> <script>alert(1)</script> `a|b` &ngE; &#x1F914;\n",
	"| a\\|b | `c\\|d` | Seoul |\n|:--|:-:|--:|\n| 1 | **2** | [[seoul\\|the city]] |\n",
	"# Korea’s *North*[^1]\n\n## Korea's North\n\n> quoted\n> text\n\n1. one\n2. two\n   - three  \n     four\n\n[^1]: note\n",
	"**마크다운(Markdown)**을 **…？**残念\n金正恩在\n平壤说,\n**北京。**他\n",
	"Dvor\u030ca\u0301k met 👨‍👩‍👧 and e\u0301 🇰🇷 नमस्ते\u00a0x\u200b\u00ady ﬁn ＡＢＣ\r\nnext  \r\nline\\\r\nlast\r\n",
	"قال \u2066Kim\u2069 وَ الرئيس أحمد.\n\n<div class=\"x\">\n<p>one</p><p>two &lt; three\n</div>\n\n```go\nif a < b && c > \"d\" {}\n```\n\n    indented\n\n***\n***\n",
	"see https://a.example/x?y=1&z=2#f, <mailto:a@b.example> and [the **draft** text](u \"t\") ![alt *text*](/media/a.png) [j](javascript:alert(1)) ![e](https://x.example/a.png)\n",
	"[a [[b]] c](d) *a [[b|*c*]] d* ~~gone~~ ~one~ [ref][r] [^none]\n\n[r]: ../entities/kim.md#section 'T'\n",
	"![a](/media/a.png \"The *q* & \\\"x\\\" e\u0301\")\n*Photo: [[b]], `c`*\n\n[![d](/media/d.png 'two\nlines')](/media/e.png)\n\n> ![f](/media/f.png)\n> _g **h**_\n\n1. i[^1]\n\n   ![](/media/j.png \" \")\n\n[^1]: ![k](/media/k.png (l))\n",
	"# Note\n\n# Note\n\n\"'nested'\" '90s \"마크다운\"을 5\" <?php 1 > 0 ?>x\n\n<?a > b\n?>c\n\n<div><textarea><b title=x>y</b></textarea>\n\n**“\ufe01a”\ufe01**b ︑**(c)**d\n",
}

func FuzzRender(f *testing.F) {
	for i, s := range samples {
		f.Add(s, uint64(i))
	}
	for _, x := range specExamples(f) {
		f.Add(x.Markdown, uint64(x.Example))
	}
	f.Fuzz(func(t *testing.T, markdown string, seed uint64) {
		if len(markdown) > 1<<13 {
			t.Skip()
		}
		rng := rand.New(rand.NewPCG(seed, 1))
		file := source.New("a.md", []byte(markdown))
		d := Parse(file, 0, Options{BlockIDs: seed%2 == 0, IDPrefix: []string{"", "in-x--"}[seed%3%2]})
		b := d.Finish(randomTargets(rng, d), labels)
		checkText(t, file, b)
		checkBody(t, b)
		checkMarks(t, b, randomMarks(rng, b))
		if quotation, note := ParseAnnotation(file, 0, Options{}); quotation != nil {
			checkBody(t, note.Finish(asWritten(note), labels))
			checkBody(t, quotation.Doc.Finish(asWritten(quotation.Doc), labels))
		}
	})
}

func randomTargets(rng *rand.Rand, d *Doc) []Target {
	to := make([]Target, len(d.References))
	for i, r := range d.References {
		to[i] = Target{Href: r.Href(), Text: r.Target, Plain: rng.IntN(4) == 0}
		switch rng.IntN(6) {
		case 0:
			to[i].Href = "javascript:alert(1)"
		case 1:
			to[i].Text = "Kim <Yong> & \"hyun\" e\u0301"
		case 2:
			to[i].Class, to[i].Language = `a"b`, "ko"
		}
	}
	return to
}

func randomRange(rng *rand.Rand, n int) text.Range {
	start := rng.IntN(n + 1)
	return text.Range{Start: start, End: start + rng.IntN(min(n-start, 60)+1)}
}

func randomMarks(rng *rand.Rand, b *Body) Marks {
	var m Marks
	for i := range rng.IntN(6) {
		m.Highlights = append(m.Highlights, Highlight{At: toStarts(b.Text.P, randomRange(rng, len(b.Text.P))), ID: fmt.Sprint("n", i),
			Class: "c", Marker: fmt.Sprintf(`<a class="marker" href="#note-n%d"></a>`, i)})
	}
	for range rng.IntN(4) {
		m.Links = append(m.Links, NameLink{At: toStarts(b.Text.P, randomRange(rng, len(b.Text.P))), Href: "/entities/x/", Class: "name"})
	}
	for i := range rng.IntN(3) {
		m.Inserts = append(m.Inserts, Insert{rng.IntN(len(b.Text.P) + 1), fmt.Sprintf("<aside>note %d</aside>", i)})
	}
	return m
}

// toStarts moves a range's ends back to code points.
func toStarts(s string, r text.Range) text.Range {
	for r.Start > 0 && r.Start < len(s) && !utf8.RuneStart(s[r.Start]) {
		r.Start--
	}
	for r.End > r.Start && r.End < len(s) && !utf8.RuneStart(s[r.End]) {
		r.End--
	}
	return r
}

// checkText compares the tables of a text with what they are said to mean.
func checkText(t *testing.T, file *source.File, b *Body) {
	t.Helper()
	x := b.Text
	if x.K != text.Key(x.K) {
		t.Fatalf("K is no key: %q", x.K)
	}
	last := 0
	for i := range x.P {
		if !utf8.RuneStart(x.P[i]) {
			continue
		}
		_, size := utf8.DecodeRuneInString(x.P[i:])
		place := x.HTML(text.Range{Start: i, End: i + size})
		if got := html.UnescapeString(b.HTML[place.Start:place.End]); got != x.P[i:i+size] || place.Start < last {
			t.Fatalf("P %d %q stands at HTML %v %q", i, x.P[i:i+size], place, got)
		}
		last = place.End
		if back := x.FromHTML(place); back != (text.Range{Start: i, End: i + size}) {
			t.Fatalf("P %d leads to HTML %v and back to %v", i, place, back)
		}
		if at, found := x.Source(text.Range{Start: i, End: i + size}); found && (at.Start < 0 || at.End > len(file.Data()) || at.Start >= at.End) {
			t.Fatalf("P %d was written at %v of %d", i, at, len(file.Data()))
		}
	}
	last = 0
	for i := range x.K {
		p := x.Published(text.Range{Start: i, End: i + 1})
		if p.Start < last || p.End > len(x.P) {
			t.Fatalf("K %d leads to P %v after %d", i, p, last)
		}
		last = p.Start
		if k := x.Keyed(p); p.Len() > 0 && (k.Start > i || k.End <= i) {
			t.Fatalf("K %d leads to P %v and back to %v", i, p, k)
		}
	}
	if text.Key(b.HTML) == "" && x.K != "" {
		t.Fatal("a key of nothing")
	}
}

var badOutput = regexp.MustCompile(`(?i)<(script|style|iframe|object)|\sstyle=|\son[a-z]+=`)

// checkBody parses the HTML with an independent parser.
func checkBody(t *testing.T, b *Body) {
	t.Helper()
	checkNesting(t, b.HTML)
	page := parsePage(t, b.HTML)
	if got := textContent(page); got != b.Text.P {
		t.Fatalf("P is not the textContent\nhtml %q\n got %q\nwant %q", b.HTML, b.Text.P, got)
	}
	if got := keyOf(page); got != b.Text.K {
		t.Fatalf("K is not the key of the page\nhtml %q\n got %q\nwant %q", b.HTML, b.Text.K, got)
	}
	ids := map[string]bool{}
	for n := range page.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if ids[a.Val] {
					t.Fatalf("id %q twice in %q", a.Val, b.HTML)
				}
				ids[a.Val] = true
			case "href":
				if !isAllowed(a.Val) {
					t.Fatalf("href %q in %q", a.Val, b.HTML)
				}
			case "src":
				if !isAllowedImage(a.Val) {
					t.Fatalf("src %q in %q", a.Val, b.HTML)
				}
			}
		}
	}
	for i, block := range b.Blocks {
		if block.HTML.Start < 0 || i > 0 && block.HTML.Start < b.Blocks[i-1].HTML.End || block.HTML.End > len(b.HTML) {
			t.Fatalf("block %d at %v of %q", i, block.HTML, b.HTML)
		}
		if block.ID != "" && !strings.Contains(b.HTML[block.HTML.Start:block.HTML.End], ` id="`+block.ID+`"`) {
			t.Fatalf("block %d has no id %q: %q", i, block.ID, b.HTML[block.HTML.Start:block.HTML.End])
		}
		if key := text.Key(b.Text.K[block.K.Start:block.K.End]); key != b.Text.K[block.K.Start:block.K.End] {
			t.Fatalf("block %d has key %q at %v of %q", i, key, block.K, b.Text.K)
		}
	}
	for tokens := html.NewTokenizer(strings.NewReader(b.HTML)); tokens.Next() != html.ErrorToken; {
		if tag := tokens.Token(); tag.Type != html.TextToken && badOutput.MatchString(stripQuoted(tag.String())) {
			t.Fatalf("%s in %q", tag, b.HTML)
		}
	}
}

var quoted = regexp.MustCompile(`"[^"]*"`)

func stripQuoted(tag string) string { return quoted.ReplaceAllString(tag, `""`) }

func parsePage(t *testing.T, s string) *html.Node {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(s), body)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return body
}

func textContent(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

var blockElements = strings.Fields("p h1 h2 h3 h4 h5 h6 li ul ol blockquote pre hr br table thead tbody tr th td section figure figcaption small")

// keyOf returns the key of a page: that of each block, line and cell, with spaces between.
func keyOf(page *html.Node) string {
	var keys []string
	var block strings.Builder
	end := func() {
		if key := text.Key(block.String()); key != "" {
			keys = append(keys, key)
		}
		block.Reset()
	}
	var read func(n *html.Node)
	read = func(n *html.Node) {
		if n.Type == html.TextNode {
			block.WriteString(n.Data)
		}
		if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Val == "footnote-ref" || a.Val == "footnote-back" }) {
			return
		}
		isBlock := n.Type == html.ElementNode && slices.Contains(blockElements, n.Data)
		if isBlock {
			end()
		}
		for c := range n.ChildNodes() {
			read(c)
		}
		if isBlock {
			end()
		}
	}
	read(page)
	end()
	return strings.Join(keys, " ")
}

var voidElements = map[string]bool{"br": true, "hr": true, "img": true}

// checkNesting checks that tags nest, that no link stands within a link and no mark within a mark.
func checkNesting(t *testing.T, s string) {
	t.Helper()
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(s))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		name, _ := tokens.TagName()
		switch kind {
		case html.StartTagToken:
			if tag := string(name); !voidElements[tag] {
				for _, o := range open {
					if o == tag && (tag == "a" || tag == "mark" || tag == "p") {
						t.Fatalf("<%s> within <%s>: %q", tag, tag, s)
					}
				}
				open = append(open, tag)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("</%s> closes %v in %q", name, open, s)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Fatalf("%v stay open in %q", open, s)
	}
}

var (
	notes   = regexp.MustCompile(`<aside>note \d</aside>`)
	markers = regexp.MustCompile(`<a class="marker"[^>]*></a>|<span id="passage-[^>]*></span>|</?mark[^>]*>`)
	anyLink = regexp.MustCompile(`<a href="/entities/x/" class="name">|<a [^>]*>|</a>`)
)

// unmark takes our elements out by their tags, notes whole.
func unmark(s string) string {
	s = markers.ReplaceAllString(notes.ReplaceAllString(s, ""), "")
	ours := false
	return anyLink.ReplaceAllStringFunc(s, func(tag string) string {
		switch {
		case strings.HasSuffix(tag, `class="name">`):
			ours = true
			return ""
		case tag == "</a>" && ours:
			ours = false
			return ""
		}
		return tag
	})
}

var markedSpace = regexp.MustCompile(`<mark[^>]*>\s*</mark>`)

// checkGraphemes checks that no element of ours begins or ends within a grapheme, except where a tag cuts it anyway.
func checkGraphemes(t *testing.T, b *Body, rendered string) {
	t.Helper()
	at := 0 // in P
	before := html.TextToken
	tokens := html.NewTokenizer(strings.NewReader(notes.ReplaceAllString(rendered, "")))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		raw := string(tokens.Raw())
		switch {
		case kind == html.TextToken:
			at += len(html.UnescapeString(raw))
		case before == html.TextToken && strings.Contains(raw, "mark") && !b.Text.IsBoundary(at) && !tagAt(b, at):
			t.Fatalf("%s cuts a grapheme of %q at %d", raw, b.Text.P, at)
		}
		before = kind
	}
}

// tagAt reports whether the body has a tag of its own at an offset of P.
func tagAt(b *Body, p int) bool {
	before, after := b.Text.HTML(text.Range{Start: p - 1, End: p}), b.Text.HTML(text.Range{Start: p, End: p + 1})
	return before.End != after.Start
}

func checkMarks(t *testing.T, b *Body, m Marks) {
	t.Helper()
	got := b.Render(m)
	if plain := unmark(got); plain != b.HTML {
		t.Fatalf("marks %+v\n got %q\nafter removal %q\nwant          %q", m, got, plain, b.HTML)
	}
	checkNesting(t, got)
	checkGraphemes(t, b, got)
	if markedSpace.MatchString(got) {
		t.Fatalf("marked white space in %q", got)
	}
	page := parsePage(t, notes.ReplaceAllString(got, ""))
	if content := textContent(page); content != b.Text.P {
		t.Fatalf("marks changed the text\n got %q\nwant %q\nin %q", content, b.Text.P, got)
	}
	ids := map[string]bool{}
	for n := range page.Descendants() {
		if n.Type != html.ElementNode || n.Data != "mark" {
			continue
		}
		if parent := n.Parent.Data; strings.Contains(" table thead tbody tr ul ol dl ", " "+parent+" ") {
			t.Fatalf("<mark> within <%s>: %q", parent, got)
		}
		for _, a := range n.Attr {
			if a.Key == "id" && ids[a.Val] {
				t.Fatalf("%s twice in %q", a.Val, got)
			}
			ids[a.Val] = a.Key == "id"
		}
	}
}
