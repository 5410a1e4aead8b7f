// Package posts makes articles of the posts of a site that Hugo or Jekyll made.
//
// A folder comes in; a [convert.Import] goes out: articles at their old addresses, topics of their tags, copies of the images that
// they show, and what could not be carried over. Nothing is written here, and nothing of the folder is run: a shortcode or a
// tag has the meaning that it has everywhere, or none.
package posts

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"gloss/generator/content"
	"gloss/generator/convert"
)

// A folder is what is imported: a site of Hugo or of Jekyll, or a folder of posts.
type folder struct {
	fsys fs.FS
	// name is the folder's own, from which the addresses of posts begin where no site is known.
	name string
	// now is the moment of the import in the zone of the site.
	now     time.Time
	records *content.Records

	files    []string          // those that are regular, sorted
	named    map[string]string // by their path in Unicode normal form C
	settings map[string]any
	// configured says that the settings of a site were found; jekyll that it is one of Jekyll, and not of Hugo.
	configured, jekyll bool
	roots              []root // where Hugo's posts stand

	posts  []*post
	copies map[string]string // where the copy of each file will stand
	taken  map[string]bool   // the paths of media that are taken, without case
	topics topics
	index  *index
	result *convert.Import
}

// A root is a folder of Hugo's content, in a language where it has one of its own; prefix is how its addresses begin.
type root struct{ dir, language, prefix string }

// Import makes articles of the posts in a folder that is called name. Nothing of it is left out without a remark; see
// the manual on gloss import. It is an error where there is no post.
func Import(fsys fs.FS, name string, r *content.Records, now time.Time) (*convert.Import, error) {
	f := &folder{
		fsys: fsys, name: name, now: now, records: r, named: map[string]string{}, copies: map[string]string{}, taken: convert.TakenMedia(r),
		result: &convert.Import{Extra: map[string]int{}}, topics: newTopics(r),
	}
	if err := f.look(); err != nil {
		return nil, err
	}
	if err := f.configure(); err != nil {
		return nil, err
	}
	f.find()
	if len(f.posts) == 0 && f.result.Barred() == 0 {
		return nil, errors.New("no post is found in it: a file that ends in .md or .markdown, in Hugo's content or Jekyll's _posts (saved pages are imported one by one)")
	}
	f.nameAll()
	f.addressAll()
	for _, p := range f.posts {
		f.prepare(p)
	}
	f.index = f.newIndex()
	for _, p := range f.posts {
		f.link(p)
	}
	if err := f.write(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(f.result.Remarks, func(a, b convert.Remark) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	f.result.Remarks = slices.Compact(f.result.Remarks)
	return f.result, nil
}

// remark says what of a file could not be carried over; the line is 0 for the file as a whole.
func (f *folder) remark(path string, line int, format string, args ...any) {
	f.result.Remarks = append(f.result.Remarks, convert.Remark{Path: path, Line: line, Message: fmt.Sprintf(format, args...)})
}

// leave says that a file is none of those that are imported.
func (f *folder) leave(path, format string, args ...any) {
	f.remark(path, 0, format, args...)
	f.result.Left++
}

// bar says why a file cannot be imported.
func (f *folder) bar(path string, line int, format string, args ...any) {
	f.result.Remarks = append(f.result.Remarks, convert.Remark{Path: path, Line: line, Message: fmt.Sprintf(format, args...), Bars: true})
}

// aside are folders of a site in which stands what others have written, or what was built.
var aside = []string{"node_modules", "vendor", "_site"}

// look lists the files of the folder. A symbolic link is not followed.
func (f *folder) look() error {
	err := fs.WalkDir(f.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("read %s: %w", name, err)
		case name == ".":
		case strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type()&fs.ModeSymlink != 0:
			f.leave(name, "it is a symbolic link, which is not followed: not imported")
		case d.Type().IsRegular():
			f.files, f.named[norm.NFC.String(name)] = append(f.files, name), name
		}
		return nil
	})
	slices.Sort(f.files)
	return err
}

