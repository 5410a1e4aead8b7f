package render

import (
	"slices"

	"gloss/generator/language"
	"gloss/generator/site"
)

// A claimsView is a page of claims and judgements: of all, or of those of one speaker or subject.
type claimsView struct {
	frame
	Heading text
	// Entity is the speaker or the subject, nil for the claims of all and of those who have no page.
	Entity    *link
	Ways      []menuItem // the ways to order the claims
	Total     string
	Table     string // the address of all of them as a table
	Exchanges []exchange
	Leaf      *leaf
}

// A ledgersView is a page of the list of all who make claims, or of all that claims are about.
type ledgersView struct {
	frame
	Heading text
	Ways    []menuItem
	Ledgers []ledger
	// Others leads to the claims of those who have no page, on the last page of the list of speakers.
	Others *ledger
	Leaf   *leaf
}

// A ledger leads to the claims of one speaker or subject. Count says how many there are.
type ledger struct {
	Name  link
	Count string
}

// An exchange is a claim beside those that answer it, or a judgement.
type exchange struct {
	claimEntry
	Answers []claimEntry // the latest
	// AnswersShown says how many of how many are shown, where it is not all.
	AnswersShown string
}

// A claimEntry is a claim or a judgement as a ledger shows it: who says what, on what ground, and what became of it.
type claimEntry struct {
	Note      noteLink
	Kind      string // the kind's name in files, for a class
	Claim     *claimView
	Judgement *judgementView
	Source    *sourceView
	// FromArticle says that the source is the article's first, for want of one of the claim's own.
	FromArticle bool
	standing
	Places []noteLink // where it is said again, the latest
	// PlacesShown says how many of how many are shown, where it is not all.
	PlacesShown string
}

// A step is an answer to a claim, or the withdrawal of one: what the claim was from then on.
type step struct {
	standing
	Answer noteLink
	Source *sourceView
	// FromArticle says that the source is the article's first, for want of one of the answer's own.
	FromArticle bool
}

// claimAnswers is how many answers to a claim are shown, and places where it is said again: the latest.
const claimAnswers = 20

func latest[T any](list []T) []T { return list[max(0, len(list)-claimAnswers):] }

// A claimLine is a claim or a judgement on one line.
type claimLine struct {
	noteLink
	standing
}

// A standing is what has become of a claim: its word, and its name for a class. Both are empty where there is nothing to say.
type standing struct {
	Standing, StandingWord string
}

// A questionsView is a page of the list of questions.
type questionsView struct {
	frame
	Heading   text
	Total     string
	Questions []questionEntry
	Leaf      *leaf
}

// A questionEntry is a question and its answer, if there is one.
type questionEntry struct {
	noteLink
	Answer *answer
}

// A changesView is a page of a list of changes: all of them, or the corrections.
type changesView struct {
	frame
	Heading text
	Events  []event
	Leaf    *leaf
}

// An event is something that changed, named by Kind, on the page of the record it leads to.
type event struct {
	Kind   string
	Date   date
	Record link
	Text   *text
}

func (r *renderer) claims(list *site.ExchangeList) claimsView {
	view := claimsView{
		Heading: newText(r.words.Text("claims"), tongue{}), Total: r.words.Count("claims-count", list.Total), Leaf: r.leaf(list.Leaf),
		Exchanges: each(list.Exchanges, r.exchange),
	}
	ways, crumbs := r.claimWays(), []link{r.section("claims", "/claims/")}
	switch list.Side {
	case site.Anyone:
		crumbs = nil
		view.Ways, view.Table = choice(ways[0], ways[1:], ways[0]), href(r.site.At("/claims/claims.csv"))
	case site.Speaker:
		view.Heading, crumbs = r.headed("claims-by-name", list.Entity), append(crumbs, ways[1])
	case site.Subject:
		view.Heading, crumbs = r.headed("claims-about-name", list.Entity), append(crumbs, ways[2])
	case site.Others:
		view.Heading, crumbs = newText(r.words.Text("claims-by-others"), tongue{}), append(crumbs, ways[1])
	}
	view.frame = r.leafFrame(view.Heading.Text, list.Leaf, crumbs...)
	if list.Entity != nil {
		view.Entity = new(r.record(&list.Entity.Record))
	}
	if list.Side == site.Anyone {
		view.Feeds = append(view.Feeds, r.section("claims", "/claims/feed.xml"))
	}
	return view
}

// headed is a heading that holds the name of an entity.
func (r *renderer) headed(word string, e *site.Entity) text {
	return newText(r.words.Format(word, language.Args{"Name": e.Title}), tongue{})
}

// claimWays lead to all claims, to their speakers and to their subjects.
func (r *renderer) claimWays() []link {
	return []link{r.section("claims-all", "/claims/"), r.section("claims-speakers", "/claims/by/"), r.section("claims-subjects", "/claims/about/")}
}

