package content

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"gloss/generator/source"
)

// schemas are the compiled schemas by kind, and with "" that of all.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	all := map[string]*jsonschema.Schema{}
	dialect, err := jsonschema.NewCompiler().Compile(schemaDialect)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range append(SchemaKinds(), "") {
		value, err := Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		read, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := dialect.Validate(read); err != nil {
			t.Errorf("the schema of %q is none: %v", kind, err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource("schema.json", read); err != nil {
			t.Fatal(err)
		}
		if all[kind], err = c.Compile("schema.json"); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

var schemaKinds = map[place]string{
	inSite: "site", inArticles: "article", inAnnotations: "annotation", inEntities: "entity", inTopics: "topic", inPages: "page",
}

// frontMatter is the front matter of a file as an editor's program reads it, and the kind of schema that it has; no kind
// where there is none or YAML cannot read it.
func frontMatter(t *testing.T, name string, data []byte) (value any, kind string) {
	t.Helper()
	at, _ := placeOf(name)
	fr, problem := openFront(source.New(name, data))
	if schemaKinds[at] == "" || problem != nil {
		return nil, ""
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data[fr.start:fr.end], &doc); err != nil || len(doc.Content) == 0 {
		return nil, ""
	}
	return asJSON(t, doc.Content[0]), schemaKinds[at]
}

// asJSON is a YAML node as JSON has it, by the core schema of YAML 1.2: no dates, and no words for true and false.
func asJSON(t *testing.T, n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = asJSON(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, asJSON(t, item))
		}
		return list
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		if strings.TrimSpace(n.Value) == "" || n.Value == "null" {
			return nil
		}
		if value, err := jsonschema.UnmarshalJSON(strings.NewReader(n.Value)); err == nil && !strings.ContainsAny(n.Value, `"{}[]`) {
			return value
		}
	}
	return strings.TrimSuffix(n.Value, "\n")
}

func TestTheSampleFitsItsSchemas(t *testing.T) {
	all, files := schemas(t), 0
	root := os.DirFS("../..")
	err := fs.WalkDir(root, Dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		value, kind := frontMatter(t, name, data)
		if kind == "" {
			return err
		}
		files++
		for _, k := range []string{kind, ""} {
			if err := all[k].Validate(value); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		return err
	})
	if err != nil || files < 50 {
		t.Errorf("only %d files were read: %v", files, err)
	}
}

// reported is a mistake as a script expects it.
var reported = regexp.MustCompile(`(?m)^(content/\S+\.md):\d+:\d+: (?:error|warning).*\[(key-unknown|value-type|value-unknown|field-missing|field-unfit)\]$`)

// What is no JSON Schema's matter: how YAML is written, what site.md says (kinds, the yardstick), and what may stand where
// everything may.
var beyondSchema = regexp.MustCompile("!, which stands|name of a field is a single|“persn”|“yardstick” is missing|is a term of|within “extra”")

func TestWhatIsWrongDoesNotFitItsSchema(t *testing.T) {
	all, wrong := schemas(t), 0
	scripts, err := filepath.Glob("../cli/testdata/err/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range scripts {
		archive, err := txtar.ParseFile(script)
		if err != nil {
			t.Fatal(err)
		}
		files, expected := map[string][]byte{}, strings.Builder{}
		for _, f := range archive.Files {
			files[f.Name] = f.Data
			expected.Write(f.Data)
		}
		for _, m := range reported.FindAllStringSubmatch(expected.String(), -1) {
			value, kind := frontMatter(t, m[1], files[m[1]])
			if kind == "" || beyondSchema.MatchString(m[0]) {
				continue
			}
			wrong++
			if all[kind].Validate(value) == nil {
				t.Errorf("%s: %s fits its schema, though %s", path.Base(script), m[1], m[0])
			}
		}
	}
	if wrong < 20 {
		t.Errorf("only %d mistakes were tried", wrong)
	}
}

func TestWhatIsRightFitsItsSchema(t *testing.T) {
	all, files := schemas(t), 0
	scripts, err := filepath.Glob("../cli/testdata/ok/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range scripts {
		archive, err := txtar.ParseFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			value, kind := frontMatter(t, f.Name, f.Data)
			if kind == "" {
				continue
			}
			files++
			if err := all[kind].Validate(value); err != nil {
				t.Errorf("%s: %s: %v", path.Base(script), f.Name, err)
			}
		}
	}
	if files < 30 {
		t.Errorf("only %d files were tried", files)
	}
}

var fieldRow = regexp.MustCompile("(?m)^\\| `([a-z-]+)`[^|]*\\|.*?\\| ([^|]*) \\|$")

// The manual and the schemas describe every field in the same words.
func TestFieldsAreDescribedAsInTheManual(t *testing.T) {
	told := map[[2]string]bool{}
	link, code := regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`), strings.NewReplacer("`", "")
	for _, page := range []string{"records", "annotations"} {
		text, err := os.ReadFile("../../docs/" + page + ".md")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range fieldRow.FindAllStringSubmatch(string(text), -1) {
			told[[2]string{row[1], code.Replace(link.ReplaceAllString(row[2], "$1"))}] = true
		}
	}
	described := map[string][]string{}
	var look func(s *shape)
	look = func(s *shape) {
		for _, key := range s.keys {
			f := s.fields[key]
			if slices.Contains(described[f.owner], key) {
				continue
			}
			described[f.owner] = append(described[f.owner], key)
			if text := descriptions[f.owner][key]; text == "" || !told[[2]string{key, text}] {
				t.Errorf("%s.%s is described as %q, which the manual does not say", f.owner, key, text)
			}
			if f.part != nil {
				look(f.part)
			}
		}
	}
	for _, s := range recordShapes {
		look(s)
	}
	look(kindRuleShape)
	for owner, keys := range descriptions {
		for key := range keys {
			if !slices.Contains(described[owner], key) {
				t.Errorf("%s.%s is described and is no field", owner, key)
			}
		}
	}
}
