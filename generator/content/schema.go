package content

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"gloss/generator/diag"
)

// schemaDialect is the version of JSON Schema that the schemas are written in.
const schemaDialect = "https://json-schema.org/draft/2020-12/schema"

// A node is a JSON Schema, or a part of one.
type node = map[string]any

// recordShapes are the shapes of all front matters, by what a schema calls them.
var recordShapes = map[string]*shape{
	"site": settingsShape, "article": articleShape, "annotation": annotationShape, "entity": entityShape,
	"topic": topicShape, "page": plainPageShape,
}

// SchemaKinds are the kinds of front matter that have a schema, sorted.
func SchemaKinds() []string { return slices.Sorted(maps.Keys(recordShapes)) }

// Schema is the JSON Schema of the front matter of a kind, as a value for encoding/json; without a kind, one that takes
// those of all kinds. It is made of what reads the fields. It knows what one file shows by itself; what follows from
// others (that an id is there, that a kind is one of the site's own) gloss check knows alone.
func Schema(kind string) (map[string]any, error) {
	s := node{"$schema": schemaDialect, "$defs": definitions()}
	if kind == "" {
		var all []any
		for _, k := range SchemaKinds() {
			all = append(all, refer(k))
		}
		s["anyOf"] = all
		return s, nil
	}
	if recordShapes[kind] == nil {
		message := fmt.Sprintf("there is no schema of “%s”", kind)
		if near := diag.Nearest(kind, SchemaKinds()); near != "" {
			return nil, fmt.Errorf("%s: did you mean “%s”?", message, near)
		}
		return nil, fmt.Errorf("%s: the kinds are %s", message, strings.Join(SchemaKinds(), ", "))
	}
	s["$ref"] = refer(kind)["$ref"]
	return s, nil
}

func refer(definition string) node { return node{"$ref": "#/$defs/" + definition} }

// definitions are the schemas of all front matters, and of the values that many fields have.
func definitions() node {
	defs := node{
		"absent": node{"description": "a field without a value is as if it were not there", "enum": []any{nil, "", []any{}, node{}}},
		"text":   node{"type": []any{"string", "number", "boolean"}, "minLength": 1},
		"url":    node{"type": "string", "pattern": `^https?://[^\s"<>\\]+$`},
		"date":   node{"description": "a date (EDTF), which may be partial or uncertain", "type": []any{"string", "integer"}, "minLength": 1},
		"moment": node{"description": "a whole date, or a date and a time", "type": "string", "pattern": momentForm.String()},
		"source": node{"description": "a web address, or fields with a name or a url", "anyOf": []any{refer("url"), sourceFields()}},
		"party": node{"description": "an entity, or {text: …} for one who has no page", "anyOf": []any{
			refer("text"), objectOf(shapeOf[Party]()),
		}},
		"alias": node{"anyOf": []any{refer("text"), objectOf(shapeOf[Alias]())}},
	}
	for kind, s := range recordShapes {
		defs[kind] = objectOf(s)
	}
	defs["annotation"].(node)["allOf"] = annotationRules()
	return defs
}

// sourceFields are those of a source, one of which names it.
func sourceFields() node {
	o := objectOf(shapeOf[Source]())
	o["anyOf"] = []any{node{"required": []any{"name"}}, node{"required": []any{"url"}}}
	return o
}

// objectOf is the schema of a mapping with fields of its own.
func objectOf(s *shape) node {
	properties, required := node{}, []any{}
	for _, key := range s.keys {
		f := s.fields[key]
		value := valueOf(f.typ, f)
		if f.required || len(f.needed) > 0 {
			required = append(required, key)
		} else {
			value = node{"anyOf": []any{value, refer("absent")}}
		}
		value["description"] = descriptions[f.owner][key]
		properties[key] = value
	}
	o := node{"type": "object", "additionalProperties": false, "properties": properties}
	o["required"] = slices.DeleteFunc(required, func(key any) bool { return !s.fields[key.(string)].required })
	return o
}

// annotationRules say which fields belong to which kinds of annotation, and which of them a kind must have.
func annotationRules() (rules []any) {
	for _, kind := range vocabularies["annotation kind"] {
		is := node{"properties": node{"kind": node{"const": kind}}, "required": []any{"kind"}}
		foreign, needed := node{}, []any{}
		for _, key := range annotationShape.keys {
			f := annotationShape.fields[key]
			if len(f.of) > 0 && !slices.Contains(f.of, kind) {
				foreign[key] = false
			}
			if slices.Contains(f.needed, kind) {
				needed = append(needed, key)
			}
		}
		rules = append(rules, node{"if": is, "then": node{"properties": foreign}})
		if len(needed) > 0 {
			is = node{"allOf": []any{is, node{"not": node{"required": []any{"repeats"}}}}}
			rules = append(rules, node{"if": is, "then": node{"required": needed}})
		}
	}
	return rules
}

// valueOf is the schema of a value of a Go type.
func valueOf(t reflect.Type, f field) node {
	switch t.Kind() {
	case reflect.Pointer:
		return valueOf(t.Elem(), f)
	case reflect.Slice:
		if pairs := pairsOf(t.Elem()); pairs != nil {
			return pairs
		}
		item := valueOf(t.Elem(), f)
		return node{"anyOf": []any{item, node{"type": "array", "items": node{"anyOf": []any{item, refer("absent")}}}}}
	}
	switch reflect.New(t).Elem().Interface().(type) {
	case Text, Ref, Language, Zone:
		return node{"$ref": refer("text")["$ref"]}
	case Term:
		return termOf(f)
	case URL:
		return refer("url")
	case Bool:
		return node{"type": "boolean"}
	case Count:
		return node{"type": "integer", "minimum": 0}
	case Number:
		return node{"type": "number"}
	case Date:
		return refer("date")
	case Moment:
		return refer("moment")
	case Party:
		return refer("party")
	case Source:
		return refer("source")
	case Alias:
		return refer("alias")
	case Extra:
		return node{"type": "object"}
	}
	return objectOf(f.part)
}

// termOf is the schema of a word of a fixed list. Where a site may add words of its own, its list is a proposal; that of
// likelihoods depends on the yardstick.
func termOf(f field) node {
	if f.terms != nil {
		return node{"enum": f.terms}
	}
	if f.owner == "Annotation" {
		return node{"enum": slices.Compact(slices.Sorted(slices.Values(slices.Concat(yardsticks["icd203"], yardsticks["phia"]))))}
	}
	return node{"anyOf": []any{node{"enum": vocabularies["entity kind"]}, refer("text")}}
}

// pairsOf is the schema of a mapping whose keys are the writer's own, nil for items of any other list.
func pairsOf(t reflect.Type) node {
	values := func(value any) node { return node{"type": "object", "additionalProperties": value} }
	switch reflect.New(t).Elem().Interface().(type) {
	case NativeName, Inverse:
		return values(refer("text"))
	case NameChoice:
		return values(node{"description": "an entity, or false for nobody", "anyOf": []any{refer("text"), node{"const": false}}})
	case KindRule:
		return values(objectOf(kindRuleShape))
	case Severity:
		pairs := values(node{"enum": vocabularies["severity"]})
		var codes []string
		for _, r := range diag.Rules() {
			codes = append(codes, string(r.Code))
		}
		pairs["propertyNames"] = node{"enum": codes}
		return pairs
	}
	return nil
}
