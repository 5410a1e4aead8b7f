package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// An asker asks a preview as a page could.
type asker struct {
	*testing.T
	address, token string
}

func newAsker(t *testing.T, address string) asker {
	t.Helper()
	token := regexp.MustCompile(`data-token="([^"]+)"`).FindSubmatch(fetch(t, address+"/", http.StatusOK))
	if token == nil {
		t.Fatal("the page has no token")
	}
	return asker{t, address, string(token[1])}
}

func (a asker) ask(method, path, origin, token string, body any) (status int, said string) {
	a.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		a.Fatal(err)
	}
	r, err := http.NewRequest(method, a.address+"/.gloss/"+path, bytes.NewReader(data))
	if err != nil {
		a.Fatal(err)
	}
	r.Header.Set("Origin", origin)
	r.Header.Set("Gloss-Token", token)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		a.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		a.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// TestOnlyThePreviewsOwnPagesMayAskForSomething asks as other pages could, for an editor and for an annotation.
func TestOnlyThePreviewsOwnPagesMayAskForSomething(t *testing.T) {
	folder := copySample(t)
	opened := filepath.Join(folder, "opened")
	_, address := startServer(t, folder, "--editor", "cp {file} "+opened)
	a := newAsker(t, address)
	before := outputOf(t, filepath.Join(folder, "content"))
	place := map[string]any{"path": "content/site.md", "line": 1, "column": 1}
	wish := map[string]any{"Address": "/articles/what-the-resolutions-forbid/", "Kind": "context", "Note": "A note.", "ID": "asked"}
	for _, row := range []struct{ what, method, origin, token string }{
		{"from another origin", "POST", "https://evil.example", a.token},
		{"from another port", "POST", "http://127.0.0.1:1", a.token},
		{"from another name", "POST", strings.Replace(address, "127.0.0.1", "localhost", 1), a.token},
		{"from no page", "POST", "", a.token},
		{"without the token", "POST", address, ""},
		{"with another token", "POST", address, "x"},
		{"by a link", "GET", address, a.token},
	} {
		for path, body := range map[string]any{"edit": place, "annotate": wish} {
			want := http.StatusForbidden
			if row.method == "GET" {
				want = http.StatusNotFound
			}
			if got, _ := a.ask(row.method, path, row.origin, row.token, body); got != want {
				t.Errorf("asked to %s %s, the server answers with %d, not %d", path, row.what, got, want)
			}
		}
	}
	for _, path := range []string{"content/../../secret", "/etc/passwd", "--wait", "go.mod", "content"} {
		if got, _ := a.ask("POST", "edit", address, a.token, map[string]any{"path": path, "line": 1, "column": 1}); got != http.StatusBadRequest {
			t.Errorf("asked to edit %s, the server answers with %d", path, got)
		}
	}
	if _, err := os.Stat(opened); err == nil {
		t.Fatal("an editor was opened all the same")
	}
	if diff := differ(before, outputOf(t, filepath.Join(folder, "content"))); len(diff) > 0 {
		t.Fatalf("%v was written all the same", diff)
	}
	if got, _ := a.ask("POST", "edit", address, a.token, place); got != http.StatusNoContent {
		t.Errorf("asked as its own page does, the server answers with %d", got)
	}
	waitFor(t, opened)
}

// TestAnAnnotationIsWrittenOnceAndNowhereElse asks for annotations as the page does.
func TestAnAnnotationIsWrittenOnceAndNowhereElse(t *testing.T) {
	folder := copySample(t)
	if err := os.MkdirAll(filepath.Join(folder, "elsewhere"), 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, folder, "content/articles/talks.md", "---\ntitle: Talks\ndate: 2024-10-08\n---\nThe *talks* go on.\n\nThe *talks* go on.\n")
	_, address := startServer(t, folder)
	a := newAsker(t, address)
	annotate := func(article, id string) (int, string) {
		return a.ask("POST", "annotate", address, a.token, map[string]any{
			"Address": article, "ID": id, "Kind": "context", "Note": "A note.", "Quote": "talks go on", "Before": "The talks go on. The ", "After": ".",
		})
	}
	if status, said := annotate("/articles/talks/", "mine"); status != http.StatusCreated || said != "content/annotations/talks/mine.md" {
		t.Fatalf("%d: %s", status, said)
	}
	const want = "---\nkind: context\nprefix: \"go on. The\"\n---\n> talks go on\n\nA note.\n"
	if got := waitFor(t, filepath.Join(folder, "content/annotations/talks/mine.md")); got != want {
		t.Errorf("the file holds\n%s", got)
	}
	// The folder of this article's notes leads out of the content by now.
	const linked = "content/annotations/what-the-resolutions-forbid"
	if err := errors.Join(os.RemoveAll(filepath.Join(folder, linked)), os.Symlink("../../elsewhere", filepath.Join(folder, linked))); err != nil {
		t.Fatal(err)
	}
	before := outputOf(t, filepath.Join(folder, "content/articles"))
	for what, ask := range map[string]func() (int, string){
		"over a file":       func() (int, string) { return annotate("/articles/talks/", "mine") },
		"on no article":     func() (int, string) { return annotate("/articles/nothing/", "x") },
		"outside":           func() (int, string) { return annotate("/articles/talks/", "../../../x") },
		"in another folder": func() (int, string) { return annotate("/articles/talks/", "../other/x") },
		"through a link":    func() (int, string) { return annotate("/articles/what-the-resolutions-forbid/", "x") },
	} {
		if status, said := ask(); status < 400 || said == "" {
			t.Errorf("asked for a note %s, the server answers with %d: %s", what, status, said)
		}
	}
	if diff := differ(before, outputOf(t, filepath.Join(folder, "content/articles"))); len(diff) > 0 {
		t.Errorf("%v was written", diff)
	}
	if got := waitFor(t, filepath.Join(folder, "content/annotations/talks/mine.md")); got != want {
		t.Errorf("the file was written over:\n%s", got)
	}
	if entries, err := os.ReadDir(filepath.Join(folder, "elsewhere")); err != nil || len(entries) > 0 {
		t.Errorf("outside of the content there are %v, %v", entries, err)
	}
}

