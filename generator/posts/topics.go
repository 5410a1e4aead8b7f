package posts

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
)

// topics finds for each tag the topic that it becomes: one that the site has, or a new one.
type topics struct {
	ids   map[string]string // by the tag without case
	taken map[string]bool
	added []topic // in the order in which they were met
}

type topic struct{ id, title string }

func newTopics(r *content.Records) topics {
	t := topics{ids: map[string]string{}, taken: map[string]bool{}}
	for _, have := range r.Topics {
		t.taken[have.ID] = true
		t.ids[tagKey(have.ID)] = have.ID
	}
	for _, have := range r.Topics {
		t.ids[tagKey(have.Title.Value)] = have.ID
	}
	return t
}

func tagKey(tag string) string { return strings.ToLower(norm.NFC.String(content.OneLine(tag))) }

// of is the id of a tag's topic.
func (t *topics) of(tag string) string {
	if id := t.ids[tagKey(tag)]; id != "" {
		return id
	}
	want := cmp.Or(content.IDOf(tag), "topic")
	if content.RefuseID("topics", want) != "" {
		want = "topic-" + want
	}
	id := want
	for n := 2; t.taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", want, n)
	}
	t.taken[id], t.ids[tagKey(tag)] = true, id
	t.added = append(t.added, topic{id, content.OneLine(tag)})
	return id
}

// at is the topic whose list stood at an address of the old site, empty where none did.
func (t *topics) at(target string) string {
	parts := strings.Split(strings.Trim(target, "/"), "/")
	if len(parts) != 2 {
		return ""
	}
	switch parts[0] {
	case "tags", "tag", "categories", "category":
		if id := t.ids[tagKey(unescaped(parts[1]))]; id != "" {
			return id
		}
		if id := content.IDOf(unescaped(parts[1])); t.taken[id] {
			return id
		}
	}
	return ""
}
