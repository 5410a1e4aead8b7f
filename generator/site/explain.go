package site

import (
	"fmt"
	"slices"
	"strings"

	"gloss/generator/diag"
	"gloss/generator/mention"
)

// An Explanation says in words why a name means whom it does, or nobody, and what became of it; what to write to change
// that; and the places that decided.
type Explanation struct {
	Why, Change string
	Notes       []diag.Note
}

// Explain explains a name of the text.
func (t *NamedText) Explain(n *Name) Explanation {
	g := doubtful{verdict: n.verdict, text: n.Text, inHead: t.InHead, at: n.At}
	inArticle := t.Article != nil
	switch {
	case n.Status == Suppressed:
		return t.explainSuppressed(n, &g)
	case g.doubt != noDoubt:
		why := append([]string{g.reason()}, t.whyNoLink(n)...)
		return Explanation{strings.Join(why, "; "), g.remedy(inArticle), g.problem(inArticle).Notes}
	case n.Entity == nil:
		return Explanation{"it may be " + g.who() + ", and stands in a link, where nothing decides", "let the link lead to the one who is meant", nil}
	}
	why := append([]string{t.whyMeant(n)}, t.whyNoLink(n)...)
	return Explanation{strings.Join(why, "; "), t.remedy(n), t.overrideNotes(n)}
}

// explainSuppressed says why a name that is an entity's means nobody.
func (t *NamedText) explainSuppressed(n *Name, g *doubtful) Explanation {
	if t.overrideOf(n) != nil {
		return Explanation{"the article's “names” say that it means nobody", "delete that line if it means somebody", t.overrideNotes(n)}
	}
	return Explanation{
		"the aliases of " + g.who() + " that are written so have a “since” or “until”, and the article's date lies outside",
		"if it is meant, change these dates, or write " + listOr(g.choices("[[%[1]s|%[2]s]]")), nil,
	}
}

// whyMeant says what decided whom a name means.
func (t *NamedText) whyMeant(n *Name) string {
	id := n.Entity.ID
	switch n.Rule {
	case Full:
		return "it is a name of " + id + " as written in its record"
	case Variant:
		return "it is a name of " + id + " in another case, with another hyphen or in capitals"
	case Short:
		return "it is a family name of " + id + ", whom the text names in full before"
	case Metonym:
		return "it is a place that stands for " + id
	case Adjective:
		return "it is an adjective that belongs to " + id
	case Wiki:
		return "a link in the text leads to " + id
	case Override:
		return "the article's “names” say that it means " + id
	case About:
		return "of those who may be meant, " + t.who(n) + ", only " + id + " stands in “about”"
	case Introduced:
		return "of those who may be meant, " + t.who(n) + ", only " + id + " is named before by a name of its own"
	case Prefer:
		return "names.prefer in site.md takes " + id + " of those who may be meant, " + t.who(n)
	}
	return "it means " + id
}

func (t *NamedText) who(n *Name) string {
	g := doubtful{verdict: n.verdict}
	return g.who()
}

// whyNoLink says why a name that means somebody is no link, if it is none.
func (t *NamedText) whyNoLink(n *Name) []string {
	switch {
	case n.Entity == nil || n.Status == Linked:
		return nil
	case n.Status == Counted:
		return []string{"adjectives are no links"}
	case t.InHead:
		return []string{"titles and summaries hold no links"}
	case n.Status == Zone && n.Entity == t.self:
		return []string{"this is the page of " + n.Entity.ID + " itself, so it is no link"}
	case n.Status == Zone:
		return []string{"it stands in a heading, in code, in another link, or where other markup begins or ends within it, so it is no link"}
	}
	switch mode := t.l.policy(nil).mode; mode {
	case "none":
		return []string{"link-names in site.md is none, so it is no link"}
	case "first":
		return []string{n.Entity.ID + " is linked before in this text, so it is no link"}
	}
	return []string{n.Entity.ID + " is linked before in this section, so it is no link"}
}

// remedy says what to write where a name is to mean somebody else or nobody, or is to be a link.
func (t *NamedText) remedy(n *Name) string {
	nobody := fmt.Sprintf("in names.ignore of site.md %s", n.Text)
	somebody := ""
	if !t.InHead {
		somebody = fmt.Sprintf("[[ID|%s]], or for nobody ", n.Text)
	}
	if t.Article != nil {
		nobody = fmt.Sprintf("in the article's front matter names: {%s: false}", n.Text)
		if t.InHead {
			nobody = fmt.Sprintf("in the article's front matter names: {%s: ID}, or false for nobody", n.Text)
		}
	}
	switch {
	case n.Rule == Wiki:
		return "change that link if somebody else is meant"
	case n.Rule == Override:
		return "change that line if somebody else is meant"
	case n.Status == Repeat && !t.InHead:
		return fmt.Sprintf("to link it write [[%s|%s]]; if somebody else is meant, write %s%s", n.Entity.ID, n.Text, somebody, nobody)
	}
	return "if somebody else is meant, write " + somebody + nobody
}

// overrideOf is what the article says of a name, by the name as it stands there or as one of its candidates bears it.
func (t *NamedText) overrideOf(n *Name) *override {
	if t.Article == nil {
		return nil
	}
	for i := range t.Article.overrides {
		own := &t.Article.overrides[i]
		name := own.choice.Name.Value
		if mention.Key(name) == mention.Key(n.Text) || own.entity == n.Entity && slices.ContainsFunc(n.Candidates, func(e *Entity) bool { return t.bears(e, name) }) {
			return own
		}
	}
	return nil
}

// bears reports whether a text is a name of an entity.
func (t *NamedText) bears(e *Entity, name string) bool {
	key := mention.Key(name)
	return slices.ContainsFunc(t.l.names.names, func(d declared) bool { return d.entity == e && d.key == key })
}

// overrideNotes are where the article says what a name means, if that decided.
func (t *NamedText) overrideNotes(n *Name) []diag.Note {
	if n.Rule != Override && n.Status != Suppressed {
		return nil
	}
	if own := t.overrideOf(n); own != nil {
		return []diag.Note{{At: own.choice.Name.At, Message: "it is said here"}}
	}
	return nil
}
