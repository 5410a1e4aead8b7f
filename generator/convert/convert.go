// Package convert makes articles of what others have written: of saved web pages and of plain texts.
//
// The bytes of one file come in, an [edit.Wish] for an article goes out, and what of the file could not be carried over.
// Nothing is fetched: a page is what was saved of it.
package convert

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"

	"gloss/generator/edit"
)

// Article makes an article of a file by its name: a page, or a text. Without a name it is a page if it begins as one.
// The remarks say in an editor's words what was left out or is not certain.
func Article(name string, data []byte) (w edit.Wish, remarks []string, err error) {
	text, remark, err := decode(data)
	if err != nil {
		return w, nil, err
	}
	if remark != "" {
		remarks = append(remarks, remark)
	}
	var more []string
	switch ext := strings.ToLower(path.Ext(name)); {
	case ext == ".html" || ext == ".htm" || ext == ".xhtml" || name == "" && strings.HasPrefix(strings.TrimSpace(text), "<"):
		w, more, err = page(text)
	case ext == ".txt" || name == "":
		w, more, err = plain(text)
	default:
		return w, nil, fmt.Errorf("a page (.html) or a text (.txt) can be imported, not a file “%s”", ext)
	}
	if w.Day == "" {
		more = append(more, "it does not say when it was published: the date is that of today")
	}
	return w, append(remarks, more...), err
}

// decode is a file as text: in the encoding that it names, in UTF-8, or else in one that is guessed by its letters, which
// the remark says.
func decode(data []byte) (text, remark string, err error) {
	_, name, certain := charset.DetermineEncoding(data, "")
	switch {
	case certain:
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
