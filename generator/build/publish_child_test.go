//go:build unix

package build

import (
	"bufio"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Some tests need a process of their own, to be killed or to be denied something. It is this program again, which then runs the
// part named in the environment instead of the tests, on the output folder named there.
const (
	partVariable = "GLOSS_TEST_PART"
	outVariable  = "GLOSS_TEST_OUT"
)

var parts = map[string]func(out string) error{
	"publish for ever":            func(out string) error { return publishForEver(out, false) },
	"publish for ever, stepwise":  func(out string) error { return publishForEver(out, true) },
	"publish a large file":        func(out string) error { return publishWithSmallFiles(out, largeSite, false) },
	"publish a long list":         func(out string) error { return publishWithSmallFiles(out, longSite, false) },
	"publish a long list, step":   func(out string) error { return publishWithSmallFiles(out, longSite, true) },
	"publish as nobody":           publishAsNobody,
	"publish with a narrow umask": publishWithNarrowUmask,
}

func TestMain(m *testing.M) {
	part, found := parts[os.Getenv(partVariable)]
	if !found {
		os.Exit(m.Run())
	}
	if err := part(os.Getenv(outVariable)); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(0)
}

func child(part, out string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), partVariable+"="+part, outVariable+"="+out)
	return c
}

// runChild returns what the part said went wrong, if anything did.
func runChild(part, out string) error {
	said, err := child(part, out).CombinedOutput()
	if err != nil {
		return errors.New(string(said))
	}
	return nil
}

var killSites = [2]testSite{manyFiles(200, "one"), manyFiles(200, "two")}

func publishForEver(out string, stepwise bool) error {
	fmt.Println("begun")
	for i := 1; ; i++ {
		if _, err := publish(out, killSites[i%2], stepwise); err != nil {
			return err
		}
	}
}

// killed publishes in a child that is killed when wait returns, and reports whether that was in the middle of a publication.
func killed(t *testing.T, part, out string, wait func()) (interrupted bool) {
	t.Helper()
	c := child(part, out)
	said, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(said).ReadString('\n')
	wait()
	c.Process.Kill()
	c.Wait()
	if status := c.ProcessState.Sys().(syscall.WaitStatus); line != "begun\n" || !status.Signaled() {
		t.Fatalf("the child ended by itself: %s%v", line, c.ProcessState)
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), stagingName+"*"))
	return left != nil
}

// publishingTime returns how long it takes to publish the second site and then again the first one.
func publishingTime(t *testing.T, out string, stepwise bool) time.Duration {
	begin := time.Now()
	mustPublishStepwise(t, out, killSites[1], stepwise)
	mustPublishStepwise(t, out, killSites[0], stepwise)
	return time.Since(begin)
}

func sleepUpTo(longest time.Duration) {
	time.Sleep(rand.N(longest))
}

func TestKilledPublicationLeavesAWholeSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, killSites[0])
	writeFile(t, filepath.Join(out, "foreign"), "foreign")
	window := publishingTime(t, out, false)
	interrupted, second := 0, 0
	for range killRounds() {
		if killed(t, "publish for ever", out, func() { sleepUpTo(window) }) {
			interrupted++
		}
		site := killSites[0]
		if tree(t, out)["index.html"] == "two" {
			site = killSites[1]
			second++
		}
		want := site.with("foreign", "foreign").withFolders()
		if got := tree(t, out); !maps.Equal(got, want) {
			t.Fatal("the output folder holds neither site: ", differences(got, want))
		}
		if readFile(t, filepath.Join(out, listName)) != site.list() {
			t.Fatal("the list is not that of the site")
		}
		mustPublish(t, out, killSites[0])
		checkSite(t, out, killSites[0], testSite{"foreign": "foreign"})
	}
	t.Logf("interrupted %d times, the new site stood %d times", interrupted, second)
	if interrupted == 0 && !testing.Short() {
		t.Error("no publication was interrupted")
	}
}

func TestKilledStepwisePublicationLeavesWholeFiles(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, killSites[0])
	writeFile(t, filepath.Join(out, "foreign"), "foreign")
	window := publishingTime(t, out, true)
	interrupted, mixed := 0, 0
	for round := range killRounds() {
		wait := func() { sleepUpTo(window) }
		if round%2 == 0 {
			wait = func() { awaitSteps(t, out) }
		}
		if killed(t, "publish for ever, stepwise", out, wait) {
			interrupted++
		}
		if checkMixed(t, out) {
			mixed++
		}
		mustPublishStepwise(t, out, killSites[round/2%2], true)
		checkSite(t, out, killSites[round/2%2], testSite{"foreign": "foreign"})
	}
	t.Logf("interrupted %d times, the sites were mixed %d times", interrupted, mixed)
	if mixed == 0 && !testing.Short() {
		t.Error("no publication was interrupted between two files")
	}
}

// awaitSteps returns at some moment between the first file's change and soon after the last one's.
func awaitSteps(t *testing.T, out string) {
	before := stat(t, filepath.Join(out, listName))
	for range 10_000 {
		if !os.SameFile(before, stat(t, filepath.Join(out, listName))) {
			break
		}
		time.Sleep(100 * time.Microsecond)
	}
	sleepUpTo(5 * time.Millisecond)
}

