package render

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"time"

	"gloss/generator/content"
	"gloss/generator/language"
	"gloss/generator/site"
)

// How much the page of an entity shows of each list, so that it does not grow with the site.
const (
	entityArticles = 50
	entityNotes    = 50
	entityLinks    = 200 // names in a list
	entityClaims   = 5
	entitySeen     = 12
	entityShared   = 2 // articles that it shares with each of these
)

// An entityView is the page of somebody or something that the texts name.
type entityView struct {
	frame
	record
	Kind        link
	NativeNames []nativeName
	Aliases     []text
	Summary     *text
	Image       *image
	Facts       []fact
	Roles       []role
	Holders     []holder
	Relations   []relation
	Timeline    *timeline
	PartOf      *link
	Parts       []link
	Parties     []link
	PartyTo     []link
	Location    string
	SameAs      []link

	// Namings is the list of the newest articles that name it; Mentioned says how often all do, and Years leads to all of them
	// where not all are shown.
	Namings   template.HTML
	Mentioned string
	Years     []link
	SeenWith  template.HTML
	ClaimsBy  *claimsPart
	ClaimsOn  *claimsPart // those about it
	Articles  []teaser    // those about it
	Notes     []noteLink
	// These say how many of how many are listed, where it is not all.
	ArticlesShown, NotesShown, HoldersShown, RelationsShown, PartsShown, PartyToShown string
	Feed                                                                              link
}

// A claimsPart is the beginning of a ledger. All leads to the whole of it, and is nil where this is the whole.
type claimsPart struct {
	Exchanges []exchange
	All       *link
}

// A nativeName is a name in another language, whose own name is Language.
type nativeName struct {
	text
	Language string
}

type image struct {
	Src, Alt                 string
	Width, Height            int // 0 where the file gives none
	Caption, Credit, Licence string
	tongue
}

type fact struct {
	Label, Text text
	Source      *sourceView
}

type role struct {
	Title  text
	Of     *link
	Period template.HTML
	Source *sourceView
}

// A holder is a person with an office in the entity.
type holder struct {
	Person link
	role
}

// A relation is a sentence. The page's own entity has no address in it.
type relation struct {
	Subject link
	Type    text
	To      party
	Period  template.HTML
	Source  *sourceView
}

func (r *renderer) entityOutput(e *site.Entity) output {
	return r.page("entity", e.Address, func() any { return r.entity(e) })
}

func (r *renderer) entity(e *site.Entity) entityView {
	kind := r.kindLink(e.Source.Kind.Value)
	view := entityView{
		frame:       r.recordFrame(&e.Record, r.description(e.Source.Summary.Value), r.section("entities", "/entities/"), kind),
		record:      r.header(&e.Record, &e.Source.Header, time.Time{}, r.body(e.Prose, e.Language)),
		Kind:        newLink(r.kindWord(e.Source.Kind.Value, false), kind.Href, kind.tongue),
		NativeNames: r.nativeNames(e),
		Aliases:     r.aliases(e),
		Summary:     r.text(e.Source.Summary.Value, e.Language),
		Image:       r.image(e),
		Facts:       r.facts(e),
		Roles:       r.roles(e),
		Holders:     r.holders(e),
		Relations:   r.relations(e),
		Timeline:    r.timeline(e.Timeline, e),
		Parts:       r.entities(e.Parts[:min(len(e.Parts), entityLinks)]),
		Parties:     r.entities(e.Parties),
		PartyTo:     r.entities(e.PartyTo[:min(len(e.PartyTo), entityLinks)]),
		Location:    r.location(e.Source.Location),
		Articles:    r.articleTeasers(e.Articles[:min(len(e.Articles), entityArticles)]),
		Notes:       r.noteLinks(e.Notes[:min(len(e.Notes), entityNotes)]),
		Namings:     r.namings(e, e.Newest),
		Mentioned:   r.mentioned(e),
		Years:       r.mentionYears(e),
		SeenWith:    r.seenWith(e),
		ClaimsBy:    r.claimsPart(e.LedgerBy),
		ClaimsOn:    r.claimsPart(e.LedgerAbout),

		ArticlesShown: r.shown(entityArticles, len(e.Articles)),
		NotesShown:    r.shown(entityNotes, len(e.Notes)),

		HoldersShown: r.shown(entityLinks, len(e.Holders)), RelationsShown: r.shown(entityLinks, len(e.Relations)),
		PartsShown: r.shown(entityLinks, len(e.Parts)), PartyToShown: r.shown(entityLinks, len(e.PartyTo)),
		Feed: newLink(r.words.Text("feed-entity"), href(e.Beside("feed.xml")), tongue{}),
	}
	view.Feeds = append(view.Feeds, newLink(e.Title, view.Feed.Href, r.tongue(e.Language)))
	view.Graph = r.entityGraph(e, view.Graph)
	view.Schema = r.entitySchema(e, view.frame)
	if e.PartOf != nil {
		view.PartOf = new(r.record(&e.PartOf.Record))
	}
	for _, u := range e.Source.SameAs {
		view.SameAs = append(view.SameAs, newLink(bareAddress(u.Value), u.Value, tongue{}))
	}
	return view
}

// claimsPart is the beginning of a ledger, nil of an empty one.
func (r *renderer) claimsPart(l site.Ledger) *claimsPart {
	all := l.Exchanges()
	if len(all) == 0 {
		return nil
	}
	part := &claimsPart{Exchanges: each(all[:min(len(all), entityClaims)], r.exchange)}
	if len(all) > entityClaims {
		part.All = new(newLink(r.words.Count("claims-count", len(l.Notes)), href(l.Address), tongue{}))
	}
	return part
}

