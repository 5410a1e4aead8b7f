package render

import (
	"fmt"
	"slices"
	"text/template/parse"

	"gloss/generator/diag"
	"gloss/generator/language"
	"gloss/generator/source"
)

// arguments are the texts that the functions of templates take, by the function's name.
type arguments map[string][]string

func (t *Theme) arguments() arguments {
	var assets []string
	for _, a := range t.assets {
		assets = append(assets, a.name)
	}
	return arguments{"word": language.For("en").IDs(), "asset": assets}
}

// check reports every word and asset that a template names and that does not exist, wherever it stands: also where no
// page would come by.
func (known arguments) check(tree *parse.Tree, f *source.File) (broken []*diag.Diagnostic) {
	inspect(tree.Root, func(c *parse.CommandNode) {
		function, argument := call(c)
		all, ours := known[function]
		if !ours || slices.Contains(all, argument.Text) {
			return
		}
		start := int(argument.Pos)
		problem := &diag.Diagnostic{
			Code: diag.TemplateBroken, At: f.At(start+1, start+len(argument.Quoted)-1),
			Message: fmt.Sprintf("there is no %s “%s”", function, argument.Text),
		}
		if near := diag.Nearest(argument.Text, all); near != "" {
			problem.Message += fmt.Sprintf(": did you mean “%s”?", near)
		}
		broken = append(broken, problem)
	})
	return broken
}

// call is the function that a command calls with one literal text, and that text; it is empty for any other command.
func call(c *parse.CommandNode) (function string, argument *parse.StringNode) {
	if len(c.Args) != 2 {
		return "", nil
	}
	name, named := c.Args[0].(*parse.IdentifierNode)
	argument, literal := c.Args[1].(*parse.StringNode)
	if !named || !literal {
		return "", nil
	}
	return name.Ident, argument
}

// inspect calls visit for every command below a node of a template.
func inspect(n parse.Node, visit func(*parse.CommandNode)) {
	branch := func(b *parse.BranchNode) {
		inspect(b.Pipe, visit)
		inspect(b.List, visit)
		if b.ElseList != nil {
			inspect(b.ElseList, visit)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			inspect(child, visit)
		}
	case *parse.ActionNode:
		inspect(n.Pipe, visit)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			inspect(n.Pipe, visit)
		}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			inspect(c, visit)
		}
	case *parse.CommandNode:
		visit(n)
		for _, argument := range n.Args {
			inspect(argument, visit)
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	}
}
