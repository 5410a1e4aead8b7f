package cli

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// loadPage goes to a page.
func loadPage(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
}

// await waits until an expression of JavaScript is true, on the page that is there by then.
func await(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if met, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")")); err == nil && met {
			return
		}
	}
	shown, err := chromedp.Run(ctx, chromedp.Evaluate[string]("location.href + ' ' + document.querySelector('main').innerText"))
	t.Fatalf("%s does not become true; the page is %s (%v)", expression, shown, err)
}

// searched asks the search of a site and returns the addresses of the names and the texts that are shown, the best first.
func searched(t *testing.T, ctx context.Context, address, query string) (names, texts []string) {
	t.Helper()
	loadPage(t, ctx, address+"/search/?q="+url.QueryEscape(query))
	await(t, ctx, `!["", document.getElementById("page-search").dataset.loading].includes(document.getElementById("page-found").textContent)
		&& !document.getElementById("page-search").hasAttribute("aria-busy")`)
	const links = `[...document.querySelectorAll("[data-group=GROUP]:not([hidden]) .title a")].map((a) => a.pathname)`
	names = evaluate[[]string](t, ctx, strings.Replace(links, "GROUP", "names", 1))
	texts = evaluate[[]string](t, ctx, strings.Replace(links, "GROUP", "texts", 1))
	return names, texts
}

func TestSearchFindsNames(t *testing.T) {
	_, address := startServer(t, copySample(t))
	ctx := startBrowser(t)
	for _, row := range []struct{ query, first string }{
		{"Kim Yong-hyun", "kim-yong-hyun"},
		{"kim yonghyun", "kim-yong-hyun"},
		{"Kim Yong Hyun", "kim-yong-hyun"},
		{"kim yong", "kim-yong-hyun"}, // as it is typed
		{"KIM YŎNG-HYŎN", "kim-yong-hyun"},
		{"Kim Yonghyon", "kim-yong-hyun"},
		{"Kim Yogn-hyun", "kim-yong-hyun"},
		{"김용현", "kim-yong-hyun"},
		{"김용현은", "kim-yong-hyun"},
		{"김용혀", "kim-yong-hyun"}, // a syllable half typed
		{"김용헌에게서", "kim-yong-hyun"},
		{"김정은이", "kim-jong-un"},
		{"Kim Jong-un’s", "kim-jong-un"},
		{"DPRK", "north-korea"},
		{"Noth Korea", "north-korea"},
		{"Путин", "vladimir-putin"},
		{"Vladmir Puttin", "vladimir-putin"},
		{"putni", "vladimir-putin"},
	} {
		names, _ := searched(t, ctx, address, row.query)
		if len(names) == 0 || names[0] != "/entities/"+row.first+"/" {
			t.Errorf("%q finds %v, not %s", row.query, names, row.first)
		}
	}
	if names, _ := searched(t, ctx, address, "defence minister"); !slices.Contains(names, "/entities/kim-yong-hyun/") {
		t.Errorf("the words of a summary find %v", names)
	}
	for _, query := range []string{"zzzz", "–", "qqqqqqqqqq Kim"} {
		if names, texts := searched(t, ctx, address, query); len(names)+len(texts) > 0 {
			t.Errorf("%q finds %v and %v", query, names, texts)
		}
	}
}

