package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

// A corpus is what its records draw from. It never changes: a record is a function of the corpus and of its own number,
// so the records can be made in any order.
type corpus struct {
	seed          uint64
	words         *vocabulary
	entities      []entity
	entityWeights []float64 // cumulative
	slugs, titles []string  // of the articles
	annotations   []int     // how many each article has
	topics        []string
}

// A tally counts what was written.
type tally struct {
	Articles    int `json:"articles"`
	Entities    int `json:"entities"`
	Names       int `json:"names"`
	Annotations int `json:"annotations"`
	Crossing    int `json:"crossing"` // annotations whose passage crosses the edge of an inline element
	Words       int `json:"words"`    // in articles, without headings and footnotes
	Mentions    int `json:"mentions"` // names in articles that are no link
	Links       int `json:"wikilinks"`
	Files       int `json:"files"`
	Bytes       int `json:"bytes"`
}

// A file has a slash path below the folder of the site.
type file struct{ path, text string }

// The streams of random numbers. The vocabulary and the entities have the streams 1 and 2.
const (
	annotationCountStream = 3
	titleStream           = 4
	articleStream         = 5
	entityTextStream      = 6
)

// firstDay begins the ten years in which everything is dated.
var firstDay = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)

func newCorpus(seed uint64, articles, entities, annotations int) *corpus {
	c := &corpus{
		seed:          seed,
		words:         newVocabulary(seed),
		entities:      newEntities(seed, entities),
		entityWeights: cumulativeWeights(entities, 10, 0.9),
		slugs:         make([]string, articles),
		titles:        make([]string, articles),
		annotations:   make([]int, articles),
	}
	for i := range 40 {
		c.topics = append(c.topics, slugOf(c.words.list[250+i*3]))
	}
	for i := range articles {
		r := c.random(titleStream, i)
		title := make([]string, 4+r.IntN(6))
		for k := range title {
			title[k] = c.words.draw(r)
		}
		c.titles[i] = capital(strings.Join(title, " "))
		c.slugs[i] = fmt.Sprintf("%06d-%s", i, slugOf(strings.Join(title[:3], " ")))
	}
	r := c.random(annotationCountStream, 0)
	for range annotations {
		c.annotations[r.IntN(articles)]++
	}
	return c
}

// random is the source of random numbers of the i-th record in a stream.
func (c *corpus) random(stream uint64, i int) *rand.Rand {
	return rand.New(rand.NewPCG(c.seed^stream<<56, uint64(i)*0x9E3779B97F4A7C15+stream))
}

// write makes every record and writes it below the folder out.
func (c *corpus) write(out string) (tally, error) {
	counts := make([]tally, len(c.slugs)+len(c.entities))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range counts {
		group.Go(func() error {
			var files []file
			if i < len(c.slugs) {
				a := c.article(i)
				counts[i], files = a.tally(), a.files()
			} else {
				files = []file{c.entityFile(i - len(c.slugs))}
				counts[i] = c.entities[i-len(c.slugs)].tally()
			}
			return put(out, files, &counts[i])
		})
	}
	if err := group.Wait(); err != nil {
		return tally{}, err
	}
	var sum tally
	for _, one := range counts {
		sum.add(one)
	}
	return sum, put(out, c.siteFiles(), &sum)
}

// siteFiles are the settings and the topics.
func (c *corpus) siteFiles() []file {
	files := []file{{
		"content/site.md",
		"---\ngloss: 1\ntitle: Corpus\nurl: https://example.org/\nlanguage: en\n---\nA generated corpus.\n",
	}}
	for _, topic := range c.topics {
		text := "---\ntitle: " + quoted(capital(topic)) + "\n---\nArticles on " + topic + ".\n"
		files = append(files, file{"content/topics/" + topic + ".md", text})
	}
	return files
}

// put writes files below a folder, and counts them.
func put(folder string, files []file, count *tally) error {
	for _, f := range files {
		path := filepath.Join(folder, filepath.FromSlash(f.path))
		err := os.WriteFile(path, []byte(f.text), 0o644)
		if errors.Is(err, fs.ErrNotExist) {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return fmt.Errorf("make the folder of %s: %w", path, err)
			}
			err = os.WriteFile(path, []byte(f.text), 0o644)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
		count.Files++
		count.Bytes += len(f.text)
	}
	return nil
}

func (t *tally) add(u tally) {
	t.Articles += u.Articles
	t.Entities += u.Entities
	t.Names += u.Names
	t.Annotations += u.Annotations
	t.Crossing += u.Crossing
	t.Words += u.Words
	t.Mentions += u.Mentions
	t.Links += u.Links
	t.Files += u.Files
	t.Bytes += u.Bytes
}
