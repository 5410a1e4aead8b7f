package posts

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/source"
)

// nameAll gives every post an id of its own, made of the last part of its address or of its file's name, and its topics.
func (f *folder) nameAll() {
	taken, standing := map[string]bool{}, map[string]string{}
	for _, a := range f.records.Articles {
		standing[a.ID] = a.File.Path
	}
	for _, p := range f.posts {
		want := cmp.Or(content.IDOf(cmp.Or(p.slug, p.name)), content.IDOf(p.title), "post")
		if content.RefuseID("articles", want) != "" {
			want = "post-" + want
		}
		if p.root.prefix != "" {
			want += "-" + strings.ToLower(p.root.language)
		}
		if p.id = want; taken[p.id] {
			p.id = want + "-" + p.date[:len("2006-01-02")]
		}
		for n := 2; taken[p.id]; n++ {
			p.id = fmt.Sprintf("%s-%d", want, n)
		}
		taken[p.id] = true
		for _, tag := range append(slices.Clone(p.categories), p.tags...) {
			p.topics = append(p.topics, f.topics.of(tag))
		}
		if other := standing[p.id]; other != "" {
			f.bar(p.path, 0, "its id “%s” is taken by %s: rename one of the two, or take this file out", p.id, other)
		}
	}
}

// addressAll finds out at which address each post stood, and lets it stand there.
func (f *folder) addressAll() {
	claims := f.claimed()
	for _, p := range f.posts {
		if p.address = f.hugoOrJekyll(p); !f.jekyll {
			p.address = manySlashes.ReplaceAllString(p.address, "/")
		}
		kept, exact := tidyAddress(p.address)
		switch other := claims[claimOf(kept)]; {
		case f.jekyll && p.undated: // its address would have had the day of its publication
			continue
		case kept == "":
			f.remark(p.path, 0, "its old address “%s” cannot be one here: nothing leads from it", p.address)
			continue
		case other != "":
			f.remark(p.path, 0, "its old address %s is that of %s too: nothing leads from it", kept, other)
			continue
		case !exact:
			f.remark(p.path, 0, "its old address “%s” cannot be one here: it gets %s", p.address, kept)
		}
		claims[claimOf(kept)] = p.path
		if p.kept = kept; kept == "/articles/"+p.id+"/" {
			p.kept = ""
		}
	}
	for _, p := range f.posts {
		usual := claimOf("/articles/" + p.id + "/")
		if other := claims[usual]; p.kept == "" && other != "" && other != p.path {
			f.bar(p.path, 0, "it would stand at %s, an address of %s: give it another slug", usual, other)
		} else if p.kept == "" {
			claims[usual] = p.path
		}
	}
	for _, p := range f.posts {
		f.redirect(p, claims)
	}
}

// claimed are the addresses that the records of the site and the new topics have, each with who has it.
func (f *folder) claimed() map[string]string {
	claims := map[string]string{}
	claim := func(usual string, p content.Page, file *source.File) {
		for _, old := range p.Redirects {
			claims[claimOf(old.Value)] = file.Path
		}
		claims[claimOf(cmp.Or(p.Path.Value, usual))] = file.Path
	}
	for _, a := range f.records.Articles {
		claim("/articles/"+a.ID+"/", a.Page, a.File)
	}
	for _, e := range f.records.Entities {
		claim("/entities/"+e.ID+"/", e.Page, e.File)
	}
	for _, t := range f.records.Topics {
		claim("/topics/"+t.ID+"/", t.Page, t.File)
	}
	for _, p := range f.records.Pages {
		claim("/"+p.ID+"/", p.Page, p.File)
	}
	for _, t := range f.topics.added {
		claims[claimOf("/topics/"+t.id+"/")] = "the topic " + t.id
	}
	for _, file := range f.records.Root {
		claims[claimOf(strings.TrimPrefix(file.Path, content.Dir+"/root"))] = file.Path
	}
	return claims
}

func (f *folder) hugoOrJekyll(p *post) string {
	if f.jekyll {
		return f.jekyllAddress(p)
	}
	return f.hugoAddress(p)
}

// redirect lets the further addresses of a post lead to it.
func (f *folder) redirect(p *post, claims map[string]string) {
	for _, old := range p.old {
		address := old
		switch {
		case strings.HasPrefix(old, "/") || strings.Contains(old, "://"):
		case f.jekyll:
			address = "/" + old
		default:
			address = p.root.prefix + path.Join("/", f.outer(), path.Join(p.sections()...), old)
			if strings.HasSuffix(old, "/") {
				address += "/"
			}
		}
		if f.jekyll && !strings.HasSuffix(address, "/") && path.Ext(address) == "" {
			address += ".html"
		} else if !strings.Contains(address, "?") {
			address = asFolder(address)
		}
		kept, exact := tidyAddress(address)
		switch other := claims[claimOf(kept)]; {
		case !exact:
			f.remark(p.path, 0, "nothing can lead here from “%s”: an old address is a path from the root that ends in / or .html, and none of this site's own", old)
		case other == p.path:
		case other != "":
			f.remark(p.path, 0, "nothing leads here from %s, which is an address of %s", kept, other)
		default:
			claims[claimOf(kept)] = p.path
			p.redirects = append(p.redirects, kept)
		}
	}
}

// claimOf is an address, or the path of a file, as it is compared with others.
func claimOf(address string) string { return strings.ToLower(norm.NFC.String(address)) }

// tidyAddress is the address nearest to one of another program at which a page can stand, and whether it is the same;
// empty where there is none.
func tidyAddress(address string) (kept string, exact bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host != "" || u.Scheme != "" || u.RawQuery != "" || u.Fragment != "" || !strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	kept = norm.NFC.String(u.Path)
	kept = strings.TrimSuffix(kept, "index.html")
	exact = true
	if !strings.HasSuffix(kept, "/") && path.Ext(kept) != ".html" {
		kept, exact = strings.TrimSuffix(kept, path.Ext(kept))+"/", false
	}
	tidied := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`?#%\<>"' `, r) {
			return '-'
		}
		return r
	}, kept)
	if content.RefuseAddress(tidied) != "" || isTaken(tidied) {
		return "", false
	}
	return tidied, exact && tidied == kept
}

// isTaken reports whether the site itself has something at an address: its lists, the files of its theme and its search.
func isTaken(address string) bool {
	first, rest, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(address), "/"), "/")
	return content.IsReserved(strings.TrimSuffix(first, ".html")) && rest == "" || first == "assets" || first == "search"
}
