package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/edtf"
	"gloss/generator/site"
)

// schemaTypes are the types of the built-in kinds of entity.
var schemaTypes = map[string]string{
	"person":       "Person",
	"organisation": "Organization",
	"country":      "Country",
	"place":        "Place",
	"event":        "Event",
	// Legislation is “a legal document …, enforceable or not”, after the European Legislation Identifier, which
	// identifies treaties too.
	"agreement": "Legislation",
	// Product is what is offered, and read as an offer without a price. There is no type for weapons.
	"weapon": "Thing",
	// DefinedTerm is “a word, name, acronym or phrase with a formal definition”.
	"concept": "DefinedTerm",
}

// A schemaEntity is an entity. Below the line stands what only some types have.
type schemaEntity struct {
	Type          string       `json:"@type"`
	ID            string       `json:"@id"`
	Page          string       `json:"mainEntityOfPage"`
	Name          string       `json:"name"`
	AlternateName []any        `json:"alternateName,omitempty"` // texts, and schemaTexts
	Description   string       `json:"description,omitempty"`
	SameAs        []string     `json:"sameAs,omitempty"`
	Image         *schemaImage `json:"image,omitempty"`

	FamilyName       string        `json:"familyName,omitempty"`
	Affiliation      []schemaRole  `json:"affiliation,omitempty"`
	Occupation       []schemaRole  `json:"hasOccupation,omitempty"`
	Parent           *schemaRef    `json:"parentOrganization,omitempty"`
	ContainedInPlace *schemaRef    `json:"containedInPlace,omitempty"`
	Geo              *schemaGeo    `json:"geo,omitempty"`
	StartDate        string        `json:"startDate,omitempty"`
	EndDate          string        `json:"endDate,omitempty"`
	Location         []schemaPlace `json:"location,omitempty"`
	SuperEvent       *schemaRef    `json:"superEvent,omitempty"`
	IsPartOf         *schemaRef    `json:"isPartOf,omitempty"`
}

// A schemaText is a text in a language that is not the page's (JSON-LD 1.1, section 4.2.4).
type schemaText struct {
	Value    string `json:"@value"`
	Language string `json:"@language"`
}

type schemaImage struct {
	Type       string `json:"@type"`
	ContentURL string `json:"contentUrl"`
	Caption    string `json:"caption,omitempty"`
	Credit     string `json:"creditText,omitempty"`
}