func (r *renderer) ledgers(list *site.LedgerList) ledgersView {
	word, ways, at := "claims-speakers", r.claimWays(), 1
	if list.Side == site.Subject {
		word, at = "claims-subjects", 2
	}
	heading := newText(r.words.Text(word), tongue{})
	view := ledgersView{
		frame: r.leafFrame(heading.Text, list.Leaf, r.section("claims", "/claims/")), Heading: heading,
		Ways: choice(ways[0], ways[1:], ways[at]), Leaf: r.leaf(list.Leaf),
	}
	for _, l := range list.Ledgers {
		view.Ledgers = append(view.Ledgers, r.ledger(newLink(l.Entity.Title, href(l.Address), r.tongue(l.Entity.Language)), l))
	}
	if others := r.site.Lists.Others; list.Side == site.Speaker && list.Number == list.Of && len(others.Notes) > 0 {
		view.Others = new(r.ledger(newLink(r.words.Text("claims-by-others"), href(others.Address), tongue{}), others))
	}
	return view
}

func (r *renderer) ledger(name link, l site.Ledger) ledger {
	return ledger{name, r.words.Count("claims-count", len(l.Notes))}
}

func (r *renderer) exchange(e site.Exchange) exchange {
	answers := latest(e.Answers)
	return exchange{r.claimEntry(e.Claim), each(answers, r.claimEntry), r.shownLatest(len(answers), len(e.Answers))}
}

func (r *renderer) claimEntry(n *site.Note) claimEntry {
	places := latest(n.Repetitions)
	entry := claimEntry{
		Note: r.noteLink(n), Kind: n.Source.Kind.Value, standing: r.standing(n),
		Places: r.noteLinks(places), PlacesShown: r.shownLatest(len(places), len(n.Repetitions)),
	}
	entry.Source, entry.FromArticle = r.noteSource(n)
	if n.IsClaim() {
		entry.Claim = r.claim(n)
	} else {
		entry.Judgement = r.judgement(n)
	}
	return entry
}

// steps are the latest of what has become of a claim, in order of time.
func (r *renderer) steps(n *site.Note) (steps []step) {
	for _, own := range latest(n.Course) {
		view := step{standing: r.stepStanding(own), Answer: r.noteLink(own.Answer)}
		view.Source, view.FromArticle = r.noteSource(own.Answer)
		steps = append(steps, view)
	}
	return steps
}

func (r *renderer) stepStanding(own site.Step) standing {
	switch stance := own.Answer.Source.Stance.Value; {
	case own.Decides:
		return standing{own.Standing.String(), r.words.Text("standing-" + own.Standing.String())}
	case stance == "declines-to-comment":
		return standing{stance, r.words.Text("standing-declined")}
	}
	return standing{"answered", r.words.Text("standing-answered")}
}

// standing is said of what others can deny or confirm. A denial stands open by its nature, and of a withdrawal nothing
// but that would be said.
func (r *renderer) standing(n *site.Note) standing {
	stance := n.Source.Stance.Value
	isAnswer := slices.Contains([]string{"denies", "confirms", "declines-to-comment"}, stance)
	if !n.IsClaim() || isAnswer && n.Standing == site.Open || stance == "withdraws" {
		return standing{}
	}
	return standing{n.Standing.String(), r.words.Text("standing-" + n.Standing.String())}
}

func (r *renderer) claimLine(n *site.Note) claimLine { return claimLine{r.noteLink(n), r.standing(n)} }

func (r *renderer) claimLines(notes []*site.Note) (lines []claimLine) {
	for _, n := range notes {
		lines = append(lines, r.claimLine(n))
	}
	return lines
}

func (r *renderer) questions(list *site.NoteList) questionsView {
	heading := newText(r.words.Text("questions"), tongue{})
	view := questionsView{
		frame: r.leafFrame(heading.Text, list.Leaf), Heading: heading,
		Total: r.words.Count("questions-count", list.Total), Leaf: r.leaf(list.Leaf),
	}
	view.Feeds = append(view.Feeds, r.section("questions", "/questions/feed.xml"))
	for _, n := range list.Notes {
		view.Questions = append(view.Questions, questionEntry{r.noteLink(n), r.question(n).Answer})
	}
	return view
}

// changes is a page of a list of changes: its word, and its folder.
func (r *renderer) changes(word, folder string, list *site.EventList) changesView {
	heading := newText(r.words.Text(word), tongue{})
	view := changesView{frame: r.leafFrame(heading.Text, list.Leaf), Heading: heading, Leaf: r.leaf(list.Leaf)}
	view.Feeds = append(view.Feeds, r.section(word, "/"+folder+"/feed.xml"))
	for _, e := range list.Events {
		view.Events = append(view.Events, r.event(e))
	}
	return view
}

func (r *renderer) event(e site.Event) event {
	view := event{
		Kind: r.words.Text(string(e.Kind)), Date: r.moment(e.Date), Record: r.record(e.Record), Text: r.text(e.Text, e.Record.Language),
	}
	if e.Note != nil {
		view.Record, view.Text = r.noteLink(e.Note).link, r.text(e.Text, e.Note.Language)
	}
	return view
}