func TestSearchFindsTextsAndTheirBlocks(t *testing.T) {
	_, address := startServer(t, copySample(t))
	ctx := startBrowser(t)
	const strike = "/articles/seoul-says-officers-killed-near-donetsk/"
	for _, row := range []struct{ query, text string }{
		{"officers donetsk", strike},  // of the title
		{"김용현은", strike},              // whom it names, by another name
		{"yonghyun officers", strike}, // a name and a word
		{"how panel ended", "/articles/how-the-panel-of-experts-ended/"},
		{"moscow pyongyang", "/topics/moscow-and-pyongyang/"},
		{"method", "/method/"},
		{"기본합의서", "/articles/the-basic-agreement-of-1991-ko/"},
	} {
		if _, texts := searched(t, ctx, address, row.query); !slices.Contains(texts, row.text) {
			t.Errorf("%q finds %v, not %s", row.query, texts, row.text)
		}
	}
	const place = `document.querySelector("[data-group=texts] .places a")`
	searched(t, ctx, address, "yonghyun officers")
	if name := evaluate[string](t, ctx, place+".textContent"); name != "Kim Yong-hyun" {
		t.Errorf("a name among other words leads to the block of %s", name)
	}
	searched(t, ctx, address, "containers")
	if to := evaluate[string](t, ctx, place+".href"); !strings.HasSuffix(to, "/articles/arms-claims-and-denials/#containers") {
		t.Errorf("a word of a heading leads to %s", to)
	}
	searched(t, ctx, address, "Kim Yong-hyun")
	hash := evaluate[string](t, ctx, place+".hash")
	loadPage(t, ctx, evaluate[string](t, ctx, place+".href"))
	if text := evaluate[string](t, ctx, "document.querySelector(':target').innerText"); !strings.HasPrefix(hash, "#p-") || !strings.Contains(text, "Kim Yong-hyun") {
		t.Errorf("the search leads to %s: %q", hash, text)
	}
}

// TestSearchByTheKeyboardAlone begins on an article, looks for a person and ends on that person's page.
func TestSearchByTheKeyboardAlone(t *testing.T) {
	_, address := startServer(t, copySample(t))
	ctx := startBrowser(t)
	press := func(keys string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.KeyEvent(keys)); err != nil {
			t.Fatal(err)
		}
	}
	const inBox = `document.activeElement?.id === "page-query"`
	loadPage(t, ctx, address+"/articles/soldiers-for-russia/")
	press("/")
	await(t, ctx, inBox)
	press("north/south korea")
	await(t, ctx, `document.getElementById("page-query").value === "north/south korea" && location.search === "?q=north%2Fsouth%20korea"`)
	press(kb.Escape)
	await(t, ctx, `document.getElementById("page-query").value === "" && location.search === "" && `+inBox)
	press("korea")
	await(t, ctx, `document.querySelectorAll("[data-group=names] .title a").length > 2`)
	press(kb.ArrowDown)
	press(kb.ArrowDown)
	await(t, ctx, `document.activeElement === document.querySelectorAll(".title a")[1]`)
	press(kb.Tab)
	await(t, ctx, `document.activeElement === document.querySelectorAll(".title a")[2]`)
	press("/")
	await(t, ctx, inBox)
	press(kb.Escape + "kim yonghyn")
	await(t, ctx, `document.getElementById("page-found").textContent.startsWith("Names: 1")`)
	press(kb.Enter)
	await(t, ctx, `document.activeElement.pathname === "/entities/kim-yong-hyun/"`)
	press(kb.Enter)
	await(t, ctx, `location.pathname === "/entities/kim-yong-hyun/" && document.readyState === "complete"`)
	if err := chromedp.Do(ctx, chromedp.NavigateBack()); err != nil {
		t.Fatal(err)
	}
	await(t, ctx, `document.querySelector("[data-group=names] .title a")?.pathname === "/entities/kim-yong-hyun/"`)
}

// TestMoreResultsAreShownOnDemand has more names than are shown at once.
func TestMoreResultsAreShownOnDemand(t *testing.T) {
	_, address := startServer(t, copySample(t))
	ctx := startBrowser(t)
	names, _ := searched(t, ctx, address, "of")
	if len(names) != 8 {
		t.Fatalf("%d names are shown at first", len(names))
	}
	const more = `document.querySelector("[data-group=names] button")`
	evaluate[any](t, ctx, more+".click()")
	await(t, ctx, `document.activeElement === document.querySelectorAll("[data-group=names] .title a")[8]`)
}

