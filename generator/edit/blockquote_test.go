package edit

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gloss/generator/content"
	"gloss/generator/source"
	"gloss/generator/text"
)

const front = "---\nkind: context\n---\n"

// shown is what a quotation shows that stands in an annotation's file, and whether it is nothing but that.
func shown(t rapid.TB, quotation, eol string) (key string, alone bool) {
	t.Helper()
	file := strings.ReplaceAll(front, "\n", eol) + quotation + eol + eol + "A note." + eol
	r, _ := content.Parse(&source.Tree{Files: []*source.File{source.New("content/annotations/a/b.md", []byte(file))}})
	q := r.Annotations[0].Quotation
	if q == nil {
		return "", false
	}
	return shownKey(q.Doc), q.At.Text() == quotation && len(q.Doc.Problems) == 0
}

// The first way to write a passage that shows it.
func firstShown(t rapid.TB, b blockquote) string {
	t.Helper()
	for _, w := range b.written() {
		if key, alone := shown(t, w.source, b.eol); alone && key == w.key {
			return w.source
		}
	}
	return ""
}

func TestPassagesAreEscapedNoMoreThanIsNeeded(t *testing.T) {
	for _, x := range []struct{ passage, want string }{
		{"He said “yes”, & left.", "> He said “yes”, & left."},
		{"2 * 3 is 6 [sic]", "> 2 * 3 is 6 [sic]"},
		{"a *b* c", `> a \*b\* c`},
		{"snake_case and _it_", `> snake\_case and \_it\_`},
		{"AT&T and &amp; written", `> AT\&T and \&amp; written`},
		{"1991. It was", `> 1991\. It was`},
		{"1) one", `> 1\) one`},
		{"- Да", `> \- Да`},
		{"+ more", `> \+ more`},
		{"# 4", `> \# 4`},
		{"#4", "> #4"},
		{"> 5", `> \> 5`},
		{"---", `> \---`},
		{"===", "> ==="},
		{"a\n\n===", "> a\n>\n> ==="},
		{"a\n===", "> a\\\n> \\==="},
		{"see [[seoul]] and [^1]", `> see \[\[seoul\]\] and \[^1\]`},
		{"<b>not bold</b>", `> \<b\>not bold\</b\>`},
		{"C:\\new", "> C:\\new"},
		{`a\*b`, `> a\\\*b`},
		{"`code`", "> \\`code\\`"},
		{"```", "> \\`\\`\\`"},
		{"~~gone~~", `> \~\~gone\~\~`},
		{"https://a.example/x_y_z?a=1&b=2", "> https://a.example/x_y_z?a=1&b=2"},
		{"| a | b |\n| --- | --- |", "> | a | b |\\\n> | --- | --- |"},
		{"One paragraph.\n\nAnother one.", "> One paragraph.\n>\n> Another one."},
		{"A cell\n12", "> A cell\\\n> 12"},
		{"C:\\\nD:", "> C:\\\\\n> D:"},
		{"C:\\\n#", `> C\:\\` + "\n>\n" + `> \#`},
		{"朝鲜\n签署", "> 朝鲜\\\n> 签署"},
		{"그는 “예”라고 말했다.", "> 그는 “예”라고 말했다."},
		{"قال \u200fKim\u200f نعم", "> قال \u200fKim\u200f نعم"},
		{"👨\u200d👩\u200d👧 came", "> 👨\u200d👩\u200d👧 came"},
	} {
		if got := firstShown(t, newBlockquote("> old", "old", []string{x.passage})); got != x.want {
			t.Errorf("%q is written %q, want %q", x.passage, got, x.want)
		}
	}
}

func TestTheFormOfTheQuotationStays(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("some words ", 12))
	for _, x := range []struct {
		name, old string
		parts     []string
		want      string
	}{
		{"indented", " > old", []string{"new\n\nones"}, " > new\n >\n > ones"},
		{"carriage returns", "> old\r\n> ones", []string{"new\n\nones"}, "> new\r\n>\r\n> ones"},
		{"one line", "> old", []string{long}, "> " + long},
		{"two paragraphs of one line", "> old\n>\n> ones", []string{long}, "> " + long},
		{"wrapped", "> old\n> ones", []string{long}, "> " + strings.TrimSpace(strings.Repeat("some words ", 5)) + " some\n> words " + strings.TrimSpace(strings.Repeat("some words ", 5)) + "\n> some words"},
		{"elided", "> old […] ones", []string{"new", "words"}, "> new […] words"},
		{"elided with dots", "> old [...] ones", []string{"new", "words"}, "> new [...] words"},
		{"elided at the ends", "> […] old […]", []string{"new"}, "> […] new […]"},
		{"the sign is text", "> […] old", []string{"[…] new"}, "> […] new"},
		{"elided and escaped", "> old […] ones", []string{"*new*", "words"}, `> \*new\* […] words`},
	} {
		quoted := strings.TrimLeft(strings.ReplaceAll(x.old, "\r", ""), " >")
		if got := firstShown(t, newBlockquote(x.old, quoted, x.parts)); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

func TestWrappingKeepsTheSpaceBetweenHanCharacters(t *testing.T) {
	passage := strings.TrimSpace(strings.Repeat("朝鲜 和 俄罗斯 签署 ", 8))
	if got := firstShown(t, newBlockquote("> old\n> ones", "old", []string{passage})); got != "> "+passage {
		t.Errorf("written %q", got)
	}
}

// Any passage can be quoted so that it shows.
func checkQuotable(t rapid.TB, passage string, wrapped bool) {
	t.Helper()
	passage = tidy(passage)
	if text.Key(passage) == "" {
		return
	}
	old := "> old"
	if wrapped {
		old += "\n> ones"
	}
	b := newBlockquote(old, "old", []string{passage})
	if firstShown(t, b) == "" {
		key, alone := shown(t, b.written()[len(escapes)].source, b.eol)
		t.Fatalf("%q cannot be quoted; the safest way shows %q (alone: %v)", passage, key, alone)
	}
}

// tidy makes of any text one as a passage is: lines without spaces at their ends, at most one empty line between them.
func tidy(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "")
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if text.Key(line) == "" && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		if text.Key(line) == "" {
			line = ""
		}
		lines = append(lines, line)
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

func TestEveryPassageCanBeQuoted(t *testing.T) {
	pieces := strings.Split("a|b|Kim|1|12|.|)|-|--|---|+|=|==|#|*|**|_|~|~~|`|```|[|]|[[|]]|[^|^|<|>|<b>|</b>|<!--|-->|&|&amp;|&#42;|\\|!|:|;|/|http://|www.|@|a@b.example|\"|'|“|’|…|...|[…]|$|%|é|e\u0301|한국|朝鲜|、|ア|سلام|\u200f|\u00ad|👨\u200d👩|\u00a0|{|}|(|)|,| |  |\n|\n\n|\t", "|")
	pieces = append(pieces, "|", "| --- |")
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 40).Draw(t, "passage")
		checkQuotable(t, strings.Join(parts, ""), rapid.Bool().Draw(t, "wrapped"))
	})
}

func FuzzPassage(f *testing.F) {
	for _, seed := range []string{"a", "1. a\n- b", "[a]: b", "[^1]: x", "a | b\n--- | ---", "<div>\n\nx", "    code", "\u200f- a", "http://a_b_c", "``` x\n\n```"} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, passage string, wrapped bool) { checkQuotable(t, passage, wrapped) })
}
