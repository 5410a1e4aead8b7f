package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/diag"
	"gloss/generator/edtf"
	"gloss/generator/language"
	"gloss/generator/site"
	"gloss/generator/source"
)

// roles reports an “as” that names an office which the speaker did not hold on the day of the claim, by the roles on the
// speaker's own page. Of a speaker who has none there, nothing is known.
func roles(s *site.Site) (problems []diag.Diagnostic) {
	for _, n := range s.Claims {
		if n.Source.As.IsZero() || len(n.Source.By) != 1 || len(n.By) != 1 || n.By[0].Entity == nil {
			continue
		}
		speaker := n.By[0].Entity
		at, own := placeOfRole(n)
		if !own || len(speaker.Roles) == 0 || speaker.Source.Mistaken("roles") || !language.SameBase(n.LanguageOf(n.Source.As.At), speaker.Language) {
			continue
		}
		if d, wrong := notHeld(n, speaker); wrong {
			d.At = at
			problems = append(problems, d)
		}
	}
	return problems
}

// placeOfRole is what in the note's own file says who held which office on which day: “as”, or else the speaker, the day
// or the claim that the office is taken from. It reports false where all of it stands in that claim.
func placeOfRole(n *site.Note) (source.Span, bool) {
	own := n.Source
	switch {
	case isOwn(n, own.As.At):
		return own.As.At, true
	case isOwn(n, own.By[0].At):
		return own.By[0].At, true
	case isOwn(n, own.Said.At):
		return own.Said.At, true
	}
	return own.Repeats.At, own.Said.IsZero()
}

// notHeld says why nothing on the page of a speaker bears an office out.
func notHeld(n *site.Note, speaker *site.Entity) (diag.Diagnostic, bool) {
	as := n.Source.As.Value
	var held []string
	var notes []diag.Note
	for _, r := range speaker.Roles {
		isHeld := edtf.Held(r.Source.Since.Date, r.Source.Until.Date, n.Said()) != edtf.No
		if isHeld {
			held = append(held, "“"+r.Source.Title.Value+"”")
		}
		if !isTitle(as, r) {
			continue
		}
		if isHeld || isFormer(as) {
			return diag.Diagnostic{}, false
		}
		notes = append(notes, diag.Note{At: r.Source.Title.At, Message: "held" + period(r)})
	}
	day := "on " + n.Said().String()
	if n.Source.Said.IsZero() {
		day += ", the article’s date"
	}
	problem := fmt.Sprintf("%s was not “%s” %s", speaker.Title, as, day)
	if len(notes) == 0 {
		problem = fmt.Sprintf("the page of %s has no role “%s”", speaker.Title, as)
		notes = []diag.Note{{At: speaker.Source.Roles[0].Title.At, Message: "the roles stand here"}}
	}
	remedy := "none of the roles was held then: correct the date, or the roles"
	if len(held) > 0 {
		write := "write that"
		if !isOwn(n, n.Source.As.At) {
			write = "write that here in an “as”"
		}
		remedy = fmt.Sprintf("the role then was %s: %s, or add the missing role", strings.Join(held, " and "), write)
	}
	return diag.Diagnostic{Code: diag.RoleNotHeld, Message: problem + "; " + remedy, Notes: notes}, true
}

// period says when a role was held, as its page has it.
func period(r site.Role) (s string) {
	if !r.Source.Since.IsZero() {
		s += " since " + r.Source.Since.String()
	}
	if !r.Source.Until.IsZero() {
		s += " until " + r.Source.Until.String()
	}
	return s
}

// isTitle reports whether an office as written may be a role: all words of the one stand in the other, those of the names
// of the organisation aside. Only a word such as deputy, which makes another office of it, must stand in both.
func isTitle(as string, r site.Role) bool {
	of := nameWords(r.Of)
	a, b := officeWords(as, of), officeWords(r.Source.Title.Value, of)
	if slices.ContainsFunc(a, language.IsDeputy) != slices.ContainsFunc(b, language.IsDeputy) {
		return false
	}
	return len(a) > 0 && len(b) > 0 && (isAmong(a, b) || isAmong(b, a))
}

// nameWords are the words of an organisation's names.
func nameWords(of *site.Entity) map[string]bool {
	words := map[string]bool{}
	if of == nil {
		return words
	}
	names := []string{of.Title}
	for _, alias := range of.Source.Aliases {
		names = append(names, alias.Text.Value)
	}
	for _, name := range names {
		for _, w := range wordsOf(name) {
			words[w] = true
		}
	}
	return words
}

// isFormer reports whether an office is named as one held before.
func isFormer(as string) bool { return slices.ContainsFunc(wordsOf(as), language.IsFormer) }

// officeWords are the words of a title without those of its organisation, unless it has no others, and without those
// that say that it was held before.
func officeWords(title string, of map[string]bool) []string {
	words := slices.DeleteFunc(wordsOf(title), language.IsFormer)
	if !slices.ContainsFunc(words, func(w string) bool { return !of[w] }) {
		return words
	}
	return slices.DeleteFunc(words, func(w string) bool { return of[w] })
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFC.String(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
}

// isAmong reports whether each of the words is one of all, letters apart in which spellings differ: defense, defence.
func isAmong(words, all []string) bool {
	for _, w := range words {
		near := slices.Contains(all, w) || len(w) >= minNear && diag.Nearest(w, all) != ""
		if !near {
			return false
		}
	}
	return true
}

// minNear is how long a word must be for another spelling of it to be the same word: prime is not crime.
const minNear = 7
