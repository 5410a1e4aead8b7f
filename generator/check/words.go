package check

import (
	"fmt"

	"gloss/generator/diag"
	"gloss/generator/site"
)

// words reports the words of a claim that do not stand in its passage. A reader takes them for what was said.
func words(s *site.Site) (problems []diag.Diagnostic) {
	for _, n := range s.Claims {
		said := n.Source.Words
		if said.IsZero() || !n.IsClaim() || !isOwn(n, said.At) || n.HasWords(said.Value) {
			continue
		}
		d := diag.Diagnostic{Code: diag.WordsNotFound, At: said.At}
		quotation := diag.Note{At: n.Source.Quotation.At, Message: "the passage is quoted here"}
		if near := n.NearestWords(said.Value); near != "" {
			d.Message = fmt.Sprintf("these words do not stand in the passage: it says “%s”", near)
		} else {
			d.Message = "these words do not stand in the passage: take the speaker’s own words from it, or leave “words” out"
			quotation.Message = fmt.Sprintf("the passage: “%s”", n.PassageInShort())
		}
		d.Notes = []diag.Note{quotation}
		problems = append(problems, d)
	}
	return problems
}
