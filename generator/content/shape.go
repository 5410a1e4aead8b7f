package content

import (
	"reflect"
	"slices"
	"strings"
)

// A shape is the fields of a record or of a part of one, read off the tags of its Go type:
//
//	field:"name"            the key in the front matter
//	field:"name,required"   …which must be given
//	terms:"stance"          the vocabulary that a Term is taken from
//	of:"claim judgement"    the kinds of annotation that the field belongs to
//	needed:"claim"          the kinds of annotation that must have it
//
// Unknown keys, missing fields and their messages all come from here.
type shape struct {
	keys   []string
	fields map[string]field
}

type field struct {
	index    []int
	required bool
	terms    []string
	of       []string
	needed   []string
	// typ is the Go type, owner the name of the struct type that holds the field.
	typ   reflect.Type
	owner string
	// part is the shape of the field's type, or of its items, where that is a mapping.
	part *shape
}

func shapeOf[T any]() *shape { return shapeOfType(reflect.TypeFor[T]()) }

func shapeOfType(t reflect.Type) *shape {
	s := &shape{fields: map[string]field{}}
	s.add(t, nil)
	return s
}

func (s *shape) add(t reflect.Type, index []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		at := append(slices.Clone(index), i)
		tag := f.Tag.Get("field")
		if tag == "" && f.Anonymous && f.Type.Kind() == reflect.Struct {
			s.add(f.Type, at)
		}
		if tag == "" {
			continue
		}
		name, option, _ := strings.Cut(tag, ",")
		s.keys = append(s.keys, name)
		s.fields[name] = field{
			index: at, required: option == "required", part: partOf(f.Type), typ: f.Type, owner: t.Name(),
			terms: vocabularies[f.Tag.Get("terms")], of: strings.Fields(f.Tag.Get("of")),
			needed: strings.Fields(f.Tag.Get("needed")),
		}
	}
}

// partOf is the shape of the mapping that a field's value is, or that the items of its list are. A type that reads
// itself may be a mapping too.
func partOf(t reflect.Type) *shape {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t.NumField() == 0 {
		return nil
	}
	if part := shapeOfType(t); len(part.keys) > 0 {
		return part
	}
	return nil
}

// The shapes of the kinds of record.
var (
	articleShape    = shapeOf[Article]()
	annotationShape = shapeOf[Annotation]()
	entityShape     = shapeOf[Entity]()
	topicShape      = shapeOf[Topic]()
	plainPageShape  = shapeOf[PlainPage]()
	settingsShape   = shapeOf[Settings]()
	kindRuleShape   = shapeOf[KindRule]()
)
