package render

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// sailors has offices before and after, native names, dates and several articles that name the same.
var sailors = files{
	"content/site.md":           "---\ngloss: 1\ntitle: Sailors\nurl: https://sailors.example\nlanguage: en\n---\n",
	"content/entities/ann.md":   "---\nname: Ann Berg\nkind: person\nsummary: A <pilot>.\nnative-name: {ko: 안, ru: Анна}\nroles: [{title: Pilot, since: 2020, until: 2023-12-31}, {title: Admiral, since: 2024-06-01}]\n---\n",
	"content/entities/cy.md":    "---\nname: Cy Dorn\nkind: person\nlanguage: de\nsummary: Ein Lotse.\n---\n",
	"content/entities/pact.md":  "---\nname: Quay Pact\nkind: agreement\ndates: [{date: 2020-01-01, what: Signed}, {date: 2021, what: Ratified}, {date: 2022, what: In force}, {date: 2023, what: Amended}]\n---\n",
	"content/entities/storm.md": "---\nname: Great Storm\nkind: event\ndates: [{date: 2022-03-04, what: It blew}]\n---\n",
	"content/articles/a.md":     "---\ntitle: A\ndate: 2023-01-01\n---\nAnn Berg and Cy Dorn signed the Quay Pact in the Great Storm.\n",
	"content/articles/b.md":     "---\ntitle: B\ndate: 2024-01-01\n---\nAnn Berg.\n",
	"content/articles/c.md":     "---\ntitle: C\ndate: 2024-02-01\nwithdrawn: {date: 2024-02-02, text: No.}\n---\nAnn Berg.\n",
	"content/articles/d.md":     "---\ntitle: D\ndate: 2024-07-01\n---\nAnn Berg.\n",
	"content/articles/e.md":     "---\ntitle: E\ndate: 2024-08-01\n---\nNobody.\n",
}

// entries are the entries of an article's list of names, as a browser's text of each.
func entries(t *testing.T, b built, article string) (all []string) {
	t.Helper()
	b.elements(t, func(page string, n *html.Node) {
		if page == article && n.Data == "li" && attribute(n.Parent, "class") == "named" {
			all = append(all, attribute(n.Parent.Parent, "data-kind")+": "+textOf(n))
		}
	})
	return all
}

func TestListOfNamesSaysWhoAndWhatEachIs(t *testing.T) {
	b := build(t, sailors)
	compare(t, entries(t, b, "articles/a/index.html"), []string{
		"Person: Ann Berg 안, then Pilot, now Admiral A <pilot>. Latest mentions: D (1 July 2024); B (1 January 2024)",
		"Person: Cy Dorn Ein Lotse.",
		"Agreement: Quay Pact 1 January 2020: Signed; 2021: Ratified; 2022: In force",
		"Event: Great Storm, 4 March 2022",
	})
	compare(t, entries(t, b, "articles/d/index.html"), []string{
		"Person: Ann Berg 안, Admiral A <pilot>. Latest mentions: B (1 January 2024); A (1 January 2023)",
	})
	want(t, b.page(t, "articles/a/index.html"), `<span class="meta"><span lang="ko">안</span></span>`, `<p lang="de">Ein Lotse.</p>`)
}

// TestEveryNameThatIsLinkedIsListed is what cards are made of: each link to a name leads where its entry does.
func TestEveryNameThatIsLinkedIsListed(t *testing.T) {
	links, listed := map[string][]string{}, map[string]string{}
	build(t, sailors).elements(t, func(page string, n *html.Node) {
		if attribute(n, "class") == "name" && strings.HasPrefix(page, "articles/") && !within(n, "aside") {
			links[page] = append(links[page], attribute(n, "href"))
		}
		if n.Data == "li" && attribute(n.Parent, "class") == "named" {
			listed[page] += attribute(n.FirstChild, "href") + " "
		}
	})
	if len(links) == 0 {
		t.Error("no name is linked")
	}
	for page, all := range links {
		for _, to := range all {
			if !strings.Contains(listed[page], to+" ") {
				t.Errorf("%s links %s, and its list does not have it", page, to)
			}
		}
	}
}

// within reports whether an element stands in one of a tag.
func within(n *html.Node, tag string) bool {
	for p := range n.Ancestors() {
		if p.Data == tag {
			return true
		}
	}
	return false
}
