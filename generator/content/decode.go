package content

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// A decoder reads the fields of one front matter into a record and gathers all its mistakes.
type decoder struct {
	*fields
	// what names the record in messages: "an article".
	what string
	// kind is the value of the front matter's field of that name; repeats says that a claim takes from another one
	// what it does not give.
	kind     string
	repeats  bool
	problems []diag.Diagnostic
}

// A reader is a value that reads itself from its node.
type reader interface {
	read(d *decoder, n *yaml.Node, f field)
}

// A pairReader is the item of a list that is written as a mapping, one entry an item.
type pairReader interface {
	readPair(d *decoder, key, value *yaml.Node, f field)
}

func (d *decoder) report(code diag.Code, at source.Span, format string, args ...any) *diag.Diagnostic {
	d.problems = append(d.problems, diag.Diagnostic{Code: code, At: at, Message: fmt.Sprintf(format, args...)})
	return &d.problems[len(d.problems)-1]
}

// record reads the whole front matter into *into, a record of the given shape.
func (d *decoder) record(into any, s *shape) {
	d.problems = append(d.problems, d.check()...)
	if len(d.problems) > 0 && d.problems[len(d.problems)-1].Code == diag.NestingDeep {
		return
	}
	if d.root.Kind != yaml.MappingNode {
		d.report(diag.ValueType, d.at(d.root), "the front matter is a list of fields, each a line “key: value”")
		return
	}
	for i := 0; i+1 < len(d.root.Content); i += 2 {
		switch d.root.Content[i].Value {
		case "kind":
			d.kind = d.root.Content[i+1].Value
		case "repeats":
			d.repeats = !isEmpty(d.root.Content[i+1])
		}
	}
	d.mapping(d.root, reflect.ValueOf(into).Elem(), s, firstLine(d.file))
}

// mapping reads a mapping into the fields of a struct. Whatever is missing in it is reported at its key, where that
// stands there without a value, or else at the place given.
func (d *decoder) mapping(n *yaml.Node, into reflect.Value, s *shape, at source.Span) {
	given, mistaken, places := map[string]bool{}, map[string]bool{}, map[string]source.Span{}
	if n == d.root {
		mistaken = d.mistaken
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			continue
		}
		f, known := s.fields[key.Value]
		if !known {
			mistaken[d.unknownKey(key, s)] = true
			continue
		}
		if given[key.Value] {
			continue
		}
		given[key.Value], places[key.Value] = !isEmpty(value), d.at(key)
		d.checkFit(key, f)
		before := len(d.problems)
		d.value(value, into.FieldByIndex(f.index), f)
		if len(d.problems) > before {
			mistaken[key.Value] = true
		}
	}
	for _, name := range s.keys {
		f := s.fields[name]
		needed := f.required || slices.Contains(f.needed, d.kind) && !d.repeats
		if needed && !given[name] && !mistaken[name] {
			problem := d.report(diag.FieldMissing, cmp.Or(places[name], at), "“%s” is missing: %s needs it", name, d.owner(n, f))
			problem.Notes = wordsOf(f.terms)
		}
	}
}

// checkFit reports a field that belongs to another kind of annotation.
func (d *decoder) checkFit(key *yaml.Node, f field) {
	if len(f.of) == 0 || slices.Contains(f.of, d.kind) || !slices.Contains(vocabularies["annotation kind"], d.kind) {
		return
	}
	d.report(diag.FieldUnfit, d.at(key), "“%s” belongs to a %s, and this annotation is of kind “%s”", key.Value, strings.Join(f.of, " or a "), d.kind)
}

// owner names what a field is missing in.
func (d *decoder) owner(n *yaml.Node, f field) string {
	switch {
	case n != d.root:
		return "this entry"
	case !f.required:
		return "a " + d.kind
	}
	return d.what
}

// unknownKey reports a key that is none, and returns the one that was most likely meant, if any.
func (d *decoder) unknownKey(key *yaml.Node, s *shape) string {
	near := diag.Nearest(key.Value, s.keys)
	if near == "" {
		problem := d.report(diag.KeyUnknown, d.at(key), "there is no field “%s” here", key.Value)
		problem.Notes = []diag.Note{{Message: "the fields are " + strings.Join(s.keys, ", ")}}
		return ""
	}
	d.report(diag.KeyUnknown, d.at(key), "there is no field “%s” here: did you mean “%s”?", key.Value, near)
	return near
}

