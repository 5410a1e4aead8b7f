package edit

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/site"
	"gloss/generator/source"
	"gloss/generator/text"
)

// NewAnnotation is a record of an annotation that is begun, with the fields that its kind needs. Its passage stands in the
// article as it is quoted: one that was typed a little otherwise is quoted as it stands, one that stands there several
// times gets the prefix or suffix of the place that was chosen. Where that cannot be done, the problems say why, as gloss
// check would of the record. An error is a misuse.
func NewAnnotation(tree *source.Tree, r *content.Records, o site.Options, w Wish) (NewFile, []diag.Diagnostic, error) {
	kind := cmp.Or(w.Kind, "context")
	if kinds := content.KindsOfAnnotation(); !slices.Contains(kinds, kind) {
		return NewFile{}, nil, unknownKind(kind, kinds)
	}
	article, err := findArticle(r, w.Article)
	if err != nil {
		return NewFile{}, nil, err
	}
	below := "annotations/" + article.ID
	id, err := newID(r, w.ID, cmp.Or(firstWords(w.Passage), "note"), "annotations", below)
	if err != nil {
		return NewFile{}, nil, err
	}
	file := NewFile{path.Join(content.Dir, below, id+".md"), annotationStub(kind)}
	if strings.TrimSpace(w.Passage) == "" {
		return file, nil, nil
	}
	if article.Unread {
		return NewFile{}, nil, fmt.Errorf("no passage can be looked for in %s, which cannot be read: gloss check says what to mend", article.File.Path)
	}
	return quotePassage(tree, o, file, w)
}

func findArticle(r *content.Records, id string) (*content.Article, error) {
	id = strings.TrimPrefix(norm.NFC.String(id), "articles/")
	var known []string
	for _, a := range r.Articles {
		if a.ID == id || norm.NFC.String(a.File.Path) == id {
			return a, nil
		}
		known = append(known, a.ID)
	}
	if near := diag.Nearest(id, known); near != "" {
		return nil, fmt.Errorf("there is no article “%s”: did you mean “%s”?", id, near)
	}
	return nil, fmt.Errorf("there is no article “%s”", id)
}

// wordsOfID is how many words of a passage its note's id has.
const wordsOfID = 5

func firstWords(passage string) string {
	words := strings.Fields(passage)
	return strings.Join(words[:min(len(words), wordsOfID)], " ")
}

// annotationStub is an annotation without a passage, whose note is still to be written.
func annotationStub(kind string) string {
	stub := "---\nkind: " + kind + "\n"
	for _, field := range content.NeededBy(kind) {
		if field != "kind" {
			stub += field + ":\n"
		}
	}
	return stub + "---\n"
}

// quotePassage quotes the passage in the file so that it is found.
func quotePassage(tree *source.Tree, o site.Options, file NewFile, w Wish) (NewFile, []diag.Diagnostic, error) {
	passage, unquoted := strings.TrimSpace(w.Passage), []diag.Diagnostic(nil)
	for _, quotation := range quotations(passage) {
		next := NewFile{file.Path, file.Text + quotation + "\n"}
		note, problems := try(tree, o, next)
		if note == nil {
			unquoted = problems
			continue
		}
		anchored, err := place(next, note, w.Place)
		if err == nil && anchored.Text != "" {
			problems = nil
		}
		for i := range problems {
			sayOfNew(&problems[i], note.Misfit)
		}
		return anchored, problems, err
	}
	if len(unquoted) > 0 {
		return NewFile{}, unquoted, nil
	}
	return NewFile{}, nil, fmt.Errorf("“%s” cannot be quoted: take other words of the passage", passage)
}

// sayOfNew says what is wrong with a passage without advising what to do to its file, which is not there.
func sayOfNew(p *diag.Diagnostic, m *site.Misfit) {
	switch {
	case p.Code == diag.QuoteAmbiguous:
		p.Message = "the passage stands in the article several times: which of the places is meant?"
	case p.Code == diag.QuoteChanged && len(p.Notes) > 0:
		p.Message = "the passage stands otherwise in the article, and may mean something else there"
		p.Notes[0].Message = fmt.Sprintf("it stands here as “%s”", strings.Join(strings.Fields(strings.Join(m.Parts, " […] ")), " "))
	}
}

// place brings the note of a file to its passage, to one of several by its number. The file is empty where that cannot be
// done.
func place(file NewFile, note *site.Note, number int) (NewFile, error) {
	places := 1
	if note.Misfit != nil {
		places = len(note.Misfit.Places)
	}
	switch {
	case number < 0 || number > max(places, 1):
		return NewFile{}, fmt.Errorf("there is no place %d: the passage may be at the places 1 to %d", number, max(places, 1))
	case note.Misfit == nil:
		return file, nil
	case places > 0 && number == 0, places == 0 && !note.IsEdited():
		return NewFile{}, nil
	case places == 0:
		number = 0
	}
	change, why := mend(note, number)
	if why != "" {
		return NewFile{}, errors.New(why)
	}
	return NewFile{file.Path, string(change.New)}, nil
}

// quotations are the ways to quote a passage that was typed or pasted: as Markdown, and as the text that a reader sees.
func quotations(passage string) []string {
	lines := strings.Split(strings.ReplaceAll(passage, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight("> "+strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), ">")), " ")
	}
	all := []string{strings.Join(lines, "\n")}
	for _, w := range newBlockquote("> ", passage, []string{text.Of(passage).P}).written() {
		all = append(all, w.source)
	}
	return all
}

// try links the site with a file more. It returns the note that the file is, nil where the file holds no passage or more
// than one, and what is wrong with its passage.
func try(tree *source.Tree, o site.Options, file NewFile) (*site.Note, []diag.Diagnostic) {
	added := source.New(file.Path, []byte(file.Text))
	files := append(slices.Clone(tree.Files), added)
	slices.SortFunc(files, func(a, b *source.File) int { return cmp.Compare(a.Path, b.Path) })
	r, _ := content.Parse(&source.Tree{Files: files})
	o.Drafts = true
	s, problems := site.Link(r, o)
	problems = slices.DeleteFunc(problems, func(p diag.Diagnostic) bool { return p.At.File != added })
	for _, a := range s.Articles {
		for _, n := range a.Notes {
			if n.Source.File == added && n.Quotation != nil && (n.Misfit == nil || !n.Misfit.Unsound) {
				return n, problems
			}
		}
	}
	return nil, problems
}
