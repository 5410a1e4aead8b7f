package markdown

import "gloss/generator/text"

// A Target is what one reference leads to and shows.
type Target struct {
	// Href is the address; an address that is not allowed makes the target Plain.
	Href string
	// Text fills the hole of a bare wiki link. It is plain text.
	Text string
	// Language is the language of Text, or of the page that is linked, where it is not the body's own.
	Language string
	// Class is the class of the element.
	Class string
	// Plain drops the link or image; its text stays.
	Plain bool
	// Width and Height are an image's size in pixels, 0 if unknown.
	Width, Height int
}

// Labels are the words that a body needs for those who cannot see it, in the language of its page.
type Labels struct {
	// Footnotes names the list of footnotes.
	Footnotes string
	// Backlink names the link from a footnote back to its mark; the number of the footnote is put after it.
	Backlink string
}

// A Body is the final HTML of a [Doc] with its text. It never changes after [Doc.Finish], so any number of readers may
// share it.
type Body struct {
	HTML string
	Text *text.Text
	// Headings are those of the Doc, with their final text.
	Headings []Heading
	// Blocks are the top-level blocks in order, the list of footnotes last.
	Blocks []Block
	// References holds, for every reference of the Doc, the range of P that shows it; of an image it is empty.
	References []text.Range
	// Zones are the ranges of P in which no name is linked: links, code, headings. They ascend and do not overlap.
	Zones []text.Range
}

// A Block is one top-level block: its element in the HTML, and its text in P and K.
type Block struct {
	ID      string
	HTML    text.Range
	P, K    text.Range
	Heading bool
}