// shadow is the preview's own part of a page, annotateForm the form in it.
const (
	shadow       = `document.querySelector("gloss-preview").shadowRoot`
	annotateForm = shadow + `.querySelector("form")`
)

// openForm selects an article's text from where some words stand last to where others do, and chooses to annotate that.
func openForm(t *testing.T, ctx context.Context, from, to string) {
	t.Helper()
	evaluate[bool](t, ctx, fmt.Sprintf(`(() => {
		const texts = [];
		const walker = document.createTreeWalker(document.getElementById("page-text"), NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".note, .marker")) texts.push(walker.currentNode);
		const range = document.createRange();
		const first = texts.findLast((at) => at.data.includes(%[1]q)), last = texts.findLast((at) => at.data.includes(%[2]q));
		range.setStart(first, first.data.lastIndexOf(%[1]q));
		range.setEnd(last, last.data.lastIndexOf(%[2]q) + %[2]q.length);
		getSelection().removeAllRanges();
		getSelection().addRange(range);
		return true;
	})()`, from, to))
	const button = `[...` + shadow + `.querySelectorAll("button.float")].find(b => b.textContent === "annotate" && !b.hidden)`
	until(t, ctx, "once it is selected", button)
	evaluate[bool](t, ctx, button+`.click(), true`)
}

// fill types into the open form as a writer does.
func fill(t *testing.T, ctx context.Context, fields map[string]string) {
	t.Helper()
	for name, text := range fields {
		evaluate[bool](t, ctx, fmt.Sprintf(`(() => {
			const field = %s.elements[%q];
			field.value = %q;
			field.dispatchEvent(new Event("input", { bubbles: true }));
			return true;
		})()`, annotateForm, name, text))
	}
}

func submit(t *testing.T, ctx context.Context) {
	t.Helper()
	evaluate[bool](t, ctx, annotateForm+`.requestSubmit(), true`)
}

const annotated = `---
title: Talks
date: 2024-10-08
---
The *talks* go on, says Seoul.

He said “no”, & then "it's 5 < 6, *highly* likely", twice.

국방장관은 “가능성이 높다”고 말했다.

The first part ends here.

The second part begins here.

The *talks* go on, says Seoul.
`

// TestPassagesAreAnnotatedInThePage annotates passages of all kinds: what is written, and where it shows.
func TestPassagesAreAnnotatedInThePage(t *testing.T) {
	folder := copySample(t)
	put(t, folder, "content/articles/talks.md", annotated)
	_, address := startServer(t, folder)
	ctx := startBrowser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(address+"/articles/talks/")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "at first", `document.documentElement.dataset.glossNumber`)
	for _, row := range []struct{ id, from, to, kind, more, quoted, shown string }{
		{"quotes", "said “no”", "it’s", "context", "", "> said “no”, & then “it’s", "said “no”, & then “it’s"},
		{"markup", "< 6", " likely", "definition", "", "> < 6, highly likely", "< 6, highly likely"},
		{"korean", "“가능성", "높다”", "translation", "", "> “가능성이 높다”", "“가능성이 높다”"},
		{"across", "part ends", "second part", "evidence", "", "> part ends here.\n>\n> The second part", "part ends here.The second part"},
		{"again", "talks", "go on", "question", "prefix: \"here. The\"\n", "> talks go on", "talks go on"},
		{"overlapping", "begins", " Seoul", "question", "", "> begins here.\n>\n> The talks go on, says Seoul", "begins here.The talks go on, says Seoul"},
	} {
		openForm(t, ctx, row.from, row.to)
		fill(t, ctx, map[string]string{"kind": row.kind, "note": "A *note* on " + row.id + ".", "id": row.id})
		submit(t, ctx)
		until(t, ctx, "once it is written", fmt.Sprintf(`document.getElementById("note-%[1]s")?.textContent.includes("A note on %[1]s.")`, row.id))
		if got := evaluate[string](t, ctx, fmt.Sprintf(`[...document.querySelectorAll("#page-text mark[data-notes~=%s]")].map(m => m.textContent).join("")`, row.id)); got != row.shown {
			t.Errorf("%s: “%s” is annotated, not “%s”", row.id, got, row.shown)
		}
		want := "---\nkind: " + row.kind + "\n" + row.more + "---\n" + row.quoted + "\n\nA *note* on " + row.id + ".\n"
		if got := waitFor(t, filepath.Join(folder, "content/annotations/talks", row.id+".md")); got != want {
			t.Errorf("%s: the file holds\n%s", row.id, got)
		}
		// The first note of an article brings a script with it, for which the page is loaded again.
		until(t, ctx, "once the page has loaded", `document.documentElement.dataset.glossNumber && `+annotateForm+`.hidden`)
	}
	if !evaluate[bool](t, ctx, `document.getElementById("passage-again").closest("p") === [...document.querySelectorAll("#page-text > p")].at(-1)`) {
		t.Error("the note stands at another of two equal passages")
	}
}

