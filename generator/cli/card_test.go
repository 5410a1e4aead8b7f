package cli

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A visitor reads pages in a browser.
type visitor struct {
	*testing.T
	ctx     context.Context
	address string
}

// visit serves a site and opens a page of it.
func visit(t *testing.T, folder, page string, screen chromedp.Action[chromedp.Void]) *visitor {
	t.Helper()
	address := showBuilt(t, folder)
	v := &visitor{t, startBrowser(t), address}
	v.do(screen, chromedp.Navigate(address+page))
	return v
}

func (v *visitor) do(steps ...chromedp.Action[chromedp.Void]) {
	v.Helper()
	if err := chromedp.Do(v.ctx, steps...); err != nil {
		v.Fatal(err)
	}
}

func valueOf[T any](v *visitor, script string) T {
	v.Helper()
	value, err := chromedp.Run(v.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		v.Fatalf("%s: %v", script, err)
	}
	return value
}

// middle is the middle of the first line of an element, which is brought into view.
func (v *visitor) middle(element string) (x, y float64) {
	v.Helper()
	at := valueOf[[]float64](v, fmt.Sprintf(`(() => {
		const element = %s;
		element.scrollIntoView({block: "nearest"});
		const line = element.getClientRects()[0];
		return [line.left + line.width / 2, line.top + line.height / 2];
	})()`, element))
	return at[0], at[1]
}

// point moves the pointer to an element, by way of a place beside its middle.
func (v *visitor) point(element string) {
	v.Helper()
	x, y := v.middle(element)
	v.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x-1, y), chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
}

