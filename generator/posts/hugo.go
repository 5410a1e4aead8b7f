package posts

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// notMarkdown are the endings of what Hugo reads beside Markdown.
var notMarkdown = map[string]bool{".html": true, ".htm": true, ".adoc": true, ".asciidoc": true, ".org": true, ".rst": true, ".pdc": true, ".ipynb": true, ".textile": true}

// findRoots finds the folders in which Hugo's content stands, the innermost first.
func (f *folder) findRoots() {
	main := path.Clean(cmp.Or(f.setting("contentdir"), "content"))
	if !f.configured && !slices.ContainsFunc(f.files, func(name string) bool { return strings.HasPrefix(name, main+"/") && isPost(name) }) {
		main = "."
	}
	usual := cmp.Or(f.setting("defaultcontentlanguage"), "en")
	languages, _ := within(f.settings, "languages").(map[string]any)
	for code := range languages {
		if dir := f.setting("languages", code, "contentdir"); dir != "" && path.Clean(dir) != main {
			f.roots = append(f.roots, root{dir: path.Clean(dir)}.in(code, usual))
		}
	}
	mounts, _ := within(f.settings, "module", "mounts").([]any)
	for _, m := range mounts {
		if dir := wordOf(within(m, "source")); wordOf(within(m, "target")) == "content" && dir != "" && path.Clean(dir) != main {
			f.roots = append(f.roots, root{dir: path.Clean(dir)}.in(cmp.Or(wordOf(within(m, "lang")), usual), usual))
		}
	}
	r := root{dir: main}
	if f.setting("defaultcontentlanguageinsubdir") == "true" {
		r.prefix = "/" + strings.ToLower(usual)
	}
	f.roots = append(f.roots, r)
	slices.SortFunc(f.roots, func(a, b root) int { return cmp.Or(len(b.dir)-len(a.dir), strings.Compare(a.dir, b.dir)) })
}

// in is a root in a language, whose addresses begin with it where it is not the usual one.
func (r root) in(code, usual string) root {
	if r.language = code; !strings.EqualFold(code, usual) {
		r.prefix = "/" + strings.ToLower(code)
	}
	return r
}

// findHugo takes a file for a post if it is one to Hugo.
func (f *folder) findHugo(name string) {
	at := slices.IndexFunc(f.roots, func(r root) bool { return r.dir == "." || strings.HasPrefix(name, r.dir+"/") })
	if at < 0 || !isPost(name) && !notMarkdown[strings.ToLower(path.Ext(name))] {
		return
	}
	p := &post{path: name, ids: map[string]string{}, root: f.roots[at], dir: path.Dir(name), stem: stemOf(name)}
	p.name = p.stem
	if code := path.Ext(p.stem); code != "" && within(f.settings, "languages", code[1:]) != nil {
		p.name = strings.TrimSuffix(p.stem, code)
		p.root = p.root.in(code[1:], cmp.Or(f.setting("defaultcontentlanguage"), "en"))
	}
	switch {
	case p.name == "_index":
		f.leave(name, "it is the page of a section or of a list, and no post: not imported")
		return
	case p.name == "index" && p.dir != p.root.dir:
		p.bundle, p.name, p.stem = true, path.Base(p.dir), path.Base(p.dir)
	}
	if whole := f.bundleOf(p); whole != "" {
		f.leave(name, "it belongs to the post %s, and is none by itself: not imported", path.Base(whole))
		return
	}
	if !isPost(name) {
		f.leave(name, "only posts in Markdown are imported: not this one")
		return
	}
	if m := datedName.FindStringSubmatch(p.name); m != nil {
		if day, err := momentOf(m[1] + "-" + m[2] + "-" + m[3]); err == nil {
			p.day = day
		}
		if slices.Contains(wordsOf(within(f.settings, "frontmatter", "date")), ":filename") {
			p.name = m[4]
		}
	}
	f.read(p)
}

// bundleOf is the folder of the other post in which a file stands, or below; empty where it stands in none.
func (f *folder) bundleOf(p *post) string {
	dir := p.dir
	if p.bundle {
		dir = path.Dir(dir)
	}
	for ; dir != p.root.dir && dir != "."; dir = path.Dir(dir) {
		if f.has(dir+"/index.md") || f.has(dir+"/index.markdown") {
			return dir
		}
	}
	return ""
}

