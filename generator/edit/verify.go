package edit

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/site"
	"gloss/generator/source"
)

// A now is a site before anything is renamed.
type now struct {
	reader   *content.Reader
	tree     *source.Tree
	options  site.Options
	uses     []site.Use
	problems []diag.Diagnostic
}

// verify reads the files as they would be, and says what would not be as it was: a use that leads elsewhere, a new
// mistake.
func (m *move) verify(r *Renaming, before now) []Remark {
	back := map[string]string{} // from the new paths to the old ones
	records, problems := before.reader.Parse(changed(before.tree, r.Changes, back))
	after, more := site.Uses(records, before.options)
	if left := m.newMistakes(append(problems, more...), before.problems, back); len(left) > 0 {
		return left
	}
	if own := movable(records)[m.to]; own == nil || !m.isKept(r, own) {
		return []Remark{{m.file.Path, m.file.At(0, 0).Position(), "its field “redirects” cannot be written: give the old address there by hand"}}
	}
	was, is := sorted(before.uses, nil), sorted(after, back)
	if len(m.compare(was, is, m.same)) == 0 {
		return nil
	}
	return m.compare(was, is, m.sameForm) // which is sure to find the place
}

// isKept reports whether the record leads its old address to the new one, and none to itself.
func (m *move) isKept(r *Renaming, own *move) bool {
	_, address := m.addresses()
	leads := func(to string) bool {
		return slices.ContainsFunc(own.page.Redirects, func(old content.Text) bool { return old.Value == to })
	}
	return own.page == nil || !leads(address) && (r.Redirect == "" || leads(r.Redirect))
}

// changed is a tree after changes. It takes down from where each file came.
func changed(tree *source.Tree, changes []Change, back map[string]string) *source.Tree {
	byPath := map[string]Change{}
	for _, c := range changes {
		byPath[c.Path] = c
	}
	next := &source.Tree{}
	for _, f := range tree.Files {
		if c, isChanged := byPath[f.Path]; isChanged {
			to := cmp.Or(c.To, c.Path)
			back[to] = c.Path
			f = source.New(to, c.New)
		}
		next.Files = append(next.Files, f)
	}
	slices.SortFunc(next.Files, func(a, b *source.File) int { return cmp.Compare(a.Path, b.Path) })
	return next
}

// newMistakes are the mistakes that a file would have more of a kind than it has.
func (m *move) newMistakes(after, before []diag.Diagnostic, back map[string]string) (left []Remark) {
	type kind struct {
		code diag.Code
		path string
	}
	known := map[kind]int{}
	for _, p := range before {
		known[kind{p.Code, p.At.Path()}]++
	}
	for _, p := range after {
		at := cmp.Or(back[p.At.Path()], p.At.Path())
		if known[kind{p.Code, at}]--; known[kind{p.Code, at}] < 0 {
			left = append(left, Remark{at, p.At.Position(), fmt.Sprintf("as %s this would be wrong: %s", m.to, p.Message)})
		}
	}
	return left
}

// A placedUse is a use and the file that it stands in now.
type placedUse struct {
	site.Use
	file string
}

// sorted puts uses in the order of the files as they are now, each once.
func sorted(uses []site.Use, back map[string]string) []placedUse {
	placed := make([]placedUse, len(uses))
	for i, u := range uses {
		at := cmp.Or(u.At, u.FragmentAt)
		placed[i] = placedUse{u, cmp.Or(back[at.Path()], at.Path())}
	}
	slices.SortFunc(placed, func(a, b placedUse) int {
		return cmp.Or(cmp.Compare(a.file, b.file), a.place().Compare(b.place()), cmp.Compare(a.To, b.To), cmp.Compare(a.Fragment, b.Fragment))
	})
	return slices.Compact(placed)
}

func (u placedUse) place() source.Span {
	at := cmp.Or(u.At, u.FragmentAt)
	at.File = nil // which was compared
	return at
}

// compare says of the first use that would lead elsewhere where it stands. What led nowhere may lead to the record then.
func (m *move) compare(before, after []placedUse, same func(before, after placedUse) bool) []Remark {
	for _, u := range before {
		found := slices.IndexFunc(after, func(then placedUse) bool { return same(u, then) })
		if found < 0 {
			at := cmp.Or(u.At, u.FragmentAt)
			message := fmt.Sprintf("“%s” would lead elsewhere then: write it otherwise first, by the record's id or its kind and id", at.Text())
			return []Remark{{at.Path(), at.Position(), message}}
		}
		if left := m.misled(after[:found]); len(left) > 0 {
			return left
		}
		after = after[found+1:]
	}
	return m.misled(after)
}

// misled says of the first use that led nowhere whither it would lead, unless it is to the record.
func (m *move) misled(uses []placedUse) []Remark {
	_, own := m.addresses()
	for _, u := range uses {
		// What stands beside the record's page has its address before it.
		if u.To != m.to && (own == "" || !strings.HasPrefix(u.Path, own)) {
			message := fmt.Sprintf("“%s” leads nowhere for certain, and would lead to %s then: mend it first", u.At.Text(), u.To)
			return []Remark{{u.file, u.At.Position(), message}}
		}
	}
	return nil
}

func (m *move) same(before, after placedUse) bool {
	return before.file == after.file && m.renamed(before.To) == after.To && cmp.Or(m.path(before.Use), before.Path) == after.Path
}

// sameForm is same for uses that name their target in one way: a name that is the new id changes it.
func (m *move) sameForm(before, after placedUse) bool {
	return before.Form == after.Form && m.same(before, after)
}

// renamed is the name of a record or an annotation once all is done.
func (m *move) renamed(name string) string {
	if rest, within := strings.CutPrefix(name, "annotations/"+m.id+"/"); within && m.folder == "articles" {
		return path.Join("annotations", m.next, rest)
	}
	if name == m.from {
		return m.to
	}
	return name
}
