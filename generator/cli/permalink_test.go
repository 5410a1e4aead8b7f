package cli

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// repeated is an article in which the same words stand in several places, and characters that mean something in a text
// fragment.
var repeated = map[string]string{
	"content/site.md": "---\ngloss: 1\ntitle: Harbour\nurl: https://harbour.example\nlanguage: en\n---\n",
	"content/articles/talks.md": `---
title: The talks on the quay
date: 2024-10-08
summary: The harbour master spoke of the talks on the quay.
---
The harbour master spoke of the talks on the quay. He said that it was half-done, well-paid & cheap, and went home.

The harbour master spoke of the talks on the quay. He said that it was half-done, well-paid & cheap, and stayed.

The harbour master spoke of the talks on the quay.

## The talks on the quay

The harbour master spoke of the talks on the quay. He said no more. The harbour master spoke of the talks on the quay,
and later of the weather; nobody asked him about the price of the quay, which had risen twice since the last of the talks.

- The first thing is the quay.
- The second thing is the quay,
  and a good deal else that is not told here.

| Thing | Price |
|---|---|
| Quay | 10 |
| Boat | 20 |

` + "```\nlet quay = \"talks\"\n```\n\n" + longWait() + `
항만 당국은 부두에 관한 회담을 시작했다고 밝혔다.

港湾当局は埠頭に関する協議を開始したと発表した。埠頭の価格については、誰も尋ねなかった。
`,
	"content/annotations/talks/cheap.md":   "---\nkind: context\nprefix: half-done, well-paid & cheap, and\n---\n> stayed\n\nHe did.\n",
	"content/annotations/talks/weather.md": "---\nkind: context\n---\n> and later of the weather; nobody asked him about the price of the quay, which had risen\n\nIt rained.\n",
	"content/annotations/talks/across.md":  "---\nkind: context\n---\n> twice since the last of the talks. The first thing is the quay. The second\n\nThree places.\n",
}

// longWait is text enough to scroll through.
func longWait() string {
	var b strings.Builder
	for day := range 3 {
		fmt.Fprintf(&b, "On day %d the boats lay in the harbour for a long time, and nothing was done.%s\n\n", day+1, strings.Repeat(" They lay there.", 40))
	}
	return b.String()
}

// copied is the address that a click on an element copies.
func (v *visitor) copied(element string) string {
	v.Helper()
	valueOf[any](v, `(window.copied = "", navigator.clipboard.writeText = async (s) => { window.copied = s; })`)
	x, y := v.middle(element)
	v.do(chromedp.MouseClickXY(x, y))
	v.becomes("the reader is told", `document.querySelector(".copied").innerText == "The link has been copied."`)
	return valueOf[string](v, "window.copied")
}

const permalink = `document.querySelector(".permalink")`

func TestPermalinkOfABlockAPassageAndANoteIsCopied(t *testing.T) {
	v := visit(t, copySample(t), officers, chromedp.EmulateViewport(1440, 900))
	if valueOf[string](v, "getComputedStyle("+permalink+").opacity") != "0" {
		t.Error("a permalink is seen at first")
	}
	for _, row := range []struct{ point, id string }{
		{`document.querySelector("#page-text > p")`, valueOf[string](v, `document.querySelector("#page-text > p").id`)},
		{`document.querySelector("#page-text > h2")`, "what-the-minister-said"},
		{`document.getElementById("passage-which-circumstances")`, "passage-which-circumstances"},
	} {
		x, y := v.middle(row.point)
		if !strings.HasPrefix(row.id, "passage-") {
			x = valueOf[float64](v, row.point+".getBoundingClientRect().left") + 1
		}
		v.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
		v.becomes("the permalink of "+row.id, permalink+`.matches(".shown") && `+permalink+fmt.Sprintf(`.hash.startsWith("#%s:~:text=")`, row.id))
		if got := v.copied(permalink); !strings.HasPrefix(got, v.address+officers+"#"+row.id+":~:text=") {
			t.Errorf("at %s the reader copies %s", row.id, got)
		}
	}
	note := `document.querySelector('#note-which-circumstances .note-head a[href="#note-which-circumstances"]')`
	if got := v.copied(note); got != v.address+officers+"#note-which-circumstances" {
		t.Errorf("of the note the reader copies %s", got)
	}
}

