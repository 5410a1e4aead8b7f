package edit

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gloss/generator/check"
	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/site"
	"gloss/generator/source"
)

// renamed renames a record, and returns the files as they are then.
func renamed(t *testing.T, files fstest.MapFS, name, id string) (fstest.MapFS, Renaming) {
	t.Helper()
	before := tree(t, files)
	r, err := Rename(before, site.Options{}, name, id)
	if err != nil || len(r.Left) > 0 {
		t.Fatalf("%s to %s: %v, %v", name, id, r.Left, err)
	}
	after := fstest.MapFS{}
	for _, f := range applied(t, before, r.Changes).Files {
		after[f.Path] = &fstest.MapFile{Data: f.Data()}
	}
	return after, r
}

// applied are the files of a tree after changes.
func applied(t *testing.T, tree *source.Tree, changes []Change) *source.Tree {
	t.Helper()
	files := map[string]*source.File{}
	for _, f := range tree.Files {
		files[f.Path] = f
	}
	for _, c := range changes {
		if string(files[c.Path].Data()) != string(c.Old) {
			t.Fatalf("%s is not what was read", c.Path)
		}
		delete(files, c.Path)
	}
	for _, c := range changes {
		to := cmp.Or(c.To, c.Path)
		if files[to] != nil {
			t.Fatalf("%s is overwritten", to)
		}
		files[to] = source.New(to, c.New)
	}
	after := &source.Tree{}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		after.Files = append(after.Files, files[path])
	}
	return after
}

// mistakes are the codes of a site's, in order.
func mistakes(t *testing.T, files fstest.MapFS) (codes []diag.Code) {
	t.Helper()
	r, found := content.Parse(tree(t, files))
	_, more := site.Uses(r, site.Options{})
	for _, p := range append(found, more...) {
		codes = append(codes, p.Code)
	}
	slices.Sort(codes)
	return codes
}

// A desk is the sample, and what gloss check says of it.
type desk struct {
	*testing.T
	reader  content.Reader
	tree    *source.Tree
	reports []string
}

// check is what gloss check would report of a site, each by its code and level, and the redirects that the site has.
func (d *desk) check(tree *source.Tree) (reports []string, redirects []site.Redirect) {
	r, problems := d.reader.Parse(tree)
	s, more := site.Link(r, site.Options{})
	for _, f := range diag.NewReport(slices.Concat(problems, more, check.Site(s)), diag.Levels{}).Findings {
		reports = append(reports, string(f.Code)+" "+f.Level.String())
	}
	slices.Sort(reports)
	return reports, s.Redirects
}

// rename renames a record, and returns the files as they are then.
func (d *desk) rename(tree *source.Tree, name, id string) (*source.Tree, Renaming) {
	d.Helper()
	r, err := rename(&d.reader, tree, site.Options{}, name, id)
	if err != nil || len(r.Left) > 0 {
		d.Fatalf("%s to %s: %v, %v", name, id, r.Left, err)
	}
	return applied(d.T, tree, r.Changes), r
}

// try renames a record and back: everything resolves as before, its old address leads to it, and no byte is lost.
func (d *desk) try(name, id string) (references int) {
	after, r := d.rename(d.tree, name, id)
	reports, redirects := d.check(after)
	if !slices.Equal(reports, d.reports) {
		d.Errorf("%s as %s: gloss check says %q, not %q", name, r.To, reports, d.reports)
	}
	leads := slices.ContainsFunc(redirects, func(x site.Redirect) bool { return x.From == "/"+name+"/" || x.From == "/"+path.Base(name)+"/" })
	if want := !strings.HasPrefix(name, "annotations/"); leads != want || (r.Redirect != "") != want {
		d.Errorf("%s as %s: its old address leads to it: %t", name, r.To, leads)
	}
	for _, f := range after.Files {
		if strings.Contains(string(f.Data()), "[["+path.Base(name)+"]]") {
			d.Errorf("%s still refers to %s", f.Path, name)
		}
	}
	back, undone := d.rename(after, r.To, path.Base(name))
	if undone.GivenUp == "" && r.Redirect != "" || undone.References != r.References {
		d.Errorf("%v is not undone by %v", r, undone)
	}
	for i, f := range back.Files {
		if was := d.tree.Files[i]; f.Path != was.Path || string(f.Data()) != string(was.Data()) {
			d.Errorf("%s as %s and back: %s is not as it was", name, id, f.Path)
		}
	}
	return r.References
}

