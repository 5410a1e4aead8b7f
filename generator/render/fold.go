package render

import (
	"html/template"
	"strings"
	"text/template/parse"
)

// fold puts the words of the interface and the addresses of assets, which are the same on every page of a site, into its
// templates, so that no page asks for them. A text with a character that some context must escape is left to be asked
// for.
func fold(set *template.Template, values map[string]func(string) (string, error)) {
	for _, t := range set.Templates() {
		if t.Tree != nil {
			foldList(t.Tree.Root, values)
		}
	}
}

func foldList(list *parse.ListNode, values map[string]func(string) (string, error)) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			if text, known := foldAction(n, values); known {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(text)}
			}
		case *parse.IfNode:
			foldList(n.List, values)
			foldList(n.ElseList, values)
		case *parse.WithNode:
			foldList(n.List, values)
			foldList(n.ElseList, values)
		case *parse.RangeNode:
			foldList(n.List, values)
			foldList(n.ElseList, values)
		}
	}
}

func foldAction(n *parse.ActionNode, values map[string]func(string) (string, error)) (text string, known bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return "", false
	}
	function, argument := call(n.Pipe.Cmds[0])
	if values[function] == nil {
		return "", false
	}
	text, err := values[function](argument.Text)
	return text, err == nil && !strings.ContainsAny(text, "<>&\"'`\\=\x00\n\r\t")
}