// TestRefusalsInABrowser asks for notes that are not to be written, from a page of another origin and from the site's own.
func TestRefusalsInABrowser(t *testing.T) {
	folder := copySample(t)
	put(t, folder, "content/articles/talks.md", annotated)
	put(t, folder, "content/annotations/talks/there.md", "---\nkind: context\n---\nIt was there before.\n")
	_, address := startServer(t, folder)
	elsewhere := httptest.NewServer(http.NotFoundHandler())
	defer elsewhere.Close()
	ctx := startBrowser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(elsewhere.URL)); err != nil {
		t.Fatal(err)
	}
	before := outputOf(t, filepath.Join(folder, "content"))
	ask := func(address, options string) string {
		wish := `{ Address: "/articles/talks/", ID: "asked", Kind: "context", Note: "A note." }`
		answer, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf(
			`fetch(%q, { method: "POST", body: JSON.stringify(%s), %s }).then(answer => answer.type + " " + answer.status, failed => "refused")`,
			address+"/.gloss/annotate", wish, options), chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
	for _, options := range []string{`mode: "no-cors"`, `mode: "cors"`, `headers: { "Gloss-Token": "x" }`} {
		if got := ask(address, options); got != "refused" {
			t.Errorf("a page of another origin asks with %s and is answered %s", options, got)
		}
	}
	token, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf(`fetch(%q).then(answer => answer.text(), failed => "refused")`, address), chromedp.EvalAwaitPromise))
	if err != nil || token != "refused" {
		t.Errorf("a page of another origin reads the site: %s, %v", token, err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(address+"/articles/talks/")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "at first", `document.documentElement.dataset.glossNumber`)
	if got := ask("", `headers: { "Gloss-Token": "" }`); got != "basic 403" {
		t.Errorf("without a token the page is answered %s", got)
	}
	openForm(t, ctx, "first part", "ends here")
	for id, said := range map[string]string{
		"there": "there is a file content/annotations/talks/there.md already", "../../articles/talks": "“../../articles/talks”", "../../../x": "“../../../x”", "Talks": "“Talks”",
	} {
		fill(t, ctx, map[string]string{"note": "A note on the end.", "id": id})
		submit(t, ctx)
		until(t, ctx, "asked for "+id, fmt.Sprintf(`%s.querySelector(".said").textContent.includes(%q)`, annotateForm, said))
		if got := evaluate[string](t, ctx, annotateForm+`.elements.note.value`); got != "A note on the end." {
			t.Errorf("refused %s, what was typed is %q", id, got)
		}
	}
	if diff := differ(before, outputOf(t, filepath.Join(folder, "content"))); len(diff) > 0 {
		t.Errorf("%v was written", diff)
	}
}

func TestAPlaceInThePageOpensTheEditor(t *testing.T) {
	folder := copySample(t)
	put(t, folder, "content/articles/talks.md", annotated)
	opened := filepath.Join(folder, "opened")
	put(t, folder, "editor.sh", "#!/bin/sh\necho \"$1 $2\" > "+opened+"\n")
	_, address := startServer(t, folder, "--editor", "sh "+filepath.Join(folder, "editor.sh")+" {file} {line} {column}")
	ctx := startBrowser(t)
	click := func(address string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.Navigate(address+"/articles/talks/")); err != nil {
			t.Fatal(err)
		}
		until(t, ctx, "over a paragraph", `[...document.querySelectorAll("#page-text > p")].at(-1).dispatchEvent(new PointerEvent("pointerover", {bubbles: true})) && !`+shadow+`.querySelector("button.pen").hidden`)
		evaluate[bool](t, ctx, shadow+`.querySelector("button.pen").click(), true`)
	}
	click(address)
	if got, want := waitFor(t, opened), filepath.Join(folder, "content/articles/talks.md")+" 15\n"; got != want {
		t.Errorf("the editor is opened at %q, not %q", got, want)
	}
	_, address = startServer(t, folder, "--editor", "no-such-editor {file}")
	click(address)
	until(t, ctx, "where there is no such editor", shadow+`.querySelector(".notice").textContent.includes("no-such-editor")`)
}
