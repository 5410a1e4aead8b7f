package site

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
	"gloss/generator/text"
)

// A Prose is the text of a record with every reference in it resolved.
type Prose struct {
	doc     *markdown.Doc
	targets []markdown.Target
}

// Body makes the finished text. It is made anew at each call: nobody keeps the texts of a large site.
func (p *Prose) Body(labels markdown.Labels) *markdown.Body { return p.doc.Finish(p.targets, labels) }

// linkProse resolves the references in every text, those of hidden records too.
func (l *linker) linkProse() {
	for _, r := range l.allRecords() {
		r.Prose = l.prose(r.page.Body, from(r))
	}
	for _, ref := range slices.Sorted(maps.Keys(l.notes)) {
		n := l.notes[ref]
		from := origin{l.notePublic(n), &n.Article.Record}
		n.Prose = l.prose(n.Source.Note, from)
		if n.Source.Quotation != nil {
			n.Quotation = l.quotation(n.Source.Quotation.Doc, from)
		}
	}
	l.site.Intro = l.prose(l.records.Settings.Body, origin{public: true})
}

func (l *linker) prose(doc *markdown.Doc, from origin) *Prose {
	p := &Prose{doc: doc, targets: make([]markdown.Target, len(doc.References))}
	for i := range doc.References {
		ref := &doc.References[i]
		switch ref.Kind {
		case markdown.Wiki:
			p.targets[i] = l.wikiLink(ref, from)
		case markdown.Image:
			p.targets[i] = l.imageLink(ref, from)
		default:
			p.targets[i] = l.link(ref, doc, from)
		}
	}
	return p
}

// quotation is the text of a quoted passage. Nothing in it leads anywhere: it stands linked in its article.
func (l *linker) quotation(doc *markdown.Doc, from origin) *Prose {
	p := &Prose{doc: doc, targets: make([]markdown.Target, len(doc.References))}
	for i, ref := range doc.References {
		p.targets[i] = plain
		if !ref.Bare {
			continue
		}
		p.targets[i].Text = ref.Target
		found := l.wikiTargets(ref.Target, from)
		if len(found) != 1 {
			continue
		}
		p.targets[i].Text = found[0].Title
		if from.public && !found[0].public && !found[0].header.Unread {
			l.report(diag.ReferenceReveals, ref.At, "“%s” is not public, and would stand in this quotation: quote the words that the article shows", ref.Target)
			p.targets[i].Text = ""
		}
	}
	return p
}

// plain is a reference that leads nowhere: its text stays.
var plain = markdown.Target{Plain: true}

// wikiLink resolves [[id]], [[kind/id]] and [[Exact Name]].
func (l *linker) wikiLink(ref *markdown.Reference, from origin) markdown.Target {
	found := l.wikiTargets(ref.Target, from)
	switch len(found) {
	case 0:
		l.unknownWiki(ref)
		return plain
	case 1:
		return l.recordLink(found[0], ref, from)
	}
	var forms []string
	problem := l.report(diag.ReferenceAmbiguous, ref.At, "")
	for _, r := range found[:min(len(found), maxChoices)] {
		forms = append(forms, fmt.Sprintf("[[%s/%s]]", r.Kind, r.ID))
		problem.Notes = append(problem.Notes, diag.Note{At: r.header.Top(), Message: fmt.Sprintf("%s/%s", r.Kind, r.ID)})
	}
	problem.Message = fmt.Sprintf("“%s” stands for several records: write %s", ref.Target, strings.Join(forms, " or "))
	return plain
}

func isPublic(r *Record) bool { return r.public }

// wikiTargets are the records that the target of a wiki link may mean: those with the id, or else those with the name.
// To a public record a hidden one is among them only where it alone has the id.
func (l *linker) wikiTargets(target string, from origin) []*Record {
	target = norm.NFC.String(target)
	if kind, id, cut := strings.Cut(target, "/"); cut {
		if r := l.byID(Kind(kind), id); r != nil {
			return []*Record{r}
		}
	}
	var found []*Record
	for _, kind := range []Kind{ArticleKind, EntityKind, TopicKind, PageKind} {
		if r := l.byID(kind, target); r != nil {
			found = append(found, r)
		}
	}
	if from.public && slices.ContainsFunc(found, isPublic) {
		found = slices.DeleteFunc(found, func(r *Record) bool { return !r.public })
	}
	if len(found) > 0 {
		return found
	}
	for _, e := range l.bearers(target, from) {
		found = append(found, &e.Record)
	}
	for _, r := range l.titled[text.Key(target)] {
		if r.public || !from.public {
			found = append(found, r)
		}
	}
	return found
}

func (l *linker) byID(kind Kind, id string) *Record {
	switch {
	case kind == ArticleKind && l.articles[id] != nil:
		return &l.articles[id].Record
	case kind == EntityKind && l.entities[id] != nil:
		return &l.entities[id].Record
	case kind == TopicKind && l.topics[id] != nil:
		return &l.topics[id].Record
	case kind == PageKind && l.pages[id] != nil:
		return &l.pages[id].Record
	}
	return nil
}

func (l *linker) unknownWiki(ref *markdown.Reference) {
	candidates := func() []string {
		return slices.Concat(keys(l.articles), keys(l.entities), keys(l.topics), keys(l.pages), l.publicNames())
	}
	problem := l.report(diag.ReferenceUnknown, ref.At, "there is no record “%s”", ref.Target)
	if near := l.nearest(ref.Target, candidates); near != "" {
		problem.Message += fmt.Sprintf(": did you mean “%s”?", near)
	}
}

