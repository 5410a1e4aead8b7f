package site

import (
	"fmt"
	"slices"

	"gloss/generator/diag"
	"gloss/generator/mention"
	"gloss/generator/source"
)

// doubts are the names of one file that were left alone or taken for one of two, each reported once with its places, and the
// file's other mistakes.
type doubts struct {
	groups   []doubtful
	problems []diag.Diagnostic
	// article says that the front matter of an article can decide.
	article bool
}

// A doubtful is a name that was left alone for one reason, or a metonym that was decided.
type doubtful struct {
	verdict
	text   string
	inHead bool // in the title or the summary, which hold no links
	at     source.Span
	places []told // further ones
	more   int    // how many there are beyond
}

// A told is a further place of a name, and what was decided there.
type told struct {
	at source.Span
	verdict
}

// maxPlaces is how many further places of a name a message shows, unless something must be written at each.
const maxPlaces = 5

// doubt takes down a name in doubt, in the title or the summary or else in a text.
func (d *doubts) doubt(f *finding, text string, inHead bool, at source.Span) {
	if f.doubt == noDoubt {
		return
	}
	for i := range d.groups {
		g := &d.groups[i]
		if g.text != text || g.doubt != f.doubt || g.near != f.near || !slices.Equal(g.candidates, f.candidates) ||
			g.inHead != inHead && f.doubt != metonymDoubt {
			continue
		}
		if len(g.places) == maxPlaces && f.doubt != familyDoubt && f.doubt != unsafeDoubt {
			g.more++
			return
		}
		g.places = append(g.places, told{at, f.verdict})
		return
	}
	d.groups = append(d.groups, doubtful{verdict: f.verdict, text: text, inHead: inHead, at: at})
}

// all are the problems of the file.
func (d *doubts) all() []diag.Diagnostic {
	for _, g := range d.groups {
		d.problems = append(d.problems, g.problem(d.article))
	}
	d.groups = nil
	return d.problems
}

var doubtCodes = map[doubt]diag.Code{
	severalDoubt: diag.NameAmbiguous, familyDoubt: diag.NameAmbiguous, strangerDoubt: diag.NameNotIntroduced,
	earlyDoubt: diag.NameNotIntroduced, longerDoubt: diag.NameNotIntroduced, otherDoubt: diag.NameNotIntroduced, metonymDoubt: diag.NameMetonym,
	misspeltDoubt: diag.NameMisspelt, inWordDoubt: diag.NameInWord, unsafeDoubt: diag.OverrideUnsafe,
}

// problem says what became of the name, and what to write.
func (g *doubtful) problem(inArticle bool) diag.Diagnostic {
	d := diag.Diagnostic{Code: doubtCodes[g.doubt], At: g.at, Message: g.reason() + ": " + g.remedy(inArticle)}
	for _, b := range g.bearers[:min(len(g.bearers), maxChoices)] {
		if b.naming.scene != nil {
			at := b.naming.scene.span(b.naming.p())
			d.Notes = append(d.Notes, diag.Note{At: at, Message: b.entity.ID + " is named here"})
		}
	}
	for _, place := range g.places {
		here := "here too"
		if g.doubt == metonymDoubt {
			here = "here for " + place.entity.ID
		}
		d.Notes = append(d.Notes, diag.Note{At: place.at, Message: here})
	}
	if g.more > 0 {
		d.Notes = append(d.Notes, diag.Note{Message: fmt.Sprintf("and in %d more places", g.more)})
	}
	return d
}

// reason says why a name is left alone, or how it was taken.
func (g *doubtful) reason() string {
	name, who := "“"+g.text+"”", g.who()
	switch g.doubt {
	case familyDoubt:
		return name + " may be " + who + ", each named in full in this text, and is not linked"
	case strangerDoubt:
		return name + " may be a family name, of " + who + ", whom this text does not name in full, and is not linked"
	case earlyDoubt:
		return name + " may be a family name, of " + g.bearers[0].entity.ID + ", whom this text names in full only further on, and is not linked"
	case longerDoubt:
		return name + " stands beside a word with a capital and may be part of a longer name, so it is not linked"
	case otherDoubt:
		return name + " stands beside a word that tells another of the family or a date, so it is not linked"
	case metonymDoubt:
		if g.isPlace {
			return name + " is taken for the place, " + g.entity.ID
		}
		return name + " is taken for those who govern from there, " + g.entity.ID
	case misspeltDoubt:
		return name + " is part of what is nearly “" + g.near + "”, and is not linked: mend the spelling or, if it is meant so"
	case unsafeDoubt:
		return name + " cannot mean the same in the whole of this article, which names several so called in full: delete it from “names”, and here"
	case inWordDoubt:
		return name + " has two characters and may be part of a longer word, so it is not linked by itself"
	}
	return name + " may be " + who + ", and nothing says which, so it is not linked"
}

// who lists the candidates.
func (g *doubtful) who() string {
	var ids []string
	for _, e := range g.candidates[:min(len(g.candidates), maxChoices)] {
		ids = append(ids, e.ID)
	}
	who := listOr(ids)
	if more := len(g.candidates) - len(ids); more > 0 {
		who += fmt.Sprintf(" or one of %d more", more)
	}
	return who
}

// remedy says what to write.
func (g *doubtful) remedy(inArticle bool) string {
	links, names := g.choices("[[%[1]s|%[2]s]]"), g.choices("{%[2]s: %[1]s}")
	nobody := fmt.Sprintf("{%s: false} if it is somebody else", g.text)
	const inFront = "in the article's front matter names: "
	switch {
	case g.inHead && (g.doubt == unsafeDoubt || g.doubt == familyDoubt):
		return "write the name in full"
	case g.doubt == longerDoubt && g.inHead:
		return "list the longer name in names.ignore of site.md"
	case g.doubt == longerDoubt:
		return "write " + listOr(links) + " if it is meant, or list the longer name in names.ignore of site.md"
	case g.doubt == otherDoubt && !g.inHead:
		return "write " + listOr(links) + " if it is meant"
	case g.doubt == metonymDoubt && g.inHead:
		return "where that is wrong, write " + listOr(links) + ", or " + inFront + listOr(names)
	case g.doubt == metonymDoubt:
		return "where that is wrong, write " + listOr(links)
	case g.inHead && (g.doubt == strangerDoubt || g.doubt == earlyDoubt):
		return "write " + inFront + listOr(append(names, nobody))
	case g.inHead:
		return "write " + inFront + listOr(names)
	case inArticle && g.doubt == severalDoubt:
		return "write " + listOr(links) + ", or " + inFront + names[0]
	case inArticle && (g.doubt == strangerDoubt || g.doubt == earlyDoubt):
		return "write " + listOr(links) + ", or " + inFront + nobody
	}
	return "write " + listOr(links)
}

// choices are the candidates in a form that takes an id and the name.
func (g *doubtful) choices(form string) (list []string) {
	for _, e := range g.candidates[:min(len(g.candidates), maxChoices)] {
		list = append(list, fmt.Sprintf(form, e.ID, g.text))
	}
	return list
}

// reportUnused reports what an article says of names that it does not use.
func (r *articleReader) reportUnused() {
	for _, own := range r.article.overrides {
		if used := r.reading.overrides[mention.Key(own.choice.Name.Value)]; used.used {
			continue
		}
		name := own.choice.Name
		r.problems = append(r.problems, diag.Diagnostic{
			Code: diag.OverrideUnused, At: name.At,
			Message: fmt.Sprintf("no name of an entity is written “%s” in this article: delete the line, or write the name as it stands both in the article and in the entity's record", name.Value),
		})
	}
}
