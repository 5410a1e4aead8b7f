package serve

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"time"

	"gloss/generator/build"
)

// The whole of a large site takes seconds to link. So an article whose text was changed is shown at once, against the site
// as it was, and the site is made whole in the background once nothing was changed for as long as that takes, but for no
// longer than mostIdle: who saves again and again waits for no link in the background.
const mostIdle = 2 * time.Second

// A follower keeps what is shown up to date. It is for one goroutine.
type follower struct {
	*server
	whole *build.Edition // the last whole edition
	// taken are the paths that the edition in the making takes into account, pending those that came since.
	taken, pending []string
	making         bool
	ahead          bool          // what is shown is ahead of the last whole edition
	took           time.Duration // how long the last whole edition took
	failure        string        // why the last one could not be made, empty where it could
	made           chan renewed
	due            *time.Timer // when the next whole edition is to be made
}

// A renewed is a whole edition, nil where nothing has changed.
type renewed struct {
	edition *build.Edition
	err     error
	took    time.Duration
}

func newFollower(s *server) *follower {
	f := &follower{server: s, made: make(chan renewed, 1), due: time.NewTimer(time.Hour)}
	f.due.Stop()
	return f
}

// begin makes the first edition, and reports false where the context ends before it is there.
func (f *follower) begin(ctx context.Context) bool {
	f.make()
	select {
	case r := <-f.made:
		f.take(r)
		return true
	case <-ctx.Done():
		return false
	}
}

// renewed makes a whole edition.
func (f *follower) renewed(paths []string) renewed {
	begin := time.Now()
	e, err := f.preview.Renew(paths, f.Now())
	return renewed{e, err, time.Since(begin)}
}

// follow shows what changes, by the paths at which something may have, until the context ends.
func (f *follower) follow(ctx context.Context, changes <-chan []string, blind <-chan error) {
	defer f.due.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case err := <-blind:
			f.Blind(err)
		case paths := <-changes:
			f.pending = append(f.pending, paths...)
			f.revise()
		case r := <-f.made:
			f.take(r)
		case <-f.due.C:
			f.make()
		}
	}
}

// revise shows what can be shown at once, sees to it that the rest follows, and reports whether something was shown.
func (f *follower) revise() (shown bool) {
	if f.whole != nil {
		e, able := f.whole.Revise(unique(f.taken, f.pending))
		if able {
			f.show(e)
			f.ahead, f.failure = true, ""
			f.due.Reset(min(f.took, mostIdle))
			return true
		}
	}
	f.due.Reset(0)
	return false
}

// make begins to make a whole edition, unless one is in the making.
func (f *follower) make() {
	if f.making {
		return
	}
	f.making, f.taken, f.pending = true, f.pending, nil
	paths := unique(f.taken, nil)
	go func() { f.made <- f.renewed(paths) }()
}

// take shows a whole edition. What could not be read is pending again.
func (f *follower) take(r renewed) {
	taken := f.taken
	f.making, f.taken, f.took = false, nil, r.took
	if r.err != nil {
		f.pending = append(taken, f.pending...)
		f.retry(r.err)
		return
	}
	if r.edition == nil && len(f.pending) == 0 && (f.ahead || f.failure != "") {
		r.edition = f.whole // it holds again
	}
	switch {
	case r.edition == nil && len(f.pending) > 0:
		f.revise()
	case r.edition != nil:
		f.whole, f.failure = r.edition, ""
		f.Told(r.edition.Report, nil)
		if len(f.pending) == 0 || !f.revise() {
			f.show(r.edition)
			f.ahead = false
		}
	}
}

// retry sees to it that what could not be read is read again, and tells of it once. A file that went while its folder was
// read is told of by itself.
func (f *follower) retry(err error) {
	if errors.Is(err, fs.ErrNotExist) {
		f.due.Reset(quiet)
		return
	}
	f.due.Reset(pause)
	if f.failure != err.Error() {
		f.failure = err.Error()
		f.Told(nil, err)
		f.fail(err)
	}
}

// unique are the paths of both lists, sorted, each once.
func unique(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
