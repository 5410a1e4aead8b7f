package mention

import (
	"flag"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gloss/generator/text"

	"github.com/google/go-cmp/cmp"
)

var trials = flag.Int("trials", 50_000, "the number of random texts in which the finder is compared with a slow one")

// A slowFinder tries every form of every name at every place. It shares with the finder what a boundary and a spelling
// are, and nothing else.
type slowFinder struct {
	*Finder
	names []Name
	forms []slowForm
}

type slowForm struct {
	form
	folded string
	name   int
}

func newSlowFinder(f *Finder, names []Name) *slowFinder {
	s := &slowFinder{f, names, nil}
	for i, n := range names {
		key := Key(n.Text)
		s.add(i, key, false)
		for _, variant := range variants(n, key) {
			taken := slices.ContainsFunc(names, func(o Name) bool { return o.Bearer != n.Bearer && Key(o.Text) == variant })
			if !taken {
				s.add(i, variant, true)
			}
		}
	}
	return s
}

func (s *slowFinder) add(name int, key string, variant bool) {
	if r, _ := utf8.DecodeRuneInString(key); key == "" || utf8.RuneCountInString(key) == 1 && unicode.Is(unicode.Hangul, r) {
		return
	}
	n := s.names[name]
	m := manner{rule: ruleOf(n), variant: variant, person: n.Person, ignored: n.Kind == Ignored, unless: nobody}
	if len(n.UnlessBefore)+len(n.UnlessAfter) > 0 {
		m.unless = int32(name)
	}
	s.forms = append(s.forms, slowForm{newForm(key, m), s.fold(key), name})
}

func (s *slowFinder) find(t *text.Text) []Match {
	var all []Match // ignored ones have no names
	for _, block := range t.Blocks() {
		looked := search{f: s.Finder, text: t, place: place{s.alphabet, t.K, block}}
		var found []Match
		for at := block.Start; at < block.End; {
			if m, ok := s.longest(&looked, at); ok {
				found = append(found, m)
				at = m.K.End
				continue
			}
			_, size := utf8.DecodeRuneInString(t.K[at:])
			at += size
		}
		for i := range found {
			found[i].Doubtful = s.isDoubtful(&looked, found, i)
		}
		all = append(all, found...)
	}
	return slices.DeleteFunc(all, func(m Match) bool { return len(m.Names) == 0 })
}

// longest returns the longest match at a place, without names if it is ignored.
func (s *slowFinder) longest(at *search, start int) (Match, bool) {
	if !at.startsWord(start) {
		return Match{}, false
	}
	ends := wholeLetters(at, start)
	for _, end := range slices.Backward(ends) {
		if !at.endsWord(end) {
			continue
		}
		m := Match{K: text.Range{Start: start, End: end}, Near: -1}
		folded := s.fold(m.K.In(at.k))
		matches, ignored := false, false
		for i := range s.forms {
			f := &s.forms[i]
			if f.folded != folded {
				continue
			}
			spelt := at.spellingAt(m.K, &f.form)
			if spelt == wrong || f.manner.person && at.hyphenatedAround(m.K) || at.isExcepted(m.K, &f.form) {
				continue
			}
			matches, ignored = true, ignored || f.manner.ignored
			m.addReading(Reading{f.name, spelt == asWritten && !f.manner.variant})
		}
		switch {
		case ignored:
			m.Names = nil
			return m, true
		case matches:
			m.Near = s.near(at, m.K, folded)
			return m, true
		}
	}
	return Match{}, false
}

func (m *Match) addReading(r Reading) {
	for i := range m.Names {
		if m.Names[i].Name == r.Name {
			m.Names[i].AsWritten = m.Names[i].AsWritten || r.AsWritten
			return
		}
	}
	m.Names = append(m.Names, r)
}

// wholeLetters returns the offsets behind each letter from a place on and what is dropped behind it.
func wholeLetters(at *search, start int) []int {
	var ends []int
	for i, r := range at.k[start:at.block.End] {
		end := start + i + utf8.RuneLen(r)
		if next, _ := utf8.DecodeRuneInString(at.k[end:at.block.End]); end == at.block.End || evenArabic(next) != dropped {
			ends = append(ends, end)
		}
	}
	return ends
}

