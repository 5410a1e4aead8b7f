package language

import "golang.org/x/text/language"

// rightToLeft are the scripts written from right to left (Unicode 16, property Bidi_Class R or AL of their letters)
// that a language tag can name.
var rightToLeft = map[string]bool{
	"Adlm": true, "Arab": true, "Aran": true, "Hebr": true, "Mand": true, "Mend": true,
	"Nkoo": true, "Rohg": true, "Samr": true, "Syrc": true, "Thaa": true, "Yezi": true,
}

// Direction returns "rtl" for a language whose script runs from right to left, and "ltr" for any other.
func Direction(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return "ltr"
	}
	if script, _ := parsed.Script(); rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}
