// Limit measures the floor under a build: what a generator on top of goldmark cannot do without on this machine. It reads
// every source of a site, converts it, and writes as many files, of the same sizes, as another folder holds. It links no
// name and runs no template.
//
//	limit -src DIR -out OUT -like SITE all     all at once, as a generator would; time it from outside
//	limit -src DIR -out OUT -like SITE phases  one thing after the other; prints the time of each
//
// DIR is a site's folder, which holds content. SITE is what was built of it. OUT should be new.
package main

import (
	"flag"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("limit: ")
	src := flag.String("src", "", "the folder of the site to read")
	out := flag.String("out", "", "the folder to write into")
	like := flag.String("like", "", "the folder whose files' names and sizes are copied")
	flag.Parse()
	if *src == "" || *out == "" || *like == "" {
		log.Fatal("-src, -out and -like are needed")
	}

	f, err := newFloor(*src, *out, *like)
	if err != nil {
		log.Fatal(err)
	}
	switch flag.Arg(0) {
	case "all":
		err = f.all()
	case "phases":
		err = f.phases(os.Stdout)
	default:
		log.Fatal("say all or phases behind the flags")
	}
	if err != nil {
		log.Fatal(err)
	}
}
