package posts

import (
	"fmt"
	"path"
	"strings"

	"gloss/generator/content"
	"gloss/generator/convert"
)

// fileOf is the file to which a target leads from a post, empty where there is none: beside the post, in the folders of
// files of Hugo, or below the root of the site.
func (f *folder) fileOf(p *post, target string) string {
	target, _, _ = strings.Cut(target, "?")
	target = unescaped(target)
	if own, within := f.ownPath(target); within && own != "" {
		target = unescaped(own)
	}
	places := []string{path.Join("static", target), path.Join("assets", target), path.Join(p.root.dir, target), path.Clean(target)}
	if !strings.HasPrefix(target, "/") {
		places = append([]string{path.Join(p.dir, target), path.Join(p.dir, p.name, target)}, places...)
		places = append(places, strings.TrimPrefix(path.Join(p.address, target), "/"), path.Join("static", p.address, target), path.Join("static", path.Dir(p.address), target))
	}
	for _, place := range places {
		if file := f.file(strings.TrimPrefix(place, "/")); file != "" && !isPost(file) && !notMarkdown[strings.ToLower(path.Ext(file))] {
			return file
		}
	}
	return ""
}

// copy is the path at which a file will stand among the media of the site, or why it cannot.
func (f *folder) copy(p *post, file string, isImage bool) (to, why string) {
	if to := f.copies[file]; to != "" {
		return strings.TrimPrefix(to, content.Dir), ""
	}
	if why := convert.RefuseMedia(f.fsys, file, isImage); why != "" {
		return "", why
	}
	name := strings.TrimPrefix(strings.TrimPrefix(file, "static/"), "assets/")
	if rest, below := strings.CutPrefix(file, p.dir+"/"); below && p.dir != p.root.dir && (p.bundle || !strings.Contains(rest, "/")) {
		name = p.id + "/" + rest
	}
	to = content.Dir + "/media/" + convert.MediaName(name)
	ext := path.Ext(to)
	for n := 2; f.taken[strings.ToLower(to)]; n++ {
		to = fmt.Sprintf("%s/media/%s-%d%s", content.Dir, strings.TrimSuffix(convert.MediaName(name), ext), n, ext)
	}
	f.taken[strings.ToLower(to)], f.copies[file] = true, to
	f.result.Copies = append(f.result.Copies, convert.Copy{FS: f.fsys, From: file, Path: to})
	return strings.TrimPrefix(to, content.Dir), ""
}
