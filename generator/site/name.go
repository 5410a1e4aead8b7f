package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/edtf"
	"gloss/generator/mention"
	"gloss/generator/source"
)

// A declared name is one that the record of an entity gives it.
type declared struct {
	text, key         string
	entity            *Entity
	kind              mention.Kind
	isPerson, isPlace bool // what the entity is
	at                source.Span
	// since and until bound the time in which the entity was called so.
	since, until edtf.Date
}

// A nameTable is every name of every public entity, and the automaton that finds them.
type nameTable struct {
	finder *mention.Finder
	names  []declared // as the finder numbers them
}

// text is a name as it is declared.
func (t *nameTable) text(number int) string { return t.names[number].text }

// declareNames makes the table of names and reports what is wrong with them. A hidden record takes no part in it, but
// what its own file shows is reported all the same.
func (l *linker) declareNames() {
	d := declaration{l: l, bearers: map[string][]int{}}
	for number, id := range slices.Sorted(maps.Keys(l.entities)) {
		d.entity(l.entities[id], number)
	}
	for _, ignored := range l.site.Settings.Names.Ignore {
		d.add(mention.Name{Text: ignored.Value, Bearer: -1, Kind: mention.Ignored}, declared{kind: mention.Ignored})
	}
	d.reportShared()
	d.reportPreferred()
	l.names = nameTable{mention.NewFinder(d.names), d.declared}
}

// A declaration is the table of names in the making.
type declaration struct {
	l        *linker
	names    []mention.Name
	declared []declared
	// bearers are the numbers of the names by their key.
	bearers map[string][]int
}

func (d *declaration) add(n mention.Name, of declared) {
	if key := mention.Key(n.Text); key != "" {
		of.text, of.key, of.isPerson = n.Text, key, n.Person
		d.bearers[key] = append(d.bearers[key], len(d.names))
		d.names = append(d.names, n)
		d.declared = append(d.declared, of)
	}
}

var aliasKinds = map[string]mention.Kind{
	"": mention.Full, "alias": mention.Full, "short": mention.Short, "metonym": mention.Metonym,
	"acronym": mention.Acronym, "adjective": mention.Adjective, "ignore": mention.Ignored,
}

var nameCases = map[string]mention.Case{"": mention.Smart, "smart": mention.Smart, "exact": mention.Exact, "fold": mention.Fold}

// entity declares the names of one entity.
func (d *declaration) entity(e *Entity, number int) {
	own := e.Source
	person := d.l.site.IsKind(e, "person")
	name := content.Alias{Text: own.Name, Case: own.Case}
	seen := map[string]content.Text{}
	d.alias(e, number, person, &name, seen)
	for i := range own.Aliases {
		d.alias(e, number, person, &own.Aliases[i], seen)
	}
	family := mention.Key(own.FamilyName.Value)
	if _, known := seen[family]; person && family != "" && !known && !isShort(own.FamilyName.Value) && !isOneLetter(family) && e.public {
		d.add(mention.Name{Text: own.FamilyName.Value, Bearer: number, Kind: mention.Short, Person: true},
			declared{entity: e, kind: mention.Short, at: own.FamilyName.At})
	}
}

// alias declares a name with its forms. seen holds the names of the entity so far, by key.
func (d *declaration) alias(e *Entity, number int, person bool, a *content.Alias, seen map[string]content.Text) {
	kind, how := aliasKinds[a.Kind.Value], nameCases[a.Case.Value]
	place := d.l.site.IsKind(e, "place") || d.l.site.IsKind(e, "country")
	for _, form := range append([]content.Text{a.Text}, a.Forms...) {
		key := mention.Key(form.Value)
		if first, known := seen[key]; known || key == "" {
			d.l.repeated(form, first, e)
			continue
		}
		if !d.l.isTidy(form, kind, how, a.At.IsZero()) {
			continue
		}
		seen[key] = form
		if !e.public {
			continue
		}
		d.add(mention.Name{
			Text: form.Value, Bearer: number, Kind: kind, Case: how, Person: person,
			UnlessBefore: values(a.UnlessBefore), UnlessAfter: values(a.UnlessAfter),
		}, declared{entity: e, kind: kind, isPlace: place, at: form.At, since: a.Since.Date, until: a.Until.Date})
	}
}

// IsKind reports whether an entity is of a built-in kind, or of one that the site treats like it.
func (s *Site) IsKind(e *Entity, kind string) bool {
	if e.Source.Kind.Value == kind {
		return true
	}
	return slices.ContainsFunc(s.Settings.Kinds, func(own content.KindRule) bool {
		return own.ID.Value == e.Source.Kind.Value && own.Like.Value == kind
	})
}

func values(texts []content.Text) []string {
	var list []string
	for _, t := range texts {
		list = append(list, t.Value)
	}
	return list
}

func (l *linker) repeated(form, first content.Text, e *Entity) {
	if form.Value == "" {
		return
	}
	l.report(diag.NameUntidy, form.At, "“%s” is a name of “%s” already: delete this line", form.Value, e.Title).Notes = []diag.Note{
		{At: first.At, Message: "it stands here"},
	}
}

