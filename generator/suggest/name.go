package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/content"
	"gloss/generator/mention"
	"gloss/generator/site"
)

// A name is one way in which a record calls its entity.
type name struct {
	entity    *site.Entity
	text, key string
	kind      string // of the alias; “short” of a family name
	isExact   bool   // its case is to be as written
	isPerson  bool
	inForms   bool // what is added goes to the forms of an alias, and not to the aliases
}

// namesOf are the names of all entities that stand for them, in the order of the site.
func namesOf(s *site.Site) (all []name) {
	for _, e := range s.Entities {
		person := isLike(s, e, "person")
		add := func(t content.Text, kind, how string, inForms bool) {
			if key := mention.Key(t.Value); key != "" {
				all = append(all, name{e, t.Value, key, kind, how == "exact", person, inForms})
			}
		}
		add(e.Source.Name, "", e.Source.Case.Value, false)
		for _, a := range e.Source.Aliases {
			if a.Kind.Value == "ignore" {
				continue
			}
			add(a.Text, a.Kind.Value, a.Case.Value, true)
			for _, f := range a.Forms {
				add(f, a.Kind.Value, a.Case.Value, true)
			}
		}
		if person {
			add(e.Source.FamilyName, "short", "", false)
		}
	}
	return all
}

// isLike reports whether an entity is of a kind, or of one that the site treats like it.
func isLike(s *site.Site, e *site.Entity, kind string) bool {
	if e.Source.Kind.Value == kind {
		return true
	}
	for _, own := range s.Settings.Kinds {
		if own.ID.Value == e.Source.Kind.Value && own.Like.Value == kind {
			return true
		}
	}
	return false
}

// alias is the suggestion that a text is another way to write the name.
func (n *name) alias(text string, reason Reason) Alias {
	a := Alias{Entity: n.entity, Text: text, Near: n.text, Reason: reason, Field: "aliases", Line: "- " + yamlText(text)}
	switch kind := n.kind; {
	case reason == Adjective:
		a.Line = "- {text: " + yamlText(text) + ", kind: adjective}"
	case reason == OtherForm && n.inForms:
		a.Field, a.Line = "forms", "forms: ["+yamlText(text)+"]"
	case kind == "short" || kind == "metonym" || kind == "adjective":
		a.Line = "- {text: " + yamlText(text) + ", kind: " + kind + "}"
	}
	return a
}

// yamlText is a text as it stands in YAML, in a list in brackets too: in quotation marks where it needs them.
func yamlText(s string) string {
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
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// letters is how many letters a text has.
func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func hasCapital(s string) bool { return strings.ContainsFunc(s, isCapital) }

func isCapital(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }

func hasSmall(s string) bool { return strings.ContainsFunc(s, unicode.IsLower) }

func beginsWithCapital(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return isCapital(first)
}
