package language

import "golang.org/x/text/language"

// Locale returns a language with the territory that it names or that most of its speakers live in, as Open Graph writes
// it: en_GB. It is empty for a language that has none.
func Locale(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := parsed.Base()
	region, confidence := parsed.Region()
	if confidence == language.No || !region.IsCountry() {
		return ""
	}
	return base.String() + "_" + region.String()
}
