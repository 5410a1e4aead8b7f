package posts

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"gloss/generator/content"
)

// findJekyll takes a file for a post if it is one to Jekyll.
func (f *folder) findJekyll(name string) {
	among, drafts := f.isIn(name, "_posts"), f.isIn(name, "_drafts")
	readable := isPost(name) || notMarkdown[strings.ToLower(path.Ext(name))]
	switch {
	case !readable:
		return
	case !among && !drafts && f.configured:
		if start, err := f.head(name, 3); err == nil && string(start) == "---" && !strings.HasPrefix(name, "_") {
			f.leave(name, "it is a page, and no post: not imported")
		}
		return
	case !isPost(name):
		if among || drafts {
			f.leave(name, "only posts in Markdown are imported: not this one")
		}
		return
	}
	p := &post{path: name, ids: map[string]string{}, dir: path.Dir(name), stem: stemOf(name), hidden: drafts}
	p.name = p.stem
	if m := datedName.FindStringSubmatch(p.stem); m != nil {
		p.name = m[4]
		day, err := momentOf(m[1] + "-" + m[2] + "-" + m[3])
		if err != nil {
			f.remark(name, 0, "there is no day %s-%s-%s, with which its name begins", m[1], m[2], m[3])
		}
		p.day = day
	} else if among {
		p.hidden = true
		f.remark(name, 0, "its name does not begin with a date, so that Jekyll did not show it: it is a draft")
	}
	if above, _, found := strings.Cut(p.dir+"/", "/_posts/"); found {
		p.categories = strings.Split(above, "/")
	}
	f.read(p)
}

// defaults are the fields that the settings of Jekyll give to posts that do not say otherwise.
func (f *folder) defaults(p *post) (entries []content.Entry) {
	list, _ := within(f.settings, "defaults").([]any)
	for _, d := range slices.Backward(list) {
		where, kind := strings.Trim(wordOf(within(d, "scope", "path")), "/"), wordOf(within(d, "scope", "type"))
		if !f.jekyll || where != "" && !strings.HasPrefix(p.path, where+"/") || kind != "" && kind != "posts" && (kind != "drafts" || !p.hidden) {
			continue
		}
		values, _ := within(d, "values").(map[string]any)
		entries = append(entries, entriesOf(values, "")...)
	}
	for i := range entries {
		entries[i].Line = 0
	}
	return entries
}

// styles are the patterns of addresses that have a name in Jekyll.
var styles = map[string]string{
	"date": "/:categories/:year/:month/:day/:title:output_ext", "pretty": "/:categories/:year/:month/:day/:title/",
	"ordinal": "/:categories/:year/:y_day/:title:output_ext", "none": "/:categories/:title:output_ext",
	"weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}

// jekyllAddress is the address that Jekyll gave a post.
func (f *folder) jekyllAddress(p *post) string {
	pattern := cmp.Or(p.asked, f.setting("permalink"), "date")
	pattern = cmp.Or(styles[pattern], pattern)
	if !strings.HasPrefix(pattern, "/") && !strings.Contains(pattern, "://") {
		pattern = "/" + pattern
	}
	date := f.calendar(p)
	year, week := date.ISOWeek()
	title := slugged(cmp.Or(p.slug, p.name), true)
	var categories, slugs []string
	for _, c := range p.categories {
		categories, slugs = append(categories, strings.ToLower(c)), append(slugs, strings.ToLower(slugged(c, false)))
	}
	words := map[string]string{
		":title": title, ":slug": strings.ToLower(slugged(cmp.Or(p.slug, p.name), false)), ":name": title,
		":categories": strings.Join(unique(categories), "/"), ":slugified_categories": strings.Join(unique(slugs), "/"),
		":year": date.Format("2006"), ":month": date.Format("01"), ":day": date.Format("02"), ":output_ext": ".html",
		":short_year": date.Format("06"), ":i_month": date.Format("1"), ":short_month": date.Format("Jan"), ":long_month": date.Format("January"),
		":i_day": date.Format("2"), ":y_day": date.Format("002"), ":short_day": date.Format("Mon"), ":long_day": date.Format("Monday"),
		":hour": date.Format("15"), ":minute": date.Format("04"), ":second": date.Format("05"),
		":week": fmt.Sprintf("%02d", week), ":w_year": fmt.Sprint(year), ":w_day": fmt.Sprint((int(date.Weekday())+6)%7 + 1),
	}
	address := strings.ReplaceAll(pattern, ":title:output_ext", title+".html")
	address = token.ReplaceAllStringFunc(address, func(t string) string {
		word, known := words[t]
		if !known {
			f.remark(p.path, 0, "the part %s of its address is not known, and left out", t)
		}
		return word
	})
	address = manySlashes.ReplaceAllString(address, "/")
	if !strings.HasSuffix(address, "/") && path.Ext(address) == "" {
		address += ".html" // this is the file that Jekyll writes, and what hosts show there
	}
	return address
}

var manySlashes = regexp.MustCompile(`//+`)

// calendar is the day of a post, as its address tells it: in the zone of its site, where the settings name one.
func (f *folder) calendar(p *post) time.Time {
	m, err := content.ParseMoment(p.date)
	if err != nil {
		return f.now
	}
	zone, err := time.LoadLocation(f.setting("timezone"))
	if name := f.setting("timezone"); err != nil || name == "" || name == "Local" || !m.HasTime() {
		day, _ := time.Parse(time.DateOnly, p.date[:len(time.DateOnly)])
		return day
	}
	return m.In(zone)
}

// slugged is a text as Jekyll writes it in an address: with hyphens in the place of what is neither letter nor digit; a
// pretty one keeps some signs more.
func slugged(s string, pretty bool) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r), pretty && strings.ContainsRune("._~!$&'()+,;=@", r):
			b.WriteRune(r)
		case !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// unique are texts without those that came before.
func unique(list []string) (all []string) {
	for _, s := range list {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}
