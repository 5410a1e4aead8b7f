package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/parse/v2"

	"gloss/generator/diag"
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

func newAsset(name string, data []byte) asset {
	return asset{name, published(assetDir, name, data), data}
}

// published is the path of a file in a folder, with a sum of its content in its name.
func published(folder, name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return folder + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
}

// readAssets makes the assets of their files, in the order of their names. The style sheets come last, since they hold
// the names of others.
func (t *Theme) readAssets() (problems []diag.Diagnostic) {
	var sheets []string
	for _, file := range slices.Sorted(maps.Keys(t.files)) {
		name, found := strings.CutPrefix(file, assetDir)
		switch {
		case !found:
		case path.Ext(name) == ".css":
			sheets = append(sheets, name)
		case path.Ext(name) == ".js":
			data, wrong := small(js.Minify, t.files[file], t.files[file].Data())
			problems = append(problems, wrong...)
			t.assets = append(t.assets, newAsset(name, data))
		default:
			t.assets = append(t.assets, newAsset(name, t.files[file].Data()))
		}
	}
	others := t.assets
	for _, name := range sheets {
		data, wrong := styleSheet(name, t.files[assetDir+name], others)
		problems = append(problems, wrong...)
		t.assets = append(t.assets, newAsset(name, data))
	}
	return problems
}

// cssURL is a file that a style sheet loads: a relative path, with or without quotes.
var cssURL = regexp.MustCompile(`url\(\s*["']?([^"'()\s]+)["']?\s*\)`)

// styleSheet returns a style sheet made small, with the assets that it loads by their published names.
func styleSheet(name string, f *source.File, assets []asset) (data []byte, problems []diag.Diagnostic) {
	broken := func(start, end int, format string, args ...any) {
		problems = append(problems, diag.Diagnostic{Code: diag.TemplateBroken, At: f.At(start, end), Message: fmt.Sprintf(format, args...)})
	}
	var b []byte
	done := 0
	for _, at := range cssURL.FindAllSubmatchIndex(f.Data(), -1) {
		to := string(f.Data()[at[2]:at[3]])
		if strings.HasPrefix(to, "#") || strings.HasPrefix(to, "data:") {
			continue
		}
		i := slices.IndexFunc(assets, func(a asset) bool { return a.name == path.Join(path.Dir(name), to) })
		if i < 0 {
			broken(at[2], at[3], "there is no asset “%s”: a style sheet may load what lies in templates/assets, by its relative path", to)
			continue
		}
		b = append(append(b, f.Data()[done:at[2]]...), path.Join(path.Dir(to), path.Base(assets[i].path))...)
		done = at[3]
	}
	b = append(b, f.Data()[done:]...)
	data, wrong := small(css.Minify, f, b)
	return data, append(problems, wrong...)
}

// small returns the text of a style sheet or a script without what browsers do not need.
func small(by minify.MinifierFunc, f *source.File, data []byte) ([]byte, []diag.Diagnostic) {
	var b bytes.Buffer
	err := by(minify.New(), &b, bytes.NewReader(data), nil)
	if err == nil {
		return b.Bytes(), nil
	}
	problem := diag.Diagnostic{Code: diag.TemplateBroken, At: f.At(0, 0), Message: fmt.Sprintf("this cannot be read: %v", err)}
	if wrong, found := errors.AsType[*parse.Error](err); found {
		at := f.Offset(wrong.Line, wrong.Column)
		problem.At, problem.Message = f.At(at, at), "this cannot be read: "+wrong.Message
	}
	return nil, []diag.Diagnostic{problem}
}
