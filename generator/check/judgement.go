package check

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/language"
	"gloss/generator/site"
	"gloss/generator/source"
)

// A use is a term of likelihood in a judgement.
type use struct {
	term string
	at   source.Span
}

// yardstickOf is the yardstick that a judgement uses; "" where that is not known.
func yardstickOf(s *site.Site, n *site.Note) string {
	if n.Source.Mistaken("yardstick") {
		return ""
	}
	return cmp.Or(n.Source.Yardstick.Value, s.Settings.Yardstick.Value)
}

// sentences are those of a judgement: of “that”, then of its text.
func sentences(n *site.Note) []site.Sentence {
	return append(n.SentencesOf(n.Source.That), n.Sentences()...)
}

// termForm finds the terms of all yardsticks, the longest first: likely stands in highly likely. Behind a word that
// compares, likely is no term. Nor is remote by itself, which says of a village that it lies far off.
var termForm = func() *regexp.Regexp {
	terms := slices.Concat(content.Terms("icd203"), content.Terms("phia"))
	terms = slices.DeleteFunc(terms, func(term string) bool { return term == "remote" })
	slices.SortFunc(terms, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return regexp.MustCompile(`(?i)\b(?:(more|less|most|least|how|as|so|too|equally) )?(` + strings.Join(terms, "|") + `)\b`)
}()

// termsIn are the terms of likelihood in a sentence, which are English. What stands in quotation marks is somebody
// else's.
func termsIn(n *site.Note, s site.Sentence) (uses []use) {
	if !language.SameBase(n.Language, "en") {
		return nil
	}
	for _, at := range termForm.FindAllStringSubmatchIndex(s.Key, -1) {
		if compared := at[2] >= 0; !compared && !s.IsQuoted(at[0]) {
			uses = append(uses, use{term: strings.ToLower(s.Key[at[4]:at[5]]), at: s.At(at[4], at[5])})
		}
	}
	return uses
}
