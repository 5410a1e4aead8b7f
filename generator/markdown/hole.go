package markdown

// A Doc's HTML is unfinished: it has holes, and tables say what stands where in it.

// A piece is a stretch of text in a Doc's HTML and where it was written. Decoded, it is the source byte for byte, or
// it is whole: its inner places have no counterpart.
type piece struct {
	html, n    int32 // offset and length in the HTML
	start, end int32 // in the file
	whole      bool
}

// A hole is a place in a Doc's HTML where Finish puts something: what stands at index in the references or blocks.
type hole struct {
	at    int32
	kind  holeKind
	index int32
}

type holeKind uint8

const (
	openLink       holeKind = iota // the start tag of a link
	closeLink                      // its end tag
	fillText                       // the text of a bare wiki link
	showImage                      // an image
	blockID                        // the id attribute of a block
	footnotesLabel                 // the name of the list of footnotes
	backlinks                      // the links of a footnote back to its marks
)

// A block is a top-level block of a Doc: the range of its HTML. Its id is made of its text if it has none.
type block struct {
	start, end int32
	id         string
	heading    bool
}

// A detail is what a Doc knows of a reference beyond what it exports.
type detail struct {
	title string
	inner bool // stands within a link, so that it may be none itself
	late  bool // an image that is loaded once a reader comes near it
}
