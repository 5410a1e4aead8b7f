package content

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/markdown"
)

// AsYAML is a text as it stands in a front matter, in a list in brackets too: in quotation marks where it needs them.
func AsYAML(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	plain := unicode.IsLetter(first) && strings.TrimSpace(s) == s
	for _, r := range s {
		plain = plain && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" -.’'·", r))
	}
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		plain = false
	}
	if plain {
		return s
	}
	return Quote(s)
}

// OneLine is a text on one line, without the characters that no front matter may hold.
func OneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufffe' || r == '\uffff'
	}), " ")
}

// Quote is a text in the double quotation marks of YAML.
func Quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// IDOf is an id made of the letters of a title, of any script, as the ids of headings are. It is empty where the title
// has none that an id can have.
func IDOf(title string) string {
	id := strings.Join(strings.FieldsFunc(markdown.Slug(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	}), "-")
	if len(id) <= maxID {
		return id
	}
	if cut := strings.LastIndexByte(id[:maxID+1], '-'); cut > 0 {
		return id[:cut]
	}
	return strings.ToValidUTF8(id[:maxID], "") // of a script that writes no spaces
}

// maxID is how many bytes an id has at most that is made of a title.
const maxID = 80

// KindsOfAnnotation are the kinds that an annotation may have.
func KindsOfAnnotation() []string { return vocabularies["annotation kind"] }

// NeededBy are the fields that an annotation of a kind must have, in the order in which the manual describes them.
func NeededBy(kind string) (needed []string) {
	for _, key := range annotationShape.keys {
		if f := annotationShape.fields[key]; f.required || slices.Contains(f.needed, kind) {
			needed = append(needed, key)
		}
	}
	return needed
}

// EntityFolders are the folders in which most entities of each kind stand; of several, the first.
func (r *Records) EntityFolders() map[string]string {
	count, folders := map[string]map[string]int{}, map[string]string{}
	for _, e := range r.Entities {
		kind, folder := e.Kind.Value, path.Dir(e.File.Path)
		if count[kind] == nil {
			count[kind] = map[string]int{}
		}
		count[kind][folder]++
	}
	for kind, all := range count {
		folders[kind] = slices.SortedFunc(maps.Keys(all), func(a, b string) int {
			return cmp.Or(all[b]-all[a], strings.Compare(a, b))
		})[0]
	}
	return folders
}
