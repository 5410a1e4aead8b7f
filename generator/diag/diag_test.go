package diag_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/generator/diag"
	"gloss/generator/source"
)

func find(t *testing.T, f *source.File, what string) source.Span {
	t.Helper()
	start := strings.Index(string(f.Data()), what)
	if start < 0 {
		t.Fatalf("%q is not in %s", what, f.Path)
	}
	return f.At(start, start+len(what))
}

func text(t *testing.T, p diag.Printer, problems ...diag.Diagnostic) string {
	t.Helper()
	var out strings.Builder
	if err := p.Text(&out, diag.NewReport(problems, diag.Levels{})); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAReportIsSortedAndSaysEverythingOnce(t *testing.T) {
	a, b := source.New("a.md", []byte("one two\n")), source.New("b.md", []byte("three\n"))
	problems := []diag.Diagnostic{
		{Code: diag.RawHTML, At: find(t, b, "three"), Message: "third"},
		{Code: diag.KeyUnknown, At: find(t, a, "two"), Message: "second", Notes: []diag.Note{{At: find(t, b, "three"), Message: "here"}, {Message: "advice"}}},
		{Code: diag.KeyUnknown, At: find(t, a, "one"), Message: "first"},
	}
	problems = append(problems, problems...)
	rand.Shuffle(len(problems), func(i, j int) { problems[i], problems[j] = problems[j], problems[i] })
	want := `site/a.md:1:1: error: first [key-unknown]
  1 | one two
    | ^^^
site/a.md:1:5: error: second [key-unknown]
  1 | one two
    |     ^^^
site/b.md:1:1: note: here
  note: advice
site/b.md:1:1: warning: third [raw-html]
  1 | three
    | ^^^^^
`
	if diff := cmp.Diff(want, text(t, diag.Printer{Folder: "site"}, problems...)); diff != "" {
		t.Error(diff)
	}
}

func TestAnExcerptMarksWhatIsMeant(t *testing.T) {
	long := strings.Repeat("word ", 60) + "mistake" + strings.Repeat(" word", 60)
	for _, row := range []struct{ name, file, what, want string }{
		{"wide characters take two columns", "평양 says", "says", "  1 | 평양 says\n    |      ^^^^\n"},
		{"combining marks take none", "Dvor\u030ca\u0301k met", "met", "  1 | Dvor\u030ca\u0301k met\n    |        ^^^\n"},
		{"tabs are blanks", "\ta\tmistake", "mistake", "  1 |  a mistake\n    |    ^^^^^^^\n"},
		{"what a terminal would obey is not sent to it", "a\x1b[31m\u202e mistake", "mistake", "  1 | a\ufffd[31m\ufffd mistake\n    |         ^^^^^^^\n"},
		{"of several lines the first is shown", "one\ntwo\nthree", "two\nthr", "  2 | two\n    | ^^^\n"},
		{"a place beyond a long line's beginning", strings.Repeat("평", 5000) + " mistake", "mistake",
			"  1 | …" + strings.Repeat("평", 91) + " mistake\n    | " + strings.Repeat(" ", 184) + "^^^^^^^\n"},
		{"a byte-order mark is no column", "\ufeffone", "one", "  1 | one\n    | ^^^\n"},
	} {
		f := source.New("a.md", []byte(row.file))
		got := text(t, diag.Printer{}, diag.Diagnostic{Code: diag.KeyUnknown, At: find(t, f, row.what), Message: "m"})
		_, got, _ = strings.Cut(got, "\n")
		if got != row.want {
			t.Errorf("%s:\n%s", row.name, got)
		}
	}
	f := source.New("a.md", []byte(long))
	lines := strings.Split(text(t, diag.Printer{}, diag.Diagnostic{Code: diag.KeyUnknown, At: find(t, f, "mistake"), Message: "m"}), "\n")
	shown := []rune(lines[1])
	if got := string(shown[strings.Index(lines[2], "^"):][:7]); got != "mistake" || len(shown) > 110 {
		t.Errorf("a long line:\n%s\n%s", lines[1], lines[2])
	}
}

func TestGitHubCommandsAreEscaped(t *testing.T) {
	f := source.New("a,b:c.md", []byte("x\ny\n"))
	var out strings.Builder
	report := diag.NewReport([]diag.Diagnostic{
		{Code: diag.RawHTML, At: find(t, f, "x"), Message: "100% wrong", Notes: []diag.Note{{Message: "mend it"}, {At: find(t, f, "y"), Message: "as here"}}},
		{Code: diag.RawHTML, At: find(t, f, "x\ny"), Message: "a\r\n\x1bb"},
		{Code: diag.SiteMissing, Message: "nowhere"},
	}, diag.Levels{})
	if err := (diag.Printer{}).GitHub(&out, report); err != nil {
		t.Fatal(err)
	}
	want := "::error title=site-missing::nowhere\n" +
		"::warning file=a%2Cb%3Ac.md,line=1,col=1,endLine=1,endColumn=2,title=raw-html::100%25 wrong%0Amend it%0Aas here (a,b:c.md:2:1)\n" +
		"::warning file=a%2Cb%3Ac.md,line=1,endLine=2,title=raw-html::a\ufffd\ufffd\ufffdb\n"
	if out.String() != want {
		t.Errorf("%q", out.String())
	}
}

func TestJSONIsOneObject(t *testing.T) {
	f := source.New("a.md", []byte("<b>\n"))
	var out strings.Builder
	report := diag.NewReport([]diag.Diagnostic{{Code: diag.RawHTML, At: find(t, f, "<b>"), Message: "“<b>” & co", Notes: []diag.Note{{Message: "n"}}}}, diag.Levels{Strict: true})
	if err := (diag.Printer{}).JSON(&out, report); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Diagnostics []struct {
			Code, Level, Path, Message string
			Line, Column               int
			Notes                      []struct{ Message string }
		}
		Counts map[string]int
	}
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatal(err)
	}
	d := got.Diagnostics[0]
	if d.Level != "error" || d.Message != "“<b>” & co" || d.Line != 1 || d.Notes[0].Message != "n" || got.Counts["error"] != 1 {
		t.Errorf("%+v", got)
	}
}

