package posts

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"gloss/generator/content"
	"gloss/generator/markdown"
)

// A post is one that is being imported.
type post struct {
	front
	path string
	// name is the file's without its date, its language and its ending, or a bundle's folder; stem is with all but the ending.
	name, stem string
	// dir is the folder from which its relative paths start, and root the one from which its address does.
	dir    string
	root   root
	bundle bool
	// day is that of the file's name, empty where that has none.
	day    string
	hidden bool // it stands among the drafts

	id, title, date, summary, language, publish string
	authors, tags, categories, topics           []string
	// undated says that neither the post nor its file's name has a date.
	draft, undated bool
	// asked is the address that the post asks for, slug the last part of one; old are its other addresses.
	asked, slug string
	old         []string
	extra       []content.Entry

	address   string // as it was, a path from the root of its site
	kept      string // the address that it keeps, empty where that is the usual one, or none
	redirects []string
	ids       map[string]string // of headings, by those that they were given
	prose     prose
	doc       *markdown.Doc
}

// fieldNames are the names that posts have for a field.
var fieldNames = map[string]string{
	"title": "title", "date": "date", "draft": "draft", "published": "published", "description": "summary", "summary": "summary",
	"excerpt": "summary", "author": "authors", "authors": "authors", "tag": "tags", "tags": "tags", "category": "categories",
	"categories": "categories", "lang": "language", "language": "language", "locale": "language", "publishdate": "publish",
	"pubdate": "publish", "expirydate": "expiry", "unpublishdate": "expiry", "slug": "slug", "url": "address",
	"permalink": "address", "aliases": "old", "redirect_from": "old", "hidden": "hidden", "private": "hidden",
	"headless": "hidden", "build": "build", "_build": "build", "publish": "published",
}

// fields reads the fields of a post. It reports false for one that is none after all.
func (f *folder) fields(p *post) bool {
	entries := append(slices.Clone(p.entries), f.defaults(p)...)
	taken := map[string]bool{}
	for _, e := range entries {
		name := fieldNames[strings.ToLower(e.Key)]
		again := taken[strings.ToLower(e.Key)]
		if e.Line == 0 && (name == "" || again) {
			continue // a default that is none of an article, or that the post overrides
		}
		taken[strings.ToLower(e.Key)] = true
		if name == "" || again || !f.field(p, name, e) || holdsMore(name, e.Value) {
			p.extra = append(p.extra, e)
		}
	}
	if p.date == "" && p.day == "" && f.isPlainPage(p) {
		f.leave(p.path, "it is a page without a date, and no post: not imported (write it as content/pages/%s.md)", p.name)
		return false
	}
	f.settle(p)
	return true
}

// listed are the fields that may be lists.
var listed = []string{"authors", "tags", "categories", "old"}

// holdsMore reports whether the value of a field holds more than the words that are taken of it.
func holdsMore(name string, value any) bool {
	switch v := value.(type) {
	case []any:
		more := func(item any) bool { return holdsMore(name, item) }
		return len(v) > 0 && !slices.Contains(listed, name) || slices.ContainsFunc(v, more)
	case map[string]any:
		_, isNamed := v["name"].(string)
		return len(v) > 1 || len(v) == 1 && !isNamed
	}
	return false
}

// field takes one field. It reports false where an article has none for it.
func (f *folder) field(p *post, name string, e content.Entry) bool {
	switch word := wordOf(e.Value); name {
	case "title":
		p.title = word
	case "date":
		p.date = f.moment(p, e)
	case "draft", "hidden":
		f.hide(p, name, e)
	case "published":
		f.published(p, e)
	case "summary":
		if p.summary != "" || word == "" {
			return word == "" || word == p.summary
		}
		p.summary = word
	case "authors":
		p.authors = append(p.authors, wordsOf(e.Value)...)
	case "tags":
		p.tags = append(p.tags, f.labels(e)...)
	case "categories":
		p.categories = append(p.categories, f.labels(e)...)
	case "language":
		return f.language(p, e)
	case "publish":
		p.publish = f.moment(p, e)
	case "expiry":
		f.expire(p, e)
		return false
	case "slug":
		p.slug = word
	case "address":
		p.asked = word
	case "old":
		p.old = append(p.old, wordsOf(e.Value)...)
	case "build":
		f.unbuilt(p, e)
		return false
	}
	return true
}

// unbuilt hides a post that Hugo made no page of.
func (f *folder) unbuilt(p *post, e content.Entry) {
	if slices.Contains([]string{"never", "link", "false"}, wordOf(within(e.Value, "render"))) {
		p.draft = true
		f.remark(p.path, e.Line, "it had no page of its own (%s): it is a draft", e.Key)
	}
}

// hide makes a draft of a post that is one, and of one whose field is neither true nor false.
func (f *folder) hide(p *post, name string, e content.Entry) {
	word := wordOf(e.Value)
	_, isText := e.Value.(string)
	if isText && word == "" || slices.Contains([]string{"false", "no", "off", "n", "0"}, strings.ToLower(word)) {
		return
	}
	p.draft = true
	if name != "draft" || word != "true" {
		f.remark(p.path, e.Line, "“%s: %s” hides it: it is a draft", e.Key, cmp.Or(word, "…"))
	}
}

