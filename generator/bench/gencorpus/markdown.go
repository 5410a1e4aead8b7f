package main

import (
	"fmt"
	"strings"
)

// files are an article and its annotations.
func (a *article) files() []file {
	front := "---\ntitle: " + quoted(a.title) + "\ndate: " + a.date + "\ntopics: " + quotedList(a.topics) +
		"\nsummary: " + quoted(a.summary) + "\nsources: " + quoted(a.source) + "\nlanguage: en\n---\n\n"
	files := []file{{"content/articles/" + a.slug + ".md", front + a.markdown()}}
	for _, an := range a.annotations {
		files = append(files, file{"content/annotations/" + a.slug + "/" + an.id + ".md", an.file()})
	}
	return files
}

func (a *annotation) file() string {
	return "---\nkind: context\nauthors: " + quoted(a.author) + "\ndate: " + a.date + "\nprefix: " + quoted(a.prefix) +
		"\nsuffix: " + quoted(a.suffix) + "\n---\n> " + a.quote + "\n\n" + markdown(a.body) + "\n"
}

// entityFile makes the i-th entity's file.
func (c *corpus) entityFile(i int) file {
	e := &c.entities[i]
	r := c.random(entityTextStream, i)
	p := &prose{corpus: c, r: r, left: 60 + r.IntN(140)}
	for range 2 + r.IntN(5) {
		p.queue = append(p.queue, c.mention(r))
	}
	p.queue = append(p.queue, c.entityLink(r))

	var b strings.Builder
	b.WriteString("---\nname: " + quoted(e.name) + "\nkind: " + e.kind + "\n")
	if e.kind == "person" {
		b.WriteString("family-name: " + quoted(e.name[strings.LastIndexByte(e.name, ' ')+1:]) + "\n")
	}
	b.WriteString("aliases: " + quotedList(e.aliases) + "\n---\n\n")
	for p.left > 0 {
		b.WriteString(markdown(p.line(min(60, max(12, p.left)), true)) + "\n\n")
	}
	return file{"content/entities/" + e.slug + ".md", b.String()}
}

// markdown writes the body of an article.
func (a *article) markdown() string {
	var b strings.Builder
	for _, block := range a.blocks {
		b.WriteString(block.markdown())
		b.WriteString("\n\n")
	}
	for i, note := range a.footnotes {
		fmt.Fprintf(&b, "[^%d]: %s\n", i+1, markdown(note))
	}
	return b.String()
}

func (b block) markdown() string {
	line := markdown(b.line)
	switch b.kind {
	case heading:
		return strings.Repeat("#", b.level) + " " + line
	case quotation:
		return "> " + line
	case bullets, numbered:
		return b.list()
	case table:
		return b.table()
	case listing:
		return "```json\n" + line + "\n```"
	}
	if b.note > 0 {
		return fmt.Sprintf("%s[^%d]", line, b.note)
	}
	return line
}

func (b block) list() string {
	lines := make([]string, len(b.items))
	for i, item := range b.items {
		sign := "- "
		if b.kind == numbered {
			sign = fmt.Sprintf("%d. ", i+1)
		}
		lines[i] = sign + markdown(item)
	}
	return strings.Join(lines, "\n")
}

func (b block) table() string {
	var t strings.Builder
	for i, cell := range b.items {
		t.WriteString("| " + strings.ReplaceAll(markdown(cell), "|", `\|`) + " ")
		if i%columns == columns-1 {
			t.WriteString("|\n")
		}
		if i == columns-1 {
			t.WriteString(strings.Repeat("|---", columns) + "|\n")
		}
	}
	return t.String()
}

// markdown writes a line.
func markdown(line []span) string {
	var b strings.Builder
	for _, s := range line {
		b.WriteString(s.markdown())
	}
	return b.String()
}

func (s span) markdown() string {
	switch s.kind {
	case strong:
		return "**" + s.text + "**"
	case emphasis:
		return "*" + s.text + "*"
	case code:
		return "`" + s.text + "`"
	case webLink:
		return "[" + s.text + "](" + s.target + ")"
	case entityLink, articleLink:
		if s.bare {
			return "[[" + s.target + "]]"
		}
		return "[[" + s.target + "|" + s.text + "]]"
	}
	return s.text
}

// quoted is a string of YAML.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

func quotedList(list []string) string {
	all := make([]string, len(list))
	for i, s := range list {
		all[i] = quoted(s)
	}
	return "[" + strings.Join(all, ", ") + "]"
}