// checkMixed checks what is promised of a stepwise publication at any moment: every file is whole, old or new; none that both
// sites have is missing; every one is listed. It reports whether the files are neither those of the one site nor of the other.
func checkMixed(t *testing.T, out string) (mixed bool) {
	t.Helper()
	listed, err := readList(out)
	if err != nil {
		t.Fatal(err)
	}
	files := tree(t, out)
	maps.DeleteFunc(files, func(path, _ string) bool { return strings.HasSuffix(path, "/") || path == "foreign" })
	for path, text := range files {
		_, old := killSites[0][path]
		_, new := killSites[1][path]
		if !(old && text == killSites[0][path]) && !(new && text == killSites[1][path]) {
			t.Fatalf("%s holds neither the old nor the new bytes: %q", path, text)
		}
		if _, found := listed[path]; !found {
			t.Fatalf("%s is not listed", path)
		}
	}
	for path := range killSites[0] {
		_, stays := killSites[1][path]
		if _, found := files[path]; stays && !found {
			t.Fatalf("%s is missing", path)
		}
	}
	if _, found := listed["foreign"]; found {
		t.Fatal("a foreign file is listed")
	}
	return !maps.Equal(files, killSites[0]) && !maps.Equal(files, killSites[1])
}

// killRounds is how often something is killed. With -short it is so seldom that no kill may come in between.
func killRounds() int {
	if testing.Short() {
		return 5
	}
	return 50
}

var (
	largeSite = smallSite.with("large", strings.Repeat("x", 100_000))
	longSite  = manyFiles(800, "long")
)

// publishWithSmallFiles publishes in a process that may write 50,000 bytes into a file, which is like a disk that becomes full
// in the middle of it.
func publishWithSmallFiles(out string, site testSite, stepwise bool) error {
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: 50_000, Max: 50_000}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	_, err := publish(out, site, stepwise)
	return err
}

func TestFileThatCannotBeWritten(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, smallSite)
	for part, says := range map[string]string{
		"publish a large file":      "write large: ",
		"publish a long list":       "write .gloss: ",
		"publish a long list, step": "write .gloss: ",
	} {
		wantError(t, runChild(part, out), says)
		checkSite(t, out, smallSite, nil)
	}
}

const nobody = 65534

// publishAsNobody publishes the small site as a user who owns nothing.
func publishAsNobody(out string) error {
	if err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody)); err != nil {
		return err
	}
	r, err := publish(out, smallSite, false)
	if err == nil && r.Stepwise {
		err = errors.New("published stepwise")
	}
	return err
}

// nobodysFolder returns a folder that everyone may write into, in one that only we may write into.
func nobodysFolder(t *testing.T) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can become someone else")
	}
	dir := t.TempDir()
	for _, f := range []string{dir, filepath.Dir(dir)} {
		if err := os.Chmod(f, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	dir = filepath.Join(dir, "nobodys")
	if err := errors.Join(os.Mkdir(dir, 0o755), os.Chmod(dir, 0o777)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestUnwritableFolder(t *testing.T) {
	out := filepath.Join(nobodysFolder(t), "public")
	old := testSite{"index.html": "old"}
	mustPublish(t, out, old)

	wantError(t, runChild("publish as nobody", out), "permission denied")
	checkSite(t, out, old, nil)

	os.Chmod(filepath.Dir(out), 0o755)
	wantError(t, runChild("publish as nobody", filepath.Join(filepath.Dir(out), "new")), "permission denied")
	wantError(t, runChild("publish as nobody", out), "permission denied")
	checkSite(t, out, old, nil)
}

// A folder that may be written to, in one that may not, is made new from inside.
func TestUnwritableParent(t *testing.T) {
	out := nobodysFolder(t)
	for range 2 {
		wantError(t, runChild("publish as nobody", out), "published stepwise")
		checkSite(t, out, smallSite, nil)
		os.Remove(filepath.Join(out, "style.css"))
	}
}

// Nobody may make hard links to the files of others on many systems, but copies.
func TestForeignFileOfAnother(t *testing.T) {
	out := filepath.Join(nobodysFolder(t), "public")
	if err := runChild("publish as nobody", out); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(out, "foreign")
	writeFile(t, foreign, "foreign")
	makeOld(t, foreign)
	os.Chmod(foreign, 0o604)
	os.Remove(filepath.Join(out, "style.css"))
	if err := runChild("publish as nobody", out); err != nil {
		t.Fatal(err)
	}
	checkSite(t, out, smallSite, testSite{"foreign": "foreign"})
	if i := stat(t, foreign); !i.ModTime().Equal(long) || i.Mode() != 0o604 {
		t.Errorf("the copy is different: %v", i)
	}
}

// A foreign folder that nobody may write into must not be what the removal of the old site stumbles over.
func TestForeignFolderThatMayNotBeWrittenTo(t *testing.T) {
	out := filepath.Join(nobodysFolder(t), "public")
	if err := runChild("publish as nobody", out); err != nil {
		t.Fatal(err)
	}
	closed := filepath.Join(out, "closed")
	writeFile(t, filepath.Join(closed, "inner", "file"), "")
	for _, f := range []string{filepath.Join(closed, "inner"), closed} {
		if err := errors.Join(os.Chown(f, nobody, nobody), os.Chmod(f, 0o555)); err != nil {
			t.Fatal(err)
		}
	}
	os.Remove(filepath.Join(out, "style.css"))
	if err := runChild("publish as nobody", out); err != nil {
		t.Fatal(err)
	}
	checkSite(t, out, smallSite, testSite{"closed/inner/file": ""})
	if mode := stat(t, closed).Mode().Perm(); mode != 0o555 {
		t.Errorf("the folder has mode %o now", mode)
	}
}

func publishWithNarrowUmask(out string) error {
	syscall.Umask(0o027)
	_, err := publish(out, smallSite, false)
	return err
}

func TestUmaskIsHonoured(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := runChild("publish with a narrow umask", out); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{".": 0o750, "articles": 0o750, "index.html": 0o640, listName: 0o640} {
		if got := stat(t, filepath.Join(out, path)).Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
	}
}