type schemaGeo struct {
	Type      string  `json:"@type"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

type schemaPlace struct {
	schemaRef
	Geo *schemaGeo `json:"geo,omitempty"`
}

// A schemaRole is an office held for a time. It stands in the place of the value that it is about, and holds that once
// more under the same key (schema.org/Role); so an office of the past is not told as one of today.
type schemaRole struct {
	Type        string            `json:"@type"`
	RoleName    string            `json:"roleName,omitempty"`
	Affiliation *schemaRef        `json:"affiliation,omitempty"`
	Occupation  *schemaOccupation `json:"hasOccupation,omitempty"`
	StartDate   string            `json:"startDate,omitempty"`
	EndDate     string            `json:"endDate,omitempty"`
}

type schemaOccupation struct {
	Type     string     `json:"@type"`
	Name     string     `json:"name"`
	Location *schemaRef `json:"occupationLocation,omitempty"`
}

// entitySchema is what the page of an entity says. Of one that was withdrawn it says nothing.
func (r *renderer) entitySchema(e *site.Entity, f frame) template.JS {
	if e.Withdrawn != nil {
		return r.schema(f)
	}
	address := r.site.Absolute(e.Address)
	view := schemaEntity{
		Type: r.schemaType(e), ID: address, Page: address, Name: e.Title, AlternateName: r.schemaNames(e),
		Description: e.Source.Summary.Value, SameAs: each(e.Source.SameAs, func(u content.URL) string { return u.Value }),
		Image: r.schemaImage(e),
	}
	switch view.Type {
	case "Person":
		view.FamilyName = e.Source.FamilyName.Value
		view.Affiliation, view.Occupation = r.schemaRoles(e)
	case "Organization":
		view.Parent = r.schemaWhole(e, "Organization")
		view.Location = schemaSpot(e)
	case "Country", "Place":
		view.ContainedInPlace = r.schemaWhole(e, "Country", "Place")
		view.Geo = schemaPoint(e)
	case "Event":
		view.StartDate, view.EndDate = eventDays(e.Dates)
		view.Location = append(r.schemaPlaces(e.Dates), schemaSpot(e)...)
		view.SuperEvent = r.schemaWhole(e, "Event")
	case "Legislation":
		view.IsPartOf = r.schemaWhole(e, "Legislation")
	}
	return r.schema(f, view)
}

// schemaType is the type of an entity, by its kind or by the one that its kind is like.
func (r *renderer) schemaType(e *site.Entity) string {
	kind := e.Source.Kind.Value
	for _, own := range r.site.Settings.Kinds {
		if own.ID.Value == kind {
			kind = own.Like.Value
			break
		}
	}
	return cmp.Or(schemaTypes[kind], "Thing")
}

// schemaNames are the further names of an entity, those in other languages with their language.
func (r *renderer) schemaNames(e *site.Entity) (names []any) {
	add := func(name text) {
		if name.Lang == "" {
			names = append(names, name.Text)
			return
		}
		names = append(names, schemaText{name.Text, name.Lang})
	}
	for _, name := range r.aliases(e) {
		add(name)
	}
	for _, name := range r.nativeNames(e) {
		add(name.text)
	}
	return names
}

func (r *renderer) schemaImage(e *site.Entity) *schemaImage {
	view := r.image(e)
	if view == nil {
		return nil
	}
	return &schemaImage{"ImageObject", r.site.Origin + view.Src, view.Caption, view.Credit}
}

// schemaRoles are the offices of a person. One in an organisation is an affiliation to it, any other an occupation.
func (r *renderer) schemaRoles(e *site.Entity) (affiliations, occupations []schemaRole) {
	for _, own := range e.Roles {
		role := schemaRole{Type: "Role", StartDate: machine(own.Source.Since.Date), EndDate: machine(own.Source.Until.Date)}
		of := ""
		if own.Of != nil {
			of = r.schemaType(own.Of)
		}
		if of == "Organization" {
			role.Type, role.RoleName, role.Affiliation = "OrganizationRole", own.Source.Title.Value, new(r.schemaRef(&own.Of.Record))
			affiliations = append(affiliations, role)
			continue
		}
		role.Occupation = &schemaOccupation{Type: "Occupation", Name: own.Source.Title.Value}
		if of == "Country" {
			role.Occupation.Location = new(r.schemaRef(&own.Of.Record))
		}
		occupations = append(occupations, role)
	}
	return affiliations, occupations
}

// schemaWhole is what the entity is a part of, if that is of one of the types.
func (r *renderer) schemaWhole(e *site.Entity, types ...string) *schemaRef {
	if e.PartOf == nil || !slices.Contains(types, r.schemaType(e.PartOf)) {
		return nil
	}
	return new(r.schemaRef(&e.PartOf.Record))
}

func schemaPoint(e *site.Entity) *schemaGeo {
	l := e.Source.Location
	if l == nil {
		return nil
	}
	return &schemaGeo{"GeoCoordinates", l.Lat.Value, l.Lon.Value}
}

// schemaSpot is the point on the globe at which an organisation is, or an event was, as a place.
func schemaSpot(e *site.Entity) []schemaPlace {
	geo := schemaPoint(e)
	if geo == nil {
		return nil
	}
	return []schemaPlace{{schemaRef{Type: "Place"}, geo}}
}

// schemaPlaces are the places of dates, each once.
func (r *renderer) schemaPlaces(dates []site.Occasion) (places []schemaPlace) {
	for _, d := range dates {
		for _, p := range d.Places {
			place := schemaPlace{schemaRef: r.schemaRef(&p.Record)}
			if slices.Contains([]string{"Country", "Place"}, r.schemaType(p)) && !slices.Contains(places, place) {
				places = append(places, place)
			}
		}
	}
	return places
}

// eventDays are the first and the last day of an event. One that is not exact is empty, as is the last where it is the
// first.
func eventDays(dates []site.Occasion) (start, end string) {
	dates = slices.DeleteFunc(slices.Clone(dates), func(d site.Occasion) bool { return d.Date.IsZero() })
	if len(dates) == 0 {
		return "", ""
	}
	last := slices.MaxFunc(dates, func(a, b site.Occasion) int { return a.Date.Latest().Compare(b.Date.Latest()) })
	from, _ := ends(dates[0].Date)
	_, to := ends(last.Date)
	start, end = machine(from), machine(to)
	if end == start {
		end = ""
	}
	return start, end
}

// ends are the two dates of an interval, absent where one is open or unknown. Any other date is both.
func ends(d edtf.Date) (start, end edtf.Date) {
	first, last, interval := strings.Cut(d.String(), "/")
	if !interval {
		return d, d
	}
	start, _ = edtf.Parse(first)
	end, _ = edtf.Parse(last)
	return start, end
}
