package render

import (
	"slices"

	"gloss/generator/site"
)

// A claimsView is a page of the list of claims and judgements.
type claimsView struct {
	frame
	Heading text
	Total   string
	Table   string // the address of all of them as a table
	Claims  []claimEntry
	Leaf    *leaf
}

// A claimEntry is a claim or a judgement as the list of all shows it: who says what, what became of it, and the answers.
type claimEntry struct {
	Note      noteLink
	Kind      string // the kind's name in files, for a class
	Claim     *claimView
	Judgement *judgementView
	standing
	Responses []claimLine // the latest
	// ResponsesShown says how many of how many are shown, where it is not all.
	ResponsesShown string
}

// claimResponses is how many answers the list of all claims shows of one.
const claimResponses = 20

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

func (r *renderer) claims(list *site.NoteList) claimsView {
	heading := newText(r.words.Text("claims"), tongue{})
	view := claimsView{
		frame: r.leafFrame(heading.Text, list.Leaf), Heading: heading,
		Total: r.words.Count("claims-count", list.Total), Leaf: r.leaf(list.Leaf),
		Table: href(r.site.At("/claims/claims.csv")),
	}
	view.Feeds = append(view.Feeds, r.section("claims", "/claims/feed.xml"))
	for _, n := range list.Notes {
		view.Claims = append(view.Claims, r.claimEntry(n))
	}
	return view
}

func (r *renderer) claimEntry(n *site.Note) claimEntry {
	entry := claimEntry{Note: r.noteLink(n), Kind: n.Source.Kind.Value, standing: r.standing(n)}
	if n.Repeats == nil { // the answers stand with the claim that is repeated
		latest := n.Responses[max(0, len(n.Responses)-claimResponses):]
		entry.Responses, entry.ResponsesShown = r.claimLines(latest), r.shownLatest(len(latest), len(n.Responses))
	}
	if n.IsClaim() {
		entry.Claim = r.claim(n)
	} else {
		entry.Judgement = r.judgement(n)
	}
	return entry
}

// standing is said of what others can deny or confirm. A denial stands open by its nature.
func (r *renderer) standing(n *site.Note) standing {
	isAnswer := slices.Contains([]string{"denies", "confirms", "declines-to-comment"}, n.Source.Stance.Value)
	if !n.IsClaim() || isAnswer && n.Standing == site.Open {
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