// configs are the files of settings by which a site is known, and whether they are Jekyll's.
var configs = []struct {
	name   string
	jekyll bool
}{
	{"hugo.toml", false}, {"hugo.yaml", false}, {"hugo.yml", false}, {"hugo.json", false},
	{"config/_default/hugo.toml", false}, {"config/_default/hugo.yaml", false}, {"config/_default/config.toml", false}, {"config/_default/config.yaml", false},
	{"_config.yml", true}, {"_config.yaml", true}, {"_config.toml", true},
	{"config.toml", false}, {"config.yaml", false}, {"config.yml", false}, {"config.json", false},
}

// datedName is the name of a post of Jekyll.
var datedName = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$`)

// configure finds out what made the site, and reads its settings.
func (f *folder) configure() error {
	for _, c := range configs {
		if !f.has(c.name) {
			continue
		}
		data, err := f.head(c.name, maxPost+1)
		switch {
		case err != nil:
			return fmt.Errorf("read %s: %w", c.name, err)
		case len(data) > maxPost:
			return fmt.Errorf("%s has more than %d MiB", c.name, maxPost>>20)
		}
		f.configured, f.jekyll = true, c.jekyll
		f.files = slices.DeleteFunc(f.files, func(name string) bool {
			top, _, _ := strings.Cut(name, "/")
			if slices.Contains(aside, top) {
				delete(f.named, norm.NFC.String(name))
			}
			return slices.Contains(aside, top)
		})
		var faults []content.Fault
		f.settings, faults = readSettings(c.name, data)
		for _, fault := range faults {
			f.bar(c.name, fault.Line, "%s", fault.Message)
		}
		return nil
	}
	posts := slices.DeleteFunc(slices.Clone(f.files), func(name string) bool { return !isPost(name) })
	undated := slices.ContainsFunc(posts, func(name string) bool { return !datedName.MatchString(path.Base(name)) })
	f.jekyll = f.isIn("", "_posts") || f.isIn("", "_drafts") || !undated ||
		slices.ContainsFunc(posts, func(name string) bool { return f.isIn(name, "_posts") })
	f.remark("", 0, "no settings of Hugo or Jekyll are in this folder: the addresses may have been others, and files that lie elsewhere are not found")
	return nil
}

func (f *folder) has(name string) bool { return f.file(name) != "" }

// file is the file at a path, empty where there is none. Some machines write names of files in another normal form of
// Unicode than texts have.
func (f *folder) file(path string) string { return f.named[norm.NFC.String(path)] }

// setting is one of the site's settings as a text.
func (f *folder) setting(keys ...string) string { return wordOf(within(f.settings, keys...)) }

// isIn reports whether a file lies below a folder of a name, which may be the one that is imported.
func (f *folder) isIn(name, folder string) bool {
	return f.name == folder || slices.Contains(strings.Split(path.Dir(name), "/"), folder)
}

func isPost(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown"
}

// find finds the posts, and says which files that look like one are none.
func (f *folder) find() {
	if !f.jekyll {
		f.findRoots()
	}
	for _, name := range f.files {
		if f.jekyll {
			f.findJekyll(name)
		} else {
			f.findHugo(name)
		}
	}
}

// read reads a post, unless it cannot be.
func (f *folder) read(p *post) {
	data, err := f.head(p.path, maxPost+1)
	if err != nil {
		f.bar(p.path, 0, "it cannot be read: %v", err)
		return
	}
	if len(data) > maxPost {
		f.bar(p.path, 0, "it has more than %d MiB: divide it", maxPost>>20)
		return
	}
	text, remark, err := convert.Decode(data, false)
	if err != nil {
		f.bar(p.path, 0, "%v", err)
		return
	}
	if remark != "" {
		f.remark(p.path, 0, "%s", remark)
	}
	var faults []content.Fault
	p.front, faults = cutFront(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
	for _, fault := range faults {
		f.bar(p.path, fault.Line, "%s", fault.Message)
	}
	if len(faults) == 0 && f.fields(p) {
		f.posts = append(f.posts, p)
	}
}

// head is a file as far as some bytes.
func (f *folder) head(name string, most int64) ([]byte, error) {
	file, err := f.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most))
}

// maxPost is how many bytes a post may have: an article's bound, less what Gloss may add.
const maxPost = 3 << 20
