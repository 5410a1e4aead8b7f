package edit

import (
	"strings"
	"testing"
	"testing/fstest"
)

const article = "---\ntitle: Talks\ndate: 2024-10-08\n---\n"

// mended is what becomes of the annotation talks/note, or what is said of it.
func mended(t *testing.T, body, note string, named ...string) string {
	t.Helper()
	files := fstest.MapFS{
		"content/site.md":                    {Data: []byte("---\ngloss: 1\ntitle: Site\nurl: https://site.example\nlanguage: en\n---\n")},
		"content/articles/talks.md":          {Data: []byte(article + body)},
		"content/annotations/talks/note.md":  {Data: []byte(note)},
		"content/annotations/talks/other.md": {Data: []byte("---\nkind: context\n---\nA note.\n")},
	}
	s, r := link(t, files)
	f, err := Fix(s, r, named)
	switch {
	case err != nil:
		return err.Error()
	case len(f.Left) > 0:
		return f.Left[0].Message
	case len(f.Changes) == 0:
		return "nothing"
	}
	return string(f.Changes[0].New)
}

func TestContextsAreWrittenIntoTheFrontMatter(t *testing.T) {
	const body = "He said yes. She left. He said yes.\n"
	for _, x := range []struct{ name, fields, want string }{
		{"none", "kind: context\n", "kind: context\nprefix: \"She left.\"\n"},
		{"not enough", "prefix: \"\\\"\" # first\nkind: context\n", "prefix: \"She left.\" # first\nkind: context\n"},
		{"the other", "suffix: '.'\nkind: context\n", "prefix: \"She left.\"\nkind: context\n"},
		{"both", "suffix: . # a\nprefix: t\nkind: context\n", "prefix: \"She left.\"\nkind: context\n"},
		{"a quoted key", "\"prefix\": t\nkind: context\n", "prefix: \"She left.\"\nkind: context\n"},
		{"empty", "prefix:\nkind: context\n", "prefix: \"She left.\"\nkind: context\n"},
		{"a text of several lines", "prefix: >-\n  t\n\nkind: context\n", "prefix: \"She left.\"\n\nkind: context\n"},
		{"a plain text that goes on", "prefix:\n  z\n  z\nkind: context\n", "prefix: \"She left.\"\nkind: context\n"},
		{"remarks around it", "# a\nprefix: t\n  # b\n# c\nkind: context\n", "# a\nprefix: \"She left.\"\n  # b\n# c\nkind: context\n"},
		{"within extra", "extra:\n  prefix: a\nkind: context\n", "extra:\n  prefix: a\nkind: context\nprefix: \"She left.\"\n"},
		{"carriage returns", "kind: context\r\n", "kind: context\r\nprefix: \"She left.\"\r\n"},
	} {
		file := func(fields string) string {
			whole := "---\n" + fields + "---\n> He said yes\n\nA note."
			if strings.Contains(fields, "\r") {
				whole = strings.ReplaceAll(strings.ReplaceAll(whole, "\r\n", "\n"), "\n", "\r\n")
			}
			return whole
		}
		if got := mended(t, body, file(x.fields), "talks/note=2"); got != file(x.want) {
			t.Errorf("%s: %q, want %q", x.name, got, file(x.want))
		}
	}
}

