package site

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
)

// imageLink resolves the path of an image to its file, nil where there is none.
func (l *linker) imageLink(ref *markdown.Reference, from origin) (markdown.Target, *source.File) {
	address := unescaped(ref.Target)
	f := l.imageFile(address, ref.At, from)
	if f == nil {
		return plain, nil
	}
	image := l.site.Images[f]
	return markdown.Target{Href: escapePath(l.site.At(address)), Width: image.Width, Height: image.Height}, f
}

// imageFile is mediaFile for one that is shown as an image, and reports one that cannot be: a reader sees in its place
// the words that describe it.
func (l *linker) imageFile(address string, at source.Span, from origin) *source.File {
	f := l.mediaFile(address, at, from)
	if fault := l.site.Images[f].Fault; fault != "" {
		l.report(diag.MediaBroken, at, "“%s” cannot be shown as an image: %s", address, fault)
	}
	return f
}

// link resolves a link of Markdown: to another host, to another record's file, to a path of the site, to a place in
// the same text. The record is the one whose file is named, nil for any other link.
func (l *linker) link(ref *markdown.Reference, doc *markdown.Doc, from origin) (markdown.Target, *Record) {
	switch {
	case isExternal(ref.Target):
		return markdown.Target{Href: ref.Href()}, nil
	case ref.Target == "":
		return l.ownFragment(ref, doc, from), nil
	case strings.HasPrefix(ref.Target, "/"):
		return l.pathLink(ref, from), nil
	case path.Ext(ref.Target) == ".md":
		return l.fileLink(ref, from)
	}
	l.report(diag.LinkBroken, ref.At, "“%s” leads nowhere: write a path from the site's root, such as /about/, the relative path of a record's file, or a whole web address", ref.Target)
	return plain, nil
}

// isExternal reports whether a target leaves the site: it names a scheme or a host (RFC 3986, section 4.2).
func isExternal(target string) bool {
	u, err := url.Parse(target)
	return err == nil && (u.Scheme != "" || u.Host != "") || strings.HasPrefix(target, "//")
}

// fileLink is a link to a record by the relative path of its file.
func (l *linker) fileLink(ref *markdown.Reference, from origin) (markdown.Target, *Record) {
	file := unescaped(ref.Target)
	at := norm.NFC.String(path.Join(path.Dir(ref.At.Path()), file))
	r := l.files[at]
	if r == nil {
		problem := l.report(diag.ReferenceUnknown, ref.At, "there is no record in %s", at)
		if near := l.nearestPath(at, func() []string { return keys(l.files) }); near != "" {
			problem.Message += fmt.Sprintf(": did you mean %s?", near)
		}
		return plain, nil
	}
	return l.recordLink(r, ref, from), r
}

// pathLink is a link to a path from the site's root.
func (l *linker) pathLink(ref *markdown.Reference, from origin) markdown.Target {
	file := unescaped(ref.Target)
	if strings.HasPrefix(file, "/media/") {
		if l.mediaFile(file, ref.At, from) == nil {
			return plain
		}
		return markdown.Target{Href: escapePath(l.site.At(file))}
	}
	address := l.site.At(file)
	standing, claimed := l.claims[claimKey(l.site.OutputPath(address))]
	switch {
	case !claimed || standing.file != l.site.OutputPath(address):
		l.broken(ref)
		return plain
	case standing.record != nil && standing.record.header.Unread:
		return plain
	case standing.hidden && from.public:
		l.hidden(ref.At, ref.Target, "the link is left out")
		return plain
	}
	target := markdown.Target{Href: escapePath(address)}
	target.Href += l.fragment(ref, standing.record)
	return target
}

func (l *linker) broken(ref *markdown.Reference) {
	problem := l.report(diag.LinkBroken, ref.At, "nothing stands at “%s”", ref.Target)
	if c, found := l.claims[claimKey(strings.TrimPrefix(unescaped(ref.Target), "/")+"/index.html")]; found && !c.hidden {
		problem.Message += fmt.Sprintf(": write “%s/”", ref.Target)
		return
	}
	known := func() (addresses []string) {
		for _, c := range l.claims {
			if !c.hidden {
				addresses = append(addresses, "/"+strings.TrimSuffix(c.file, "index.html"))
			}
		}
		return addresses
	}
	if near := l.nearest(ref.Target, known); near != "" {
		problem.Message += fmt.Sprintf(": did you mean “%s”?", near)
	}
}

func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// mediaFile finds a file of content/media by its address below the site's root, and marks it as used where the record
// that uses it is public.
func (l *linker) mediaFile(address string, at source.Span, from origin) *source.File {
	f := l.media[address]
	if f != nil {
		if from.public {
			l.usedMedia[address] = true
		}
		return f
	}
	problem := l.report(diag.MediaMissing, at, "there is no file content%s", address)
	if !strings.HasPrefix(address, "/media/") {
		problem.Message = fmt.Sprintf("“%s” is no path of a file in content/media: write it from the site's root, such as /media/map.svg", address)
	}
	if near := l.nearestPath(address, func() []string { return keys(l.media) }); near != "" {
		problem.Message += fmt.Sprintf(": did you mean %s?", near)
	}
	return nil
}

// nearestPath is the path whose file name a mistyped one most likely meant.
func (l *linker) nearestPath(mistyped string, paths func() []string) string {
	byName := map[string]string{}
	near := l.nearest(path.Base(mistyped), func() []string {
		for _, p := range slices.Sorted(slices.Values(paths())) {
			byName[path.Base(p)] = p
		}
		return keys(byName)
	})
	return byName[near]
}

// unescaped is a path with its percent-encoding undone, in Unicode normal form C.
func unescaped(p string) string {
	if decoded, err := url.PathUnescape(p); err == nil {
		p = decoded
	}
	return norm.NFC.String(p)
}

// mediaAddress is where a file of content/media or content/root stands below the site's root, in Unicode normal form C.
func mediaAddress(f *source.File) string {
	return norm.NFC.String(strings.TrimPrefix(strings.TrimPrefix(f.Path, content.RootDir), content.Dir))
}