func TestLevels(t *testing.T) {
	own := map[diag.Code]diag.Level{diag.LinkBroken: diag.Info, diag.IDInvalid: diag.Off, diag.RawHTML: diag.Error}
	for _, row := range []struct {
		levels diag.Levels
		code   diag.Code
		want   diag.Level
	}{
		{diag.Levels{}, diag.LinkBroken, diag.Error},
		{diag.Levels{Build: true}, diag.LinkBroken, diag.Warning},
		{diag.Levels{Build: true, Strict: true}, diag.LinkBroken, diag.Error},
		{diag.Levels{Severity: own}, diag.LinkBroken, diag.Info},
		{diag.Levels{Severity: own}, diag.IDInvalid, diag.Error},
		{diag.Levels{Severity: own}, diag.RawHTML, diag.Error},
		{diag.Levels{Severity: own, Build: true}, diag.RawHTML, diag.Error},
		{diag.Levels{}, "no-such-code", diag.Error},
	} {
		if got := row.levels.Of(row.code); got != row.want {
			t.Errorf("%s under %+v is %v", row.code, row.levels, got)
		}
	}
}

func TestNearest(t *testing.T) {
	words := []string{"title", "date", "summary", "sources", "topics", "denies", "kim-jong-un", "kim-yong-hyun"}
	for word, want := range map[string]string{
		"tilte": "title", "sumary": "summary", "Date": "date", "datte": "date", "denys": "denies", "source": "sources",
		"deny": "denies", "titles-of-all": "", "kim-j": "", "kim-jo": "kim-jong-un",
		"kim-jung-un": "kim-jong-un", "kim-yong-huyn": "kim-yong-hyun", "colour": "", "x": "", "": "",
	} {
		if got := diag.Nearest(word, words); got != want {
			t.Errorf("%q is nearest to %q", word, got)
		}
	}
}
