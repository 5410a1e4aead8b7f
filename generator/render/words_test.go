package render

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gloss/templates"
)

// families are the beginnings of ids that are put together with a term of the records.
var families = map[string][]string{
	"note-":       {"context", "definition", "evidence", "translation", "question", "claim", "judgement"},
	"status-":     {"developing", "settled"},
	"stance-":     {"asserts", "assesses", "expects", "reports", "denies", "confirms", "declines-to-comment", "withdraws"},
	"standing-":   {"open", "denied", "confirmed", "withdrawn"},
	"confidence-": {"low", "moderate", "high"},
	"outcome-":    {"happened", "did-not-happen", "unclear"},
	"yardstick-":  {"icd203", "phia"},
	"kind-":       {"person", "organisation", "country", "place", "agreement", "event", "weapon", "concept"},
	"kinds-":      {"person", "organisation", "country", "place", "agreement", "event", "weapon", "concept"},
	"likelihood-": {
		"almost-no-chance", "very-unlikely", "unlikely", "roughly-even-chance", "likely", "very-likely", "almost-certain",
		"remote", "highly-improbable", "improbable", "roughly-even-odds", "probable", "highly-probable", "nearly-certain",
		"remote-chance", "highly-unlikely", "realistic-possibility", "highly-likely",
	},
}

func TestEveryWordThatIsUsedExistsAndTheOtherWayRound(t *testing.T) {
	data, err := os.ReadFile("../language/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var catalogue map[string]any
	if err := json.Unmarshal(data, &catalogue); err != nil {
		t.Fatal(err)
	}
	used := usedInTemplates(t)
	maps.Copy(used, usedInCode(t, catalogue))
	for family, terms := range families {
		delete(used, family)
		for _, term := range terms {
			used[family+term] = true
		}
	}
	compare(t, slices.Sorted(maps.Keys(catalogue)), slices.Sorted(maps.Keys(used)))
}

// usedInTemplates are the ids that templates name.
func usedInTemplates(t *testing.T) map[string]bool {
	used := map[string]bool{}
	err := fs.WalkDir(templates.FS, ".", func(name string, _ fs.DirEntry, _ error) error {
		data, _ := fs.ReadFile(templates.FS, name)
		for _, word := range regexp.MustCompile(`\{\{word "([^"]+)"`).FindAllStringSubmatch(string(data), -1) {
			used[word[1]] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return used
}

// usedInCode are the literal texts that words are called with, and any other that is an id of the catalogue: some calls
// take theirs from a table.
func usedInCode(t *testing.T, catalogue map[string]any) map[string]bool {
	used := map[string]bool{}
	packages, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range packages {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				id, _ := strconv.Unquote(literal.Value)
				if catalogue[id] != nil {
					used[id] = true
				}
			}
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			literal, isLiteral := call.Args[0].(*ast.BasicLit)
			if ok && isLiteral && slices.Contains([]string{"Text", "Format", "Count", "section"}, method.Sel.Name) {
				id, _ := strconv.Unquote(literal.Value)
				used[id] = true
			}
			return true
		})
	}
	return used
}
