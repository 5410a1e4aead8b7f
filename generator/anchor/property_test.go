package anchor

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"gloss/generator/text"
)

// naive returns every occurrence of a part.
func naive(s, part string) []text.Range {
	var all []text.Range
	for i := 0; i+len(part) <= len(s); i++ {
		if s[i:i+len(part)] == part {
			all = append(all, text.Range{Start: i, End: i + len(part)})
		}
	}
	return all
}

// naivePassages returns every passage of s that holds the parts in order and holds no other such passage.
func naivePassages(s string, parts []string) []text.Range {
	all := naive(s, parts[0])
	for _, part := range parts[1:] {
		var longer []text.Range
		for _, r := range all {
			for _, next := range naive(s, part) {
				if next.Start >= r.End {
					longer = append(longer, text.Range{Start: r.Start, End: next.End})
				}
			}
		}
		all = longer
	}
	slices.SortFunc(all, func(a, b text.Range) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	all = slices.Compact(all)
	return slices.DeleteFunc(slices.Clone(all), func(r text.Range) bool {
		return slices.ContainsFunc(all, func(o text.Range) bool { return o != r && o.Start >= r.Start && o.End <= r.End })
	})
}

func TestPassagesAgreeWithANaiveSearch(t *testing.T) {
	letters := rapid.StringOfN(rapid.SampledFrom([]rune("ab")), 1, 7, -1)
	repeated := rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat(letters.Draw(t, "letters"), rapid.IntRange(1, 5).Draw(t, "times"))
	})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(repeated, 0, 5).Draw(t, "text"), "")
		parts := wording(rapid.SliceOfN(repeated, 1, 3).Draw(t, "parts"))
		got, want := parts.passages(s), naivePassages(s, parts)
		if !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// prose draws text of few words, so that much of it is repeated.
func prose(words ...string) *rapid.Generator[string] {
	spaces := rapid.SampledFrom([]string{" ", " ", " ", " ", "\n", "\u00a0", ", ", ". "})
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(1, 40).Draw(t, "words") {
			b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
			b.WriteString(spaces.Draw(t, "space"))
		}
		return b.String()
	})
}

func anyProse() *rapid.Generator[string] {
	return rapid.OneOf(
		prose("the", "deal", "Kim", "said", "so", "“yes”", "it’s", "oﬃce", "on…", "—", "1991.", "👨‍👩‍👧", "[…]"),
		prose("Он", "сказал", "«да»", "ёлка", "и\u0306од", "Киев"),
		prose("평양", "에서", "말했다", "\u1111\u1167\u11bc", "김", "대통령은"),
		prose("金正恩", "说", "「好」", "，", "朝鲜", "ミサイル"),
		prose("قال", "الوزير", "كِتَابٌ", "\u2067إن\u2069", "نعم", "Kim"),
		prose("œuvre", "e\u0301te\u0301", "d’été", "«\u202foui\u202f»", "Straße", "Dvořák", "x\u0302"),
	)
}

// published returns the distinct places of P for ranges of the key.
func published(x *text.Text, ranges []text.Range) []text.Range {
	var all []text.Range
	for _, r := range ranges {
		all = append(all, haystack{s: x.K, text: x}.published(r))
	}
	return slices.Compact(all)
}

func TestFindAgreesWithANaiveSearch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyProse().Draw(t, "text")
		x := text.Of(s)
		runes := []rune(s)
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		q := string(runes[from:rapid.IntRange(from, min(len(runes), from+20)).Draw(t, "to")])
		key := text.Key(q)
		places := published(x, naive(x.K, key))
		got := Find(x, quote(q))
		switch {
		case text.Units(key) < minUnits:
			if got.State != Invalid {
				t.Fatalf("too short, but %v", got)
			}
		case len(places) == 1:
			if got.State != Anchored && !cutsNumber(got) || got.At != places[0] {
				t.Fatalf("%v, want %v", got, places)
			}
		case len(places) > 1:
			if got.State != Ambiguous || got.Total != len(places) || got.Places[0].At != places[0] {
				t.Fatalf("%v, want %v", got, places)
			}
		case got.State == Anchored && !strings.Contains(key, text.Elision):
			t.Fatalf("%q stands nowhere in %q, but %v", key, x.K, got)
		}
	})
}

