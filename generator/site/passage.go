package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gloss/generator/anchor"
	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
	"gloss/generator/text"
)

// passages finds the passages that the notes of the article quote and reads the notes for names.
func (r *articleReader) passages(body *markdown.Body) {
	for _, n := range r.article.Notes {
		n.At = n.Source.Top().Position()
		if n.Quotation != nil {
			n.At = n.Source.Quotation.At.Position()
			r.passage(body, n)
		}
		r.note(n, body)
	}
	slices.SortStableFunc(r.article.Notes, func(a, b *Note) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Passage.Start, b.Passage.Start), cmp.Compare(b.Passage.End, a.Passage.End))
	})
}

// rank orders the notes of an article: those on the whole of it, those with a passage, those that have lost theirs.
func rank(n *Note) int {
	switch {
	case n.Quotation == nil:
		return 0
	case n.IsPlaced():
		return 1
	}
	return 2
}

// passage finds the passage of one note.
func (r *articleReader) passage(body *markdown.Body, n *Note) {
	own, quoted := n.Source, n.Quotation.Body(markdown.Labels{}).Text
	n.Quoted = quoted.Shown(text.Range{End: len(quoted.K)})
	found := findPassage(body, own, quoted, r.namesFor(quoted))
	n.State, n.Misfit = found.State, newMisfit(body, found)
	if n.IsPlaced() {
		n.Passage = found.At
		n.Found = strings.Clone(found.At.In(body.Text.P)) // not all of P is to be kept for it
	}
	if !n.sound {
		n.Misfit = &Misfit{Unsound: true}
		return
	}
	p := passageProblem{note: n, text: body.Text, found: found}
	if d, wrong := p.problem(); wrong {
		r.problems = append(r.problems, d)
	}
}

// namesFor are the names in the article and in a quotation from it: where one changes, the passage means something else.
func (r *articleReader) namesFor(quoted *text.Text) []string {
	if r.names == nil {
		r.names = r.article.names()
	}
	names := slices.Clip(r.names)
	for _, m := range r.l.names.finder.Find(quoted) {
		names = append(names, quoted.Shown(m.K))
	}
	return names
}

// note reads a note for names.
func (r *articleReader) note(n *Note, body *markdown.Body) {
	found, links := r.reading.ofNote(n, body).prose(n.Prose, n.Source.File, r.l.policy(nil))
	n.Prose.Links = links
	notes := &doubts{article: true}
	for i := range found {
		f := &found[i]
		if f.entity != nil && f.status.Counts() && !slices.Contains(n.Named, f.entity) {
			n.Named = append(n.Named, f.entity)
		}
		notes.doubt(f, f.text, false, f.source)
	}
	r.problems = append(r.problems, notes.all()...)
}

// ofNote is the reading of an article's note, by one who has read the article to the end of the passage.
func (r *reading) ofNote(n *Note, body *markdown.Body) *reading {
	place := len(body.Text.K)
	if n.IsPlaced() {
		place = body.Text.Keyed(n.Passage).End
	}
	return r.until(place, slices.Concat(n.About, n.Article.About))
}

// A passageProblem is a passage that is not as it was quoted.
type passageProblem struct {
	note  *Note
	text  *text.Text // the article's
	found anchor.Found
}

