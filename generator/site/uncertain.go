package site

import (
	"fmt"
	"slices"
	"strings"

	"gloss/generator/diag"
	"gloss/generator/mention"
	"gloss/generator/source"
)

// doubts are the names of one file that were left alone, each reported once with all its places, and the file's other
// mistakes.
type doubts struct {
	groups   []doubtful
	problems []diag.Diagnostic
	// article says that the front matter of an article can decide.
	article bool
}

// A doubtful is a name that was left alone for one reason.
type doubtful struct {
	verdict
	text   string
	inHead bool // in the title or the summary, which hold no links
	at     source.Span
	places []source.Span // further ones, maxPlaces at most
	more   int           // how many there are beyond
}

// maxPlaces is how many further places of a name a message shows.
const maxPlaces = 5

// doubt takes down a name that was left alone, in the title or the summary or else in a text.
func (d *doubts) doubt(f *finding, text string, inHead bool, at source.Span) {
	if f.doubt == noDoubt {
		return
	}
	for i := range d.groups {
		g := &d.groups[i]
		if g.text != text || g.inHead != inHead || g.doubt != f.doubt || g.near != f.near || !slices.Equal(g.candidates, f.candidates) {
			continue
		}
		if len(g.places) == maxPlaces {
			g.more++
			return
		}
		g.places = append(g.places, at)
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
	severalDoubt: diag.NameAmbiguous, shortDoubt: diag.NameNotIntroduced, metonymDoubt: diag.NameMetonym,
	misspeltDoubt: diag.NameMisspelt, inWordDoubt: diag.NameInWord, unsafeDoubt: diag.OverrideUnsafe,
}

// problem says why the name is not linked, and what to write.
func (g *doubtful) problem(inArticle bool) diag.Diagnostic {
	d := diag.Diagnostic{Code: doubtCodes[g.doubt], At: g.at, Message: fmt.Sprintf(g.reason(), g.text) + ": " + g.remedy(inArticle)}
	for _, at := range g.places {
		d.Notes = append(d.Notes, diag.Note{At: at, Message: "here too"})
	}
	if g.more > 0 {
		d.Notes = append(d.Notes, diag.Note{Message: fmt.Sprintf("and in %d more places", g.more)})
	}
	return d
}

// reason says why a name is left alone; %s stands for it.
func (g *doubtful) reason() string {
	var ids []string
	for _, e := range g.candidates[:min(len(g.candidates), maxChoices)] {
		ids = append(ids, e.ID)
	}
	who := listOr(ids)
	if more := len(g.candidates) - len(ids); more > 0 {
		who += fmt.Sprintf(" or one of %d more", more)
	}
	switch g.doubt {
	case shortDoubt:
		return "“%s” may be a family name, of " + who + ", and is not linked by itself"
	case metonymDoubt:
		return "“%s” may be the place or those who govern from there, " + who + ", and is not linked by itself"
	case misspeltDoubt:
		return "“%s” is part of what is nearly “" + strings.ReplaceAll(g.near, "%", "%%") + "”, and is not linked: mend the spelling or, if it is meant so"
	case unsafeDoubt:
		return "“%s” cannot mean the same in the whole of this article, which names several so called in full: delete it from “names”, and here"
	case inWordDoubt:
		return "“%s” has two characters and may be part of a longer word, so it is not linked by itself"
	}
	return "“%s” may be " + who + ", and nothing says which, so it is not linked"
}

// remedy says what to write.
func (g *doubtful) remedy(inArticle bool) string {
	links, names := g.choices("[[%[1]s|%[2]s]]"), g.choices("{%[2]s: %[1]s}")
	nobody := fmt.Sprintf("{%s: false} if it is somebody else", g.text)
	const inFront = "in the article's front matter names: "
	switch {
	case g.inHead && g.doubt == unsafeDoubt:
		return "write the name in full"
	case g.inHead && g.doubt == shortDoubt:
		return "write " + inFront + listOr(append(names, nobody))
	case g.inHead:
		return "write " + inFront + listOr(names)
	case inArticle && g.doubt == severalDoubt:
		return "write " + listOr(links) + ", or " + inFront + names[0]
	case inArticle && g.doubt == shortDoubt:
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
