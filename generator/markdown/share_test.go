package markdown

import (
	"os"
	"sync"
	"testing"

	"gloss/generator/source"
)

// One Doc serves many readers, and bodies are parsed side by side. The race detector tells if they may.
func TestSharing(t *testing.T) {
	data, err := os.ReadFile("testdata/article.md")
	if err != nil {
		t.Fatal(err)
	}
	file := source.New("article.md", data)
	d := Parse(file, 0, Options{BlockIDs: true})
	want := d.Finish(asWritten(d), labels)
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			again := Parse(file, 0, Options{BlockIDs: true})
			for _, b := range []*Body{d.Finish(asWritten(d), labels), again.Finish(asWritten(again), labels)} {
				if b.HTML != want.HTML || b.Text.K != want.Text.K || want.Render(Marks{}) != want.HTML {
					t.Error("two readers see two bodies")
				}
			}
		})
	}
	readers.Wait()
}
