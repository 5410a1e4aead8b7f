package posts

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"gloss/generator/content"
)

// A front is what stands in a post before its text: its entries, in the order of the file.
type front struct {
	entries []content.Entry
	body    string
	first   int // the line on which the body begins
}

// delimiters are the lines between which a front matter stands, with what reads it.
var delimiters = map[string]func([]byte) ([]content.Entry, []content.Fault){"---": content.ReadEntries, "+++": readTOML}

// cutFront reads the front matter of a post: YAML between two lines ---, TOML between two lines +++, or JSON. A post
// without one is its text. The lines of entries and faults are those of the file.
func cutFront(text string) (front, []content.Fault) {
	opening, rest, _ := strings.Cut(text, "\n")
	if strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "{{") && !strings.HasPrefix(text, "{%") {
		return cutJSON(text)
	}
	mark := strings.TrimRight(opening, " \t")
	read := delimiters[mark]
	if read == nil {
		return front{body: text, first: 1}, nil
	}
	at, number := 0, 2
	for line := range strings.Lines(rest) {
		if strings.TrimRight(line, " \t\n") == mark {
			entries, faults := read([]byte(rest[:at]))
			for i := range entries {
				entries[i].Line++
			}
			for i := range faults {
				faults[i].Line++
			}
			return front{entries, rest[at+len(line):], number + 1}, faults
		}
		at += len(line)
		number++
	}
	return front{}, []content.Fault{{Line: 1, Message: fmt.Sprintf("the front matter never closes: write %s on a line of its own after the last field", mark)}}
}

func cutJSON(text string) (front, []content.Fault) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var fields map[string]any
	if err := decoder.Decode(&fields); err != nil {
		line := 1 + strings.Count(text[:min(int(decoder.InputOffset()), len(text))], "\n")
		return front{}, []content.Fault{{Line: line, Message: "the fields cannot be read as JSON: " + err.Error()}}
	}
	end := int(decoder.InputOffset())
	body := text[end:]
	if rest, below, found := strings.Cut(body, "\n"); found && strings.TrimSpace(rest) == "" {
		body = below
	}
	return front{entriesOf(fields, text[:end]), body, 1 + strings.Count(text[:len(text)-len(body)], "\n")}, nil
}

func readTOML(text []byte) ([]content.Entry, []content.Fault) {
	var fields map[string]any
	_, err := toml.NewDecoder(bytes.NewReader(text)).Decode(&fields)
	if err == nil {
		return entriesOf(fields, string(text)), nil
	}
	fault := content.Fault{Line: 1, Message: "the fields cannot be read as TOML: " + err.Error()}
	var wrong toml.ParseError
	if errors.As(err, &wrong) {
		fault = content.Fault{Line: max(wrong.Position.Line, 1), Message: "the fields cannot be read as TOML: " + wrong.Message}
	}
	return nil, []content.Fault{fault}
}

// keyForm is what may be a key in TOML or JSON.
var keyForm = regexp.MustCompile(`(?m)(?:^[ \t\[]*|[{,][ \t]*)("[^"\n]*"|'[^'\n]*'|[^\s"'{},\[\]:=.]+)[ \t]*[]:=.]`)

// entriesOf are the fields of a text in the order in which they stand there.
func entriesOf(fields map[string]any, text string) (entries []content.Entry) {
	lines := map[string]int{}
	line, at := 1, 0
	for _, m := range keyForm.FindAllStringSubmatchIndex(text, -1) {
		line, at = line+strings.Count(text[at:m[2]], "\n"), m[2]
		if key := strings.Trim(text[m[2]:m[3]], `"'`); lines[key] == 0 {
			lines[key] = line
		}
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		entries = append(entries, content.Entry{Key: key, Line: max(lines[key], 1), Value: plainest(fields[key])})
	}
	slices.SortStableFunc(entries, func(a, b content.Entry) int { return a.Line - b.Line })
	return entries
}

// plainest is a value of TOML or JSON as one of a [content.Entry].
func plainest(v any) any {
	switch v := v.(type) {
	case string:
		return v
	case nil:
		return ""
	case time.Time:
		return content.Bare(timeAsWritten(v))
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plainest(v[i])
		}
		return list
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plainest(v[i])
		}
		return list
	case map[string]any:
		m := map[string]any{}
		for key := range v {
			m[key] = plainest(v[key])
		}
		return m
	}
	return content.Bare(fmt.Sprint(v))
}

// timeAsWritten is a date of TOML, which may lack its zone or its time: the library then names its zone for that.
func timeAsWritten(t time.Time) string {
	switch t.Location().String() {
	case "date-local":
		return t.Format(time.DateOnly)
	case "datetime-local":
		return t.Format("2006-01-02T15:04:05")
	case "time-local":
		return t.Format(time.TimeOnly)
	}
	return t.Format(time.RFC3339)
}

// readSettings reads the settings of another program, by the ending of the file's name. Their keys are in small letters.
func readSettings(name string, data []byte) (map[string]any, []content.Fault) {
	var entries []content.Entry
	var faults []content.Fault
	switch path.Ext(name) {
	case ".toml":
		entries, faults = readTOML(data)
	case ".json":
		var cut front
		cut, faults = cutJSON(string(data))
		entries = cut.entries
	default:
		entries, faults = content.ReadEntries(data)
	}
	all := map[string]any{}
	for _, e := range entries {
		all[strings.ToLower(e.Key)] = e.Value
	}
	return all, faults
}

// wordOf is a value as one text, empty where it is a list or a map.
func wordOf(v any) string {
	switch v := v.(type) {
	case string:
		return content.OneLine(v)
	case content.Bare:
		return content.OneLine(string(v))
	}
	return ""
}

// wordsOf is a value as a list of texts; of a map in it, the name counts.
func wordsOf(v any) (words []string) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			words = append(words, wordsOf(item)...)
		}
		return words
	case map[string]any:
		v2, _ := v["name"].(string)
		return wordsOf(v2)
	}
	if word := wordOf(v); word != "" {
		return []string{word}
	}
	return nil
}

// within is the value that a map holds at a path of keys, nil where there is none.
func within(v any, keys ...string) any {
	for _, key := range keys {
		m, _ := v.(map[string]any)
		v = m[key]
		for name := range m {
			if v == nil && strings.EqualFold(name, key) {
				v = m[name]
			}
		}
	}
	return v
}
