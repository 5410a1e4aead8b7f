package edit

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/site"
	"gloss/generator/source"
)

// A Renaming is what gives a record another id.
type Renaming struct {
	// From and To are the record's old name and its new one, such as entities/seoul or annotations/talks/report.
	From, To string
	// Changes are sorted by path: of the record's file, of an article's annotations, and of every file that refers to them.
	Changes []Change
	// References is how many places refer to the record, each of which is written anew.
	References int
	// Redirect is the old address, which will lead to the new one. GivenUp is the old address where the new one is one
	// that the record had before: that renaming is undone, and nothing leads from the old address any more.
	Redirect, GivenUp string
	// Unpublished is the old address of a record that is not public: nothing leads from there, and no reader learns it.
	Unpublished string
	// Left says why nothing can be renamed; Changes is empty then.
	Left []Remark
}

// Rename finds out what gives the record of a name, such as entities/seoul, another id. An error is a misuse: a name that
// is none, an id that cannot be one or that is taken.
func Rename(tree *source.Tree, o site.Options, name, id string) (Renaming, error) {
	return rename(&content.Reader{}, tree, o, name, id)
}

// rename is [Rename] with a reader, which may have read a snapshot that shares files with the tree.
func rename(reader *content.Reader, tree *source.Tree, o site.Options, name, id string) (Renaming, error) {
	records, problems := reader.Parse(tree)
	m, err := newMove(records, o, name, id)
	if err != nil {
		return Renaming{}, err
	}
	renaming := Renaming{From: m.from, To: m.to, Left: hiding(problems)}
	if len(renaming.Left) > 0 {
		return renaming, nil
	}
	uses, more := site.Uses(records, o)
	if err := m.rewrite(&renaming, tree, uses); err != nil {
		return Renaming{}, err
	}
	renaming.Left = m.verify(&renaming, now{reader, tree, o, uses, append(problems, more...)})
	if len(renaming.Left) > 0 {
		renaming.Changes = nil
	}
	return renaming, nil
}

// harmless are the mistakes of a file that hide no reference in it. Of what is written with any other, nobody can tell
// what it refers to.
var harmless = []diag.Code{
	diag.IDInvalid, diag.IDReserved, diag.FileUnknown, diag.SiteMissing, diag.AddressFormat, diag.QuoteInvalid, diag.QuoteRunsOn,
}

func hiding(problems []diag.Diagnostic) (left []Remark) {
	for _, p := range problems {
		if rule, _ := diag.RuleOf(p.Code); rule.Fixed && !slices.Contains(harmless, p.Code) {
			left = append(left, Remark{p.At.Path(), p.At.Position(), "mend this first, since it may hide references: " + p.Message})
		}
	}
	return left
}

// Kinds are the folders of the records that can get another id, annotations the last.
var Kinds = [...]string{"articles", "entities", "topics", "pages", "annotations"}

// A move is a record on its way to another id.
type move struct {
	folder   string // the kind as a folder of the content: entities
	from, to string // entities/seoul
	id, next string // seoul; for an annotation too
	article  string // of an annotation
	file     *source.File
	header   *content.Header
	hidden   bool          // nobody sees the record yet
	page     *content.Page // nil for an annotation
	shared   bool          // a record of another kind has the new id
}

// newMove finds the record of a name, and a new id for it that it can have.
func newMove(r *content.Records, o site.Options, name, id string) (*move, error) {
	name, id = norm.NFC.String(name), norm.NFC.String(strings.TrimSuffix(id, ".md"))
	known := movable(r)
	m := known[strings.TrimSuffix(strings.TrimPrefix(name, content.Dir+"/"), ".md")]
	for _, each := range known {
		if norm.NFC.String(each.file.Path) == name {
			m = each
		}
	}
	if m == nil {
		return nil, unknownRecord(name, known)
	}
	own := *m
	own.hidden = !site.IsPublic(r, o, m.header)
	own.next, own.to = id, path.Dir(m.from)+"/"+id
	for _, folder := range Kinds[:len(Kinds)-1] {
		own.shared = own.shared || own.page != nil && known[folder+"/"+id] != nil
	}
	return &own, own.refuse(r, known)
}

// refuse says why the record cannot have the new id.
func (m *move) refuse(r *content.Records, known map[string]*move) error {
	switch other := known[m.to]; {
	case m.next == m.id:
		return fmt.Errorf("%s has that id", m.from)
	case m.next == "":
		return fmt.Errorf("the new id of %s is empty", m.from)
	case strings.Contains(m.next, "/"):
		return fmt.Errorf("“%s” cannot be an id: it names no folder, and the record stays in its own", m.next)
	case other != nil:
		return fmt.Errorf("the id “%s” is taken by %s", m.next, other.file.Path)
	}
	if problem := content.RefuseID(m.folder, m.next); problem != "" {
		return errors.New(problem)
	}
	for _, n := range r.Annotations {
		if m.folder == "articles" && n.Article == m.next {
			return fmt.Errorf("%s is an annotation of an article “%s” already: move it first", n.File.Path, m.next)
		}
	}
	return nil
}

