// Package content reads the files of a site as records: settings, articles, annotations, entities, topics, pages.
//
// A [source.Tree] comes in, [Records] go out, with every mistake that a file shows by itself. Each file is read alone:
// what a record says of another one is a [Ref], and is not looked up here. This package alone knows how a front matter
// is cut off and how YAML reads it.
package content

import (
	"runtime"

	"golang.org/x/sync/errgroup"

	"gloss/generator/diag"
	"gloss/generator/markdown"
	"gloss/generator/source"
)

// Records are all records of a site, each list sorted by the path of its files. They never change after [Parse].
type Records struct {
	Settings    *Settings
	Articles    []*Article
	Annotations []*Annotation
	Entities    []*Entity
	Topics      []*Topic
	Pages       []*PlainPage
	// Media and Root are the files of content/media and content/root.
	Media, Root []*source.File
}

// Parse reads every file of the tree of [Dir]. A record that cannot be read is there all the same, with its id and
// Unread set; Settings are never nil.
func Parse(tree *source.Tree) (*Records, []diag.Diagnostic) {
	var r Reader
	return r.Parse(tree)
}

// A Reader reads one snapshot of a site after the other. It remembers what each file of the last one gave, by the File:
// that never changes, so nothing else need be known of it.
type Reader struct{ known map[*source.File]*result }

// Parse is [Parse], but for the files that the snapshot shares with the last one.
func (r *Reader) Parse(tree *source.Tree) (*Records, []diag.Diagnostic) {
	read := make([]*result, len(tree.Files))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range tree.Files {
		if read[i] = r.known[f]; read[i] != nil {
			continue
		}
		work.Go(func() error {
			read[i] = readFile(f)
			f.Rest()
			return nil
		})
	}
	_ = work.Wait()
	r.known = make(map[*source.File]*result, len(read))
	for i, f := range tree.Files {
		r.known[f] = read[i]
	}
	return join(read)
}

// ParseFile reads one file by itself: the record that it is.
func ParseFile(f *source.File) (*Records, []diag.Diagnostic) {
	one, r := readFile(f), &Records{}
	r.add(one)
	return r, one.problems
}

// join puts together what the files gave, and reports what shows only then.
func join(read []*result) (*Records, []diag.Diagnostic) {
	r, problems := &Records{}, []diag.Diagnostic(nil)
	for i := range read {
		r.add(read[i])
		problems = append(problems, read[i].problems...)
	}
	if r.Settings == nil {
		missing := source.New(Dir+"/site.md", nil)
		r.Settings = &Settings{Origin: Origin{ID: "site", File: missing, Unread: true, top: missing.At(0, 0)}, Body: noText(missing.Path, markdown.Options{})}
		problems = append(problems, diag.Diagnostic{
			Code: diag.SiteMissing, At: missing.At(0, 0), Message: "the site's settings are missing: write this file, with gloss: 1, title, url and language",
		})
	}
	problems = append(problems, r.checkIDs()...)
	return r, append(problems, r.checkTerms()...)
}

// A result is what one file gave.
type result struct {
	settings   *Settings
	article    *Article
	annotation *Annotation
	entity     *Entity
	topic      *Topic
	page       *PlainPage
	media      *source.File
	root       *source.File
	problems   []diag.Diagnostic
}

func (r *Records) add(one *result) {
	switch {
	case one.settings != nil:
		r.Settings = one.settings
	case one.article != nil:
		r.Articles = append(r.Articles, one.article)
	case one.annotation != nil:
		r.Annotations = append(r.Annotations, one.annotation)
	case one.entity != nil:
		r.Entities = append(r.Entities, one.entity)
	case one.topic != nil:
		r.Topics = append(r.Topics, one.topic)
	case one.page != nil:
		r.Pages = append(r.Pages, one.page)
	case one.media != nil:
		r.Media = append(r.Media, one.media)
	case one.root != nil:
		r.Root = append(r.Root, one.root)
	}
}

// checkIDs reports ids that are none, that are reserved, or that two records of a kind share.
func (r *Records) checkIDs() (problems []diag.Diagnostic) {
	check := func(taken ids, o *Origin, reserved map[string]bool) {
		problems = append(problems, checkID(o, reserved)...)
		problems = append(problems, taken.claim(o)...)
	}
	articles, entities, topics, pages := ids{}, ids{}, ids{}, ids{}
	for _, a := range r.Articles {
		check(articles, &a.Origin, reservedIDs)
	}
	for _, e := range r.Entities {
		check(entities, &e.Origin, reservedIDs)
	}
	for _, t := range r.Topics {
		check(topics, &t.Origin, reservedIDs)
	}
	for _, p := range r.Pages {
		check(pages, &p.Origin, reservedPages)
	}
	notes := map[string]ids{}
	for _, n := range r.Annotations {
		if notes[n.Article] == nil {
			notes[n.Article] = ids{}
		}
		check(notes[n.Article], &n.Origin, nil)
	}
	return problems
}

// checkTerms reports the terms whose list depends on the site's settings: kinds of entity, and likelihoods.
func (r *Records) checkTerms() (problems []diag.Diagnostic) {
	kinds, unsure := r.Settings.EntityKinds(), r.Settings.unsure("kinds")
	for _, e := range r.Entities {
		if problem, known := notTerm(e.Kind.Text, kinds); !known && !unsure && !e.Kind.IsZero() {
			problems = append(problems, problem)
		}
	}
	for _, n := range r.Annotations {
		problems = append(problems, n.checkLikelihood(r.Settings)...)
	}
	return problems
}

// unsure reports whether a setting may say less than was meant: nothing follows from what it leaves out.
func (s *Settings) unsure(key string) bool { return s.Unread || s.Mistaken(key) }

// EntityKinds are the kinds that an entity of this site may have: the built-in ones, then the site's own.
func (s *Settings) EntityKinds() []string {
	kinds := append([]string(nil), vocabularies["entity kind"]...)
	for _, k := range s.Kinds {
		kinds = append(kinds, k.ID.Value)
	}
	return kinds
}
