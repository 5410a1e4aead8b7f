package markdown

import "sync"

// A room is bytes in which HTML is made before it has its final form. What is made in it is copied out, and the room is
// used again: thousands of bodies are made one after another, and what each leaves behind would lie between those that
// stay.
type room struct{ bytes []byte }

var rooms = sync.Pool{New: func() any { return &room{} }}

// enterRoom returns an empty room for at least n bytes.
func enterRoom(n int) *room {
	r := rooms.Get().(*room)
	if cap(r.bytes) < n {
		r.bytes = make([]byte, 0, n)
	}
	r.bytes = r.bytes[:0]
	return r
}

// leave gives the room back; used are its bytes, which may have moved as they grew.
func (r *room) leave(used []byte) {
	r.bytes = used
	rooms.Put(r)
}
