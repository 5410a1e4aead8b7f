package render

import (
	"fmt"
	"html/template"
	"strconv"

	"gloss/generator/language"
	"gloss/generator/markdown"
	"gloss/generator/site"
)

// articleNotes are the notes of an article that stand outside of its text.
type articleNotes struct {
	whole, unplaced []noteView
}

// A placedNote is a note that stands in the text, behind the block in which its passage ends.
type placedNote struct {
	note *site.Note
	view noteView
}

// articleNotes makes the views of an article's notes. Those with a passage are numbered in the order of the text.
func (r *renderer) articleNotes(a *site.Article) (outside articleNotes, placed []placedNote) {
	around := r.around(a.Language)
	for _, n := range a.Notes {
		view := r.note(n)
		switch {
		case n.IsPlaced():
			view.Number, view.Passage, view.Quotation = strconv.Itoa(len(placed)+1), "#passage-"+n.ID, nil
			view.Around = around
			placed = append(placed, placedNote{n, view})
		case n.Quotation == nil:
			outside.whole = append(outside.whole, view)
		default:
			outside.unplaced = append(outside.unplaced, view)
		}
	}
	return outside, placed
}

// around is how what is in the page's language is marked within a text in another one.
func (r *renderer) around(tag string) tongue {
	if r.tongue(tag) == (tongue{}) {
		return tongue{}
	}
	return tongue{r.words.Tag(), language.Direction(r.words.Tag())}
}

// marked is the text of an article with its names linked, its annotated passages marked and their notes put in.
func (r *renderer) marked(s *scratch, a *site.Article, finished *markdown.Body, placed []placedNote) (*body, error) {
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
	return &body{template.HTML(finished.Render(marks)), r.tongue(a.Language)}, nil
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