// Each record of the sample, or some of them, gets another id, of one script or another, and its old one again.
func TestRenamingAndBackRestoresEveryByte(t *testing.T) {
	d := &desk{T: t, tree: tree(t, sample(t))}
	d.reports, _ = d.check(d.tree)
	r, _ := d.reader.Parse(d.tree)
	names, references, all := slices.Sorted(maps.Keys(movable(r))), 0, !testing.Short()
	for i, name := range names {
		if !all && i%10 > 0 {
			continue
		}
		references += d.try(name, []string{"another-id", "новое-имя", "새-이름", "x1"}[i%4])
	}
	if len(names) < 100 || all && references < 300 {
		t.Errorf("only %d records were renamed, and %d references written anew", len(names), references)
	}
	t.Logf("%d records, %d references", len(names), references)
}

const (
	settings = "---\ngloss: 1\ntitle: Site\nurl: https://site.example/base/\nlanguage: en\nnames:\n  prefer: {The Harbour: 'harbour'}\n---\nSee [[harbour]].\n"
	harbour  = "---\nname: The Harbour\nkind: place\n---\nIt is old, says [[harbour|this page]] too.\n"
)

// forms is a site that refers to an entity, an article and an annotation in every form.
func forms() fstest.MapFS {
	files := fstest.MapFS{}
	for name, data := range map[string]string{
		"site.md": settings, "entities/places/harbour.md": harbour,
		"entities/quay.md": "---\nname: The Quay\nkind: place\npart-of: \"harbour\"\nrelations: [{type: is near, to: harbour}]\nroles:\n  - {title: Master, of: The Harbour}\n  - title: Pilot\n    of: harbour # so far\n---\n",
		"topics/sea.md":    "---\ntitle: The sea\nabout:\n- harbour\n- quay\n---\n",
		"articles/talks.md": "---\ntitle: Talks\ndate: 2024-10-08\nabout: harbour\nnames: {The port: harbour}\n---\n" +
			"The port, [[ harbour | or port ]], [[entities/harbour]] and\n[by file](../entities/places/harbour.md), [coded](../entities/places/%68arbour.md), [feed](/entities/harbour/feed.xml).\n\n" +
			"| a | b |\n|---|---|\n| [[harbour\\|x]] | [[quay]] (/entities/harbours/) |\n\n[one][h] and [two][h], `[[harbour]]`, [note](#note-report), [[talks#note-report|it]].\n\n" +
			"[h]: </entities/harbour/> \"The harbour\"\n",
		"annotations/talks/report.md": "---\nkind: claim\nby: [harbour, {text: a pilot, of: harbour}]\nstance: asserts\nthat: it is\n---\n> [[ harbour | or port ]]\n\nSee [above](/articles/talks/#note-report), [here](#note-report), [there](../../articles/talks.md#note-answer).\n\n## Part\n\n[Part](#in-report--part)\n",
		"annotations/talks/answer.md": "---\nkind: claim\nby: quay\nstance: denies\nthat: it is\nresponds-to: talks/report\n---\n",
		"annotations/talks/again.md":  "---\nkind: claim\nrepeats: 'talks/report'\n---\n",
	} {
		files["content/"+name] = &fstest.MapFile{Data: []byte(data)}
	}
	return files
}

