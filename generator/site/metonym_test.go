package site_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// governed are three capitals, each with the country that is governed from there, in a language.
func governed(seoul, moscow, pyongyang string) files {
	f := files{}
	for id, name := range map[string]string{"seoul": seoul, "moscow": moscow, "pyongyang": pyongyang} {
		names := strings.Split(name, " ~ ") // the name and its forms
		forms := "forms: [" + strings.Join(names[1:], ", ") + "]"
		country := map[string]string{"seoul": "rok", "moscow": "ru", "pyongyang": "dprk"}[id]
		f = f.with(entities(
			id+" | Place "+id+" | place | aliases: [{text: "+names[0]+", "+forms+"}]",
			country+" | State "+country+" | country | aliases: [{text: "+names[0]+", kind: metonym, "+forms+"}]"))
	}
	return f
}

func TestMetonyms(t *testing.T) {
	for _, language := range []struct {
		name  string
		files files
		rows  []string
	}{
		{"English", governed("Seoul", "Moscow", "Pyongyang"), []string{
			"⟦Pyongyang|dprk⟧ said so, according to ⟦Pyongyang|dprk⟧’s envoy, who lives in ⟦Pyongyang|pyongyang⟧.",
			"Near ⟦Seoul|seoul⟧, at ⟦Seoul|seoul⟧, outside ⟦Seoul|seoul⟧, around ⟦Seoul|seoul⟧, inside ⟦Seoul|seoul⟧.",
			"Ties with ⟦Moscow|ru⟧, a letter to ⟦Moscow|ru⟧ or from ⟦Moscow|ru⟧, and between ⟦Moscow|ru⟧ and ⟦Seoul|rok⟧.",
			"He flew to ⟦Moscow|moscow⟧ after a visit to ⟦Seoul|seoul⟧, returned from ⟦Moscow|moscow⟧ and visited ⟦Seoul|seoul⟧.",
			"In the central ⟦Seoul|seoul⟧, north of ⟦Seoul|seoul⟧, in downtown ⟦Seoul|seoul⟧, in the capital ⟦Seoul|seoul⟧.",
			"Yongsan is a district of ⟦Seoul|seoul⟧; the North Korean capital ⟦Pyongyang|pyongyang⟧ is not.",
			"IN ⟦Moscow|moscow⟧ and “in ⟦Moscow|moscow⟧”, (in ⟦Moscow|moscow⟧), in *⟦Moscow|moscow⟧*.",
			"He lives in. ⟦Moscow|ru⟧ said so; all of it in, ⟦Moscow|ru⟧ thinks, vain.",
			"Talks in ⟦Moscow|moscow⟧ and ⟦Pyongyang|pyongyang⟧ failed, in ⟦Moscow|moscow⟧ or in ⟦Seoul|seoul⟧.",
			"Talks in ⟦Moscow|moscow⟧, ⟦Seoul|seoul⟧ and ⟦Pyongyang|pyongyang⟧, in Beijing and ⟦Moscow|moscow⟧.",
			"Talks in ⟦Moscow|moscow⟧, ⟦Seoul|seoul⟧, and ⟦Pyongyang|pyongyang⟧, in New York, Rome and ⟦Moscow|moscow⟧.",
			"In ⟦Moscow|moscow⟧, ⟦Seoul|rok⟧ is thought to wait. They met in ⟦Moscow|moscow⟧, and ⟦Seoul|rok⟧ was told.",
			"⟦Moscow|ru⟧, ⟦Seoul|rok⟧ and ⟦Pyongyang|dprk⟧ agreed; so did they and ⟦Moscow|ru⟧.",
			"In ⟦Moscow|moscow⟧’s suburbs; but in ⟦Seoul|rok⟧’s view, at ⟦Moscow|ru⟧’s request, in ⟦Moscow|ru⟧’s interest.",
			"A ⟦Moscow|moscow⟧ court, ⟦Moscow|moscow⟧ State University, ⟦Pyongyang|pyongyang⟧’s airport, bound for ⟦Seoul|seoul⟧.",
			"They met in Jeju; ⟦Seoul|seoul⟧, State rok, is far. ⟦Seoul|rok⟧, Northland and others agreed.",
			"The ⟦Moscow|ru⟧ government, ⟦Moscow|ru⟧’s embassy, ⟦Moscow|ru⟧ state media. ⟦Seoul|rok⟧ courts allies.",
			"A ⟦Moscow|ru⟧-backed plan, a ⟦Moscow|moscow⟧-based firm; ⟦Moscow|ru⟧/⟦Seoul|rok⟧.",
			"# What ⟦Moscow|ru⟧ says\n\n## Talks in ⟦Moscow|moscow⟧\n\n- ⟦Moscow|ru⟧\n- in\n- ⟦Moscow|ru⟧",
		}},
		{"French", governed("Séoul", "Moscou", "Pyongyang"), []string{
			"⟦Séoul|rok⟧ refuse. À ⟦Séoul|seoul⟧, près de ⟦Séoul|seoul⟧, dans ⟦Séoul|seoul⟧, au nord de ⟦Séoul|seoul⟧.",
			"L’avis de ⟦Moscou|ru⟧, selon ⟦Moscou|ru⟧, avec ⟦Moscou|ru⟧, à la demande de ⟦Moscou|ru⟧.",
			"À ⟦Moscou|moscow⟧ et ⟦Pyongyang|pyongyang⟧, dans la capitale ⟦Pyongyang|pyongyang⟧.",
		}},
		{"French elision", governed("Oslo", "Ankara", "Athènes"), []string{
			"L’avis d’⟦Ankara|ru⟧, près d’⟦Ankara|moscow⟧, autour d’⟦Oslo|seoul⟧.",
		}},
		{"Russian", governed("Сеул ~ Сеула ~ Сеуле", "Москва ~ Москвы ~ Москве ~ Москву ~ Москвой", "Пхеньян ~ Пхеньяна ~ Пхеньяне"), []string{
			"⟦Москва|ru⟧ сказала. В ⟦Москве|moscow⟧, около ⟦Москвы|moscow⟧, под ⟦Москвой|moscow⟧, рядом с ⟦Москвой|moscow⟧.",
			"По мнению ⟦Москвы|ru⟧, давление на ⟦Москву|ru⟧ и переговоры с ⟦Москвой|ru⟧, в интересах ⟦Москвы|ru⟧.",
			"В ⟦Москве|moscow⟧ и ⟦Пхеньяне|pyongyang⟧, в центре ⟦Сеула|seoul⟧.",
		}},
		{"Arabic", governed("سيول", "موسكو", "بيونغ يانغ"), []string{
			"قالت ⟦موسكو|ru⟧ ذلك. في ⟦موسكو|moscow⟧، وفي ⟦موسكو|moscow⟧، ب⟦موسكو|moscow⟧، قرب ⟦موسكو|moscow⟧.",
			"مع ⟦موسكو|ru⟧، و⟦موسكو|ru⟧، ل⟦موسكو|ru⟧، إلى ⟦موسكو|ru⟧.",
			"في ⟦موسكو|moscow⟧ و⟦بيونغ يانغ|pyongyang⟧، في العاصمة ⟦سيول|seoul⟧.",
		}},
		{"Korean", governed("서울", "모스크바", "평양"), []string{
			"⟦서울|rok⟧은 말했다. ⟦서울|seoul⟧에서 만났다. ⟦서울|seoul⟧에 있다. ⟦서울|seoul⟧에는 없다. ⟦서울|seoul⟧ 인근이다.",
			"⟦평양|dprk⟧에 따르면, ⟦평양|dprk⟧에 대한 제재. ⟦평양|dprk⟧의 뜻, ⟦평양|dprk⟧과의 대화, ⟦평양|dprk⟧에게 말했다.",
			"⟦모스크바|moscow⟧와 ⟦평양|pyongyang⟧에서 만났다. ⟦모스크바|ru⟧와 ⟦평양|dprk⟧은 만났다. ⟦서울|seoul⟧·⟦평양|pyongyang⟧에서.",
		}},
		{"Chinese", governed("首尔", "莫斯科", "平壤"), []string{
			"⟦首尔|rok⟧说不。在⟦首尔|seoul⟧举行，驻⟦莫斯科|moscow⟧大使，位于⟦平壤|pyongyang⟧。",
			"对⟦莫斯科|ru⟧说，在⟦莫斯科|ru⟧看来，现在⟦莫斯科|ru⟧说。",
			"在⟦莫斯科|moscow⟧和⟦平壤|pyongyang⟧举行，在北京、⟦莫斯科|moscow⟧举行，⟦莫斯科|ru⟧和⟦平壤|dprk⟧说。",
		}},
	} {
		t.Run(language.name, func(t *testing.T) {
			for _, row := range language.rows {
				decision{"", row, codesFor(row)}.check(t, language.files)
			}
		})
	}
}

