package render

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"gloss/generator/language"
	"gloss/generator/markdown"
	"gloss/generator/site"
)

// articleNotes are the notes of an article, in its order: those on the whole of it, those that stand in the text behind
// the block in which their passage ends, and those whose passage has no place in it any more.
type articleNotes struct {
	whole, placed, unplaced []shownNote
}

func (n articleNotes) all() []shownNote { return slices.Concat(n.whole, n.placed, n.unplaced) }

// A shownNote is a note with its view.
type shownNote struct {
	note *site.Note
	view noteView
}

func viewsOf(notes []shownNote) []noteView {
	return each(notes, func(n shownNote) noteView { return n.view })
}

// articleNotes makes the views of an article's notes. Those with a passage are numbered in the order of the text.
func (r *renderer) articleNotes(a *site.Article) (notes articleNotes) {
	around := r.around(a.Language)
	for _, n := range a.Notes {
		view := r.note(n)
		if !n.IsPlaced() {
			view.Topic = r.noteLink(n).Text
		}
		switch {
		case n.IsPlaced():
			view.Number, view.Passage, view.Quotation = strconv.Itoa(len(notes.placed)+1), "#passage-"+n.ID, nil
			view.Around = around
			notes.placed = append(notes.placed, shownNote{n, view})
		case n.Quotation == nil:
			notes.whole = append(notes.whole, shownNote{n, view})
		default:
			notes.unplaced = append(notes.unplaced, shownNote{n, view})
		}
	}
	return notes
}

// around is how what is in the page's language is marked within a text in another one.
func (r *renderer) around(tag string) tongue {
	if r.tongue(tag) == (tongue{}) {
		return tongue{}
	}
	return tongue{r.words.Tag(), language.Direction(r.words.Tag())}
}

// marked is the text of an article with its names linked, its annotated passages marked and their notes put in.
func (r *renderer) marked(s *scratch, a *site.Article, finished *markdown.Body, placed []shownNote) (*body, error) {
	if finished.HTML == "" {
		return nil, nil
	}
	marks := markdown.Marks{Links: r.nameLinks(a.NameLinks())}
	for _, p := range placed {
		aside, err := r.aside(s, p.view)
		if err != nil {
			return nil, err
		}
		marks.Inserts = append(marks.Inserts, markdown.Insert{After: p.note.Passage.End, HTML: aside})
		marks.Highlights = append(marks.Highlights, markdown.Highlight{
			At: p.note.Passage, ID: p.note.ID, Class: p.view.Kind, Marker: r.marker(p.view),
		})
	}
	return &body{template.HTML(finished.Render(marks)), textID, r.tongue(a.Language)}, nil
}

// aside is a note as it stands in the text: not a character outside of it, so that the text around it stays the same.
func (r *renderer) aside(s *scratch, view noteView) (string, error) {
	b := s.buffer()
	if err := r.templates["article"].ExecuteTemplate(b, "note", view); err != nil {
		return "", r.theme.broken("partials/note.html", err)
	}
	return b.String(), nil
}

// marker leads from a passage to its note. It has no text of its own, so that the text of the article is the same with
// and without notes: the style sheet shows its number.
func (r *renderer) marker(view noteView) string {
	label := r.words.Format("marker", language.Args{"Number": view.Number, "Kind": view.KindWord})
	return fmt.Sprintf(`<a class="marker %s" href="#%s" data-number="%s" aria-label="%s"></a>`,
		view.Kind, template.HTMLEscapeString(view.ID), view.Number, template.HTMLEscapeString(label))
}
