package site_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/generator/site"
)

// marked is a file of an article in which each name that was not plain to decide is marked with whom it means: ⟦Kim|id⟧,
// ⟦Kim|?⟧ where it may be nobody, ⟦Kim|??⟧ where it may be several, ⟦Kim|-⟧ where the article says that it is nobody.
func marked(file string, a *site.Article) string {
	lines := strings.Split(file, "\n")
	for i := range slices.Backward(a.Mentions) {
		m := &a.Mentions[i]
		if slices.Contains([]site.Rule{site.Full, site.Variant, site.Adjective, site.Wiki}, m.Rule) {
			continue
		}
		who := map[site.Status]string{site.Doubtful: "?", site.Ambiguous: "??", site.Suppressed: "-"}[m.Status]
		if m.Entity != nil {
			who = m.Entity.ID
		}
		line := []rune(lines[m.Line-1])
		before, rest := string(line[:m.Column-1]), string(line[m.Column-1:])
		lines[m.Line-1] = before + "⟦" + m.Text() + "|" + who + "⟧" + strings.TrimPrefix(rest, m.Text())
	}
	return strings.Join(lines, "\n")
}

// unmarked is the text of a row without its marks.
func unmarked(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "⟦") {
		if name, rest, found := strings.Cut(part, "⟧"); i > 0 && found {
			name, _, _ = strings.Cut(name, "|")
			part = name + rest
		}
		b.WriteString(part)
	}
	return b.String()
}

// A decision is a text of which a row says whom the names in it mean.
type decision struct {
	front string // of the article
	text  string
	codes string // what is told of the article, in its order
}

func (d decision) check(t *testing.T, f files) {
	t.Helper()
	front := d.front
	if !strings.Contains(front, "title:") {
		front = "title: T\n" + front
	}
	file := "date: 2024-10-08\n" + front + "\n---\n" + unmarked(d.text) + "\n"
	s, told := link(t, f.with(files{"articles/a.md": file}))
	_, got, _ := strings.Cut(marked("---\n"+file, articleOf(t, s, "a")), front+"\n---\n")
	if got = strings.TrimSpace(got); got != d.text {
		t.Errorf("got\n\t%s, want\n\t%s", got, d.text)
	}
	var codes []string
	for _, problem := range told {
		code, _, _ := strings.Cut(problem, " ")
		codes = append(codes, code)
	}
	if got := strings.Join(codes, " "); got != d.codes {
		t.Errorf("%s: told %q, want %q", d.text, got, d.codes)
	}
}

const (
	stranger  = "name-not-introduced"
	ambiguous = "name-ambiguous"
	metonym   = "name-metonym"
)

