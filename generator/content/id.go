package content

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// reservedIDs would make an entity, article or topic stand where its kind's lists go on.
var reservedIDs = map[string]bool{"in": true, "of": true}

// reservedPages are the folders and files at the top of a site: a plain page stands beside them.
var reservedPages = map[string]bool{
	"404": true, "annotations": true, "articles": true, "assets": true, "claims": true, "corrections": true,
	"entities": true, "feed": true, "in": true, "index": true, "media": true, "of": true, "questions": true,
	"robots": true, "search": true, "site": true, "sitemap": true, "timeline": true, "topics": true, "updates": true,
}

// IsReserved reports whether a plain page cannot have an id, since something else stands at the top of the site there.
func IsReserved(id string) bool { return reservedPages[id] }

// invalidID says what is wrong with an id and what to write, empty where nothing is: lower-case letters, digits and
// hyphens of any script, not digits alone, in Unicode normal form C.
func invalidID(id string) string {
	better, digits := strings.Builder{}, true
	for _, r := range norm.NFC.String(id) {
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			better.WriteRune(unicode.ToLower(r))
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '-':
			better.WriteRune(r)
		default:
			better.WriteRune('-')
		}
		digits = digits && unicode.IsDigit(r)
	}
	switch proposal := better.String(); {
	case id == "":
		return "an id is missing before .md"
	case len(id) > maxName:
		return fmt.Sprintf("“%.40s…” is too long for an id, which has at most %d bytes: shorten it", id, maxName)
	case digits:
		return fmt.Sprintf("“%s” cannot be an id: it needs a letter beside its digits", id)
	case proposal != id:
		return fmt.Sprintf("“%s” cannot be an id, which has lower-case letters, digits and hyphens: call it “%s”", id, proposal)
	}
	return ""
}

// checkID reports what is wrong with a record's id, the base name of its file.
func checkID(o *Origin, reserved map[string]bool) []diag.Diagnostic {
	if problem := invalidID(o.ID); problem != "" {
		return []diag.Diagnostic{{Code: diag.IDInvalid, At: o.Top(), Message: problem}}
	}
	if reserved[o.ID] {
		return []diag.Diagnostic{{Code: diag.IDReserved, At: o.Top(), Message: reservedID(o.ID)}}
	}
	return nil
}

func reservedID(id string) string {
	return fmt.Sprintf("“%s” cannot be an id here: the site has an address of that name", id)
}

// RefuseID says why no record in a top folder of the content, such as entities, can have an id; empty where one can.
func RefuseID(folder, id string) string {
	if problem := invalidID(id); problem != "" {
		return problem
	}
	switch at := folders[folder]; {
	case at == inPages && reservedPages[id], at != inPages && at != inAnnotations && reservedIDs[id]:
		return reservedID(id)
	}
	return ""
}

// ids finds the records of one kind that share an id.
type ids map[string]*source.File

// claim takes an id for a record, and reports where another one has it already.
func (taken ids) claim(o *Origin) []diag.Diagnostic {
	other := taken[o.ID]
	if other == nil {
		taken[o.ID] = o.File
		return nil
	}
	return []diag.Diagnostic{{
		Code: diag.IDDuplicate, At: o.Top(), Message: fmt.Sprintf("two files have the id “%s”: rename one of them", o.ID),
		Notes: []diag.Note{{At: firstLine(other), Message: "the other one"}},
	}}
}
