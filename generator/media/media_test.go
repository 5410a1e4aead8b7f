package media

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/webp"

	"gloss/generator/source"
)

// picture is one that no turn and no mistake in its colours leaves as it is.
func picture(width, height int) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		m.Set(i%width, i/width, color.NRGBA{uint8(i * 7), uint8(i / width * 5), uint8(i % width * 3), 255})
	}
	return m
}

func encoded(t testing.TB, encode func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func jpegOf(t testing.TB, width, height int) string {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, picture(width, height), nil) })
}

func pngOf(t testing.TB, width, height int) string {
	return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, picture(width, height)) })
}

func sample(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// exif is what a camera writes: an orientation, and where it was.
func exif(order binary.AppendByteOrder, orientation uint16) string {
	b := []byte("II*\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint16(order.AppendUint32(b, 8), 2)
	b = order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x010f), 2), 5) // the maker
	b = order.AppendUint32(b, 38)
	b = order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x0112), 3), 1)
	b = order.AppendUint16(order.AppendUint16(b, orientation), 0)
	return string(order.AppendUint32(b, 0)) + "SECRET place"
}

func marker(code byte, data string) string {
	return string(binary.BigEndian.AppendUint16([]byte{0xff, code}, uint16(2+len(data)))) + data
}

func pngChunk(kind, data string) string { return string(appendPNGChunk(nil, kind, []byte(data))) }

func webpChunk(kind, data string) string {
	return kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(data)))) + data + strings.Repeat("\x00", len(data)%2)
}

func webpFileOf(chunks ...string) string {
	body := "WEBP" + strings.Join(chunks, "")
	return "RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body
}

// noted are a JPEG, a PNG and a WebP file with all that a camera and an editor may note, turned as the orientation says.
func noted(t testing.TB, order binary.AppendByteOrder, orientation uint16) map[string]string {
	j, p, w := jpegOf(t, 20, 10), pngOf(t, 20, 10), sample(t, "lossy.webp")
	const profile = "ICC_PROFILE\x00\x01\x01colours"
	extended := "\x2c\x00\x00\x00\x95\x00\x00\x63\x00\x00" // ICC profile, Exif and XMP, 150 by 100
	return map[string]string{
		"a.jpg": j[:2] + marker(0xe0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00") + marker(0xe0, "JFXX\x00SECRET thumbnail") +
			marker(0xe1, exifMark+exif(order, orientation)) + marker(0xe1, "http://ns.adobe.com/xap/1.0/\x00SECRET") + marker(0xe2, profile) +
			marker(0xe2, "MPF\x00SECRET") + marker(0xed, "Photoshop 3.0\x00SECRET") + marker(0xfe, "SECRET") + "\xff" + j[2:] + "SECRET video",
		"a.png": p[:33] + pngChunk("iCCP", "colours\x00\x00x") + pngChunk("eXIf", exif(order, orientation)) + pngChunk("tEXt", "Author\x00SECRET") +
			pngChunk("zTXt", "SECRET") + pngChunk("iTXt", "SECRET") + pngChunk("tIME", "SECRET!") + pngChunk("caBX", "SECRET") + p[33:] + "SECRET",
		"a.webp": webpFileOf(webpChunk("VP8X", extended), webpChunk("ICCP", "colours"), w[12:], webpChunk("EXIF", exif(order, orientation)),
			webpChunk("XMP ", "SECRET")) + "SECRET",
	}
}

func TestCleanDropsWhatIsNoPartOfThePicture(t *testing.T) {
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		for orientation := range uint16(10) {
			for name, file := range noted(t, order, orientation) {
				clean := Clean([]byte(file))
				if bytes.Contains(clean, []byte("SECRET")) || !bytes.Contains(clean, []byte("colours")) {
					t.Errorf("%s: clean is %q", name, clean)
				}
				want := int(orientation)
				if want < 1 || want > 8 {
					want = upright
				}
				at := max(0, bytes.Index(clean, []byte("II*\x00")))
				if got := orientationOf(clean[at:]); got != want {
					t.Errorf("%s: the orientation %d became %d", name, want, got)
				}
				checkClean(t, []byte(file))
				if before, after := sizeOf(t, file), sizeOf(t, string(clean)); before != after || before == "0 0" {
					t.Errorf("%s: the size %s became %s", name, before, after)
				}
			}
		}
	}
}

func avifBox(kind, data string) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(data)))) + kind + data
}