// isDoubtful says by the words of NAMES whether the i-th match of a block is doubtful.
func (s *slowFinder) isDoubtful(at *search, found []Match, i int) bool {
	m := found[i]
	runes := []rune(m.K.In(at.k))
	isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	if len(m.Names) == 0 || len(runes) != 2 || !isHan(runes[0]) || !isHan(runes[1]) {
		return false
	}
	before, outside, _ := at.before(m.K.Start)
	after, beyond := at.after(m.K.End)
	isLong := func(o Match) bool { return utf8.RuneCountInString(o.K.In(at.k)) > 2 }
	switch {
	case outside != han, beyond != han, strings.ContainsRune(neighbours, before), strings.ContainsRune(neighbours, after):
		return false
	case strings.HasSuffix(at.k[:m.K.Start], hanTitle), strings.HasPrefix(at.k[m.K.End:], hanTitle):
		return false
	case i > 0 && found[i-1].K.End == m.K.Start && isLong(found[i-1]):
		return false
	case i+1 < len(found) && found[i+1].K.Start == m.K.End && isLong(found[i+1]):
		return false
	}
	return true
}

// neighbours are those Han neighbours that the random texts hold.
const neighbours = "在"

// hanTitle is the Han title that they hold.
const hanTitle = "总统"

// near looks for the longer name of another bearer in all stretches of whole words that hold the match.
func (s *slowFinder) near(at *search, m text.Range, folded string) int {
	own := map[int]bool{}
	for _, f := range s.forms {
		if f.folded == folded && !f.manner.ignored {
			own[s.names[f.name].Bearer] = true
		}
	}
	nearest, fewest := "", maxEdits+1
	for _, longer := range s.foldedForms() {
		if !s.isForeign(longer, own) {
			continue
		}
		in := place{s.alphabet, longer, text.Range{End: len(longer)}}
		for i := range longer {
			end := i + len(folded)
			if longer == folded || !strings.HasPrefix(longer[i:], folded) || !in.startsWord(i) || !in.endsWord(end) {
				continue
			}
			most := min(maxEdits, countLetters(longer[:i]+longer[end:])/lettersPerEdit)
			edits := s.fewestEdits(at, m, longer[:i], longer[end:])
			if most > 0 && edits <= most && edits < fewest {
				nearest, fewest = longer, edits
			}
		}
	}
	first := -1
	for _, f := range s.forms {
		if f.folded == nearest && (first < 0 || f.name < first) {
			first = f.name
		}
	}
	return first
}

