package edtf

import (
	"fmt"
	"regexp"
	"slices"
)

// A habit is a way to write dates that is not EDTF.
type habit struct {
	form *regexp.Regexp
	edtf string // as Regexp.Expand has it
	why  string
}

func instead(form, edtf, why string) habit { return habit{regexp.MustCompile(form), edtf, why} }

// Reasons that several habits share, as they stand behind "write 2024-10-03, ".
const (
	hyphens      = "with hyphens between the parts"
	yearFirst    = "the year first"
	twoEnds      = "with / between the two ends"
	openEnd      = ".. for an end that is open"
	unknownEnd   = "nothing for an end that is unknown"
	unknownDigit = "X for a digit that is not known"
	seasonNumber = "21 to 24 for spring to winter"
	wholeSeconds = "with whole seconds"
)

// habits stand in the order in which they are rewritten: each may rely on those above it, and of several reasons the
// last is told. The name of a month passes through "@" and its number.
var habits = slices.Concat(characterHabits, monthHabits(), orderHabits, wordHabits, digitHabits, timeHabits)

var characterHabits = []habit{
	instead(`[\s\p{Z}]+`, ` `, ""),
	instead(`^ | $`, ``, "without blanks around it"),
	instead(`[‐‑‒–—−]`, `-`, "with plain hyphens"),
}

// monthHabits are the English names of the months and their short forms.
func monthHabits() []habit {
	var names []habit
	for i, name := range months {
		form := fmt.Sprintf(`(?i)\b%s(?:%s|t)?\b\.?`, name[:3], name[3:])
		names = append(names, instead(form, fmt.Sprintf("@%02d", i+1), ""))
	}
	return names
}

var orderHabits = []habit{
	instead(`(\d{4})[ -]@(\d\d)[ -](\d{1,2})\b`, `$1-$2-$3`, hyphens),
	instead(`\b(\d{1,2})(?:st|nd|rd|th)?(?: of|-)? ?@(\d\d)[,-]? ?(\d{4})\b`, `$3-$2-$1`, yearFirst),
	instead(`@(\d\d) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`, `$3-$1-$2`, yearFirst),
	instead(`@(\d\d)[,-]? ?(\d{4})\b`, `$2-$1`, yearFirst),
	instead(`\b(\d{4})[ -]@(\d\d)`, `$1-$2`, hyphens),

	instead(`(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]`, `$1-$2-$3`, hyphens),
	instead(`(\d{4}) ?[年년] ?(\d{1,2}) ?[月월]`, `$1-$2`, hyphens),
	instead(`(\d{4}) ?[年년]`, `$1`, "digits only"),

	instead(`(^|[/ ])(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})\b`, `$1$4-$3-$2`, yearFirst),
	instead(`(^|[/ ])(\d{1,2})[./-](\d{4})\b`, `$1$3-$2`, yearFirst),
	instead(`(^|[/ ])(\d{4})[./] ?(\d{1,2})[./] ?(\d{1,2})\b\.?`, `$1$2-$3-$4`, hyphens),
	instead(`^(\d{4})[./](0?[1-9]|1[0-2])$`, `$1-$2`, "if that is a month"),
	instead(`^([12]\d{3})(0[1-9]|1[0-2])$`, `$1-$2`, "if that is a month"),
	instead(`(^|/)(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b`, `$1$2-$3-$4`, hyphens),
	instead(`^(\d{4}(?:-\d\d){0,2})-(\d{4}(?:-\d\d){0,2})$`, `$1/$2`, twoEnds),

	instead(`-(\d)(T|\b)`, `-0$1$2`, ""),
	instead(`(^|[/ ])(\d{4})-(1[3-9]|2\d|3[01])-(0[1-9]|1[0-2])\b`, `$1$2-$4-$3`, "the month in the middle"),
}

var wordHabits = []habit{
	instead(`(?i)^(?:from|between) (.+?) (?:to|until|till|and|-) (.+)$`, `$1/$2`, twoEnds),
	instead(`(?i)^(?:until|till|up to) ([^/]+)$`, `../$1`, openEnd),
	instead(`(?i)^(.+?) (?:to|until|till|-) (.+)$`, `$1/$2`, twoEnds),
	instead(`(?i)^(?:since|from) ([^/]+)$`, `$1/..`, openEnd),
	instead(`^([^/.]+)\.\.([^/.]+)$`, `$1/$2`, twoEnds),
	instead(`^(\d{4}) ?-$`, `$1/..`, openEnd),
	instead(`^([^/.]+)\.\.$`, `$1/..`, openEnd),
	instead(`^\.\.([^/.]+)$`, `../$1`, openEnd),
	instead(`(?i)/ ?(?:open|ongoing|now|present|today)$`, `/..`, openEnd),
	instead(`(?i)/ ?unknown$`, `/`, unknownEnd),
	instead(`(?i)^unknown ?/`, `/`, unknownEnd),
	instead(` / ?|/ `, `/`, "without blanks at the /"),

	instead(`(?i)\b(?:circa|ca\.?|c\.?|approx(?:imately|\.)?|about|around) ?([^/]+)`, `$1~`, "~ for about"),
	instead(`(?i)\b(?:probably|possibly|perhaps|maybe) ([^/]+)`, `$1?`, "? for perhaps"),
	instead(`\?~|~\?`, `%`, "% for both ? and ~"),

	instead(`(?i)\bspring(?: of)?,? (\d{4})\b`, `$1-21`, seasonNumber),
	instead(`(?i)\bsummer(?: of)?,? (\d{4})\b`, `$1-22`, seasonNumber),
	instead(`(?i)\b(?:autumn|fall)(?: of)?,? (\d{4})\b`, `$1-23`, seasonNumber),
	instead(`(?i)\bwinter(?: of)?,? (\d{4})\b`, `$1-24`, seasonNumber),
	instead(`(?i)\b(?:the )?(\d\d[1-9])0['’]?s\b`, `${1}X`, unknownDigit),
}

var digitHabits = []habit{
	instead(`(^|/)(-?\d{3})[ux?]`, `$1${2}X`, unknownDigit),
	instead(`(^|/)(-?\d{2})[ux?]{2}`, `$1${2}XX`, unknownDigit),
	instead(`-(?:uu|xx|\?\?)`, `-XX`, unknownDigit),
	instead(`(^|/)(-?\d{2,3}X{1,2})(?:-XX){1,2}`, `$1$2`, "since a year with X stands alone"),

	instead(`(^|/)[Yy](-?\d{4})\b`, `$1$2`, "Y only before a year of more than four digits"),
	instead(`(^|/)y(-?\d{5,})\b`, `${1}Y$2`, "with a capital Y"),
	instead(`(^|/)(?:\+|-(0000\b))`, `$1$2`, "without a sign"),
}

var timeHabits = []habit{
	instead(`(\d)(?: |, | at |t)(\d\d:\d\d)`, `${1}T$2`, "T before the time"),
	instead(`(T\d\d:\d\d)( ?[A-Za-z+-]|$)`, `$1:00$2`, wholeSeconds),
	instead(`(T\d\d:\d\d:\d\d)[.,]\d+`, `$1`, wholeSeconds),
	instead(`(T\d\d:\d\d:\d\d) ?(?:z|UTC|GMT)\b`, `${1}Z`, "Z for UTC"),
	instead(`(T\d\d:\d\d:\d\d[+-]\d\d)(\d\d)\b`, `$1:$2`, "with a colon in the zone"),
}
