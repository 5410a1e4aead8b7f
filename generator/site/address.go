package site

import (
	"cmp"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/source"
)

// A claimant is what stands at an address, and where that was asked for.
type claimant struct {
	file string // the output file, a path below the output folder
	what string
	at   source.Span // no place for a page that the program makes itself
	// record is the one whose page it is, if it is one's; hidden says that nothing of it is public.
	record *Record
	hidden bool
}

// claims holds the claimant of each output file, by the file's path without case.
type claims map[string]claimant

// claimAddresses gives every page its address and reports each that two of them claim, compared without case. Hidden
// records claim theirs too: a clash would otherwise show on the day they are published.
func (l *linker) claimAddresses() {
	s := l.site
	for _, address := range s.Lists.addresses(s.Topics) {
		l.take(claimant{file: s.OutputPath(address), what: "a list of the site"})
	}
	for _, file := range ownFiles {
		l.take(claimant{file: file, what: "a file of the site itself"})
	}
	for _, f := range slices.Concat(l.records.Root, l.records.Media) {
		if !slices.Contains(replaceable, MediaPath(f)) {
			l.take(claimant{file: MediaPath(f), what: f.Path, at: f.At(0, 0)})
		}
	}
	records := slices.DeleteFunc(l.allRecords(), func(r *Record) bool {
		return r.header.Unread || r.Kind == PageKind && content.IsReserved(r.ID)
	})
	// Those that ask for an address of their own come last: it is they who can choose another one.
	slices.SortStableFunc(records, func(a, b *Record) int { return cmp.Compare(len(a.page.Path.Value), len(b.page.Path.Value)) })
	for _, r := range records {
		page := claimant{s.OutputPath(r.Address), r.header.File.Path, cmp.Or(r.page.Path.At, r.header.Top()), r, !r.public}
		if !l.take(page) {
			continue
		}
		for _, file := range beside[r.Kind] {
			l.take(claimant{s.OutputPath(r.Beside(file)), page.what, page.at, nil, !r.public})
		}
	}
	for _, r := range records {
		for _, old := range r.page.Redirects {
			l.redirect(r, old)
		}
	}
	slices.SortFunc(s.Redirects, func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
	l.checkFolders()
	l.holdUnread()
}

// holdUnread keeps the addresses of what could not be read, as far as they are known and free: nothing is said of a
// link to one.
func (l *linker) holdUnread() {
	for _, r := range l.allRecords() {
		key := claimKey(l.site.OutputPath(r.Address))
		if _, taken := l.claims[key]; r.header.Unread && !taken {
			l.claims[key] = claimant{file: l.site.OutputPath(r.Address), record: r, hidden: true}
		}
	}
}

// Beside is the address of what belongs to a record's page: a feed, the further pages of a list.
func (r *Record) Beside(name string) string {
	if !strings.HasSuffix(r.Address, "/") {
		return strings.TrimSuffix(r.Address, path.Ext(r.Address)) + "/" + name
	}
	return r.Address + name
}

// ownFiles are the output files that the program makes beside the pages of records and lists, replaceable those of them
// in whose place a file of the root may stand.
var ownFiles = []string{
	"index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt", "_headers", "site.json", "claims/index.json", "claims/claims.csv",
	"claims/feed.xml", "questions/feed.xml", "corrections/feed.xml", "updates/feed.xml",
	"timeline/index.json", "search/index.json",
}

var replaceable = []string{"robots.txt", "_headers"}

// beside are the files that stand beside the page of a record.
var beside = map[Kind][]string{
	ArticleKind: {"index.json", "annotations.jsonld", "cite.bib", "cite.ris"}, EntityKind: {"index.json", "feed.xml"}, TopicKind: {"feed.xml"},
}

// themeFolder is where the files of the theme stand, searchFolder where those of the search do, beside its page.
const (
	themeFolder  = "assets/"
	searchFolder = "search/"
)

// mentionFolder is where an entity's mentions are listed by year, in years that come and go with the articles.
var mentionFolder = regexp.MustCompile(`^entities/[^/]+/in/`)

func (l *linker) redirect(r *Record, old content.Text) {
	from := l.site.At(old.Value)
	free := l.take(claimant{l.site.OutputPath(from), "a redirect of " + r.header.File.Path, old.At, nil, !r.public})
	if free && r.public {
		l.site.Redirects = append(l.site.Redirects, Redirect{From: from, To: r.Address})
	}
}

// take claims an output file, and reports whether nobody had.
func (l *linker) take(c claimant) bool {
	other, taken := l.claims[claimKey(c.file)]
	switch key := claimKey(c.file); {
	case taken:
	case strings.HasPrefix(key, themeFolder):
		other, taken = claimant{what: "the files of the theme"}, true
	case strings.HasPrefix(key, searchFolder) && !c.at.IsZero():
		other, taken = claimant{what: "the files of the search"}, true
	case mentionFolder.MatchString(key):
		other, taken = claimant{what: "the lists of an entity's mentions by year"}, true
	}
	if !taken {
		l.claims[claimKey(c.file)] = c
		return true
	}
	problem := l.report(diag.AddressTaken, c.at, "the address /%s is taken by %s: choose another one", strings.TrimSuffix(c.file, "index.html"), other.what)
	if !other.at.IsZero() {
		problem.Notes = []diag.Note{{At: other.at, Message: "it is claimed here too"}}
	}
	return false
}

func claimKey(file string) string { return strings.ToLower(norm.NFC.String(file)) }

// checkFolders reports an address that is a file to one claimant and a folder to another.
func (l *linker) checkFolders() {
	for _, key := range slices.Sorted(maps.Keys(l.claims)) {
		own := l.claims[key]
		for folder := path.Dir(key); folder != "." && folder != "/"; folder = path.Dir(folder) {
			if other, taken := l.claims[folder]; taken {
				l.report(diag.AddressTaken, cmp.Or(own.at, other.at), "the address /%s lies in /%s, which is no folder but %s", own.file, other.file, other.what)
			}
		}
	}
}

// allRecords are the records with pages by kind and id, the hidden ones and those that could not be read too.
func (l *linker) allRecords() (all []*Record) {
	for _, id := range slices.Sorted(maps.Keys(l.articles)) {
		all = append(all, &l.articles[id].Record)
	}
	for _, id := range slices.Sorted(maps.Keys(l.entities)) {
		all = append(all, &l.entities[id].Record)
	}
	for _, id := range slices.Sorted(maps.Keys(l.topics)) {
		all = append(all, &l.topics[id].Record)
	}
	for _, id := range slices.Sorted(maps.Keys(l.pages)) {
		all = append(all, &l.pages[id].Record)
	}
	return all
}

// OutputPath is the file below the output folder in which the page of an address stands.
func (s *Site) OutputPath(address string) string {
	file := strings.TrimPrefix(strings.TrimPrefix(address, s.Base), "/")
	if file == "" || strings.HasSuffix(file, "/") {
		return file + "index.html"
	}
	return file
}
