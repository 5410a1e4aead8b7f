package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
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

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
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

// TestWhatIsTypedOutlivesEveryChange writes a note in the page of an article while files are saved elsewhere, while the page
// must be loaded again for other scripts, and while the server is started anew.
func TestWhatIsTypedOutlivesEveryChange(t *testing.T) {
	folder := copySample(t)
	put(t, folder, "content/articles/long.md", longArticle(""))
	put(t, folder, "content/annotations/long/note.md", "---\nkind: context\n---\n> Paragraph number40 of the text\n\nA note.\n")
	c, address := startServer(t, folder)
	ctx := startBrowser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 700), chromedp.Navigate(address+"/articles/long/")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "at first", `document.documentElement.dataset.glossNumber`)
	const top = `[...document.querySelectorAll("p")].find(p => p.textContent.includes("number30 ")).getBoundingClientRect().top`
	const details = `document.querySelector("main details").open`
	openForm(t, ctx, "number30", "of the text")
	fill(t, ctx, map[string]string{"kind": "question", "note": "Half a thought", "id": "half"})
	before := evaluate[float64](t, ctx, `window.same = `+details+` = true; scrollBy({top: `+top+` - 100, behavior: "instant"}); `+top)
	holds := func(what string, loaded bool) {
		t.Helper()
		until(t, ctx, what, `document.documentElement.dataset.glossNumber`)
		if after := evaluate[float64](t, ctx, top); after < before-1 || after > before+1 {
			t.Errorf("%s what was read has moved from %v to %v", what, before, after)
		}
		if evaluate[bool](t, ctx, `!window.same`) != loaded {
			t.Errorf("%s the page was loaded again: %v", what, !loaded)
		}
		if !loaded && !evaluate[bool](t, ctx, details) {
			t.Errorf("%s what was open is closed", what)
		}
		if got := evaluate[string](t, ctx, fmt.Sprintf(`(({ elements: e, hidden }) => [e.kind.value, e.note.value, e.id.value, hidden, e.note === %s.activeElement].join())(%s)`, shadow, annotateForm)); got != "question,Half a thought,half,false,true" {
			t.Errorf("%s the form holds %s", what, got)
		}
	}
	const changed = "A new paragraph comes before.\n\n"
	put(t, folder, "content/articles/long.md", longArticle(changed))
	until(t, ctx, "after the article was saved", `document.body.innerText.includes("A new paragraph comes before.")`)
	holds("after the article was saved", false)
	put(t, folder, "content/articles/bad.md", "---\ntitle: Bad: bad\n---\n")
	until(t, ctx, "after a mistake elsewhere", panel+`?.hidden === false`)
	holds("after a mistake elsewhere", false)
	if !evaluate[bool](t, ctx, panel+`.getBoundingClientRect().bottom <= `+annotateForm+`.getBoundingClientRect().top`) {
		t.Error("what is wrong and the note that is being written cover each other")
	}
	put(t, folder, "content/articles/bad.md", "---\ntitle: Good\ndate: 2024-10-08\n---\n")
	until(t, ctx, "once it is mended", panel+`?.hidden`)
	put(t, folder, "templates/article.html", readFile(t, "../../templates/article.html")+`<p class="added">Added by the template.</p>`)
	until(t, ctx, "after a template was saved", `document.querySelector("p.added")`)
	holds("after a template was saved", false)
	put(t, folder, "templates/assets/site.js", readFile(t, "../../templates/assets/site.js")+"\ndocument.body.dataset.added = true;\n")
	until(t, ctx, "after a script was saved", `document.body.dataset.added`)
	holds("after a script was saved", true)
	interrupted(t, c, 1)
	put(t, folder, "content/articles/long.md", longArticle(changed+changed))
	_, port, _ := strings.Cut(strings.TrimPrefix(address, "http://"), ":")
	evaluate[bool](t, ctx, `window.same = true`)
	startServer(t, folder, "--port", port)
	until(t, ctx, "after the server was started anew", `document.body.innerText.split("A new paragraph comes before.").length === 3`)
	holds("after the server was started anew", true)
	submit(t, ctx)
	until(t, ctx, "once it is written", `document.getElementById("note-half")?.textContent.includes("Half a thought")`)
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