// TestTextFragmentsLeadToTheirPlaces follows the permalink of every place of an article by its words alone, without the
// id. Places whose words stand elsewhere before have no words.
func TestTextFragmentsLeadToTheirPlaces(t *testing.T) {
	folder := t.TempDir()
	for name, text := range repeated {
		put(t, folder, name, text)
	}
	v := visit(t, folder, "/articles/talks/", chromedp.EmulateViewport(1440, 300))
	valueOf[any](v, permalink+".focus()")
	fragments, without := map[string]string{}, []string(nil)
	for {
		address, err := url.Parse(valueOf[string](v, permalink+".href"))
		if err != nil {
			t.Fatal(err)
		}
		id, text, found := strings.Cut(address.EscapedFragment(), ":~:")
		if _, known := fragments[id]; known {
			break
		}
		if fragments[id] = text; !found {
			without = append(without, id)
		}
		v.do(chromedp.KeyEvent(kb.ArrowDown))
	}
	if got := strings.Join(without, " "); len(fragments) < 15 || got != "p-7ravl5 the-talks-on-the-quay p-tdtr5j" {
		t.Errorf("of %d places %s have no words: %v", len(fragments), got, fragments)
	}
	for id, text := range fragments {
		if text == "" {
			continue
		}
		v.do(chromedp.Navigate("about:blank"), chromedp.Navigate(v.address+"/articles/talks/#:~:"+text))
		v.becomes(id+" by "+text, fmt.Sprintf(`(() => {
			const {top, bottom} = document.getElementById(%q).getBoundingClientRect();
			return scrollY > 0 && top < innerHeight && bottom > 0;
		})()`, id))
	}
}

// TestPermalinkIsReachedByTheKeyboard goes from a name to the permalink of its paragraph, and on to the next place.
func TestPermalinkIsReachedByTheKeyboard(t *testing.T) {
	v := visit(t, copySample(t), officers, chromedp.EmulateViewport(1440, 900))
	valueOf[any](v, `(window.copied = "", navigator.clipboard.writeText = async (s) => { window.copied = s; })`)
	valueOf[any](v, `document.querySelector("#page-text > p .name").focus()`)
	want := valueOf[string](v, `document.querySelector("#page-text > p").id`)
	const here = permalink + " === document.activeElement"
	for range 20 {
		if v.do(chromedp.KeyEvent(kb.Tab)); valueOf[bool](v, here) {
			break
		}
	}
	if !valueOf[bool](v, here+` && getComputedStyle(`+permalink+`).opacity == "1"`) {
		t.Fatal("Tab does not lead to the permalink of the paragraph")
	}
	v.do(chromedp.KeyEvent(kb.Enter))
	v.becomes("Enter copies the address of "+want, fmt.Sprintf(`window.copied.includes("#%s:~:text=")`, want))
	v.do(chromedp.KeyEvent(kb.ArrowDown))
	if valueOf[bool](v, permalink+fmt.Sprintf(".hash.startsWith('#%s')", want)) || !valueOf[bool](v, here) {
		t.Error("the arrow down does not lead on")
	}
}

func TestPermalinkIsALinkWhereNothingCanBeCopied(t *testing.T) {
	v := visit(t, copySample(t), officers, chromedp.EmulateViewport(1440, 900))
	valueOf[any](v, `navigator.clipboard.writeText = () => Promise.reject(new Error("no"))`)
	valueOf[any](v, permalink+".click()")
	v.becomes("the address leads to the block", `location.hash == "#" + document.querySelector("#page-text > p").id`)
}