func TestFamilyNames(t *testing.T) {
	kim := entities("kim | Kim Yong-hyun | person | family-name: Kim")
	for _, d := range []decision{
		// Introduced, alone, with nothing at its sides that may belong to it.
		{"", "Kim Yong-hyun left. ⟦Kim|kim⟧ said so.", ""},
		{"", "Kim Yong-hyun left, and ⟦Kim|kim⟧’s aide said so: “⟦Kim|kim⟧ left.”", ""},
		{"", "Kim Yong-hyun left. So said ⟦Kim|kim⟧. Putin left.", ""},
		{"", "Kim Yong-hyun left. ⟦Kim|kim⟧ and Putin stayed, so did ⟦Kim|kim⟧, Lee and others.", ""},
		{"", "Kim Yong-hyun left. The (⟦Kim|kim⟧) file — ⟦Kim|kim⟧ — of ⟦Kim|kim⟧.", ""},
		{"", "Kim Yong-hyun left. Kim-led talks, pro-Kim voices, Trump-Kim summit, the Kims, Kimchi.", ""},
		{"", "Kim Yong-hyun left.\n\n⟦Kim|kim⟧\n\nPutin stayed.", ""},
		{"", "Kim Yong-hyun left. ⟦Kim|kim⟧ 2024 and ⟦Kim|kim⟧ №1.", ""},
		{"", "KIM YONG-HYUN HAS LEFT THE PLACE.\n\nThen ⟦Kim|kim⟧ left.", ""},

		// Part of a longer name.
		{"", "Kim Yong-hyun left. ⟦Kim|?⟧ Jong Un stayed.", stranger},
		{"", "Kim Yong-hyun left. So did the ⟦Kim|?⟧ Foundation, ⟦Kim|?⟧ Jr. and Jong ⟦Kim|?⟧.", stranger},
		{"", "Kim Yong-hyun left. The South Korean ⟦Kim|?⟧ stayed, and J. ⟦Kim|?⟧, too.", stranger},
		{"", "Kim Yong-hyun left. On Monday ⟦Kim|?⟧ stayed.", stranger},
		{"", "Kim Yong-hyun left. North Korea’s ⟦Kim|?⟧ stayed.", stranger},
		{"", "Kim Yong-hyun left. O’⟦Kim|?⟧ stayed.", stranger},

		{"", "Kim Yong-hyun left. Jong “Jack” ⟦Kim|?⟧ stayed. He said “No!” ⟦Kim|kim⟧ agreed.", stranger},

		// Another of the family.
		{"", "Kim Yong-hyun left. ⟦Kim|?⟧, Jr., stayed, as did ⟦Kim|?⟧ senior, the younger ⟦Kim|?⟧ and ⟦Kim|?⟧ the elder.", stranger},
		{"", "Kim Yong-hyun left. ⟦Kim|kim⟧, senior officials said, was gone. ⟦Kim|kim⟧, the elder brother, stayed.", ""},
		{"", "Kim Yong-hyun left. Mr ⟦Kim|?⟧ and Mrs. ⟦Kim|?⟧ stayed, said ⟦Kim|kim⟧ and Minister ⟦Kim|kim⟧.", stranger},
		{"", "⟦Kim Yong-hyun|?⟧ Jr. left. ⟦Kim|?⟧ said so.", stranger + " " + stranger},
		{"", "# ⟦Kim Yong-hyun|?⟧, Jr.\n\nKim Yong-hyun left.", stranger},
		{"names: {Kim: kim}", "The elder ⟦Kim|?⟧ left.", stranger},

		// Titles.
		{"", "Kim Yong-hyun left. So did Minister ⟦Kim|kim⟧, Defence Minister ⟦Kim|kim⟧ and minister ⟦Kim|kim⟧.", ""},
		{"", "Kim Yong-hyun left. South Korean Defence Minister ⟦Kim|kim⟧ said so to Mr ⟦Kim|kim⟧ and Mr. ⟦Kim|kim⟧.", ""},
		{"", "Kim Yong-hyun left. Then Gen. ⟦Kim|kim⟧, General ⟦Kim|kim⟧ and Vice-President ⟦Kim|kim⟧ spoke.", ""},
		{"", "Kim Yong-hyun left. “Secretary-General ⟦Kim|kim⟧,” said PRESIDENT ⟦Kim|kim⟧.", ""},

		// The word that begins the sentence.
		{"", "Kim Yong-hyun left. Then ⟦Kim|kim⟧ said so. Yesterday ⟦Kim|kim⟧ left. “But ⟦Kim|kim⟧ said so.”", ""},
		{"", "Kim Yong-hyun left.\n\n- While ⟦Kim|kim⟧ left\n- Reportedly ⟦Kim|kim⟧ did\n- With ⟦Kim|kim⟧!", ""},
		{"", "Kim Yong-hyun left. Hyun-jin ⟦Kim|?⟧ stayed.", stranger},
		{"", "Kim Yong-hyun left the U.S. in May. ⟦Kim|kim⟧ is back. So says Putin. ⟦Kim|kim⟧ agrees.", ""},

		// Introduced where.
		{"", "⟦Kim|?⟧ said so.", stranger},
		{"", "⟦Kim|?⟧ said so. Then Kim Yong-hyun left. ⟦Kim|kim⟧ is gone.", stranger},
		{"title: Kim Yong-hyun leaves", "⟦Kim|kim⟧ said so.", ""},
		{"summary: Kim Yong-hyun leaves.", "⟦Kim|kim⟧ said so.", ""},
		{"title: Kim leaves", "Kim Yong-hyun left. ⟦Kim|kim⟧ is gone.", stranger},
		{"about: [kim]", "⟦Kim|?⟧ said so.", stranger},
		{"", "[[kim|The minister]] left. ⟦Kim|kim⟧ is gone.", ""},
		{"", "# Kim Yong-hyun\n\n⟦Kim|kim⟧ said so.", ""},
		{"", "`Kim Yong-hyun` is a name. ⟦Kim|kim⟧ said so.", ""},

		// What the article says.
		{"names: {Kim: kim}", "⟦Kim|kim⟧ said so. On Monday ⟦Kim|kim⟧ left.", ""},
		{"names: {Kim: kim}", "⟦Kim|kim⟧ met ⟦Kim|?⟧ Jong Un.", stranger},
		{"names: {Kim: false}", "Kim Yong-hyun left. ⟦Kim|-⟧ said so.", ""},
		{"", "Kim Yong-hyun left. [[kim|Kim]] said so, and ⟦Kim|kim⟧ left.", ""},
	} {
		d.check(t, kim)
	}
}

