package serve

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"gloss/generator/build"
	"gloss/generator/content"
	"gloss/generator/diag"
)

// seed makes a sequence of edits again.
var seed = flag.Uint64("seed", 0, "the seed of the random edits, 0 for another one at each run")

func seeded(t *testing.T) uint64 {
	n := *seed
	if n == 0 {
		n = uint64(time.Now().UnixNano())
	}
	t.Logf("the edits are those of -seed %d", n)
	return n
}

// TestWhatIsServedIsWhatABuildWrites edits the files of a site at random and compares every address with what a build of
// the same folder writes, and what is said to be wrong with what the build reports.
func TestWhatIsServedIsWhatABuildWrites(t *testing.T) {
	for _, row := range []struct {
		what  string
		poll  bool
		edits int
	}{{"watched", false, 16}, {"looked at", true, 4}} {
		t.Run(row.what, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, seeded(t))
			address, stop := started(t, Options{Folder: d.folder, Poll: row.poll})
			defer stop()
			s := served{T: t, address: address, folder: d.folder}
			s.compare("at first")
			for range row.edits {
				what := d.edit()
				for d.random.IntN(2) == 0 {
					what += ", " + d.edit()
				}
				s.compare(what)
			}
			d.mend(0)
			if s.compare("with everything mended"); s.sound < row.edits/3 {
				t.Errorf("only %d of %d sites had no errors", s.sound, row.edits)
			}
		})
	}
}

// TestWhatIsTakenBackShowsNoMore adds a note and takes it back while the site is linked with it.
func TestWhatIsTakenBackShowsNoMore(t *testing.T) {
	d := newDesk(t, seeded(t))
	address, stop := started(t, Options{Folder: d.folder})
	defer stop()
	s := served{T: t, address: address, folder: d.folder}
	for range 20 {
		d.put("content/annotations/m-0/new.md", "---\nkind: context\n---\nOn the whole.\n")
		time.Sleep(quiet + time.Duration(d.random.IntN(40))*time.Millisecond)
		d.must(os.RemoveAll(d.file("content/annotations/m-0")))
		comes(t, "the page without its note", func() bool {
			_, page := s.get("articles/m-0/")
			return !bytes.Contains(page, []byte("note-new"))
		})
	}
	s.compare("in the end")
}

// A served is a site that a server shows.
type served struct {
	*testing.T
	address, folder string
	before          map[string][]byte // the files that were compared last
	sound           int               // how often the site had no errors
}

// compare waits until what is served is what a build of the folder writes, and fails where it never is.
func (s *served) compare(what string) {
	s.Helper()
	report, built := s.build()
	wrong := "nothing was compared"
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if wrong = s.otherwise(report); wrong != "" {
			continue
		}
		if report.Errors > 0 {
			return
		}
		if wrong = s.others(built); wrong == "" {
			s.before = built
			s.sound++
			return
		}
	}
	s.Fatalf("%s: %s", what, wrong)
}

// build is what a build of the folder with its drafts reports and writes.
func (s *served) build() (*diag.Report, map[string][]byte) {
	s.Helper()
	now, err := content.ParseMoment(theMoment)
	if err != nil {
		s.Fatal(err)
	}
	site, err := build.Open(build.Options{Root: s.folder, Drafts: true, Publish: true, Now: now})
	if err != nil {
		s.Fatal(err)
	}
	defer site.Close()
	files := map[string][]byte{}
	if site.Report.Errors > 0 {
		return site.Report, files
	}
	var mu sync.Mutex
	if err := site.Render(func(path string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[path] = bytes.Clone(data)
		return nil
	}); err != nil {
		s.Fatal(err)
	}
	return site.Report, files
}

// otherwise says where what is said to be wrong is something else than a report.
func (s *served) otherwise(r *diag.Report) string {
	s.Helper()
	_, data := s.get(".gloss/state")
	var shown struct {
		Failure  string
		Findings []diag.Shown
	}
	if err := json.Unmarshal(data, &shown); err != nil {
		s.Fatal(err)
	}
	got, want := fmt.Sprint(shown.Findings), fmt.Sprint(r.Shown(mostFindings))
	if shown.Failure != "" || got != want {
		return fmt.Sprintf("the page is told of %s %s\nand a build of %s", shown.Failure, got, want)
	}
	return ""
}

// others says which file is served otherwise than it is built, or is served still.
func (s *served) others(built map[string][]byte) string {
	s.Helper()
	paths := maps.Clone(built)
	maps.Copy(paths, s.before)
	for path := range paths {
		status, got := s.get(strings.TrimSuffix(path, "index.html"))
		if want, found := built[path]; !found && status != http.StatusNotFound || found && status != http.StatusOK || found && !bytes.Equal(got, want) {
			return fmt.Sprintf("%s is served with status %d, and is built: %v\n%s\n%s", path, status, found, got, want)
		}
	}
	return ""
}

// get fetches a file without the preview's own script.
func (s *served) get(path string) (status int, data []byte) {
	s.Helper()
	answer, err := client.Get(s.address + strings.ReplaceAll(path, "#", "%23"))
	if err != nil {
		s.Fatal(err)
	}
	defer answer.Body.Close()
	if data, err = io.ReadAll(answer.Body); err != nil {
		s.Fatal(err)
	}
	return answer.StatusCode, ownScript.ReplaceAll(data, nil)
}

// ownScript is what a preview adds to a page.
var ownScript = regexp.MustCompile(`<script type="module" src="/\.gloss/preview\.js"[^>]*></script>`)
