package edit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gloss/generator/content"
	"gloss/generator/site"
	"gloss/generator/source"
	"gloss/generator/text"
)

// A PageNote is an annotation that is asked for on the page of an article.
type PageNote struct {
	// ID is the file's name without .md; where it is empty, one is made of the passage.
	ID   string
	Kind string
	Note string // Markdown
	// Quote is the text of the passage as the page shows it, Before and After what stands around it there; without a quote
	// it is a note on the article as a whole.
	Quote, Before, After string
}

// PageNoteKinds are the kinds of annotation that can be asked for: those that need no fields of their own.
var PageNoteKinds = [...]string{"context", "definition", "evidence", "translation", "question"}

// Annotate returns the file of a new annotation on an article, the passage quoted in the plainest way in which it is found
// for certain, with a prefix or a suffix where other passages are equal to it. Else it says in the writer's words why
// there can be none.
func Annotate(a *site.Article, w PageNote) (Change, string) {
	switch {
	case !slices.Contains(PageNoteKinds[:], w.Kind):
		return Change{}, fmt.Sprintf("choose a kind: %s; others need fields of their own, so write their files yourself", strings.Join(PageNoteKinds[:], ", "))
	case strings.TrimSpace(w.Note) == "":
		return Change{}, "the note is empty"
	case strings.Contains(w.ID, "/"):
		return Change{}, fmt.Sprintf("“%s” cannot be an id, which has lower-case letters, digits and hyphens", w.ID)
	case w.ID == "":
		w.ID = w.newID(a)
	}
	if problem := content.RefuseID("annotations", w.ID); problem != "" {
		return Change{}, problem
	}
	n := annotator{article: a, wish: w, path: fmt.Sprintf("%s/annotations/%s/%s.md", content.Dir, a.ID, w.ID)}
	if strings.TrimSpace(w.Quote) == "" {
		return n.whole()
	}
	return n.placed()
}

// newID makes an id of the first words of the passage, or else of the note.
func (w PageNote) newID(a *site.Article) string {
	isMark := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
	words := strings.FieldsFunc(strings.ToLower(text.Key(cmp.Or(strings.TrimSpace(w.Quote), w.Note))), isMark)
	id := strings.Join(words[:min(len(words), idWords)], "-")
	if runes := []rune(id); len(runes) > idLength {
		id = strings.Trim(string(runes[:idLength]), "-")
	}
	if !strings.ContainsFunc(id, unicode.IsLetter) {
		id = strings.Trim("note-"+id, "-")
	}
	taken := func(id string) bool {
		return slices.ContainsFunc(a.Notes, func(n *site.Note) bool { return n.ID == id })
	}
	for i, first := 2, id; taken(id); i++ {
		id = fmt.Sprintf("%s-%d", first, i)
	}
	return id
}

// Of how many words and characters an id is made.
const (
	idWords  = 5
	idLength = 40
)

// An annotator writes one new annotation.
type annotator struct {
	article *site.Article
	wish    PageNote
	path    string
}

// whole is a note on the whole article.
func (n annotator) whole() (Change, string) {
	data := n.file("")
	own, problem := n.read(data)
	if own != nil {
		problem = "a note on the whole article cannot begin with a quotation: put a word before the >"
	}
	if problem != "" {
		return Change{}, problem
	}
	return Change{Path: n.path, New: data}, ""
}

// placed is a note on a passage.
func (n annotator) placed() (Change, string) {
	want, found := n.find()
	if !found {
		return Change{}, "the passage is not found in the article for certain: select more of it, or load the page again if the article was edited"
	}
	for _, quotation := range newBlockquote(">", "", []string{n.article.Quotable(want)}).written() {
		data := n.file(quotation.source + "\n\n")
		own, problem := n.read(data)
		if problem != "" && own == nil {
			return Change{}, problem
		}
		if problem != "" || own.Quotation == nil || len(own.Quotation.Doc.Problems) > 0 || shownKey(own.Quotation.Doc) != quotation.key {
			continue
		}
		if data = n.tellApart(own, data, want); data != nil {
			return Change{Path: n.path, New: data}, ""
		}
	}
	return Change{}, "the passage cannot be quoted so that it is found for certain: select more of it, or other words"
}

// find returns where the selected text stands in P, widened to whole words.
func (n annotator) find() (text.Range, bool) {
	quote := strings.Join(strings.Fields(n.wish.Quote), " ")
	data := n.file("> " + escape(quote, escapes[len(escapes)-1]) + "\n\n")
	own, _ := parse(n.path, data)
	if own == nil || own.Unread || own.Quotation == nil {
		return text.Range{}, false
	}
	at, misfit := n.article.Seek(own)
	if misfit == nil && n.wish.Before+n.wish.After == "" {
		return at, true
	}
	// With what stands around it there is one place, or none that is certain.
	within := *own
	within.Prefix.Value, within.Suffix.Value = text.Key(n.wish.Before), text.Key(n.wish.After)
	at, misfit = n.article.Seek(&within)
	switch {
	case misfit == nil:
		return at, true
	case len(misfit.Parts) == 1 && at.Len() > 0:
		return misfit.At, true
	}
	return text.Range{}, false
}

// tellApart adds the context, where it needs one, that leads an annotation to its passage; nil where none does.
func (n annotator) tellApart(own *content.Annotation, data []byte, want text.Range) []byte {
	for range maxSteps {
		at, misfit := n.article.Seek(own)
		if misfit == nil {
			if at != want {
				return nil
			}
			return data
		}
		i := slices.IndexFunc(misfit.Places, func(p site.Place) bool { return p.At == want && p.Field != "" })
		if i < 0 {
			return nil
		}
		data = setContext(own, data, misfit.Places[i].Field, misfit.Places[i].Value)
		var problem string
		if own, problem = n.read(data); problem != "" {
			return nil
		}
	}
	return nil
}

// file is the file of the annotation with a quotation before its note.
func (n annotator) file(quotation string) []byte {
	note := strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(n.wish.Note))
	return []byte("---\nkind: " + n.wish.Kind + "\n---\n" + quotation + note + "\n")
}

// read reads the file as it would be. What it would be told of by itself is a problem; where the annotation is nil, one of
// the note or of the file's name.
func (n annotator) read(data []byte) (own *content.Annotation, problem string) {
	r, found := content.Parse(&source.Tree{Files: []*source.File{source.New(n.path, data)}})
	for _, p := range found {
		if p.At.Path() == n.path {
			problem = p.Message
			break
		}
	}
	if len(r.Annotations) == 1 && r.Annotations[0].Quotation != nil && !r.Annotations[0].Unread {
		return r.Annotations[0], problem
	}
	return nil, problem
}
