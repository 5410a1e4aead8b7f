package posts

import (
	"regexp"
	"slices"
	"strings"

	"gloss/generator/content"
)

// A call is a shortcode of Hugo or a tag of Jekyll: what is called, and with what.
type call struct {
	start, end int
	whole      string
	name       string
	closing    bool
	words      []string          // what has no name
	named      map[string]string // what has one
	// output is what a tag of Jekyll prints, if it is one that only prints.
	output   string
	isOutput bool
}

// callWord is a word of a call: a name with =, a text in quotes, or anything else.
var callWord = regexp.MustCompile("(?s)" + `(?:([\w-]+)\s*=\s*)?("(?:\\.|[^"\\])*"|'[^']*'|` + "`[^`]*`" + `|[^\s"'` + "`" + `]+)`)

// newCall reads what stands between the brackets of a call.
func newCall(start, end int, whole, inner string) call {
	inner = strings.TrimSpace(inner)
	inner, closing := strings.CutPrefix(inner, "/")
	inner = strings.TrimSpace(strings.TrimSuffix(inner, "/"))
	c := call{start: start, end: end, whole: content.OneLine(whole), closing: closing, named: map[string]string{}}
	for i, m := range callWord.FindAllStringSubmatch(inner, -1) {
		word := m[2]
		if quote := word[0]; len(word) > 1 && strings.IndexByte("\"'`", quote) >= 0 {
			word = word[1 : len(word)-1]
			if quote == '"' {
				word = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(word)
			}
		}
		switch {
		case i == 0:
			c.name = strings.ToLower(strings.TrimSuffix(word, ".html"))
		case m[1] != "":
			c.named[strings.ToLower(m[1])] = word
		default:
			c.words = append(c.words, word)
		}
	}
	return c
}

// between are the places of what stands between two brackets of a kind, from the first bracket to behind the last.
func between(text string, brackets ...[2]string) (places [][2]int) {
	next := make([]int, len(brackets)) // where each opens next, -1 where none does and closes
	for at := 0; ; {
		first := -1
		for i, b := range brackets {
			if 0 <= next[i] && next[i] <= at {
				if next[i] = strings.Index(text[at:], b[0]); next[i] >= 0 {
					next[i] += at
				}
			}
			if next[i] >= 0 && (first < 0 || next[i] < next[first]) {
				first = i
			}
		}
		if first < 0 {
			return places
		}
		start := next[first]
		inner := start + len(brackets[first][0])
		end := strings.Index(text[inner:], brackets[first][1])
		if end < 0 {
			next[first] = -1
			continue
		}
		at = inner + end + len(brackets[first][1])
		places = append(places, [2]int{start, at})
	}
}

// endings are the indexes of the calls that close each call, 0 where none does.
func endings(calls []call) []int {
	ends, next := make([]int, len(calls)), map[string]int{}
	for i, c := range slices.Backward(calls) {
		ends[i] = next[c.name]
		if c.closing {
			next[c.name] = i
		}
	}
	return ends
}

// codeBeside tells whether an offset lies in code. What stands between the ends of calls that show code does not count:
// it may hold the marks of code as well.
func codeBeside(text string, calls []call, ends []int) func(offset int) bool {
	plain := []byte(text)
	for i := 0; i < len(calls); i++ {
		if !calls[i].showsCode() || ends[i] == 0 {
			continue
		}
		at := calls[i].end
		for i = ends[i]; at < calls[i].start; at++ {
			if plain[at] != '\n' {
				plain[at] = ' '
			}
		}
	}
	return codeOf(string(plain))
}

func (c call) showsCode() bool { return (c.name == "highlight" || c.name == "code") && !c.closing }

// argument is what a call says under one of some names, or else at a place among what has no name.
func (c call) argument(place int, names ...string) string {
	for _, name := range names {
		if word := c.named[name]; word != "" {
			return word
		}
	}
	if place >= 0 && place < len(c.words) {
		return c.words[place]
	}
	return ""
}

// embedded is the web address of what a call embeds, empty where that is not known.
func (c call) embedded() string {
	id := c.argument(0, "id")
	switch c.name {
	case "youtube":
		return "https://www.youtube.com/watch?v=" + id
	case "vimeo":
		return "https://vimeo.com/" + id
	case "instagram":
		return "https://www.instagram.com/p/" + id + "/"
	case "gist":
		if len(c.words) > 1 {
			id = c.words[0] + "/" + c.words[1]
		}
		return "https://gist.github.com/" + id
	case "tweet", "twitter", "x":
		if user := c.argument(-1, "user"); user != "" {
			return "https://x.com/" + user + "/status/" + id
		}
	}
	return ""
}

var webID = regexp.MustCompile(`^https://[\w.-]+/[\w./?=-]*[\w/-]$`)

// embed is what stands in the place of a call in an article, empty where nothing does; the remark says what of it was lost.
func (c call) embed() (markdown, remark string) {
	if src := c.argument(-1, "src", "url", "image", "image_path", "file"); src != "" && !c.closing && isPicture(src) {
		return c.figure(src)
	}
	if address := c.embedded(); address != "" && webID.MatchString(address) {
		return "<" + address + ">", "what it embeds became a link"
	}
	return "", ""
}

// isPicture reports whether an address is one of an image, by its ending.
func isPicture(address string) bool {
	return pictureEnd.MatchString(address)
}

var pictureEnd = regexp.MustCompile(`(?i)\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#].*)?$`)

// figure is an image with its caption and its credit.
func (c call) figure(src string) (markdown, remark string) {
	caption := c.argument(-1, "caption", "title")
	markdown = image(c.argument(-1, "alt"), src, caption)
	if credit := c.argument(-1, "attr", "credit"); credit != "" {
		markdown += "\n*" + escaped(credit) + "*"
	}
	if to := c.argument(-1, "link", "href"); to != "" {
		remark = "its link to " + to + " was left out"
	}
	return markdown, remark
}

// image is an image in Markdown.
func image(alt, src, caption string) string {
	b := "![" + escaped(alt) + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "").Replace(src) + ">"
	if caption = content.OneLine(caption); caption != "" {
		b += ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(caption) + `"`
	}
	return b + ")"
}

// escaped is a plain text in Markdown, on one line.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`).Replace(content.OneLine(s))
}

var backticks = regexp.MustCompile("`+")

// fenced is code between two fences, at the indentation of the line on which it begins.
func fenced(language, code, before string) string {
	indent := before[strings.LastIndexByte(before, '\n')+1:]
	lead := ""
	if strings.TrimSpace(indent) != "" {
		lead, indent = "\n\n", ""
	}
	fence := "```"
	for _, run := range backticks.FindAllString(code, -1) {
		fence += strings.Repeat("`", max(0, len(run)+1-len(fence)))
	}
	return lead + fence + language + "\n" + strings.TrimRight(strings.TrimLeft(code, "\n"), " \t\n") + "\n" + indent + fence
}
