// Package build puts the stages in order: read, parse, link, check, render, write.
//
// A folder comes in, a [Site] comes out, and from it the files of a published site. The output folder changes in one
// step or not at all ([Begin]): a build that fails, or is killed, leaves the old site whole. Together with the shells
// above it, this is the only package that touches the disk or the clock.
package build

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	"gloss/generator/check"
	"gloss/generator/content"
	"gloss/generator/diag"
	"gloss/generator/media"
	"gloss/generator/render"
	"gloss/generator/site"
	"gloss/generator/source"
	"gloss/templates"
)

// Options say what is built and how it is judged.
type Options struct {
	// Root is the site's folder: the one that holds content.
	Root string
	// BaseURL stands in for the address in the site's settings, where it is not empty.
	BaseURL string
	// Drafts makes every record public.
	Drafts bool
	// Now is the moment of the build.
	Now content.Moment
	// Strict makes warnings errors; Publish judges as a build does, not as a check.
	Strict, Publish bool
	// Progress, if given, is told the name of each stage when it begins.
	Progress func(stage string)
}

// A Site is a folder's site, linked and judged, with the theme it is shown in.
type Site struct {
	*site.Site
	Report *diag.Report

	options site.Options
	records *content.Records
	theme   *render.Theme
	root    *os.Root
	tree    *source.Tree
	tell    func(stage string)
	// levels judge what is reported when pages are made, as the rest was.
	levels diag.Levels
}

// Open reads, links and checks the site in a folder. An error is one of the machine; what the writers did wrong stands
// in the Report.
func Open(o Options) (*Site, error) {
	s := &Site{tell: o.Progress}
	if s.tell == nil {
		s.tell = func(string) {}
	}
	root, err := os.OpenRoot(o.Root)
	if err != nil {
		return nil, fmt.Errorf("open the site's folder: %w", err)
	}
	s.root = root
	s.tell("reading")
	var own *source.Tree
	s.tree, own, err = readFolder(root)
	if err != nil {
		return nil, err
	}
	spareMemory(s.tree)
	records, problems := content.Parse(s.tree)
	images, err := media.Read(s.tree, records.Media)
	if err != nil {
		return nil, err
	}
	s.tell("linking")
	s.options = o.linkOptions(images)
	linked, more := site.Link(records, s.options)
	problems = append(problems, more...)
	theme, more, err := render.ReadTheme(templates.FS, own)
	if err != nil {
		return nil, err
	}
	problems = append(problems, more...)
	s.tell("checking")
	problems = append(problems, check.Site(linked)...)
	s.Site, s.records, s.theme = linked, records, theme
	s.levels = o.levels(records.Settings)
	s.Report = diag.NewReport(problems, s.levels)
	return s, nil
}

// readFolder takes snapshots of a site's content and of its own templates.
func readFolder(root *os.Root) (written, own *source.Tree, err error) {
	written, err = source.Read(root.FS(), content.Dir, content.RootDir)
	if err != nil {
		return nil, nil, err
	}
	own, err = source.Read(root.FS(), "templates")
	return written, own, err
}

// linkOptions are what of the options decides how the site is linked.
func (o Options) linkOptions(images media.Images) site.Options {
	return site.Options{Images: images, Now: o.Now, Drafts: o.Drafts, BaseURL: o.BaseURL}
}

// levels judge by the options and the site's settings.
func (o Options) levels(settings *content.Settings) diag.Levels {
	return diag.Levels{Build: o.Publish, Strict: o.Strict, Severity: severities(settings)}
}

// Of a site with more than largeText bytes of text, garbage is collected when it is largeGarbage percent of what lives,
// not when it is as much again: ten thousand articles are then built in 400 MiB, though not as fast.
const (
	largeText    = 16 << 20
	largeGarbage = 20
)

// spareMemory makes the collector spare memory where a site is large.
func spareMemory(tree *source.Tree) {
	size := int64(0)
	for _, f := range tree.Files {
		size += int64(len(f.Data()))
	}
	percent := 100
	if size > largeText {
		percent = largeGarbage
	}
	debug.SetGCPercent(percent)
}

// severities are the levels that a site gives rules.
func severities(settings *content.Settings) map[diag.Code]diag.Level {
	own := map[diag.Code]diag.Level{}
	for _, s := range settings.Severity {
		if level, known := diag.ParseLevel(s.Level.Value); known {
			own[diag.Code(s.Code.Value)] = level
		}
	}
	return own
}

// Close lets go of the site's folder.
func (s *Site) Close() error { return s.root.Close() }

// Publish makes every file of the site and puts them into the output folder. It must not be called while the Report
// has errors; where making the pages finds some, they are added to it and nothing is written.
func (s *Site) Publish(out string) (Result, error) {
	out, err := filepath.Abs(out)
	if err != nil {
		return Result{}, err
	}
	publication, err := Begin(out)
	if err != nil {
		return Result{}, err
	}
	defer publication.Abort()
	if err := s.Render(publication.Put); err != nil || s.Report.Errors > 0 {
		return Result{}, err
	}
	s.tell("writing")
	return publication.Commit()
}

// Render makes every file of the site and hands each to put, from several goroutines at once.
func (s *Site) Render(put func(path string, data []byte) error) error {
	s.tell("rendering")
	problems, err := render.Site(s.Site, s.theme, s.tree.Load, put)
	s.Report = s.Report.With(problems, s.levels)
	return err
}
