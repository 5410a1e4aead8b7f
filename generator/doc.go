// Package generator is the map of Gloss: one package for each stage, from what a writer wrote to the published site.
//
//	source    what the writer wrote, from an fs.FS: files, places in them, a snapshot of a folder
//	diag      what is wrong with it: one value behind the terminal, JSON and a pull request's marks
//	text      the published text P, its key K, and the key of any string; graphemes, sentences
//	edtf      partial and uncertain dates: parse, bounds, order
//	language  the words of the interface, by language
//	anchor    a quotation in a text: found, or why not
//	mention   the names of entities in a text: one automaton for all of them
//	markdown  one body to a Doc; a Doc and what it links to, to HTML and text
//	content   files to records
//	media     what an image file says of itself, and the file without that
//	site      Link: the records joined into one site: addresses, references, the gate, names, passages, claims, what
//	          each page lists of the others
//	check     rules over a finished site, one file a rule
//	suggest   what names the records of a finished site lack
//	edit      what to change in files: passages quoted as they stand, new ids, records that are begun
//	search    an index of texts for the search in the browser
//	convert   saved pages and plain texts to articles
//	posts     the posts of Hugo and Jekyll to articles
//	render    a site to its output files, through the theme
//	build     the order of the stages, and the writing of the output folder
//	serve     a site in the browser while it is edited
//	cli       the command line
//	gloss     the program
//	bench     commands that measure the program, outside the stages
//
// A site flows one way:
//
//	source.Read -> content.Parse -> media.Read -> site.Link -> check.Site -> render.Site -> build.Publication
//
// Five things hold everywhere. Files, docs, records and sites never change once made. Linking precedes rendering, and
// templates resolve nothing. What is remembered is keyed by the whole of what it was made from. Positions are byte
// spans until a person or an editor reads them; what is published with a line and a column (a mention) has them from the
// stage that finds it, so that sources need not stay in memory. And the output depends on the content, the templates,
// the settings and the moment of the build alone: not on the machine, its clock, its language, the order of a folder or
// the number of workers.
//
// What a writer did wrong is a [gloss/generator/diag.Diagnostic]; what the program or the machine did wrong is an
// error. They never mix, and no stage prints.
//
// Who may import whom, and which stage alone knows which library, is written down and tested in arch_test.go.
package generator
