package mention

import "unicode/utf8"

// walk leaves in s.ends where the keys end that begin at a place. What is dropped from keys behind a letter belongs to it.
func (s *search) walk(at int) {
	s.ends = s.ends[:0]
	c := s.f.keys.root()
	for at < s.block.End && !c.isAlone() {
		if b := s.k[at]; b >= utf8.RuneSelf {
			if at = s.walkRune(&c, at); at == nowhere {
				return
			}
		} else if c.next(small(b)) {
			at++
		} else {
			return
		}
		at = s.skipDropped(at)
		if key := c.number(); key >= 0 {
			s.ends = append(s.ends, end{at, key})
		}
	}
	if c.isAlone() {
		s.compareRest(at, int(^c.base), c.depth)
	}
}

// walkRune goes on by the character at an offset and returns the next offset, or nowhere if no key goes on so. Where one
// key alone is left before the end of the character, it stays before it.
func (s *search) walkRune(c *cursor, at int) int {
	r, size := utf8.DecodeRuneInString(s.k[at:s.block.End])
	depth := c.depth
	for _, b := range s.appendFolded(s.buffer[:0], r) {
		if c.isAlone() {
			c.depth = depth
			return at
		}
		if !c.next(b) {
			return nowhere
		}
	}
	return at + size
}

// compareRest compares the rest of a key with the text.
func (s *search) compareRest(at, key, depth int) {
	for rest := s.f.keys.key(key)[depth:]; rest != ""; {
		if at == s.block.End {
			return
		}
		if b := s.k[at]; b < utf8.RuneSelf {
			if rest[0] != small(b) {
				return
			}
			rest = rest[1:]
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.k[at:s.block.End])
		folded := s.appendFolded(s.buffer[:0], r)
		if len(rest) < len(folded) || rest[:len(folded)] != string(folded) {
			return
		}
		rest = rest[len(folded):]
		at += size
	}
	s.ends = append(s.ends, end{s.skipDropped(at), key})
}

// small returns a character of ASCII without case.
func small(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}

// skipDropped returns the next offset at which something stands that is not dropped from keys.
func (s *search) skipDropped(at int) int {
	for at < s.block.End && s.k[at] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s.k[at:s.block.End])
		if evenArabic(r) != dropped {
			break
		}
		at += size
	}
	return at
}
