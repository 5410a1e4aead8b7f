package convert

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/media"
	"gloss/generator/source"
)

// RefuseMedia says why a file can be none of the media of a site, empty where it can.
func RefuseMedia(fsys fs.FS, file string, isImage bool) string {
	info, err := fs.Stat(fsys, file)
	if err != nil || !info.Mode().IsRegular() {
		return "cannot be read"
	}
	if info.Size() > source.MaxData {
		return fmt.Sprintf("has more than %d MiB", source.MaxData>>20)
	}
	if !isImage {
		return ""
	}
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return "cannot be read"
	}
	if fault := media.Look(data).Fault; fault != "" {
		return "cannot be shown (" + fault + ")"
	}
	return ""
}

// TakenMedia are the paths of the media that a site has, without case.
func TakenMedia(r *content.Records) map[string]bool {
	taken := map[string]bool{}
	for _, m := range r.Media {
		taken[strings.ToLower(m.Path)] = true
	}
	return taken
}

// MediaName is a path as one of the media can have it: with hyphens in the place of what an address cannot hold, and no
// part that begins with . or _, since these are passed over.
func MediaName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("/._-", r) {
			return r
		}
		return '-'
	}, norm.NFC.String(name))
	parts := strings.Split(name, "/")
	for i, part := range parts {
		parts[i] = cmp.Or(strings.ReplaceAll(manyHyphens.ReplaceAllString(strings.TrimLeft(part, "._-"), "-"), "-.", "."), "file")
	}
	return path.Join(parts...)
}

var manyHyphens = regexp.MustCompile(`-+`)
