package cli

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// A said is what a program has said so far.
type said struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(data []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(data)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// comes waits for what a program is to say or do.
func comes(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 1000 {
		if holds() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s never comes", what)
}

// begun starts a server, and returns the address that it says.
func begun(t *testing.T, c *exec.Cmd, heard *said) (address string) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	comes(t, "the address", func() bool {
		address = addressIn.FindString(heard.String())
		return address != ""
	})
	return address
}

// interrupted interrupts a program so many times, and fails the test where it does not end at once and cleanly.
func interrupted(t *testing.T, c *exec.Cmd, times int) {
	t.Helper()
	begin := time.Now()
	for range times {
		_ = c.Process.Signal(os.Interrupt) // it may have ended at the first
		time.Sleep(10 * time.Millisecond)
	}
	err := c.Wait()
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("interrupted, serve goes on for %v", took)
	}
	if times == 1 && err != nil {
		t.Errorf("interrupted, serve ends with %v", err)
	}
}

// TestServeEndsAtOnce interrupts a server of a site that takes seconds to link: before it is linked, while it is linked
// again, with pages that are open.
func TestServeEndsAtOnce(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "content/site.md", settings)
	put(t, folder, "content/entities/guild.md", "---\nname: Harbour Guild\nkind: organisation\n---\n")
	long := strings.Repeat("The Harbour Guild met at North Gate, and the Harbour Guild spoke.\n\n", 30000)
	for i := range 4 {
		put(t, folder, fmt.Sprintf("content/articles/a-%d.md", i), "---\ntitle: Long\ndate: 2024-10-08\n---\n"+long)
	}
	for _, times := range []int{1, 2} {
		c, heard := program(t, folder, "serve", "--port", "0"), &said{}
		c.Stderr = heard
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(300 * time.Millisecond)
		interrupted(t, c, times)
		if got := heard.String(); got != "" {
			t.Fatalf("the site is linked too soon for this test: %s", got)
		}
	}
	c, address := startServer(t, folder)
	events, err := http.Get(address + "/.gloss/events")
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()
	host := strings.TrimPrefix(address, "http://")
	opened, err := net.Dial("tcp", host) // as browsers do in advance
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	put(t, folder, "content/entities/guild.md", "---\nname: Harbour Guild\nkind: organisation\naliases: [North Gate]\n---\n")
	time.Sleep(300 * time.Millisecond)
	interrupted(t, c, 1)
	again, err := net.Listen("tcp", host)
	if err != nil {
		t.Fatalf("the port is not free: %v", err)
	}
	again.Close()
}

// TestWhereNoMoreCanBeWatchedTheFilesAreLookedAt lets a user watch so many folders only, from the start or once one more
// comes.
func TestWhereNoMoreCanBeWatchedTheFilesAreLookedAt(t *testing.T) {
	if err := exec.Command("unshare", "--user", "--map-root-user", "true").Run(); err != nil {
		t.Skipf("no limit can be set here: %v", err)
	}
	for _, limit := range []int{1, 3} {
		folder := t.TempDir()
		put(t, folder, "content/site.md", settings)
		put(t, folder, "content/root/a.txt", "1")
		gloss := program(t, folder)
		c := exec.Command("unshare", "--user", "--map-root-user", "sh", "-c",
			fmt.Sprintf(`echo %d > /proc/sys/user/max_inotify_watches && exec "$0" serve --port 0`, limit), gloss.Path)
		heard := &said{}
		c.Dir, c.Env, c.Stderr = folder, gloss.Env, heard
		address := begun(t, c, heard)
		put(t, folder, "content/root/more/b.txt", "2")
		comes(t, "what to do", func() bool { return strings.Contains(heard.String(), "sysctl fs.inotify.max_user_watches") })
		for name, text := range map[string]string{"more/b.txt": "2", "a.txt": "3"} {
			put(t, folder, "content/root/"+name, text)
			comes(t, name, func() bool {
				answer, err := http.Get(address + "/" + name)
				if err != nil {
					return false
				}
				defer answer.Body.Close()
				data, err := io.ReadAll(answer.Body)
				return err == nil && string(data) == text
			})
		}
		interrupted(t, c, 1)
		if n := strings.Count(heard.String(), "sysctl"); n != 1 {
			t.Errorf("with %d folders what to do is said %d times: %s", limit, n, heard)
		}
	}
}
