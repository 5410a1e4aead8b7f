package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/templates"
)

func TestBuiltinThemeFitsEveryView(t *testing.T) {
	_, problems, err := ReadTheme(templates.FS, nil)
	if err != nil || len(problems) > 0 {
		t.Error(err, lines(problems))
	}
}

func TestOwnTemplateTakesThePlaceOfOne(t *testing.T) {
	b := build(t, briefing(t).with(files{
		"templates/page.html":           "<h1>Our own {{.Heading.Text}}</h1>\n{{template \"body\" .Body}}",
		"templates/partials/date.html":  "on {{.Text}}",
		"templates/assets/style.css":    "a {\n  color: red;\n}\n",
		"templates/assets/more/map.svg": "<svg/>",
		"templates/templates.go":        "package templates",
	}))
	if len(b.problems) > 0 {
		t.Error(b.problems)
	}
	want(t, b.page(t, "about/index.html"), "<h1>Our own About</h1>\n", `<h2 id="notes">Notes</h2>`, "/briefing/assets/style.ea159630e7.css")
	want(t, b.page(t, "articles/strike/index.html"), "Published on 8 October 2024")
	if style := b.page(t, "assets/style.ea159630e7.css"); style != "a{color:red}" {
		t.Errorf("the style sheet is %q", style)
	}
	for name := range b.files {
		if strings.HasPrefix(name, "assets/more/map.") {
			return
		}
	}
	t.Error("an asset of the site's own is missing")
}

func TestStyleSheetLoadsAssetsByTheirPublishedNames(t *testing.T) {
	f := files{
		"templates/assets/style.css":       `a { background: url("marks/dot.svg"); mask: url(#own) } b { background: url(dot.png) url(https://example.com/x.png) }`,
		"templates/assets/marks/dot.svg":   "<svg/>",
		"templates/assets/marks/other.css": "a { background: url(dot.svg) }",
	}
	theme, problems := readTheme(t, f)
	const advice = ": a style sheet may load what lies in templates/assets, by its relative path [template-broken]"
	compare(t, lines(problems), []string{
		"templates/assets/style.css:1:77: there is no asset “dot.png”" + advice,
		"templates/assets/style.css:1:90: there is no asset “https://example.com/x.png”" + advice,
	})
	for _, a := range theme.assets {
		if a.name == "style.css" {
			want(t, string(a.data), "url(marks/dot.d4dc566691.svg)", "url(#own)")
		}
		if a.name == "marks/other.css" {
			want(t, string(a.data), "url(dot.d4dc566691.svg)")
		}
	}
}

func TestScriptsAndStyleSheetsAreMadeSmall(t *testing.T) {
	theme, problems := readTheme(t, files{
		"templates/assets/own.js":    "// Why.\nconst f = (n) => {\n  return n ** 2;\n};\nf(1);\n",
		"templates/assets/broken.js": "let a = 1;\nif (a) {\n  a = ;\n}\n",
	})
	compare(t, lines(problems), []string{"templates/assets/broken.js:3:7: this cannot be read: unexpected ; in expression [template-broken]"})
	for _, a := range theme.assets {
		if a.name == "own.js" {
			compare(t, string(a.data), "const f=e=>e**2;f(1)")
		}
	}
}

func TestTemplateShowsTheSitesOwnFields(t *testing.T) {
	f := briefing(t)
	b := build(t, f.with(files{
		"content/pages/about.md": "---\ntitle: About\nextra: {colour: <red>}\n---\n",
		"templates/page.html":    "{{.Heading.Text}}: {{with index .Extra \"colour\"}}{{.}}{{end}}",
	}))
	want(t, b.page(t, "about/index.html"), "About: &lt;red&gt;")
	want(t, b.page(t, "imprint/index.html"), "Imprint: \n")
}

func TestTemplateThatReplacesNothingIsReported(t *testing.T) {
	_, problems := readTheme(t, files{"templates/artcle.html": "", "templates/partials/frontispiece.html": "", "templates/page.html": "x"})
	compare(t, lines(problems), []string{
		"templates/artcle.html:1:1: the theme has no such file, so this one replaces nothing: did you mean templates/article.html? [template-unknown]",
		"templates/partials/frontispiece.html:1:1: the theme has no such file, so this one replaces nothing: delete it, or move it to templates/assets [template-unknown]",
	})
}

