package render

import (
	"html/template"
	"strings"

	"gloss/generator/language"
)

// A phrase is words that may hold others which are marked up: a date in a sentence, a link.
type phrase struct {
	Text string
	HTML template.HTML
}

// phrases are the arguments of a message, by name.
type phrases map[string]phrase

func newPhrase(s string) phrase { return phrase{s, template.HTML(template.HTMLEscapeString(s))} }

// timed is a date of which HTML has a form of its own; without that form it is its words alone.
func timed(words, machine string) phrase {
	p := newPhrase(words)
	if machine != "" {
		p.HTML = `<time datetime="` + template.HTML(machine) + `">` + p.HTML + "</time>"
	}
	return p
}

// say puts phrases into a message. What the message itself says is escaped, wherever it puts them.
func (r *renderer) say(id string, args phrases) phrase {
	texts, marks := language.Args{}, language.Args{}
	var marked []string
	for name, p := range args {
		texts[name], marks[name] = p.Text, mark(name)
		marked = append(marked, mark(name), string(p.HTML))
	}
	html := template.HTMLEscapeString(r.words.Format(id, marks))
	return phrase{r.words.Format(id, texts), template.HTML(strings.NewReplacer(marked...).Replace(html))}
}

// within puts a phrase into other words.
func (p phrase) within(words func(string) string) phrase {
	html := template.HTMLEscapeString(words(mark("")))
	return phrase{words(p.Text), template.HTML(strings.Replace(html, mark(""), string(p.HTML), 1))}
}

// mark stands for an argument while the message around it is escaped: between two characters for private use, which no
// message has.
func mark(name string) string { return "\uE000" + name + "\uE001" }
