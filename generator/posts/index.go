package posts

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strings"
)

// An index finds posts by what others call them.
type index struct {
	files, addresses, translations map[string]*post
	names                          map[string][]*post
}

func (f *folder) newIndex() *index {
	x := &index{map[string]*post{}, map[string]*post{}, map[string]*post{}, map[string][]*post{}}
	for _, p := range f.posts {
		x.translations[p.root.prefix+" "+p.common()] = p
		file := path.Join(path.Dir(p.path), stemOf(p.path))
		for _, name := range []string{file, path.Join(path.Dir(p.path), p.name)} {
			if p.bundle {
				name = p.dir
			}
			if x.files[claimOf(name)] == nil {
				x.files[claimOf(name)] = p
			}
		}
		for _, address := range append([]string{p.address, p.kept}, p.redirects...) {
			if address != "" {
				x.addresses[addressKey(address)] = p
			}
		}
		for _, name := range unique([]string{claimOf(p.stem), claimOf(p.name)}) {
			x.names[name] = append(x.names[name], p)
		}
	}
	return x
}

// addressKey is an address as links to it are compared: with or without an ending, a slash at its end, capitals.
func addressKey(address string) string {
	address = strings.TrimSuffix(claimOf(unescaped(address)), "index.html")
	return "/" + strings.Trim(strings.TrimSuffix(address, ".html"), "/")
}

// ownPath is a target as a path in the old site, or relative in it. It reports false for one that leads elsewhere.
func (f *folder) ownPath(target string) (p string, within bool) {
	u, err := url.Parse(strings.TrimSpace(target))
	if err != nil {
		return target, !strings.Contains(target, ":")
	}
	home, _ := url.Parse(strings.TrimSpace(f.setting("baseurl")))
	if f.jekyll {
		home, _ = url.Parse(strings.TrimRight(f.setting("url"), "/") + "/" + strings.Trim(f.setting("baseurl"), "/"))
	}
	if u.Scheme != "" || u.Host != "" {
		if home == nil || u.Host == "" || !strings.EqualFold(strings.TrimPrefix(u.Host, "www."), strings.TrimPrefix(home.Host, "www.")) {
			return "", false
		}
	}
	p = u.Path
	if home != nil && len(strings.Trim(home.Path, "/")) > 0 {
		if rest, found := strings.CutPrefix(p, "/"+strings.Trim(home.Path, "/")); found && (rest == "" || rest[0] == '/') {
			p = rest
		}
	}
	if u.Host != "" && p == "" {
		p = "/"
	}
	return p, true
}

// postAt is the post to which a target leads from another one, nil where it leads to none: by its address, by its file, or
// by its name where only one has that.
func (f *folder) postAt(from *post, target string) *post {
	plain := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(target, "/"), ".md"), ".markdown")
	plain = strings.TrimSuffix(plain, "/index")
	places := []string{path.Join(from.dir, plain), path.Join(from.root.dir, plain), strings.TrimPrefix(path.Clean(plain), "/"), strings.TrimPrefix(path.Clean(plain), "/"+f.name+"/")}
	for _, place := range places {
		if p := f.index.files[claimOf(place)]; p != nil {
			return f.translated(from, p)
		}
	}
	for _, address := range []string{target, path.Join(from.address, target), path.Join(path.Dir(from.address), target)} {
		if p := f.index.addresses[addressKey(address)]; p != nil && strings.HasPrefix(address, "/") {
			return p
		}
	}
	if list := f.index.names[claimOf(path.Base(plain))]; len(list) == 1 && !strings.HasPrefix(target, "/") {
		return list[0]
	}
	return nil
}

// translated is a post in the language of another one, if it is there in that.
func (f *folder) translated(from, p *post) *post {
	return cmp.Or(f.index.translations[from.root.prefix+" "+p.common()], p)
}

// common is what the translations of a post have in common.
func (p *post) common() string {
	return fmt.Sprint(p.bundle, p.day, path.Join(append(p.sections(), p.name)...))
}
