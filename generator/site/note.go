package site

import (
	"maps"
	"slices"

	"gloss/generator/content"
	"gloss/generator/diag"
)

// linkNotes links the annotations and puts the public ones on their articles. What repeats a claim is linked with what
// it takes from there.
func (l *linker) linkNotes() {
	refs := slices.Sorted(maps.Keys(l.notes))
	for _, ref := range refs {
		l.linkRepeats(l.notes[ref])
	}
	whole := map[*Note]bool{}
	for _, ref := range refs {
		l.inherit(l.notes[ref], whole)
	}
	for _, ref := range refs {
		n := l.notes[ref]
		l.linkNote(n, origin{public: l.notePublic(n)})
		if l.notePublic(n) {
			n.Article.Notes = append(n.Article.Notes, n)
		}
	}
}

// linkRepeats finds the claim that an annotation repeats. A public one repeats nothing hidden.
func (l *linker) linkRepeats(n *Note) {
	from, ref := origin{public: l.notePublic(n)}, n.Source.Repeats
	first := l.claim(ref, from)
	if first != nil && from.public && !l.notePublic(first) {
		if !first.unread() {
			l.report(diag.ReferenceReveals, ref.At, "“%s” is not public, and what is repeated from it would be: publish it first", ref.Value)
		}
		return
	}
	n.Repeats = first
}

// inherit gives an annotation every field that it does not give itself from the claim it repeats, which may repeat
// another in turn. Those that are whole are done.
func (l *linker) inherit(n *Note, whole map[*Note]bool) {
	var chain []*Note
	place := map[*Note]int{}
	for next := n; next != nil && !whole[next]; next = next.Repeats {
		if begin, seen := place[next]; seen {
			for _, one := range chain[begin:] {
				l.circle(one.Source.Repeats.At, "these claims repeat each other in a circle: one of them must be the first")
				one.Repeats = nil
			}
			break
		}
		place[next] = len(chain)
		chain = append(chain, next)
	}
	for _, one := range slices.Backward(chain) {
		if one.Repeats != nil {
			inherited := one.Source.Inherit(one.Repeats.Source)
			one.Source = &inherited
		}
		whole[one] = true
	}
}

func (l *linker) linkNote(n *Note, from origin) {
	for _, ref := range n.Source.RespondsTo {
		l.linkResponse(n, ref, from)
	}
	n.About = l.entitiesOf(n.Source.About, from)
	n.By = l.parties(n.Source.By, from)
	if by := n.Source.By; len(by) > 0 && len(n.By) == 0 && from.public && l.isHidden(by[0].Entity) {
		l.report(diag.ReferenceReveals, by[0].At, "“%s” is not public, and the claim would stand without one who makes it: publish the record first, or write {text: …}", by[0].Entity.Value)
	}
	n.Via = l.parties(n.Source.Via, from)
}

// isHidden reports whether a field names an entity that is there and not public.
func (l *linker) isHidden(ref content.Ref) bool {
	e := l.entities[ref.Value]
	return e != nil && !e.public && !e.header.Unread
}

func (l *linker) linkResponse(n *Note, ref content.Ref, from origin) {
	to := l.claim(ref, from)
	switch {
	case to == nil || slices.Contains(n.RespondsTo, to):
	case to == n && ref.At.File == n.Source.File:
		l.circle(ref.At, "a claim cannot respond to itself")
	case to == n:
	case l.noteShown(to, ref, from):
		n.RespondsTo = append(n.RespondsTo, to)
	case !to.unread():
		n.AnswersHidden = true
	}
}

func (l *linker) noteShown(to *Note, ref content.Ref, from origin) bool {
	if !from.public || l.notePublic(to) {
		return true
	}
	if !to.unread() {
		l.hidden(ref.At, ref.Value, "the field counts as absent")
	}
	return false
}

// unread reports whether the annotation or its article could not be read.
func (n *Note) unread() bool { return n.Source.Unread || n.Article.header.Unread }
