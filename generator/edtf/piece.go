package edtf

import "fmt"

// A piece is a part of the text being read, and the byte of the text where it starts.
type piece struct {
	text string
	at   int
}

// slice returns the bytes of the piece from i to before j.
func (p piece) slice(i, j int) piece { return piece{p.text[i:j], p.at + i} }

// group returns the i-th group of a match in the piece, as regexp's FindStringSubmatchIndex tells it. It is empty where
// the group has no part in the match.
func (p piece) group(match []int, i int) piece {
	if match[2*i] < 0 {
		return piece{at: p.at}
	}
	return p.slice(match[2*i], match[2*i+1])
}

// wrong returns an error at the whole of the piece.
func (p piece) wrong(format string, args ...any) error {
	at := Span{p.at, p.at + len(p.text)}
	return &SyntaxError{At: at, Message: fmt.Sprintf(format, args...)}
}
