package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"iter"
)

// A segment is a part of a JPEG file (ITU-T T.81, annex B): its marker, what the marker holds, and all of its bytes up to
// the next marker. So the segments together are the file.
type segment struct {
	marker byte
	data   []byte
	whole  []byte
}

// The markers that are asked for.
const (
	markSOI  = 0xd8
	markEOI  = 0xd9
	markAPP0 = 0xe0
	markAPP1 = 0xe1
	markAPP2 = 0xe2
	markAPPE = 0xee
	markAPPF = 0xef
	markCOM  = 0xfe
)

// segments goes over a file up to its end; a segment that is cut off has what there is.
func segments(file []byte) iter.Seq[segment] {
	return func(yield func(segment) bool) {
		for len(file) >= 2 {
			s := segment{marker: file[1]}
			end := 2
			if s.marker != markSOI && s.marker != markEOI && s.marker != 0x01 {
				if len(file) < 4 {
					return
				}
				end = max(4, min(2+int(binary.BigEndian.Uint16(file[2:])), len(file)))
				s.data = file[4:end]
			}
			if s.marker != markEOI {
				end += toMarker(file[end:])
			}
			s.whole = file[:end]
			if !yield(s) || s.marker == markEOI {
				return
			}
			file = file[end:]
		}
	}
}

// toMarker returns how many bytes stand before the next marker: of a picture, or filling. A byte of a picture that looks
// like a marker has a zero behind it, and the marks within a picture begin no segment.
func toMarker(b []byte) int {
	for at := 0; ; at++ {
		i := bytes.IndexByte(b[at:], 0xff)
		if i < 0 || at+i+1 >= len(b) {
			return len(b)
		}
		at += i
		if m := b[at+1]; m != 0 && m != 0xff && (m < 0xd0 || m > 0xd7) {
			return at
		}
	}
}

// jpegSize is the size that the frame of a file gives, turned as its camera says. Exif data stand before the frame.
func jpegSize(head []byte) (width, height int, err error) {
	orientation, found := upright, false
	for s := range segments(head) {
		tiff, isExif := exifOf(s)
		switch {
		case isExif && !found:
			orientation, found = orientationOf(tiff), true
		case s.marker >= 0xc0 && s.marker <= 0xcf && s.marker != 0xc4 && s.marker != 0xc8 && s.marker != 0xcc:
			if len(s.data) < 5 {
				return 0, 0, errShort
			}
			height, width = int(binary.BigEndian.Uint16(s.data[1:])), int(binary.BigEndian.Uint16(s.data[3:]))
			width, height = turned(orientation, width, height)
			return width, height, nil
		case s.marker == markEOI:
			return 0, 0, errors.New("a JPEG file without a frame")
		}
	}
	return 0, 0, errShort
}

const exifMark = "Exif\x00\x00"

func exifOf(s segment) (tiff []byte, is bool) {
	if s.marker != markAPP1 {
		return nil, false
	}
	return bytes.CutPrefix(s.data, []byte(exifMark))
}

// cleanJPEG keeps what a decoder needs, of the marks of applications those that bear on colour alone.
func cleanJPEG(file []byte) []byte {
	clean := make([]byte, 0, len(file))
	found := false
	for s := range segments(file) {
		if tiff, is := exifOf(s); is && !found {
			found = true
			if o := orientationOf(tiff); o != upright {
				bare := append([]byte(exifMark), bareExif(o)...)
				clean = binary.BigEndian.AppendUint16(append(clean, 0xff, markAPP1), uint16(2+len(bare)))
				clean = append(clean, bare...)
			}
		}
		if isOfPicture(s) {
			clean = append(clean, s.whole...)
		}
	}
	return clean
}

func isOfPicture(s segment) bool {
	switch {
	case s.marker == markAPP0:
		return bytes.HasPrefix(s.data, []byte("JFIF\x00"))
	case s.marker == markAPP2:
		return bytes.HasPrefix(s.data, []byte("ICC_PROFILE\x00"))
	case s.marker == markAPPE:
		return bytes.HasPrefix(s.data, []byte("Adobe"))
	}
	return s.marker != markCOM && (s.marker < markAPP0 || s.marker > markAPPF)
}
