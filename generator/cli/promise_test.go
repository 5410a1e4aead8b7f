package cli

import (
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gloss/generator/diag"
	"gloss/templates"
)

// TestNothingTheManualPromisesIsGone compares what the manual's page on stability promises with testdata/promised.txt: commands
// and flags, fields of records and their terms, codes, templates. With -update what is new is added; a line that no longer
// holds must be taken out by hand, which is a change that breaks sites.
func TestNothingTheManualPromisesIsGone(t *testing.T) {
	const list = "testdata/promised.txt"
	data, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	promised, is := strings.Split(strings.TrimSpace(string(data)), "\n"), map[string]bool{}
	for _, line := range promises(t) {
		is[line] = true
	}
	for _, line := range promised {
		if !is[line] {
			t.Errorf("no longer there: %s", line)
		}
		delete(is, line)
	}
	if *update {
		promised = slices.Concat(promised, slices.Collect(maps.Keys(is)))
		slices.Sort(promised)
		put(t, ".", list, strings.Join(promised, "\n")+"\n")
		return
	}
	for line := range is {
		t.Errorf("new, and not in %s: %s", list, line)
	}
}

// promises are a line for each thing that is promised.
func promises(t *testing.T) (all []string) {
	t.Helper()
	all = flagsOf(command(io.Discard))
	var schema struct {
		Defs map[string]any `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(run(t, t.TempDir(), exitClean, "schema")), &schema); err != nil {
		t.Fatal(err)
	}
	for name, definition := range schema.Defs {
		all = append(all, fieldsOf(name, definition)...)
	}
	for _, rule := range diag.Rules() {
		all = append(all, "code "+string(rule.Code))
	}
	err := fs.WalkDir(templates.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".html" {
			all = append(all, "template "+name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// flagsOf are a command and those below it, with their flags.
func flagsOf(c *cobra.Command) []string {
	all := []string{c.CommandPath()}
	c.Flags().VisitAll(func(f *pflag.Flag) { all = append(all, c.CommandPath()+" --"+f.Name) })
	for _, sub := range c.Commands() {
		all = append(all, flagsOf(sub)...)
	}
	return all
}

// fieldsOf are the fields that a schema knows, each by its path, with “?” where it may be absent, and their terms.
func fieldsOf(at string, schema any) (all []string) {
	switch schema := schema.(type) {
	case []any:
		for _, one := range schema {
			all = append(all, fieldsOf(at, one)...)
		}
	case map[string]any:
		required, _ := schema["required"].([]any)
		properties, _ := schema["properties"].(map[string]any)
		for name, field := range properties {
			mark := "?"
			if slices.Contains(required, any(name)) {
				mark = ""
			}
			all = append(all, at+"."+name+mark)
			all = append(all, fieldsOf(at+"."+name, field)...)
		}
		for _, key := range []string{"anyOf", "items", "additionalProperties"} {
			all = append(all, fieldsOf(at, schema[key])...)
		}
		terms, _ := schema["enum"].([]any)
		for _, term := range terms {
			if term, ok := term.(string); ok && term != "" {
				all = append(all, at+": "+term)
			}
		}
	}
	return all
}
