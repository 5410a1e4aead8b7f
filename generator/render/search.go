package render

import (
	"strings"

	"gloss/generator/site"
)

// A searchView is the page of the search. Without script it is the way to all names by letter.
type searchView struct {
	frame
	Heading text
	Letters []link
	Index   string // the address of the list of the index's parts
}

func (r *renderer) search() searchView {
	address := r.site.Lists.Search
	heading := r.words.Text("search")
	view := searchView{
		frame: r.frame(heading, address), Heading: newText(heading, tongue{}),
		Letters: r.letters, Index: href(r.site.At(searchFolder + "index.json")),
	}
	view.Description = r.site.Settings.Description.Value
	view.Schema = r.schema(view.frame, r.schemaPage("SearchResultsPage", view.frame))
	return view
}

// letterLinks lead to the first name of each letter.
func (r *renderer) letterLinks() []link {
	var letters []link
	for _, l := range r.site.Lists.Letters {
		letters = append(letters, newLink(r.letter(l.Text), place(l.Address, letterID(l.Text)), tongue{}))
	}
	return letters
}

// letter is what stands over the names of a letter.
func (r *renderer) letter(text string) string {
	if text == "" {
		return r.words.Text("letter-other")
	}
	return text
}

func letterID(text string) string {
	if text == "" {
		return "page-letter-other"
	}
	return "page-letter-" + strings.ReplaceAll(strings.ToLower(text), "–", "-")
}

// A letterSection is the names of one letter on a page.
type letterSection struct {
	Letter, ID string
	Entities   []entityTeaser
}

func (r *renderer) letterSections(list *site.EntityList) []letterSection {
	var sections []letterSection
	for _, s := range list.Sections {
		section := letterSection{Letter: r.letter(s.Letter), ID: letterID(s.Letter)}
		for _, e := range s.Entities {
			section.Entities = append(section.Entities, r.entityTeaser(e, true))
		}
		sections = append(sections, section)
	}
	return sections
}