// cutsNumber reports whether a quotation was found in the middle of a number.
func cutsNumber(found Found) bool {
	return found.State == Changed && slices.ContainsFunc(found.Changes, func(c Change) bool {
		return c.Grave && strings.ContainsFunc(c.Old, unicode.IsDigit)
	})
}

func TestAPassageIsFoundWhereItWasTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := text.Of(anyProse().Draw(t, "text"))
		at := text.Range{Start: rapid.IntRange(0, len(x.P)).Draw(t, "start")}
		at.End = rapid.IntRange(at.Start, len(x.P)).Draw(t, "end")
		k := x.Keyed(at)
		k.Start += len(slice(x.K, k)) - len(strings.TrimLeft(slice(x.K, k), " "))
		k.End = k.Start + len(strings.TrimRight(slice(x.K, k), " "))
		at = haystack{s: x.K, text: x}.published(k)
		q := quote(slice(x.P, at))
		if text.Units(text.Key(q.Text)) < minUnits {
			t.Skip("too short")
		}
		switch got := Find(x, q); {
		case got.State == Anchored, cutsNumber(got):
			if got.At != at {
				t.Fatalf("%q was taken at %v, found at %v", q.Text, at, got.At)
			}
		case got.State == Ambiguous:
			i := slices.IndexFunc(got.Places, func(p Place) bool { return p.At == at })
			if i < 0 && got.Total <= maxPlaces {
				t.Fatalf("%q was taken at %v, found at %v", q.Text, at, got.Places)
			}
		default:
			t.Fatalf("%q was taken at %v, but is %v", q.Text, at, got.State)
		}
	})
}

func TestFoldedFindAgreesWithNaiveFolding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := text.Of(anyProse().Draw(t, "text"))
		runes := []rune(x.K)
		from := rapid.IntRange(0, len(runes)-1).Draw(t, "from")
		as := text.Key(string(runes[from:rapid.IntRange(from, min(len(runes), from+20)).Draw(t, "to")]))
		q := strings.ToUpper(as)
		key := text.Key(q)
		if others := otherLetters(as, key); others == 1 {
			t.Skip("other in one letter alone")
		}
		if min(text.Units(key), text.Units(fold(key))) < minUnits || strings.Contains(x.K, key) || strings.Contains(key, text.Elision) {
			t.Skip("too short, found exactly, or elided")
		}
		f := text.Fold(x.K)
		var all []text.Range
		for _, r := range naive(f.F, fold(key)) {
			all = append(all, f.Keyed(r))
		}
		places := published(x, all)
		got := Find(x, quote(q))
		if len(places) == 0 && got.State != Lost || len(places) > 1 && (got.State != Ambiguous || got.Total != len(places)) {
			t.Fatalf("%v, want %v", got, places)
		}
		if len(places) == 1 && (got.State != Edited && !cutsNumber(got) || got.At != places[0]) {
			t.Fatalf("%v, want %v", got, places)
		}
	})
}

func otherLetters(a, b string) int {
	x, y := []rune(a), []rune(b)
	others := 0
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			others++
		}
	}
	return others
}

