package media

import (
	"encoding/binary"
	"errors"
	"iter"
	"math"
)

// A box is a part of an AVIF file (ISO/IEC 14496-12, section 4.2).
type box struct {
	kind string
	data []byte
	cut  bool // it goes on behind what is known of the file
}

func boxes(file []byte) iter.Seq[box] {
	return func(yield func(box) bool) {
		for len(file) >= 8 {
			head, size := 8, int64(binary.BigEndian.Uint32(file))
			switch {
			case size == 0:
				size = math.MaxInt64 // up to the end of the file
			case size == 1 && len(file) >= 16:
				head, size = 16, int64(binary.BigEndian.Uint64(file[8:]))
			}
			if size < int64(head) {
				return
			}
			end := min(size, int64(len(file)))
			if !yield(box{string(file[4:8]), file[head:end], size > end}) {
				return
			}
			file = file[end:]
		}
	}
}

// isAVIF reports whether a file begins as one that says it can be read as AVIF.
func isAVIF(head []byte) bool {
	for b := range boxes(head) {
		for at := 0; b.kind == "ftyp" && at+4 <= len(b.data); at += 4 {
			if brand := string(b.data[at : at+4]); brand == "avif" || brand == "avis" {
				return true
			}
		}
		return false
	}
	return false
}

// inside returns what a box of the first kind in a list holds, cut of its version and flags where it has such.
func inside(list []byte, kind string, versioned bool) ([]byte, error) {
	for b := range boxes(list) {
		if b.kind != kind {
			continue
		}
		if b.cut {
			return nil, errShort
		}
		if versioned && len(b.data) >= 4 {
			return b.data[4:], nil
		}
		return b.data, nil
	}
	return nil, errShort
}

// avifSize is the largest size among the properties of the images in a file, which is that of the picture: the others
// are its tiles and thumbnails. Where one is turned on its side, all are.
func avifSize(head []byte) (width, height int, err error) {
	list := head
	for _, in := range []struct {
		kind      string
		versioned bool
	}{{"meta", true}, {"iprp", false}, {"ipco", false}} {
		if list, err = inside(list, in.kind, in.versioned); err != nil {
			return 0, 0, err
		}
	}
	onSide := false
	for property := range boxes(list) {
		switch {
		case property.kind == "ispe" && len(property.data) >= 12:
			w, h := binary.BigEndian.Uint32(property.data[4:]), binary.BigEndian.Uint32(property.data[8:])
			if w > maxSide || h > maxSide {
				return 0, 0, errors.New("no size")
			}
			if int(w)*int(h) > width*height {
				width, height = int(w), int(h)
			}
		case property.kind == "irot" && len(property.data) > 0:
			onSide = property.data[0]&1 == 1
		}
	}
	if onSide {
		width, height = height, width
	}
	return width, height, nil
}

// maxSide is the longest side that an AVIF picture can have: that of an AV1 frame.
const maxSide = 1 << 16
