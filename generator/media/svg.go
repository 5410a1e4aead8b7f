package media

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
)

// svgSize is the size that a drawing gives in pixels, or else that of its own coordinates: at least
// the proportions are then right (SVG 2, section 8). It is 0 where there is neither. The file may be XML and yet no drawing.
func svgSize(head []byte) (width, height int, drawing bool, err error) {
	d := xml.NewDecoder(bytes.NewReader(head))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // names and numbers are ASCII
	for {
		token, err := d.RawToken()
		if _, broken := errors.AsType[*xml.SyntaxError](err); broken || errors.Is(err, io.EOF) {
			return 0, 0, false, errShort
		}
		if err != nil {
			return 0, 0, false, err
		}
		if root, is := token.(xml.StartElement); is {
			width, height = rootSize(root)
			return width, height, root.Name.Local == "svg", nil
		}
	}
}

func rootSize(root xml.StartElement) (width, height int) {
	var w, h, boxW, boxH float64
	for _, a := range root.Attr {
		switch a.Name.Local {
		case "width":
			w = pixels(a.Value)
		case "height":
			h = pixels(a.Value)
		case "viewBox":
			if box := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ',' || r <= ' ' }); len(box) == 4 {
				boxW, boxH = pixels(box[2]), pixels(box[3])
			}
		}
	}
	switch {
	case w > 0 && h > 0:
	case boxW == 0 || boxH == 0:
		return 0, 0
	case w > 0:
		h = w * boxH / boxW
	case h > 0:
		w = h * boxW / boxH
	default:
		w = max(boxW, defaultWidth)
		h = w * boxH / boxW
	}
	return wholePixels(w), wholePixels(h)
}

// defaultWidth is what browsers give what has no width of its own (CSS Images 3, section 4.3). A drawing whose coordinates
// are small numbers is meant to be no smaller.
const defaultWidth = 300

// pixels is a length in pixels, 0 of one in another unit.
func pixels(s string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || !(n > 0 && n < maxSide) {
		return 0
	}
	return n
}

func wholePixels(n float64) int { return max(1, int(math.Round(min(n, maxSide)))) }
