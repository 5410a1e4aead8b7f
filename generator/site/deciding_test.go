package site_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/generator/mention"
	"gloss/generator/site"
)

// A randomSite has some entities whose names meet, and an article that names them.
type randomSite struct {
	entities map[string]string // the front matter of each, by id
	names    map[string][]string
	article  string
	settings string
}

var (
	givenNames = []string{"Anna", "Yong-hyun", "J.", "Мария", "正恩"}
	lastNames  = []string{"Kim", "Berg", "Berg-Holm", "Путин", "푸틴", "金正", "بوتين"}
	fillers    = []string{
		"said", "in", "and", ",", ".", "Minister", "Then", "’s", "near", "-led", "\n\n", "\n\n# ", "Adam", "в", "에서", "在", "في", "’s view",
		"and", "in", ". ", "*", "“", "”", "General", "met",
	}
	randomKinds = []string{"person", "person", "person", "place", "country", "organisation"}
	aliasKinds  = []string{"alias", "short", "metonym", "acronym", "adjective"}
)

func newRandomSite(r *rand.Rand) randomSite {
	s := randomSite{entities: map[string]string{}, names: map[string][]string{}, settings: settings}
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	var all []string
	for i := range 2 + r.IntN(5) {
		id, kind := fmt.Sprintf("e%d", i), pick(randomKinds)
		last := pick(lastNames)
		name := last
		if kind == "person" {
			name = pick(givenNames) + " " + last
		}
		names := []string{name}
		front := fmt.Sprintf("name: %q\nkind: %s\n", name, kind)
		if kind == "person" {
			front += fmt.Sprintf("family-name: %q\n", last)
			names = append(names, last)
		}
		if alias := pick(lastNames); r.IntN(2) == 0 {
			front += fmt.Sprintf("aliases: [{text: %q, kind: %s}]\n", alias, pick(aliasKinds))
			names = append(names, alias)
		}
		s.entities[id], s.names[id] = front, names
		all = append(all, names...)
	}
	front := ""
	if r.IntN(4) == 0 {
		front += "about: [e0]\n"
	}
	if r.IntN(4) == 0 {
		front += fmt.Sprintf("names: {%q: e1}\n", pick(all))
	}
	if r.IntN(4) == 0 {
		s.settings += fmt.Sprintf("names: {prefer: {%q: e0}}\n", s.names["e0"][0])
	}
	var body strings.Builder
	for range 4 + r.IntN(30) {
		word := pick(fillers)
		switch r.IntN(8) {
		case 0, 1, 2:
			word = pick(all)
		case 3:
			word = "[[e0|" + pick(all) + "]]"
		}
		body.WriteString(word + strings.Repeat(" ", r.IntN(5)/2))
	}
	s.article = fmt.Sprintf("title: %q\nsummary: %q\ndate: 2024-10-08\n%s---\n%s\n", "On "+pick(all), pick(all)+" "+pick(fillers)+" "+pick(all), front, body.String())
	return s
}

// link links the site, its entities in the folders that are given for them, with what else there is.
func (s randomSite) link(t *testing.T, folder func(id string) string, more files) (*site.Site, []string) {
	t.Helper()
	f := files{"site.md": s.settings + "---\n", "articles/a.md": s.article}
	for id, front := range s.entities {
		f["entities/"+folder(id)+id+".md"] = front + "---\n"
	}
	return link(t, f.with(more))
}

var trials = flag.Int("trials", 60, "the number of random sites on which deciding is tried")

func TestDecidingIsSound(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	decided := map[string]int{}
	for trial := range *trials {
		s := newRandomSite(r)
		plain := func(string) string { return "" }
		linked, told := s.link(t, plain, nil)
		a := articleOf(t, linked, "a")
		all := slices.Concat(a.HeadMentions, a.Mentions)
		for i := range all {
			checkBearer(t, s, &all[i])
			decided[all[i].Rule.String()]++
		}

		folders := map[string]string{}
		for id := range s.entities {
			folders[id] = fmt.Sprintf("%c/", 'a'+r.IntN(26))
		}
		elsewhere, toldThere := s.link(t, func(id string) string { return folders[id] }, nil)
		unrelated := entities("aaa | Quite Another | person | family-name: Another", "zzz | Zembla | country | aliases: [{text: Onhava, kind: metonym}]")
		joined, toldThen := s.link(t, plain, unrelated)
		for what, other := range map[string]*site.Site{"in another order": elsewhere, "with others": joined} {
			b := articleOf(t, other, "a")
			if diff := cmp.Diff(describe(all), describe(slices.Concat(b.HeadMentions, b.Mentions))); diff != "" {
				t.Fatalf("trial %d, %s: %+v\n%s", trial, what, s, diff)
			}
		}
		slices.Sort(told)
		slices.Sort(toldThere)
		slices.Sort(toldThen)
		if !slices.Equal(told, toldThere) || !slices.Equal(told, toldThen) {
			t.Fatalf("trial %d: %+v: told %v, then %v and %v", trial, s, told, toldThere, toldThen)
		}
	}
	for _, rule := range []site.Rule{site.NoRule, site.Full, site.Short, site.Metonym, site.Override, site.About, site.Introduced, site.Prefer} {
		if decided[rule.String()] == 0 {
			t.Errorf("the rule “%s” decided only %d names", rule, decided[rule.String()])
		}
	}
}

// checkBearer reports a name that is linked to somebody who does not bear it, and to whom the writer has not linked it.
func checkBearer(t *testing.T, s randomSite, m *site.Mention) {
	t.Helper()
	if m.Entity == nil || m.Rule == site.Wiki || m.Rule == site.Override {
		return
	}
	bears := slices.ContainsFunc(s.names[m.Entity.ID], func(name string) bool {
		plain := strings.NewReplacer("-", "", " ", "")
		return strings.EqualFold(plain.Replace(mention.Key(name)), plain.Replace(mention.Key(m.Text())))
	})
	if !bears {
		t.Fatalf("%q means %s in %+v", m.Text(), m.Entity.ID, s)
	}
	if len(m.Candidates) > 0 && !slices.Contains(m.Candidates, m.Entity) {
		t.Fatalf("%q means %s, who is no candidate, in %+v", m.Text(), m.Entity.ID, s)
	}
}

func TestANameOfThousandsIsPublishedWithFew(t *testing.T) {
	f := files{}
	for i := range 60 {
		f = f.with(entities(fmt.Sprintf("e%02d | Name %02d | person | family-name: Kim | aliases: [Namesake]", i, i)))
	}
	f["articles/a.md"] = "title: T\ndate: 2024-10-08\n---\nName 55 met Name 01. Kim left.\n"
	f["articles/b.md"] = "title: T\ndate: 2024-10-08\n---\nName 55 left. Namesake left, and Kim did.\n"
	s, _ := link(t, f)
	var got []string
	for _, id := range []string{"a", "b"} {
		for _, m := range articleOf(t, s, id).Mentions {
			line := describe([]site.Mention{m})[0]
			if n := len(m.Candidates); n > 0 {
				line += fmt.Sprintf(" of %d, %s to %s", n, m.Candidates[0].ID, m.Candidates[n-1].ID)
			}
			got = append(got, line)
		}
	}
	want := []string{
		"Name 55: e55 linked full", "Name 01: e01 linked full", "Kim: ? ambiguous of 2, e01 to e55",
		"Name 55: e55 linked full", "Namesake: e55 repeat introduced of 20, e00 to e55", "Kim: ? ambiguous of 20, e00 to e55",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
