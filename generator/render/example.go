package render

import (
	"html/template"
	"reflect"
	"slices"
)

// fullView returns a view of a type with a value in every field and one item in every list.
func fullView(t reflect.Type) any {
	view := reflect.New(t).Elem()
	fill(view)
	return view.Interface()
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	}
}

// fieldsOf returns the names of the fields that a template can use of a type of this package, named as html/template
// names it; none for any other.
func fieldsOf(name string) []string {
	var names []string
	for _, view := range kinds {
		eachType(reflect.TypeOf(view), func(t reflect.Type) {
			if t.String() != name && "*"+t.String() != name || len(names) > 0 {
				return
			}
			for _, f := range reflect.VisibleFields(t) {
				if f.IsExported() && !f.Anonymous {
					names = append(names, f.Name)
				}
			}
		})
	}
	slices.Sort(names)
	return names
}

// eachType calls visit for a struct type and for every struct type that it holds.
func eachType(t reflect.Type, visit func(reflect.Type)) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t == reflect.TypeFor[template.HTML]() {
		return
	}
	visit(t)
	for i := range t.NumField() {
		eachType(t.Field(i).Type, visit)
	}
}
