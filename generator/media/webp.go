package media

import (
	"encoding/binary"
	"iter"
	"slices"
)

// webpChunks goes over the chunks of a WebP file (RFC 9649, section 2.3) up to the end that its head gives; one that is
// cut off has what there is.
func webpChunks(file []byte) iter.Seq[chunk] {
	return func(yield func(chunk) bool) {
		for rest := webpBody(file)[12:]; len(rest) >= 8; {
			n := int64(binary.LittleEndian.Uint32(rest[4:]))
			end := min(8+n, int64(len(rest)))
			c := chunk{kind: string(rest[:4]), data: rest[8:end], whole: rest[:min(end+n&1, int64(len(rest)))]}
			if !yield(c) {
				return
			}
			rest = rest[len(c.whole):]
		}
	}
}

// webpBody is a WebP file as far as its head says that it reaches.
func webpBody(file []byte) []byte {
	size := 8 + int64(binary.LittleEndian.Uint32(file[4:]))
	return file[:max(12, min(size, int64(len(file))))]
}

// webpKept are the chunks of the picture, of its movement and of its colours.
var webpKept = []string{"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"}

// What the extended head of a file says it holds, in its first byte.
const (
	webpHasXMP  = 0x04
	webpHasExif = 0x08
)

func cleanWebP(file []byte) []byte {
	clean := append(make([]byte, 0, len(file)), "RIFF\x00\x00\x00\x00WEBP"...)
	flags := 0 // where they stand in the clean file
	for c := range webpChunks(file) {
		if slices.Contains(webpKept, c.kind) {
			clean = append(clean, c.whole...)
			if c.kind == "VP8X" && len(c.data) > 0 && flags == 0 {
				flags = len(clean) - len(c.whole) + 8
				clean[flags] &^= webpHasXMP | webpHasExif
			}
			continue
		}
		if o := orientationOf(c.data); c.kind == "EXIF" && o != upright && flags > 0 && clean[flags]&webpHasExif == 0 {
			clean[flags] |= webpHasExif
			bare := bareExif(o)
			clean = append(binary.LittleEndian.AppendUint32(append(clean, "EXIF"...), uint32(len(bare))), bare...)
		}
	}
	// A file that is cut off stays as much longer in its head.
	cut := max(0, int64(binary.LittleEndian.Uint32(file[4:]))+8-int64(len(webpBody(file))))
	binary.LittleEndian.PutUint32(clean[4:], uint32(int64(len(clean))-8+cut))
	return clean
}