func TestFamilyNamesOfSeveral(t *testing.T) {
	three := kims.with(entities("kim-song | Kim Song | person | family-name: Kim | aliases: [Ambassador K]"))
	for _, d := range []decision{
		{"", "Kim Yong-hyun left. ⟦Kim|kim-yong-hyun⟧ said so.", ""},
		{"", "Kim Yong-hyun met Kim Jong Un. ⟦Kim|??⟧ said so, of ⟦Kim|??⟧’s drive.", ambiguous},
		{"", "Kim Yong-hyun left. ⟦Kim|??⟧ said so. Kim Jong Un stayed.", ambiguous},
		{"title: Kim Jong Un stays", "Kim Yong-hyun left. ⟦Kim|??⟧ said so.", ambiguous},
		{"", "Kim Yong-hyun left. ⟦Kim|??⟧ said so to [[kim-jong-un|the leader]].", ambiguous},
		{"", "Kim Yong-hyun left. ⟦Kim|??⟧ said so to Ambassador K.", ambiguous},
		{"", "Kim Yong-hyun met Kim Jong Un. [[kim-jong-un|Kim]] said so, and [[kim-yong-hyun|Kim]] did.", ""},
		{"", "Kim Yong-hyun met Kim Jong Un. ⟦Kim|?⟧ Song-nam left.", stranger},
		{"title: Kim leaves", "Kim Yong-hyun met Kim Jong Un.", ambiguous},
		{"names: {Kim: kim-song}", "⟦Kim|kim-song⟧ met Kim Jong Un. ⟦Kim|kim-song⟧ said so.", ""},
		{"names: {Kim: kim-song}", "⟦Kim|?⟧ met Kim Jong Un and Kim Song. ⟦Kim|?⟧ said so.", "override-unsafe"},
		{"names: {Kim: kim-song}", "⟦Kim|?⟧ met Kim Jong Un and [[kim-song|him]].", "override-unsafe"},
		{"names: {Kim: kim-song}\ntitle: Kim Song and Kim Jong Un", "⟦Kim|?⟧ said so.", "override-unsafe"},
		{"names: {Kim: false}", "Kim Jong Un met Kim Song. ⟦Kim|-⟧ said so.", ""},
		{"names: {Kim Jong Un: false}", "Kim Yong-hyun met ⟦Kim Jong Un|-⟧. ⟦Kim|kim-yong-hyun⟧ said so.", ""},
	} {
		d.check(t, three)
	}
}