// recordLink leads to a record. A hidden one is not linked from a public record, and its title not shown there.
func (l *linker) recordLink(r *Record, ref *markdown.Reference, from origin) markdown.Target {
	switch {
	case r.header.Unread:
		return plain
	case from.public && !r.public && ref.Bare:
		l.report(diag.ReferenceReveals, ref.At, "“%s” is not public, and its title would stand here: write [[%s|your words]]", ref.Target, ref.Target)
		return plain
	case from.public && !r.public:
		l.hidden(ref.At, ref.Target, "the link is left out")
		return plain
	}
	target := markdown.Target{Href: escapePath(r.Address), Text: r.Title}
	if r.Language != l.languageOf(from) {
		target.Language = r.Language
	}
	if ref.Fragment != "" {
		target.Href += "#" + url.PathEscape(ref.Fragment)
		l.fragments = append(l.fragments, fragmentLink{ref.FragmentAt, ref.Fragment, r})
	}
	return target
}

func (l *linker) languageOf(from origin) string {
	if from.record == nil {
		return l.site.Settings.Language.Value
	}
	return from.record.Language
}

// imageLink resolves the path of an image.
func (l *linker) imageLink(ref *markdown.Reference, from origin) markdown.Target {
	file := unescaped(ref.Target)
	if l.mediaFile(file, ref.At, from) == nil {
		return plain
	}
	return markdown.Target{Href: escapePath(l.site.At(file))}
}

// link resolves a link of Markdown: to another host, to another record's file, to a path of the site, to a place in
// the same text.
func (l *linker) link(ref *markdown.Reference, doc *markdown.Doc, from origin) markdown.Target {
	switch {
	case isExternal(ref.Target):
		return markdown.Target{Href: ref.Href()}
	case ref.Target == "":
		return l.ownFragment(ref, doc, from)
	case strings.HasPrefix(ref.Target, "/"):
		return l.pathLink(ref, from)
	case path.Ext(ref.Target) == ".md":
		return l.fileLink(ref, from)
	}
	l.report(diag.LinkBroken, ref.At, "“%s” leads nowhere: write a path from the site's root, such as /about/, the relative path of a record's file, or a whole web address", ref.Target)
	return plain
}

// isExternal reports whether a target leaves the site: it names a scheme or a host (RFC 3986, section 4.2).
func isExternal(target string) bool {
	u, err := url.Parse(target)
	return err == nil && (u.Scheme != "" || u.Host != "") || strings.HasPrefix(target, "//")
}

// ownFragment is a link within the page. In the text of a note it may lead to a place in the article.
func (l *linker) ownFragment(ref *markdown.Reference, doc *markdown.Doc, from origin) markdown.Target {
	for _, h := range doc.Headings {
		if h.ID == ref.Fragment {
			return markdown.Target{Href: "#" + url.PathEscape(ref.Fragment)}
		}
	}
	if from.record == nil {
		l.report(diag.FragmentMissing, ref.FragmentAt, "there is no place “#%s” in this text", ref.Fragment)
		return plain
	}
	l.fragments = append(l.fragments, fragmentLink{ref.FragmentAt, ref.Fragment, from.record})
	return markdown.Target{Href: "#" + url.PathEscape(ref.Fragment)}
}

// fileLink is a link to a record by the relative path of its file.
func (l *linker) fileLink(ref *markdown.Reference, from origin) markdown.Target {
	file := unescaped(ref.Target)
	at := norm.NFC.String(path.Join(path.Dir(ref.At.Path()), file))
	r := l.files[at]
	if r == nil {
		problem := l.report(diag.ReferenceUnknown, ref.At, "there is no record in %s", at)
		if near := l.nearestPath(at, func() []string { return keys(l.files) }); near != "" {
			problem.Message += fmt.Sprintf(": did you mean %s?", near)
		}
		return plain
	}
	return l.recordLink(r, ref, from)
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
	if ref.Fragment != "" {
		target.Href += "#" + url.PathEscape(ref.Fragment)
		l.fragments = append(l.fragments, fragmentLink{ref.FragmentAt, ref.Fragment, standing.record})
	}
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

// A fragmentLink is a link to a place in a record's page.
type fragmentLink struct {
	at       source.Span
	fragment string
	record   *Record // nil for a page of no record, which has no places to lead to
}

// checkFragments reports links to places that are not there.
func (l *linker) checkFragments() {
	places := map[*Record]map[string]bool{}
	for _, link := range l.fragments {
		if link.record == nil {
			l.report(diag.FragmentMissing, link.at, "there is no place “#%s” in that page", link.fragment)
			continue
		}
		if places[link.record] == nil {
			places[link.record] = l.places(link.record)
		}
		known := places[link.record]
		if known[link.fragment] {
			continue
		}
		problem := l.report(diag.FragmentMissing, link.at, "there is no place “#%s” in “%s”", link.fragment, link.record.Title)
		if near := l.nearest(link.fragment, func() []string { return keys(known) }); near != "" {
			problem.Message += fmt.Sprintf(": did you mean “#%s”?", near)
		}
	}
}

// places are the ids that links may lead to in a record's page: of its headings and blocks, and of its notes.
func (l *linker) places(r *Record) map[string]bool {
	known := map[string]bool{}
	for _, h := range r.page.Body.Headings {
		known[h.ID] = true
	}
	for _, b := range r.Prose.Body(markdown.Labels{}).Blocks {
		known[b.ID] = true
	}
	if a := l.articles[r.ID]; r.Kind == ArticleKind && a != nil {
		for _, n := range a.Notes {
			known["note-"+n.ID] = true
		}
	}
	return known
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
