// Package language holds the words of the interface, one catalogue for each language.
//
// A language tag (BCP 47) comes in, its [Words] go out: texts, counted texts with the plural forms of CLDR, dates and
// numbers as its readers write them. Nothing here depends on the machine's locale, clock or time zone.
//
// A new language is one file, TAG.json, with the ids of en.json, and one line in the table of calendars.
package language

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/gohugoio/locales"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed *.json
var catalogues embed.FS

// Words are the interface words of one language. They never change, so any number of readers may share them.
type Words struct {
	tag      language.Tag
	texts    map[string]string // the messages without arguments or plurals, by id
	counted  *i18n.Localizer
	locale   locales.Translator
	dayMonth string
	names    display.Namer
	counts   *sync.Map // what Count has made, by count: it is asked for the same numbers again and again
}

type count struct {
	id string
	n  int
}

// Args are the values of a message's arguments, by name.
type Args map[string]any

// For returns the words of the language that readers of the tag's language understand best, which is English where
// there are none.
func For(tag string) *Words {
	tags, files := known()
	asked, err := language.Parse(tag)
	if err != nil {
		asked = language.English
	}
	_, best, confidence := language.NewMatcher(tags).Match(asked)
	if confidence < language.High {
		asked, best = language.English, 0
	}
	calendar := calendarOf(asked)
	w := &Words{
		tag: asked, texts: map[string]string{}, locale: calendar.locale(), dayMonth: calendar.dayMonth,
		names: namer(tags[best]), counts: &sync.Map{},
	}
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	for _, name := range slices.Compact([]string{files[0], files[best]}) {
		file := must(bundle.LoadMessageFileFS(catalogues, name))
		for _, m := range file.Messages {
			if m.One == "" && !strings.Contains(m.Other, "{{") {
				w.texts[m.ID] = m.Other
			}
		}
	}
	w.counted = i18n.NewLocalizer(bundle, tags[best].String())
	return w
}

// known returns the languages that have a catalogue, and the catalogues' files. English comes first.
func known() (tags []language.Tag, files []string) {
	tags, files = []language.Tag{language.English}, []string{"en.json"}
	for _, name := range must(fs.Glob(catalogues, "*.json")) {
		if name != files[0] {
			tags = append(tags, language.MustParse(strings.TrimSuffix(name, ".json")))
			files = append(files, name)
		}
	}
	return tags, files
}

func namer(tag language.Tag) display.Namer {
	if names := display.Languages(tag); names != nil {
		return names
	}
	return display.Languages(language.English)
}

// must returns what is embedded in the program, and so cannot be missing or wrong.
func must[T any](value T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("language: %v", err))
	}
	return value
}

// Tag returns the language that the words are in: the one asked for, or English.
func (w *Words) Tag() string { return w.tag.String() }

// Has reports whether there is a text of that id that takes no arguments.
func (w *Words) Has(id string) bool { return w.texts[id] != "" }

// IDs returns the ids of the texts that take no arguments, in no order.
func (w *Words) IDs() []string {
	ids := make([]string, 0, len(w.texts))
	for id := range w.texts {
		ids = append(ids, id)
	}
	return ids
}

// Text returns a text that takes no arguments. An unknown id is a mistake of the program, and panics.
func (w *Words) Text(id string) string {
	text, found := w.texts[id]
	if !found {
		panic(fmt.Sprintf("language: no text %q", id))
	}
	return text
}

// Format returns a text with its arguments put in. An unknown id panics.
func (w *Words) Format(id string, args Args) string {
	return must(w.counted.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: args}))
}

// Count returns the form of a text that fits the number n, which stands in it as {{.Count}}. An unknown id panics.
func (w *Words) Count(id string, n int) string {
	if made, known := w.counts.Load(count{id, n}); known {
		return made.(string)
	}
	made := must(w.counted.Localize(&i18n.LocalizeConfig{
		MessageID: id, PluralCount: n, TemplateData: Args{"Count": w.Number(n)},
	}))
	w.counts.Store(count{id, n}, made)
	return made
}

// Name returns what a language is called in this one: "Korean" for ko. A tag that has no name is its own.
func (w *Words) Name(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := w.names.Name(parsed); name != "" {
		return name
	}
	return tag
}

// SameBase reports whether two tags are of one language, whatever their regions and scripts: en-GB and en-US.
func SameBase(a, b string) bool { return baseOf(a) == baseOf(b) }

func baseOf(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := parsed.Base()
	return base.String()
}