func TestEveryFormOfReferenceIsWrittenAnew(t *testing.T) {
	for _, x := range []struct {
		name, id   string
		references int
		has        []string
	}{
		{"entities/harbour", "port", 19, []string{
			"[[ port | or port ]]", "[[entities/port]]", "(../entities/places/port.md)", "[coded](../entities/places/port.md)",
			"(/entities/port/feed.xml)", "[[port\\|x]]", "</entities/port/> \"The", "of: port # so far", "'port'", "\"port\"",
			"redirects: [/entities/harbour/]", "`[[harbour]]`", "{The port: port}", "(/entities/harbours/)",
		}},
		{"articles/talks", "quayside-talks", 5, []string{
			"to: quayside-talks/report", "'quayside-talks/report'", "/articles/quayside-talks/#note-report",
			"(../../articles/quayside-talks.md#note-answer)", "[[quayside-talks#note-report|it]]", "redirects: [/articles/talks/]",
		}},
		{"annotations/talks/report", "minutes", 7, []string{
			"to: talks/minutes", "'talks/minutes'", "/articles/talks/#note-minutes", "(#note-minutes)", "[[talks#note-minutes|it]]",
			"(#in-minutes--part)",
		}},
	} {
		files := forms()
		was := mistakes(t, files)
		after, r := renamed(t, files, x.name, x.id)
		if now := mistakes(t, after); len(was) > 0 || len(now) > 0 {
			t.Errorf("%s: %q, not %q", x.name, now, was)
		}
		var all strings.Builder
		for _, c := range r.Changes {
			all.Write(c.New)
		}
		for _, want := range x.has {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s: there is no %s in\n%s", x.name, want, all.String())
			}
		}
		if r.References != x.references {
			t.Errorf("%s: %d references", x.name, r.References)
		}
	}
}

func TestTheFieldOfRedirectsKeepsItsForm(t *testing.T) {
	for _, x := range []struct{ name, before, after string }{
		{"none", "", "redirects: [/entities/harbour/]\n"},
		{"empty", "redirects:\nsummary: A\n", "redirects: [/entities/harbour/]\nsummary: A\n"},
		{"one", "redirects: /old/ \n", "redirects: [/old/, /entities/harbour/] \n"},
		{"in brackets", "redirects: [ \"/old/\" ]\n", "redirects: [ \"/old/\", /entities/harbour/ ]\n"},
		{"in lines", "redirects:\n  - /a/\n  - /b/\nsummary: A\n", "redirects:\n  - /a/\n  - /b/\n  - /entities/harbour/\nsummary: A\n"},
		{"in lines at the end", "redirects:\n- /a/\n", "redirects:\n- /a/\n- /entities/harbour/\n"},
		{"an address of its own", "path: /quayside/\n", "path: /quayside/\n"},
		{"the new address", "redirects:\n  - /a/\n  - /entities/port/\n  - /b/\n", "redirects:\n  - /a/\n  - /b/\n"},
		{"the new address, the first", "redirects: [/entities/port/, /b/]\n", "redirects: [/b/]\n"},
		{"the new address, the last", "redirects: [/a/, /entities/port/]\n", "redirects: [/a/]\n"},
		{"the new address alone", "redirects: /entities/port/\nsummary: A\n", "summary: A\n"},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			file := func(fields string) string {
				return strings.ReplaceAll("---\nname: The Harbour\nkind: place\n"+fields+"---\nIt is old.\n", "\n", eol)
			}
			files := forms()
			for path := range files {
				if path != "content/site.md" && path != "content/entities/places/harbour.md" {
					delete(files, path)
				}
			}
			files["content/entities/places/harbour.md"].Data = []byte(file(x.before))
			after, _ := renamed(t, files, "entities/harbour", "port")
			if got := string(after["content/entities/places/port.md"].Data); got != file(x.after) {
				t.Errorf("%s: %q, not %q", x.name, got, file(x.after))
			}
		}
	}
}

func TestCapitalsOfAnIDAreMended(t *testing.T) {
	files := forms()
	files["content/entities/places/Harbour.md"] = files["content/entities/places/harbour.md"]
	delete(files, "content/entities/places/harbour.md")
	after, r := renamed(t, files, "entities/Harbour", "harbour")
	if got := mistakes(t, after); len(got) > 0 || r.Redirect != "" || string(after["content/entities/places/harbour.md"].Data) != harbour {
		t.Errorf("%q: %+v", got, r)
	}
}