// becomes waits until a script says so, and fails after five seconds.
func (v *visitor) becomes(what, script string) {
	v.Helper()
	for range 100 {
		if valueOf[bool](v, script) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	v.Errorf("%s: never", what)
}

// stays fails if a script does not say so for as long as a card would take to open or to close.
func (v *visitor) stays(what, script string) {
	v.Helper()
	for range 20 {
		if !valueOf[bool](v, script) {
			v.Errorf("%s: not any more", what)
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}

const (
	officers = "/articles/seoul-says-officers-killed-near-donetsk/"
	name     = `document.querySelector('#page-text .name[href$="/vladimir-putin/"]')`
	card     = `document.querySelector(".card")`
	open     = `!document.querySelector(".card").hidden`
	shut     = `document.querySelector(".card").hidden`
)

// TestCardComesAndGoesAsTheReaderWants is WCAG 2.2, success criterion 1.4.13, for the pointer: what hovering shows can
// be dismissed without moving it, can be pointed at itself, and stays until it is not wanted.
func TestCardComesAndGoesAsTheReaderWants(t *testing.T) {
	v := visit(t, copySample(t), officers, chromedp.EmulateViewport(1440, 900))
	// Images and the icon come when the browser thinks fit.
	const requests = `performance.getEntriesByType("resource").map(e => e.name).filter(n => !/\.svg$/.test(n)).sort().join(" ")`
	loaded := valueOf[string](v, requests)
	v.point(name)
	if valueOf[bool](v, open) {
		t.Error("the card opens without delay")
	}
	v.becomes("the card opens", open)
	got := valueOf[[]string](v, `[...document.querySelectorAll(".card > div > *")].map(e => e.innerText.trim())`)
	for i, want := range []string{"Person", "Vladimir Putin", "Владимир Путин", "President of Russia", "President of Russia."} {
		if i >= len(got) || got[i] != want {
			t.Fatalf("the card says %q", got)
		}
	}
	v.stays("while it is pointed at, the card", open)
	v.point(card + ".querySelector('p:last-child')")
	v.stays("while the pointer is in it, the card", open)
	v.point(name)
	v.do(chromedp.KeyEvent(kb.Escape))
	v.becomes("Escape closes the card", shut)
	v.stays("while the pointer rests where it was closed, it is shut", shut)
	v.point("document.querySelector('h1')")
	v.point(name)
	v.becomes("the card opens again", open)
	v.point("document.querySelector('h1')")
	v.becomes("the card closes once the pointer is away", shut)
	if now := valueOf[string](v, requests); now != loaded || valueOf[bool](v, card+".querySelector('img, svg') != null") {
		t.Errorf("with cards the page loads %s, without them %s", now, loaded)
	}
}

// TestCardOpensForTheKeyboard goes from name to name.
func TestCardOpensForTheKeyboard(t *testing.T) {
	v := visit(t, copySample(t), officers, chromedp.EmulateViewport(1440, 900))
	const named = `document.activeElement.matches("#page-text .name")`
	for range 200 {
		if valueOf[bool](v, named) {
			break
		}
		v.do(chromedp.KeyEvent(kb.Tab))
	}
	first := valueOf[string](v, "document.activeElement.innerText")
	v.becomes("the card opens", open)
	v.stays("while the focus is on the name, the card", open)
	described := valueOf[string](v, `document.activeElement.getAttribute("aria-describedby").split(" ").map(id => document.getElementById(id).innerText).join(" ")`)
	if described == "" || !valueOf[bool](v, card+".innerText.includes(document.getElementById(document.activeElement.getAttribute('aria-describedby').split(' ').at(-1)).innerText)") {
		t.Errorf("%s is described as %q, and its card by other words", first, described)
	}
	v.do(chromedp.KeyEvent(kb.Escape))
	v.becomes("Escape closes the card", shut)
	if got := valueOf[string](v, "document.activeElement.innerText"); got != first {
		t.Errorf("Escape moves the focus from %q to %q", first, got)
	}
	v.stays("after Escape it is shut", shut)
	v.do(chromedp.KeyEvent(kb.Tab))
	if valueOf[bool](v, card+".contains(document.activeElement)") || valueOf[string](v, "document.activeElement.innerText") == first {
		t.Error("Tab does not go on in the text")
	}
}

func TestTapOnANameFollowsItsLink(t *testing.T) {
	v := visit(t, copySample(t), officers, chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
	valueOf[any](v, `(window.opened = 0, new MutationObserver(() => { sessionStorage.setItem("opened", "yes"); }).observe(`+card+`, {attributes: true}))`)
	x, y := v.middle(name)
	v.do(chromedp.TapXY(x, y))
	v.becomes("the tap leads to the entity", `location.pathname == "/entities/vladimir-putin/"`)
	if valueOf[bool](v, `sessionStorage.getItem("opened") == "yes"`) {
		t.Error("a tap opens a card")
	}
}

// TestCardStaysOnTheScreen opens the cards of all names of an article, on screens of any size, and in either direction.
func TestCardStaysOnTheScreen(t *testing.T) {
	v := visit(t, copySample(t), officers, chromedp.EmulateViewport(1440, 900))
	const names = `[...document.querySelectorAll("#page-text > :not(.note) .name")]`
	for _, screen := range [][2]int64{{1440, 900}, {320, 480}} {
		for _, direction := range []string{"ltr", "rtl"} {
			v.do(chromedp.EmulateViewport(screen[0], screen[1]), chromedp.Navigate(v.address+officers))
			valueOf[any](v, fmt.Sprintf("document.documentElement.dir = %q", direction))
			for i := range 4 {
				v.point(fmt.Sprintf("%s[%d]", names, i*5))
				v.becomes("the card opens", open)
				got := valueOf[string](v, `(() => {
					const {left, top, right, bottom} = document.querySelector(".card").getBoundingClientRect();
					const root = document.documentElement;
					const inside = left >= 0 && top >= -1 && right <= root.clientWidth + 1 && bottom <= root.clientHeight + 1 && root.scrollWidth <= root.clientWidth;
					return inside ? "" : [left, top, right, bottom, root.scrollWidth].join(" ");
				})()`)
				if got != "" {
					t.Errorf("on %v %s the card of name %d is at %s", screen, direction, i*5, got)
				}
				v.do(chromedp.KeyEvent(kb.Escape))
			}
		}
	}
}