// published takes a field that is a truth value to Jekyll, and a moment to Hugo. Whatever else it says hides the post.
func (f *folder) published(p *post, e content.Entry) {
	switch word := strings.ToLower(wordOf(e.Value)); {
	case slices.Contains([]string{"", "true", "yes", "on", "y", "1"}, word):
	case word == "false":
		p.draft = true
	default:
		p.publish = f.moment(p, e)
	}
}

// labels are tags or categories; Jekyll also divides a text at its blanks.
func (f *folder) labels(e content.Entry) []string {
	words := wordsOf(e.Value)
	if _, isText := e.Value.(string); isText && f.jekyll && !strings.EqualFold(e.Key, "category") && !strings.EqualFold(e.Key, "tag") {
		return strings.Fields(strings.Join(words, " "))
	}
	return words
}

func (f *folder) language(p *post, e content.Entry) bool {
	tag, err := language.Parse(strings.ReplaceAll(wordOf(e.Value), "_", "-"))
	if err != nil || tag == language.Und {
		f.remark(p.path, e.Line, "“%s” is no language: it is kept under extra", wordOf(e.Value))
		return false
	}
	p.language = tag.String()
	return true
}

// expire says that nothing is taken down by itself, and hides what was.
func (f *folder) expire(p *post, e content.Entry) {
	text, err := momentOf(wordOf(e.Value))
	at, bad := content.ParseMoment(text)
	if err != nil || bad != nil || at.In(f.now.Location()).After(f.now) {
		f.remark(p.path, e.Line, "Gloss takes no article down by itself: think of “%s: %s”, which is kept under extra", e.Key, wordOf(e.Value))
		return
	}
	p.draft = true
	f.remark(p.path, e.Line, "it was no longer shown (%s): it is a draft", e.Key)
}

// settle gives a post what its fields do not say.
func (f *folder) settle(p *post) {
	p.draft = p.draft || p.hidden
	if p.title == "" {
		p.title = titled(p.name)
		f.remark(p.path, 0, "it has no title: it gets one of its file's name, “%s”", p.title)
	}
	switch {
	case p.date != "":
	case p.day != "":
		p.date = p.day
	case p.publish != "":
		p.date = p.publish
	default:
		p.date, p.undated = f.now.Format(time.DateOnly), true
		f.remark(p.path, 0, "no date of it is known: it gets that of today")
	}
	if p.language == "" {
		p.language = f.usualLanguage(p)
	}
	// Neither Hugo nor Jekyll shows a post before its date.
	if at, err := content.ParseMoment(p.date); err == nil && p.publish == "" && !p.draft && at.In(f.now.Location()).After(f.now) {
		p.publish = p.date
		f.remark(p.path, 0, "its date is to come: it is published then")
	}
}

// usualLanguage is the language of a post that does not say one; empty where it is that of Gloss's site.
func (f *folder) usualLanguage(p *post) string {
	said := cmp.Or(f.setting("languagecode"), f.setting("locale"), f.setting("lang"), f.setting("defaultcontentlanguage"))
	if code := p.root.language; code != "" {
		said = cmp.Or(f.setting("languages", code, "languagecode"), f.setting("languages", code, "locale"), code)
	}
	tag, err := language.Parse(strings.ReplaceAll(said, "_", "-"))
	site, _ := language.Parse(f.records.Settings.Language.Value)
	own, _ := tag.Base()
	if common, _ := site.Base(); err != nil || tag == language.Und || own == common {
		return ""
	}
	return tag.String()
}

// titled is a file's name as a title.
func titled(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	if len(words) == 0 {
		return "Untitled"
	}
	first := []rune(words[0])
	return strings.ToUpper(string(first[:1])) + string(first[1:]) + strings.Join(append([]string{""}, words[1:]...), " ")
}

// moment reads a date and time. Where that is none the post is a draft: it may have been meant to be hidden until then.
func (f *folder) moment(p *post, e content.Entry) string {
	word := wordOf(e.Value)
	if word == "" {
		return ""
	}
	text, err := momentOf(word)
	if err != nil {
		p.draft = true
		f.remark(p.path, e.Line, "“%s: %s” is no date, which is written as 2024-10-08: it is a draft", e.Key, word)
	}
	return text
}

var momentForm = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ]\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(?:([Zz]|UTC|GMT)|([+-]\d\d):?(\d\d)?)?)?$`)

// momentOf is a date, with a time and a zone where it has these, as a record writes it.
func momentOf(s string) (string, error) {
	part := momentForm.FindStringSubmatch(strings.TrimSpace(s))
	if part == nil {
		return "", fmt.Errorf("“%s” is no date", s)
	}
	number := func(i int) int { n, _ := strconv.Atoi(part[i]); return n }
	text := fmt.Sprintf("%04d-%02d-%02d", number(1), number(2), number(3))
	if part[4] != "" {
		text += fmt.Sprintf("T%02d:%s", number(4), part[5])
		if part[6] != "" && part[6] != "00" {
			text += ":" + part[6]
		}
		switch {
		case part[7] != "":
			text += "Z"
		case part[8] != "":
			text += part[8] + ":" + (part[9] + "00")[:2]
		}
	}
	_, err := content.ParseMoment(text)
	if err != nil {
		return "", err
	}
	return text, nil
}

// stemOf is the name of a file without its ending.
func stemOf(name string) string { return strings.TrimSuffix(path.Base(name), path.Ext(name)) }
