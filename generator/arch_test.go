package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// law says which of our packages each stage may import.
var law = map[string]string{
	"source":   "",
	"diag":     "source",
	"text":     "",
	"edtf":     "",
	"language": "",
	"anchor":   "text language",
	"mention":  "text language",
	"markdown": "source text",
	"search":   "text language",
	"media":    "source",
	"content":  "source diag edtf text markdown",
	"site":     "content media anchor mention markdown text edtf language diag source",
	"check":    "site content edtf language diag source",
	"edit":     "site content markdown text diag source",
	"convert":  "content edit media source",
	"posts":    "convert content edit markdown source",
	"suggest":  "site content mention text language source",
	"render":   "site search content media markdown edtf language source diag",
	"build":    "source diag text edtf language anchor mention markdown media content site check edit convert posts suggest render templates",
	"serve":    "build edit diag content",
	"cli":      "build convert serve edit diag content site source suggest",
	"gloss":    "cli",
}

// alone says which stages may know a library, by its import path or what that begins with.
var alone = map[string]string{
	"github.com/yuin/goldmark":        "markdown",
	"github.com/adrg/frontmatter":     "content",
	"go.yaml.in/":                     "content",
	"gopkg.in/yaml":                   "content",
	"golang.org/x/image":              "media",
	"html/template":                   "render",
	"text/template":                   "render",
	"net/http":                        "serve",
	"github.com/fsnotify/fsnotify":    "serve",
	"github.com/spf13/cobra":          "cli",
	"github.com/nicksnyder/go-i18n":   "language",
	"github.com/gohugoio/locales":     "language",
	"github.com/rogpeppe/go-internal": "edit",
	"codeberg.org/readeck":            "convert",
	"github.com/JohannesKaufmann":     "convert",
	"github.com/gogs/chardet":         "convert",
	"github.com/BurntSushi/toml":      "posts",
	"os":                              "gloss build serve cli",
	"os/exec":                         "cli",
	"os/signal":                       "cli",
	"golang.org/x/sys/unix":           "build",
	"log":                             "",
	"log/slog":                        "",
}

// machine names what asks the machine for its clock or its zone.
var machine = []string{"time.Now", "time.Local", "time.Since", "time.Until"}

func TestEachStageImportsOnlyWhatTheLawAllows(t *testing.T) {
	for stage, files := range stages(t) {
		allowed, known := law[stage]
		if !known {
			t.Errorf("package %s is not in the law", stage)
		}
		for name, file := range files {
			for _, spec := range file.Imports {
				imported, _ := strconv.Unquote(spec.Path.Value)
				own, isOwn := strings.CutPrefix(strings.TrimPrefix(imported, "gloss/"), "generator/")
				if (isOwn || imported == "gloss/templates") && !slices.Contains(strings.Fields(allowed), own) {
					t.Errorf("%s imports %s", name, imported)
				}
				for library, stages := range alone {
					if matches(imported, library) && !slices.Contains(strings.Fields(stages), stage) {
						t.Errorf("%s imports %s, which only %q may know", name, imported, stages)
					}
				}
			}
		}
	}
}

func TestOnlyTheShellsAskTheMachineForTheTime(t *testing.T) {
	for stage, files := range stages(t) {
		if slices.Contains(strings.Fields(alone["os"]), stage) {
			continue
		}
		for name, file := range files {
			ast.Inspect(file, func(n ast.Node) bool {
				sel, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := sel.X.(*ast.Ident); ok && slices.Contains(machine, x.Name+"."+sel.Sel.Name) {
					t.Errorf("%s uses %s.%s", name, x.Name, sel.Sel.Name)
				}
				return true
			})
		}
	}
}

func TestNoPackageHasAnInit(t *testing.T) {
	for _, files := range stages(t) {
		for name, file := range files {
			for _, decl := range file.Decls {
				if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
					t.Errorf("%s has an init", name)
				}
			}
		}
	}
}

// matches reports whether an import path is a library, or lies in it.
func matches(imported, library string) bool {
	return imported == library || strings.HasPrefix(imported, strings.TrimSuffix(library, "/")+"/") && library != "os" && library != "log" ||
		strings.HasSuffix(library, "yaml") && strings.HasPrefix(imported, library)
}

// stages are the parsed files of every stage, tests and the commands for measuring left out.
func stages(t *testing.T) map[string]map[string]*ast.File {
	t.Helper()
	all := map[string]map[string]*ast.File{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if d.IsDir() && (name == "bench" || d.Name() == "testdata") {
			return fs.SkipDir
		}
		stage := path.Dir(name)
		if err != nil || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || stage == "." {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		if all[stage] == nil {
			all[stage] = map[string]*ast.File{}
		}
		all[stage][name] = file
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("no stage was found")
	}
	return all
}
