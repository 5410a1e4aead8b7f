package render

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// w3cTests names the folder of a clone of the W3C's web-annotation-tests. They are not part of this repository.
const w3cTests = "WEB_ANNOTATION_TESTS"

// w3cAssertions are the assertions of one of the W3C's lists, by name.
func w3cAssertions(t *testing.T, tests fs.FS, c *jsonschema.Compiler, list string) map[string]*jsonschema.Schema {
	t.Helper()
	var listed struct{ Assertions []string }
	data, err := fs.ReadFile(tests, list)
	if err == nil {
		err = json.Unmarshal(data, &listed)
	}
	if err != nil || len(listed.Assertions) == 0 {
		t.Fatalf("%s: %v", list, err)
	}
	all := map[string]*jsonschema.Schema{}
	for _, name := range listed.Assertions {
		address := w3cAddress(name)
		if err := c.AddResource(address, w3cDocument(t, tests, name)); err != nil {
			t.Fatal(err)
		}
		if all[name], err = c.Compile(address); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return all
}

// w3cAddress is where a schema stands for its compiler: they name each other as if all lay in one folder.
func w3cAddress(name string) string { return "https://w3c.example/" + path.Base(name) }

func w3cDocument(t *testing.T, tests fs.FS, name string) any {
	t.Helper()
	data, err := fs.ReadFile(tests, name)
	if err != nil {
		t.Fatal(err)
	}
	return parsed(t, string(data))
}

// TestAnnotationsPassTheAssertionsOfTheW3C tries all that must hold of a collection, of a page and of an annotation.
func TestAnnotationsPassTheAssertionsOfTheW3C(t *testing.T) {
	folder := os.Getenv(w3cTests)
	if folder == "" {
		t.Skipf("%s does not say where the W3C's web-annotation-tests are", w3cTests)
	}
	tests, c := os.DirFS(folder), jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft4)
	c.AssertFormat()
	definitions, err := fs.Glob(tests, "definitions/*.json")
	if err != nil || len(definitions) == 0 {
		t.Fatalf("no definitions: %v", err)
	}
	for _, name := range definitions {
		if err := c.AddResource(w3cAddress(name), w3cDocument(t, tests, name)); err != nil {
			t.Fatal(err)
		}
	}
	collection := w3cAssertions(t, tests, c, "collections/collectionMusts.test")
	page := w3cAssertions(t, tests, c, "collections/pages/pageMusts.test")
	one := w3cAssertions(t, tests, c, "annotations/annotationMusts.test")
	try := func(name string, assertions map[string]*jsonschema.Schema, value any) {
		for assertion, schema := range assertions {
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s: %s: %v", name, assertion, err)
			}
		}
	}
	all := noted(t).collections(t)
	maps.Copy(all, sample(t).collections(t))
	for name, data := range all {
		value := parsed(t, data)
		try(name, collection, value)
		first, found := value["first"].(map[string]any)
		if !found {
			continue
		}
		try(name, page, value)
		for _, item := range first["items"].([]any) {
			item.(map[string]any)["@context"] = annotationContext // as one that stands alone has it
			try(name, one, item)
		}
	}
	faces := all["articles/faces/annotations.jsonld"]
	for _, broken := range []struct {
		assertions map[string]*jsonschema.Schema
		assertion  string
		value      any
	}{
		{collection, "collections/5.1-collectionTotalValidated.json", parsed(t, strings.Replace(faces, `"total":3`, `"total":-3`, 1))},
		{page, "collections/pages/5.2-pageTypeValidated.json", parsed(t, strings.Replace(faces, `"AnnotationPage"`, `"Page"`, 1))},
		{one, "annotations/3.1-targetKeyFound.json", map[string]any{"body": "https://w3c.example/"}},
	} {
		if broken.assertions[broken.assertion].Validate(broken.value) == nil {
			t.Errorf("%s accepts %v", broken.assertion, broken.value)
		}
	}
}
