package anchor

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gloss/generator/language"
	"gloss/generator/text"
)

var (
	mutationSeed = flag.Uint64("seed", 1, "the seed of the random edits")
	mutations    = flag.Int("revisions", 2000, "how many revisions the test of random edits makes")
)

// A sample is an article with quotations from it and its names.
type sample struct {
	body       string
	text       *text.Text
	quotations []Quotation
	names      []string
	sentences  []string
	words      []text.Range // of K
}

var markup = regexp.MustCompile(`(?s)^---\n.*?\n---\n|<!--.*?-->|!?\[\[(?:[^]|]*\|)?([^]]*)\]\]|!?\[([^]^]*)\]\([^)]*\)|\[\^[^]]*\]:?|[*_` + "`" + `]|\{[^}]*\}`)

// plainly strips Markdown roughly: one paragraph a line.
func plainly(markdown string) string {
	s := markup.ReplaceAllString(markdown, "$1$2")
	var paragraphs []string
	for block := range strings.SplitSeq(s, "\n\n") {
		var lines []string
		for line := range strings.SplitSeq(block, "\n") {
			lines = append(lines, strings.TrimLeft(line, "#>- "))
		}
		if p := strings.Join(strings.Fields(strings.Join(lines, " ")), " "); p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	return strings.Join(paragraphs, "\n")
}

func samples(t *testing.T) []*sample {
	t.Helper()
	names := entityNames(t)
	var all []*sample
	for _, file := range glob(t, "articles/*.md") {
		x := &sample{body: plainly(content(t, file))}
		x.text = text.Of(x.body)
		x.words = words(x.text.K, text.Range{End: len(x.text.K)})
		for _, name := range names {
			if strings.Contains(x.body, name) {
				x.names = append(x.names, name)
			}
		}
		x.sentences = strings.SplitAfter(strings.ReplaceAll(x.body, "\n", " "), ". ")
		folder := strings.TrimSuffix(filepath.Base(file), ".md")
		for _, note := range glob(t, "annotations/"+folder+"/*.md") {
			if q, found := quotationOf(content(t, note)); found {
				q.Names = x.names
				x.quotations = append(x.quotations, q)
			}
		}
		all = append(all, x)
	}
	return all
}

func glob(t *testing.T, pattern string) []string {
	files, err := filepath.Glob("../../content/" + pattern)
	if err != nil || len(files) == 0 && !strings.HasPrefix(pattern, "annotations") {
		t.Fatalf("%s: %d files, %v", pattern, len(files), err)
	}
	return files
}

func content(t *testing.T, file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func entityNames(t *testing.T) []string {
	var names []string
	for _, file := range glob(t, "entities/*/*.md") {
		for _, m := range regexp.MustCompile(`(?m)^(?:name:|  - ) *"?([^":{]+?)"?$`).FindAllStringSubmatch(content(t, file), -1) {
			names = append(names, m[1])
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// quotationOf reads the leading quotation of an annotation and its context.
func quotationOf(note string) (q Quotation, found bool) {
	front, body, _ := strings.Cut(strings.TrimPrefix(note, "---\n"), "\n---\n")
	var lines []string
	for line := range strings.Lines(strings.TrimLeft(body, "\n")) {
		if !strings.HasPrefix(line, ">") {
			break
		}
		lines = append(lines, line)
	}
	for line := range strings.SplitSeq(front, "\n") {
		field, value, _ := strings.Cut(line, ": ")
		value = strings.Trim(value, `"`)
		switch field {
		case "prefix":
			q.Prefix = value
		case "suffix":
			q.Suffix = value
		}
	}
	q.Text = plainly(strings.Join(lines, ""))
	return q, q.Text != ""
}

// A tally counts what became of the quotations.
type tally struct{ right, wrong, harmless, harmlessFound, inside, insideFound, graveFound int }

func (c *tally) count(found, right bool, after trace, harmless, grave bool) {
	switch {
	case found && right:
		c.right++
	case found:
		c.wrong++
	}
	if harmless {
		c.harmless++
	}
	if harmless && found && right {
		c.harmlessFound++
	}
	if inside := harmless && after.isTouched(); inside {
		c.inside++
		if found && right {
			c.insideFound++
		}
	}
	if found && right && grave {
		c.graveFound++
	}
}

func (c *tally) String() string {
	percent := func(part, of int) float64 { return 100 * float64(part) / float64(max(1, of)) }
	return fmt.Sprintf("right %d, wrong %d, harmless edits found %d of %d (%.1f %%), of those inside the passage %d of %d (%.1f %%), changed meanings passed %d",
		c.right, c.wrong, c.harmlessFound, c.harmless, percent(c.harmlessFound, c.harmless),
		c.insideFound, c.inside, percent(c.insideFound, c.inside), c.graveFound)
}

// A trial is what became of all quotations.
type trial struct {
	*testing.T
	ours, theirs tally
	states       map[State]int
}

// Of thousands of random edits none may lead to a passage in a wrong place, and nearly all harmless ones to the right one.
// A found place is right that covers at least half of what has become of the passage and, where the quotation leaves no
// words out, is at most twice as long; or that holds what is quoted, word for word in all the context that is given.
func TestRandomEdits(t *testing.T) {
	t.Logf("seed %d", *mutationSeed)
	random := rand.New(rand.NewPCG(*mutationSeed, 0))
	all := samples(t)
	r := trial{T: t, states: map[State]int{}}
	for n := range *mutations {
		x := all[n%len(all)]
		quotations := slices.Clone(x.quotations)
		for range 4 {
			quotations = append(quotations, x.draw(random))
		}
		var placed []placed
		for _, q := range quotations {
			if p, found := x.place(q); found {
				placed = append(placed, p)
			}
		}
		aside := all[(n+1)%len(all)].sentences
		v := revise(x.body, random, strings.Fields(x.body), aside, placed[random.IntN(len(placed))].runes)
		for range 1 + random.IntN(8) {
			v.edit()
		}
		body := v.String()
		revised := text.Of(body)
		for _, p := range placed {
			r.try(p, x.body, body, revised, v.trace(p.runes))
		}
	}
	t.Logf("states %v", r.states)
	t.Logf("Gloss:         %v", &r.ours)
	t.Logf("as Hypothesis: %v", &r.theirs)
	if 100*r.ours.harmlessFound < 95*r.ours.harmless {
		t.Error("less than 95 % of harmless edits are found")
	}
}

// try looks for one quotation in a revised text.
func (r *trial) try(p placed, old, body string, revised *text.Text, after trace) {
	harmless, elided := after.isHarmless(old), strings.Contains(p.q.Text, "[")
	found := Find(revised, p.q)
	r.states[found.State]++
	isFound := found.State == Anchored || found.State == Edited
	isRight := isFound && (after.covers(body, found.At, elided) || isAsDescribed(body, found.At, p.q.Text, p.q.Prefix, p.q.Suffix))
	isGrave := isRight && !elided && isGraveChange(p.written, slice(body, found.At))
	r.ours.count(isFound, isRight, after, harmless, isGrave)
	switch {
	case isFound && !isRight:
		r.Errorf("%v at a wrong place:\n%+v\nfound %q\nwas   %q", found.State, p.q, slice(body, found.At), after.string())
	case isGrave:
		r.Errorf("the meaning changed:\n%q\nfound %q", p.q.Text, slice(body, found.At))
	}
	at, isFound := likeHypothesis(body, p.written, p.prefix, p.suffix, p.at.Start)
	isRight = isFound && (after.covers(body, at, elided) || isAsDescribed(body, at, p.written, p.prefix, p.suffix))
	r.theirs.count(isFound, isRight, after, harmless, isFound && !elided && isGraveChange(p.written, slice(body, at)))
}

// draw draws a quotation of whole words, one in three of them with the 16 characters around it, one in three with 32
// before it.
func (x *sample) draw(random *rand.Rand) Quotation {
	s := x.text.K
	from := random.IntN(len(x.words))
	to := min(len(x.words), from+1+random.IntN(1+random.IntN(60)))
	at := text.Range{Start: x.words[from].Start, End: x.words[to-1].End}
	q := Quotation{Text: at.In(s), Names: x.names}
	switch random.IntN(3) {
	case 0:
		q.Prefix, q.Suffix = lastRunes(s[:at.Start], 16), firstRunes(s[at.End:], 16)
	case 1:
		q.Prefix = lastRunes(s[:at.Start], 32)
	}
	return q
}

// A placed is a quotation that is anchored, and what Hypothesis would have recorded of it.
type placed struct {
	q                       Quotation
	at                      text.Range
	runes                   [2]int
	written, prefix, suffix string
}

// place finds a quotation in its article. One that is ambiguous gets the context that is proposed.
func (x *sample) place(q Quotation) (placed, bool) {
	found := Find(x.text, q)
	if found.State == Ambiguous {
		p := found.Places[len(found.Places)-1]
		q.Prefix, q.Suffix = p.Prefix, p.Suffix
		found = Find(x.text, q)
	}
	if found.State != Anchored {
		return placed{}, false
	}
	at := found.At
	return placed{
		q: q, at: at, written: at.In(x.body),
		runes:  [2]int{utf8.RuneCountInString(x.body[:at.Start]), utf8.RuneCountInString(x.body[:at.End])},
		prefix: lastRunes(x.body[:at.Start], 32), suffix: firstRunes(x.body[at.End:], 32),
	}, true
}

// A trace is what has become of a passage: the letters of the revised text, and which of them are its own.
type trace struct {
	passage [2]int // in the text that was revised
	letters []letter
}

func (v *revision) trace(passage [2]int) trace { return trace{passage, v.letters} }

func (c trace) isOwn(l letter) bool { return l.from >= c.passage[0] && l.from < c.passage[1] }

// covers reports whether a range of the revised text is the right place.
func (c trace) covers(body string, at text.Range, elided bool) bool {
	from := utf8.RuneCountInString(body[:at.Start])
	to := from + utf8.RuneCountInString(at.In(body))
	own, covered := map[int]bool{}, map[int]bool{}
	for i, l := range c.letters {
		if !c.isOwn(l) {
			continue
		}
		own[l.from] = true
		if i >= from && i < to {
			covered[l.from] = true
		}
	}
	return len(own) > 0 && 2*len(covered) >= len(own) && (elided || to-from <= 2*(c.passage[1]-c.passage[0])+20)
}

// isAsDescribed reports whether a place has exactly what is quoted, in exactly the context, if one is given.
func isAsDescribed(body string, at text.Range, quote, prefix, suffix string) bool {
	before, after := text.Key(body[:at.Start]), text.Key(body[at.End:])
	return prefix+suffix != "" && text.Key(at.In(body)) == text.Key(quote) &&
		strings.HasSuffix(before, text.Key(prefix)) && strings.HasPrefix(after, text.Key(suffix))
}

// span returns the letters from the first of the passage to the last.
func (c trace) span() []letter {
	first := slices.IndexFunc(c.letters, c.isOwn)
	if first < 0 {
		return nil
	}
	last := first
	for i := first; i < len(c.letters); i++ {
		if c.isOwn(c.letters[i]) {
			last = i
		}
	}
	return c.letters[first : last+1]
}

func (c trace) original(body string) string { return string([]rune(body)[c.passage[0]:c.passage[1]]) }

func (c trace) string() string { return (&revision{letters: c.span()}).String() }

// isTouched reports whether anything of the passage is not as it was.
func (c trace) isTouched() bool {
	span := c.span()
	return len(span) != c.passage[1]-c.passage[0] || slices.ContainsFunc(span, func(l letter) bool { return l.changed })
}

// isHarmless reports whether at most a tenth of the passage has changed, and no digit, negation or name of it.
func (c trace) isHarmless(body string) bool {
	length := c.passage[1] - c.passage[0]
	kept, foreign, last := 0, 0, -1
	for _, l := range c.span() {
		switch {
		case !c.isOwn(l) || l.changed:
			foreign++
			continue
		case l.from < last:
			return false
		}
		kept, last = kept+1, l.from
	}
	return 10*max(length-kept, foreign) <= length && !slices.ContainsFunc(changedWords(c.original(body), c.string()), func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		return unicode.IsUpper(first) || isCounted(w)
	})
}

// isGraveChange reports whether a digit or negation is not the same.
func isGraveChange(old, new string) bool {
	return slices.ContainsFunc(changedWords(old, new), isCounted)
}

func isCounted(word string) bool {
	word = strings.ToLower(word)
	return strings.ContainsFunc(word, unicode.IsDigit) || language.IsNegation(word) || language.IsNumberWord(word)
}

// changedWords returns the words that only one of two texts has.
func changedWords(old, new string) []string {
	split := func(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return !isLetter(r) }) }
	left := split(old)
	var changed []string
	for _, w := range split(new) {
		i := slices.IndexFunc(left, func(o string) bool { return strings.EqualFold(o, w) })
		if i < 0 {
			changed = append(changed, w)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	return append(changed, left...)
}
