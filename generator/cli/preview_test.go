package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// until waits for a page to come to what a script asks for.
func until(t *testing.T, ctx context.Context, what, script string) {
	t.Helper()
	for range 200 {
		met, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+script+")"))
		if err == nil && met {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	shown, _ := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText.slice(0, 400) + "\n" + (document.querySelector("gloss-preview")?.shadowRoot.textContent ?? "no panel")`))
	t.Fatalf("%s: %s never holds; the page shows\n%s", what, script, shown)
}

// waitFor waits for a file that is not empty and returns what it holds.
func waitFor(t *testing.T, file string) string {
	t.Helper()
	for range 500 {
		if data, err := os.ReadFile(file); err == nil && len(data) > 0 {
			return string(data)
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s is never written", file)
	return ""
}

// panel is the preview's panel in a page.
const panel = `document.querySelector("gloss-preview")?.shadowRoot.querySelector(".panel")`

// longArticle writes an article of many paragraphs whose numbers are words of their own.
func longArticle(changed string) string {
	var b strings.Builder
	b.WriteString("---\ntitle: Long\ndate: 2024-10-08\n---\nSouth Korea is named at the top.\n\n")
	for i := range 60 {
		fmt.Fprintf(&b, "Paragraph number%d of the text, of which there are many, so that the page is longer than the window.\n\n", i)
		if i == 10 {
			b.WriteString(changed)
		}
	}
	return b.String()
}

func TestTheOpenPageFollowsTheFilesAndKeepsItsPlace(t *testing.T) {
	folder := copySample(t)
	put(t, folder, "content/articles/long.md", longArticle(""))
	put(t, folder, "content/annotations/long/note.md", "---\nkind: context\n---\n> Paragraph number40 of the text\n\nA note.\n")
	_, address := startServer(t, folder)
	ctx := startBrowser(t)
	const top = `[...document.querySelectorAll("p")].find(p => p.textContent.includes("number30 ")).getBoundingClientRect().top`
	err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 700), chromedp.Navigate(address+"/articles/long/"))
	if err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "at first", `document.documentElement.dataset.glossNumber`)
	before := evaluate[float64](t, ctx, `window.same = true; scrollBy({top: `+top+` - 100, behavior: "instant"}); `+top)
	if before < 90 || before > 110 {
		t.Fatalf("the page was not scrolled: %v", before)
	}
	same := func(what string) {
		t.Helper()
		if after := evaluate[float64](t, ctx, top); after < before-1 || after > before+1 {
			t.Errorf("%s what was read has moved from %v to %v", what, before, after)
		}
		if !evaluate[bool](t, ctx, `!!window.same`) {
			t.Errorf("%s the page was loaded again", what)
		}
	}
	put(t, folder, "content/articles/long.md", longArticle(strings.Repeat("A new paragraph comes before.\n\n", 9)))
	until(t, ctx, "after paragraphs were added", `document.body.innerText.includes("A new paragraph comes before.")`)
	same("after paragraphs were added")
	put(t, folder, "content/articles/long.md", longArticle("One of them alone remains, and North Korea is named.\n\n"))
	until(t, ctx, "after paragraphs were taken away", `!document.body.innerText.includes("A new paragraph") && document.body.innerText.includes("One of them alone")`)
	same("after paragraphs were taken away")
	put(t, folder, "content/annotations/long/other.md", "---\nkind: context\n---\n> Paragraph number5 of the text\n\nAnother note.\n")
	until(t, ctx, "after a note was added", `document.getElementById("note-other")`)
	same("after a note was added")
	// The style sheet of a site's own comes without a reload too.
	put(t, folder, "templates/assets/style.css", "body { border-top: 7px solid }")
	until(t, ctx, "after the style was changed", `getComputedStyle(document.body).borderTopWidth === "7px"`)
	if !evaluate[bool](t, ctx, `!!window.same`) {
		t.Error("after the style was changed the page was loaded again")
	}
	if err := os.Remove(filepath.Join(folder, "content/articles/long.md")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "after the file was removed", panel+`?.hidden === false`) // its notes are without an article now
}

func TestProblemsAreLaidOverThePageAndLeadToTheEditor(t *testing.T) {
	folder := copySample(t)
	// The editor of this test leaves a file.
	opened := filepath.Join(folder, "opened")
	put(t, folder, "editor.sh", "#!/bin/sh\necho \"$1 $2 $3\" > "+opened+".new && mv "+opened+".new "+opened+"\n")
	_, address := startServer(t, folder, "--editor", "sh "+filepath.Join(folder, "editor.sh")+" {file} {line} {column}")
	ctx := startBrowser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(address+"/about/")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "at first", panel+`?.hidden`)
	put(t, folder, "content/articles/bad.md", "---\ntitle: Bad\ndate: 2024-10-08\nsummary: Talks: who sits\n---\n")
	until(t, ctx, "after a mistake", panel+`?.hidden === false`)
	shown := evaluate[string](t, ctx, panel+`.textContent`)
	for _, want := range []string{"1 error", "content/articles/bad.md:4:10", "error: a colon followed by a blank", "[text-colon]", "summary: Talks: who sits", "note: write summary:"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the panel does not show %q: %s", want, shown)
		}
	}
	if marked := evaluate[string](t, ctx, panel+`.querySelector("mark").textContent`); marked != "Talks: who sits" {
		t.Errorf("“%s” is marked", marked)
	}
	evaluate[bool](t, ctx, panel+`.querySelector("button.place").click(), true`)
	want := filepath.Join(folder, "content/articles/bad.md") + " 4 10\n"
	if got := waitFor(t, opened); got != want {
		t.Errorf("the editor is called with %q, not %q", got, want)
	}
	put(t, folder, "content/articles/bad.md", "---\ntitle: Good\ndate: 2024-10-08\nsummary: Talks\ndraft: true\n---\nText.\n")
	until(t, ctx, "once it is mended", panel+`?.hidden`)
	if err := chromedp.Do(ctx, chromedp.Navigate(address+"/articles/bad/")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "on a draft", `document.querySelector("gloss-preview")?.shadowRoot.querySelector(".draft")?.textContent === "draft"`)
	if err := chromedp.Do(ctx, chromedp.Navigate(address+"/articles/")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "in a list", `document.querySelector('main a[data-gloss-draft="draft"]')?.textContent.includes("Good")`)
	put(t, folder, "templates/article.html", "{{range .Named}}{{.Wrong}}{{end}}")
	until(t, ctx, "after a mistake in a template", panel+`?.hidden === false && `+panel+`.textContent.includes("templates/article.html:1:")`)
}

func TestAPreviewBeginsWithASiteThatIsBroken(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "content/site.md", "---\ngloss: 1\ntitle: A site\nurl: https://site.example\n---\n")
	_, address := startServer(t, folder)
	ctx := startBrowser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "without a language", panel+`?.textContent.includes("“language” is missing")`)
	put(t, folder, "content/site.md", settings)
	until(t, ctx, "once it is mended", `document.querySelector(".site")?.textContent.includes("Site")`)
}

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

func TestAPassageIsAnnotatedInThePage(t *testing.T) {
	folder := copySample(t)
	put(t, folder, "content/articles/talks.md", "---\ntitle: Talks\ndate: 2024-10-08\n---\nThe *talks* go on.\n\nThe *talks* go on, says Seoul.\n")
	opened := filepath.Join(folder, "opened")
	put(t, folder, "editor.sh", "#!/bin/sh\necho \"$1 $2\" > "+opened+"\n")
	_, address := startServer(t, folder, "--editor", "sh "+filepath.Join(folder, "editor.sh")+" {file} {line} {column}")
	ctx := startBrowser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(address+"/articles/talks/")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "at first", `document.documentElement.dataset.glossNumber`)
	const shadow = `document.querySelector("gloss-preview").shadowRoot`
	evaluate[bool](t, ctx, `getSelection().selectAllChildren([...document.querySelectorAll("#page-text em")].at(-1)), true`)
	until(t, ctx, "once it is selected", `[...`+shadow+`.querySelectorAll("button.float")].find(b => b.textContent === "annotate" && !b.hidden)`)
	evaluate[bool](t, ctx, `[...`+shadow+`.querySelectorAll("button.float")].find(b => b.textContent === "annotate").click(), true`)
	evaluate[bool](t, ctx, shadow+`.querySelector("textarea").value = "It is *said*.", `+shadow+`.querySelector("select").value = "question", `+shadow+`.querySelector("form").requestSubmit(), true`)
	until(t, ctx, "once it is written", `document.getElementById("note-talks")?.textContent.includes("It is said.")`)
	if !evaluate[bool](t, ctx, `document.getElementById("passage-talks").closest("p").textContent.includes("says Seoul")`) {
		t.Error("the note stands at another passage")
	}
	if got := waitFor(t, filepath.Join(folder, "content/annotations/talks/talks.md")); !strings.Contains(got, "kind: question\n") || !strings.Contains(got, "\n---\n> talks\n\nIt is *said*.\n") {
		t.Errorf("the file holds\n%s", got)
	}
	// What stands in the page leads to where it is written.
	until(t, ctx, "over a paragraph", `[...document.querySelectorAll("#page-text > p")].at(-1).dispatchEvent(new PointerEvent("pointerover", {bubbles: true})) && !`+shadow+`.querySelector("button.pen").hidden`)
	evaluate[bool](t, ctx, shadow+`.querySelector("button.pen").click(), true`)
	if got, want := waitFor(t, opened), filepath.Join(folder, "content/articles/talks.md")+" 7\n"; got != want {
		t.Errorf("the editor is opened at %q, not %q", got, want)
	}
}
