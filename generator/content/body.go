package content

import (
	"fmt"
	"strings"

	"gloss/generator/diag"
	"gloss/generator/markdown"
)

// bodyProblems words the mistakes of a text.
func bodyProblems(doc *markdown.Doc) (problems []diag.Diagnostic) {
	opened := map[string]bool{}
	for _, p := range doc.Problems {
		if p.Kind == markdown.RawHTML {
			if opened[p.Detail] && strings.HasPrefix(p.At.Text(), "</") {
				continue // its beginning was reported
			}
			opened[p.Detail] = true
		}
		code, message := wording(p)
		problems = append(problems, diag.Diagnostic{Code: code, At: p.At, Message: message})
	}
	return problems
}

func wording(p markdown.Problem) (diag.Code, string) {
	switch p.Kind {
	case markdown.RawHTML:
		if strings.HasPrefix(p.At.Text(), "<!") {
			return diag.RawHTML, "an HTML comment is left out: delete it, or keep it in the front matter as a line that begins with #"
		}
		return diag.RawHTML, fmt.Sprintf("HTML is left out, and the text of <%s> stays: write it in Markdown", p.Detail)
	case markdown.LinkRefused:
		return diag.LinkRefused, fmt.Sprintf("“%s” may not be linked or shown, and only its text stays: links begin with https:, http:, mailto:, / or #, images with /media/", p.Detail)
	case markdown.ImageUndescribed:
		return diag.AltMissing, fmt.Sprintf("nothing says what is to be seen in “%s”: write it in the square brackets, for those who cannot see it", p.Detail)
	case markdown.FootnoteUnused:
		return diag.FootnoteUnused, fmt.Sprintf("nothing refers to the footnote “%s”, so it is not shown: write [^%s] where it belongs", p.Detail, p.Detail)
	case markdown.FootnoteUndefined:
		return diag.FootnoteUnknown, fmt.Sprintf("there is no footnote “%s”: write a line that begins with [^%s]: and its text", p.Detail, p.Detail)
	case markdown.FootnoteRepeated:
		return diag.FootnoteUnused, fmt.Sprintf("there is a footnote “%s” already, so this one is not shown: give it another label", p.Detail)
	case markdown.CellBeyond:
		return diag.TableCell, fmt.Sprintf("the head of the table has no column for “%s”, so it is not shown: add the column, or write \\| for a bar that belongs to the text", p.Detail)
	case markdown.NestingTooDeep:
		return diag.NestingDeep, "the text is nested more than 100 levels deep from here on"
	case markdown.TooIntricate:
		return diag.NestingDeep, "this block has too many marks of markup to be read: divide it"
	case markdown.QuoteContinued:
		return diag.QuoteRunsOn, "this line goes on with the quotation above it: put a blank line before it, or a > in front if it belongs to the passage"
	case markdown.QuoteRepeated:
		return diag.QuoteRunsOn, "a second quotation follows the passage: join the two with a line “>”, or begin the note with a word of its own"
	}
	return diag.YAMLSyntax, p.Detail
}