// movable are the records that can get another id, by their names.
func movable(r *content.Records) map[string]*move {
	known := map[string]*move{}
	add := func(folder, prefix string, h *content.Header, p *content.Page) {
		if name := prefix + "/" + h.ID; known[name] == nil {
			known[name] = &move{folder: folder, from: name, id: h.ID, file: h.File, header: h, page: p}
		}
	}
	for _, a := range r.Articles {
		add("articles", "articles", &a.Header, &a.Page)
	}
	for _, e := range r.Entities {
		add("entities", "entities", &e.Header, &e.Page)
	}
	for _, t := range r.Topics {
		add("topics", "topics", &t.Header, &t.Page)
	}
	for _, p := range r.Pages {
		add("pages", "pages", &p.Header, &p.Page)
	}
	for _, n := range r.Annotations {
		add("annotations", "annotations/"+n.Article, &n.Header, nil)
		known["annotations/"+refOf(n)].article = n.Article
	}
	return known
}

func unknownRecord(name string, known map[string]*move) error {
	var named []string
	for _, k := range slices.Sorted(maps.Keys(known)) {
		if path.Base(k) == path.Base(name) {
			named = append(named, k)
		}
		if p := known[k].page; p != nil && slices.ContainsFunc(p.Redirects, func(old content.Text) bool { return old.Value == "/"+name+"/" }) {
			return fmt.Errorf("there is no record “%s” any more: it is called “%s” now", name, k)
		}
	}
	near := diag.Nearest(name, slices.Collect(maps.Keys(known)))
	switch {
	case slices.Contains(Kinds[:], strings.TrimSuffix(name, "/")):
		return fmt.Errorf("“%s” is a kind of record: write the id behind it, such as %[1]s/ID", strings.TrimSuffix(name, "/"))
	case near != "":
		return fmt.Errorf("there is no record “%s”: did you mean “%s”?", name, near)
	case len(named) > 0:
		return fmt.Errorf("there is no record “%s”: did you mean %s?", name, strings.Join(named, " or "))
	case !strings.Contains(name, "/"):
		return fmt.Errorf("“%s” names no record: write its folder before it, such as entities/%[1]s", name)
	}
	return fmt.Errorf("there is no record “%s”", name)
}

// rewrite writes the changes.
func (m *move) rewrite(r *Renaming, tree *source.Tree, uses []site.Use) error {
	splices := m.allSplices(uses)
	for _, all := range splices {
		r.References += len(all)
	}
	// Addresses that differ in case alone are one address.
	if address, next := m.addresses(); !strings.EqualFold(address, next) {
		own, undone := redirect(m.file, m.header.Front, m.page.Redirects, address, next)
		switch {
		case undone:
			r.GivenUp = address
		case m.hidden:
			r.Unpublished, own = address, nil
		default:
			r.Redirect = address
		}
		splices[m.file] = append(splices[m.file], own...)
	}
	for _, f := range tree.Files {
		to := m.moved(f)
		if to == "" && len(splices[f]) == 0 {
			continue
		}
		old := f.Data()
		if old == nil && f.Size > 0 {
			return fmt.Errorf("%s was changed while it was read: try again", f.Path)
		}
		slices.SortFunc(splices[f], func(a, b splice) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
		r.Changes = append(r.Changes, Change{Path: f.Path, To: to, Old: old, New: spliced(old, splices[f]...)})
	}
	return nil
}

// allSplices write all uses anew, by file.
func (m *move) allSplices(uses []site.Use) map[*source.File][]splice {
	type placed struct {
		file *source.File
		splice
	}
	splices, seen := map[*source.File][]splice{}, map[placed]bool{}
	for _, u := range uses {
		for _, s := range m.splices(u) {
			if p := (placed{cmp.Or(u.At.File, u.FragmentAt.File), s}); !seen[p] {
				seen[p] = true
				splices[p.file] = append(splices[p.file], s)
			}
		}
	}
	return splices
}

// moved is where a file moves, empty where it stays.
func (m *move) moved(f *source.File) string {
	notes := content.Dir + "/annotations/"
	switch folder := norm.NFC.String(path.Dir(f.Path)); {
	case f == m.file:
		return path.Dir(f.Path) + "/" + m.next + ".md"
	case m.folder == "articles" && folder == notes+m.id:
		return notes + m.next + "/" + path.Base(f.Path)
	}
	return ""
}

// addresses are those that the record has by its id, the old and the new one: paths from the site's root, empty for a
// record that has a path of its own and for an annotation.
func (m *move) addresses() (from, to string) {
	switch {
	case m.page == nil || !m.page.Path.IsZero():
		return "", ""
	case m.folder == "pages":
		return "/" + m.id + "/", "/" + m.next + "/"
	}
	return "/" + m.from + "/", "/" + m.to + "/"
}
