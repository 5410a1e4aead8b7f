package render

import (
	"cmp"
	"strings"

	"gloss/generator/content"
	"gloss/generator/language"
	"gloss/generator/site"
	"gloss/generator/source"
)

// A noteView is an annotation. Of Claim, Question and Judgement the one is given that it is, if any.
type noteView struct {
	ID       string // the element's
	Kind     string // the kind's name in files, for a class
	KindWord string
	// Number tells a note that stands in the text from the others there; it and Passage, which leads back to the
	// passage, are empty for other notes.
	Number, Passage string
	// Topic tells a note that has no number from others: its title, or what it says.
	Topic string
	// Edited says that the passage is not letter for letter as it was quoted.
	Edited bool
	Title  *text
	Date   *date
	// Quotation is the passage that the note was written for, given where the text does not hold it any more.
	Quotation *body
	// Around is the page's own language, for a note in a text in another one.
	Around    tongue
	Body      *body
	Claim     *claimView
	Question  *questionView
	Judgement *judgementView
	Source    *sourceView
	// FromArticle says that the source is the article's first, for want of one of the note's own.
	FromArticle bool
	About       []link
	// Extra are the site's own fields, as written.
	Extra content.Extra
}

// A claimView is who says what.
type claimView struct {
	By         []party
	As         *text
	Via        []party
	Stance     string // the words between the speaker and the statement
	That       text
	StanceName string // the stance's name in files, for a class
	Words      *text
	// Translated says whose translation the words are, where the original is given too.
	Translated string
	Original   *original
	Said       date
	ByArticle  bool // the date is the article's, for want of one
	RespondsTo []noteLink
	Repeats    *noteLink
	Steps      []step // the latest of what has become of it
	// StepsShown says how many of how many are shown, where it is not all.
	StepsShown string
}

// An original is a claim's wording in its own language, whose name is Language.
type original struct {
	text
	Language string
	Source   *sourceView
}

// A party is a name, and whom it belongs to. A Name without address has no page. Joint stands between it and the party
// before it.
type party struct {
	Joint string
	Name  link
	Of    *link
}

// A questionView is a question's answer, if there is one.
type questionView struct {
	Answer *answer
}

type answer struct {
	change
	Source *sourceView
}

// A judgementView is a judgement of the desk.
type judgementView struct {
	That       text
	Likelihood string
	// Range is what the likelihood means in per cent, From and Width the place of its bar between 0 and 100.
	Range       string
	From, Width int
	Yardstick   string
	Confidence  string
	Until       *date
	Outcome     *outcome
}

type outcome struct {
	Date   date
	Was    string
	Source *sourceView
}

// A noteLink leads to a note. Its text is the note's title, or else what it says; its date is the note's, of a claim
// the day it was made.
type noteLink struct {
	link
	KindWord  string
	Date      date
	ByArticle bool // the date of a claim is the article's, for want of one
	Article   link
	// Withdrawn is the word that marks an article that was, empty for others.
	Withdrawn string
}

func (r *renderer) note(n *site.Note) noteView {
	own := n.Source
	view := noteView{
		ID: "note-" + n.ID, Kind: own.Kind.Value, KindWord: r.words.Text("note-" + own.Kind.Value),
		Edited: n.IsEdited(), Title: r.text(own.Title.Value, n.Language),
		Quotation: r.body(n.Quotation, n.Article.Language), Body: r.body(n.Prose, n.Language),
		About: r.entities(n.About), Extra: own.Extra,
	}
	if !own.Date.IsZero() {
		view.Date = new(r.moment(n.Day(r.site.Zone)))
	}
	view.Source, view.FromArticle = r.noteSource(n)
	switch own.Kind.Value {
	case "claim":
		view.Claim = r.claim(n)
	case "question":
		view.Question = r.question(n)
	case "judgement":
		view.Judgement = r.judgement(n)
	}
	return view
}

// noteSource is the source of a note; a claim without one has the first source of its article.
func (r *renderer) noteSource(n *site.Note) (source *sourceView, fromArticle bool) {
	if source = r.source(n.Source.Source); source != nil || !n.IsClaim() || len(n.Article.Source.Sources) == 0 {
		return source, false
	}
	return r.source(n.Article.Source.Sources[0]), true
}

func (r *renderer) claim(n *site.Note) *claimView {
	own := n.Source
	view := &claimView{
		By: r.parties(n.By, n.LanguageOf(partiesAt(own.By))), As: r.text(own.As.Value, n.LanguageOf(own.As.At)), Via: r.parties(n.Via, n.LanguageOf(partiesAt(own.Via))),
		Stance: r.stance(n), StanceName: own.Stance.Value,
		That:  newText(sentence(own.That.Value), r.tongue(n.LanguageOf(own.That.At))),
		Words: r.text(own.Words.Value, n.LanguageOf(own.Words.At)), Original: r.original(own.Original),
		RespondsTo: r.noteLinks(n.RespondsTo), Steps: r.steps(n), StepsShown: r.shownLatest(len(latest(n.Course)), len(n.Course)),
	}
	view.Said, view.ByArticle = r.said(n)
	if source, _ := r.noteSource(n); source != nil && view.Words != nil && view.Original != nil {
		view.Translated = r.words.Format("translated-by", language.Args{"Name": cmp.Or(source.Author, source.Name)})
	}
	if n.Repeats != nil {
		view.Repeats = new(r.noteLink(n.Repeats))
	}
	return view
}