func (s *slowFinder) foldedForms() []string {
	var all []string
	for _, f := range s.forms {
		all = append(all, f.folded)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (s *slowFinder) isForeign(folded string, own map[int]bool) bool {
	return !slices.ContainsFunc(s.forms, func(f slowForm) bool {
		return f.folded == folded && !f.manner.ignored && own[s.names[f.name].Bearer]
	})
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// fewestEdits returns the fewest edits that lead to a stretch around the match; many where it is the longer name.
func (s *slowFinder) fewestEdits(at *search, m text.Range, before, after string) int {
	const many = 1000
	fewest := many
	for _, start := range append(wholeLetters(at, at.block.Start), at.block.Start) {
		if start > m.Start || start < m.Start && !at.startsWord(start) {
			continue
		}
		for _, end := range append(wholeLetters(at, m.Start), m.End) {
			if end < m.End || !at.endsWord(end) {
				continue
			}
			edits := distance(before, s.fold(at.k[start:m.Start])) + distance(after, s.fold(at.k[m.End:end]))
			if edits == 0 && s.isForm(at.k[start:end], before, after) {
				return many
			}
			fewest = min(fewest, edits)
		}
	}
	return fewest
}

func (s *slowFinder) isForm(k, before, after string) bool {
	return slices.ContainsFunc(s.forms, func(f slowForm) bool {
		spelt := f.spelling(k)
		return f.folded == s.fold(k) && (spelt == asWritten || spelt == varied)
	})
}

// distance is the edit distance by the book.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	above := make([]int, len(to)+1)
	for j := range above {
		above[j] = j
	}
	for i, r := range from {
		row := []int{i + 1}
		for j, c := range to {
			cost := above[j]
			if r != c {
				cost++
			}
			row = append(row, min(cost, above[j+1]+1, row[j]+1))
		}
		above = row
	}
	return above[len(to)]
}

// pieces are what random names and texts are made of, by script. Each trial has only a few, so that names and texts often
// meet.
var pieces = [][]string{
	{"a", "b", "A", "B", "ab", "Ab", "AB", "abcde", "ABCDE", "Kim", "kim", "é", "e\u0301", "\u0301", "ß", "SS", "ss", "İ", "i", "ı", "I"},
	{" ", " ", "-", "–", "'", "’", ".", "$", "1", "2", "_", "the ", "The ", "THE "},
	{"金", "正", "恩", "中国", "平壤", "在", "々", "家", "总统"},
	{"ロ", "ソ", "ー", "の", "ไ", "ก", "ั", "က", "្"},
	{"평", "양", "평양", "은", "에서", "는", "이"},
	{"о", "О", "Ко", "КО", "рея", "Σ", "σ", "ς", "ά", "Α", "Ⱥ", "ⱥ"},
	{"ا", "أ", "إ", "ل", "و", "ب", "م", "مد", "ال", "لل", "\u064e", "ـ", "\u0654"},
}

// fewPieces are of one script, or of any, with a sign or space between.
func fewPieces(r *rand.Rand) []string {
	all := slices.Concat(pieces...)
	if r.IntN(2) == 0 {
		all = pieces[r.IntN(len(pieces))]
	}
	few := []string{pieces[1][r.IntN(len(pieces[1]))]}
	for range 2 + r.IntN(6) {
		few = append(few, all[r.IntN(len(all))])
	}
	return few
}

func randomText(r *rand.Rand, pieces []string, most int) string {
	var b strings.Builder
	for range 1 + r.IntN(most) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func randomNames(r *rand.Rand, pieces []string) []Name {
	names := make([]Name, 1+r.IntN(7))
	for i := range names {
		n := Name{Text: randomText(r, pieces, 5), Bearer: r.IntN(4), Person: r.IntN(3) == 0}
		if r.IntN(3) == 0 {
			n.Kind, n.Case = Kind(r.IntN(int(Ignored)+1)), Case(r.IntN(3))
		}
		if r.IntN(8) == 0 {
			n.UnlessBefore, n.UnlessAfter = []string{randomText(r, pieces, 2)}, []string{randomText(r, pieces, 2)}
		}
		if i > 0 && r.IntN(4) == 0 {
			n.Text = randomText(r, pieces, 3) + names[i-1].Text + randomText(r, pieces, 3)
		}
		names[i] = n
	}
	return names
}

func TestFinderAgreesWithSlowOne(t *testing.T) {
	const textsPerFinder = 20
	alphabet := newAlphabet()
	r := rand.New(rand.NewPCG(7, 11))
	found, near, doubtful := 0, 0, 0
	for trial := 0; trial < *trials; trial += textsPerFinder {
		few := fewPieces(r)
		names := randomNames(r, few)
		f := newFinder(alphabet, names)
		slow := newSlowFinder(f, names)
		for range textsPerFinder {
			s := randomText(r, append(few, "¶"), 12)
			if r.IntN(2) == 0 {
				s += " " + names[r.IntN(len(names))].Text + randomText(r, few, 3)
			}
			k := textOf(s)
			got, want := f.Find(k), slow.find(k)
			if diff := cmp.Diff(want, got); diff != "" && len(got)+len(want) > 0 {
				t.Fatalf("%+v in %q: (-slow +fast)\n%s", names, k.K, diff)
			}
			for _, m := range got {
				found++
				if m.Near >= 0 {
					near++
				}
				if m.Doubtful {
					doubtful++
				}
			}
		}
	}
	if found < *trials/3 || near == 0 || doubtful == 0 {
		t.Errorf("only %d names, %d near a longer one and %d doubtful", found, near, doubtful)
	}
	t.Logf("%d names, %d near a longer one, %d doubtful", found, near, doubtful)
}
