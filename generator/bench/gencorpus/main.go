// Gencorpus writes a briefing of any size to measure with: articles of 400 to 900 words with headings, lists, tables,
// quotations, footnotes and about 25 names each, entities with aliases, shared family names and acronyms, annotations
// that quote a passage, and topics.
//
//	gencorpus -flavour gloss -n 10000 -out DIR
//
// writes DIR/content, and on standard output one line of JSON that counts what it holds. The same flags make the same
// bytes. DIR should be new: what is in it already stays.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gencorpus: ")
	flavour := flag.String("flavour", "gloss", "the generator it is written for: gloss is the only one")
	articles := flag.Int("n", 1000, "articles")
	entities := flag.Int("e", 0, "entities; 0 stands for n/5, and for 50 at least")
	annotations := flag.Int("a", -1, "annotations; -1 stands for n")
	seed := flag.Uint64("seed", 1, "what the drawing of everything begins with")
	out := flag.String("out", "", "the folder to write into")
	flag.Parse()

	switch {
	case flag.NArg() > 0:
		log.Fatalf("nothing is expected behind the flags, but there is %q", flag.Arg(0))
	case *flavour != "gloss":
		log.Fatalf("-flavour is gloss, not %q", *flavour)
	case *out == "":
		log.Fatal("-out is missing")
	case *articles < 1:
		log.Fatal("-n is 1 or more")
	}
	if *entities <= 0 {
		*entities = max(50, *articles/5)
	}
	if *annotations < 0 {
		*annotations = *articles
	}

	count, err := newCorpus(*seed, *articles, *entities, *annotations).write(*out)
	if err != nil {
		log.Fatal(err)
	}
	line, err := json.Marshal(count)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(line))
}
