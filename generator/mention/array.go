package mention

import (
	"slices"
	"strings"
)

// An array is a set of keys as a tail-compressed double array (Aoe 1989, An efficient digital search algorithm by using
// a double-array structure): a tree of bytes in which the child of a node for byte b is node base+b, if that one says
// that its parent is the node. Where one key alone is left, its node leads to the rest of it.
//
// Keys are numbered in ascending order.
type array struct {
	nodes []node
	bytes string  // all keys
	at    []int32 // where in bytes each key begins, and the last one ends
}

type node struct {
	base   int32 // with the bit isKey where a key ends here; or, below 0, ^ the number of the only key
	parent int32 // or one of those below
}

const isKey = 1 << 30

const (
	free     = -1
	noParent = -2 // the root's
)

const (
	// endOfKey leads from a node to that of the key that ends there: a byte in no key, as keys have no capitals.
	endOfKey = 'Z'
	labels   = 256
)

// newArray makes an array of keys, which ascend, differ, are not empty and hold no capitals of ASCII.
func newArray(keys []string) *array {
	b := builder{array: array{bytes: strings.Join(keys, ""), at: make([]int32, len(keys)+1)}}
	for i, key := range keys {
		b.at[i+1] = b.at[i] + int32(len(key))
	}
	b.reach(0)
	b.nodes[0].parent = noParent
	if len(keys) > 0 {
		b.add(0, 0, len(keys), 0)
	}
	b.nodes = slices.Clip(b.nodes)
	return &b.array
}

func (a *array) len() int { return len(a.at) - 1 }

func (a *array) key(number int) string { return a.bytes[a.at[number]:a.at[number+1]] }

// A builder is an array in the making.
type builder struct {
	array
	first int // almost no node before is free
}

// reach makes sure that the children of a base are in range.
func (b *builder) reach(base int) {
	for len(b.nodes) < base+labels {
		b.nodes = append(b.nodes, node{parent: free})
	}
}

// add gives a node children for the keys from one to before another, which are equal up to depth.
func (b *builder) add(parent, from, to, depth int) {
	var children [labels]byte
	n := 0
	for i := from; i < to; i++ {
		if c := b.label(i, depth); n == 0 || children[n-1] != c {
			children[n] = c
			n++
		}
	}
	base := b.place(children[:n])
	b.nodes[parent].base = int32(base)
	if children[0] == endOfKey {
		b.nodes[parent].base |= isKey
	}
	for _, c := range children[:n] {
		b.nodes[base+int(c)].parent = int32(parent)
	}
	for _, c := range children[:n] {
		end := from + 1
		for end < to && b.label(end, depth) == c {
			end++
		}
		child := base + int(c)
		if end-from == 1 {
			b.nodes[child].base = ^int32(from)
		} else {
			b.add(child, from, end, depth+1)
		}
		from = end
	}
}

func (b *builder) label(key, depth int) byte {
	if at := b.at[key] + int32(depth); at < b.at[key+1] {
		return b.bytes[at]
	}
	return endOfKey
}

// place returns a base at which the children of all labels are free. It tries the free nodes in turn for the least
// label, from the first region that is not nearly full.
func (b *builder) place(children []byte) int {
	least := int(slices.Min(children))
	taken := 0
	for at := max(b.first, least); ; at++ {
		b.reach(at)
		if b.nodes[at].parent != free {
			taken++
			continue
		}
		base := at - least
		if !b.fits(base, children) {
			continue
		}
		if seen := at - b.first + 1; at > b.first && taken*20 >= seen*19 {
			b.first = at
		}
		return base
	}
}

func (b *builder) fits(base int, children []byte) bool {
	for _, c := range children {
		if b.nodes[base+int(c)].parent != free {
			return false
		}
	}
	return true
}

// A cursor walks from the root of an array along a key.
type cursor struct {
	*array
	node, base int32
	depth      int // how many bytes were walked
}

func (a *array) root() cursor { return cursor{array: a, base: a.nodes[0].base} }

// isAlone reports whether one key alone is left, ^base. There is no way on from there.
func (c *cursor) isAlone() bool { return c.base < 0 }

// next goes on by a byte, if any key does.
func (c *cursor) next(b byte) bool {
	child := c.base&^isKey + int32(b)
	if c.nodes[child].parent != c.node {
		return false
	}
	c.node, c.base = child, c.nodes[child].base
	c.depth++
	return true
}

// number returns the number of the key that was walked, if others go on, or -1.
func (c *cursor) number() int {
	if c.base < 0 || c.base&isKey == 0 {
		return -1
	}
	return int(^c.nodes[c.base&^isKey+endOfKey].base)
}
