package posts

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/convert"
	"gloss/generator/edit"
	"gloss/generator/source"
)

// write makes the records of the posts and of their topics.
func (f *folder) write() error {
	from := map[string]*post{}
	for _, p := range f.posts {
		w := edit.Wish{Title: p.title, ID: p.id, Day: p.date, Public: !p.draft, Body: withoutEdges(p.prose.text)}
		var err error
		if w.Fields, err = f.fieldsOf(p); err != nil {
			f.bar(p.path, 0, "its fields cannot be written: %v", err)
			continue
		}
		file, err := edit.NewArticle(f.records, w)
		if err != nil {
			if !f.isBarred(p.path) {
				f.bar(p.path, 0, "%v", err)
			}
			continue
		}
		f.result.Records, from[file.Path] = append(f.result.Records, file), p
		f.result.Articles++
		if p.draft {
			f.result.Drafts++
		}
	}
	for _, t := range f.topics.added {
		file, err := edit.NewTopic(f.records, edit.Wish{Title: t.title, ID: t.id})
		if err != nil {
			return fmt.Errorf("make a topic of the tag “%s”: %w", t.title, err)
		}
		f.result.Records = append(f.result.Records, file)
		f.result.Topics++
	}
	f.readAgain(from)
	return nil
}

func (f *folder) isBarred(path string) bool {
	return slices.ContainsFunc(f.result.Remarks, func(r convert.Remark) bool { return r.Bars && r.Path == path })
}

// withoutEdges is a text without the empty lines before and behind it.
func withoutEdges(text string) string {
	text = strings.TrimRight(text, " \t\n")
	for {
		line, rest, found := strings.Cut(text, "\n")
		if !found || strings.TrimSpace(line) != "" {
			return text + "\n"
		}
		text = rest
	}
}

// fieldsOf are the fields of an article beside its title and its date.
func (f *folder) fieldsOf(p *post) (string, error) {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	list := func(name string, values []string) {
		for i := range values {
			values[i] = content.AsYAML(content.OneLine(values[i]))
		}
		if values = unique(values); len(values) > 0 {
			field(name, "["+strings.Join(values, ", ")+"]")
		}
	}
	field("publish", p.publish)
	if p.summary != "" {
		field("summary", content.AsYAML(p.summary))
	}
	list("authors", p.authors)
	list("topics", p.topics)
	if !strings.EqualFold(p.language, f.records.Settings.Language.Value) {
		field("language", p.language)
	}
	if original := f.original(p); original != nil {
		field("translation-of", original.id)
	}
	if p.kept != "" {
		field("path", content.AsYAML(p.kept))
	}
	list("redirects", p.redirects)
	extra, err := content.ExtraOf(p.extra)
	for _, e := range p.extra {
		f.result.Extra[e.Key]++
	}
	return b.String() + extra, err
}

// original is the post that another one translates: the one in the usual language of the site.
func (f *folder) original(p *post) *post {
	if other := f.translated(&post{}, p); p.root.prefix != "" && other != p {
		return other
	}
	return nil
}

// readAgain reads the records that were made. What is wrong with their fields would be found when it is too late: such a
// post is barred.
func (f *folder) readAgain(from map[string]*post) {
	tree := &source.Tree{Files: []*source.File{source.New(content.Dir+"/site.md", []byte("---\ngloss: 1\ntitle: T\nurl: https://site.example\nlanguage: en\n---\n"))}}
	for _, r := range f.result.Records {
		tree.Files = append(tree.Files, source.New(r.Path, []byte(r.Text)))
	}
	_, problems := content.Parse(tree)
	for _, d := range problems {
		p := from[d.At.Path()]
		if p == nil || !strings.HasPrefix(path.Dir(d.At.Path()), content.Dir+"/articles") {
			continue
		}
		if head := strings.Index(string(d.At.File.Data()), "\n---\n"); d.At.Start <= head {
			f.bar(p.path, 0, "its article would have a mistake: %s", d.Message)
		}
	}
}
