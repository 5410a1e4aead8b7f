package render

import (
	"strings"
	"time"

	"gloss/generator/content"
	"gloss/generator/language"
	"gloss/generator/site"
)

// A citation is how a page is cited: the parts of a reference, and the same for programs.
type citation struct {
	Authors   []text // the publisher, where no author is given
	Title     text
	Site      text
	Published *date  // of an article
	Version   string // the day of the last change, in words; empty where none is known
	Withdrawn string
	Address   string // whole
	// BibTeX is an entry for BibLaTeX, RIS one for managers of references. BibTeXFile and RISFile are where an article has
	// them as files.
	BibTeX, RIS         string
	BibTeXFile, RISFile string
}

// The files of an article in which its citation stands.
const (
	bibTeXName = "cite.bib"
	risName    = "cite.ris"
)

// citation says how a record's page is cited. A record that is no article has no date of its own.
func (r *renderer) citation(of *site.Record, own *content.Header, published time.Time) *citation {
	settings := r.site.Settings
	view := &citation{
		Authors: r.texts(values(own.Authors), of.Language), Title: newText(of.Title, r.tongue(of.Language)),
		Site:      newText(settings.Title.Value, r.tongue(settings.Language.Value)),
		Withdrawn: r.withdrawn(of), Address: r.site.Absolute(of.Address),
	}
	if publisher := r.text(settings.Publisher.Value, settings.Language.Value); len(view.Authors) == 0 && publisher != nil {
		view.Authors = []text{*publisher}
	}
	if !published.IsZero() {
		view.Published = new(r.moment(published))
		view.BibTeXFile, view.RISFile = href(of.Beside(bibTeXName)), href(of.Beside(risName))
	}
	version := ""
	if changed := of.LastChange(published); !changed.IsZero() {
		day := r.moment(changed)
		version, view.Version = day.Machine, r.words.Format("cite-version", language.Args{"Date": day.Text})
	}
	view.BibTeX, view.RIS = view.bibTeX(of.ID, version), r.ris(view, version, of.Language)
	return view
}

// bibTeX is an entry of the type that BibLaTeX has for web pages. What is in double braces is printed as it stands:
// names are not taken apart, titles keep their capitals.
func (c *citation) bibTeX(key, version string) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	var authors []string
	for _, a := range c.Authors {
		authors = append(authors, "{"+bibTeXText(a.Text)+"}")
	}
	if version != "" {
		key += "-" + version
	}
	b.WriteString("@online{" + key)
	field("author", strings.Join(authors, " and "))
	field("title", "{"+bibTeXText(c.Title.Text)+"}")
	field("organization", "{"+bibTeXText(c.Site.Text)+"}")
	field("date", c.Published.machine())
	field("version", version)
	field("url", c.Address) // taken as it stands
	field("note", bibTeXText(c.Withdrawn))
	b.WriteString("\n}\n")
	return b.String()
}

// bibTeXSigns are the characters that mean something to BibTeX or TeX. Braces are counted even behind a backslash.
var bibTeXSigns = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "~", `\textasciitilde{}`,
	"^", `\textasciicircum{}`, "%", `\%`, "&", `\&`, "_", `\_`, "$", `\$`, "#", `\#`,
)

func bibTeXText(s string) string { return bibTeXSigns.Replace(oneLine(s)) }

// ris is a record of a web page in the format of Research Information Systems: lines of a tag and a value.
func (r *renderer) ris(c *citation, version, tag string) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			b.WriteString(name + "  - " + oneLine(value) + "\n")
		}
	}
	field("TY", "ELEC")
	for _, a := range c.Authors {
		field("AU", a.Text)
	}
	field("TI", c.Title.Text)
	field("T2", c.Site.Text)
	field("PB", r.site.Settings.Publisher.Value)
	if day := c.Published.machine(); day != "" {
		year, _, _ := strings.Cut(day, "-")
		field("PY", year)
		field("DA", strings.ReplaceAll(day, "-", "/"))
	}
	field("ET", version)
	field("N1", c.Version)
	field("N1", c.Withdrawn)
	field("LA", tag)
	field("UR", c.Address)
	b.WriteString("ER  - \n")
	return b.String()
}

// machine is the form of a date for programs; empty for none.
func (d *date) machine() string {
	if d == nil {
		return ""
	}
	return d.Machine
}

// citationFiles are the citation of an article as files beside its page. The lines of RIS end in CR LF.
func (r *renderer) citationFiles(a *site.Article, c *citation) []file {
	return []file{
		{r.site.OutputPath(a.Beside(bibTeXName)), []byte(c.BibTeX)},
		{r.site.OutputPath(a.Beside(risName)), []byte(strings.ReplaceAll(c.RIS, "\n", "\r\n"))},
	}
}