func TestFamilyNamesBesideOtherNames(t *testing.T) {
	may := entities("may | Theresa May | person | family-name: May")
	washington := entities(
		"washington | Washington | place",
		"dw | Denzel Washington | person | family-name: Washington",
		"gw | George Washington | person | family-name: Washington")
	smiths := entities(
		"first | John Smith | person | family-name: Smith | aliases: [John Smith the elder]",
		"second | John Smith | person | family-name: Smith")
	for _, x := range []struct {
		files files
		decision
	}{
		{washington, decision{"", "Washington said no. They met in Washington.", ""}},
		{washington, decision{"", "Denzel Washington came. ⟦Washington|dw⟧ said no. They met in Washington.", ""}},
		{washington, decision{"", "Denzel Washington came to the Washington Monument.", ""}},
		{washington, decision{"", "Denzel Washington met George Washington. ⟦Washington|??⟧ said no.", ambiguous}},
		{washington, decision{"", "President ⟦Washington|?⟧ said no.", stranger}},
		{washington, decision{"", "George Washington came. President ⟦Washington|gw⟧ said no.", ""}},
		{washington, decision{"names: {Washington: washington}", "George Washington met Denzel Washington. ⟦Washington|?⟧ said no.", "override-unsafe"}},
		{washington, decision{"about: [washington]", "George Washington came. ⟦Washington|washington⟧ said no.", ""}},
		{may, decision{"", "Theresa May left in ⟦May|?⟧. On 3 ⟦May|?⟧, ⟦May|may⟧ was gone. ⟦May|?⟧ 2019 was cold.", stranger}},
		{may, decision{"", "Theresa May left. In April and ⟦May|?⟧, early ⟦May|?⟧, ⟦May|?⟧, June; Mrs ⟦May|may⟧, said ⟦May|may⟧.", stranger}},

		// A plain alias makes it an ordinary name, and a short alias of what is no person follows the same rules.
		{entities("putin | Vladimir Putin | person | family-name: Putin | aliases: [Putin]"), decision{"", "Putin said no. On Monday Putin left.", ""}},
		{entities("nis | National Intelligence Service | organisation | aliases: [{text: the Service, kind: short}]"),
			decision{"", "The ⟦the Service|?⟧ said no. The National Intelligence Service did, and ⟦the Service|nis⟧-led team.", stranger}},

		// A full name that two share introduces neither, unless something decides.
		{smiths, decision{"", "⟦John Smith|??⟧ came. ⟦Smith|??⟧ said no.", "name-shared name-ambiguous name-ambiguous"}},
		{smiths, decision{"about: [second]", "⟦John Smith|second⟧ came. ⟦Smith|second⟧ said no.", "name-shared"}},
		{smiths, decision{"", "[[second|John Smith]] came. ⟦Smith|second⟧ said no.", "name-shared"}},
		{smiths, decision{"names: {John Smith: second}", "⟦John Smith|second⟧ came. ⟦Smith|second⟧ said no.", "name-shared"}},
		{smiths, decision{"", "John Smith the elder came. ⟦John Smith|first⟧ said no.", "name-shared"}},
		{smiths.with(files{"site.md": settings + "names: {prefer: {John Smith: second}}\n---\n"}),
			decision{"", "⟦John Smith|second⟧ came. ⟦Smith|second⟧ said no.", ""}},
	} {
		x.check(t, x.files)
	}
}

func TestFamilyNamesInOtherScripts(t *testing.T) {
	for _, x := range []struct {
		files files
		decision
	}{
		// Cyrillic has capitals.
		{putin, decision{"", "Владимир Путин уехал. ⟦Путин|putin⟧ сказал, что президент ⟦Путина|putin⟧ ждёт.", ""}},
		{putin, decision{"", "Владимир Путин уехал. Президент ⟦Путин|putin⟧ и г-н ⟦Путин|putin⟧ молчат. Вчера ⟦Путин|putin⟧ молчал.", ""}},
		{putin, decision{"", "Владимир Путин уехал. Игорь ⟦Путин|?⟧ остался, и ⟦Путин|?⟧ Игорь тоже.", stranger}},
		{putin, decision{"", "⟦Путин|?⟧ уехал.", stranger}},
		// Greek and Armenian.
		{entities("m | Κυριάκος Μητσοτάκης | person | family-name: Μητσοτάκης"), decision{"", "Κυριάκος Μητσοτάκης μίλησε. Ο ⟦Μητσοτάκης|?⟧ είπε, και ο ⟦Μητσοτάκης|m⟧ έφυγε.", stranger}},
		{entities("p | Նիկոլ Փաշինյան | person | family-name: Փաշինյան"), decision{"", "Նիկոլ Փաշինյան խոսեց: ⟦Փաշինյան|p⟧ ասաց։", ""}},
		// French: titles in small letters and short ones, elision.
		{macron, decision{"", "Emmanuel Macron part. Le président ⟦Macron|macron⟧, M. ⟦Macron|macron⟧ aussi. Selon ⟦Macron|macron⟧, oui.", ""}},
		{macron, decision{"", "Emmanuel Macron part. M. ⟦Macron|?⟧ et Mme ⟦Macron|?⟧ aussi. Selon ⟦Macron|macron⟧, oui.", stranger}},
		{macron, decision{"", "Emmanuel Macron part. Brigitte ⟦Macron|?⟧ reste. L’avis d’⟦Macron|macron⟧.", stranger}},
		// Scripts without capitals, where every word may stand beside a name.
		{entities("ng | 남궁민 | person | family-name: 남궁"), decision{"", "남궁민은 떠났다. ⟦남궁|ng⟧은 말했다. ⟦남궁|ng⟧ 장관이 왔다. 남궁원은 있다.", ""}},
		{entities("p | 블라디미르 푸틴 | person | family-name: 푸틴"), decision{"", "블라디미르 푸틴은 떠났다. ⟦푸틴|p⟧이 말했다. ⟦푸틴|p⟧ 대통령은 왔다.", ""}},
		{entities("p | 블라디미르 푸틴 | person | family-name: 푸틴"), decision{"", "⟦푸틴|?⟧ 대통령은 왔다.", stranger}},
		{entities("k | 김용현 | person | family-name: 김"), decision{"", "김용현은 떠났다. 김은 말했다. 김 장관은 왔다.", ""}},
		{entities("p | 弗拉基米尔·普京 | person | family-name: 普京"), decision{"", "弗拉基米尔·普京说不。⟦普京|p⟧说不，俄罗斯总统⟦普京|p⟧也说不，访问⟦普京|p⟧的人。", ""}},
		{entities("p | 弗拉基米尔·普京 | person | family-name: 普京"), decision{"", "弗拉基米尔·普京说不。他们认为⟦普京|?⟧今天来。", "name-in-word"}},
		{entities("k | 金正恩 | person | family-name: 金"), decision{"", "金正恩说不。金也说不。金部长。", ""}},
		{entities("p | ウラジーミル・プーチン | person | family-name: プーチン"), decision{"", "ウラジーミル・プーチンは去った。⟦プーチン|p⟧氏は言った。ラスプーチンとは。", ""}},
		{entities("b | فلاديمير بوتين | person | family-name: بوتين"), decision{"", "فلاديمير بوتين غادر. قال ⟦بوتين|b⟧ ذلك، و⟦بوتين|b⟧ ولـ⟦بوتين|b⟧.", ""}},
		{entities("n | בנימין נתניהו | person | family-name: נתניהו"), decision{"", "בנימין נתניהו הלך. ⟦נתניהו|n⟧ אמר, „⟦נתניהו|n⟧“.", ""}},
		{entities("m | नरेंद्र मोदी | person | family-name: मोदी"), decision{"", "नरेंद्र मोदी गए। ⟦मोदी|m⟧ ने कहा, प्रधानमंत्री ⟦मोदी|m⟧।", ""}},
		{entities("s | แพทองธาร ชินวัตร | person | family-name: ชินวัตร"), decision{"", "แพทองธาร ชินวัตร ไปแล้ว นางสาว⟦ชินวัตร|s⟧กล่าว", ""}},
	} {
		x.check(t, x.files)
	}
}

