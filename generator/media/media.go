// Package media knows what an image file says of itself: how large it is shown, and what in it is no part of the picture.
//
// Files come in, an [Image] for each goes out, read from as little of a file as tells it; and [Clean] gives back a file
// without what its camera and its editors wrote into it. No picture is decoded, and none encoded anew.
package media

import (
	"bytes"
	"errors"
	"fmt"
	"image/gif"
	"image/png"
	"io"
	"runtime"

	"golang.org/x/image/webp"
	"golang.org/x/sync/errgroup"

	"gloss/generator/source"
)

// An Image is what a page says of an image before it is loaded.
type Image struct {
	// Width and Height are in pixels, as the image is shown: a camera's turn is taken into account. They are 0 where the
	// file gives none, as a drawing need not.
	Width, Height int
	// Raster says that the image is made of pixels: it is no drawing, and it is not broken.
	Raster bool
	// Fault says why no browser shows the file as an image, empty where one does.
	Fault string
}

// Images are those of a site's media, by file.
type Images map[*source.File]Image

// Read looks at the beginning of each file. An error means that one could not be read.
func Read(tree *source.Tree, files []*source.File) (Images, error) {
	images := make([]Image, len(files))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		work.Go(func() error {
			var err error
			images[i], err = read(tree, f)
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	all := Images{}
	for i, f := range files {
		all[f] = images[i]
	}
	return all, nil
}

// Look looks at a whole file that is not of a site yet.
func Look(data []byte) Image {
	image, err := measure(data)
	if err != nil {
		return Image{Fault: noWhole}
	}
	return image
}

// firstLook is how many bytes of a file are read at first; where they do not tell enough, four times as many, and so on.
const firstLook = 16 << 10

func read(tree *source.Tree, f *source.File) (Image, error) {
	for n := int64(firstLook); ; n *= 4 {
		head, err := tree.Head(f, n)
		if err != nil {
			return Image{}, fmt.Errorf("read %s: %w", f.Path, err)
		}
		image, err := measure(head)
		if errors.Is(err, errShort) && int64(len(head)) == n {
			continue
		}
		if err != nil {
			image = Image{Fault: noWhole}
		}
		return image, nil
	}
}

// errShort says that a file goes on where its beginning does not tell enough.
var errShort = errors.New("more is needed")

// A format is one that browsers show.
type format int

const (
	unknown format = iota
	jpegFile
	pngFile
	gifFile
	webpFile
	avifFile
	svgFile
)

// formatOf tells the format by how a file begins, whatever its name says: so do browsers.
func formatOf(head []byte) format {
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case begins("\xff\xd8\xff"):
		return jpegFile
	case begins(pngMark):
		return pngFile
	case begins("GIF87a"), begins("GIF89a"):
		return gifFile
	case begins("RIFF") && len(head) >= 12 && string(head[8:12]) == "WEBP":
		return webpFile
	case isAVIF(head):
		return avifFile
	case bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"), []byte("<")):
		return svgFile
	}
	return unknown
}

// measure reads an image's beginning. The error is errShort where a longer beginning may tell more.
func measure(head []byte) (Image, error) {
	f := formatOf(head)
	image := Image{Raster: f != svgFile}
	var err error
	switch f {
	case jpegFile:
		image.Width, image.Height, err = jpegSize(head)
	case pngFile:
		image.Width, image.Height, err = pngSize(head)
	case gifFile:
		c, failure := gif.DecodeConfig(bytes.NewReader(head))
		image.Width, image.Height, err = c.Width, c.Height, short(failure)
	case webpFile:
		c, failure := webp.DecodeConfig(bytes.NewReader(head))
		image.Width, image.Height, err = c.Width, c.Height, short(failure)
	case avifFile:
		image.Width, image.Height, err = avifSize(head)
	case svgFile:
		var drawing bool
		image.Width, image.Height, drawing, err = svgSize(head)
		if err == nil && !drawing {
			return Image{Fault: noImage}, nil
		}
	default:
		return Image{Fault: noImage}, nil
	}
	if err == nil && f != svgFile && (image.Width <= 0 || image.Height <= 0) {
		err = errors.New("an image without a size")
	}
	return image, err
}

// The faults that an image may have, with what to do.
const (
	noImage = "it is no JPEG, PNG, GIF, WebP, AVIF or SVG image: save it as one of these"
	noWhole = "the file is broken or cut off: copy it here anew"
)

// short makes the error of a reader that came to the end of a file errShort.
func short(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errShort
	}
	return err
}

// pngSize is the size of a PNG file, turned as browsers turn it: by what stands before the picture.
func pngSize(head []byte) (width, height int, err error) {
	c, err := png.DecodeConfig(bytes.NewReader(head))
	if err != nil {
		return 0, 0, short(err)
	}
	for chunk := range pngChunks(head) {
		switch chunk.kind {
		case "eXIf":
			width, height = turned(orientationOf(chunk.data), c.Width, c.Height)
			return width, height, nil
		case "IDAT":
			return c.Width, c.Height, nil
		}
	}
	return c.Width, c.Height, errShort
}

// Clean returns a JPEG, PNG, WebP or AVIF file without what is no part of its picture: what the camera noted (with the
// place and the time), comments, thumbnails, and whatever was put behind its end. The picture stays bit for bit, with its
// colour profile and with how it is to be turned. Any other file is returned as it is.
func Clean(data []byte) []byte {
	switch formatOf(data) {
	case jpegFile:
		return cleanJPEG(data)
	case pngFile:
		return cleanPNG(data)
	case webpFile:
		return cleanWebP(data)
	case avifFile:
		return cleanAVIF(data)
	}
	return data
}
