package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// An article is finished when corpus.article returns it.
type article struct {
	slug, title, date, summary, source string
	topics                             []string
	blocks                             []block
	footnotes                          [][]span
	annotations                        []annotation
	mentions, links, words             int
}

// A block is one of the blocks of Markdown that an article consists of.
type block struct {
	kind  blockKind
	level int      // of a heading
	line  []span   // of a heading, a paragraph, a quotation; the text of a listing
	items [][]span // of a list; the cells of a table, row by row
	note  int      // the footnote at the end of a paragraph, counted from 1
}

type blockKind int

const (
	paragraph blockKind = iota
	heading
	quotation
	bullets
	numbered
	table
	listing
)

// columns is how many every table has.
const columns = 4

// article makes the i-th article. Every change of the order in which it draws changes the corpus.
func (c *corpus) article(i int) *article {
	r := c.random(articleStream, i)
	a := &article{slug: c.slugs[i], title: c.titles[i]}
	a.date = day(r)
	a.source = fmt.Sprintf("https://example.org/source/%d", r.IntN(100000))
	for _, k := range r.Perm(len(c.topics))[:2+r.IntN(3)] {
		a.topics = append(a.topics, c.topics[k])
	}
	p := &prose{corpus: c, r: r, left: 400 + r.IntN(501)}
	a.fill(p, i)
	for sections := 0; p.left > 0; sections++ {
		a.section(p, sections)
	}
	if len(p.queue) > 0 {
		a.blocks = append(a.blocks, seeAlso(p.queue))
	}
	if r.IntN(4) == 0 {
		a.addFootnotes(c, r)
	}
	a.words = p.words
	a.summary = plain(a.blocks[0].line)
	if len(a.summary) > 160 {
		a.summary = a.summary[:strings.LastIndexByte(a.summary[:160], ' ')]
	}
	for k := range c.annotations[i] {
		if an, found := c.annotation(r, a.passages(), fmt.Sprintf("%06d-%d", i, k+1)); found {
			a.annotations = append(a.annotations, an)
		}
	}
	return a
}

// fill queues the spans of the i-th article that are more than words.
func (a *article) fill(p *prose, i int) {
	c, r := p.corpus, p.r
	for range 15 + r.IntN(21) {
		p.queue = append(p.queue, c.mention(r))
		a.mentions++
	}
	for range 2 + r.IntN(4) {
		p.queue = append(p.queue, c.entityLink(r))
		a.links++
	}
	if n := r.IntN(3); i > 0 {
		for range n {
			j := r.IntN(i)
			p.queue = append(p.queue, span{kind: articleLink, text: strings.ToLower(c.titles[j]), target: c.slugs[j]})
			a.links++
		}
	}
	for range r.IntN(4) {
		p.queue = append(p.queue, c.webLink(r))
	}
	for range 3 + r.IntN(8) {
		s, named := c.stressed(r)
		if named {
			a.mentions++
		}
		p.queue = append(p.queue, s)
	}
	r.Shuffle(len(p.queue), func(x, y int) { p.queue[x], p.queue[y] = p.queue[y], p.queue[x] })
}

// section adds a heading, if there are sections before it, some paragraphs, and perhaps a block of another kind.
func (a *article) section(p *prose, before int) {
	r := p.r
	if before > 0 {
		level := 2
		if before > 1 && r.IntN(3) == 0 {
			level = 3
		}
		title := make([]string, 2+r.IntN(5))
		for k := range title {
			title[k] = p.corpus.words.draw(r)
		}
		a.blocks = append(a.blocks, block{kind: heading, level: level, line: []span{{text: capital(strings.Join(title, " "))}}})
	}
	for k := 2 + r.IntN(3); k > 0 && p.left > 0; k-- {
		a.blocks = append(a.blocks, block{line: p.line(min(40+r.IntN(80), max(p.left, 12)), true)})
	}
	if p.left > 0 {
		a.blocks = append(a.blocks, between(p)...)
	}
}

// between is the block that ends a section, if there is one.
func between(p *prose) []block {
	r := p.r
	var b block
	switch k := r.IntN(100); {
	case k < 30:
		b.kind = one(r, []blockKind{bullets, bullets, numbered})
		for range 3 + r.IntN(4) {
			b.items = append(b.items, p.line(5+r.IntN(11), false))
		}
	case k < 45:
		b = block{kind: quotation, line: p.line(15+r.IntN(30), true)}
	case k < 52:
		b.kind = table
		for range columns * (3 + r.IntN(5)) {
			b.items = append(b.items, p.line(1+r.IntN(3), false))
		}
	case k < 54:
		text := fmt.Sprintf("{ \"key\": %q,\n  \"value\": %d }", p.corpus.words.draw(r), r.IntN(1000))
		b = block{kind: listing, line: []span{{text: text}}}
	default:
		return nil
	}
	return []block{b}
}

// seeAlso is a paragraph of the spans that found no place in the text.
func seeAlso(left []span) block {
	b := block{line: []span{{text: "See also"}}}
	for _, s := range left {
		b.line = append(b.line, span{text: " "}, s)
	}
	b.line = append(b.line, span{text: "."})
	return b
}

// addFootnotes adds up to three footnotes.
func (a *article) addFootnotes(c *corpus, r *rand.Rand) {
	for k := range a.blocks {
		if a.blocks[k].kind == paragraph && r.IntN(4) == 0 && len(a.footnotes) < 3 {
			p := &prose{corpus: c, r: r, left: 20}
			a.footnotes = append(a.footnotes, p.line(8+r.IntN(12), true))
			a.blocks[k].note = len(a.footnotes)
		}
	}
}

// passages are the lines that an annotation may quote from.
func (a *article) passages() [][]span {
	var lines [][]span
	for _, b := range a.blocks {
		if b.kind == paragraph || b.kind == quotation {
			lines = append(lines, b.line)
		}
	}
	return lines
}

func (a *article) tally() tally {
	t := tally{Articles: 1, Annotations: len(a.annotations), Words: a.words, Mentions: a.mentions, Links: a.links}
	for _, an := range a.annotations {
		if an.crossing {
			t.Crossing++
		}
	}
	return t
}

// day draws a day from the ten years of the corpus.
func day(r *rand.Rand) string {
	return firstDay.AddDate(0, 0, r.IntN(3652)).Format("2006-01-02")
}
