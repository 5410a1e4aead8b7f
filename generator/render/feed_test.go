package render

import (
	"path"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

func readFeed(t *testing.T, b built, name string) *gofeed.Feed {
	t.Helper()
	feed, err := gofeed.NewParser().ParseString(b.page(t, name))
	if err != nil {
		t.Fatal(err)
	}
	if feed.FeedType != "atom" || feed.FeedVersion != "1.0" {
		t.Fatalf("%s is %s %s", name, feed.FeedType, feed.FeedVersion)
	}
	return feed
}

func TestFeedHoldsWhatChangedLastFirst(t *testing.T) {
	feed := readFeed(t, build(t, briefing(t)), "feed.xml")
	var titles []string
	for _, e := range feed.Items {
		titles = append(titles, e.Title)
	}
	compare(t, titles, []string{"A strike in the strait", "ضربة في المضيق", "Taken back"})
	compare(t, feed.Link, "https://example.org/briefing/")
	compare(t, feed.FeedLink, "https://example.org/briefing/feed.xml")
	compare(t, feed.UpdatedParsed.UTC(), time.Date(2024, 10, 9, 15, 0, 0, 0, time.UTC)) // midnight of the 10th in Seoul
	first := feed.Items[0]
	compare(t, first.Link, "https://example.org/briefing/articles/strike/")
	compare(t, first.PublishedParsed.UTC(), time.Date(2024, 10, 8, 0, 30, 0, 0, time.UTC))
	compare(t, first.Authors[0].Name, "Ada Kim")
	compare(t, first.Categories, []string{"The strait"})
	want(t, first.Content, `<strong>Correction (9 October 2024):</strong> The day was a Tuesday.`,
		`href="https://example.org/briefing/entities/the-minister/"`, `src="https://example.org/briefing/media/map.svg"`,
		`href="https://example.org/briefing/articles/strike/#fn-1"`)
}

func TestTopicHasAFeed(t *testing.T) {
	feed := readFeed(t, build(t, briefing(t)), "topics/strait/feed.xml")
	if len(feed.Items) != 2 || feed.Title != "The strait – Strait Briefing" {
		t.Errorf("%s has %d entries", feed.Title, len(feed.Items))
	}
}

func TestFeedEntryKeepsItsIDWhenThePageMoves(t *testing.T) {
	f := briefing(t)
	before := readFeed(t, build(t, f), "feed.xml").Items[0].GUID
	moved := f.with(files{"content/articles/strike.md": strings.Replace(f["content/articles/strike.md"], "---\n", "---\npath: /moved/\n", 1)})
	after := readFeed(t, build(t, moved), "feed.xml").Items[0]
	compare(t, before, "tag:example.org,2026:briefing/articles/strike")
	compare(t, after.GUID, before)
	compare(t, after.Link, "https://example.org/briefing/moved/")
}

func TestFeedOfEmptySiteIsDated(t *testing.T) {
	b := build(t, files{"content/site.md": "---\ngloss: 1\ntitle: Empty\nurl: https://example.org\nlanguage: en\n---\n"})
	compare(t, readFeed(t, b, "feed.xml").Updated, "1970-01-01T00:00:00Z")
}

func TestEveryFeedIsReadByAnother(t *testing.T) {
	b, read := build(t, briefing(t)), 0
	for name, data := range b.files {
		if path.Base(name) != "feed.xml" {
			continue
		}
		feed, err := gofeed.NewParser().ParseString(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		read++
		if feed.Title == "" || feed.FeedLink != "https://example.org/briefing/"+name {
			t.Errorf("%s is called %q and says that it stands at %s", name, feed.Title, feed.FeedLink)
		}
		ids := map[string]bool{}
		for _, item := range feed.Items {
			if ids[item.GUID] || !strings.HasPrefix(item.GUID, "tag:") || item.Title == "" || item.UpdatedParsed == nil || !strings.HasPrefix(item.Link, "https://example.org/briefing/") {
				t.Errorf("%s has the entry %q %q %q of %s", name, item.GUID, item.Title, item.Link, item.Updated)
			}
			ids[item.GUID] = true
		}
	}
	if read < 8 {
		t.Errorf("only %d feeds were read", read)
	}
	claims, err := gofeed.NewParser().ParseString(b.page(t, "claims/feed.xml"))
	if err != nil || len(claims.Items) < 3 {
		t.Errorf("the claims are %v: %v", claims, err)
	}
}
