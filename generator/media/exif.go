package media

import "encoding/binary"

// upright is the orientation of a picture that is not to be turned (Exif 3.0, section 4.6.5.1.6).
const upright = 1

// orientationOf reads how a picture is to be turned, from 1 to 8, from Exif data: a TIFF file (TIFF 6.0, section 2).
func orientationOf(tiff []byte) int {
	if len(tiff) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(tiff[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return upright
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return upright
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return upright
		}
		const orientation, short = 0x0112, 3
		if order.Uint16(entries) == orientation && order.Uint16(entries[2:]) == short {
			if o := int(order.Uint16(entries[8:])); o >= 1 && o <= 8 {
				return o
			}
			return upright
		}
		entries = entries[12:]
	}
	return upright
}

// turned is the size of a picture once it is turned: the orientations from 5 on lay it on its side.
func turned(orientation, width, height int) (int, int) {
	if orientation >= 5 {
		return height, width
	}
	return width, height
}

// bareExif is Exif data that holds an orientation and nothing else.
func bareExif(orientation int) []byte {
	return []byte{'I', 'I', '*', 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, byte(orientation), 0, 0, 0, 0, 0, 0, 0}
}