// notedAVIF puts Exif data and XMP into the AVIF file of the samples, after its picture and in its head.
func notedAVIF(t testing.TB) string {
	file := sample(t, "14x18.avif")
	start, properties := strings.Index(file, "mdat")-4, strings.Index(file, "iprp")-4
	size := binary.BigEndian.Uint32([]byte(file[properties:]))
	notes, picture := "\x00\x00\x00\x00"+exif(binary.BigEndian, 6), file[start+8:]
	item := func(id byte, kind string) string {
		return avifBox("infe", "\x02\x00\x00\x00\x00"+string(id)+"\x00\x00"+kind+"\x00")
	}
	make := func(at int) string {
		place := func(id byte, method byte, at, size int) string {
			b := binary.BigEndian.AppendUint16([]byte{0, id, 0, method, 0, 0}, 1)
			return string(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, uint32(at)), uint32(size)))
		}
		return avifBox("meta", "\x00\x00\x00\x00"+file[strings.Index(file, "hdlr")-4:strings.Index(file, "iloc")-4]+
			avifBox("iloc", "\x01\x00\x00\x00\x44\x00\x00\x03"+place(1, 0, at, len(picture))+place(2, 0, at+len(picture), len(notes))+place(3, 1, 2, 6))+
			avifBox("iinf", "\x00\x00\x00\x00\x00\x03"+item(1, "av01")+item(2, "Exif")+item(3, "mime\x00application/rdf+xml"))+
			file[properties:properties+int(size)]+avifBox("idat", "..SECRET.."))
	}
	ftyp := file[:strings.Index(file, "meta")-4]
	return ftyp + make(len(ftyp)+len(make(0))+8) + avifBox("mdat", picture+notes)
}

func TestCleanOverwritesTheNotesOfAnAVIF(t *testing.T) {
	file := notedAVIF(t)
	clean := string(Clean([]byte(file)))
	want := strings.Replace(strings.Replace(file, "..SECRET..", "..\x00\x00\x00\x00\x00\x00..", 1), exif(binary.BigEndian, 6),
		string(bareExif(upright))+strings.Repeat("\x00", len(exif(binary.BigEndian, 6))-len(bareExif(upright))), 1)
	if clean != want || strings.Contains(clean, "SECRET") {
		t.Errorf("got  %q\nwant %q", clean, want)
	}
	checkClean(t, []byte(file))
	if before, after := sizeOf(t, file), sizeOf(t, clean); before != after {
		t.Errorf("the size %s became %s", before, after)
	}
}

func sizeOf(t *testing.T, file string) string {
	t.Helper()
	m, err := measure([]byte(file))
	if err != nil {
		t.Error(err)
	}
	return fmt.Sprint(m.Width, m.Height)
}

func TestCleanLeavesOtherFilesAlone(t *testing.T) {
	for _, file := range []string{"", "\xff\xd8", "RIFF\x00\x00\x00\x00", "%PDF-1.7 SECRET", "<svg><!-- SECRET --></svg>", "GIF89aSECRET"} {
		if got := Clean([]byte(file)); string(got) != file {
			t.Errorf("%q became %q", file, got)
		}
	}
}

// decode returns the pixels of a file, nil where it is broken.
func decode(file []byte) image.Image {
	decoders := map[format]func(*bytes.Reader) (image.Image, error){
		jpegFile: func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) },
		pngFile:  func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) },
		webpFile: func(r *bytes.Reader) (image.Image, error) { return webp.Decode(r) },
	}
	decoder := decoders[formatOf(file)]
	if decoder == nil {
		return nil
	}
	m, err := decoder(bytes.NewReader(file))
	if err != nil {
		return nil
	}
	return m
}

