package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A span is a piece of a line of text.
type span struct {
	kind   spanKind
	text   string
	target string // of a link: an address, or the id of a record
	bare   bool   // an entityLink without a text: [[id]]
}

type spanKind int

const (
	words spanKind = iota
	mention
	strong
	emphasis
	code
	webLink
	entityLink
	articleLink
)

// A prose pours words, and the spans that are queued, into lines of text.
type prose struct {
	corpus *corpus
	r      *rand.Rand
	queue  []span // the last one is the next
	left   int    // words still to write
	words  int    // words written
}

// line makes a line of n words or a few more, as sentences or as a phrase.
func (p *prose) line(n int, sentences bool) []span {
	var line []span
	text := func(s string) {
		if k := len(line); k > 0 && line[k-1].kind == words {
			line[k-1].text += s
		} else {
			line = append(line, span{text: s})
		}
	}
	length, end := 0, 8+p.r.IntN(17) // of the sentence
	for i := 0; i < n; i++ {
		if i > 0 {
			text(" ")
		}
		written := 1
		if len(p.queue) > 0 && p.r.IntN(max(1, p.left)) < len(p.queue) {
			s := p.next()
			line = append(line, s)
			written = strings.Count(s.text, " ") + 1
			if s.kind == mention && p.r.IntN(12) == 0 {
				text("'s")
			}
		} else {
			w := p.corpus.words.draw(p.r)
			if length == 0 && (sentences || i == 0) {
				w = capital(w)
			}
			text(w)
		}
		i += written - 1
		p.left -= written
		p.words += written
		length += written
		if sentences && (length >= end || i >= n-1) {
			text(".")
			length, end = 0, 8+p.r.IntN(17)
		} else if sentences && p.r.IntN(14) == 0 && i < n-2 {
			text(",")
		}
	}
	return line
}

// next takes a span off the queue.
func (p *prose) next() span {
	last := len(p.queue) - 1
	s := p.queue[last]
	p.queue = p.queue[:last]
	return s
}

// mention draws an entity, and one of the ways in which its name is written.
func (c *corpus) mention(r *rand.Rand) span {
	e := &c.entities[pick(r, c.entityWeights)]
	if len(e.aliases) > 0 && r.IntN(100) < 40 {
		return span{kind: mention, text: one(r, e.aliases)}
	}
	return span{kind: mention, text: e.name}
}

// entityLink draws an entity and links it, by its name or by a text that does not name it.
func (c *corpus) entityLink(r *rand.Rand) span {
	e := &c.entities[pick(r, c.entityWeights)]
	s := span{kind: entityLink, text: e.name, target: e.slug, bare: r.IntN(100) < 40}
	if !s.bare && r.IntN(2) == 0 {
		s.text = "the " + c.words.draw(r) + " " + c.words.draw(r)
	}
	return s
}

// webLink draws a link to another site.
func (c *corpus) webLink(r *rand.Rand) span {
	text := c.words.draw(r) + " " + c.words.draw(r)
	return span{kind: webLink, text: text, target: fmt.Sprintf("https://example.org/ref/%d", r.IntN(1e6))}
}

// stressed draws words, or a name, that are marked as strong, as emphasis or as code.
func (c *corpus) stressed(r *rand.Rand) (s span, named bool) {
	s = span{kind: one(r, []spanKind{strong, strong, emphasis, emphasis, code}), text: c.words.draw(r)}
	if s.kind == code {
		return s, false
	}
	for range r.IntN(4) {
		s.text += " " + c.words.draw(r)
	}
	if r.IntN(6) == 0 {
		s.text, named = c.mention(r).text, true
	}
	return s, named
}

// plain is what a reader sees of a line.
func plain(line []span) string {
	var b strings.Builder
	for _, s := range line {
		b.WriteString(s.text)
	}
	return b.String()
}