func TestQuotationsAreWrittenAnew(t *testing.T) {
	for _, x := range []struct{ name, body, old, want string }{
		{"edited", "The Élysée announced the talks.", "> the Elysée announced", "> The Élysée announced"},
		{"as it is marked up", "The *Élysée* announced [the talks](https://a.example).", "> the *Elysée* announced the talks", "> The Élysée announced the talks"},
		{"elided", "The Talks began on the quay, they say, and ended late.", "> the talks began […] and Ended late", "> The Talks began […] and ended late"},
		{"over paragraphs", "It was Agreed.\n\nTalks Resumed then.", "> it was agreed.\n>\n> talks resumed then.", "> It was Agreed.\n>\n> Talks Resumed then."},
		{"over list items", "- One Ship came\n- Two Ships left", "> one ship came two ships left", "> One Ship came\\\n> Two Ships left"},
		{"over cells", "| Ship | Port |\n|---|---|\n| The Anna | Northern quay |", "> the anna northern quay", "> The Anna\\\n> Northern quay"},
		{"code", "Then type `make *INSTALL*` at once.", "> type make *install* at once", `> type make \*INSTALL\* at once`},
		{"what looks like a list", "It was\n1991\\. IT WAS late.", `> 1991\. it was late`, `> 1991\. IT WAS late`},
		{"an address", "See https://a.example/x_y_z for More of it.", "> https://a.example/x_y_z for more of it", "> https://a.example/x_y_z for More of it"},
		{"a footnote's mark", "The Talks began[^1] late.\n\n[^1]: They did.", "> the talks began late", "> The Talks began late"},
		{"a word that was cut", "They found it Unacceptable to Seoul and others there.", "> acceptable to Seoul and others there", "> Unacceptable to Seoul and others there"},
		{"Korean", "그는 “예”라고 Kim에게 말했다.", "> 그는 “예”라고 kim에게 말했다", "> 그는 “예”라고 Kim에게 말했다"},
		{"Arabic", "قال \u200fKIM\u200f نعم بالأمس.", "> قال kim نعم بالأمس", "> قال \u200fKIM\u200f نعم بالأمس"},
	} {
		file := func(quotation string) string {
			return "---\nkind: context\n---\n" + quotation + "\n\nA [[talks]] note.\n"
		}
		if got := mended(t, x.body, file(x.old), "talks/note"); got != file(x.want) {
			t.Errorf("%s: %q, want %q", x.name, got, file(x.want))
		}
	}
}

// A passage that is edited and ambiguous gets a context, and is then quoted as it stands.
func TestAnAmbiguousPassageMayBeEditedToo(t *testing.T) {
	const passage = "The talks on the northern quay, that began on Tuesday, ended."
	file := func(fields, quotation string) string { return "---\n" + fields + "---\n" + quotation + "\n\nA note.\n" }
	got := mended(t, passage+" Nobody knew why it was. "+passage, file("kind: context\n", "> The talks on the northern quay, which began on Tuesday, ended."), "talks/note=1")
	if want := file("kind: context\nsuffix: \"Nobody knew\"\n", "> "+passage); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWhatCannotBeMendedIsSaid(t *testing.T) {
	note := func(fields, quotation string) string { return "---\n" + fields + "---\n" + quotation + "\n\nA note.\n" }
	for _, x := range []struct{ name, body, note, named, want string }{
		{"no context tells", strings.Repeat("yes yes yes yes ", 300), note("kind: context\n", "> yes yes"), "talks/note=2", "no words around place 2 tell it from the others"},
		{"a front matter in braces", "He said yes. She left. He said yes.", note("{kind: context}\n", "> He said yes."), "talks/note=1", "cannot be written so that it is found"},
		{"too short", "He said yes.", note("kind: context\n", "> He"), "talks/note", "cannot be looked for: gloss check says why"},
		{"runs on", "He Said yes to it.", note("kind: context\n", "> he said yes to it\nA note."), "talks/note", "cannot be looked for: gloss check says why"},
		{"lost", "He said yes.", note("kind: context\n", "> Nobody came to see him in the end"), "", "its passage is not in the article"},
		{"not in its context", "He said yes to it.", note("prefix: Nobody else in the room\nkind: context\n", "> He said yes to it."), "talks/note", "or not where its prefix and suffix say"},
		{"changed, unnamed", "The deal on the northern quay is acceptable to them.", note("kind: context\n", "> The deal on the northern quay is not acceptable to them."), "", "type gloss fix talks/note"},
		{"no number", "He said yes.", note("kind: context\n", "> He said yes."), "talks/note=", "the number of a place is wanted"},
		{"nothing near", "He said yes.", note("kind: context\n", "> He said yes."), "x/y", "there is no annotation “x/y”"},
		{"nothing to do", "He said yes.", note("kind: context\n", "> He said yes."), "", "nothing"},
	} {
		if got := mended(t, x.body, x.note, strings.Fields(x.named)...); !strings.Contains(got, x.want) {
			t.Errorf("%s: %q", x.name, got)
		}
	}
}
