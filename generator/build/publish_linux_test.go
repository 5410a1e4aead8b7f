package build

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mount mounts something for the time of the test, which is skipped where that is not allowed.
func mount(t *testing.T, source, target, kind string, flags uintptr, options string) {
	t.Helper()
	if err := os.MkdirAll(target, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount(source, target, kind, flags, options); err != nil {
		t.Skip("mount: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(target, syscall.MNT_DETACH); err != nil {
			t.Error("unmount: ", err)
		}
	})
}

func TestFullDisk(t *testing.T) {
	for _, files := range []int{1, 3000} { // no room for bytes, no room for files
		disk := filepath.Join(t.TempDir(), "disk")
		mount(t, "tmpfs", disk, "tmpfs", 0, "size=1m,nr_inodes=2000")
		out := filepath.Join(disk, "public")
		mustPublish(t, out, smallSite)

		_, err := publish(out, manyFiles(files, "new").with("large", strings.Repeat("x", 2<<20/files)), false)
		wantError(t, err, "no space left on device")
		checkSite(t, out, smallSite, nil)

		site := smallSite.with("index.html", "")
		mustPublish(t, out, site)
		checkSite(t, out, site, nil)
	}
}

func TestMountPointIsMadeNewFromInside(t *testing.T) {
	mounts := map[string]func(t *testing.T, out string){
		"another file system":        func(t *testing.T, out string) { mount(t, "tmpfs", out, "tmpfs", 0, "size=1m") },
		"a part of the same (bound)": func(t *testing.T, out string) { mount(t, t.TempDir(), out, "", syscall.MS_BIND, "") },
	}
	for name, mountOn := range mounts {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			mountOn(t, out)
			writeFile(t, filepath.Join(out, ".hidden"), "")
			for _, site := range []testSite{smallSite, smallSite.with("index.html", "").without("style.css")} {
				if r := mustPublish(t, out, site); !r.Stepwise {
					t.Error("not published stepwise")
				}
				checkSite(t, out, site, testSite{".hidden": ""})
			}
			p, err := Begin(out)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Begin(out); err == nil {
				t.Error("a second build was let in")
			}
			if err := p.Abort(); err != nil {
				t.Error(err)
			}
			checkClean(t, out)
		})
	}
}

func TestReadOnlyFolder(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	mustPublish(t, out, smallSite)
	mount(t, dir, dir, "", syscall.MS_BIND, "")
	if err := syscall.Mount("", dir, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("mount: ", err)
	}
	_, err := publish(out, testSite{"index.html": ""}, false)
	wantError(t, err, "read-only file system")
	checkSite(t, out, smallSite, nil)
}

// A mount below the output folder would lose its files to the removal of the old site, so nothing is done.
func TestMountBelowTheOutputFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, smallSite)
	mount(t, "tmpfs", filepath.Join(out, "media"), "tmpfs", 0, "size=1m")
	writeFile(t, filepath.Join(out, "media", "photo"), "photo")
	_, err := publish(out, smallSite.with("index.html", ""), false)
	wantError(t, err, "keep media/photo: ")
	checkSite(t, out, smallSite, testSite{"media/photo": "photo"})
}

// A folder of the lower layer of an overlay cannot be renamed, and nothing tells so before it is tried.
func TestExchangeThatFailsIsDoneStepwise(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, filepath.Join(dir, "lower", "public"), smallSite)
	writeFile(t, filepath.Join(dir, "lower", "public", "foreign"), "foreign")
	for _, f := range []string{"upper", "work"} {
		if err := os.Mkdir(filepath.Join(dir, f), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	both := filepath.Join(dir, "both")
	mount(t, "overlay", both, "overlay", 0, "lowerdir="+dir+"/lower,upperdir="+dir+"/upper,workdir="+dir+"/work")
	out, site := filepath.Join(both, "public"), smallSite.with("index.html", "").without("style.css")
	if r := mustPublish(t, out, site); !r.Stepwise {
		t.Error("not published stepwise")
	}
	checkSite(t, out, site, testSite{"foreign": "foreign"})
}
