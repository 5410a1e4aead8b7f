package edit

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gloss/generator/text"
)

// A blockquote is a passage on its way into an annotation's quotation.
type blockquote struct {
	parts  []string // as of a [gloss/generator/site.Misfit]
	before string   // the sign that the quotation begins with, as an editor writes it, or nothing
	after  string   // that it ends with
	sign   string   // between two parts
	margin string   // what stands before the > of each line
	eol    string
	width  int // of a line in characters; 0 leaves each block on one line
}

// newBlockquote takes the form of the new quotation from the old one, which shows quoted: its margin, its breaks and, where
// a line of it went on in the next, its width; signs at its ends stay.
func newBlockquote(old, quoted string, parts []string) blockquote {
	b := blockquote{parts: parts, sign: "[…]", eol: lineBreak(old), margin: old[:len(old)-len(strings.TrimLeft(old, " "))]}
	if strings.Contains(old, "[...]") && !strings.Contains(old, "[…]") {
		b.sign = "[...]"
	}
	key, last := text.Key(quoted), parts[len(parts)-1]
	if strings.HasPrefix(key, text.Elision) && !strings.HasPrefix(text.Key(parts[0]), text.Elision) {
		b.before = b.sign + " "
	}
	if strings.HasSuffix(key, text.Elision) && !strings.HasSuffix(text.Key(last), text.Elision) {
		b.after = " " + b.sign
	}
	wrapped, above, widest := false, "", 0
	for line := range strings.Lines(old) {
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), ">"))
		wrapped, above = wrapped || line != "" && above != "", line
		widest = max(widest, utf8.RuneCountInString(line))
	}
	if wrapped {
		b.width = max(widest, minWidth)
	}
	return b
}

// minWidth is the least width to which a quotation is wrapped.
const minWidth = 60

// A written is a quotation in Markdown, and the key of what it is to show.
type written struct{ source, key string }

// escapes are the characters that are escaped, in the order in which that is tried: none; those that mark something up;
// all that may be.
var escapes = [...]string{"", "\\`*_[]<>&~|", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}

// written are the ways to write the quotation, from the plainest to the safest. Not each of them shows what it should.
func (b blockquote) written() []written {
	key := text.Key(strings.ReplaceAll(b.join(""), "\n", " "))
	var all []written
	for _, escaped := range escapes {
		all = append(all, written{b.lines(b.join(escaped), escaped != ""), key})
	}
	// Behind a backslash no break is read, so that in the end every line is a paragraph.
	paragraphs := strings.ReplaceAll(strings.ReplaceAll(b.join(escapes[len(escapes)-1]), "\n\n", "\n"), "\n", "\n\n")
	return append(all, written{b.lines(paragraphs, true), key})
}

// join joins the parts, with some characters escaped.
func (b blockquote) join(escaped string) string {
	parts := make([]string, len(b.parts))
	for i, part := range b.parts {
		parts[i] = escape(part, escaped)
	}
	return b.before + strings.Join(parts, " "+b.sign+" ") + b.after
}

func escape(s, escaped string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(escaped, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// lines puts a passage behind the marks of a quotation. A line of it that is no paragraph's last ends with a hard break.
func (b blockquote) lines(passage string, safe bool) string {
	var lines []string
	blocks := strings.Split(passage, "\n")
	for i, block := range blocks {
		if i+1 < len(blocks) && block != "" && blocks[i+1] != "" {
			block += `\`
		}
		for _, line := range wrap(block, b.width) {
			if safe {
				line = blockMark.ReplaceAllString(line, `$1\$2`)
			}
			lines = append(lines, strings.TrimRight(b.margin+"> "+line, " "))
		}
	}
	return strings.Join(lines, b.eol)
}

// blockMark is what makes a line something else than a paragraph's: the mark of a heading or its underline, of a list.
var blockMark = regexp.MustCompile(`^(\d*)([-#+=:.)])`)

// wrap breaks a line at spaces, so that none is wider than width where that is possible. Between two characters of a
// script that writes no spaces a broken line would lose the space.
func wrap(s string, width int) []string {
	if width == 0 {
		return []string{s}
	}
	var lines []string
	line := ""
	for word := range strings.SplitSeq(s, " ") {
		last, _ := utf8.DecodeLastRuneInString(line)
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width && (last < firstWide || first < firstWide):
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// firstWide is the first character of the scripts that write no spaces.
const firstWide = '\u2e80'