// sections are the folders between the root and the post.
func (p *post) sections() []string {
	dir := p.dir
	if p.bundle {
		dir = path.Dir(dir)
	}
	dir = strings.TrimPrefix(strings.TrimPrefix(dir, p.root.dir), "/")
	if dir == "" || dir == "." {
		return nil
	}
	return strings.Split(dir, "/")
}

// isPlainPage reports whether a file without a date is a page of the site, such as about.md, and no post.
func (f *folder) isPlainPage(p *post) bool {
	return !f.jekyll && f.configured && len(p.sections()) == 0
}

// hugoAddress is the address that Hugo gave a post.
func (f *folder) hugoAddress(p *post) string {
	if p.asked != "" {
		address := p.asked
		if !strings.HasPrefix(address, "/") && !strings.Contains(address, "://") {
			address = p.root.prefix + "/" + address
		}
		return asFolder(address)
	}
	sections := p.sections()
	section := "/"
	if len(sections) > 0 {
		section = sections[0]
	}
	pattern := cmp.Or(f.setting("permalinks", section), f.setting("permalinks", "page", section))
	last := cmp.Or(f.lowered(p.slug), f.lowered(p.name))
	if pattern == "" {
		address := p.root.prefix + "/" + f.outer() + path.Join(append(slices.Clone(sections), last)...)
		if f.setting("uglyurls") == "true" {
			return f.lowered(address) + ".html"
		}
		return f.lowered(address) + "/"
	}
	return asFolder(p.root.prefix + f.lowered(f.hugoPattern(p, pattern, sections, last)))
}

// outer is the folder that is imported, where it is itself part of the addresses.
func (f *folder) outer() string {
	if f.configured || f.roots[len(f.roots)-1].dir != "." || f.name == "content" || f.name == "." || f.name == "" {
		return ""
	}
	return f.name + "/"
}

// token is a part of a pattern that stands for a property of the post.
var token = regexp.MustCompile(`:[a-z_]+(?:\[[^\]]*\])?`)

func (f *folder) hugoPattern(p *post, pattern string, sections []string, last string) string {
	date := f.calendar(p)
	words := map[string]string{
		":section": strings.Join(sections[:min(1, len(sections))], ""), ":sections": strings.Join(f.indexed(p, sections), "/"),
		":title": f.lowered(p.title), ":slug": cmp.Or(f.lowered(p.slug), f.lowered(p.title)), ":slugorfilename": last,
		":filename": p.name, ":contentbasename": p.name, ":slugorcontentbasename": last,
		":year": date.Format("2006"), ":month": date.Format("01"), ":monthname": date.Format("January"), ":day": date.Format("02"),
		":weekday": string(rune('0' + int(date.Weekday()))), ":weekdayname": date.Format("Monday"), ":yearday": date.Format("__2"),
	}
	return token.ReplaceAllStringFunc(pattern, func(t string) string {
		word, known := words[t]
		if !known {
			f.remark("", 0, "the part %s of the addresses in the settings is not known, and left out", t)
		}
		return strings.TrimSpace(word)
	})
}

// indexed are those folders that are sections to Hugo: the first one, and those below it that have a page.
func (f *folder) indexed(p *post, sections []string) (list []string) {
	for i, s := range sections {
		if i == 0 || f.has(path.Join(append([]string{p.root.dir}, append(slices.Clone(sections[:i+1]), "_index.md")...)...)) {
			list = append(list, s)
		}
	}
	return list
}

// lowered is a text as Hugo writes it in an address: letters small, blanks as hyphens, and without most other signs.
func (f *folder) lowered(s string) string {
	s = strings.Join(strings.Fields(s), "-")
	if f.setting("disablepathtolower") != "true" {
		s = strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("./_-+~@#", r) {
			return r
		}
		return -1
	}, s)
}

// asFolder is an address that Hugo writes as a folder, unless it names a file.
func asFolder(address string) string {
	if strings.HasSuffix(address, "/") || path.Ext(address) != "" {
		return address
	}
	return address + "/"
}
