package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// A session is an editor at work.
type session struct {
	browser *browser
	address string
	corpus  string
	pause   time.Duration
}

// open shows an article and waits until its page follows the files.
func (s *session) open(id string) error {
	if err := chromedp.Do(s.browser, chromedp.Navigate(s.address+"/articles/"+id+"/")); err != nil {
		return err
	}
	_, err := s.shows(`document.documentElement.dataset.glossNumber`)
	return err
}

// shows waits until a script's value is true in the page and returns the moment, by the page's clock.
func (s *session) shows(script string) (time.Time, error) {
	wait := fmt.Sprintf(`new Promise((done, fail) => {
		const look = () => { if (!(%s)) return false; done(Date.now()); return true; };
		if (look()) return;
		const observer = new MutationObserver(() => { if (look()) observer.disconnect(); });
		observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
		setTimeout(() => fail(new Error("never shown")), 60000);
	})`, script)
	at, err := chromedp.Run(s.browser, chromedp.Evaluate[int64](wait, chromedp.EvalAwaitPromise))
	return time.UnixMilli(at), err
}

// change writes a file and returns how long the page takes until it shows what a script asks for.
func (s *session) change(file, text, script string) (time.Duration, error) {
	type shown struct {
		at  time.Time
		err error
	}
	seen := make(chan shown, 1)
	go func() {
		at, err := s.shows(script)
		seen <- shown{at, err}
	}()
	time.Sleep(200 * time.Millisecond) // the page is looking by now
	begin := time.Now()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return 0, err
	}
	end := <-seen
	return end.at.Sub(begin), end.err
}

// saves edits the text of an article so many times.
func (s *session) saves(times int) (all []time.Duration, err error) {
	file, written, err := s.article(func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	if err := s.open(strings.TrimSuffix(filepath.Base(file), ".md")); err != nil {
		return nil, err
	}
	for i := range times {
		took, err := s.change(file, fmt.Sprintf("%s\nThe edit numbered%d was saved.\n", written, i), fmt.Sprintf(`document.body.innerText.includes("numbered%d ")`, i))
		if err != nil {
			return nil, fmt.Errorf("edit %d: %w", i, err)
		}
		all = append(all, took)
		time.Sleep(s.pause)
	}
	return all, nil
}

// notes adds so many notes to an article.
func (s *session) notes(times int) (all []time.Duration, err error) {
	file, _, err := s.article(func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	id := strings.TrimSuffix(filepath.Base(file), ".md")
	if err := s.open(id); err != nil {
		return nil, err
	}
	folder := filepath.Join(s.corpus, "content/annotations", id)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	for i := range times {
		took, err := s.change(filepath.Join(folder, fmt.Sprintf("added-%d.md", i)), "---\nkind: context\n---\nIt is a note.\n", fmt.Sprintf(`document.getElementById("note-added-%d")`, i))
		if err != nil {
			return nil, fmt.Errorf("note %d: %w", i, err)
		}
		all = append(all, took)
		time.Sleep(s.pause)
	}
	return all, nil
}

// aliases gives an entity another alias so many times, while an article is open that holds the words.
func (s *session) aliases(times int) (all []time.Duration, err error) {
	files, err := filepath.Glob(filepath.Join(s.corpus, "content/entities/*.md"))
	if err != nil || len(files) == 0 {
		return nil, errors.Join(err, errors.New("the corpus has no entities at the top of their folder"))
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		return nil, err
	}
	id := strings.TrimSuffix(filepath.Base(files[0]), ".md")
	file, written, err := s.article(func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	if err := s.open(strings.TrimSuffix(filepath.Base(file), ".md")); err != nil {
		return nil, err
	}
	for i := range times {
		alias := fmt.Sprintf("Quorbel%d Zantim", i)
		if _, err := s.change(file, written+"\nThen "+alias+" spoke.\n", fmt.Sprintf("document.body.innerText.includes(%q)", alias)); err != nil {
			return nil, err
		}
		time.Sleep(max(s.pause, 15*time.Second)) // the whole site is to know of it
		took, err := s.change(files[0], withAlias(string(data), alias),
			fmt.Sprintf(`[...document.querySelectorAll('#page-text a[href="/entities/%s/"]')].some(a => a.textContent.includes(%q))`, id, alias))
		if err != nil {
			return nil, fmt.Errorf("alias %d: %w", i, err)
		}
		all = append(all, took)
		time.Sleep(max(s.pause, 15*time.Second))
	}
	return all, nil
}

var aliasLine = regexp.MustCompile(`(?m)^aliases:.*$`)

// withAlias is the file of an entity with one more alias.
func withAlias(text, alias string) string {
	if line := aliasLine.FindString(text); strings.Contains(line, "[") {
		return strings.Replace(text, line, strings.Replace(line, "[", "["+alias+", ", 1), 1)
	} else if line != "" {
		return strings.Replace(text, line, line+"\n  - "+alias, 1)
	}
	return strings.Replace(text, "\nkind:", "\naliases: ["+alias+"]\nkind:", 1)
}

// article finds an article of the corpus and returns its file and what it holds.
func (s *session) article(fits func(text string) bool) (file, text string, err error) {
	err = filepath.WalkDir(filepath.Join(s.corpus, "content/articles"), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err == nil && fits(string(data)) {
			file, text = name, string(data)
			return filepath.SkipAll
		}
		return err
	})
	return file, text, err
}