func (p *passageProblem) problem() (diag.Diagnostic, bool) {
	d := diag.Diagnostic{At: p.note.Source.Quotation.At}
	switch p.found.State {
	case anchor.Invalid:
		d.Code, d.Message = diag.QuoteInvalid, "the quotation is too short to be looked for: quote at least four characters, or add a prefix or suffix"
	case anchor.Edited:
		d.Code, d.Message = diag.QuoteEdited, "the passage has been edited since: "+p.changes(false)+" (gloss fix quotes it as it stands now)"
		d.Notes = []diag.Note{{At: p.place(p.found.At), Message: "it stands here as " + quotedBriefly(p.found.At.In(p.text.P))}}
	case anchor.Changed:
		d.Code, d.Message = diag.QuoteChanged, "the passage may mean something else by now, so the note has no place: "+p.changes(true)
		d.Notes = []diag.Note{{At: p.place(p.found.At), Message: "it stands here as " + quotedBriefly(p.found.At.In(p.text.P)) + ": if the note still holds, quote that, or type gloss fix " + p.note.Ref()}}
		for _, at := range p.found.Elsewhere[:min(len(p.found.Elsewhere), maxPassages)] {
			d.Notes = append(d.Notes, diag.Note{At: p.place(at), Message: "the words that are quoted stand here, in another context"})
		}
	case anchor.Ambiguous:
		d.Code = diag.QuoteAmbiguous
		d.Message = fmt.Sprintf("the quoted passage stands in the article %d times: ", p.found.Total) + p.choice()
		d.Notes = p.places()
	case anchor.Lost:
		d.Code, d.Message = diag.QuoteNotFound, "the quoted passage is not in the article"
		if near := p.found.Nearest; near.Len() > 0 {
			d.Notes = []diag.Note{{At: p.place(near), Message: "the nearest passage: " + quotedBriefly(near.In(p.text.P))}}
		}
	default:
		return d, false
	}
	return d, true
}

// choice says how to choose one of several places.
func (p *passageProblem) choice() string {
	if !slices.ContainsFunc(p.note.Misfit.Places, func(one Place) bool { return one.Field != "" }) {
		return "quote more of it, since no words around it tell one place from the others"
	}
	return fmt.Sprintf("add a prefix or a suffix that says which is meant, or type gloss fix %s=N with the number of the place", p.note.Ref())
}

// maxChanges is how many changes of a passage a message shows.
const maxChanges = 4

// changes tell what became of the words of a passage; the grave ones alone where there are any and these are asked for.
func (p *passageProblem) changes(grave bool) string {
	var told []string
	for _, c := range p.found.Changes {
		if grave && !c.Grave {
			continue
		}
		now := c.At.In(p.text.P)
		switch {
		case c.Old == "":
			told = append(told, quotedBriefly(now)+" is new")
		case now == "":
			told = append(told, quotedBriefly(c.Old)+" is gone")
		default:
			told = append(told, quotedBriefly(c.Old)+" became "+quotedBriefly(now))
		}
		if len(told) == maxChanges {
			break
		}
	}
	if len(told) == 0 {
		return "its words stand otherwise"
	}
	return strings.Join(told, ", ")
}

// place is where a range of the article's text was written.
func (p *passageProblem) place(at text.Range) source.Span {
	file := p.note.Article.Source.File
	written, found := p.text.Source(at)
	if !found {
		return file.At(0, 0)
	}
	return file.At(written.Start, written.End)
}

// maxPassages is how many of several equal passages a message shows.
const maxPassages = 5

// places name the equal passages by their numbers, each in its surroundings and with what tells it from the others.
func (p *passageProblem) places() (notes []diag.Note) {
	places := p.note.Misfit.Places
	for i, one := range places[:min(len(places), maxPassages)] {
		message := fmt.Sprintf("%d: here, in %s", i+1, p.surroundings(one.At))
		if one.Field != "" {
			message += fmt.Sprintf(": write %s: %s", one.Field, AsYAML(one.Value))
		}
		notes = append(notes, diag.Note{At: p.place(one.At), Message: message})
	}
	if more := p.found.Total - len(notes); more > 0 {
		notes = append(notes, diag.Note{Message: fmt.Sprintf("and in %d more places", more)})
	}
	return notes
}

// surroundings are 30 characters before and behind a passage.
func (p *passageProblem) surroundings(at text.Range) string {
	k := p.text.Keyed(at)
	before, after := []rune(p.text.K[:k.Start]), []rune(p.text.K[k.End:min(len(p.text.K), k.End+120)])
	return "“…" + string(before[max(0, len(before)-30):]) + briefly(p.text.K[k.Start:k.End]) + string(after[:min(30, len(after))]) + "…”"
}

// briefly is a passage on one line, its middle left out where it is long.
func briefly(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	letters := []rune(s)
	if len(letters) <= 200 {
		return s
	}
	return string(letters[:120]) + " […] " + string(letters[len(letters)-60:])
}

func quotedBriefly(s string) string { return "“" + briefly(s) + "”" }

// AsYAML is a text as a value of a field, in quotation marks that YAML takes.
func AsYAML(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
