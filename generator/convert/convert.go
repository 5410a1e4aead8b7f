// Package convert makes articles of what others have written: of saved web pages and of plain texts.
//
// The bytes of one file come in; an [edit.Wish] for an article goes out, with copies of the images that lie beside a page, and
// what of it could not be carried over. Nothing is fetched, and nothing written: a page is what was saved of it.
package convert

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"

	"gloss/generator/content"
	"gloss/generator/edit"
)

// Article makes an article for the site of the records of a file by its name: a page, or a text. Without a name it is a page if it begins as one.
// The images of a page are looked for beside it, in a folder that is nil where there is none, and become copies named after
// the article's id, or else its title. The remarks say in an editor's words what was left out or is not certain.
func Article(r *content.Records, beside fs.FS, name, id string, data []byte) (w edit.Wish, found *Import, err error) {
	text, remark, err := Decode(data, !strings.EqualFold(path.Ext(name), ".txt"))
	if err != nil {
		return w, nil, err
	}
	var remarks []string
	if remark != "" {
		remarks = append(remarks, remark)
	}
	found = &Import{Articles: 1, Drafts: 1}
	var more []string
	switch ext := strings.ToLower(path.Ext(name)); {
	case ext == ".html" || ext == ".htm" || ext == ".xhtml" || name == "" && strings.HasPrefix(strings.TrimSpace(text), "<"):
		w, found.Copies, more, err = page(text, gallery{fsys: beside, id: id, taken: TakenMedia(r)})
	case ext == ".txt" || name == "":
		w, more, err = plain(text)
	default:
		return w, nil, fmt.Errorf("a page (.html), a text (.txt) or a folder of posts can be imported, not a file “%s”", ext)
	}
	w.ID = id
	if w.Day == "" {
		more = append(more, "it does not say when it was published: the date is that of today")
	}
	for _, message := range append(remarks, more...) {
		found.Remarks = append(found.Remarks, Remark{Message: message})
	}
	return w, found, err
}

// Decode is a file as text: in the encoding that it names if it is a page, in UTF-8, or else in one that is guessed by its
// letters, which the remark says.
func Decode(data []byte, isPage bool) (text, remark string, err error) {
	_, name, certain := charset.DetermineEncoding(data, "")
	switch {
	case certain && (isPage || !utf8.Valid(data)):
	case utf8.Valid(data):
		name = "utf-8"
	default:
		best, err := chardet.NewHtmlDetector().DetectBest(data)
		if err != nil {
			return "", "", fmt.Errorf("its encoding cannot be told: save it as UTF-8: %w", err)
		}
		name = best.Charset
		remark = "it does not name its encoding, which was guessed: " + name
	}
	r, err := charset.NewReaderLabel(name, bytes.NewReader(data))
	if err != nil {
		return "", "", fmt.Errorf("its encoding %s is not known: save it as UTF-8", name)
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(r); err != nil {
		return "", "", err
	}
	return strings.TrimPrefix(strings.ReplaceAll(b.String(), "\x00", ""), "\ufeff"), remark, nil
}
