package mention

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"gloss/generator/text"
)

const (
	benchNames = 100_000
	benchBytes = 20_000_000
)

// benchWord returns a word that names are made of: Garoma, Tiselu.
func benchWord(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.IntN(3) {
		b.WriteByte("bdfgklmnprstvz"[r.IntN(14)])
		b.WriteByte("aeiou"[r.IntN(5)])
	}
	word := b.String()
	return strings.ToUpper(word[:1]) + word[1:]
}

// newBenchNames returns names of places, persons, phrases, offices and acronyms. Half of their words are shared by
// several, so that many names stand inside others.
func newBenchNames(r *rand.Rand) []Name {
	var shared []string
	for range 5000 {
		shared = append(shared, benchWord(r))
	}
	word := func() string {
		if r.IntN(2) == 0 {
			return shared[r.IntN(len(shared))]
		}
		return benchWord(r)
	}
	names := make([]Name, benchNames)
	for i := range names {
		n := Name{Bearer: i}
		switch i % 8 {
		case 0:
			n.Text = word() + benchWord(r)
		case 1, 2, 3:
			n.Text = shared[r.IntN(300)] + " " + word() + "-" + strings.ToLower(word())
			n.Person = true
		case 4:
			n.Text = word() + " " + strings.ToLower(word()+" "+word())
		case 5:
			n.Text = fmt.Sprintf("%c%c%c%c", 'A'+r.IntN(26), 'A'+r.IntN(26), 'A'+r.IntN(26), 'A'+r.IntN(26))
			n.Kind = Acronym
		case 6:
			n.Text = shared[r.IntN(len(shared))]
		default:
			n.Text = "Ministry of " + word() + " and " + word()
		}
		names[i] = n
	}
	return names
}

var benchProse = strings.Fields("the minister told parliament that it was highly likely and said on Monday in a report of " +
	"officials from both sides who had met for talks about an agreement which they would sign before winter while troops " +
	"were moved towards new positions along their border after years with no progress. There, however, as “experts” put it – " +
	"nobody could say what this meant for trade, energy or security: “We don’t know,” one added")

// newBenchText returns prose in which every twenty-fifth word or so is a name, in blocks of some hundred words.
func newBenchText(r *rand.Rand, names []Name) string {
	var b strings.Builder
	often := rand.NewZipf(r, 1.1, 20, uint64(len(names)-1))
	for i := 1; b.Len() < benchBytes; i++ {
		if r.IntN(25) == 0 {
			b.WriteString(names[often.Uint64()].Text)
		} else {
			b.WriteString(benchProse[r.IntN(len(benchProse))])
		}
		if b.WriteByte(' '); i%12 == 0 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// benchArticle is a text in paragraphs of about 500 bytes.
func benchArticle(raw string) *text.Text {
	var b text.Builder
	b.Grow(len(raw))
	for len(raw) > 0 {
		n := min(len(raw), 500)
		at := text.Range{Start: b.Len(), End: b.Len() + n}
		b.Add(text.Run{Text: raw[:n], HTML: at, Source: at})
		b.Break()
		raw = raw[n:]
	}
	return b.Text()
}

func BenchmarkNewFinder(b *testing.B) {
	names := newBenchNames(rand.New(rand.NewPCG(1, 2)))
	for b.Loop() {
		NewFinder(names)
	}
	before := heldBytes()
	f := NewFinder(names)
	b.ReportMetric(float64(heldBytes()-before)/1e6, "MB-held")
	runtime.KeepAlive(f)
}

func heldBytes() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkFind(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	names := newBenchNames(r)
	raw := newBenchText(r, names)
	f := NewFinder(names)
	var texts []*text.Text
	var articles []string
	for rest := raw; len(rest) > 0; {
		n := min(len(rest), 6000)
		articles = append(articles, rest[:n])
		texts = append(texts, benchArticle(rest[:n]))
		rest = rest[n:]
	}
	found := 0
	run := func(name string, do func(i int)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				found = 0
				for i := range articles {
					do(i)
				}
			}
			b.ReportMetric(float64(found), "names")
		})
	}
	run("alone", func(i int) { found += len(f.Find(texts[i])) })
	run("with Key", func(i int) { text.Key(articles[i]); found += len(f.Find(texts[i])) })
	run("with the text", func(i int) { found += len(f.Find(benchArticle(articles[i]))) })
	run("Key alone", func(i int) { text.Key(articles[i]) })
}
