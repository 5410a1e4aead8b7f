package convert

import (
	"errors"
	"regexp"
	"strings"

	"gloss/generator/edit"
)

// blockMark is what would make a line something else than a paragraph's.
var blockMark = regexp.MustCompile(`(?m)^(\d*)([-#+=:.)>|~])`)

// plain makes an article of a text: its first line is the title, paragraphs stand between empty lines, and nothing in it
// is markup.
func plain(text string) (w edit.Wish, remarks []string, err error) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	title, body, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if title == "" {
		return w, nil, errors.New("it holds no text")
	}
	body = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`, "~", `\~`, "|", `\|`).Replace(body)
	var lines []string
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if line != "" || len(lines) > 0 && lines[len(lines)-1] != "" {
			lines = append(lines, blockMark.ReplaceAllString(line, `$1\$2`))
		}
	}
	return edit.Wish{Title: title, Body: strings.TrimSpace(strings.Join(lines, "\n")) + "\n"}, nil, nil
}