func TestAnArticleLoadsNoEngineForTheSearch(t *testing.T) {
	_, address := startServer(t, copySample(t))
	ctx := startBrowser(t)
	const loaded = "performance.getEntriesByType('resource').map((e) => e.name).join(' ')"
	loadPage(t, ctx, address+"/articles/soldiers-for-russia/")
	if all := evaluate[string](t, ctx, loaded); strings.Contains(all, "search") || !strings.Contains(all, "site.") {
		t.Errorf("an article loads %s", all)
	}
	loadPage(t, ctx, address+"/search/")
	if all := evaluate[string](t, ctx, loaded); strings.Contains(all, "minisearch") || strings.Contains(all, ".json") {
		t.Errorf("before its box is entered the search loads %s", all)
	}
	if err := chromedp.Do(ctx, chromedp.Click(chromedp.CSS("#page-query"))); err != nil {
		t.Fatal(err)
	}
	await(t, ctx, `["minisearch", "index.json", "en-names-1", "ko-texts-1"].every((name) => `+loaded+`.includes(name))`)
}

func TestEveryPageReadsWithoutScript(t *testing.T) {
	_, address := startServer(t, copySample(t))
	ctx := startBrowser(t)
	off := func(ctx context.Context, tab *chromedp.Target) (cdp.Empty, error) {
		return cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	}
	if _, err := chromedp.Run(ctx, off); err != nil {
		t.Fatal(err)
	}
	for _, page := range kinds {
		loadPage(t, ctx, address+page)
		if text := evaluate[string](t, ctx, "document.querySelector('main').innerText"); len(text) < 60 {
			t.Errorf("%s shows %q", page, text)
		}
	}
	loadPage(t, ctx, address+"/search/")
	text := evaluate[string](t, ctx, "document.querySelector('main').innerText")
	if !strings.Contains(text, "needs JavaScript") || strings.Contains(text, "words of a title") {
		t.Errorf("without script the search shows %q", text)
	}
	to := evaluate[string](t, ctx, `[...document.querySelectorAll("main nav a")].find((a) => a.textContent === "K").href`)
	loadPage(t, ctx, to)
	if text := evaluate[string](t, ctx, "document.querySelector(':target').parentElement.innerText"); !strings.Contains(text, "Kim Yong-hyun") {
		t.Errorf("%s leads to %q", to, text)
	}
}

// TestTheIndexLeadsToPlacesThatAreThere follows every address in the index of the sample.
func TestTheIndexLeadsToPlacesThatAreThere(t *testing.T) {
	folder := copySample(t)
	run(t, folder, exitClean, "build")
	public := filepath.Join(folder, "public")
	there := addresses(t, public)
	var manifest struct{ Parts []struct{ URL, Kind string } }
	readJSON(t, filepath.Join(public, "search/index.json"), &manifest)
	followed := 0
	follow := func(page, fragment string) {
		followed++
		name := strings.TrimPrefix(page, "/") + "index.html"
		if fragment != "" {
			name += "#" + fragment
		}
		if decoded, err := url.PathUnescape(name); err != nil || !there[decoded] {
			t.Errorf("the index leads to %s, which is not there", name)
		}
	}
	for _, part := range manifest.Parts {
		var content struct {
			Names []string
			Index struct {
				StoredFields map[string]struct {
					URL      string
					Headings []string
					Names    []any
				}
			}
		}
		readJSON(t, filepath.Join(public, part.URL), &content)
		for _, name := range content.Names {
			follow("/entities/"+name+"/", "")
		}
		for _, stored := range content.Index.StoredFields {
			follow(stored.URL, "")
			for i := 0; i < len(stored.Headings); i += 2 {
				follow(stored.URL, stored.Headings[i])
			}
			for i := 1; i < len(stored.Names); i += 2 {
				follow(stored.URL, stored.Names[i].(string))
			}
		}
	}
	if followed < 200 {
		t.Errorf("only %d addresses were followed", followed)
	}
}

func readJSON(t *testing.T, name string, to any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, to); err != nil {
		t.Fatal(err)
	}
}
