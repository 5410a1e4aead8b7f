package edit

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/site"
)

// renamed renames a record, and returns the files as they are then.
func renamed(t *testing.T, files fstest.MapFS, name, id string) (fstest.MapFS, Renaming) {
	t.Helper()
	r, err := Rename(tree(t, files), site.Options{}, name, id)
	if err != nil || len(r.Left) > 0 {
		t.Fatalf("%s to %s: %v, %v", name, id, r.Left, err)
	}
	after := maps.Clone(files)
	for _, c := range r.Changes {
		if string(files[c.Path].Data) != string(c.Old) {
			t.Fatalf("%s is not what was read", c.Path)
		}
		delete(after, c.Path)
	}
	for _, c := range r.Changes {
		to := cmp.Or(c.To, c.Path)
		if after[to] != nil {
			t.Fatalf("%s is overwritten", to)
		}
		after[to] = &fstest.MapFile{Data: c.New}
	}
	return after, r
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

// leads reports whether a public record leads an old address to its own.
func leads(t *testing.T, files fstest.MapFS, old string) bool {
	s, _ := link(t, files)
	return slices.ContainsFunc(s.Redirects, func(r site.Redirect) bool { return r.From == old && r.To != old })
}

func TestRenamingAndBackRestoresEveryByte(t *testing.T) {
	t.Logf("seed %d", *seed)
	random := rand.New(rand.NewPCG(*seed, 0))
	files := sample(t)
	r, _ := content.Parse(tree(t, files))
	names := slices.Sorted(maps.Keys(movable(r)))
	was := mistakes(t, files)
	references := 0
	for range *revisions {
		name := names[random.IntN(len(names))]
		id := []string{"another-id", "новое-имя", "새-이름", "x1"}[random.IntN(4)]
		after, change := renamed(t, files, name, id)
		references += change.References
		if now := mistakes(t, after); !slices.Equal(now, was) {
			t.Errorf("as %s: %q, not %q", change.To, now, was)
		}
		if address := change.Redirect; address != "" && !leads(t, after, address) {
			t.Errorf("%s leads nowhere", address)
		}
		for file, f := range after {
			if strings.Contains(string(f.Data), "[["+path.Base(name)+"]]") {
				t.Errorf("%s still refers to %s", file, name)
			}
		}
		back, undone := renamed(t, after, change.To, path.Base(name))
		if undone.GivenUp == "" && change.Redirect != "" || undone.References != change.References {
			t.Errorf("%v is not undone by %v", change, undone)
		}
		for file := range mergedKeys(files, back) {
			if files[file] == nil || back[file] == nil || string(files[file].Data) != string(back[file].Data) {
				t.Errorf("%s as %s and back: %s is not as it was", name, id, file)
			}
		}
	}
	if references < 20 {
		t.Errorf("only %d references were written anew", references)
	}
}

func mergedKeys(a, b fstest.MapFS) map[string]bool {
	keys := map[string]bool{}
	for _, m := range []fstest.MapFS{a, b} {
		for k := range m {
			keys[k] = true
		}
	}
	return keys
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

func TestWhatWouldBeWrongIsNotRenamed(t *testing.T) {
	for _, x := range []struct{ name, file, data, id, want string }{
		{"an address that is taken", "content/pages/p.md", "---\ntitle: P\nredirects: [/entities/port/]\n---\n", "port", "is taken by"},
		{"an id of another kind that is referred to by it alone", "content/pages/port.md", "---\ntitle: P\n---\nI am [[port]].\n", "port", "stands for several records: write [[entities/port]] or [[pages/port]]"},
		{"a name that is another's", "content/entities/other.md", "---\nname: port\nkind: place\npart-of: harbour\n---\nThis is [[port]].\n", "port", "“port” would lead elsewhere then"},
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