var (
	putin  = entities("putin | Владимир Путин | person | aliases: [{text: Путин, kind: short, forms: [Путина, Путину, Путиным]}]")
	macron = entities("macron | Emmanuel Macron | person | family-name: Macron")
)

func TestOneLetterIsNoFamilyName(t *testing.T) {
	for name, codes := range map[string]string{"金": "name-too-short", "김": "name-too-short", "き": "name-too-short", "O": "name-too-short", "Xi": "", "Oh": ""} {
		f := entities("x | Somebody Else | person | aliases: [{text: " + name + ", kind: short}]")
		decision{"", "Somebody Else came.", codes}.check(t, f)
	}
}

func TestFamilyNamesInNotes(t *testing.T) {
	f := kims.with(files{
		"articles/a.md":          "title: T\ndate: 2024-10-08\n---\nKim Yong-hyun spoke today.\n\nKim Jong Un was away then.\n",
		"annotations/a/early.md": "kind: context\n---\n> spoke today\n\nKim came.\n",
		"annotations/a/late.md":  "kind: context\n---\n> was away then\n\nKim went.\n",
		"annotations/a/own.md":   "kind: context\n---\n> spoke today\n\nKim saw Kim Jong Un.\n",
		"annotations/a/whole.md": "kind: context\n---\nKim rose.\n",
	})
	s, told := link(t, f)
	named := map[string]string{}
	for _, n := range articleOf(t, s, "a").Notes {
		for _, e := range n.Named {
			named[n.ID] += e.ID + " "
		}
	}
	if diff := cmp.Diff(map[string]string{"early": "kim-yong-hyun ", "own": "kim-jong-un "}, named); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"name-ambiguous at Kim", "name-ambiguous at Kim", "name-ambiguous at Kim"}, told); diff != "" {
		t.Error(diff)
	}
}

func TestThePageOfAPersonIntroducesThePerson(t *testing.T) {
	f := kims.with(files{"entities/kim-jong-un.md": "name: Kim Jong Un\nkind: person\nfamily-name: Kim\n---\nKim was born there.\n"})
	if _, told := link(t, f); len(told) > 0 {
		t.Error(told)
	}
	f["entities/kim-jong-un.md"] += "He met Kim Yong-hyun. Kim left.\n"
	if _, told := link(t, f); !slices.Equal(told, []string{"name-ambiguous at Kim"}) {
		t.Error(told)
	}
}
