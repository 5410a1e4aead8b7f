package content

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// Dir is the folder of a site that holds its content.
const Dir = "content"

// RootDir holds the files that are copied to the site's root as they are. Every name counts there.
const RootDir = "content/root"

// LeavesOut reports whether a slash path from the site's folder is none of the site's for a name in it.
func LeavesOut(file string) bool {
	return !strings.HasPrefix(file, RootDir+"/") && slices.ContainsFunc(strings.Split(file, "/"), source.LeavesOut)
}

// A place is the part of the content that a path lies in.
type place uint8

const (
	nowhere place = iota
	inSite
	inArticles
	inAnnotations
	inEntities
	inTopics
	inPages
	inMedia
	inRoot
)

// folders are the top folders of the content.
var folders = map[string]place{
	"articles": inArticles, "annotations": inAnnotations, "entities": inEntities, "topics": inTopics,
	"pages": inPages, "media": inMedia, "root": inRoot,
}

// placeOf says which record or file a path below content/ stands for; with nowhere comes the reason.
func placeOf(p string) (at place, why string) {
	parts := strings.Split(p, "/")[1:]
	if len(parts) == 0 {
		return nowhere, "" // the content is no folder
	}
	if len(parts) == 1 {
		return topFile(parts[0])
	}
	at, known := folders[parts[0]]
	switch {
	case !known:
		return nowhere, unknownFolder(parts[0])
	case at == inRoot && strings.HasPrefix(strings.ToLower(parts[1]), ".gloss"):
		return nowhere, fmt.Sprintf("“%s” is a name that Gloss keeps for itself in the output folder: rename it", parts[1])
	case at == inMedia || at == inRoot:
		return at, ""
	case path.Ext(p) != ".md" && strings.EqualFold(path.Ext(p), ".md"):
		return nowhere, "the ending of a record's file is .md, in lower case: rename it"
	case path.Ext(p) != ".md":
		return nowhere, fmt.Sprintf("content/%s holds records, files that end in .md: move this one to content/media", parts[0])
	case at == inAnnotations && len(parts) != 3:
		return nowhere, "an annotation lies in the folder of its article: content/annotations/ARTICLE/ID.md"
	}
	return at, ""
}

func topFile(name string) (place, string) {
	if name == "site.md" {
		return inSite, ""
	}
	if diag.Nearest(name, []string{"site.md"}) != "" {
		return nowhere, "did you mean content/site.md?"
	}
	return nowhere, "only site.md lies here: move this file to a folder of its kind"
}

func unknownFolder(name string) string {
	var names []string
	for folder := range folders {
		names = append(names, folder)
	}
	if near := diag.Nearest(name, names); near != "" {
		return fmt.Sprintf("there is no folder “%s” in content: did you mean “%s”?", name, near)
	}
	return fmt.Sprintf("there is no folder “%s” in content, which has articles, annotations, entities, topics, pages, media and root", name)
}

// refuse reports why a file cannot be taken at all.
func refuse(f *source.File) *diag.Diagnostic {
	at := f.At(0, 0)
	switch {
	case f.Kind == source.Symlink:
		return &diag.Diagnostic{Code: diag.FileSymlink, At: at, Message: "this is a symbolic link, which is not followed: put the file itself here"}
	case f.Kind == source.Irregular:
		return &diag.Diagnostic{Code: diag.FileUnknown, At: at, Message: "this is no file that can be read: remove it"}
	case f.Kind == source.TooLarge:
		return &diag.Diagnostic{Code: diag.FileTooLarge, At: at, Message: tooLarge(f)}
	case !utf8.ValidString(f.Path):
		return &diag.Diagnostic{Code: diag.FileUnknown, At: at, Message: "the file's name is not UTF-8: rename it"}
	case hasUnseen(f.Path):
		return &diag.Diagnostic{Code: diag.FileUnknown, At: at, Message: "the file's name holds a character that cannot be seen: rename it"}
	case f.Data() == nil:
		return nil
	}
	if i := bytes.IndexByte(f.Data(), 0); i >= 0 {
		return &diag.Diagnostic{Code: diag.FileNUL, At: f.At(i, i+1), Message: "the file holds a zero byte: save it as UTF-8 text"}
	}
	if i := invalidUTF8(f.Data()); i >= 0 {
		return &diag.Diagnostic{Code: diag.FileEncoding, At: f.At(i, i+1), Message: "the file is not UTF-8 from here on: save it as UTF-8"}
	}
	return nil
}

func tooLarge(f *source.File) string {
	bound := source.MaxData
	if path.Ext(f.Path) == ".md" {
		bound = source.MaxText
	}
	return fmt.Sprintf("the file has %.1f MiB, and at most %d MiB are read", float64(f.Size)/(1<<20), bound>>20)
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// originOf returns a record's id and file.
func originOf(f *source.File) Origin {
	return Origin{ID: norm.NFC.String(strings.TrimSuffix(path.Base(f.Path), ".md")), File: f, top: firstLine(f)}
}
