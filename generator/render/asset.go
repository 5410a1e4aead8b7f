package render

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"

	"gloss/generator/source"
)

// assetDir is the folder of a theme's assets, and the one they are published in.
const assetDir = "assets/"

// An asset is a file that pages load: its name below the folder of assets, and its published path and content.
// The path holds the content's hash, so that a browser may keep the file for good.
type asset struct {
	name, path string
	data       []byte
}

// newAsset makes an asset of a theme's file. Style sheets are made small.
func newAsset(name string, f *source.File) (asset, error) {
	data := f.Data
	if path.Ext(name) == ".css" {
		m := minify.New()
		m.AddFunc("text/css", css.Minify)
		small, err := m.Bytes("text/css", data)
		if err != nil {
			return asset{}, err
		}
		data = small
	}
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
	return asset{name, assetDir + hashed, data}, nil
}
