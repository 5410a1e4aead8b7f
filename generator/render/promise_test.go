package render

import (
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestNoFieldOfAViewIsGone compares the fields and methods that templates may name with testdata/views.txt. With -update
// what is new is added; a line that no longer holds must be taken out by hand, which is a change that breaks themes.
func TestNoFieldOfAViewIsGone(t *testing.T) {
	const list = "testdata/views.txt"
	data, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	is := map[string]bool{}
	for name, view := range kinds {
		is[name+" "+reflect.TypeOf(view).Name()] = true
		enterView(is, reflect.TypeOf(view))
	}
	promised := strings.Split(strings.TrimSpace(string(data)), "\n")
	for _, line := range promised {
		if !is[line] {
			t.Errorf("no longer there: %s", line)
		}
		delete(is, line)
	}
	if *update {
		all := slices.Sorted(maps.Keys(is))
		all = append(all, promised...)
		slices.Sort(all)
		if err := os.WriteFile(list, []byte(strings.Join(all, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for line := range is {
		t.Errorf("new, and not in %s: %s", list, line)
	}
}

// enterView enters what a template may name of a view, and of the views that it holds.
func enterView(is map[string]bool, of reflect.Type) {
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice || of.Kind() == reflect.Map {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct || of.PkgPath() != reflect.TypeFor[homeView]().PkgPath() || is[of.Name()] {
		return
	}
	is[of.Name()] = true
	for i := range of.NumField() {
		if f := of.Field(i); f.IsExported() || f.Anonymous {
			is[of.Name()+"."+f.Name] = true
			enterView(is, f.Type)
		}
	}
	for i := range of.NumMethod() {
		if m := of.Method(i); m.Type.NumIn() == 1 {
			is[of.Name()+"."+m.Name] = true
		}
	}
}