// The working title of what no reader has seen is not told them.
func TestTheOldIDOfWhatIsHiddenIsNotPublished(t *testing.T) {
	for _, hidden := range []string{"draft: true\n", "publish: 2999-01-01\n"} {
		files := forms()
		was := strings.Replace(harbour, "kind: place\n", "kind: place\n"+hidden, 1)
		files["content/entities/places/harbour.md"].Data = []byte(was)
		after, r := renamed(t, files, "entities/harbour", "port")
		if is := string(after["content/entities/places/port.md"].Data); is != strings.ReplaceAll(was, "[[harbour|", "[[port|") || r.Redirect != "" || r.Unpublished != "/entities/harbour/" {
			t.Errorf("%q: %+v", is, r)
		}
	}
}

func TestWhatWouldBeWrongIsNotRenamed(t *testing.T) {
	for _, x := range []struct{ name, file, data, id, want string }{
		{"an address that is taken", "content/pages/p.md", "---\ntitle: P\nredirects: [/entities/port/]\n---\n", "port", "is taken by"},
		{"an id of another kind that is referred to by it alone", "content/pages/port.md", "---\ntitle: P\n---\nI am [[port]].\n", "port", "stands for several records: write [[entities/port]] or [[pages/port]]"},
		{"a name that is another's", "content/entities/other.md", "---\nname: port\nkind: place\npart-of: harbour\n---\nThis is [[port]].\n", "port", "“port” would lead elsewhere then"},
		{"an id that stood for several records", "content/pages/harbour.md", "---\ntitle: P\n---\nI am a page.\n", "port", "“harbour” leads nowhere for certain, and would lead to pages/harbour then"},
		{"what cannot be read", "content/entities/other.md", "---\nname: A\nkind: place\nsummary: One: two\n---\n", "port", "mend this first, since it may hide references: a colon"},
		{"a front matter in braces", "content/entities/places/harbour.md", "---\n{name: The Harbour, kind: place}\n---\n", "port", "as entities/port this would be wrong"},
	} {
		files := forms()
		files[x.file] = &fstest.MapFile{Data: []byte(x.data)}
		r, err := Rename(tree(t, files), site.Options{}, "entities/harbour", x.id)
		if err != nil || len(r.Changes) > 0 || len(r.Left) == 0 || !strings.Contains(r.Left[0].Message, x.want) {
			t.Errorf("%s: %v, %v", x.name, r.Left, err)
		}
	}
}

func TestMisusesOfRenameAreSaid(t *testing.T) {
	for _, x := range []struct{ name, id, want string }{
		{"entities/harbuor", "port", "there is no record “entities/harbuor”: did you mean “entities/harbour”?"},
		{"harbour", "port", "did you mean entities/harbour?"},
		{"entities/", "port", "“entities” is a kind of record: write the id behind it, such as entities/ID"},
		{"entities/harbour", "", "the new id of entities/harbour is empty"},
		{"boat", "port", "“boat” names no record: write its folder before it"},
		{"entities/talks", "port", "did you mean articles/talks?"},
		{"entities/harbour", "The Port", "call it “the-port”"},
		{"entities/harbour", "a/b", "names no folder"},
		{"entities/harbour", "in", "the site has an address of that name"},
		{"entities/harbour", "quay", "the id “quay” is taken by content/entities/quay.md"},
		{"entities/harbour", "harbour", "has that id"},
		{"annotations/talks/report", "answer", "is taken by content/annotations/talks/answer.md"},
	} {
		if _, err := Rename(tree(t, forms()), site.Options{}, x.name, x.id); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s to %s: %v", x.name, x.id, err)
		}
	}
	for _, name := range []string{"content/entities/places/harbour.md", "entities/harbour.md"} {
		if _, err := Rename(tree(t, forms()), site.Options{}, name, "port.md"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
