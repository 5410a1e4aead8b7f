package edit

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/site"
	"gloss/generator/source"
)

// A Fixing is what mends the passages of annotations, and what YAML misread in front matters, and what does not.
type Fixing struct {
	// Changes are sorted by path, one for each file that is mended.
	Changes []Change
	// Passages and Fronts are how many passages and how many front matters they mend.
	Passages, Fronts int
	// Left are the annotations that need a person, Fine those that were named and need nothing.
	Left, Fine []Remark
}

// A Remark says in the writer's words what is to be done with an annotation.
type Remark struct {
	Path    string
	At      source.Position
	Message string
}

// Fix finds out what mends the passages of the annotations that are named: ARTICLE/ID takes an edited or changed passage
// as it stands now, ARTICLE/ID=N gives an ambiguous one the context of place N of the report. Where none is named, the
// edited ones of the whole site are mended, and before them the texts of all front matters that YAML misread. An error is a
// misuse: a name that is none.
func Fix(tree *source.Tree, s *site.Site, r *content.Records, o site.Options, named []string) (Fixing, error) {
	if len(named) > 0 {
		return fixPassages(s, r, named)
	}
	fronts, left := Misread(tree)
	if len(fronts) > 0 {
		r, _ = content.Parse(changed(tree, fronts, map[string]string{}))
		s, _ = site.Link(r, o)
	}
	f, err := fixPassages(s, r, nil)
	f.Left = append(left, f.Left...)
	f.Fronts = len(fronts)
	f.Changes = joined(fronts, f.Changes)
	return f, err
}

// joined are changes of files followed by more changes, one for each file.
func joined(first, then []Change) []Change {
	byPath := map[string]Change{}
	for _, c := range first {
		byPath[c.Path] = c
	}
	for _, c := range then {
		if before, isChanged := byPath[c.Path]; isChanged {
			c.Old = before.Old
		}
		byPath[c.Path] = c
	}
	return slices.SortedFunc(maps.Values(byPath), func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
}

func fixPassages(s *site.Site, r *content.Records, named []string) (Fixing, error) {
	notes := map[string]*site.Note{}
	for _, a := range s.Articles {
		for _, n := range a.Notes {
			notes[n.Ref()] = n
		}
	}
	choices, err := read(named, r.Annotations)
	if err != nil {
		return Fixing{}, err
	}
	var f Fixing
	for _, own := range r.Annotations {
		c, isNamed := choices[refOf(own)]
		if len(named) > 0 && !isNamed {
			continue
		}
		n := notes[refOf(own)]
		if n == nil || n.Source.File != own.File {
			f.leave(own, own.Top().Position(), "it cannot be read as an annotation of its article: gloss check says why")
			continue
		}
		c.note = n
		f.fix(c)
	}
	slices.SortFunc(f.Changes, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return f, nil
}

// A choice is what an editor asks for one annotation. Place is 0 where none was chosen.
type choice struct {
	note  *site.Note
	named bool
	place int
}

// read reads the choices that were typed, by ARTICLE/ID. The path of the file is taken for it too.
func read(typed []string, known []*content.Annotation) (map[string]choice, error) {
	refs := map[string]bool{}
	for _, n := range known {
		refs[refOf(n)] = true
	}
	choices := map[string]choice{}
	for _, word := range typed {
		ref, number, numbered := strings.Cut(norm.NFC.String(word), "=")
		ref = strings.TrimSuffix(strings.TrimPrefix(ref, content.Dir+"/annotations/"), ".md")
		if !refs[ref] {
			return nil, unknown(ref, slices.Collect(maps.Keys(refs)))
		}
		place, err := strconv.ParseUint(number, 10, 16)
		if numbered && (err != nil || place == 0) {
			return nil, fmt.Errorf("behind %s= the number of a place is wanted, such as %s=1, not “%s”", ref, ref, number)
		}
		if choices[ref].named {
			return nil, fmt.Errorf("“%s” is named twice", ref)
		}
		choices[ref] = choice{named: true, place: int(place)}
	}
	return choices, nil
}

func unknown(ref string, known []string) error {
	slices.Sort(known)
	for _, one := range known {
		if strings.HasPrefix(one, strings.TrimSuffix(ref, "/")+"/") {
			return fmt.Errorf("“%s” is an article: name the note too, such as “%s”", strings.TrimSuffix(ref, "/"), one)
		}
	}
	near := diag.Nearest(ref, known)
	if near == "" {
		return fmt.Errorf("there is no annotation “%s”", ref)
	}
	return fmt.Errorf("there is no annotation “%s”: did you mean “%s”?", ref, near)
}

func refOf(n *content.Annotation) string { return n.Article + "/" + n.ID }

// fix mends one annotation, if that was asked for.
func (f *Fixing) fix(c choice) {
	if message := c.refusal(); message != "" {
		f.leave(c.note.Source, c.note.At, message)
		return
	}
	if c.note.Misfit == nil {
		if c.named {
			f.Fine = append(f.Fine, Remark{c.note.Source.File.Path, c.note.At, "nothing is to be done: " + fineness(c.note)})
		}
		return
	}
	change, message := mend(c.note, c.place)
	if message != "" {
		f.leave(c.note.Source, c.note.At, message)
		return
	}
	f.Changes = append(f.Changes, change)
	f.Passages++
}

func (f *Fixing) leave(n *content.Annotation, at source.Position, message string) {
	f.Left = append(f.Left, Remark{n.File.Path, at, message})
}

func fineness(n *site.Note) string {
	if n.Quotation == nil {
		return "it is a note on the whole article"
	}
	return "its passage stands in the article as it is quoted"
}

// refusal says why an annotation is not to be mended, empty where it is, or needs nothing.
func (c choice) refusal() string {
	ref, m := c.note.Ref(), c.note.Misfit
	switch {
	case m == nil:
		return ""
	case m.Unsound:
		return "its quotation cannot be looked for: gloss check says why"
	case len(m.Places) > 0 && c.place == 0:
		return fmt.Sprintf("its passage may be one of several: type gloss fix %s=N, with the number that gloss check gives the place", ref)
	case len(m.Places) > 0 && c.place > len(m.Places):
		return fmt.Sprintf("there is no place %d: its passage may be at the places 1 to %d", c.place, len(m.Places))
	case len(m.Places) > 0 && m.Places[c.place-1].Field == "":
		return fmt.Sprintf("no words around place %d tell it from the others: quote more of the passage", c.place)
	case len(m.Places) > 0:
		return ""
	case len(m.Parts) == 0 && !(c.note.Source.Prefix.IsZero() && c.note.Source.Suffix.IsZero()):
		return "its passage is not in the article, or not where its prefix and suffix say: mend them, or quote what the note is on now"
	case len(m.Parts) == 0:
		return "its passage is not in the article: quote what the note is on now (gloss check shows what is near), or delete the file"
	case c.place > 0:
		return fmt.Sprintf("its passage is found in one place: type gloss fix %s, without a number", ref)
	case !c.named && !c.note.IsEdited():
		return fmt.Sprintf("its passage may mean something else by now: if the note still holds, type gloss fix %s", ref)
	}
	return ""
}