// codesFor is what is told of a row of metonyms: one remark for each name.
func codesFor(row string) string {
	var codes []string
	seen := map[string]bool{}
	for _, part := range strings.Split(row, "⟦")[1:] {
		if name, _, _ := strings.Cut(part, "|"); !seen[name] {
			seen[name] = true
			codes = append(codes, metonym)
		}
	}
	return strings.Join(codes, " ")
}

func TestMetonymsBesideOtherNames(t *testing.T) {
	moscow := governed("Seoul", "Moscow", "Pyongyang")
	for _, x := range []struct {
		files files
		decision
	}{
		// What the writer says comes first.
		{moscow, decision{"names: {Moscow: moscow}", "⟦Moscow|moscow⟧ said so.", ""}},
		{moscow, decision{"names: {Moscow: false}", "In ⟦Moscow|-⟧ they said so.", ""}},
		{moscow, decision{"about: [moscow]", "⟦Moscow|ru⟧ said so to [[moscow|Moscow]].", metonym}},
		{moscow, decision{"title: In Moscow and Seoul", "⟦Moscow|ru⟧ said so.", metonym + " " + metonym}},

		// Of several places, or several governments, the other steps choose.
		{moscow.with(entities("moscow-us | Moscow | place | aliases: [Moscow in Idaho]")), decision{"",
			"⟦Moscow|ru⟧ said so. In ⟦Moscow|??⟧ they wait. Moscow in Idaho is small: in ⟦Moscow|moscow-us⟧ they wait.", "name-shared name-metonym name-ambiguous"}},
		{moscow.with(entities("ussr | Soviet Union | country | aliases: [{text: Moscow, kind: metonym}]")), decision{"",
			"In ⟦Moscow|moscow⟧ they wait. ⟦Moscow|??⟧ said so. The Soviet Union: ⟦Moscow|ussr⟧ said so.", "name-metonym name-ambiguous"}},
		{moscow.with(entities("ussr | Soviet Union | country | aliases: [{text: Moscow, kind: metonym, until: 1991}]")),
			decision{"", "⟦Moscow|ru⟧ said so.", metonym}},

		// What is neither a place nor a government leaves it open.
		{moscow.with(entities("ship | Moscow | weapon | aliases: [the cruiser]")), decision{"",
			"⟦Moscow|??⟧ sank. The cruiser: ⟦Moscow|ship⟧ sank.", "name-shared name-ambiguous"}},

		// A place that is a family name, and a metonym.
		{moscow.with(entities("carla | Carla Moscow | person | family-name: Moscow")), decision{"",
			"⟦Moscow|ru⟧ said so. Carla Moscow left. ⟦Moscow|carla⟧ said so in ⟦Moscow|moscow⟧. State ru agreed. ⟦Moscow|??⟧ did.", "name-metonym name-ambiguous"}},
	} {
		x.check(t, x.files)
	}
}

func TestMetonymsAreToldOnceForAnArticle(t *testing.T) {
	f := governed("Seoul", "Moscow", "Pyongyang").with(files{
		"articles/a.md": "title: In Moscow\ndate: 2024-10-08\n---\nMoscow said so. In Moscow they wait. Seoul waits.\n",
	})
	_, told := link(t, f)
	if diff := cmp.Diff([]string{"name-metonym at Moscow", "name-metonym at Seoul"}, told); diff != "" {
		t.Error(diff)
	}
}

func TestOnItsOwnPageAPlaceIsMeant(t *testing.T) {
	f := governed("Seoul", "Moscow", "Pyongyang").with(entities("georgia-us | Georgia | place"))
	f["entities/seoul.md"] += "Seoul is large, and Moscow larger.\n"
	f["entities/georgia.md"] = "name: Georgia\nkind: country\n---\nGeorgia is not large.\n"
	s, _ := link(t, f)
	for id, want := range map[string][]string{"seoul": {"ru"}, "georgia": nil} {
		var got []string
		for _, l := range entityOf(t, s, id).Prose.Links {
			got = append(got, l.To.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
}