// isTidy reports whether a name, of an alias or the entity's own, can be looked for, and says why not.
func (l *linker) isTidy(name content.Text, kind mention.Kind, how mention.Case, ofEntity bool) bool {
	if trimmed := strings.TrimSpace(name.Value); trimmed != name.Value {
		l.report(diag.NameUntidy, name.At, "the name has white space at its ends: write “%s”", trimmed)
	}
	remedy := "give the alias kind: acronym or case: exact if it is to be"
	switch {
	case kind == mention.Short && isOneLetter(mention.Key(name.Value)):
		remedy = "delete this line, and write [[id|…]] where one is meant"
	case kind == mention.Acronym, kind == mention.Short, how == mention.Exact, !isShort(name.Value):
		return true
	case ofEntity:
		remedy = "give the entity case: exact if it is to be"
	}
	l.report(diag.NameTooShort, name.At, "“%s” is so short that other words are written like it, and is not looked for: %s", name.Value, remedy)
	return false
}

// isShort reports whether a name has fewer than three Latin letters or two Han characters, and so turns up by chance.
func isShort(name string) bool {
	latin, han, others := 0, 0, 0
	for _, r := range name {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			others++
		}
	}
	return others == 0 && latin < 3 && han < 2
}

func isOneLetter(key string) bool { return utf8.RuneCountInString(key) == 1 }

// reportShared reports each name that is one of several entities. A metonym beside its place is meant to be; people may
// share a family name; and where site.md says whom the name means by itself, all is said.
func (d *declaration) reportShared() {
	for _, key := range slices.Sorted(maps.Keys(d.bearers)) {
		shared := d.sharers(d.bearers[key])
		if len(shared) < 2 || d.l.isPreferred(key) {
			continue
		}
		slices.SortFunc(shared, func(a, b int) int { return d.declared[a].at.Compare(d.declared[b].at) })
		first := d.declared[shared[0]]
		ids := []string{first.entity.ID}
		var notes []diag.Note
		for _, i := range shared[1:min(len(shared), maxChoices)] {
			ids = append(ids, d.declared[i].entity.ID)
			notes = append(notes, diag.Note{At: d.declared[i].at, Message: "it is declared here too"})
		}
		d.l.report(diag.NameShared, first.at, "“%s” is a name of %s: an article that names it must say in “about” or “names” which is meant, or site.md in names.prefer",
			first.text, strings.Join(ids, " and ")).Notes = notes
	}
}

// reportPreferred reports what site.md says of names that the entity does not bear.
func (d *declaration) reportPreferred() {
	for _, choice := range d.l.site.Settings.Names.Prefer {
		key := mention.Key(choice.Name.Value)
		e := d.l.prefer[key]
		if e == nil || slices.ContainsFunc(d.bearers[key], func(i int) bool { return d.declared[i].entity == e }) {
			continue
		}
		d.l.report(diag.OverrideUnused, choice.Name.At, "“%s” is no name of %s: delete the line, or add the name to its aliases", choice.Name.Value, e.ID)
	}
}

// sharers are those of some equal names that leave it open which entity is meant: one of each entity, at one time.
func (d *declaration) sharers(numbers []int) (list []int) {
	for _, i := range numbers {
		own := d.declared[i]
		if own.entity == nil || own.kind == mention.Short || own.kind == mention.Metonym || own.kind == mention.Ignored {
			continue
		}
		if !slices.ContainsFunc(list, func(j int) bool { return d.declared[j].entity == own.entity }) {
			list = append(list, i)
		}
	}
	return slices.DeleteFunc(list, func(i int) bool {
		return !slices.ContainsFunc(list, func(j int) bool { return i != j && overlap(d.declared[i], d.declared[j]) })
	})
}

// overlap reports whether there may have been a day on which both names were in use.
func overlap(a, b declared) bool {
	before := func(a, b declared) bool {
		return !a.until.IsZero() && !b.since.IsZero() && a.until.Latest().Compare(b.since.Earliest()) < 0
	}
	return !before(a, b) && !before(b, a)
}

// isPreferred reports whether site.md says whom a name means.
func (l *linker) isPreferred(key string) bool { return l.prefer[key] != nil }

// preferences are the entities that site.md prefers for a name, by the name's key.
func (l *linker) preferences() map[string]*Entity {
	prefer := map[string]*Entity{}
	for _, choice := range l.site.Settings.Names.Prefer {
		if e := l.entity(choice.Entity, origin{public: true}); e != nil {
			prefer[mention.Key(choice.Name.Value)] = e
		}
	}
	return prefer
}

// inTime reports whether a name may have been in use on a day; on no day in particular it may.
func (n *declared) inTime(on edtf.Date) bool {
	return on.IsZero() || n.since.IsZero() && n.until.IsZero() || edtf.Held(n.since, n.until, on) != edtf.No
}

// listOr says several things in a row: “a, b or c”.
func listOr(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

func compareID(a, b *Entity) int { return cmp.Compare(a.ID, b.ID) }
