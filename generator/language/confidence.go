package language

import "regexp"

// confidences find, by language, where writers say how sure they are of a judgement, as Intelligence Community Directive
// 203 (Analytic Standards, 2015, D.6.e.(2)(b)) and its kin word it. Confidence that somebody else has, builds or loses is
// left out.
var confidences = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`(?i)\b(?:` +
		`(?:low|moderate|medium|high)(?:(?: to |-to-|/)(?:low|moderate|medium|high))?[ -]confidence(?: level)?` +
		`|confidence (?:level )?(?:is|remains) (?:very )?(?:low|moderate|medium|high)` +
		`|(?:our|my|this desk's|the desk's|with|level of) confidence` +
		`|(?:we are|we're|i am|i'm|desk is)(?: \w+)? confident` +
		`)\b`),
}

// Confidence finds in a key where its writers say how sure they are of what they judge. In a language that has no words
// for it here, nothing is found.
func Confidence(tag, key string) (start, end int, found bool) {
	form := confidences[baseOf(tag)]
	if form == nil {
		return 0, 0, false
	}
	at := form.FindStringIndex(key)
	if at == nil {
		return 0, 0, false
	}
	return at[0], at[1], true
}
