package site

import (
	"cmp"
	"slices"
	"time"

	"gloss/generator/content"
	"gloss/generator/edtf"
	"gloss/generator/mention"
)

// A Role is an office that a person held.
type Role struct {
	Of     *Entity
	Source *content.Role
	// Ended says that it is over for sure on the site's newest day.
	Ended bool
}

// An Office is what several may have held one after the other: a title, as names are compared, and whose office it is,
// nil where that is not given.
type Office struct {
	Title string
	Of    *Entity
}

// Office is the office of the role.
func (r *Role) Office() Office { return Office{mention.Key(r.Source.Title.Value), r.Of} }

// RolesOn are the roles that the entity held on a day, as far as is known.
func (e *Entity) RolesOn(date time.Time) (held []*Role) {
	if len(e.Roles) == 0 {
		return nil
	}
	day := dayOf(date)
	for i := range e.Roles {
		own := e.Roles[i].Source
		if edtf.Held(own.Since.Date, own.Until.Date, day) == edtf.Yes {
			held = append(held, &e.Roles[i])
		}
	}
	return held
}

// NewestDay is the day of Newest, and whether there is one.
func (s *Site) NewestDay() (day edtf.Day, found bool) {
	if s.Newest.IsZero() {
		return edtf.Day{}, false
	}
	return dayOf(s.Newest.In(s.Zone)).Earliest(), true
}

// orderRoles says which roles have ended, and puts each entity's in their order.
func (l *linker) orderRoles() {
	newest, found := l.site.NewestDay()
	for _, e := range l.site.Entities {
		for i := range e.Roles {
			until := e.Roles[i].Source.Until
			e.Roles[i].Ended = found && !until.IsZero() && until.Latest().Compare(newest) < 0
		}
		slices.SortStableFunc(e.Roles, func(a, b Role) int {
			return cmp.Or(cmp.Compare(a.rank(), b.rank()), edtf.Compare(b.Source.Since.Date, a.Source.Since.Date))
		})
	}
}

func (r *Role) rank() int {
	if r.Ended {
		return 1
	}
	return 0
}
