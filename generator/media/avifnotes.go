package media

import (
	"bytes"
	"encoding/binary"
)

// cleanAVIF overwrites what a file holds beside its picture, since places in it are told from its beginning: Exif data
// with some that say nothing (an AVIF picture is turned by a property of its own), XMP and other texts with zeros.
func cleanAVIF(file []byte) []byte {
	meta, err := inside(file, "meta", true)
	if err != nil {
		return file
	}
	kinds := avifNotes(meta)
	if len(kinds) == 0 {
		return file
	}
	clean := bytes.Clone(file)
	meta, _ = inside(clean, "meta", true)
	left := len(clean) // items do not overlap
	for _, e := range avifExtents(meta) {
		kind, isNote := kinds[e.item]
		held := clean
		if e.inMeta {
			held, _ = inside(meta, "idat", false)
		}
		if !isNote || e.start > uint64(len(held)) {
			continue
		}
		note := held[e.start:]
		note = note[:min(e.size, uint64(len(note)))]
		if left -= len(note); left < 0 {
			break
		}
		clear(note)
		if bare := append(make([]byte, 4), bareExif(upright)...); kind == "Exif" && len(note) >= len(bare) {
			copy(note, bare)
		}
	}
	return clean
}

// avifNotes are the items of a file that are no pictures, by number, with their types (ISO/IEC 14496-12, section 8.11.6).
func avifNotes(meta []byte) map[uint32]string {
	list, _ := inside(meta, "iinf", false)
	r := &fields{rest: list}
	if version := r.number(4) >> 24; version == 0 {
		r.number(2)
	} else {
		r.number(4)
	}
	kinds := map[uint32]string{}
	for b := range boxes(r.rest) {
		entry := &fields{rest: b.data}
		width := 2
		if version := entry.number(4) >> 24; version > 2 {
			width = 4
		}
		item := uint32(entry.number(width))
		entry.number(2)
		if kind := entry.number(4); !entry.short && (kind == exifItem || kind == mimeItem) {
			kinds[item] = string(binary.BigEndian.AppendUint32(nil, uint32(kind)))
		}
	}
	return kinds
}

const (
	exifItem = 'E'<<24 | 'x'<<16 | 'i'<<8 | 'f'
	mimeItem = 'm'<<24 | 'i'<<16 | 'm'<<8 | 'e'
)

// An extent is a part of an item: bytes of the file, or of the box idat.
type extent struct {
	item        uint32
	start, size uint64
	inMeta      bool
}

// avifExtents says where the items of a file lie (ISO/IEC 14496-12, section 8.11.3).
func avifExtents(meta []byte) (list []extent) {
	located, _ := inside(meta, "iloc", false)
	r := &fields{rest: located}
	version := r.number(4) >> 24
	widths := r.number(2)
	if widths>>8 == 0 {
		return nil
	}
	wide := 2
	if version > 1 {
		wide = 4
	}
	for range r.number(wide) {
		e := extent{item: uint32(r.number(wide))}
		if version > 0 {
			e.inMeta = r.number(2)&0xf == 1
		}
		r.number(2)
		base := r.number(int(widths >> 4 & 0xf))
		for range r.number(2) {
			if version > 0 {
				r.number(int(widths & 0xf))
			}
			e.start = base + r.number(int(widths>>12))
			e.size = r.number(int(widths >> 8 & 0xf))
			if r.short {
				return list
			}
			list = append(list, e)
		}
		if r.short {
			return list
		}
	}
	return list
}

// fields reads the numbers of a box, one after the other. Once it is at the end they are 0.
type fields struct {
	rest  []byte
	short bool
}

func (f *fields) number(width int) (n uint64) {
	if width > len(f.rest) {
		f.rest, f.short = nil, true
		return 0
	}
	for _, b := range f.rest[:width] {
		n = n<<8 | uint64(b)
	}
	f.rest = f.rest[width:]
	return n
}