// checkClean checks that a clean file shows what the file shows, and that cleaning it again changes nothing.
func checkClean(t *testing.T, file []byte) {
	t.Helper()
	before := bytes.Clone(file)
	clean := Clean(file)
	if !bytes.Equal(before, file) {
		t.Fatalf("cleaning changed the file itself")
	}
	if again := Clean(clean); !bytes.Equal(again, clean) {
		t.Fatalf("cleaned again\n%q became\n%q", clean, again)
	}
	want := decode(file)
	if want == nil {
		return
	}
	got := decode(clean)
	if got == nil {
		t.Fatalf("%q is broken once clean: %q", file, clean)
	}
	if got.Bounds() != want.Bounds() {
		t.Fatalf("the size changed from %v to %v", want.Bounds(), got.Bounds())
	}
	for y := want.Bounds().Min.Y; y < want.Bounds().Max.Y; y++ {
		for x := want.Bounds().Min.X; x < want.Bounds().Max.X; x++ {
			if got.At(x, y) != want.At(x, y) {
				t.Fatalf("the pixel at %d,%d changed from %v to %v", x, y, want.At(x, y), got.At(x, y))
			}
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, file := range noted(f, binary.BigEndian, 6) {
		f.Add([]byte(file))
		f.Add([]byte(file[:len(file)/2]))
	}
	for _, name := range []string{"lossy.webp", "lossless.webp", "14x18.avif"} {
		f.Add([]byte(sample(f, name)))
		f.Add([]byte(sample(f, name)[:400]))
	}
	f.Add([]byte("<svg viewBox='0 0 2 1'>"))
	f.Add([]byte(notedAVIF(f)))
	f.Fuzz(func(t *testing.T, file []byte) {
		m, _ := measure(file)
		if m.Width < 0 || m.Height < 0 {
			t.Fatalf("%d by %d", m.Width, m.Height)
		}
		if c, _, err := image.DecodeConfig(bytes.NewReader(file)); err == nil && c.Width*c.Height > 1<<20 {
			t.Skip()
		}
		checkClean(t, file)
	})
}

func TestRead(t *testing.T) {
	const broken, none = noWhole, noImage
	long := strings.Repeat("x", 60000)
	j, p := jpegOf(t, 20, 10), pngOf(t, 20, 10)
	g := encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, picture(20, 10), nil) })
	tree, sideways := fstest.MapFS{}, noted(t, binary.BigEndian, 6)
	want := map[string]Image{}
	for name, x := range map[string]struct {
		data          string
		width, height int
		fault         string
	}{
		"a.jpg":          {data: j, width: 20, height: 10},
		"turned.jpg":     {data: sideways["a.jpg"], width: 10, height: 20},
		"far.jpg":        {data: j[:2] + marker(0xe2, long) + marker(0xe2, long) + j[2:], width: 20, height: 10},
		"cut.jpg":        {data: j[:100], fault: broken},
		"empty.jpg":      {data: "\xff\xd8\xff\xd9", fault: broken},
		"a.png":          {data: p, width: 20, height: 10},
		"turned.png":     {data: sideways["a.png"], width: 10, height: 20},
		"late.png":       {data: p[:len(p)-12] + pngChunk("eXIf", exif(binary.BigEndian, 6)) + p[len(p)-12:], width: 20, height: 10},
		"cut.png":        {data: p[:20], fault: broken},
		"named.png":      {data: j, width: 20, height: 10},
		"a.gif":          {data: g, width: 20, height: 10},
		"cut.gif":        {data: g[:8], fault: broken},
		"lossy.webp":     {data: sample(t, "lossy.webp"), width: 150, height: 100},
		"lossless.webp":  {data: sample(t, "lossless.webp"), width: 75, height: 100},
		"extended.webp":  {data: sideways["a.webp"], width: 150, height: 100},
		"cut.webp":       {data: sample(t, "lossy.webp")[:18], fault: broken},
		"a.avif":         {data: sample(t, "14x18.avif"), width: 14, height: 18},
		"noted.avif":     {data: notedAVIF(t), width: 14, height: 18},
		"cut.avif":       {data: sample(t, "14x18.avif")[:100], fault: broken},
		"size.svg":       {data: `<svg width="30px" height=" 20.4 "/>`, width: 30, height: 20},
		"box.svg":        {data: "\ufeff<?xml version='1.0' encoding='latin1'?><!DOCTYPE svg [<!ENTITY a 'b'>]><!-- x -->\n<svg width='100%' viewBox='0,0 , 64\n32'>", width: 300, height: 150},
		"wide.svg":       {data: `<svg viewBox="-5 0 640.4 360"/>`, width: 640, height: 360},
		"half.svg":       {data: `<svg:svg height="10" viewBox="0 0 64 32">`, width: 20, height: 10},
		"none.svg":       {data: `<svg width="3cm" height="2cm"/>`},
		"odd.svg":        {data: `<svg width="-1" height="NaN" viewBox="0 0 Inf 1e99"/>`},
		"far.svg":        {data: "<!--" + long + "--><svg viewBox='0 0 2 1'/>", width: 300, height: 150},
		"cut.svg":        {data: "<!-- never ends", fault: broken},
		"page.svg":       {data: "<!doctype html><html><svg>", fault: none},
		"a.heic":         {data: "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", fault: none},
		"empty.png":      {fault: none},
		"map.pdf":        {data: "%PDF-1.7", fault: none},
		"a.txt":          {data: "Plain.", fault: none},
		"impossible.png": {data: pngMark + pngChunk("IHDR", "\x00\x00\x00\x00\x00\x00\x00\x01\x08\x02\x00\x00\x00"), fault: broken},
	} {
		tree[name] = &fstest.MapFile{Data: []byte(x.data)}
		want[name] = Image{Width: x.width, Height: x.height, Raster: !strings.HasSuffix(name, ".svg") && x.fault == "", Fault: x.fault}
	}
	read, err := source.Read(tree, ".")
	if err != nil {
		t.Fatal(err)
	}
	images, err := Read(read, read.Files)
	if err != nil || len(images) != len(want) {
		t.Fatal(len(images), err)
	}
	for f, got := range images {
		if got != want[f.Path] {
			t.Errorf("%s: %+v, want %+v", f.Path, got, want[f.Path])
		}
	}
}

func TestAFileThatIsGoneIsAnError(t *testing.T) {
	tree := fstest.MapFS{"a.png": &fstest.MapFile{Data: []byte("x")}}
	read, err := source.Read(tree, ".")
	if err != nil {
		t.Fatal(err)
	}
	delete(tree, "a.png")
	if _, err := Read(read, read.Files); err == nil || !strings.Contains(err.Error(), "read a.png") {
		t.Errorf("got %v", err)
	}
}
