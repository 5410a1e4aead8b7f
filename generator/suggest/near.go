package suggest

import (
	"strings"

	"gloss/generator/mention"
	"gloss/generator/text"
)

// A nearTable finds what is written like a name but for capitals, accents and hyphens: names and texts are looked at in
// small letters, without accents, and with blanks for hyphens.
type nearTable struct {
	names  []name
	finder *mention.Finder
}

// minNear is how many letters a name must have for what is only like it to be a likely slip.
const minNear = 4

func newNearTable(names []name) *nearTable {
	t := &nearTable{}
	var flat []mention.Name
	for _, n := range names {
		if n.isExact || letters(n.text) < minNear {
			continue
		}
		own := flatten(text.Fold(n.key).F)
		forms := []string{own}
		if strings.Contains(n.key, "-") {
			forms = append(forms, strings.ReplaceAll(text.Fold(n.key).F, "-", ""))
		}
		for _, form := range forms {
			flat = append(flat, mention.Name{Text: form, Bearer: len(flat), Case: mention.Fold})
			t.names = append(t.names, n)
		}
	}
	t.finder = mention.NewFinder(flat)
	return t
}

func flatten(folded string) string { return strings.ReplaceAll(folded, "-", " ") }

// findNear finds near misses of names.
func (w *reader) findNear(p *page) {
	folded := text.Fold(p.k)
	flat := text.Of(flatten(folded.F))
	for _, m := range w.near.finder.Find(flat) {
		k := folded.Keyed(flat.Published(m.K))
		n := w.near.only(m.Names)
		if n == nil || !p.isOneBlock(k) || n.isPerson && p.isHyphenated(k) {
			continue
		}
		written := p.Text.Shown(k)
		reason, is := n.nearMiss(mention.Key(written))
		if is && !w.known[mention.Key(written)] && p.isFree(k) && !w.isRefused(written, p.Article) {
			w.nearMisses.add(n.alias(written, reason), p, k)
			p.take(k)
		}
	}
}

// only is the name of the only entity that a place is like, nil where there are several.
func (t *nearTable) only(readings []mention.Reading) *name {
	n := &t.names[readings[0].Name]
	for _, r := range readings[1:] {
		if t.names[r.Name].entity != n.entity {
			return nil
		}
	}
	return n
}

// isOneBlock reports whether a range is one stretch of a block: the flat text has no blocks.
func (p *page) isOneBlock(k span) bool { return p.sentences.At(k.Start) == p.sentences.At(k.End-1) }

func (p *page) isHyphenated(k span) bool {
	return k.Start > 0 && p.k[k.Start-1] == '-' && p.isHyphen(k.Start-1) || k.End < len(p.k) && p.k[k.End] == '-' && p.isHyphen(k.End)
}

// nearMiss says what tells a text from the name that it is like, and whether that is a likely slip. A word in small
// letters is more likely another word, and so is a phrase that is no person's.
func (n *name) nearMiss(key string) (reason Reason, is bool) {
	switch {
	case key == n.key:
		return "", false
	case strings.EqualFold(key, n.key):
		reason = OtherCase
	case flatten(text.Fold(key).F) != flatten(text.Fold(n.key).F) || strings.Count(key, "-") != strings.Count(n.key, "-"):
		reason = OtherHyphens
	default:
		reason = OtherAccents
	}
	switch {
	case hasCapital(n.key) && !hasCapital(key) && !(n.isPerson && strings.Contains(n.key, " ")):
		return "", false
	case reason == OtherCase && n.kind == "short":
		return "", false
	}
	return reason, true
}
