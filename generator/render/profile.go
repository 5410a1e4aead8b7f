package render

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"gloss/generator/site"
)

// A profile is what the list of names of any article says of an entity, finished once: an entity may be named in
// thousands.
type profile struct {
	native, gist string // HTML: its name in its own language; what it is, in a line, and its dates
	latest       []latestNaming
	label        string // of these
}

// A latestNaming is an article that names an entity, and the HTML that leads there.
type latestNaming struct {
	article *site.Article
	html    string
}

const (
	profileDates  = 3
	profileLatest = 2
)

func (r *renderer) newProfiles() map[string]profile {
	profiles := make(map[string]profile, len(r.site.Entities))
	for _, e := range r.site.Entities {
		profiles[e.ID] = r.profile(e)
	}
	return profiles
}

func (r *renderer) profile(e *site.Entity) profile {
	told := profile{label: template.HTMLEscapeString(r.words.Text("mentions-latest"))}
	if own := e.Source.NativeName; len(own) > 0 {
		told.native = ` <span class="meta">` + string(newText(own[0].Name.Value, r.tongue(own[0].Language.Value)).HTML) + "</span>"
	}
	if summary := e.Source.Summary.Value; summary != "" {
		told.gist = "\n<p" + r.tongue(e.Language).attributes() + ">" + template.HTMLEscapeString(summary) + "</p>"
	}
	told.gist += r.profileDates(e)
	for _, n := range e.NamedIn {
		if n.Article.Withdrawn == nil {
			html := string(r.record(&n.Article.Record).HTML) + " (" + template.HTMLEscapeString(r.moment(n.Article.Date).Text) + ")"
			told.latest = append(told.latest, latestNaming{n.Article, html})
		}
		if len(told.latest) > profileLatest {
			break // one more than are shown: one of them may be the article that shows them
		}
	}
	return told
}

// profileDates are the first dates of an entity. That of an event stands beside its name.
func (r *renderer) profileDates(e *site.Entity) string {
	isEvent := slices.ContainsFunc(r.entityKinds, func(k entityKind) bool { return k.event && k.id == e.Source.Kind.Value })
	var dates []string
	for _, own := range e.Dates {
		if !own.Date.IsZero() && !isEvent && len(dates) < profileDates {
			dates = append(dates, string(r.when(own.Date).HTML)+": "+string(newText(own.Source.What.Value, r.tongue(e.Language)).HTML))
		}
	}
	if dates == nil {
		return ""
	}
	return "\n<p class=\"meta\">" + strings.Join(dates, "; ") + "</p>"
}

// latestBut leads to the latest articles that name the entity, but for the one that says so.
func (p *profile) latestBut(a *site.Article) string {
	var others []string
	for _, n := range p.latest {
		if n.article.ID != a.ID && len(others) < profileLatest {
			others = append(others, n.html)
		}
	}
	if others == nil {
		return ""
	}
	return "\n<p class=\"meta latest\">" + p.label + ": " + strings.Join(others, "; ") + "</p>"
}

// officesSince are the offices that an entity holds on the site's newest day and did not on an earlier one.
func (r *renderer) officesSince(e *site.Entity, then time.Time) (html string) {
	before := e.RolesOn(then)
	for _, held := range e.RolesOn(r.site.Newest.In(r.site.Zone)) {
		if !slices.Contains(before, held) {
			title := newText(held.Source.Title.Value, r.tongue(e.Language))
			html += remark(r.say("role-now", phrases{"Role": {title.Text, title.HTML}}).HTML)
		}
	}
	return html
}
