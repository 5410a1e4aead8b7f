package edit

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/diag"
)

// A Wish is what an editor asks a new record to be.
type Wish struct {
	// Title is the title of an article, a topic or a page, the name of an entity.
	Title string
	// ID is the record's id; empty, it is made of the title, or of the first words of a note's passage.
	ID string
	// Kind is the kind of an entity or of an annotation, Day the date of an article.
	Kind, Day string
	// Public says that an article is no draft.
	Public bool
	// Fields are further fields of an article, and Body is its text; without fields, those that most articles have are left
	// to be filled in.
	Fields, Body string
	// Article and Passage are those of an annotation; without a passage it is one on the whole article. Place is the number
	// of the passage among equal ones, from 1; 0 where none was chosen.
	Article, Passage string
	Place            int
}

// NewArticle is a record of an article that is begun: a draft until its line is taken out, unless it is wished otherwise. An
// error is a misuse.
func NewArticle(r *content.Records, w Wish) (NewFile, error) {
	fields := "title: " + content.AsYAML(w.title()) + "\ndate: " + w.Day + "\n"
	if !w.Public {
		fields += "draft: true\n"
	}
	return newRecord(r, w, "articles", content.Dir+"/articles", fields+cmp.Or(w.Fields, "summary:\nauthors:\nsources:\ntopics:\nabout:\n"))
}

// NewTopic is a record of a topic that is begun. An error is a misuse.
func NewTopic(r *content.Records, w Wish) (NewFile, error) {
	return newRecord(r, w, "topics", content.Dir+"/topics", "title: "+content.AsYAML(w.title())+"\nsummary:\nabout:\nstatus:\n")
}

// NewPage is a record of a plain page that is begun. An error is a misuse.
func NewPage(r *content.Records, w Wish) (NewFile, error) {
	return newRecord(r, w, "pages", content.Dir+"/pages", "title: "+content.AsYAML(w.title())+"\nnav:\n")
}

// NewEntity is a record of an entity that is begun, in the folder in which most of its kind stand. Without a kind the line
// is left to be filled in, and check says so. An error is a misuse.
func NewEntity(r *content.Records, w Wish) (NewFile, error) {
	kinds := r.Settings.EntityKinds()
	if w.Kind != "" && !slices.Contains(kinds, w.Kind) {
		return NewFile{}, unknownKind(w.Kind, kinds)
	}
	fields := "name: " + content.AsYAML(w.title()) + "\n" + strings.TrimRight("kind: "+w.Kind, " ") + "\naliases:\nsummary:\n"
	folder := content.Dir + "/entities"
	if w.Kind != "" {
		folder = cmp.Or(r.EntityFolders()[w.Kind], folder)
	}
	return newRecord(r, w, "entities", folder, fields)
}

func unknownKind(kind string, kinds []string) error {
	if near := diag.Nearest(kind, kinds); near != "" {
		return fmt.Errorf("there is no kind “%s”: did you mean “%s”?", kind, near)
	}
	return fmt.Errorf("there is no kind “%s”: the kinds are %s", kind, strings.Join(kinds, ", "))
}

// title is the title on one line, white space collapsed.
func (w Wish) title() string { return strings.Join(strings.Fields(norm.NFC.String(w.Title)), " ") }

func newRecord(r *content.Records, w Wish, folder, dir, fields string) (NewFile, error) {
	title := w.title()
	switch {
	case title == "":
		return NewFile{}, errors.New("a title is wanted behind the command, in quotation marks where it has several words")
	case strings.ContainsFunc(title, unicode.IsControl):
		return NewFile{}, fmt.Errorf("%q holds a control character", title)
	}
	id, err := newID(r, w.ID, title, folder, folder)
	if err != nil {
		return NewFile{}, err
	}
	return NewFile{path.Join(dir, id+".md"), "---\n" + fields + "---\n" + w.Body}, nil
}

// newID is the id that is wished for, or else one made of a text, if no record below the name of a folder has it. One that
// is made for an annotation is numbered where it is taken.
func newID(r *content.Records, wished, text, folder, below string) (string, error) {
	id := cmp.Or(norm.NFC.String(wished), content.IDOf(text))
	if id == "" {
		return "", fmt.Errorf("“%s” has no letters of which an id could be made: give one with --id", text)
	}
	if problem := content.RefuseID(folder, id); problem != "" {
		if wished == "" {
			problem += ": give one with --id"
		}
		return "", errors.New(problem)
	}
	known := movable(r)
	// Several notes on one passage, or on one article, are usual.
	for n, first := 2, id; wished == "" && folder == "annotations" && known[below+"/"+id] != nil; n++ {
		id = fmt.Sprintf("%s-%d", first, n)
	}
	if other := known[below+"/"+id]; other != nil {
		return "", fmt.Errorf("the id “%s” is taken by %s: give another one with --id", id, other.file.Path)
	}
	return id, nil
}
