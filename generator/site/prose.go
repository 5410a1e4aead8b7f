package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
	"gloss/generator/text"
)

// A Prose is the text of a record with every reference in it resolved.
type Prose struct {
	// Links are the names that lead to their entities, in the order of the text. Those of an article are told by its
	// Mentions.
	Links []NameLink
	// Picture is the first image made of pixels in the text, nil where there is none.
	Picture *Picture

	doc     *markdown.Doc
	targets []markdown.Target
	wikis   []wikiName // the references that lead to entities
}

// A Picture is an image in a text.
type Picture struct {
	File *source.File
	Alt  string
}

func (p *Prose) isEmpty() bool { return p.doc.IsEmpty() }

// Body makes the finished text. It is made anew at each call: nobody keeps the texts of a large site.
func (p *Prose) Body(labels markdown.Labels) *markdown.Body { return p.doc.Finish(p.targets, labels) }

// Entities are those that the text leads to, by their names or by its own links; some may be there twice. Those that an
// article names are told by its Named.
func (p *Prose) Entities() (entities []*Entity) {
	for _, l := range p.Links {
		entities = append(entities, l.To)
	}
	for _, w := range p.wikis {
		entities = append(entities, w.entity)
	}
	return entities
}

// linkProse resolves the references in every text, those of hidden records too.
func (l *linker) linkProse() {
	for _, r := range l.allRecords() {
		r.Prose = l.prose(r.page.Body, from(r))
	}
	for _, ref := range slices.Sorted(maps.Keys(l.notes)) {
		l.proseOf(l.notes[ref])
	}
	l.site.Intro = l.prose(l.records.Settings.Body, origin{public: true})
}

func (l *linker) prose(doc *markdown.Doc, from origin) *Prose {
	p := &Prose{doc: doc, targets: make([]markdown.Target, len(doc.References))}
	for i := range doc.References {
		ref := &doc.References[i]
		var to *Record
		switch ref.Kind {
		case markdown.Wiki:
			p.targets[i], to = l.wikiLink(ref, from)
		case markdown.Image:
			var f *source.File
			if p.targets[i], f = l.imageLink(ref, from); p.Picture == nil && l.site.Images[f].Raster {
				p.Picture = &Picture{f, ref.Text}
			}
		default:
			p.targets[i], to = l.link(ref, doc, from)
		}
		if to != nil && to.Kind == EntityKind && !p.targets[i].Plain {
			p.wikis = append(p.wikis, wikiName{i, l.entities[to.ID]})
		}
	}
	return p
}

// proseOf resolves the references in a note and in what it quotes.
func (l *linker) proseOf(n *Note) {
	from := origin{l.notePublic(n), &n.Article.Record}
	n.Prose = l.prose(n.Source.Note, from)
	n.Quotation, n.sound = nil, false
	if n.Source.Quotation != nil {
		n.Quotation, n.sound = l.quotation(n.Source.Quotation, from)
	}
}

// quotation is the text of a quoted passage. Nothing in it leads anywhere: it stands linked in its article. It is sound
// unless something is wrong with it that was reported: then nothing follows from where it is or is not found.
func (l *linker) quotation(q *markdown.Quotation, from origin) (p *Prose, sound bool) {
	doc := q.Doc
	sound = len(doc.Problems) == 0 && strings.TrimSpace(q.Raw) != ""
	p = &Prose{doc: doc, targets: make([]markdown.Target, len(doc.References))}
	for i, ref := range doc.References {
		p.targets[i] = plain
		if ref.Kind != markdown.Wiki {
			continue
		}
		found := l.wikiTargets(ref.Target, from)
		if len(found) == 1 {
			l.useLink(ByWiki, &ref, found[0])
		}
		if !ref.Bare {
			continue
		}
		p.targets[i].Text = ref.Target
		if len(found) != 1 {
			continue
		}
		p.targets[i].Text = found[0].Title
		if from.public && !found[0].public && !found[0].header.Unread {
			l.report(diag.ReferenceReveals, ref.At, "“%s” is not public, and would stand in this quotation: quote the words that the article shows", ref.Target)
			p.targets[i].Text, sound = "", false
		}
	}
	return p, sound
}

// plain is a reference that leads nowhere: its text stays.
var plain = markdown.Target{Plain: true}

// wikiLink resolves [[id]], [[kind/id]] and [[Exact Name]] to a record, nil where there is none.
func (l *linker) wikiLink(ref *markdown.Reference, from origin) (markdown.Target, *Record) {
	found := l.wikiTargets(ref.Target, from)
	switch len(found) {
	case 0:
		l.unknownWiki(ref)
		return plain, nil
	case 1:
		l.useLink(ByWiki, ref, found[0])
		return l.recordLink(found[0], ref, from), found[0]
	}
	var forms []string
	problem := l.report(diag.ReferenceAmbiguous, ref.At, "")
	for _, r := range found[:min(len(found), maxChoices)] {
		forms = append(forms, fmt.Sprintf("[[%s/%s]]", r.Kind, r.ID))
		problem.Notes = append(problem.Notes, diag.Note{At: r.header.Top(), Message: fmt.Sprintf("%s/%s", r.Kind, r.ID)})
	}
	problem.Message = fmt.Sprintf("“%s” stands for several records: write %s", ref.Target, strings.Join(forms, " or "))
	return plain, nil
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
	if l.mayBeUnread(ref.Target) {
		return
	}
	candidates := func() []string {
		return slices.Concat(keys(l.articles), keys(l.entities), keys(l.topics), keys(l.pages))
	}
	problem := l.report(diag.ReferenceUnknown, ref.At, "there is no record “%s”", ref.Target)
	if near := l.nearest(ref.Target, candidates, l.publicNames); near != "" {
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
	target.Href += l.fragment(ref, r)
	return target
}

func (l *linker) languageOf(from origin) string {
	if from.record == nil {
		return l.site.Settings.Language.Value
	}
	return from.record.Language
}
