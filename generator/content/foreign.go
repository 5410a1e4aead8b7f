package content

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"gloss/generator/source"
)

// An Entry is a field that was written for another program: its key, the line it begins on, counted from 1, and its value:
// a string, a [Bare], a list or a map of these, of type []any and map[string]any.
type Entry struct {
	Key   string
	Line  int
	Value any
}

// A Bare is a number, a truth value or a date, as written.
type Bare string

// maxForeign is how many values a front matter may hold that another program was to read, what it repeats by aliases
// included.
const maxForeign = 10_000

// A Fault says why fields cannot be read, and on which of their lines, counted from 1.
type Fault struct {
	Line    int
	Message string
}

// ReadEntries reads fields in YAML that were written for another program, whatever they are.
func ReadEntries(text []byte) (entries []Entry, faults []Fault) {
	file := source.New("fields", text)
	fields, problems := readFields(front{file: file, end: len(text), body: len(text)})
	for _, p := range problems {
		faults = append(faults, Fault{p.At.Position().Line, p.Message})
	}
	if len(faults) > 0 || fields.root == nil {
		return nil, faults
	}
	root := fields.root
	if root.Kind != yaml.MappingNode {
		return nil, []Fault{{max(root.Line, 1), "here stand fields, each a line “key: value”"}}
	}
	budget := maxForeign
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], foreignValue(root.Content[i+1], &budget)
		entries = append(entries, Entry{key.Value, key.Line, value})
	}
	if budget < 0 {
		return nil, []Fault{{1, "the fields hold more values than are read, which are 10,000"}}
	}
	return entries, nil
}

func foreignValue(n *yaml.Node, budget *int) any {
	if *budget--; *budget < 0 {
		return nil
	}
	switch n.Kind {
	case yaml.AliasNode:
		return foreignValue(n.Alias, budget)
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = foreignValue(item, budget)
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = foreignValue(n.Content[i+1], budget)
		}
		return m
	}
	switch n.ShortTag() {
	case "!!int", "!!float", "!!bool", "!!timestamp":
		return Bare(n.Value)
	}
	return n.Value
}

// ExtraOf is the field “extra” that holds entries as they are, empty where there are none.
func ExtraOf(entries []Entry) (string, error) {
	if len(entries) == 0 {
		return "", nil
	}
	extra := &yaml.Node{Kind: yaml.MappingNode}
	for _, e := range entries {
		var value yaml.Node
		if err := value.Encode(written(e.Value)); err != nil {
			return "", fmt.Errorf("write %s as YAML: %w", e.Key, err)
		}
		extra.Content = append(extra.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: e.Key}, &value)
	}
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	err := errors.Join(encoder.Encode(map[string]*yaml.Node{"extra": extra}), encoder.Close())
	return b.String(), err
}

// written is a value as the YAML library takes it, each Bare as a scalar without quotation marks.
func written(v any) any {
	switch v := v.(type) {
	case Bare:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: string(v)}
	case string:
		return strings.ToValidUTF8(v, "\ufffd")
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = written(v[i])
		}
		return list
	case map[string]any:
		m := map[string]any{}
		for key := range v {
			m[key] = written(v[key])
		}
		return m
	}
	return v
}