// said is the day a claim was made, or else that of its article.
func (r *renderer) said(n *site.Note) (day date, byArticle bool) {
	return r.when(n.Said()), n.Source.Said.IsZero()
}

func (r *renderer) original(o *content.Original) *original {
	if o == nil {
		return nil
	}
	return &original{newText(o.Text.Value, r.tongue(o.Language.Value)), r.words.Name(o.Language.Value), r.source(o.Source)}
}

func (r *renderer) parties(list []site.Party, tag string) []party {
	var parties []party
	for i, p := range list {
		view := r.party(p, tag)
		view.Joint = r.joint(i, len(list))
		parties = append(parties, view)
	}
	return parties
}

// partiesAt is where a list of parties is written, nowhere for none.
func partiesAt(list []content.Party) source.Span {
	if len(list) == 0 {
		return source.Span{}
	}
	return list[0].At
}

// joint is what stands before the i-th of n names in a sentence.
func (r *renderer) joint(i, n int) string {
	switch {
	case i == 0:
		return ""
	case i == n-1:
		return r.words.Text("joint-last")
	}
	return r.words.Text("joint")
}

func (r *renderer) party(p site.Party, tag string) party {
	if p.Entity != nil {
		return party{Name: r.record(&p.Entity.Record)}
	}
	view := party{Name: newLink(p.Text, "", r.tongue(tag))}
	if p.Of != nil {
		view.Of = new(r.record(&p.Of.Record))
	}
	return view
}

func (r *renderer) question(n *site.Note) *questionView {
	own := n.Source.Answered
	if own == nil {
		return &questionView{}
	}
	told := site.Change{Date: own.Date.In(r.site.Zone), Text: own.Text.Value}
	return &questionView{&answer{r.change(told, n.Language), r.source(own.Source)}}
}

func (r *renderer) judgement(n *site.Note) *judgementView {
	own := n.Source
	yardstick := cmp.Or(own.Yardstick.Value, r.site.Settings.Yardstick.Value)
	view := &judgementView{
		That:       newText(sentence(own.That.Value), r.tongue(n.Language)),
		Likelihood: r.likelihood(own),
		Yardstick:  r.words.Text("yardstick-" + yardstick),
	}
	if band, known := content.BandOf(yardstick, own.Likelihood.Value); known {
		view.Range = r.words.Format("per-cent", language.Args{"Range": band.String()})
		view.From, view.Width = band.From, band.To-band.From
	}
	if !own.Confidence.IsZero() {
		view.Confidence = r.words.Text("confidence-" + own.Confidence.Value)
	}
	if !own.Until.IsZero() {
		view.Until = new(r.when(own.Until.Date))
	}
	if o := own.Outcome; o != nil {
		view.Outcome = &outcome{r.when(o.Date.Date), r.words.Text("outcome-" + o.Was.Value), r.source(o.Source)}
	}
	return view
}

func (r *renderer) noteLinks(notes []*site.Note) []noteLink {
	var links []noteLink
	for _, n := range notes {
		links = append(links, r.noteLink(n))
	}
	return links
}

func (r *renderer) noteLink(n *site.Note) noteLink {
	kind, date, byArticle := r.words.Text("note-"+n.Source.Kind.Value), r.moment(n.Day(r.site.Zone)), false
	if n.IsClaim() {
		date, byArticle = r.said(n)
	}
	title, written := r.noteTitle(n)
	return noteLink{
		newLink(title, place(n.Article.Address, "note-"+n.ID), r.tongue(written)),
		kind, date, byArticle, r.record(&n.Article.Record), r.withdrawn(&n.Article.Record),
	}
}

// noteTitle is what a note is called where it is out of its place, and the language of that, "" for the page's own.
func (r *renderer) noteTitle(n *site.Note) (title, written string) {
	statement, quoted := r.statement(n), r.quoted(n)
	switch {
	case n.Source.Title.Value != "":
		return n.Source.Title.Value, n.Language
	case statement != "":
		return statement, n.LanguageOf(n.Source.That.At)
	case quoted != "":
		return quoted, n.Article.Language
	}
	return r.words.Text("note-" + n.Source.Kind.Value), ""
}

// statement is what a claim or a judgement says, on one line, with whose statement it is: out of its place it must not
// read as a fact. It is empty for a note of another kind.
func (r *renderer) statement(n *site.Note) string {
	own := n.Source
	switch own.Kind.Value {
	case "claim":
		var by strings.Builder
		for _, p := range r.parties(n.By, n.LanguageOf(partiesAt(own.By))) {
			by.WriteString(p.Joint + p.Name.Text)
		}
		return r.words.Format("claim-line", language.Args{
			"By": by.String(), "Stance": r.stance(n), "That": sentence(own.That.Value),
		})
	case "judgement":
		return r.words.Format("judgement-line", language.Args{"Likelihood": r.likelihood(own), "That": sentence(own.That.Value)})
	}
	return ""
}

// stance is what joins the speakers of a claim to what they say.
func (r *renderer) stance(n *site.Note) string {
	return r.words.Count("stance-"+n.Source.Stance.Value, max(1, len(n.By)))
}

func (r *renderer) likelihood(a *content.Annotation) string {
	return r.words.Text("likelihood-" + strings.ReplaceAll(a.Likelihood.Value, " ", "-"))
}

// quoted is the passage of a note in quotation marks, on one line.
func (r *renderer) quoted(n *site.Note) string {
	if n.Quoted == "" {
		return ""
	}
	return "“" + n.Quoted + "”"
}
