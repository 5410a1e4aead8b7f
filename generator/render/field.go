package render

import (
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"gloss/generator/diag"
	"gloss/generator/source"
)

// A fieldCheck goes over the templates of a page as an execution would, with types in the place of values. So it comes
// by every branch, also by those that no view in hand leads into. Where a type cannot be known, nil stands for it and
// nothing is said.
type fieldCheck struct {
	theme  *Theme
	page   *template.Template
	own    string          // the file of the page's own template
	seen   map[string]bool // templates with the types that they were gone over with
	broken []*diag.Diagnostic
}

// checkNames reports every field, word and asset that a template names and that does not exist.
func (t *Theme) checkNames() (broken []*diag.Diagnostic) {
	arguments := t.arguments()
	for kind, zero := range kinds {
		for _, used := range t.pages[kind].Templates() {
			if used.Tree != nil {
				broken = append(broken, arguments.check(used.Tree, t.fileOf(used.Tree.ParseName, kind+".html"))...)
			}
		}
		c := &fieldCheck{theme: t, page: t.pages[kind], own: kind + ".html", seen: map[string]bool{}}
		c.template("main", reflect.TypeOf(zero))
		c.template("base", reflect.TypeFor[frame]())
		broken = append(broken, c.broken...)
	}
	return broken
}

func (c *fieldCheck) template(name string, dot reflect.Type) {
	called := c.page.Lookup(name)
	key := fmt.Sprint(name, " ", dot)
	if called == nil || called.Tree == nil || c.seen[key] {
		return
	}
	c.seen[key] = true
	s := fieldScope{c, c.theme.fileOf(called.Tree.ParseName, c.own), dot, map[string]reflect.Type{"$": dot}}
	s.node(called.Tree.Root)
}

// A fieldScope is a stretch of a template within which the dot and the variables have one type each.
type fieldScope struct {
	*fieldCheck
	file      *source.File
	dot       reflect.Type
	variables map[string]reflect.Type
}

// within is the scope of a branch.
func (s fieldScope) within(dot reflect.Type) fieldScope {
	return fieldScope{s.fieldCheck, s.file, dot, maps.Clone(s.variables)}
}

func (s fieldScope) node(n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			s.node(child)
		}
	case *parse.ActionNode:
		s.pipe(n.Pipe)
	case *parse.TemplateNode:
		var dot reflect.Type
		if n.Pipe != nil {
			dot = s.pipe(n.Pipe)
		}
		s.template(n.Name, dot)
	case *parse.IfNode:
		s.branches(&n.BranchNode, func(reflect.Type) reflect.Type { return s.dot })
	case *parse.WithNode:
		s.branches(&n.BranchNode, func(value reflect.Type) reflect.Type { return value })
	case *parse.RangeNode:
		s.branches(&n.BranchNode, element)
	}
}

// branches goes over both branches of a node; dot is the type of the dot in the first, by that of the node's value.
func (s fieldScope) branches(n *parse.BranchNode, dot func(reflect.Type) reflect.Type) {
	inner := s.within(s.dot)
	inner.dot = dot(inner.pipe(n.Pipe))
	if n.NodeType == parse.NodeRange && len(n.Pipe.Decl) > 0 {
		for _, v := range n.Pipe.Decl {
			inner.variables[v.Ident[0]] = nil
		}
		inner.variables[n.Pipe.Decl[len(n.Pipe.Decl)-1].Ident[0]] = inner.dot
	}
	inner.node(n.List)
	if n.ElseList != nil {
		s.within(s.dot).node(n.ElseList)
	}
}

// element is the type of what a range goes over.
func element(list reflect.Type) reflect.Type {
	if list != nil && slices.Contains([]reflect.Kind{reflect.Slice, reflect.Array, reflect.Map}, list.Kind()) {
		return known(list.Elem())
	}
	return nil
}

// known is a type, or nil for one that says nothing of what is in it.
func known(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Interface {
		return nil
	}
	return t
}

func (s fieldScope) pipe(p *parse.PipeNode) (value reflect.Type) {
	for _, command := range p.Cmds {
		value = s.command(command)
	}
	for _, v := range p.Decl {
		s.variables[v.Ident[0]] = value
	}
	return value
}

func (s fieldScope) command(c *parse.CommandNode) reflect.Type {
	var types []reflect.Type
	for _, argument := range c.Args {
		types = append(types, s.value(argument))
	}
	function, called := c.Args[0].(*parse.IdentifierNode)
	switch {
	case !called:
		return types[0]
	case function.Ident == "index" && len(types) == 3:
		return element(types[1])
	}
	return nil
}

func (s fieldScope) value(n parse.Node) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.FieldNode:
		return s.fields(n, s.dot, n.Ident)
	case *parse.VariableNode:
		return s.fields(n, s.variables[n.Ident[0]], n.Ident[1:])
	case *parse.ChainNode:
		return s.fields(n, s.value(n.Node), n.Field)
	case *parse.PipeNode:
		return s.pipe(n)
	}
	return nil
}

// fields is the type of what a chain of fields leads to.
func (s fieldScope) fields(n parse.Node, t reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		for t != nil && t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t == nil || t.Kind() == reflect.Map || reflect.PointerTo(t).NumMethod() > 0 {
			return nil // what it has shows only in its values
		}
		f, found := reflect.StructField{}, false
		if t.Kind() == reflect.Struct {
			f, found = t.FieldByName(name)
		}
		if !found || !f.IsExported() {
			s.report(n, missingField(name, t.String()))
			return nil
		}
		t = known(f.Type)
	}
	return t
}

// report says what is wrong with an expression. The position of a chain of fields is that of one of its links.
func (s fieldScope) report(n parse.Node, message string) {
	expression, start := n.String(), int(n.Position())
	if i := strings.LastIndex(string(s.file.Data()[:min(start+len(expression), len(s.file.Data()))]), expression); i >= 0 {
		start = i
	}
	end := min(start+len(expression), len(s.file.Data()))
	s.broken = append(s.broken, &diag.Diagnostic{Code: diag.TemplateBroken, At: s.file.At(start, end), Message: message})
}
