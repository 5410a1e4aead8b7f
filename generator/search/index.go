package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// A Document is what a search may find.
type Document struct {
	// ID tells it from all others of the site.
	ID string
	// Terms are what it is found by, field by field.
	Terms [][]string
	// Stored is what the browser is told of it: a value that becomes a JSON object.
	Stored any
}

// A posting is how often a term stands in a field of a document.
type posting struct{ field, document, times int }

// AppendIndex appends the index of documents with the fields named, in JSON. The numbers of documents in it are their
// places in the list.
func AppendIndex(b []byte, fields []string, documents []Document) ([]byte, error) {
	head, err := newHead(fields, documents)
	if err != nil {
		return nil, err
	}
	encoded, err := json.Marshal(head)
	if err != nil {
		return nil, fmt.Errorf("encode what is stored of the documents: %w", err)
	}
	b = append(b, encoded[:len(encoded)-1]...)
	b = append(b, `,"index":[`...)
	postings := collect(documents)
	for i, term := range slices.Sorted(maps.Keys(postings)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendTerm(b, term, postings[term])
	}
	return append(b, "]}"...), nil
}

// collect lists the postings of each term.
func collect(documents []Document) map[string][]posting {
	postings := map[string][]posting{}
	for number, d := range documents {
		for field, terms := range d.Terms {
			for _, term := range terms {
				list := postings[term]
				if last := len(list) - 1; last >= 0 && list[last].document == number && list[last].field == field {
					list[last].times++
					continue
				}
				postings[term] = append(list, posting{field, number, 1})
			}
		}
	}
	return postings
}

// appendTerm appends ["term",{"FIELD":{"DOCUMENT":TIMES,…},…}]. The terms hold nothing that JSON escapes.
func appendTerm(b []byte, term string, postings []posting) []byte {
	slices.SortFunc(postings, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.field, b.field), cmp.Compare(a.document, b.document))
	})
	b = append(append(append(b, `["`...), term...), `",{`...)
	for i, p := range postings {
		switch {
		case i > 0 && p.field == postings[i-1].field:
			b = append(b, ',')
		case i > 0:
			b = append(appendKey(append(b, "},"...), p.field), '{')
		default:
			b = append(appendKey(b, p.field), '{')
		}
		b = strconv.AppendInt(appendKey(b, p.document), int64(p.times), 10)
	}
	return append(b, "}}]"...)
}

func appendKey(b []byte, number int) []byte {
	return append(strconv.AppendInt(append(b, '"'), int64(number), 10), `":`...)
}

// A head is an index without its terms, with the keys of MiniSearch.
type head struct {
	DocumentCount        int            `json:"documentCount"`
	NextID               int            `json:"nextId"`
	DocumentIDs          map[int]string `json:"documentIds"`
	FieldIDs             map[string]int `json:"fieldIds"`
	FieldLength          map[int][]int  `json:"fieldLength"`
	AverageFieldLength   []float64      `json:"averageFieldLength"`
	StoredFields         map[int]any    `json:"storedFields"`
	DirtCount            int            `json:"dirtCount"`
	SerializationVersion int            `json:"serializationVersion"`
}

// newHead counts the terms of every field, each once, as MiniSearch does.
func newHead(fields []string, documents []Document) (*head, error) {
	h := &head{
		DocumentCount: len(documents), NextID: len(documents), SerializationVersion: 2,
		DocumentIDs: map[int]string{}, FieldIDs: map[string]int{}, FieldLength: map[int][]int{}, StoredFields: map[int]any{},
		AverageFieldLength: make([]float64, len(fields)),
	}
	for i, name := range fields {
		h.FieldIDs[name] = i
	}
	sums := make([]int, len(fields))
	for number, d := range documents {
		if len(d.Terms) != len(fields) {
			return nil, fmt.Errorf("the document %s has %d fields, not %d", d.ID, len(d.Terms), len(fields))
		}
		h.DocumentIDs[number], h.StoredFields[number] = d.ID, d.Stored
		lengths := make([]int, len(fields))
		for i, terms := range d.Terms {
			lengths[i] = distinct(terms)
			sums[i] += lengths[i]
		}
		h.FieldLength[number] = lengths
	}
	for i, sum := range sums {
		h.AverageFieldLength[i] = float64(sum) / float64(max(1, len(documents)))
	}
	return h, nil
}

func distinct(terms []string) int {
	seen := map[string]bool{}
	for _, term := range terms {
		seen[term] = true
	}
	return len(seen)
}