func (r *renderer) nativeNames(e *site.Entity) []nativeName {
	var names []nativeName
	for _, n := range e.Source.NativeName {
		names = append(names, nativeName{newText(n.Name.Value, r.tongue(n.Language.Value)), r.words.Name(n.Language.Value)})
	}
	return names
}

// aliases are the further names that a reader may call the entity by; a capital that stands for its government is none.
func (r *renderer) aliases(e *site.Entity) []text {
	var names []text
	for _, a := range e.Source.Aliases {
		if slices.Contains([]string{"", "alias", "short", "acronym"}, a.Kind.Value) {
			names = append(names, newText(a.Text.Value, r.tongue(cmp.Or(a.Language.Value, e.Language))))
		}
	}
	return names
}

func (r *renderer) image(e *site.Entity) *image {
	if e.Image == nil {
		return nil
	}
	own, file := e.Source.Image, r.site.Images[e.Image]
	return &image{
		Width: file.Width, Height: file.Height,
		Src: href(r.site.At("/" + site.MediaPath(e.Image))), Alt: own.Alt.Value, Caption: own.Caption.Value,
		Credit: own.Credit.Value, Licence: own.Licence.Value, tongue: r.tongue(e.Language),
	}
}

func (r *renderer) facts(e *site.Entity) []fact {
	var facts []fact
	for _, f := range e.Source.Facts {
		facts = append(facts, fact{
			newText(f.Label.Value, r.tongue(e.Language)), newText(f.Text.Value, r.tongue(e.Language)), r.source(f.Source),
		})
	}
	return facts
}

func (r *renderer) roles(e *site.Entity) []role {
	var roles []role
	for i := range e.Roles {
		roles = append(roles, r.role(e, &e.Roles[i]))
	}
	return roles
}

func (r *renderer) role(e *site.Entity, own *site.Role) role {
	view := role{
		Title:  newText(own.Source.Title.Value, r.tongue(e.Language)),
		Period: r.period(own.Source.Since, own.Source.Until), Source: r.source(own.Source.Source),
	}
	if own.Of != nil {
		view.Of = new(r.record(&own.Of.Record))
	}
	return view
}

// holders are the people with an office in the entity.
func (r *renderer) holders(e *site.Entity) (holders []holder) {
	for _, h := range e.Holders[:min(len(e.Holders), entityLinks)] {
		holders = append(holders, holder{r.record(&h.Person.Record), r.role(h.Person, h.Role)})
	}
	return holders
}

func (r *renderer) relations(e *site.Entity) (relations []relation) {
	for _, own := range e.Relations[:min(len(e.Relations), entityLinks)] {
		view := relation{
			Subject: r.record(&own.From.Record), Type: newText(own.Type, r.tongue(own.Language)), To: r.party(own.To, own.Language),
			Period: r.period(own.Source.Since, own.Source.Until), Source: r.source(own.Source.Source),
		}
		self := newLink(e.Title, "", r.tongue(e.Language))
		if own.From.Is(e) {
			view.Subject = self
		} else {
			view.To = party{Name: self}
		}
		relations = append(relations, view)
	}
	return relations
}

// location says degrees north or south and east or west, empty for no place.
func (r *renderer) location(l *content.Location) string {
	if l == nil {
		return ""
	}
	degrees := func(positive, negative string, n float64) string {
		id := positive
		if n < 0 {
			id, n = negative, -n
		}
		return r.words.Format(id, language.Args{"Degrees": strconv.FormatFloat(n, 'f', -1, 64)})
	}
	return degrees("latitude-north", "latitude-south", l.Lat.Value) + ", " +
		degrees("longitude-east", "longitude-west", l.Lon.Value)
}

// shown says how many of a list are shown, empty where it is all.
func (r *renderer) shown(most, total int) string {
	if total <= most {
		return ""
	}
	return r.words.Format("shown-of", language.Args{"Shown": r.words.Number(most), "Total": r.words.Number(total)})
}

// shownLatest says how many of a list are shown where it is its end, empty where it is all.
func (r *renderer) shownLatest(shown, total int) string {
	if shown == total {
		return ""
	}
	return r.words.Format("shown-latest", language.Args{"Shown": r.words.Number(shown), "Total": r.words.Number(total)})
}

// kindWord is what entities of a kind are called, one of them or many.
func (r *renderer) kindWord(kind string, many bool) string {
	for _, own := range r.site.Settings.Kinds {
		switch {
		case own.ID.Value == kind && many:
			return own.Many.Value
		case own.ID.Value == kind:
			return own.One.Value
		}
	}
	if many {
		return r.words.Text("kinds-" + kind)
	}
	return r.words.Text("kind-" + kind)
}

// kindLink leads to the list of the entities of a kind.
func (r *renderer) kindLink(kind string) link {
	var t tongue
	if slices.ContainsFunc(r.site.Settings.Kinds, func(own content.KindRule) bool { return own.ID.Value == kind }) {
		t = r.tongue(r.site.Settings.Language.Value)
	}
	return newLink(r.kindWord(kind, true), href(r.site.At("/entities/of/"+kind+"/")), t)
}

// An entityKind is a kind of entity, with the link to the list of its entities. An event is what happens once.
type entityKind struct {
	link
	id    string
	event bool
}

func (r *renderer) newEntityKinds() (kinds []entityKind) {
	for _, kind := range r.site.Settings.EntityKinds() {
		event := kind == "event" || slices.ContainsFunc(r.site.Settings.Kinds, func(own content.KindRule) bool {
			return own.ID.Value == kind && own.Like.Value == "event"
		})
		kinds = append(kinds, entityKind{r.kindLink(kind), kind, event})
	}
	return kinds
}