// value reads one value. An empty one is as if absent.
func (d *decoder) value(n *yaml.Node, into reflect.Value, f field) {
	if isEmpty(n) {
		d.emptyText(n, into)
		return
	}
	if r, ok := into.Addr().Interface().(reader); ok {
		r.read(d, n, f)
		return
	}
	switch into.Kind() {
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		d.value(n, into.Elem(), f)
	case reflect.Slice:
		if _, ok := reflect.New(into.Type().Elem()).Interface().(pairReader); ok {
			d.pairs(n, into, f)
			return
		}
		d.list(n, into, f)
	default:
		d.part(n, into, f.part)
	}
}

// emptyText reports a text that is empty only because YAML took all of it for a comment: “summary: #1 in Asia”.
func (d *decoder) emptyText(n *yaml.Node, into reflect.Value) {
	if _, isText := into.Addr().Interface().(*Text); isText && n.Kind == yaml.ScalarNode {
		d.reportCut(n)
	}
}

// list reads a list; a single value is a list of one.
func (d *decoder) list(n *yaml.Node, into reflect.Value, f field) {
	items := n.Content
	if n.Kind != yaml.SequenceNode {
		items = []*yaml.Node{n}
	}
	for _, item := range items {
		if isEmpty(item) {
			continue
		}
		value := reflect.New(into.Type().Elem()).Elem()
		before := len(d.problems)
		d.value(item, value, f)
		if len(d.problems) == before {
			into.Set(reflect.Append(into, value))
		}
	}
}

// pairs reads a mapping whose keys are the writer's own.
func (d *decoder) pairs(n *yaml.Node, into reflect.Value, f field) {
	if n.Kind != yaml.MappingNode {
		d.report(diag.ValueType, d.at(n), "here stand lines “key: value”")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		item := reflect.New(into.Type().Elem())
		before := len(d.problems)
		item.Interface().(pairReader).readPair(d, n.Content[i], n.Content[i+1], f)
		if len(d.problems) == before {
			into.Set(reflect.Append(into, item.Elem()))
		}
	}
}

// part reads a mapping with fields of its own.
func (d *decoder) part(n *yaml.Node, into reflect.Value, s *shape) {
	if n.Kind != yaml.MappingNode {
		d.report(diag.ValueType, d.at(n), "here stand fields of their own: {%s: …}", strings.Join(s.keys, ": …, "))
		return
	}
	d.mapping(n, into, s, d.at(n))
}

// scalar returns the text of a node that must be a single value. It reports false where it is none.
func (d *decoder) scalar(n *yaml.Node, wanted string) (Text, bool) {
	switch {
	case n.Kind == yaml.SequenceNode:
		d.report(diag.ValueType, d.at(n), "%s is wanted here, not a list", wanted)
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) == 2 && n.Line == n.Content[0].Line && n.Line == n.Content[1].Line:
		at := d.at(n)
		problem := d.report(diag.TextColon, at, "a colon followed by a blank ends a key in YAML: put the text in quotes")
		problem.Notes = []diag.Note{{Message: "write " + quoted(at.Text())}}
	case n.Kind == yaml.MappingNode:
		d.report(diag.ValueType, d.at(n), "%s is wanted here, not fields", wanted)
	case n.Kind == yaml.ScalarNode && strings.ContainsFunc(n.Value, isControl):
		d.report(diag.ValueInvalid, d.at(n), "the text holds a control character, which no page can show: delete it")
	case n.Kind == yaml.ScalarNode:
		return Text{Value: strings.TrimSuffix(n.Value, "\n"), At: d.at(n)}, true
	}
	return Text{}, false
}

// isControl reports whether a character is one that no text needs. A tab and a line break are some that it may.
func isControl(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\r\n", r) }

// isEmpty reports whether a value is as if absent: nothing, an empty text, an empty list or mapping.
func isEmpty(n *yaml.Node) bool {
	if n.Kind == yaml.ScalarNode {
		return strings.TrimSpace(n.Value) == ""
	}
	return n.Kind != yaml.AliasNode && len(n.Content) == 0
}
