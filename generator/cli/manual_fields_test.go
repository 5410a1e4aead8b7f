package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gloss/generator/content"
	"gloss/templates"
)

// sections are where the manual describes the fields of a type: a page and a heading, below which each field has a
// line in a table.
var sections = map[reflect.Type][2]string{
	reflect.TypeFor[content.Settings]():   {"docs/records.md", "Settings: site.md"},
	reflect.TypeFor[content.SiteNames]():  {"docs/records.md", "names in site.md"},
	reflect.TypeFor[content.KindRule]():   {"docs/records.md", "kinds in site.md"},
	reflect.TypeFor[content.Header]():     {"docs/records.md", "Fields of every record"},
	reflect.TypeFor[content.Page]():       {"docs/records.md", "Fields of every record with a page"},
	reflect.TypeFor[content.Change]():     {"docs/records.md", "Updates, corrections, withdrawals"},
	reflect.TypeFor[content.Article]():    {"docs/records.md", "Articles"},
	reflect.TypeFor[content.Entity]():     {"docs/records.md", "Entities"},
	reflect.TypeFor[content.Alias]():      {"docs/records.md", "Aliases"},
	reflect.TypeFor[content.Image]():      {"docs/records.md", "Images"},
	reflect.TypeFor[content.Fact]():       {"docs/records.md", "Facts"},
	reflect.TypeFor[content.Role]():       {"docs/records.md", "Roles"},
	reflect.TypeFor[content.Relation]():   {"docs/records.md", "Relations"},
	reflect.TypeFor[content.Occasion]():   {"docs/records.md", "Dates of an entity"},
	reflect.TypeFor[content.Location]():   {"docs/records.md", "Locations"},
	reflect.TypeFor[content.Topic]():      {"docs/records.md", "Topics"},
	reflect.TypeFor[content.PlainPage]():  {"docs/records.md", "Pages"},
	reflect.TypeFor[content.Party]():      {"docs/records.md", "Parties"},
	reflect.TypeFor[content.Source]():     {"docs/records.md", "Sources"},
	reflect.TypeFor[content.Annotation](): {"docs/annotations.md", "Fields"},
	reflect.TypeFor[content.Answer]():     {"docs/annotations.md", "Answers"},
	reflect.TypeFor[content.Original]():   {"docs/annotations.md", "Originals"},
	reflect.TypeFor[content.Outcome]():    {"docs/annotations.md", "Outcomes"},
}

func TestTheManualDescribesEveryField(t *testing.T) {
	described := map[reflect.Type]bool{}
	for _, record := range []reflect.Type{
		reflect.TypeFor[content.Article](), reflect.TypeFor[content.Annotation](), reflect.TypeFor[content.Entity](),
		reflect.TypeFor[content.Topic](), reflect.TypeFor[content.PlainPage](), reflect.TypeFor[content.Settings](),
	} {
		describe(t, record, described)
	}
	for missing := range sections {
		if !described[missing] {
			t.Errorf("the manual has a section for %v, which no record holds", missing)
		}
	}
}

// describe looks for the fields of a type, and of all types that it holds.
func describe(t *testing.T, of reflect.Type, described map[reflect.Type]bool) {
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct || described[of] {
		return
	}
	described[of] = true
	text := ""
	if place, known := sections[of]; known {
		text = sectionOf(t, place[0], place[1])
	}
	for i := range of.NumField() {
		f := of.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("field"), ",")
		if name != "" || f.Anonymous {
			describe(t, f.Type, described)
		}
		if name != "" && !strings.Contains(text, "\n| `"+name+"`") {
			t.Errorf("the manual does not describe the field “%s” of %v (its place is %q)", name, of, sections[of])
		}
	}
	described[of] = text != ""
}

// sectionOf is the text below a heading of a page, up to the next heading.
func sectionOf(t *testing.T, page, heading string) string {
	t.Helper()
	_, prose := fences(t, page)
	_, text, found := strings.Cut(prose, "# "+heading+"\n")
	if !found {
		t.Errorf("%s has no heading “%s”", page, heading)
	}
	text, _, _ = strings.Cut(text, "\n#")
	return text
}

func TestTheManualNamesEveryTerm(t *testing.T) {
	text := manualPage(t, "docs/records.md") + manualPage(t, "docs/annotations.md")
	terms := vocabulary(t)
	if len(terms) < 60 {
		t.Fatalf("only %d terms were found", len(terms))
	}
	for _, term := range terms {
		if !strings.Contains(text, "`"+term+"`") {
			t.Errorf("the manual does not name the term “%s”", term)
		}
	}
}

// vocabulary reads the fixed lists of terms off the source of package content.
func vocabulary(t *testing.T) (terms []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../content/value.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, isVar := n.(*ast.ValueSpec)
		if !isVar || spec.Names[0].Name != "vocabularies" && spec.Names[0].Name != "yardsticks" {
			return true
		}
		for _, list := range spec.Values[0].(*ast.CompositeLit).Elts {
			for _, item := range list.(*ast.KeyValueExpr).Value.(*ast.CompositeLit).Elts {
				term, _ := strconv.Unquote(item.(*ast.BasicLit).Value)
				terms = append(terms, term)
			}
		}
		return false
	})
	return terms
}

var flagForm = regexp.MustCompile(`(?m)^ +(?:-\w, )?(--[a-z-]+)`)

func TestTheManualDescribesEveryCommandAndFlag(t *testing.T) {
	page := manualPage(t, "docs/commands.md")
	for _, c := range command(io.Discard).Commands() {
		if !strings.Contains(page, "\n## gloss "+c.Name()+"\n") {
			t.Errorf("the manual has no section on gloss %s", c.Name())
		}
		for _, flag := range flagForm.FindAllStringSubmatch(c.Flags().FlagUsages(), -1) {
			if !regexp.MustCompile("(?m)^\\| .*`" + flag[1] + "[ `]").MatchString(page) {
				t.Errorf("the manual does not describe %s of gloss %s", flag[1], c.Name())
			}
		}
	}
}

func TestTheManualListsEveryFileOfTheTheme(t *testing.T) {
	page := manualPage(t, "docs/theme.md")
	listed := 0
	err := fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			listed++
			if !strings.Contains(page, "\n| `"+name+"` |") {
				t.Errorf("the manual does not list templates/%s", name)
			}
		}
		return err
	})
	if err != nil || listed != strings.Count(page, "\n| `") {
		t.Errorf("the theme has %d files, the manual lists %d: %v", listed, strings.Count(page, "\n| `"), err)
	}
}
