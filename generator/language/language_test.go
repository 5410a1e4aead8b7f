package language

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

func TestLanguageWithoutCatalogueIsEnglish(t *testing.T) {
	for tag, want := range map[string]string{"en": "en", "en-GB": "en-GB", "en-US": "en-US", "ar": "en", "nonsense!": "en", "": "en"} {
		w := For(tag)
		if w.Tag() != want || w.Text("articles") != "Articles" {
			t.Errorf("For(%q) is %s with %q, want %s", tag, w.Tag(), w.Text("articles"), want)
		}
	}
}

func TestPluralsFollowTheNumber(t *testing.T) {
	w := For("en")
	for n, want := range map[int]string{0: "0 articles", 1: "1 article", 2: "2 articles", 1234: "1,234 articles"} {
		if got := w.Count("articles-count", n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

func TestNamedArguments(t *testing.T) {
	got := For("en").Format("page-of", Args{"Number": 2, "Of": 3})
	if got != "Page 2 of 3" {
		t.Errorf("got %q", got)
	}
}

func TestDatesFollowTheRegion(t *testing.T) {
	day := time.Date(2024, 10, 8, 23, 30, 0, 0, time.FixedZone("", 9*3600))
	for tag, want := range map[string]string{
		"en": "8 October 2024", "en-GB": "8 October 2024", "en-US": "October 8, 2024", "fr": "8 October 2024",
		"ko": "2024년 10월 8일", "ko-KP": "2024년 10월 8일",
	} {
		if got := For(tag).Date(day); got != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
	}
}

func TestDaysFollowTheRegion(t *testing.T) {
	for tag, want := range map[string][2]string{
		"en": {"8–27 March 3 BCE", "8 March"}, "en-US": {"March 8–27, 3 BCE", "March 8"}, "ko": {"3 BCE년 3월 8–27일", "3월 8일"},
	} {
		w := For(tag)
		if got := [2]string{w.Day("3 BCE", time.March, "8–27"), w.DayMonth(time.March, "8")}; got != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
	}
}

func TestKoreanIsAWholeCatalogue(t *testing.T) {
	w := For("ko-KR")
	if got := w.Count("articles-count", 1234); w.Text("articles") != "기사" || got != "기사 1,234건" || w.Tag() != "ko-KR" {
		t.Errorf("%s has %q and %q", w.Tag(), w.Text("articles"), got)
	}
}

func TestUnknownTextPanics(t *testing.T) {
	w := For("en")
	for name, use := range map[string]func(){
		"Text":   func() { w.Text("no-such-text") },
		"Format": func() { w.Format("no-such-text", nil) },
		"Count":  func() { w.Count("no-such-text", 2) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("an unknown id is passed over")
				}
			}()
			use()
		})
	}
}

func TestEveryCatalogueHasTheSameTexts(t *testing.T) {
	_, files := known()
	english := textsOf(t, files[0])
	for _, file := range files[1:] {
		if diff := cmp.Diff(english, textsOf(t, file)); diff != "" {
			t.Errorf("%s has other texts than English:\n%s", file, diff)
		}
	}
}

// TestCataloguesAskForWhatTheyAreGiven compares the arguments of all messages: one that nobody gives would be shown as
// "<no value>".
func TestCataloguesAskForWhatTheyAreGiven(t *testing.T) {
	argument := regexp.MustCompile(`\{\{\.(\w+)\}\}`)
	given := map[string][]string{"date-range-in-year": {"Start", "StartInYear", "End", "EndInYear"}}
	_, files := known()
	for _, file := range files {
		for _, m := range must(i18n.NewBundle(language.English).LoadMessageFileFS(catalogues, file)).Messages {
			var asked []string
			for _, a := range argument.FindAllStringSubmatch(m.Other, -1) {
				asked = append(asked, a[1])
			}
			if file == files[0] && given[m.ID] == nil {
				given[m.ID] = asked
			}
			slices.Sort(asked)
			if all := slices.Sorted(slices.Values(given[m.ID])); m.ID != "date-range-in-year" && !slices.Equal(asked, all) ||
				slices.ContainsFunc(asked, func(a string) bool { return !slices.Contains(all, a) }) {
				t.Errorf("%s: %s asks for %v, and is given %v", file, m.ID, asked, all)
			}
		}
	}
}

func textsOf(t *testing.T, file string) []string {
	data, err := catalogues.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]any
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return slices.Sorted(maps.Keys(texts))
}

func TestDirectionFollowsTheScript(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "ltr", "ko": "ltr", "ar": "rtl", "he": "rtl", "fa": "rtl", "ur": "rtl", "ps": "rtl", "dv": "rtl",
		"ug": "rtl", "az": "ltr", "az-Arab": "rtl", "ku-Arab": "rtl", "ar-Latn": "ltr", "ru": "ltr", "?": "ltr",
	} {
		if got := Direction(tag); got != want {
			t.Errorf("Direction(%q) = %s, want %s", tag, got, want)
		}
	}
}

func TestLanguagesHaveNames(t *testing.T) {
	for tag, want := range map[string]string{"ko": "Korean", "ru": "Russian", "zh-Hant": "Traditional Chinese", "x!": "x!"} {
		if got := For("en").Name(tag); got != want {
			t.Errorf("Name(%q) = %q, want %q", tag, got, want)
		}
	}
}