func TestProposedContextsWork(t *testing.T) {
	told := 0
	rapid.Check(t, func(t *rapid.T) {
		x := text.Of(anyProse().Draw(t, "text"))
		words := strings.Fields(x.K)
		from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
		q := Quotation{Text: strings.Join(words[from:min(len(words), from+rapid.IntRange(1, 3).Draw(t, "length"))], " ")}
		if rapid.Bool().Draw(t, "folded") {
			q.Text = strings.ToUpper(q.Text)
		}
		if rapid.Bool().Draw(t, "with a context") {
			q.Prefix = words[max(0, from-1)]
		}
		for _, p := range Find(x, q).Places {
			if p.Prefix == "" && p.Suffix == "" {
				continue
			}
			told++
			found := Find(x, Quotation{Text: q.Text, Prefix: p.Prefix, Suffix: p.Suffix})
			if found.State != Anchored && found.State != Edited || found.At != p.At {
				t.Fatalf("with %q and %q, %q is %v, want it at %v", p.Prefix, p.Suffix, q.Text, found, p.At)
			}
			if p.Prefix != "" && p.Suffix != "" {
				t.Fatalf("both %q and %q", p.Prefix, p.Suffix)
			}
			if found.State == Edited {
				continue // the shortest when folded
			}
			demand := demandOf(x, q.Text, p)
			for _, shorter := range shorterContexts(x, p) {
				if shorter.Text = q.Text; !meets(x, shorter, p.At, demand) {
					continue
				}
				if found := Find(x, shorter); found.State == Anchored && found.At == p.At {
					t.Fatalf("%q is enough, but %v was proposed", shorter, p)
				}
			}
		}
	})
	if told == 0 {
		t.Error("no context was ever proposed")
	}
}

// demandOf returns the first demand that a proposed context meets.
func demandOf(x *text.Text, quote string, p Place) demand {
	q := Quotation{Text: quote, Prefix: p.Prefix, Suffix: p.Suffix}
	demands := read(q).wordings[0].demands()
	for _, d := range demands[:len(demands)-1] {
		if meets(x, q, p.At, d) {
			return d
		}
	}
	return demands[len(demands)-1]
}

// meets reports whether the context of a quotation tells the passage at a range of P from all equal ones as demanded.
func meets(x *text.Text, q Quotation, at text.Range, d demand) bool {
	s := read(q)
	all := naive(x.K, text.Key(q.Text))
	for i, edits := range s.edits(x.K, all) {
		if (haystack{s: x.K, text: x}).published(all[i]) != at && d.part*edits <= s.given() {
			return false
		}
	}
	return s.given() >= d.length
}

// shorterContexts returns the contexts of whole words, between spaces, with fewer characters than the proposed one.
func shorterContexts(x *text.Text, p Place) []Quotation {
	k := x.Keyed(p.At)
	most := len([]rune(text.Key(p.Prefix + p.Suffix)))
	var all []Quotation
	left, right := strings.Fields(x.K[:k.Start]), strings.Fields(x.K[k.End:])
	for n := 1; n <= most; n++ {
		if n <= len(left) {
			all = append(all, Quotation{Prefix: strings.Join(left[len(left)-n:], " ")})
		}
		if n <= len(right) {
			all = append(all, Quotation{Suffix: strings.Join(right[:n], " ")})
		}
	}
	return slices.DeleteFunc(all, func(q Quotation) bool {
		context := []rune(q.Prefix + q.Suffix)
		return len(context) >= most || !slices.ContainsFunc(context, isLetter)
	})
}

func TestAnEditedPassageIsFoundOrNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		passage := []rune("six officers of North Korea were killed in a missile strike near Donetsk on Thursday")
		for range rapid.IntRange(1, 10).Draw(t, "edits") {
			at := rapid.IntRange(0, len(passage)-1).Draw(t, "at")
			passage = slices.Concat(passage[:at], rapid.SampledFrom([][]rune{nil, []rune("z"), []rune("yz")}).Draw(t, "new"), passage[at+1:])
		}
		x, marks := marked(t, "The harbour was closed because of the storm. ⟦Six officers of North Korea were killed in a "+
			"missile strike near Donetsk on Thursday⟧, the ministry said; it did not say who they were.")
		got := Find(x, quote(string(passage)))
		near := got.Nearest
		if got.State != Lost {
			near = got.At
		}
		if !near.Overlaps(marks[0]) || max(near.Start-marks[0].Start, marks[0].Start-near.Start) > 20 {
			t.Fatalf("%q is %v, near %q", string(passage), got.State, slice(x.P, near))
		}
	})
}
