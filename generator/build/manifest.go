package build

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	slashpath "path"
	"path/filepath"
	"slices"
	"strings"
)

// listName is the list of our files, at the top of the output folder. After its first line it is what sha256sum(1) prints and
// verifies: `sha256sum --check .gloss`.
const listName = ".gloss"

const listHeader = "# gloss 1: the files of this site with their sha256\n"

type sum = [sha256.Size]byte

// A manifest says which files are ours: the sum of each by its slash path below the output folder.
type manifest map[string]sum

// readList returns the manifest of the site that stands in the folder out. It is nil if out does not exist, or holds no list and
// nothing but dot files; it is an error if out holds other things and no list.
func readList(out string) (manifest, error) {
	name := filepath.Join(out, listName)
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, checkEmpty(out)
	}
	if err != nil {
		return nil, fmt.Errorf("read the list of output files: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("read %s: it is not a file", name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the list of output files: %w", err)
	}
	m, err := decodeManifest(string(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return m, nil
}

func checkEmpty(out string) error {
	entries, err := os.ReadDir(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the output folder: %w", err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return fmt.Errorf("%s holds %s but no %s list, so it is not a site made by Gloss: choose an empty folder", out, e.Name(), listName)
		}
	}
	return nil
}

// encode returns the text of the list, sorted by path.
func (m manifest) encode() []byte {
	text := []byte(listHeader)
	for _, path := range slices.Sorted(maps.Keys(m)) {
		digest := m[path]
		text = hex.AppendEncode(text, digest[:])
		text = append(text, "  "...)
		text = append(text, path...)
		text = append(text, '\n')
	}
	return text
}

// decodeManifest reads what encode wrote. Since listed files get deleted, a path that leads elsewhere is an error.
func decodeManifest(text string) (manifest, error) {
	body, found := strings.CutPrefix(text, listHeader)
	if !found {
		return nil, errors.New("not a list that this version of Gloss understands")
	}
	m := manifest{}
	at := 1
	for line := range strings.Lines(body) {
		at++
		digits, path, found := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		digest, err := hex.DecodeString(digits)
		if !found || err != nil || len(digest) != sha256.Size || checkPath(path) != nil {
			return nil, fmt.Errorf("line %d is not a sum and a path", at)
		}
		m[path] = sum(digest)
	}
	return m, nil
}

// folders returns every folder that holds a listed file, at any depth, without the root.
func (m manifest) folders() map[string]bool {
	all := map[string]bool{}
	for path := range m {
		for f := slashpath.Dir(path); f != "." && !all[f]; f = slashpath.Dir(f) {
			all[f] = true
		}
	}
	return all
}
