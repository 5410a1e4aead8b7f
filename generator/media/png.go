package media

import (
	"encoding/binary"
	"hash/crc32"
	"iter"
	"slices"
)

const pngMark = "\x89PNG\r\n\x1a\n"

// A chunk is a part of a PNG or WebP file: its name, what it holds, and all of its bytes.
type chunk struct {
	kind  string
	data  []byte
	whole []byte
}

// pngChunks goes over a PNG file (PNG, third edition, section 5.3) up to its end; a chunk that is cut off has what there
// is.
func pngChunks(file []byte) iter.Seq[chunk] {
	return func(yield func(chunk) bool) {
		for rest := file[len(pngMark):]; len(rest) >= 8; {
			n := int64(binary.BigEndian.Uint32(rest))
			end := min(8+n, int64(len(rest)))
			c := chunk{kind: string(rest[4:8]), data: rest[8:end], whole: rest[:min(end+4, int64(len(rest)))]}
			if !yield(c) || c.kind == "IEND" {
				return
			}
			rest = rest[len(c.whole):]
		}
	}
}

// pngKept are the ancillary chunks that bear on how a picture is shown. All others tell of something else.
var pngKept = []string{
	"tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
}

func cleanPNG(file []byte) []byte {
	clean := append(make([]byte, 0, len(file)), pngMark...)
	for c := range pngChunks(file) {
		isCritical := c.kind[0]&0x20 == 0
		if isCritical || slices.Contains(pngKept, c.kind) {
			clean = append(clean, c.whole...)
			continue
		}
		if o := orientationOf(c.data); c.kind == "eXIf" && o != upright {
			clean = appendPNGChunk(clean, "eXIf", bareExif(o))
		}
	}
	return clean
}

func appendPNGChunk(file []byte, kind string, data []byte) []byte {
	file = binary.BigEndian.AppendUint32(file, uint32(len(data)))
	from := len(file)
	file = append(append(file, kind...), data...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[from:]))
}
