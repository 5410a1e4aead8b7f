package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTheSampleLacksNoNames holds each name of the sample to be an entity or declined.
func TestTheSampleLacksNoNames(t *testing.T) {
	if out := run(t, copySample(t), exitClean, "suggest"); out != "" {
		t.Errorf("gloss suggest prints\n%s", out)
	}
}

// TestSuggestionsAreTheSameEverywhere takes the sample with nothing declined, its files in any order.
func TestSuggestionsAreTheSameEverywhere(t *testing.T) {
	first := ""
	for _, processors := range []string{"1", "8"} {
		folder := copySample(t)
		file := filepath.Join(folder, "content", "site.md")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data = regexp.MustCompile(`(?m)^  declined: .*\n`).ReplaceAll(data, nil)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		c := program(t, folder, "suggest", "--format", "json")
		c.Env = append(c.Env, "GOMAXPROCS="+processors)
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(out)
		}
		if string(out) != first || !strings.Contains(first, `"name": "Far East"`) {
			t.Errorf("with %s processors:\n%s\nwith one:\n%s", processors, out, first)
		}
	}
}
