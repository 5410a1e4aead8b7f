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
		size := min(8+int64(binary.LittleEndian.Uint32(file[4:])), int64(len(file)))
		if size < 12 {
			return
		}
		for rest := file[12:size]; len(rest) >= 8; {
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
	binary.LittleEndian.PutUint32(clean[4:], uint32(len(clean)-8))
	return clean
}
