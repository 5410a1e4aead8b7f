package edtf

import (
	"fmt"
	"regexp"
)

// longest is more bytes than any date takes, in whatever words.
const longest = 100

// advise says how to write what s most likely means, or why there is no such day, or nothing where neither is known.
// It never guesses in silence: of a date that two continents read differently it names both readings.
func advise(s string) string {
	if len(s) > longest {
		return ""
	}
	fix, why := rewrite(s)
	if _, err := read(piece{text: fix}); err != nil {
		if fix != s && wholeDay.MatchString(fix) {
			return err.Error()
		}
		return ""
	}
	advice := "write " + fix
	if why != "" {
		advice += ", " + why
	}
	if other, _ := rewrite(slashed.ReplaceAllString(s, "$1$4-$2-$3")); other != fix && readable(other) {
		advice += fmt.Sprintf(" (or %s, if the month came first)", other)
	}
	return advice
}

var (
	slashed  = regexp.MustCompile(`(^|[/ ])(\d\d?)/(\d\d?)/(\d{4})\b`)
	wholeDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)

// rewrite turns every habit in s into EDTF and returns the last reason given. What comes out need not be a date.
func rewrite(s string) (fix, why string) {
	for _, h := range habits {
		next := h.form.ReplaceAllString(s, h.edtf)
		if next != s && h.why != "" {
			why = h.why
		}
		s = next
	}
	return s, why
}

func readable(s string) bool {
	_, err := read(piece{text: s})
	return err == nil
}