func TestBrokenTemplateIsReportedAtItsPlace(t *testing.T) {
	for _, row := range []struct{ name, text, want string }{
		{"page.html", "<h1>{{.Headin.Text}}</h1>", "1:7: there is no field “Headin” here: did you mean “Heading”?"},
		{"page.html", "<p>\n  {{.Heading.Txt}}", "2:5: there is no field “Txt” here: did you mean “Text”?"},
		{"article.html", "{{range .Whole}}{{with .Claim}}{{.Stanse}}{{end}}{{end}}", "1:34: there is no field “Stanse” here: did you mean “Stance”?"},
		{"partials/date.html", "{{.Text.Wrong}}", "1:3: there is no field “Wrong” here"},
		{"partials/leaf.html", "é {{.Where}}", "1:5: “.Where” has no value on every page: put it inside {{with}} or {{if}}"},
		{"page.html", "{{if .Body}}\nno end", "2:1: the template ends within {{if}}, {{range}}, {{with}} or {{define}}: write its {{end}}"},
		{"page.html", "{{.Extra.colour}}", "1:3: not every record has the field “colour” of its own: write {{with index .Extra \"colour\"}}"},
		{"page.html", "{{end}}", "1:1: this {{end}} ends nothing"},
		{"page.html", "a\n{{wrod \"new\"}}", "2:3: there is no function “wrod”: templates may call word, asset and the functions of Go's templates"},
		{"page.html", "{{if false}}{{word \"artikles\"}}{{end}}", "1:21: there is no word “artikles”: did you mean “articles”?"},
		{"base.html", "{{asset \"stile.css\"}}", "1:10: there is no asset “stile.css”: did you mean “style.css”?"},
		{"page.html", "{{word .Title}}", "1:3: there is no word “”"},
		{"page.html", "{{template \"teaser\" .}}", "1:13: there is no template “teaser”: those of the folder partials can be used, by their names without .html"},
		{"partials/date.html", "{{define \"day\"}}{{if false}}{{.Txt}}{{end}}{{end}}{{template \"day\" .}}", "1:31: there is no field “Txt” here: did you mean “Text”?"},
		{"page.html", "<p>\n<a href=\"{{.Title}}", "1:1: the template ends within a tag, a quoted value or a script: close it"},
		{"page.html", "<a href=\"{{if .Title}}x{{else}}y\"{{end}}>", "1:1: the branches of {{if}} must leave the same tags and quotes open"},
	} {
		_, problems := readTheme(t, files{"templates/" + row.name: row.text})
		compare(t, lines(problems), []string{"templates/" + row.name + ":" + row.want + " [template-broken]"})
	}
}

func TestFieldIsMissedInEveryBranch(t *testing.T) {
	for _, text := range []string{
		"{{if .Body}}{{if .Summary}}{{else}}{{.Headin}}{{end}}{{end}}",
		"{{range $i, $n := .Unplaced}}{{if $i}}{{$.Headin}}{{end}}{{end}}",
		"{{$v := .Unplaced}}{{range $v}}{{if eq .Kind \"none\"}}{{.Headin}}{{end}}{{else}}{{end}}",
		"{{if eq (len .Unplaced) 99}}{{(index .Unplaced 0).Headin}}{{end}}",
		"{{if false}}{{template \"date\" .Headin}}{{end}}",
		"{{if false}}{{with .Changed}}{{else with .Original}}{{.Headin}}{{end}}{{end}}",
	} {
		_, problems := readTheme(t, files{"templates/article.html": text})
		if len(problems) != 1 || !strings.Contains(problems[0].Message, "there is no field “Headin” here") {
			t.Errorf("%s: %v", text, lines(problems))
		}
	}
}

func TestEveryBrokenTemplateIsReported(t *testing.T) {
	_, problems := readTheme(t, files{
		"templates/article.html":       "{{.Headin}}{{.Summry}}{{word \"nwe\"}}",
		"templates/base.html":          "{{if .Title}}",
		"templates/page.html":          "{{.Headin}}",
		"templates/topic.html":         "<a {{with .Summary}}href=\"{{end}}>",
		"templates/partials/date.html": "{{range}}",
		"templates/partials/note.html": "{{.Titel}}",
		"templates/404.html":           "a\xff",
	})
	var places []string
	for _, line := range lines(problems) {
		place, _, _ := strings.Cut(line, ": ")
		places = append(places, place)
	}
	compare(t, places, []string{
		"templates/404.html:1:2",
		"templates/article.html:1:3",
		"templates/article.html:1:14",
		"templates/article.html:1:31",
		"templates/base.html:1:1",
		"templates/page.html:1:3",
		"templates/partials/date.html:1:1",
		"templates/partials/note.html:1:3",
		"templates/topic.html:1:1",
	})
}

func TestTemplateThatFailsOnSomePagesIsReportedOnce(t *testing.T) {
	b := build(t, briefing(t).with(files{"templates/article.html": "{{if .Whole}}{{end}}\n{{index .Heading.Text 12}}"}))
	compare(t, b.problems, []string{
		"templates/article.html:2:3: “index .Heading.Text 12” is not there on every page: go over the list with {{range}}, or ask for its {{len}} first [template-broken]",
	})
}

func compare(t *testing.T, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
